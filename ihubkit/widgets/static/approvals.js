// @ts-check
// Cards that wait to be shown to all, and those already looked at.
import { el } from "./dom.js";
import { panel } from "./panel.js";

/** @param {any} t @param {string} kind */
function kindName(t, kind) {
  return { practice: t("Good practice"), need: t("Need"), idea: t("Idea") }[kind] || kind;
}

/** @param {any} t @param {any} card @param {any} send */
function one(t, card, send) {
  const review = (/** @type {string} */ state, /** @type {string} */ label, /** @type {string} */ look) =>
    el("button", { type: "button", class: look, "data-key": `${state}-${card.id}`, "aria-label": `${label}: ${card.text.slice(0, 60)}`, onclick: () => send("review", { card: card.id, state }) }, label);
  return el("li", { class: `ihk-waiting ihk-kind-${card.kind}` },
    el("p", { class: "ihk-eyebrow" }, kindName(t, card.kind), card.section && ` · ${card.section}`, card.school && ` · ${card.school}`),
    el("p", { class: "ihk-card-text", dir: "auto" }, card.text),
    el("div", { class: "ihk-row" },
      card.state !== "shown" && review("shown", t("Show to all"), card.state === "waiting" ? "ihk-primary" : ""),
      card.state !== "hidden" && review("hidden", t("Hide"), ""),
      card.state === "hidden" && el("span", { class: "ihk-soft" }, t("hidden")),
      card.state === "shown" && el("span", { class: "ihk-soft" }, t("shown to all"))));
}

export default {
  /** @param {any} host */
  render(host) {
    panel(host, "ihk-approvals", ({ state, t, send }) => !state.waiting ? [] : [
      el("div", { class: "ihk-card" },
        el("h2", {}, t("Cards to approve"), state.waiting.length > 0 && el("span", { class: "ihk-badge" }, state.waiting.length)),
        state.waiting.length
          ? el("ul", { class: "ihk-plain" }, ...state.waiting.map((/** @type {any} */ card) => one(t, card, send)))
          : el("p", { class: "ihk-soft" }, t("No card is waiting. Nothing written is shown to others before you approve it.")),
        state.reviewed.length > 0 && el("details", { "data-key": "reviewed" },
          el("summary", {}, t("Already looked at ({n})", { n: state.reviewed.length })),
          el("ul", { class: "ihk-plain" }, ...state.reviewed.map((/** @type {any} */ card) => one(t, card, send))))),
    ]);
  },
};
