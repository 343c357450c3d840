// @ts-check
import { el, translator } from "./dom.js";
import { guessWords, levelNotes, levelWords, meansWords, named, sinceWords } from "./own_words.js";

/**
 * @typedef {import("./own_words.js").Feedback} Feedback
 * @typedef {import("./own_words.js").AreaFeedback} AreaFeedback
 * @typedef {import("./own_words.js").ItemFeedback} ItemFeedback
 * @typedef {import("./own_words.js").Card} Card
 * @typedef {{ get(name: string): any, set(name: string, value: any): void, save_changes(): void,
 *   on(event: string, handle: () => void): void, off(event: string, handle: () => void): void }} FeedbackModel
 */

/** One's own results as a page. */
class Results {
  /** @param {FeedbackModel} model @param {HTMLElement} root */
  constructor(model, root) {
    this.model = model;
    this.t = translator(model);
    this.box = el("div", { class: "ihk ihk-feedback" });
    this.step = el("section", { "aria-live": "polite" });
    root.append(this.box);
  }

  get language() { return this.model.get("language") || "en"; }

  draw() {
    const feedback = /** @type {Feedback} */ (this.model.get("feedback") || {});
    if (!feedback.areas) {
      this.box.replaceChildren(el("p", { class: "ihk-note" }, this.t("Your results appear here once you have answered.")));
      return;
    }
    this.box.replaceChildren(
      el("h3", {}, feedback.title),
      this.drawTotal(feedback),
      ...this.drawCompared(feedback),
      this.step,
      ...(feedback.strongest.length ? [el("section", {}, el("h4", {}, this.t("Your strongest")),
        el("ul", {}, ...feedback.strongest.map((item) => this.drawItem(item, false))))] : []),
      el("section", {}, el("h4", {}, this.t("By area")),
        ...feedback.areas.map((area) => this.drawArea(area, feedback.items.filter((item) => item.section === area.section)))));
    this.showStep();
  }

  /** @param {Feedback} feedback */
  drawTotal(feedback) {
    const level = levelWords(feedback);
    return el("div", { class: "ihk-feedback-total" },
      level ? el("p", { class: "ihk-feedback-level" }, level) : null,
      ...levelNotes(this.t, feedback).map((note) => el("p", {}, note)));
  }

  /** My guess and my result, then and now. @param {Feedback} feedback @returns {HTMLElement[]} */
  drawCompared({ guesses, since }) {
    const t = this.t;
    return [
      ...(guesses.length ? [el("section", {}, el("h4", {}, t("My guess and my result")), ...guesses.map((guess) => el("p", {}, guessWords(t, guess))))] : []),
      ...(since ? [el("section", {}, el("h4", {}, t("Since last time")), ...sinceWords(t, since, this.language).map((words) => el("p", {}, words)))] : []),
    ];
  }

  /** @param {AreaFeedback} area @param {ItemFeedback[]} items */
  drawArea(area, items) {
    const { title, score, highest, level, level_name: name, answered, of } = area;
    const figures = score === null ? meansWords(this.t, area, this.language) || this.t("{n} of {of} answered", { n: answered, of })
      : this.t("{score} of {highest} points", { score, highest });
    return el("details", { class: "ihk-feedback-area" },
      el("summary", {},
        el("span", { class: "ihk-feedback-name" }, title),
        level ? el("strong", {}, named({ level, name })) : null,
        score !== null && highest ? el("progress", { value: score, max: highest, "aria-hidden": "true" }) : null,
        el("span", { class: "ihk-soft ihk-feedback-figures" }, figures)),
      items.length ? el("ul", {}, ...items.map((item) => this.drawItem(item, true))) : el("p", {}, this.t("You have answered nothing here yet.")));
  }

  /** @param {ItemFeedback} item @param {boolean} whole */
  drawItem(item, whole) {
    const answers = Object.values(item.answers);
    return el("li", {}, el("strong", {}, item.title),
      ...(answers.length ? answers : [this.t("I can't say")]).map((answer) => el("p", {}, answer)),
      whole && item.next_step ? this.drawNext(item) : null);
  }

  /** @param {ItemFeedback} item */
  drawNext(item) {
    const choose = () => {
      this.model.set("chosen", this.model.get("chosen") === item.item ? "" : item.item);
      this.model.save_changes();
      this.showStep();
    };
    return el("div", { class: "ihk-feedback-next" },
      el("p", {}, el("span", {}, this.t("Next step")), " ", item.next_step),
      ...(item.resources || []).map((card) => this.drawCard(card)),
      el("button", { type: "button", class: "ihk-feedback-choose", "data-item": item.item, onclick: choose },
        el("span", {}, this.t("I will try this")), el("span", { class: "ihk-hidden-text" }, ` – ${item.title}`)));
  }

  /** @param {Card} card */
  drawCard({ title, minutes, about }) {
    return el("div", { class: "ihk-feedback-card" },
      el("strong", {}, this.t("Try it: {title} ({minutes} min)", { title, minutes })), el("p", {}, about));
  }

  /** The step somebody chose stands above all areas. */
  showStep() {
    const t = this.t;
    const feedback = /** @type {Feedback} */ (this.model.get("feedback") || {});
    const chosen = this.model.get("chosen") || "";
    for (const button of this.box.querySelectorAll("[data-item]")) button.setAttribute("aria-pressed", String(button.getAttribute("data-item") === chosen));
    const item = feedback.items.find((one) => one.item === chosen && one.next_step);
    const offered = feedback.items.some((one) => one.next_step);
    this.step.hidden = !offered;
    this.step.replaceChildren(el("h4", {}, t("My next step")), ...(item
      ? [el("div", { class: "ihk-feedback-next" }, el("strong", {}, item.title), el("p", {}, item.next_step), ...(item.resources || []).map((card) => this.drawCard(card)))]
      : [el("p", { class: "ihk-soft" }, t("Open an area below and choose one step you can try within two weeks."))]));
  }

  /** Paper shows all of it. */
  unfold() {
    for (const part of this.box.querySelectorAll("details")) part.open = true;
  }
}

/** @param {{ model: FeedbackModel, el: HTMLElement }} host */
function render({ model, el: root }) {
  const results = new Results(model, root);
  const draw = () => results.draw();
  const show = () => results.showStep();
  const unfold = () => results.unfold();
  model.on("change:feedback", draw);
  model.on("change:texts", draw);
  model.on("change:chosen", show);
  addEventListener("beforeprint", unfold);
  draw();
  return () => {
    model.off("change:feedback", draw);
    model.off("change:texts", draw);
    model.off("change:chosen", show);
    removeEventListener("beforeprint", unfold);
  };
}

export default { render };
