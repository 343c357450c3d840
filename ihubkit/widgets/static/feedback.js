// @ts-check
import { el, translator } from "./dom.js";

/**
 * @typedef {{ level: string, name: string }} Level
 * @typedef {{ id: string, title: string, score: number | null, highest: number, level?: Level | null }} Area
 * @typedef {{ item: string, title: string, text: string }} Line
 * @typedef {{ title: string, answered: number, of: number, total?: number | null, highest?: number, level?: Level | null,
 *   areas: Area[], strongest: Line[], next_steps: Line[] }} Feedback
 * @typedef {{ get(name: string): any, on(event: string, handle: () => void): void, off(event: string, handle: () => void): void }} FeedbackModel
 * @typedef {(text: string, values?: Record<string, any>) => string} Translate
 */

/** @param {Level | null | undefined} level */
function levelWords(level) {
  return level ? [level.level, level.name].filter(Boolean).join(" · ") : "";
}

/** @param {number} value */
function figure(value) {
  return new Intl.NumberFormat(document.documentElement.lang || "en", { maximumFractionDigits: 1 }).format(value);
}

/** @param {Feedback} feedback @param {Translate} t */
function drawTotal(feedback, t) {
  const { answered, of, total, highest, level } = feedback;
  const some = answered < of;
  return el("div", { class: "ihk-feedback-total" },
    level ? el("p", { class: "ihk-feedback-level" }, levelWords(level)) : null,
    typeof total === "number" && highest ? el("p", {}, t("{score} of {highest} points", { score: figure(total), highest })) : null,
    el("p", { class: "ihk-soft" }, t("{n} of {of} answered", { n: answered, of }),
      some ? `. ${t("Levels appear where you have answered everything.")}` : ""));
}

/** @param {Area} area @param {Translate} t */
function drawArea(area, t) {
  const known = typeof area.score === "number";
  const score = known ? t("{score} of {highest} points", { score: figure(area.score || 0), highest: area.highest }) : t("not answered yet");
  return el("li", {},
    el("div", { class: "ihk-feedback-area" }, el("span", {}, area.title), el("strong", {}, levelWords(area.level))),
    known ? el("progress", { value: area.score, max: Math.max(area.highest, 1), "aria-hidden": "true" }) : null,
    el("span", { class: "ihk-soft" }, score));
}

/** @param {string} title @param {Line[]} lines @param {string} look */
function drawLines(title, lines, look) {
  if (!lines?.length) return null;
  return el("section", {}, el("h4", {}, title), el("ul", { class: look }, ...lines.map((line) => el("li", {},
    el("strong", {}, line.title), line.text ? el("p", {}, line.text) : null))));
}

/** @param {{ model: FeedbackModel, el: HTMLElement }} host */
function render({ model, el: root }) {
  const t = translator(model);
  const box = el("div", { class: "ihk ihk-feedback" });
  root.append(box);

  function draw() {
    const feedback = /** @type {Feedback} */ (model.get("feedback") || {});
    if (!feedback.areas) return box.replaceChildren(el("p", { class: "ihk-note" }, t("Your results appear here once you have answered.")));
    const parts = [
      el("h3", {}, feedback.title),
      drawTotal(feedback, t),
      el("section", {}, el("h4", {}, t("By area")), el("ul", { class: "ihk-feedback-areas" }, ...feedback.areas.map((area) => drawArea(area, t)))),
      drawLines(t("Your strongest"), feedback.strongest, "ihk-feedback-strong"),
      drawLines(t("Your next steps"), feedback.next_steps, "ihk-feedback-next"),
    ];
    box.replaceChildren(...parts.filter((part) => part !== null));
  }

  model.on("change:feedback", draw);
  model.on("change:texts", draw);
  draw();
  return () => {
    model.off("change:feedback", draw);
    model.off("change:texts", draw);
  };
}

export default { render };
