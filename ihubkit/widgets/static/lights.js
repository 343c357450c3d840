// @ts-check
// The traffic-light picture of what a team answered: a table, and what to begin with.
import { el } from "./dom.js";
import { panel } from "./panel.js";
import { signal } from "./signal.js";

export default {
  /** @param {any} host */
  render({ model, el: root }) {
    panel({ model, el: root }, "ihk-lights", ({ state, t }) => {
      const counts = (/** @type {any[]} */ some) => el("p", { class: "ihk-lights-counts" }, ...some.map((one) => signal(one.light, one.word, one.n)));
      const row = (/** @type {any} */ item) => el("tr", {},
        el("th", { scope: "row" }, item.title),
        el("td", {}, signal(item.light, item.word),
          item.importance && el("small", { class: "ihk-soft" }, item.importance),
          item.before && el("small", { class: "ihk-soft" }, t("before: {word}", { word: item.before }))));
      const section = (/** @type {any} */ one) => el("tbody", {},
        el("tr", { class: "ihk-lights-section" }, el("th", { scope: "rowgroup", colSpan: 2 }, one.title, " ", counts(one.counts))),
        ...one.items.map(row));
      return [state.sections && el("div", { class: "ihk-card" },
        el("h2", {}, t("Our picture")), counts(state.counts),
        state.first.length > 0 && el("div", { class: "ihk-lights-first" }, el("h3", {}, t("Weak and important")),
          el("ol", {}, ...state.first.map((/** @type {string} */ title) => el("li", {}, title))),
          state.needs && el("p", {}, el("a", { href: state.needs }, t("They stand among the needs on the page “Needs mapping”.")))),
        el("table", {}, el("caption", { class: "ihk-hidden-text" }, t("Our picture")),
          el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("Topic")), el("th", { scope: "col" }, t("Where we stand")))),
          ...state.sections.map(section)))];
    });
  },
};
