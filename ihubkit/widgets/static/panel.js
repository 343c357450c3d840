// @ts-check
// What every part of a dashboard needs: drawing from `state`, sending commands, saying what happened.
import { el, translator } from "./dom.js";

/**
 * Keep what a person is doing while a part is drawn anew: focus, typed text, open details.
 * Elements are known by their `data-key`; a new key means a new, empty field.
 * @param {HTMLElement} box
 * @param {() => void} draw
 */
export function keepingPlace(box, draw) {
  const key = (/** @type {Element | null} */ node) => node instanceof HTMLElement && box.contains(node) ? node.dataset.key : undefined;
  const active = /** @type {any} */ (document.activeElement);
  const focused = key(active);
  const cursor = focused && typeof active.selectionStart === "number" ? [active.selectionStart, active.selectionEnd] : null;
  /** @type {Map<string, any>} */
  const kept = new Map();
  for (const node of /** @type {NodeListOf<any>} */ (box.querySelectorAll("[data-key]"))) {
    if (node.tagName === "DETAILS") kept.set(node.dataset.key, node.open);
    else if (node.type === "checkbox" || node.type === "radio") { if (node.checked !== node.defaultChecked) kept.set(node.dataset.key, node.checked); }
    else if (node.tagName === "SELECT") kept.set(node.dataset.key, node.value);
    else if ("defaultValue" in node && node.value !== node.defaultValue) kept.set(node.dataset.key, node.value);
  }
  draw();
  for (const node of /** @type {NodeListOf<any>} */ (box.querySelectorAll("[data-key]"))) {
    if (!kept.has(node.dataset.key) || node.dataset.fresh !== undefined) continue;
    const value = kept.get(node.dataset.key);
    if (node.tagName === "DETAILS") node.open = value;
    else if (node.type === "checkbox" || node.type === "radio") node.checked = value;
    else if (node.tagName !== "SELECT" || [...node.options].some((option) => option.value === value)) node.value = value;
  }
  if (!focused || document.activeElement === active) return;
  const again = /** @type {any} */ (box.querySelector(`[data-key="${CSS.escape(focused)}"]`));
  again?.focus({ preventScroll: true });
  if (again && cursor && typeof again.selectionStart === "number") again.setSelectionRange(cursor[0], cursor[1]);
}

/** Say in a notice what happened; unless it stays, good news goes away again. @param {HTMLElement} notice @param {boolean} [stays] */
export function telling(notice, stays = false) {
  /** @type {any} */ let fading;
  return (/** @type {{ kind?: string, text?: string }} */ { kind, text }) => {
    notice.hidden = !text;
    notice.className = `ihk-notice ihk-note ihk-${kind}`;
    notice.textContent = text || "";
    clearTimeout(fading);
    if (kind === "good" && !stays) fading = setTimeout(() => { notice.hidden = true; }, 8000);
  };
}

/**
 * Run a part of a dashboard.
 * @param {{ model: any, el: HTMLElement }} host
 * @param {string} name class of the part
 * @param {(tools: { state: any, t: ReturnType<typeof translator>, send: (name: string, values?: object) => void }) => (Node | null | false)[]} draw
 */
export function panel({ model, el: root }, name, draw) {
  const body = el("div", { class: "ihk-panel-body" });
  const notice = el("p", { class: "ihk-notice", role: "status", "aria-live": "polite", hidden: true });
  const box = el("section", { class: `ihk ihk-panel ${name}` }, body, notice);
  const send = (/** @type {string} */ command, values = {}) => model.send({ do: command, ...values });
  const redraw = () => {
    const nodes = draw({ state: model.get("state") || {}, t: translator(model), send });
    keepingPlace(body, () => body.replaceChildren(...nodes.filter((node) => node instanceof Node)));
    box.lang = model.get("language") || "en";
  };
  const say = telling(notice);
  const tell = () => say(model.get("message") || {});
  model.on("change:state", redraw);
  model.on("change:texts", redraw);
  model.on("change:message", tell);
  redraw();
  tell();
  root.append(box);
  return { box, body, send, redraw };
}

/**
 * Say to the kernel now and then that somebody is still looking; without that it stops looking for news.
 * @param {any} model
 * @returns {() => void} ends it
 */
export function heartbeat(model) {
  const beat = () => { if (document.visibilityState === "visible") model.send({ do: "here" }); };
  beat();
  document.addEventListener("visibilitychange", beat);
  const timer = setInterval(beat, 30000);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", beat);
  };
}

/** Seconds as m:ss; over time with a minus. @param {number} seconds */
export function minutesText(seconds) {
  const whole = Math.abs(Math.trunc(seconds));
  return `${seconds < 0 ? "−" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/**
 * Show a running clock, judged by the server's time, not by this machine's.
 * @param {() => { ends_at: string | null, remaining_s: number, paused: boolean, server_time: string } | null} read
 * @param {(seconds: number | null) => void} show
 * @returns {{ set: () => void, stop: () => void }}
 */
export function countdown(read, show) {
  let offset = 0;
  const tick = () => {
    const clock = read();
    if (!clock) return show(null);
    if (clock.paused || !clock.ends_at) return show(clock.remaining_s);
    return show(Math.round((Date.parse(clock.ends_at) - (Date.now() + offset)) / 1000));
  };
  const set = () => {
    const clock = read();
    if (clock) offset = Date.parse(clock.server_time) - Date.now();
    tick();
  };
  set();
  const timer = setInterval(tick, 1000);
  return { set, stop: () => clearInterval(timer) };
}
