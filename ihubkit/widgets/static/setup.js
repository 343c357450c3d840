// @ts-check
// Before the day: first schools, then a workshop from a template; one step after the other.
import { el } from "./dom.js";
import { panel } from "./panel.js";

/** @param {string} label @param {Node} input @param {string} [help] */
function field(label, input, help) {
  return el("label", { class: "ihk-field" }, el("span", {}, label), input, help && el("small", {}, help));
}

/** @param {any[]} options @param {object} props @param {string} [value] */
function select(options, props, value) {
  return el("select", props, ...options.map((one) => el("option", { value: one.id, selected: one.id === value }, one.title)));
}

/** @param {any} t @param {any} state @param {any} send */
function schools(t, state, send) {
  const key = `school-${state.schools.length}`;
  const submit = (/** @type {any} */ event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    send("add_school", { name: String(data.get("name")), staff: Number(data.get("staff") || 0), language: String(data.get("language")) });
  };
  return el("div", { class: "ihk-card" },
    el("h2", {}, t("1. Schools")),
    state.schools.length === 0 && el("p", {}, t("Start here: name the schools that take part. You can add more at any time.")),
    state.schools.length > 0 && el("ul", { class: "ihk-plain ihk-schools" }, ...state.schools.map((/** @type {any} */ school) => oneSchool(t, school, send))),
    el("form", { onsubmit: submit, class: "ihk-school-form" },
      field(t("Name of the school"), el("input", { type: "text", name: "name", maxlength: 120, required: true, autocomplete: "off", "data-key": `${key}-name` })),
      field(t("Staff (0: not known)"), el("input", { type: "number", name: "staff", min: 0, max: 5000, value: "0", "data-key": `${key}-staff` })),
      field(t("Language"), select(state.languages, { name: "language", "data-key": "school-language" })),
      el("button", { type: "submit", class: state.schools.length ? "" : "ihk-primary" }, t("Add the school"))));
}

/** @param {any} t @param {any} school @param {any} send */
function oneSchool(t, school, send) {
  const submit = (/** @type {any} */ event) => {
    event.preventDefault();
    send("rename_school", { school: school.id, name: String(new FormData(event.target).get("name")) });
  };
  return el("li", {},
    el("span", {}, el("strong", {}, school.name), " ", el("span", { class: "ihk-soft" }, school.staff ? t("{n} staff", { n: school.staff }) : "", school.staff ? " · " : "", school.language)),
    el("details", { "data-key": `rename-${school.id}-${school.name}` },
      el("summary", {}, t("Rename …"), el("span", { class: "ihk-hidden-text" }, ` ${school.name}`)),
      el("form", { onsubmit: submit, class: "ihk-row" },
        el("input", { type: "text", name: "name", value: school.name, maxlength: 120, required: true, "aria-label": t("New name"), "data-key": `name-${school.id}` }),
        el("button", { type: "submit" }, t("Save the name")))));
}

/** @param {any} t @param {any} template */
function preview(t, template) {
  return el("div", { class: "ihk-preview" },
    el("p", {}, template.about, " ", el("strong", {}, t("{n} minutes altogether", { n: template.minutes }))),
    el("ol", {}, ...template.parts.map((/** @type {any} */ part) => el("li", {}, part.title, " ", el("span", { class: "ihk-soft" }, t("{n} min", { n: part.minutes }))))));
}

/** @param {any} t @param {any} state @param {any} send @param {string} chosen @param {(id: string) => void} choose */
function workshop(t, state, send, chosen, choose) {
  const template = state.templates.find((/** @type {any} */ one) => one.id === chosen) || state.templates[0];
  const key = `workshop-${state.workshops}`;
  const submit = (/** @type {any} */ event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    send("make_workshop", {
      title: String(data.get("title")), runsheet: String(data.get("runsheet")), wave: Number(data.get("wave")),
      schools: data.getAll("school").map(String), languages: data.getAll("language").map(String),
    });
  };
  const checks = (/** @type {string} */ name, /** @type {any[]} */ options, /** @type {(one: any) => boolean} */ on) =>
    options.map((one) => el("label", { class: "ihk-check" },
      el("input", { type: "checkbox", name, value: one.id, defaultChecked: on(one), "data-key": `${key}-${name}-${one.id}` }), one.title || one.name));
  return el("div", { class: "ihk-card" },
    el("h2", {}, t("2. Workshop")),
    state.schools.length === 0
      ? el("p", { class: "ihk-soft" }, t("Add a school first; then make the workshop here."))
      : el("form", { onsubmit: submit },
        el("fieldset", { class: "ihk-templates" }, el("legend", {}, t("What will you do?")), ...state.templates.map((/** @type {any} */ one) =>
          el("label", { class: "ihk-template" },
            el("input", { type: "radio", name: "runsheet", value: one.id, defaultChecked: one === template, "data-key": `template-${one.id}`, "data-fresh": "", onchange: () => choose(one.id) }),
            el("strong", {}, one.title)))),
        template && preview(t, template),
        field(t("Title"), el("input", { type: "text", name: "title", maxlength: 200, placeholder: template?.title || "", autocomplete: "off", "data-key": `${key}-title` }), t("Participants read it. Left empty, it is called like the template.")),
        el("div", { class: "ihk-form-halves" },
          el("fieldset", {}, el("legend", {}, t("Schools")), ...checks("school", state.schools, () => state.schools.length <= 2)),
          el("fieldset", {}, el("legend", {}, t("Languages people can choose")), ...checks("language", state.languages, (one) => one.id === "en" || state.schools.some((/** @type {any} */ school) => school.language === one.title)))),
        field(t("Which measurement is it?"), select(state.waves, { name: "wave", "data-key": `${key}-wave` })),
        el("button", { type: "submit", class: "ihk-primary" }, t("Make the workshop"))));
}

/** Schools that can come back to their plan. @param {any} t @param {any} state @param {any} send */
function reviews(t, state, send) {
  return el("div", { class: "ihk-card" },
    el("h2", {}, t("Or start from a plan's review")),
    el("p", {}, t("A follow-up in one hour: people answer the plan's own questions once more, look at what has changed, and the team writes down what it has learned.")),
    el("ul", { class: "ihk-plain ihk-schools" }, ...state.plans.map((/** @type {any} */ plan) => el("li", {},
      el("span", {}, el("strong", {}, plan.name), " ", el("span", { class: "ihk-soft" }, plan.said)),
      el("button", { type: "button", "data-key": `review-of-${plan.id}`, onclick: () => send("make_review_workshop", { school: plan.id }) },
        t("Make the follow-up"), el("span", { class: "ihk-hidden-text" }, ` ${plan.name}`))))));
}

export default {
  /** @param {any} host */
  render(host) {
    let chosen = "";
    /** @type {any} */ let part;
    part = panel(host, "ihk-setup", ({ state, t, send }) => !state.templates ? [] : [
      schools(t, state, send),
      workshop(t, state, send, chosen, (id) => { chosen = id; part.redraw(); }),
      (state.plans || []).length > 0 && reviews(t, state, send),
    ]);
  },
};
