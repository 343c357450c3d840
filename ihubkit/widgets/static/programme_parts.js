// @ts-check
// What a programme shows of schools: hours by part as numbers and bars, what needs attention, what happens when.
import { el } from "./dom.js";

/** Hours of one part: the bar is there for the eye, the words say all of it. @param {any} part */
export function hoursOf(part) {
  const width = (/** @type {number} */ share) => `inline-size:${share}%`;
  return el("div", { class: "ihk-hours" },
    el("p", {}, el("strong", {}, part.said[0]), " · ", el("span", {}, part.said[1]), " · ", el("span", {}, part.said[2])),
    el("div", { class: "ihk-hours-bar", "aria-hidden": "true" },
      el("span", { class: "ihk-hours-used", style: width(part.used) }), el("span", { class: "ihk-hours-booked", style: width(part.booked) }),
      part.expected > 0 && part.expected < 100 && el("i", { style: `inset-inline-start:${part.expected}%` })),
    part.forecast && el("p", { class: "ihk-soft" }, part.forecast));
}

/** Schools by parts, the schools by name. @param {any} t @param {any[]} columns @param {any[]} schools */
export function hoursTable(t, columns, schools) {
  const cell = (/** @type {any} */ school, /** @type {any} */ column) => {
    const part = school.parts.find((/** @type {any} */ one) => one.id === column.id);
    return el("td", { role: "cell" }, el("span", { class: "ihk-hours-part" }, column.title), part && hoursOf(part));
  };
  return el("table", { class: "ihk-hours-table", role: "table" },
    el("caption", { class: "ihk-hidden-text" }, t("Hours used, booked and planned, by school and part")),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, el("th", { scope: "col", role: "columnheader" }, t("School")),
      ...columns.map((column) => el("th", { scope: "col", role: "columnheader" }, column.title)))),
    el("tbody", { role: "rowgroup" }, ...schools.map((school) => el("tr", { role: "row" },
      el("th", { scope: "row", role: "rowheader" }, school.name, el("span", { class: "ihk-soft" }, school.days), ...school.facts.map((/** @type {string} */ fact) => el("span", { class: "ihk-soft" }, fact)),
        school.remark && el("span", { class: "ihk-remark" }, t("The team:"), " ", el("q", { dir: "auto" }, school.remark))),
      ...columns.map((column) => cell(school, column))))));
}

/** What the bars mean. @param {any} t */
export function legend(t) {
  return el("p", { class: "ihk-hours-legend ihk-soft" },
    el("span", { class: "ihk-hours-used", "aria-hidden": "true" }), " ", t("used"), " ", el("span", { class: "ihk-hours-booked", "aria-hidden": "true" }), " ", t("booked"), " ",
    el("i", { "aria-hidden": "true" }), " ", t("where it would be today, spread evenly"), " · ", t("Hours are as long as a meeting lasts, however many people are there."));
}

/** @param {any} alert */
function oneAlert(alert) {
  return el("li", { class: `ihk-alert ihk-alert-${alert.urgency}` },
    el("span", { class: "ihk-alert-word" }, el("span", { "aria-hidden": "true" }, alert.shape), " ", alert.word),
    el("span", {}, alert.text, " ", el("strong", {}, alert.todo)));
}

/** What needs attention, school by school. @param {any} t @param {any[]} schools @param {boolean} named */
export function attention(t, schools, named) {
  const some = schools.filter((one) => one.alerts.length);
  return el("div", { class: "ihk-card ihk-attention" },
    el("h2", {}, t("What needs attention")),
    some.length === 0 && el("p", { class: "ihk-soft" }, t("Nothing just now.")),
    ...some.map((one) => el("div", {}, named && el("h3", {}, one.name), el("ul", { class: "ihk-plain" }, ...one.alerts.map(oneAlert)))));
}

/** What happens in which month. @param {any} t @param {any[]} steps */
export function months(t, steps) {
  return el("details", { class: "ihk-card", "data-key": "months" }, el("summary", {}, t("What happens when")),
    el("ol", { class: "ihk-plain ihk-months" }, ...steps.map((step) => el("li", { "aria-current": step.now ? "step" : null },
      el("strong", {}, step.month), step.now && el("span", { class: "ihk-badge" }, t("now")),
      ...step.texts.map((/** @type {string} */ text) => el("p", {}, text))))));
}
