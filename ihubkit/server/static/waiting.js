// @ts-check
// A page that waits for its turn: it asks now and then, says its place in words and opens by itself.
const TIMEOUT_MS = 10_000;
const FIRST_S = 0.7; // a page that is reloaded has its place back as soon as the old page is gone
const LOST_S = 5;
const line = /** @type {HTMLElement} */ (document.getElementById("turn"));
const words = line.dataset;
let isAsking = false;
let timer = 0;

/** @typedef {{is_now: boolean, before: number, has_enough: boolean, pause_s: number}} Turn */

/** Announced only when it changes. @param {string | undefined} text */
function say(text) {
  if (text && line.textContent !== text) line.textContent = text;
}

/** @returns {Promise<Turn | null>} null when nobody answers */
async function turn() {
  const asked = { headers: { "X-iHubKit": "1" }, signal: AbortSignal.timeout(TIMEOUT_MS) };
  try {
    const reply = await fetch(`/api/turn?page=${encodeURIComponent(words.page || "")}`, asked);
    return reply.ok ? await reply.json() : null;
  } catch {
    return null;
  }
}

/** @param {Turn} told */
function inWords(told) {
  if (told.has_enough) return words.enough;
  return told.before ? words.place?.replace("{n}", String(told.before + 1)) : words.next;
}

/** A page nobody looks at does not ask; its place is kept for some minutes. */
async function ask() {
  clearTimeout(timer);
  if (isAsking || document.hidden) return;
  isAsking = true;
  const told = await turn();
  isAsking = false;
  if (told?.is_now) {
    say(words.now);
    location.reload();
    return;
  }
  say(told ? inWords(told) : words.lost);
  wait(told?.pause_s || LOST_S);
}

/** Not all at the same moment. @param {number} seconds */
function wait(seconds) {
  timer = setTimeout(ask, seconds * 1000 * (0.75 + Math.random() / 2));
}

document.addEventListener("visibilitychange", ask);
addEventListener("online", ask);
addEventListener("pageshow", (event) => { if (event.persisted) ask(); });
wait(FIRST_S);
