// @ts-check
// What facilitators wrote for a school's team, newest workshop first.
import { el } from "./dom.js";
import { panel } from "./panel.js";

/** @param {any} t @param {any} summary @param {number} at */
function oneSummary(t, summary, at) {
  return el("details", { class: "ihk-card", open: at === 0 && matchMedia("(min-width: 62rem)").matches, "data-key": `summary-${summary.id}` },
    el("summary", {}, el("h2", {}, t("Summary of “{title}”", { title: summary.title })), el("span", { class: "ihk-soft" }, summary.whose)),
    el("div", { class: "ihk-summaries-text", lang: summary.language }, ...summary.parts.map((/** @type {any} */ part) => el("section", {},
      part.title && el("h3", {}, part.title),
      el("ul", {}, ...part.sentences.map((/** @type {string} */ one) => el("li", { dir: "auto" }, one)))))),
    summary.print && el("a", { class: "ihk-button", href: summary.print, target: "_blank", rel: "noopener" }, t("Print view")));
}

export default {
  /** @param {any} host */
  render(host) {
    panel(host, "ihk-summaries", ({ state, t }) => (state.summaries || []).map((/** @type {any} */ one, /** @type {number} */ at) => oneSummary(t, one, at)));
  },
};
