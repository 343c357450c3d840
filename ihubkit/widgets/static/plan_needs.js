// @ts-check
// The focus needs beside a plan, each with its evidence.
import { el } from "./dom.js";

/** @param {any} t @param {any} need @param {any} send @param {string} language */
function needCard(t, need, send, language) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const figure = (/** @type {string} */ label, /** @type {number | null} */ value, /** @type {number | null} */ most) =>
    typeof value === "number" && el("span", {}, label, " ", el("strong", {}, number.format(value)), most ? ` / ${most}` : "");
  return el("li", { class: "ihk-need", "data-part": "need", "data-id": need.id, tabindex: -1 },
    el("strong", {}, need.title), el("p", { class: "ihk-soft" }, need.section),
    el("p", { class: "ihk-figures" }, figure(t("status"), need.status, need.status_most), figure(t("importance"), need.importance, need.importance_most),
      need.n && el("span", {}, t("{n} people", { n: need.n })), need.agreement && el("span", {}, need.agreement)),
    need.said.length + need.cards.length > 0 && el("details", {}, el("summary", {}, t("What this rests on")),
      need.said.length > 0 && el("ul", { class: "ihk-need-said" }, ...need.said.map((/** @type {string} */ one) => el("li", {}, one))),
      ...need.cards.map((/** @type {string} */ text) => el("blockquote", { dir: "auto" }, text))),
    !need.has_goal && el("button", { type: "button", onclick: () => send("add_goal", { need: need.id }) }, t("Add a goal for it")));
}

/** @param {any} t @param {any[]} needs @param {any} send @param {string} language */
export function needList(t, needs, send, language) {
  return [el("h2", {}, t("Focus needs")), needs.length
    ? el("ul", { class: "ihk-plain" }, ...needs.map((need) => needCard(t, need, send, language)))
    : el("p", { class: "ihk-soft" }, t("None chosen yet. Choose them on the page “Needs mapping”; their evidence then stands here."))];
}
