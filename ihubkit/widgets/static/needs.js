// @ts-check
// Items with their evidence, the cards that go with them, and the needs a team chose.
import { el } from "./dom.js";
import { panel } from "./panel.js";

/** @param {any} t @param {string} language @param {any} item */
function evidence(t, language, item) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const figure = (/** @type {string} */ label, /** @type {number | null} */ value, /** @type {number | null} */ most) => value !== null && value !== undefined &&
    el("span", { class: "ihk-figure" }, label, " ", el("strong", {}, number.format(value)), most ? ` / ${most}` : "");
  return el("p", { class: "ihk-evidence" },
    figure(t("status"), item.status, item.status_most),
    figure(t("importance"), item.importance, item.importance_most),
    item.n ? el("span", { class: "ihk-figure" }, t("{n} people", { n: item.n })) : el("span", { class: "ihk-figure" }, t("too few answers to show")),
    item.agreement && el("span", { class: "ihk-figure" }, item.agreement));
}

/** @param {any} t @param {any} state @param {any} send @param {string} language */
function chosenNeeds(t, state, send, language) {
  return el("div", { class: "ihk-card ihk-chosen" },
    el("h2", {}, t("Our focus needs"), state.chosen.length > 0 && el("span", { class: "ihk-badge" }, state.chosen.length)),
    state.chosen.length === 0 && el("p", { class: "ihk-soft" }, t("None yet. Two or three are wise: choose them from the list below.")),
    el("ol", { class: "ihk-plain" }, ...state.chosen.map((/** @type {any} */ need) => el("li", {},
      el("div", {}, el("strong", {}, need.title), el("p", { class: "ihk-soft ihk-where" }, need.section), evidence(t, language, need),
        ...need.cards.map((/** @type {string} */ text) => el("blockquote", { dir: "auto" }, text))),
      el("button", { type: "button", "data-key": `drop-${need.id}`, "aria-label": `${t("Drop")}: ${need.title}`, onclick: () => send("drop_need", { need: need.id }) }, t("Drop"))))),
    state.hint && el("p", { class: "ihk-note ihk-warn" }, state.hint),
    state.chosen.length > 0 && state.plan && el("a", { class: "ihk-button ihk-primary", href: state.plan }, t("On to the plan")));
}

/** @param {any} t @param {any} item @param {any} send @param {string} language */
function oneItem(t, item, send, language) {
  return el("li", { class: item.need ? "ihk-is-chosen" : "" },
    el("div", {}, el("strong", {}, el("span", { class: "ihk-item-id" }, item.item), " ", item.title), evidence(t, language, item)),
    item.need
      ? el("button", { type: "button", "aria-pressed": "true", "data-key": `item-${item.item}`, "aria-label": `${t("Focus need")}: ${item.title}`, onclick: () => send("drop_need", { need: item.need }) }, "✓ ", t("Focus need"))
      : el("button", { type: "button", "aria-pressed": "false", "data-key": `item-${item.item}`, "aria-label": `${t("Choose")}: ${item.title}`, onclick: () => send("choose_need", { item: item.item }) }, t("Choose")));
}

/** @param {any} t @param {any} card */
function oneCard(t, card) {
  const kinds = /** @type {any} */ ({ practice: t("Good practice"), need: t("Need"), idea: t("Idea") });
  return el("li", { class: `ihk-need-card ihk-kind-${card.kind}` },
    el("p", { class: "ihk-eyebrow" }, kinds[card.kind] || card.kind, " · ", card.votes === 1 ? t("1 vote") : t("{n} votes", { n: card.votes })),
    el("p", { dir: "auto" }, card.text));
}

/** @param {any} t @param {any} section @param {any} send @param {string} language */
function oneSection(t, section, send, language) {
  return el("section", { class: "ihk-card ihk-need-section" },
    el("h2", {}, section.title),
    el("div", { class: "ihk-need-halves" },
      el("ul", { class: "ihk-plain ihk-items" }, ...section.items.map((/** @type {any} */ item) => oneItem(t, item, send, language))),
      el("div", {},
        el("h3", {}, t("Cards")),
        section.cards.length
          ? el("ul", { class: "ihk-plain" }, ...section.cards.map((/** @type {any} */ card) => oneCard(t, card)))
          : el("p", { class: "ihk-soft" }, t("No approved cards here.")))));
}

export default {
  /** @param {any} host */
  render(host) {
    const language = host.model.get("language") || "en";
    panel(host, "ihk-needs", ({ state, t, send }) => !state.chosen ? [] : [
      chosenNeeds(t, state, send, language),
      ...state.sections.map((/** @type {any} */ section) => oneSection(t, section, send, language)),
    ]);
  },
};
