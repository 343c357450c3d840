// @ts-check
// One question as a room talks about it: its answers, and how many chose each. For board and phones.
import { el } from "./dom.js";

/**
 * @typedef {{ value: number, text: string }} Answer
 * @typedef {{ item: string, facet: string, n: number, mean: number, counts: Record<string, number> | null }} Cell
 * @typedef {{ item: { id: string, title: string, about: string, answers: Record<string, Answer[]> },
 *   facet: { id: string, question: string, options: Answer[] }, cell: Cell | null }} Topic
 */

/**
 * @param {(text: string, values?: Record<string, any>) => string} t
 * @param {Topic} topic
 * @param {{ own?: number | null | undefined, language?: string }} [reader] who looks: their own answer is told to them alone
 */
export function talk(t, { item, facet, cell }, { own, language = "en" } = {}) {
  const answers = item.answers[facet.id] || facet.options;
  const { counts = null, n = 0, mean = 0 } = cell || {};
  const ends = { low: answers[0]?.value, high: answers.at(-1)?.value };
  const number = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(mean);
  return el("div", { class: "ihk-talk" },
    el("ol", {}, ...answers.map(({ value, text }) => {
      const many = counts?.[value] ?? 0;
      return el("li", { class: own === value ? "ihk-talk-own" : null },
        el("span", {}, text, own === value && el("em", {}, ` ${t("your answer")}`)),
        counts && el("strong", {}, String(many)),
        counts && el("i", { style: `inline-size: ${Math.round(100 * many / Math.max(n, 1))}%` }));
    })),
    cell && el("p", { class: "ihk-soft" }, counts
      ? t("{n} people answered.", { n })
      : t("{n} people answered; on average {mean} on the scale from {low} to {high}.", { n, mean: number, ...ends })));
}
