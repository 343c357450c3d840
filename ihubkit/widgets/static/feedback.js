// @ts-check
import { el, translator } from "./dom.js";

/**
 * @typedef {{ item: string, title: string, section: string, answers: Record<string, string>, next_step: string }} ItemFeedback
 * @typedef {{ section: string, title: string, answered: number, of: number, score: number | null, highest: number | null,
 *   level: string, level_name: string, means: Record<string, number> }} AreaFeedback
 * @typedef {{ title: string, answered: number, of: number, total: number | null, highest: number | null, level: string,
 *   level_name: string, areas: AreaFeedback[], strongest: ItemFeedback[], items: ItemFeedback[], notes: string[] }} Feedback
 * @typedef {{ get(name: string): any, on(event: string, handle: () => void): void, off(event: string, handle: () => void): void }} FeedbackModel
 */

/** One's own results as a page. */
class Results {
  /** @param {FeedbackModel} model @param {HTMLElement} root */
  constructor(model, root) {
    this.model = model;
    this.t = translator(model);
    this.box = el("div", { class: "ihk ihk-feedback" });
    root.append(this.box);
  }

  draw() {
    const feedback = /** @type {Feedback} */ (this.model.get("feedback") || {});
    if (!feedback.areas) {
      this.box.replaceChildren(el("p", { class: "ihk-note" }, this.t("Your results appear here once you have answered.")));
      return;
    }
    const strongest = feedback.strongest.map((item) => this.drawItem(item, false));
    this.box.replaceChildren(
      el("h3", {}, feedback.title),
      this.drawTotal(feedback),
      ...(strongest.length ? [el("section", {}, el("h4", {}, this.t("Your strongest")), el("ul", {}, ...strongest))] : []),
      el("section", {}, el("h4", {}, this.t("By area")),
        ...feedback.areas.map((area) => this.drawArea(area, feedback.items.filter((item) => item.section === area.section)))));
  }

  /** @param {Feedback} feedback */
  drawTotal({ answered, of, total, highest, level, level_name: name, notes }) {
    return el("div", { class: "ihk-feedback-total" },
      level ? el("p", { class: "ihk-feedback-level" }, `${level} · ${name}`) : null,
      total === null ? null : el("p", {}, this.points(total, highest)),
      ...(notes.length ? notes : [this.t("{n} of {of} answered", { n: answered, of })]).map((note) => el("p", {}, note)));
  }

  /** @param {AreaFeedback} area @param {ItemFeedback[]} items */
  drawArea(area, items) {
    const { title, score, highest, level, level_name: name, answered, of } = area;
    const figures = score === null ? this.means(area) || this.t("{n} of {of} answered", { n: answered, of }) : this.points(score, highest);
    return el("details", { class: "ihk-feedback-area" },
      el("summary", {},
        el("span", { class: "ihk-feedback-name" }, title),
        level ? el("strong", {}, `${level} · ${name}`) : null,
        score !== null && highest ? el("progress", { value: score, max: highest, "aria-hidden": "true" }) : null,
        el("span", { class: "ihk-soft ihk-feedback-figures" }, figures)),
      items.length ? el("ul", {}, ...items.map((item) => this.drawItem(item, true))) : el("p", {}, this.t("You have answered nothing here yet.")));
  }

  /** @param {ItemFeedback} item @param {boolean} whole */
  drawItem(item, whole) {
    const answers = Object.values(item.answers);
    return el("li", {}, el("strong", {}, item.title),
      ...(answers.length ? answers : [this.t("I can't say")]).map((answer) => el("p", {}, answer)),
      whole && item.next_step ? el("p", { class: "ihk-feedback-next" }, el("span", {}, this.t("Next step")), " ", item.next_step) : null);
  }

  /** @param {number} score @param {number | null} highest */
  points(score, highest) {
    return this.t("{score} of {highest} points", { score, highest });
  }

  /** @param {AreaFeedback} area */
  means(area) {
    const t = this.t;
    /** @type {Record<string, string>} */
    const names = { status: t("Status"), importance: t("Importance"), level: t("Level") };
    const format = new Intl.NumberFormat(this.model.get("language") || "en", { maximumFractionDigits: 1 });
    return Object.entries(area.means).map(([facet, mean]) => `${names[facet] || facet} ${format.format(mean)}`).join(" · ");
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
  const unfold = () => results.unfold();
  model.on("change:feedback", draw);
  model.on("change:texts", draw);
  addEventListener("beforeprint", unfold);
  draw();
  return () => {
    model.off("change:feedback", draw);
    model.off("change:texts", draw);
    removeEventListener("beforeprint", unfold);
  };
}

export default { render };
