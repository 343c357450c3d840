// @ts-check
// What is agreed with a school: since when it takes part, which course, how many people, how many hours.
import { el } from "./dom.js";

/** @param {string} label @param {Node} input @param {string} [help] */
function term(label, input, help) {
  return el("label", { class: "ihk-field" }, el("span", {}, label), input, help && el("small", {}, help));
}

/** @param {any} form @param {any[]} parts */
function termsOf(form, parts) {
  const data = new FormData(form);
  const number = (/** @type {string} */ name) => Number(data.get(name) || 0);
  const chosen = parts.filter((part) => part.choices.length).map((part) => [part.id, String(data.get(`part-${part.id}`))]);
  const agreed = parts.filter((part) => !part.choices.length && number(`part-${part.id}`)).map((part) => [part.id, number(`part-${part.id}`)]);
  return {
    starts: String(data.get("starts")), ends: String(data.get("ends") || ""), people: Math.round(number("people")), staff: Math.round(number("staff")),
    chosen: Object.fromEntries(chosen), agreed: Object.fromEntries(agreed),
  };
}

/** @param {any} t @param {any} part @param {any} one @param {string} key */
function partTerm(t, part, one, key) {
  const name = `part-${part.id}`;
  if (part.choices.length) {
    return term(part.title, el("select", { name, "data-key": `${key}-${name}` }, ...part.choices.map((/** @type {any} */ choice) =>
      el("option", { value: choice.id, selected: choice.id === one.chosen[part.id] }, `${choice.title} (${t("{n} h", { n: choice.hours })})`))));
  }
  const range = part.most !== null ? t("{least} to {most} hours", { least: part.least, most: part.most }) : t("{least} hours or more", { least: part.least });
  return term(part.title, el("input", { type: "number", name, min: 0, max: 1000, step: 0.25, value: String(one.agreed[part.id] ?? part.least), "data-key": `${key}-${name}` }), range);
}

/** @param {any} t @param {any} state @param {any} one @param {string} key */
function termFields(t, state, one, key) {
  return [
    el("div", { class: "ihk-meeting-row" },
      term(t("First day"), el("input", { type: "date", name: "starts", value: one.starts, required: true, "data-key": `${key}-starts` })),
      term(t("Last day"), el("input", { type: "date", name: "ends", value: one.ends, "data-key": `${key}-ends` }), t("Empty: {n} months after the first.", { n: state.months }))),
    el("div", { class: "ihk-meeting-row" },
      term(t("How many take part"), el("input", { type: "number", name: "people", min: 0, max: 5000, value: String(one.people || ""), "data-key": `${key}-people` }), t("Empty: as many as joined a workshop.")),
      term(t("of how many staff"), el("input", { type: "number", name: "staff", min: 0, max: 5000, value: String(one.staff || ""), "data-key": `${key}-staff` }))),
    el("div", { class: "ihk-meeting-row" }, ...state.terms.map((/** @type {any} */ part) => partTerm(t, part, one, key))),
  ];
}

/** Enrol a school. @param {any} t @param {any} state @param {any} send @param {string} school chosen one @param {(id: string) => void} choose */
export function enrolment(t, state, send, school, choose) {
  const one = state.free.find((/** @type {any} */ free) => free.id === school) || state.free[0];
  if (!one) return state.schools.length ? null : el("p", { class: "ihk-note" }, t("Add schools on the page “Prepare” first."));
  const key = `enrol-${state.id}-${state.form.n}-${one.id}`;
  const submit = (/** @type {any} */ event) => { event.preventDefault(); send("enrol", { school: one.id, terms: termsOf(event.target, state.terms) }); };
  const blank = { starts: state.today, ends: "", people: 0, staff: one.staff, chosen: {}, agreed: {} };
  return el("details", { class: "ihk-card", open: state.schools.length === 0, "data-key": `enrol-${state.id}-${state.schools.length}` },
    el("summary", {}, t("A school takes part …")),
    el("form", { onsubmit: submit },
      term(t("School"), el("select", { "data-key": `enrol-school-${state.form.n}`, "data-fresh": "", onchange: (/** @type {any} */ event) => choose(event.target.value) },
        ...state.free.map((/** @type {any} */ free) => el("option", { value: free.id, selected: free === one }, free.title)))),
      ...termFields(t, state, blank, key),
      el("button", { type: "submit", class: "ihk-primary" }, t("It takes part"))));
}

/** What is agreed with each school, to change. @param {any} t @param {any} state @param {any} send */
export function agreements(t, state, send) {
  const change = (/** @type {any} */ school) => {
    const key = `terms-${school.id}-${school.seen}`;
    const submit = (/** @type {any} */ event) => { event.preventDefault(); send("change_terms", { enrolment: school.id, seen: school.seen, terms: termsOf(event.target, state.terms) }); };
    return el("li", {},
      el("details", { "data-key": key }, el("summary", {}, school.name),
        el("form", { onsubmit: submit }, ...termFields(t, state, school, key),
          el("div", { class: "ihk-row" }, el("button", { type: "submit", class: "ihk-primary" }, t("Save")),
            el("button", { type: "button", onclick: () => send("leave", { enrolment: school.id }) }, t("It does not take part after all")),
            school.print && el("a", { class: "ihk-button", href: school.print, target: "_blank", rel: "noopener" }, t("Print its log"))))));
  };
  return el("details", { class: "ihk-card", "data-key": `agreed-${state.id}` }, el("summary", {}, t("What is agreed with each school …")),
    el("ul", { class: "ihk-plain" }, ...state.schools.map(change)));
}
