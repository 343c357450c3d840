// @ts-check
// A dashboard's page: the loading state in words, its widgets, a connection that mends itself, the language.
import { complete } from "./complete.js";
import { Kernel } from "./kernel.js";
import { comeBack, reload } from "./place.js";
import { Widgets } from "./widgets.js";

const SLOW_MS = 8000;

/** @param {string} id */
const by = (id) => document.getElementById(id);

/** @param {string} id */
function read(id) {
  const node = by(id);
  return node ? JSON.parse(node.textContent || "null") : null;
}

/** What the page waited for is here. */
function finish() {
  by("loading")?.remove();
  by("dashboard")?.classList.add("ihk-ready");
  comeBack();
}

const KEEPS = "[data-keeps-unsaved]";

/** A click that nobody hears must not look as if it worked; parts that keep what is typed go on. @param {boolean} lost @param {HTMLElement | null} part */
function hold(lost, part = by("dashboard")) {
  if (!part || part.matches(KEEPS)) return;
  if (part.querySelector(KEEPS)) for (const child of part.children) hold(lost, /** @type {HTMLElement} */ (child));
  else part.inert = lost;
}

let isLost = false;
/** @param {boolean} lost */
function tell(lost) {
  const banner = by("ihk-connection");
  if (!banner || lost === isLost) return;
  isLost = lost;
  banner.textContent = (lost ? document.body.dataset.lost : document.body.dataset.back) || "";
  banner.classList.toggle("ihk-back", !lost);
  banner.hidden = false;
  hold(lost);
  if (!lost) setTimeout(() => { if (!isLost) banner.hidden = true; }, 3000);
}

/**
 * Watch a line to a kernel, ours or that of Voilà's complete front end.
 * @param {{ id: string, probe: () => void, onState: (state: import("./kernel.js").State) => void }} line
 * @param {() => void} [returned]
 */
function watch(line, returned) {
  line.onState = (state) => {
    if (state === "gone") return reload();
    if (state === "connected" && isLost) returned?.();
    return tell(state === "lost");
  };
  const probe = () => line.probe();
  addEventListener("online", probe);
  addEventListener("offline", () => { tell(true); });
  addEventListener("pageshow", (event) => { if (event.persisted) probe(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) probe(); });
  addEventListener("pagehide", () => {
    navigator.sendBeacon(`/voila/api/shutdown/${line.id}`, new URLSearchParams({ token: document.body.dataset.leaving || "" }));
  });
}

/** One output of a cell. @param {any} output @param {Widgets} widgets @returns {Promise<HTMLElement>} */
async function shown(output, widgets) {
  const data = output.data || { "text/plain": output.text || "" };
  const widget = data["application/vnd.jupyter.widget-view+json"];
  if (widget) return widgets.show(widget.model_id);
  const node = document.createElement("div");
  if (data["text/html"]) node.innerHTML = [data["text/html"]].flat().join("");
  else node.append(Object.assign(document.createElement("pre"), { textContent: [data["text/plain"] || ""].flat().join("") }));
  return node;
}

/** @param {{ kernelId: string, session: string }} config */
async function open(config) {
  const kernel = new Kernel(config.kernelId, config.session);
  const widgets = new Widgets(kernel, read("ihk-widgets") || {});
  kernel.onMessage = (message) => widgets.receive(message);
  watch(kernel, () => widgets.ask());
  const places = [...document.querySelectorAll('script[type="application/vnd.voila.cell-output+json"]')];
  await Promise.all(places.map(async (place) => place.replaceWith(await shown(JSON.parse(place.textContent || "{}"), widgets))));
  finish();
}

function chooseLanguage() {
  by("ihk-language")?.addEventListener("change", (event) => {
    const code = /** @type {HTMLSelectElement} */ (event.target).value;
    document.cookie = `language=${encodeURIComponent(code)}; path=/; max-age=31536000; SameSite=Lax`;
    location.reload();
  });
}

function start() {
  chooseLanguage();
  document.querySelector(".ihk-bar [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  const config = read("jupyter-config-data");
  if (!config) return;
  if (config.ihkReload) reload();
  else if (config.ihkComplete) complete(config.ihkComplete, finish, watch);
  else open(config);
}

setTimeout(() => {
  const line = by("loading_text");
  if (line) line.textContent = document.body.dataset.slow || "";
}, SLOW_MS);
if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
