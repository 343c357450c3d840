// @ts-check
// A course brief: topics with their hours, form and time, and what is still open.
import { el } from "./dom.js";
import { panel } from "./panel.js";

export default {
  /** @param {any} host */
  render(host) {
    panel(host, "ihk-course", ({ state, t, send }) => {
      if (!state.topics) return [];
      const line = (/** @type {any} */ one) => el("tr", {},
        el("th", { scope: "row" }, one.title, el("small", { class: "ihk-soft" }, one.said)),
        el("td", { class: "ihk-number" }, el("strong", {}, t("{n} h", { n: one.hours }))));
      const best = (/** @type {string} */ title, /** @type {any[]} */ some) => some.length > 0 && el("div", {}, el("h3", {}, title),
        el("ol", {}, ...some.map((one) => el("li", {}, one.title, el("small", { class: "ihk-soft" }, one.said)))));
      const lengths = el("select", { "data-key": "length", "data-fresh": "", onchange: (/** @type {any} */ event) => send("choose_length", { length: event.target.value }) },
        ...state.lengths.map((/** @type {any} */ one) => el("option", { value: one.id, selected: one.id === state.length }, one.title)));
      return [el("div", { class: "ihk-card" },
        el("div", { class: "ihk-course-head" }, el("h2", {}, t("Course brief"), state.group && el("span", { class: "ihk-soft" }, ` – ${state.group}`)),
          el("label", {}, el("span", { class: "ihk-hidden-text" }, t("Length of the course")), lengths),
          state.print && el("a", { class: "ihk-button", href: state.print, target: "_blank", rel: "noopener" }, t("Print view"))),
        el("p", { class: "ihk-soft" }, t("A draft from the released wishes: hours follow need. Talk about it before it is fixed.")),
        el("div", { class: "ihk-course-parts" },
          state.topics.length > 0 && el("table", {}, el("caption", { class: "ihk-hidden-text" }, t("Topics and hours")),
            el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("Topic")), el("th", { scope: "col", class: "ihk-number" }, t("Hours")))),
            el("tbody", {}, ...state.topics.map(line)),
            el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, t("Together")), el("td", { class: "ihk-number" }, t("{n} h", { n: state.hours }))))),
          el("div", {}, best(t("Form"), state.forms), best(t("Time"), state.times),
            state.open.length > 0 && el("div", {}, el("h3", {}, t("Still open")), el("ul", {}, ...state.open.map((/** @type {string} */ one) => el("li", {}, one)))))))];
    });
  },
};
