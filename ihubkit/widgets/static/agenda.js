// @ts-check
// What the room could talk about: the most split first, each with one button that puts it on all screens.
import { el } from "./dom.js";

const FIRST = 4; // topics that are seen at once

/** How many gave each answer, as small columns. @param {any[]} spread */
function columns(spread) {
  if (!spread.length) return null;
  const most = Math.max(...spread.map(({ n }) => n), 1);
  return el("div", { class: "ihk-spread" },
    ...spread.map(({ value, text, n }) => el("div", { title: `${text}: ${n}` },
      el("span", {}, n), el("i", { style: `block-size: ${(n / most).toFixed(2)}em` }), el("small", {}, value))));
}

/** @param {any} t @param {any} agenda @param {any} topic @param {any} act */
function row(t, agenda, topic, act) {
  const isChosen = topic.item === agenda.chosen;
  const badge = isChosen ? t("on all screens") : topic.item === agenda.proposed ? t("proposed") : topic.discussed ? t("talked about") : "";
  const facts = [topic.said, t("n = {n}", { n: topic.n }), topic.round > 1 && t("Round {n}", { n: topic.round })].filter(Boolean).join(" · ");
  return el("li", { class: isChosen ? "ihk-here" : null },
    columns(topic.spread),
    el("div", {}, el("strong", {}, `${topic.item}  ${topic.title}`),
      badge && el("span", { class: isChosen || topic.item === agenda.proposed ? "ihk-badge" : "ihk-badge ihk-badge-soft" }, badge),
      el("p", { class: "ihk-soft" }, facts)),
    isChosen ? el("span", {}) : el("button", {
      type: "button", "data-key": `discuss-${topic.item}`, "aria-label": t("Discuss: {title}", { title: topic.title }),
      onclick: () => act("discuss", { item: topic.item }),
    }, t("Discuss")));
}

/** @param {any} t @param {any} agenda @param {any} act */
export function agendaCard(t, agenda, act) {
  const list = (/** @type {any[]} */ topics) => el("ol", { class: "ihk-agenda" }, ...topics.map((topic) => row(t, agenda, topic, act)));
  const { topics } = agenda;
  const chosen = topics.findIndex((/** @type {any} */ topic) => topic.item === agenda.chosen);
  const front = topics.filter((/** @type {any} */ _, /** @type {number} */ place) => place < FIRST || place === chosen);
  const rest = topics.filter((/** @type {any} */ topic) => !front.includes(topic));
  return el("div", { class: "ihk-card" },
    el("h2", {}, t("What to talk about")),
    el("p", { class: "ihk-soft" }, agenda.why),
    list(front),
    rest.length > 0 && el("details", { "data-key": "agenda" }, el("summary", {}, t("{n} more topics", { n: rest.length })), list(rest)));
}
