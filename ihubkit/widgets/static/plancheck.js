// @ts-check
// What a plan lacks, beside its editor: each sentence leads to the field where it is mended.
import { el } from "./dom.js";
import { panel } from "./panel.js";

const WIDE = "(min-width: 62rem)"; // as in plancheck.css: beside the editor, not above it
const QUIET_MS = 5000; // without news, after which the new count is said aloud

/** Where a remark is mended: its field, else a field of its part, else the part. @param {any} one @returns {HTMLElement | null} */
function placeOf(one) {
  const part = `[data-part="${CSS.escape(one.part)}"][data-id="${CSS.escape(one.id)}"]`;
  return (one.field && document.querySelector(`${part}[data-name="${CSS.escape(one.field)}"]`)) || document.querySelector(part);
}

/** Go where a remark is mended. @param {any} one */
function goTo(one) {
  if (one.part === "review") return /** @type {HTMLElement | null} */ (document.querySelector('[data-key="tab-reviews"]'))?.click();
  document.dispatchEvent(new CustomEvent("ihk-plan-place", { detail: { id: one.id, field: one.field } })); // plan.js opens its folds
  const place = placeOf(one);
  if (!place) return;
  place.scrollIntoView({ block: "center" });
  const inside = /** @type {HTMLElement | null} */ (place.querySelector("input, textarea, select, button"));
  (inside || place).focus({ preventScroll: true });
}

/** @param {any} group @param {any} t @param {() => void} left */
const rows = (group, t, left) => [
  ...group.remarks.map((/** @type {any} */ one) => el("li", {},
    el("button", { type: "button", class: "ihk-remark", dir: "auto", "data-key": `${one.id}-${one.field}-${one.text}`, onclick: () => { left(); goTo(one); } }, one.text))),
  group.more > 0 && el("li", { class: "ihk-soft" }, t("{n} more like this", { n: group.more })),
];

/** @param {any} state @param {string} severity @param {string} title @param {any} t @param {() => void} left */
function part(state, severity, title, t, left) {
  const groups = state.groups.filter((/** @type {any} */ one) => one.severity === severity);
  if (!groups.length) return false;
  return el("div", { class: `ihk-remarks ihk-remarks-${severity}` }, el("h3", {}, title), el("ul", {}, ...groups.flatMap((/** @type {any} */ one) => rows(one, t, left))));
}

export default {
  /** @param {any} host */
  render(host) {
    const aloud = el("p", { class: "ihk-hidden-text", role: "status" });
    const wide = matchMedia(WIDE);
    /** @type {any} */ let fold = null;
    /** @type {any} */ let waiting = 0;
    let said = "";
    const leave = () => { if (!wide.matches && fold) fold.open = false; };
    const drawn = panel(host, "ihk-plancheck", ({ state, t }) => {
      if (!state.groups) return [];
      const counts = [state.missing > 0 && t("{n} missing", { n: state.missing }), state.look > 0 && t("{n} to look at", { n: state.look })].filter(Boolean).join(" · ") || t("complete");
      clearTimeout(waiting);
      waiting = setTimeout(() => { if (said && said !== counts) aloud.textContent = `${t("Plan check")}: ${counts}`; said = counts; }, QUIET_MS);
      fold = el("details", { class: "ihk-card", "data-key": "plancheck", open: wide.matches },
        el("summary", {}, el("h2", {}, t("Plan check"), " ", el("span", {}, counts))),
        el("div", { class: "ihk-check-list" },
          part(state, "missing", t("Missing"), t, leave) || el("p", { class: "ihk-check-good" }, t("Nothing is missing.")),
          part(state, "look", t("Worth another look"), t, leave)));
      return [fold];
    });
    drawn.box.append(aloud);
    const turn = () => { if (fold) fold.open = wide.matches; };
    wide.addEventListener("change", turn);
    return () => { clearTimeout(waiting); wide.removeEventListener("change", turn); };
  },
};
