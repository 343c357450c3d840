// @ts-check
// Methods that fit: what is asked for, the proposed sets by term with their reasons, and advice where none fits.
import { el } from "./dom.js";
import { panel } from "./panel.js";

const WIDE = "(min-width: 62rem)"; // the form stands beside the proposals

/** How well a method fits: dots, and the word. @param {number} fit @param {string} word */
function marks(fit, word) {
  return el("span", { class: "ihk-fit" }, el("span", { "aria-hidden": "true", class: "ihk-fit-dots" }, "●".repeat(fit) + "○".repeat(3 - fit)), " ", word);
}

/** @param {any} limit @param {any} t @param {string} taken */
function field(limit, t, taken) {
  const hints = [...limit.told, limit.value !== limit.usual && t("usually {n}", { n: limit.usual }), limit.id === "hours" && taken && t("in the plan already: {n}", { n: taken })];
  const said = hints.filter(Boolean).join(" · ");
  return el("label", { class: "ihk-field" }, el("span", {}, limit.label),
    el("input", { type: "text", inputmode: "decimal", autocomplete: "off", name: limit.id, value: limit.value, "data-key": `limit-${limit.id}-${limit.value}` }),
    said && el("small", {}, said));
}

/** @param {any} one @param {any} t */
function methodChoice(one, t) {
  const name = `how-${one.id}`;
  const options = [["", t("as it fits")], ["wish", t("must be there")], ["exclude", t("leave out")]];
  return el("li", {}, el("label", { class: "ihk-how" },
    el("span", {}, one.title),
    el("select", { name, "data-key": `${name}-${one.how}` }, ...options.map(([value, title]) => el("option", { value, selected: value === one.how }, title)))));
}

/** @param {any} state @param {any} t @param {any} send */
function form(state, t, send) {
  const submit = (/** @type {any} */ event) => {
    event.preventDefault();
    if (!matchMedia(WIDE).matches) event.target.closest("details").open = false; // what is proposed stands below
    const data = new FormData(event.target);
    const text = (/** @type {string} */ name) => String(data.get(name) ?? "");
    const answered = new Set(data.getAll("need").map(String));
    send("ask", {
      limits: Object.fromEntries(state.limits.map((/** @type {any} */ one) => [one.id, text(one.id)])),
      methods: Object.fromEntries(state.methods.map((/** @type {any} */ one) => [one.id, text(`how-${one.id}`)]).filter((/** @type {string[]} */ pair) => pair[1])),
      aside: state.needs.filter((/** @type {any} */ one) => !answered.has(one.id)).map((/** @type {any} */ one) => one.id),
    });
  };
  const chosen = state.methods.filter((/** @type {any} */ one) => one.how).length;
  const fitting = state.methods.filter((/** @type {any} */ one) => one.fit || one.how);
  const others = state.methods.filter((/** @type {any} */ one) => !one.fit && !one.how);
  const told = state.limits.map((/** @type {any} */ one) => `${one.label}: ${one.value}`).join(" · ");
  return el("details", { class: "ihk-card ihk-proposals-form", open: matchMedia(WIDE).matches, "data-key": "proposals-form" },
    el("summary", {}, el("h2", {}, t("What we have")), el("span", { class: "ihk-soft" }, told)),
    el("form", { onsubmit: submit },
    !state.calendar && el("p", { class: "ihk-soft" }, t("The plan has no term calendar, so half years are counted.")),
    el("div", { class: "ihk-proposals-limits" }, ...state.limits.map((/** @type {any} */ one) => field(one, t, state.taken))),
    state.needs.length > 0 && el("fieldset", {}, el("legend", {}, t("Needs to answer")), ...state.needs.map((/** @type {any} */ one) =>
      el("label", { class: "ihk-check" }, el("input", { type: "checkbox", name: "need", value: one.id, defaultChecked: !one.aside, "data-key": `need-${one.id}-${one.aside}` }), one.title))),
    el("details", { "data-key": "proposals-methods" },
      el("summary", {}, t("Methods that must be there or not"), chosen > 0 && el("span", { class: "ihk-badge ihk-badge-soft" }, chosen)),
      el("ul", { class: "ihk-plain" }, ...fitting.map((/** @type {any} */ one) => methodChoice(one, t))),
      others.length > 0 && el("details", { "data-key": "proposals-others" }, el("summary", {}, t("Methods for other needs")),
        el("ul", { class: "ihk-plain" }, ...others.map((/** @type {any} */ one) => methodChoice(one, t))))),
    el("button", { type: "submit", class: "ihk-primary" }, t("Propose methods"))));
}

/** @param {any} state @param {number} at @param {any} t @param {any} send @param {Intl.DateTimeFormat} day */
function table(state, at, t, send, day) {
  const shown = state.sets[at];
  const take = (/** @type {any} */ one) => one.taken
    ? el("span", { class: "ihk-taken" }, t("✓ in your plan"))
    : el("button", { type: "button", "data-key": `take-${at}-${one.id}`, onclick: () => send("take", { proposal: at, method: one.id, seen: state.number }) },
      t("Take it"), el("span", { class: "ihk-hidden-text" }, ` ${one.title}`));
  const row = (/** @type {any} */ one) => el("tr", {},
    el("th", { scope: "row" }, el("span", { class: "ihk-proposals-title" }, one.title), el("small", {}, one.purpose)),
    el("td", { "data-label": t("For which needs") }, el("ul", { class: "ihk-plain" }, ...one.answers.map((/** @type {any} */ need) => el("li", {}, need.need, el("br"), marks(need.fit, need.word)))),
      one.answers.length === 0 && t("comes before another one")),
    el("td", { "data-label": t("When") }, el("span", {}, day.formatRange(new Date(`${one.starts}T12:00`), new Date(`${one.ends}T12:00`))), one.until && el("small", {}, t("until “{term}”", { term: one.until }))),
    el("td", { "data-label": t("People"), class: "ihk-number" }, el("span", {}, one.people), !one.whole && el("small", {}, t("a smaller group, to save hours"))),
    el("td", { "data-label": t("Hours"), class: "ihk-number" }, el("span", {}, one.hours)),
    el("td", { class: "ihk-proposals-take" }, take(one)));
  return el("table", {}, el("caption", { class: "ihk-hidden-text" }, t("Proposal {n}", { n: at + 1 })),
    el("thead", {}, el("tr", {}, ...[t("Method"), t("For which needs"), t("When")].map((title) => el("th", { scope: "col" }, title)),
      ...[t("People"), t("Hours")].map((title) => el("th", { scope: "col", class: "ihk-number" }, title)), el("td", {}))),
    ...shown.terms.map((/** @type {any} */ term) => el("tbody", {},
      el("tr", { class: "ihk-proposals-term" }, el("th", { scope: "rowgroup", colSpan: 6 }, term.title)), ...term.methods.map(row))));
}

/** @param {string} title @param {string[]} sentences */
function listed(title, sentences) {
  return sentences.length > 0 && el("section", {}, el("h3", {}, title), el("ul", {}, ...sentences.map((one) => el("li", {}, one))));
}

/** @param {any} state @param {number} at @param {(at: number) => void} turn @param {any} t @param {any} send @param {Intl.DateTimeFormat} day */
function sets(state, at, turn, t, send, day) {
  const shown = state.sets[at];
  const choose = state.sets.length > 1 && el("fieldset", { class: "ihk-proposals-sets" }, el("legend", { class: "ihk-hidden-text" }, t("Proposals")),
    ...state.sets.map((/** @type {any} */ one, /** @type {number} */ n) => el("label", {},
      el("input", { type: "radio", name: "proposal", defaultChecked: n === at, "data-key": `proposal-${state.number}-${n}`, "data-fresh": "", onchange: () => turn(n) }),
      el("span", {}, el("strong", {}, t("Proposal {n}", { n: n + 1 })), el("small", {}, t("Methods: {methods} · hours: {hours}", { methods: one.methods, hours: one.hours }))))));
  return el("div", { class: "ihk-card ihk-proposals-set" }, choose || shown.methods > 0 && el("h2", {}, t("Proposal {n}", { n: 1 })),
    shown.methods === 0
      ? el("h2", {}, t("The plan answers all needs; within these limits nothing adds to it."))
      : el("div", {},
        el("p", { class: "ihk-proposals-total" }, shown.total),
        table(state, at, t, send, day),
        shown.open && el("p", {}, el("button", { type: "button", class: "ihk-primary", "data-key": `take-${at}`, onclick: () => send("take", { proposal: at, method: "", seen: state.number }) }, t("Take all of it into our plan")))),
    el("div", { class: "ihk-proposals-reasons" },
      listed(t("Why these"), shown.why), listed(t("What is different"), shown.differs), listed(t("What it leaves out"), shown.left)));
}

/** @param {any} state @param {any} t @param {any} send */
function advice(state, t, send) {
  const several = state.advice.length > 1;
  return el("div", { class: "ihk-card ihk-proposals-advice" },
    el("h2", {}, t("Nothing answers all needs within these limits")),
    el("p", {}, several ? t("One of these is enough:") : t("This would be enough:")),
    el("ul", { class: "ihk-plain" }, ...state.advice.map((/** @type {string[]} */ lines, /** @type {number} */ n) => el("li", {},
      el("ul", { class: "ihk-plain" }, ...lines.map((one) => el("li", {}, one))),
      el("button", { type: "button", "data-key": `follow-${state.number}-${n}`, onclick: () => send("follow", { advice: n, seen: state.number }) },
        t("Use it"), el("span", { class: "ihk-hidden-text" }, ` ${lines.join("; ")}`))))));
}

/** @param {any} state @param {any} t @param {any} send */
function nothing(state, t, send) {
  const lines = [
    ...state.needs.length ? [] : [t("No focus need is chosen yet. Choose two or three on the page “Needs mapping”.")],
    ...state.aside,
    ...state.needs.length && !state.sets.length && !state.advice.length && !state.aside.length ? [t("There is nothing to answer. Mark a need above.")] : [],
  ];
  return lines.length > 0 && el("div", { class: "ihk-card" }, el("ul", { class: "ihk-plain" }, ...lines.map((one) => el("li", {}, one))),
    state.blocked && el("p", {}, el("button", { type: "button", "data-key": "proposals-allow", onclick: () => send("allow") }, t("Leave no method out"))));
}

export default {
  /** @param {any} host */
  render(host) {
    let at = 0;
    let number = -1;
    /** @type {any} */ let part;
    part = panel(host, "ihk-proposals", ({ state, t, send }) => {
      if (!state.id) return [];
      const language = host.model.get("language") || "en";
      const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "medium" });
      if (state.number !== number) [number, at] = [state.number, 0];
      return [
        form(state, t, send),
        el("div", { class: "ihk-proposals-found" },
          nothing(state, t, send),
          state.used.length > 0 && el("p", { class: "ihk-note" }, t("In the plan already: {methods}", { methods: state.used.join(", ") })),
          state.advice.length > 0 && advice(state, t, send),
          state.sets.length > 0 && sets(state, at, (n) => { at = n; part.redraw(); }, t, send, day)),
      ];
    });
  },
};
