// @ts-check
import { el, translator } from "./dom.js";

/**
 * @typedef {{ ends_at: string | null, remaining_s: number, paused: boolean, server_time: string }} ClockState
 * @typedef {{ get(name: string): any, on(event: string, handle: () => void): void, off(event: string, handle: () => void): void }} ClockModel
 */

/**
 * Seconds left. The server's time is what counts; `seen` is this device's time when it was told.
 * @param {ClockState} clock @param {number} seen @param {number} now
 */
function secondsLeft(clock, seen, now) {
  if (clock.paused || !clock.ends_at) return Math.max(0, clock.remaining_s || 0);
  const atServer = Date.parse(clock.server_time) + (now - seen);
  return Math.max(0, Math.ceil((Date.parse(clock.ends_at) - atServer) / 1000));
}

/** @param {number} seconds */
function minutesAndSeconds(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** @param {{ model: ClockModel, el: HTMLElement }} host */
function render({ model, el: root }) {
  const t = translator(model);
  const time = el("span", { class: "ihk-clock-time" });
  const words = el("span", { class: "ihk-clock-words" });
  const spoken = el("span", { class: "ihk-hidden-text", "aria-live": "polite" });
  const box = el("div", { class: "ihk ihk-clock", role: "timer" }, time, words);
  root.append(box, spoken);
  let seen = Date.now();

  function show() {
    const clock = /** @type {ClockState | null} */ (model.get("clock"));
    box.hidden = !clock?.server_time;
    if (!clock?.server_time) return;
    const left = secondsLeft(clock, seen, Date.now());
    time.textContent = minutesAndSeconds(left);
    words.textContent = clock.paused ? t("paused") : left ? t("left") : t("Time is up");
    box.classList.toggle("ihk-clock-soon", left <= 60);
    box.classList.toggle("ihk-clock-big", Boolean(model.get("big")));
    const news = clock.paused ? t("The clock is paused.") : left === 0 ? t("Time is up") : left <= 60 ? t("One minute left") : "";
    if (spoken.textContent !== news) spoken.textContent = news;
  }

  function told() {
    seen = Date.now();
    show();
  }

  const ticking = setInterval(show, 500);
  model.on("change:clock", told);
  model.on("change:big", show);
  model.on("change:texts", show);
  show();
  return () => {
    clearInterval(ticking);
    model.off("change:clock", told);
    model.off("change:big", show);
    model.off("change:texts", show);
  };
}

export default { render };
