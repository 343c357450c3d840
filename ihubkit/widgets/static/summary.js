// @ts-check
// A picture in two sentences.
import { el } from "./dom.js";
import { panel } from "./panel.js";

export default {
  /** @param {any} host */
  render(host) {
    panel(host, "ihk-summary", ({ state, t }) => !state.sentences?.length ? [] : [
      el("div", { class: "ihk-card" },
        el("h2", {}, t("In words")),
        el("ul", {}, ...state.sentences.map((/** @type {string} */ sentence) => el("li", {}, sentence))),
        el("p", { class: "ihk-soft" }, t("From the answers of {n} people.", { n: state.n }))),
    ]);
  },
};
