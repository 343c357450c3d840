// @ts-check
import { el, translator } from "./dom.js";

/**
 * @typedef {{ id: string, kind: string, section: string, text: string, votes: number, state?: string, voted?: boolean, own?: boolean }} Card
 * @typedef {{ kind: string, section: string, text: string }} Draft
 * @typedef {{ get(name: string): any, set(name: string, value: any): void, save_changes(): void, send(message: any): void,
 *   on(event: string, handle: () => void): void, off(event: string, handle: () => void): void }} CardsModel
 */

const LONGEST = 500;
const SAVE_MS = 300;
let forms = 0; // tells apart the radio groups of two boards on one page

/** A board of cards: writing, own ones, and those shown to all. */
class Board {
  /** @param {CardsModel} model @param {HTMLElement} root */
  constructor(model, root) {
    this.model = model;
    this.t = translator(model);
    this.name = `ihk-cards-${++forms}`;
    this.timer = 0;
    this.box = el("div", { class: "ihk ihk-cards" });
    root.append(this.box);
  }

  /** @returns {Record<string, { name: string, ask: string }>} */
  get words() {
    const t = this.t;
    return {
      practice: { name: t("Good practice"), ask: t("What works well at our school?") },
      need: { name: t("Need"), ask: t("What do we need?") },
      idea: { name: t("Idea"), ask: t("What could we try?") },
    };
  }

  /** @returns {string[]} */
  get kinds() {
    const wanted = this.model.get("kinds") || [];
    return wanted.length ? wanted : Object.keys(this.words);
  }

  /** @returns {Draft} */
  get draft() {
    const draft = this.model.get("draft") || {};
    const kind = this.kinds.includes(draft.kind) ? draft.kind : this.kinds[0] || "idea";
    return { kind, section: draft.section || "", text: draft.text || "" };
  }

  draw() {
    this.own = el("ul", { class: "ihk-cards-list" });
    this.shown = el("ul", { class: "ihk-cards-list" });
    this.ownPart = el("section", {}, el("h2", {}, this.t("My cards")), this.own);
    this.shownPart = el("section", {}, el("h2", {}, this.t("Cards of all")), this.shown);
    this.notice = el("p", { class: "ihk-cards-notice", role: "status" });
    this.box.replaceChildren(this.drawForm(), this.ownPart, this.shownPart);
    this.showNotice();
    this.showLists();
  }

  drawForm() {
    const { kind, section, text } = this.draft;
    const sections = /** @type {{ id: string, title: string }[]} */ (this.model.get("sections") || []);
    this.ask = el("label", { for: `${this.name}-text` }, this.words[kind]?.ask);
    this.text = /** @type {HTMLTextAreaElement} */ (el("textarea", {
      id: `${this.name}-text`, rows: 4, dir: "auto", "aria-describedby": `${this.name}-count`, oninput: () => this.write(),
      onblur: () => this.model.save_changes(),
    }));
    this.text.value = text;
    this.count = el("p", { class: "ihk-cards-count ihk-soft", id: `${this.name}-count` });
    this.section = /** @type {HTMLSelectElement} */ (el("select", { id: `${this.name}-section`, onchange: () => this.write() },
      el("option", { value: "" }, this.t("In general")),
      ...sections.map(({ id, title }) => el("option", { value: id, selected: id === section }, title))));
    this.kindRow = this.drawKinds(kind);
    this.countLetters();
    return el("form", { class: "ihk-card ihk-cards-form", onsubmit: (/** @type {Event} */ event) => this.add(event) },
      this.kindRow,
      el("div", { hidden: sections.length === 0 }, el("label", { for: `${this.name}-section` }, this.t("About")), this.section),
      el("div", {}, this.ask, this.text, this.count),
      el("button", { type: "submit", class: "ihk-primary" }, this.t("Add the card")), this.notice);
  }

  /** @param {string} chosen */
  drawKinds(chosen) {
    return el("fieldset", { class: "ihk-cards-kinds", hidden: this.kinds.length < 2 },
      el("legend", {}, this.t("Kind of card")),
      ...this.kinds.map((kind) => el("label", {},
        el("input", { type: "radio", name: this.name, value: kind, checked: kind === chosen, onchange: () => this.write() }),
        el("span", {}, this.words[kind]?.name || kind))));
  }

  /** Keep what is being written. */
  write() {
    if (!this.text || !this.section || !this.kindRow || !this.ask) return;
    const chosen = /** @type {HTMLInputElement | null} */ (this.kindRow.querySelector(":checked"));
    const kind = chosen?.value || this.kinds[0] || "idea";
    this.ask.textContent = this.words[kind]?.ask || "";
    this.model.set("draft", { kind, section: this.section.value, text: this.text.value });
    this.countLetters();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.model.save_changes(), SAVE_MS);
  }

  countLetters() {
    if (!this.text || !this.count) return;
    const left = LONGEST - this.text.value.trim().length;
    this.count.textContent = left < 0 ? this.t("{n} characters too many", { n: -left }) : this.t("{n} characters left", { n: left });
    this.count.classList.toggle("ihk-cards-over", left < 0);
  }

  /** @param {Event} event */
  add(event) {
    event.preventDefault();
    const draft = this.draft;
    const length = draft.text.trim().length;
    if (length === 0 || length > LONGEST) {
      if (this.notice && length === 0) this.notice.textContent = this.t("Write a few words first.");
      this.text?.focus();
      return;
    }
    clearTimeout(this.timer);
    this.model.save_changes();
    this.model.send({ do: "add", ...draft, text: draft.text.trim() });
  }

  /** Somebody else set the draft: it was added, or written in another tab. */
  showDraft() {
    if (!this.text || this.text.value === this.draft.text) return;
    this.text.value = this.draft.text;
    this.countLetters();
  }

  showNotice() {
    if (this.notice) this.notice.textContent = this.model.get("notice") || "";
  }

  showLists() {
    if (!this.own || !this.shown || !this.ownPart || !this.shownPart) return;
    const own = /** @type {Card[]} */ (this.model.get("own") || []);
    const shown = /** @type {Card[]} */ (this.model.get("shown") || []);
    this.ownPart.hidden = own.length === 0;
    this.shownPart.hidden = shown.length === 0;
    fill(this.own, own.map((card) => this.drawOwn(card)));
    fill(this.shown, shown.map((card) => this.drawShown(card)));
  }

  /** @param {Card} card @param {...HTMLElement} foot */
  drawCard(card, ...foot) {
    const sections = /** @type {{ id: string, title: string }[]} */ (this.model.get("sections") || []);
    const about = sections.find((section) => section.id === card.section)?.title;
    return el("li", { class: "ihk-card", "data-kind": card.kind },
      el("p", { class: "ihk-cards-kind" }, [this.words[card.kind]?.name || card.kind, about].filter(Boolean).join(" · ")),
      el("p", { class: "ihk-cards-text", dir: "auto" }, card.text),
      el("div", { class: "ihk-cards-foot" }, ...foot));
  }

  /** @param {Card} card */
  drawOwn(card) {
    const t = this.t;
    /** @type {Record<string, string>} */
    const states = {
      waiting: t("Waiting until the facilitator lets it be shown"), shown: t("Shown to all"), hidden: t("Not shown"),
    };
    const remove = el("button", { type: "button", "data-id": `remove-${card.id}`, "aria-label": `${t("Remove")}: ${card.text}`,
      onclick: () => this.remove(card, remove), onblur: () => { delete remove.dataset.sure; remove.textContent = t("Remove"); } }, t("Remove"));
    return this.drawCard(card, el("span", { class: "ihk-soft" }, states[card.state || ""] || "", card.votes ? ` · ${this.voteWords(card.votes)}` : ""), remove);
  }

  /** The first press asks, the second does it. @param {Card} card @param {HTMLElement} button */
  remove(card, button) {
    if (button.dataset.sure) return this.model.send({ do: "remove", id: card.id });
    button.dataset.sure = "1";
    button.textContent = this.t("Remove for good?");
    button.setAttribute("aria-label", `${this.t("Remove for good?")} ${card.text}`);
  }

  /** @param {Card} card */
  drawShown(card) {
    const count = el("span", { class: "ihk-soft" }, this.voteWords(card.votes));
    if (card.own) return this.drawCard(card, count, el("span", { class: "ihk-soft" }, this.t("Your card")));
    const vote = el("button", {
      type: "button", "data-id": `vote-${card.id}`, "aria-pressed": card.voted ? "true" : "false",
      "aria-label": `${this.t("Vote")}: ${card.text}`,
      onclick: () => this.model.send({ do: "vote", id: card.id, on: !card.voted }),
    }, el("span", { "aria-hidden": "true" }, card.voted ? "✓" : "+"), this.t("Vote"));
    return this.drawCard(card, count, vote);
  }

  /** @param {number} n */
  voteWords(n) {
    return n === 1 ? this.t("1 vote") : this.t("{n} votes", { n });
  }
}

/** Change a list's rows; whoever stands on a button stays there. @param {HTMLElement} list @param {HTMLElement[]} rows */
function fill(list, rows) {
  const at = list.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.id : undefined;
  list.replaceChildren(...rows);
  if (!at) return;
  const same = [...list.querySelectorAll("button")].find((button) => button.dataset.id === at);
  same?.focus({ preventScroll: true });
}

/** @param {{ model: CardsModel, el: HTMLElement }} host */
function render({ model, el: root }) {
  const board = new Board(model, root);
  /** @type {[string, () => void][]} */
  const watched = [
    ["kinds", () => board.draw()], ["sections", () => board.draw()], ["texts", () => board.draw()],
    ["own", () => board.showLists()], ["shown", () => board.showLists()],
    ["draft", () => board.showDraft()], ["notice", () => board.showNotice()],
  ];
  for (const [name, show] of watched) model.on(`change:${name}`, show);
  board.draw();
  return () => {
    for (const [name, show] of watched) model.off(`change:${name}`, show);
  };
}

export default { render };
