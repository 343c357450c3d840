// @ts-check
// One light of a traffic-light picture: a shape of its own for each, and the word; never colour alone.
import { el } from "./dom.js";

const SHAPES = { red: "■", amber: "▲", green: "●", unsure: "?", open: "–" };

/** @param {string} light @param {string} word @param {number} [count] how many of them, before the word */
export function signal(light, word, count) {
  return el("span", { class: `ihk-signal ihk-signal-${light}` },
    el("span", { class: "ihk-signal-shape", "aria-hidden": "true" }, /** @type {any} */ (SHAPES)[light]),
    el("span", {}, count === undefined ? word : `${count} ${word}`));
}
