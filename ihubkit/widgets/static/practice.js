// @ts-check
// Says above a questionnaire that it is only a look.
import { el } from "./dom.js";
import { panel } from "./panel.js";

export default {
  /** @param {any} host */
  render(host) {
    panel(host, "ihk-practice", ({ state, t }) => [
      el("h2", {}, t("What is asked: {title}", { title: state.title || "" })),
      el("p", { class: "ihk-note" }, t("Try the questions out. Nothing you choose here is stored or counted.")),
    ]);
  },
};
