// @ts-check
// Programmes over months: facilitators see all schools and keep the log; a team sees its own school.
import { el } from "./dom.js";
import { fieldBook, offers, tellOverall } from "./fields.js";
import { panel } from "./panel.js";
import { entryWords, newMeeting, wholeLog } from "./programme_log.js";
import { attention, hoursOf, hoursTable, legend, months } from "./programme_parts.js";
import { agreements, enrolment } from "./programme_terms.js";

/** @param {any} t @param {any} state @param {any} send */
function top(t, state, send) {
  const choose = (/** @type {any} */ event) => send("choose_programme", { programme: event.target.value });
  return el("div", { class: "ihk-card ihk-programme-top" },
    el("label", { class: "ihk-field" }, el("span", {}, t("Programme")), el("select", { "data-key": "programme", "data-fresh": "", onchange: choose },
      ...state.offered.map((/** @type {any} */ one) => el("option", { value: one.id, selected: one.id === state.id }, one.title)))),
    el("p", { class: "ihk-soft" }, state.about));
}

/** @param {any} t @param {any} state */
function overview(t, state) {
  return el("div", { class: "ihk-card" }, el("h2", {}, t("Schools and hours")), hoursTable(t, state.columns, state.schools), legend(t),
    state.downloads.length > 0 && el("p", { class: "ihk-row" }, ...state.downloads.map((/** @type {any} */ file) => el("a", { class: "ihk-button", href: file.href, download: "" }, file.title))));
}

/** @param {any} t @param {any} school @param {any} state @param {any} send */
function ownSchool(t, school, state, send) {
  return [
    el("div", { class: "ihk-card" },
      el("h2", {}, school.title), el("p", { class: "ihk-soft" }, school.days, ...school.facts.map((/** @type {string} */ fact) => ` · ${fact}`)),
      el("div", { class: "ihk-own-parts" }, ...school.parts.map((/** @type {any} */ part) => el("div", {}, el("h3", {}, part.title), hoursOf(part)))), legend(t),
      el("div", { class: "ihk-row" },
        school.same_dates ? el("span", { class: "ihk-soft" }, t("The plan is for this time.")) : el("button", { type: "button", "data-key": `dates-${school.id}`, onclick: () => send("take_dates", { enrolment: school.id }) }, t("Take these dates into the plan")),
        state.print && el("a", { class: "ihk-button", href: state.print, target: "_blank", rel: "noopener" }, t("Print the log")))),
    attention(t, [school], false),
    el("div", { class: "ihk-card ihk-log" }, el("h2", {}, t("Next meetings")),
      school.next.length === 0 && el("p", { class: "ihk-soft" }, t("No meeting is booked from today on. Agree on a day with your mentor.")),
      el("ul", { class: "ihk-plain" }, ...school.next.map((/** @type {any} */ one) => el("li", { class: "ihk-entry" }, entryWords(t, one, false))))),
    school.steps.length > 0 && months(t, school.steps),
    school.log.length > 0 && el("details", { class: "ihk-card ihk-log", "data-key": `held-${school.id}` }, el("summary", {}, t("What was held ({n})", { n: school.log.length })),
      el("ul", { class: "ihk-plain" }, ...school.log.map((/** @type {any} */ one) => el("li", { class: "ihk-entry" }, entryWords(t, one, false))))),
  ];
}

/** The team's remark, which saves itself; stays while all else is drawn anew. @param {any} model @param {any} t @param {any} send */
function remarks(model, t, send) {
  const overall = el("p", { class: "ihk-overall ihk-soft", role: "status" });
  const box = el("div", { class: "ihk-card ihk-remarks", hidden: true, "data-keeps-unsaved": true });
  let drawn = "";
  const book = fieldBook({ plan: () => drawn, t, send, changed: () => tellOverall(overall, book.state(), t) });
  const show = () => {
    const state = model.get("state") || {};
    const school = state.team && state.schools[0];
    box.hidden = !school;
    if (!school) return;
    if (drawn === school.id) return book.heard({ part: "remark", id: school.id, name: "remark" }, school.remark);
    book.flush();
    book.prune(new Set());
    drawn = school.id;
    const input = el("textarea", { rows: 3, dir: "auto" });
    const field = book.add({ part: "remark", id: school.id, name: "remark", label: t("Our remark"), text: school.remark, input, hint: t("Your mentor and the hub read it.") });
    box.replaceChildren(field, overall, ...offers(drawn, book, t));
  };
  model.on("change:state", show);
  model.on("change:message", () => { const told = model.get("message") || {}; if (told.mark) book.answered(told); });
  show();
  return box;
}

export default {
  /** @param {any} host */
  render(host) {
    let only = "", most = 8, school = "";
    /** @type {any} */ let part;
    const look = (/** @type {string} */ whose, /** @type {number} */ many) => { only = whose; most = many; part.redraw(); };
    const choose = (/** @type {string} */ id) => { school = id; part.redraw(); };
    part = panel(host, "ihk-programme", ({ state, t, send }) => {
      if (!state.schools) return [];
      if (state.team) return state.schools.length ? state.schools.flatMap((/** @type {any} */ one) => ownSchool(t, one, state, send)) : [el("p", { class: "ihk-note" }, t("Your school takes part in no programme. The hub enrols schools."))];
      const some = state.schools.length > 0;
      if (!state.schools.some((/** @type {any} */ one) => one.id === only)) only = "";
      return [some && newMeeting(t, state, send), top(t, state, send), some && overview(t, state), some && attention(t, state.schools, true),
        some && wholeLog(t, state, send, only, most, look), some && agreements(t, state, send), enrolment(t, state, send, school, choose)];
    });
    const t = (/** @type {string} */ text, /** @type {any} */ values = {}) => ((host.model.get("texts") || {})[text] || text).replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ name) => name in values ? String(values[name]) : whole);
    part.box.append(remarks(host.model, t, part.send));
  },
};
