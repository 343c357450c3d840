// @ts-check
// Items in order of priority with their evidence, how feasible a team thinks them, and the needs it chose.
import { el } from "./dom.js";
import { panel } from "./panel.js";

const FIRST = 8; // items that stand open; the others can be opened

/** @param {any} t @param {string} language @param {any} item */
function evidence(t, language, item) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const figure = (/** @type {string} */ label, /** @type {number | null} */ value, /** @type {number | null} */ most) => value !== null && value !== undefined &&
    el("span", { class: "ihk-figure" }, label, " ", el("strong", {}, number.format(value)), most ? ` / ${most}` : "");
  const who = item.own ? !item.id && t("judged by the team") : item.n ? t("{n} people", { n: item.n }) : t("too few answers to show");
  return el("p", { class: "ihk-evidence" },
    figure(t("status"), item.status, item.status_most),
    figure(t("importance"), item.importance, item.importance_most),
    who && el("span", { class: "ihk-figure" }, who),
    item.agreement && el("span", { class: "ihk-figure" }, item.agreement));
}

/** @param {any} item */
function said(item) {
  return item.said.length > 0 && el("ul", { class: "ihk-plain ihk-said" }, ...item.said.map((/** @type {string} */ one) => el("li", {}, one)));
}

/** @param {any} t @param {any} state @param {any} send @param {string} language */
function chosenNeeds(t, state, send, language) {
  return el("div", { class: "ihk-card ihk-chosen" },
    el("h2", {}, t("Our focus needs"), state.chosen.length > 0 && el("span", { class: "ihk-badge" }, state.chosen.length)),
    state.chosen.length === 0 && el("p", { class: "ihk-soft" }, t("None yet. Two or three are wise: choose them from the list below.")),
    el("ol", { class: "ihk-plain" }, ...state.chosen.map((/** @type {any} */ need) => el("li", { class: "ihk-row-of-need" },
      el("div", {}, el("strong", {}, need.title), el("p", { class: "ihk-soft ihk-where" }, need.section), evidence(t, language, need), said(need),
        ...need.cards.map((/** @type {string} */ text) => el("blockquote", { dir: "auto" }, text))),
      el("button", { type: "button", "data-key": `drop-${need.id}`, "aria-label": `${t("Drop")}: ${need.title}`, onclick: () => send("drop_need", { need: need.id }) }, t("Drop"))))),
    state.hint && el("p", { class: "ihk-note ihk-warn" }, state.hint),
    state.chosen.length > 0 && state.plan && el("a", { class: "ihk-button ihk-primary", href: state.plan }, t("On to the plan")));
}

/** A radio group: how feasible the team thinks an item is. @param {any} t @param {any} item @param {any} doable @param {any} send */
function judging(t, item, doable, send) {
  return el("fieldset", { class: "ihk-doable" },
    el("legend", {}, t("How feasible is it?"), el("span", { class: "ihk-hidden-text" }, ` – ${item.title}`)),
    ...Object.entries(doable).map(([value, word]) => el("label", {},
      el("input", {
        type: "radio", name: `doable-${item.key}`, value, checked: item.feasibility === Number(value),
        "data-key": `doable-${item.key}-${value}`, "data-fresh": true,
        onchange: () => send("judge", { item: item.item, instrument: item.instrument, value: Number(value) }),
      }), el("span", {}, word))));
}

/** @param {any} t @param {any} item @param {any} send */
function choosing(t, item, send) {
  const key = { type: "button", "data-key": `item-${item.key}` };
  return item.need
    ? el("button", { ...key, "aria-pressed": "true", "aria-label": `${t("Focus need")}: ${item.title}`, onclick: () => send("drop_need", { need: item.need }) }, "✓ ", t("Focus need"))
    : el("button", { ...key, "aria-pressed": "false", "aria-label": `${t("Choose")}: ${item.title}`, onclick: () => send("choose_need", { item: item.item, instrument: item.instrument }) }, t("Choose"));
}

/** @param {any} t @param {any} item @param {any} state @param {any} send @param {string} language */
function oneItem(t, item, state, send, language) {
  return el("li", { class: `ihk-item${item.need ? " ihk-is-chosen" : ""}`, "data-item": item.key },
    el("span", { class: "ihk-place" }, item.place === null ? "–" : el("span", { class: "ihk-hidden-text" }, `${t("Place")} `), item.place),
    el("div", {}, el("strong", {}, el("span", { class: "ihk-item-id" }, item.item), " ", item.title), evidence(t, language, item), said(item)),
    choosing(t, item, send),
    item.place !== null && judging(t, item, state.doable, send));
}

/** @param {any} t @param {any} card */
function oneCard(t, card) {
  const kinds = /** @type {any} */ ({ practice: t("Good practice"), need: t("Need"), idea: t("Idea") });
  return el("li", { class: `ihk-need-card ihk-kind-${card.kind}` },
    el("p", { class: "ihk-eyebrow" }, kinds[card.kind] || card.kind, " · ", card.votes === 1 ? t("1 vote") : t("{n} votes", { n: card.votes })),
    el("p", { dir: "auto" }, card.text));
}

/** What stands above the list: its order, what the words mean. @param {any} t @param {any} state @param {boolean} bySection @param {(bySection: boolean) => void} turn */
function above(t, state, bySection, turn) {
  const way = (/** @type {boolean} */ value, /** @type {string} */ words) => el("label", {},
    el("input", { type: "radio", name: "needs-order", checked: bySection === value, "data-key": `order-${value}`, "data-fresh": true, onchange: () => turn(value) }), el("span", {}, words));
  return el("div", { class: "ihk-need-top" },
    el("h2", {}, t("What comes first")),
    el("fieldset", { class: "ihk-doable" }, el("legend", { class: "ihk-hidden-text" }, t("Order of the list")), way(false, t("By priority")), way(true, t("By section, with cards"))),
    ...(bySection ? [] : state.legend.map((/** @type {string} */ words) => el("p", { class: "ihk-soft" }, words))));
}

/** @param {any} t @param {HTMLElement[]} items */
function byPriority(t, items) {
  const [first, rest] = [items.slice(0, FIRST), items.slice(FIRST)];
  const held = itemOf(document.activeElement)?.dataset.item; // it stays open for whoever works in it
  const opened = rest.some((item) => item.dataset.item === held) ? { open: true, "data-fresh": true } : {};
  return [el("ol", { class: "ihk-plain ihk-items" }, ...first),
    rest.length > 0 && el("details", { "data-key": "rest", ...opened }, el("summary", {}, t("The other {n}", { n: rest.length })), el("ol", { class: "ihk-plain ihk-items", start: FIRST + 1 }, ...rest))];
}

/** @param {any} t @param {any} section @param {Map<string, HTMLElement>} items */
function oneSection(t, section, items) {
  return el("section", { class: "ihk-need-section" },
    el("h3", {}, section.title),
    el("div", { class: "ihk-need-halves" },
      el("ul", { class: "ihk-plain ihk-items" }, ...section.items.map((/** @type {string} */ key) => items.get(key))),
      section.cards.length
        ? el("ul", { class: "ihk-plain", "aria-label": t("Cards") }, ...section.cards.map((/** @type {any} */ card) => oneCard(t, card)))
        : el("p", { class: "ihk-soft" }, t("No approved cards here."))));
}

/** @param {Element | null} node @returns {HTMLElement | null} */
function itemOf(node) {
  return node && node.closest("[data-item]");
}

/**
 * Keep the item people look at where it is on the screen, whatever is put above it.
 * It is the one that has the focus, or else the one under the pointer, or the first one that is seen.
 * @param {HTMLElement} box @param {{ x: number, y: number }} pointer
 */
function holdingStill(box, pointer) {
  const isSeen = (/** @type {HTMLElement | null} */ node) => {
    const { top, bottom } = node && box.contains(node) ? node.getBoundingClientRect() : { top: 0, bottom: 0 };
    return bottom > 0 && top < innerHeight;
  };
  const all = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("[data-item]")]);
  const near = [document.activeElement, document.elementFromPoint(pointer.x, pointer.y)].map(itemOf);
  const isBelow = !all[0] || all[0].getBoundingClientRect().top >= 0;
  const anchor = near.find(isSeen) || (isBelow ? null : all.find(isSeen));
  if (!anchor) return;
  const top = anchor.getBoundingClientRect().top;
  queueMicrotask(() => {
    const again = /** @type {HTMLElement | null} */ (box.querySelector(`[data-item="${CSS.escape(anchor.dataset.item || "")}"]`));
    if (again) scrollBy({ top: again.getBoundingClientRect().top - top, behavior: "instant" });
  });
}

export default {
  /** @param {any} host */
  render(host) {
    const language = host.model.get("language") || "en";
    const pointer = { x: -1, y: -1 };
    let bySection = false;
    /** @type {any} */
    let part = null;
    const turn = (/** @type {boolean} */ value) => { bySection = value; part.redraw(); };
    part = panel(host, "ihk-needs", ({ state, t, send }) => {
      if (!state.chosen) return [];
      if (part) holdingStill(part.body, pointer);
      const items = new Map(state.items.map((/** @type {any} */ item) => [item.key, oneItem(t, item, state, send, language)]));
      return [
        chosenNeeds(t, state, send, language),
        items.size > 0 && el("section", { class: "ihk-card" },
          above(t, state, bySection, turn),
          ...(bySection ? state.sections.map((/** @type {any} */ section) => oneSection(t, section, items)) : byPriority(t, [...items.values()]))),
      ];
    });
    for (const event of ["pointermove", "pointerdown"]) part.box.addEventListener(event, (/** @type {any} */ at) => Object.assign(pointer, { x: at.clientX, y: at.clientY }), { passive: true });
  },
};
