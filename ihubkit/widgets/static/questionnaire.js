// @ts-check
import { el, translator } from "./dom.js";

/**
 * @typedef {{ value: number, text: string }} Option
 * @typedef {{ id: string, title: string, question: string, options: Option[], unsure: boolean }} Facet
 * @typedef {{ id: string, title: string, about: string, answers: Record<string, Option[]> }} Item
 * @typedef {{ id: string, title: string, about: string, items: Item[] }} Section
 * @typedef {{ id: string, title: string, facets: Facet[], sections: Section[] }} Instrument
 * @typedef {{ get(name: string): any, set(name: string, value: any): void, save_changes(): void,
 *   on(event: string, handle: () => void): void, off(event: string, handle: () => void): void }} Model
 */

const LONG_WORD = 10; // letters that do not fit into a quarter of a phone

/** @param {{ text: string }[]} options */
function hasLongWords(options) {
  return options.some(({ text }) => text.split(/\s+/).some((word) => word.length > LONG_WORD));
}

let made = 0; // tells apart the radio groups of two questionnaires on one page

/** One questionnaire on a page: a section at a time. */
class Questionnaire {
  /** @param {Model} model @param {HTMLElement} root */
  constructor(model, root) {
    this.model = model;
    this.t = translator(model);
    this.name = `ihk-q${++made}`;
    this.at = 0;
    /** @type {Map<string, HTMLInputElement[]>} */
    this.inputs = new Map();
    /** @type {Map<string, HTMLElement>} */
    this.marks = new Map();
    this.box = el("div", { class: "ihk ihk-questionnaire" });
    root.append(this.box);
  }

  /** @returns {Section[]} */
  get sections() {
    const wanted = this.model.get("sections") || [];
    const items = this.model.get("items") || [];
    const all = /** @type {Section[]} */ (this.model.get("instrument").sections || []);
    const some = wanted.length ? all.filter((section) => wanted.includes(section.id)) : all;
    if (!items.length) return some;
    return some.map((section) => ({ ...section, items: section.items.filter(({ id }) => items.includes(id)) }))
      .filter((section) => section.items.length);
  }

  /** Own answers of earlier rounds: shown as chosen until another one is. @returns {Record<string, number | null>} */
  get earlier() { return this.model.get("earlier") || {}; }

  /** @returns {Facet[]} */
  get facets() {
    const wanted = this.model.get("facets") || [];
    const all = /** @type {Facet[]} */ (this.model.get("instrument").facets || []);
    return wanted.length ? all.filter((facet) => wanted.includes(facet.id)) : all;
  }

  /** @param {Item} item */
  answered(item) {
    const values = this.model.get("values") || {};
    return this.facets.every((facet) => `${item.id}|${facet.id}` in values);
  }

  draw() {
    const sections = this.sections;
    this.at = Math.max(0, Math.min(this.at, sections.length - 1));
    this.inputs.clear();
    this.marks.clear();
    const section = sections[this.at];
    this.box.replaceChildren();
    if (!section) {
      this.box.append(el("p", { class: "ihk-note" }, this.t("This question is no longer part of the questionnaire.")));
      return;
    }
    const isAlone = sections.length === 1 && (this.model.get("items") || []).length > 0; // nothing to be oriented in
    this.heading = el("h2", { tabIndex: -1 }, section.title);
    this.counter = el("p", { class: "ihk-q-count" });
    this.bar = /** @type {HTMLProgressElement} */ (el("progress", { "aria-hidden": "true" }));
    this.places = this.drawPlaces(sections);
    this.closed = el("p", { class: "ihk-note ihk-q-closed" }, this.t("Answering is closed. Your answers are kept."));
    this.field = /** @type {HTMLFieldSetElement} */ (el("fieldset", { class: "ihk-q-items" },
      el("legend", { class: "ihk-hidden-text" }, section.title),
      ...section.items.map((item) => this.drawItem(item))));
    this.box.append(
      el("div", { class: "ihk-q-progress" }, this.counter, this.bar),
      this.places,
      ...(Object.keys(this.earlier).length ? [el("p", { class: "ihk-note" }, this.t("Your answer so far is chosen already. It counts until you choose again; tap it to keep it."))] : []),
      el("header", { class: isAlone ? "ihk-hidden-text" : "ihk-q-head" },
        el("p", { class: "ihk-q-place" }, this.t("Part {number} of {of}", { number: this.at + 1, of: sections.length })),
        this.heading,
        section.about ? el("p", { class: "ihk-soft" }, section.about) : null),
      this.closed,
      this.field,
      this.drawSteps(sections.length));
    this.show();
  }

  /** @param {Section[]} sections */
  drawPlaces(sections) {
    const go = (/** @type {number} */ index) => () => this.go(index);
    return el("nav", { class: "ihk-q-places", "aria-label": this.t("Parts of the questionnaire"), hidden: sections.length < 2 },
      ...sections.map((section, index) => el("button", {
        type: "button", title: section.title, onclick: go(index), "aria-current": index === this.at ? "step" : null,
      }, el("span", { "aria-hidden": "true" }, section.id), el("span", { class: "ihk-hidden-text" }))));
  }

  /** @param {Item} item */
  drawItem(item) {
    const mark = el("span", { class: "ihk-q-mark" });
    this.marks.set(item.id, mark);
    return el("article", { class: "ihk-card ihk-q-item" },
      el("div", { class: "ihk-q-title" }, el("h3", {}, item.title), mark),
      item.about ? el("p", { class: "ihk-soft" }, item.about) : null,
      ...this.facets.map((facet) => this.drawFacet(item, facet)));
  }

  /** @param {Item} item @param {Facet} facet */
  drawFacet(item, facet) {
    const described = (item.answers || {})[facet.id];
    const options = /** @type {{ value: number | null, text: string }[]} */ ([...(described || facet.options)]);
    if (facet.unsure) options.push({ value: null, text: this.t("I can't say") });
    const key = `${item.id}|${facet.id}`;
    /** @type {HTMLInputElement[]} */
    const inputs = [];
    const choices = options.map(({ value, text }) => {
      const input = /** @type {HTMLInputElement} */ (el("input", {
        type: "radio", name: `${this.name}|${key}`, value: value === null ? "unsure" : String(value),
        onchange: () => this.answer(key, value),
        onclick: () => this.keep(key, value),
        onkeydown: (/** @type {KeyboardEvent} */ event) => { if (event.key === " ") this.keep(key, value); },
      }));
      inputs.push(input);
      return el("label", { class: value === null ? "ihk-q-choice ihk-q-unsure" : "ihk-q-choice" },
        input, el("span", {}, text, key in this.earlier && this.earlier[key] === value
          ? el("em", { class: "ihk-q-earlier" }, this.t("your answer so far")) : null));
    });
    this.inputs.set(key, inputs);
    const look = described ? "" : hasLongWords(options) ? " ihk-q-scale ihk-q-long" : " ihk-q-scale";
    return el("fieldset", { class: `ihk-q-facet${look}` },
      el("legend", {}, facet.question, el("span", { class: "ihk-hidden-text" }, ` – ${item.title}`)),
      el("div", { class: "ihk-q-choices" }, ...choices));
  }

  /** @param {number} count */
  drawSteps(count) {
    const last = this.at === count - 1;
    this.done = el("p", { class: "ihk-note ihk-good ihk-q-done", hidden: true },
      this.t("You have answered everything. You can still change your answers."));
    return el("footer", { class: "ihk-q-steps" },
      last ? this.done : null,
      el("div", { class: "ihk-q-buttons" },
        this.at > 0 ? el("button", { type: "button", onclick: () => this.go(this.at - 1) }, this.t("Back")) : el("span"),
        last ? null : el("button", { type: "button", class: "ihk-primary", onclick: () => this.go(this.at + 1) }, this.t("Next part"))));
  }

  /** @param {string} key @param {number | null} value */
  answer(key, value) {
    if (this.model.get("locked")) return this.show();
    this.model.set("values", { ...this.model.get("values"), [key]: value });
    this.model.save_changes();
    this.show();
  }

  /** Tapping one's answer so far says that it stands; as a radio it has not changed. @param {string} key @param {number | null} value */
  keep(key, value) {
    if (!(key in this.model.get("values")) && this.earlier[key] === value) this.answer(key, value);
  }

  /** @param {number} index */
  go(index) {
    this.at = index;
    this.draw();
    this.heading?.focus({ preventScroll: true });
    this.box.scrollIntoView({ block: "start" });
  }

  /** Bring what stands on the page in line with the values; moves nothing. */
  show() {
    const values = this.model.get("values") || {};
    for (const [key, inputs] of this.inputs) {
      const held = { ...this.earlier, ...values }[key];
      const wanted = held === undefined ? "" : held === null ? "unsure" : String(held);
      for (const input of inputs) input.checked = input.value === wanted;
    }
    const sections = this.sections;
    const items = sections.flatMap((section) => section.items);
    const count = items.filter((item) => this.answered(item)).length;
    for (const item of items) {
      const mark = this.marks.get(item.id);
      if (mark) mark.textContent = this.answered(item) ? this.t("✓ Answered") : "";
    }
    this.showProgress(sections, count, items.length);
    const locked = Boolean(this.model.get("locked"));
    if (this.field) this.field.disabled = locked;
    if (this.closed) this.closed.hidden = !locked;
    if (this.done) this.done.hidden = locked || count < items.length;
  }

  /** @param {Section[]} sections @param {number} count @param {number} of */
  showProgress(sections, count, of) {
    if (!this.counter || !this.bar || !this.places) return;
    this.counter.textContent = (this.model.get("round") || 1) > 1
      ? this.t("{n} of {of} answered again", { n: count, of }) : this.t("{n} of {of} answered", { n: count, of });
    this.bar.max = Math.max(of, 1);
    this.bar.value = count;
    [...this.places.children].forEach((place, index) => {
      const done = sections[index]?.items.every((item) => this.answered(item));
      place.classList.toggle("ihk-q-full", Boolean(done));
      const words = place.querySelector(".ihk-hidden-text");
      if (words) words.textContent = done ? ` ${sections[index]?.title}, ${this.t("all answered")}` : ` ${sections[index]?.title}`;
    });
  }
}

/** @param {{ model: Model, el: HTMLElement }} host */
function render({ model, el: root }) {
  const page = new Questionnaire(model, root);
  const draw = () => page.draw();
  const show = () => page.show();
  const whole = ["instrument", "facets", "sections", "items", "earlier", "texts"].map((name) => `change:${name}`);
  const part = ["values", "locked"].map((name) => `change:${name}`);
  for (const event of whole) model.on(event, draw);
  for (const event of part) model.on(event, show);
  page.draw();
  return () => {
    for (const event of whole) model.off(event, draw);
    for (const event of part) model.off(event, show);
  };
}

export default { render };
