// @ts-check
// The seat: one participant's page. It shows what the workshop is at, and keeps the answers safe.
import { el, translator } from "/static/controls/dom.js";
import clock from "/static/controls/clock.js";
import { call, Outbox, Refusal, Shelf } from "/static/seat/outbox.js";

/**
 * @typedef {{ id: string, kind: string, title: string, prompt: string, instrument: string, facets: string[],
 *   sections: string[], items: string[], round: number, card_kinds: string[], number: number, of: number }} Activity
 * @typedef {{ id: string, title: string, instrument: string, round: number }} ReleaseName
 * @typedef {{ revision: number, server_time: string, workshop: { id: string, title: string, state: string, join_code: string },
 *   activity: Activity | null, clock: any, release: ReleaseName | null, releases: ReleaseName[] }} State
 * @typedef {{ id: string, language: string, role: string, school: { id: string, name: string } }} Me
 * @typedef {{ node: HTMLElement, leave?: () => void, refresh?: () => void }} Screen
 * @typedef {{ render(host: { model: any, el: HTMLElement }): void | (() => void) }} Control
 */

/** What anywidget gives a control, on a page without a kernel. */
export class Model {
  /** @param {Record<string, any>} traits @param {(message: any) => void} [receive] */
  constructor(traits, receive = () => {}) {
    this.traits = traits;
    this.receive = receive;
    this.saved = () => {};
    this.busy = false;
    this.events = new EventTarget();
  }

  /** @param {string} name */
  get(name) { return this.traits[name]; }

  /** @param {string} name @param {any} value */
  set(name, value) {
    if (this.traits[name] === value) return;
    this.traits[name] = value;
    this.events.dispatchEvent(new Event(`change:${name}`));
  }

  save_changes() { this.saved(); }

  /** @param {any} message */
  send(message) { this.receive(message); }

  /** @param {string} event @param {() => void} handle */
  on(event, handle) { this.events.addEventListener(event, handle); }

  /** @param {string} event @param {() => void} handle */
  off(event, handle) { this.events.removeEventListener(event, handle); }
}

const LONG_SLEEP_MS = 20_000;
const SPREAD_MS = 3000; // a room of phones does not ask in the same moment

/** @param {number} most */
export const aWhile = (most) => new Promise((done) => { setTimeout(done, Math.random() * most); });

export class Seat {
  /** @param {any} found what GET /api/seats/me told */
  constructor(found) {
    this.state = /** @type {State} */ (found);
    this.me = /** @type {Me} */ (found.seat);
    this.k = Number(found.k) || 0;
    this.cards = found.cards || { own: [], shown: [] };
    /** @type {Record<string, string>} */
    this.texts = {};
    this.t = translator({ get: () => this.texts });
    this.shelf = new Shelf(this.me.id);
    this.outbox = new Outbox(this.shelf);
    this.clock = new Model({ clock: found.clock, texts: this.texts });
    /** @type {Map<string, any>} */
    this.instruments = new Map();
    this.shown = ""; // which screen stands
    this.settled = false; // whether a first screen stands already
    /** @type {() => void} */
    this.leave = () => {};
    /** @type {() => void} */
    this.stopClock = () => {};
    /** @type {(() => void) | null} */
    this.refresh = null; // how the standing screen takes a new state
    this.root = /** @type {HTMLElement} */ (document.getElementById("seat"));
  }

  /** @param {any} found */
  async start(found) {
    await this.speak(this.me.language);
    this.outbox.adopt(found.answers || [], found.sequence || 0);
    this.outbox.addEventListener("standing", () => this.showStanding());
    this.outbox.addEventListener("answers", () => this.refresh?.());
    this.frame();
    await this.show();
    this.listen();
  }

  /** @param {string} language */
  async speak(language) {
    const found = language === "en" ? {} : await call("GET", `/api/texts/${language}.json`).catch(() => ({}));
    this.texts = found.texts || {};
    document.cookie = `language=${language}; path=/; max-age=5184000; SameSite=Lax`; // refusals follow
    document.documentElement.lang = language;
    document.documentElement.dir = found.direction || "ltr";
    this.clock.set("texts", this.texts);
  }

  /** @param {string} language */
  async speakFromNow(language) {
    this.me = { ...this.me, language };
    await this.speak(language);
    this.frame();
    this.settled = false;
    await this.show();
  }

  /** @param {string} id */
  async instrument(id) {
    const key = `${id}?lang=${this.me.language}`;
    if (!this.instruments.has(key)) this.instruments.set(key, await call("GET", `/api/content/${key}`));
    return this.instruments.get(key);
  }

  /** The bar and the empty main part. */
  frame() {
    const timer = el("div");
    this.stopClock();
    this.stopClock = mount(clock, this.clock, timer);
    this.save = el("p", { class: "ihk-seat-save", role: "status" });
    this.menu = el("button", { type: "button", class: "ihk-seat-menu", "aria-label": this.t("Menu"), "aria-haspopup": "dialog",
      onclick: async () => (await import("/static/seat/menu.js")).openMenu(this) }, "☰");
    this.main = el("main");
    this.root.replaceChildren(
      el("div", { class: "ihk-seat-bar", role: "banner" }, el("div", {}, this.save, timer, this.menu)), this.main);
    this.showStanding();
  }

  showStanding() {
    if (!this.save) return;
    const { kind, waiting, message } = this.outbox.standing;
    if (kind === "gone") this.showGone();
    const text = [this.standingWords(kind, waiting), message].filter(Boolean).join(" ");
    if (this.save.textContent !== text) this.save.textContent = text;
    this.save.dataset.kind = waiting || kind === "closed" ? kind : "saved";
  }

  /** Erased in another tab, or the browser forgot us. */
  showGone() {
    this.leave();
    this.main?.replaceChildren(el("h1", { tabIndex: -1 }, this.t("This seat is no longer there.")),
      el("p", { class: "ihk-seat-prompt" }, this.t("Enter the workshop's code again. With your resume code you come back to your answers.")),
      el("a", { class: "ihk-button ihk-primary", href: "/" }, this.t("Join the workshop")));
  }

  /** @param {string} kind @param {number} n @returns {string} */
  standingWords(kind, n) {
    const t = this.t;
    if (n === 0 && kind !== "gone") return this.shelf.lasting ? t("Saved") : t("Saved. This window keeps nothing: stay on this page until you are done.");
    if (kind === "saving" || kind === "saved") return t("Saving …");
    if (kind === "closed") return n === 1 ? t("1 answer came too late.") : t("{n} answers came too late.", { n });
    if (kind === "gone") return t("This seat is no longer there.");
    if (kind === "waiting") return n === 1 ? t("1 answer waiting – the workshop's computer is busy") : t("{n} answers waiting – the workshop's computer is busy", { n });
    return n === 1 ? t("1 answer waiting – no connection") : t("{n} answers waiting – no connection", { n });
  }

  /** Show the activity the workshop is at. The same activity is never drawn anew. */
  async show() {
    const { activity, workshop, release } = this.state;
    this.clock.set("clock", activity && this.state.clock);
    const name = [workshop.state, activity?.id, activity?.round, activity?.items, activity && activity.kind !== "instrument" ? release?.id : "", this.me.language].join("|");
    if (name === this.shown) return this.refresh?.();
    this.shown = name;
    const screen = await this.screen(workshop.state === "closed" ? null : activity).catch((error) => this.sorry(activity, error));
    if (name !== this.shown || !this.main) return; // something newer came meanwhile
    this.leave();
    this.leave = screen.leave || (() => {});
    this.refresh = screen.refresh || null;
    const moved = this.settled;
    this.settled = true;
    this.main.replaceChildren(...[this.resumeNote(), screen.node].filter((node) => node !== null));
    if (!moved) return;
    scrollTo({ top: 0 });
    /** @type {HTMLElement | null} */ (this.main.querySelector("h1"))?.focus({ preventScroll: true });
  }

  /**
   * @param {Activity | null} activity
   * @returns {Promise<Screen>}
   */
  async screen(activity) {
    if (activity?.kind === "instrument") return this.questions(activity);
    if (activity?.kind === "welcome" || activity?.kind === "plan") return this.follow(activity);
    return (await import("/static/seat/screens.js")).screen(this, activity);
  }

  /** A screen that only tells. @param {Activity} activity @returns {Screen} */
  follow(activity) {
    return { node: el("div", {}, this.lead(activity), el("p", { class: "ihk-soft" }, this.t("This page moves on by itself with the workshop."))) };
  }

  /** @param {Activity | null} activity @param {unknown} error @returns {Screen} */
  sorry(activity, error) {
    if (!(error instanceof Refusal) || error.status !== 404) return this.tryLater(activity);
    return { node: el("div", {}, this.lead(activity), el("p", { class: "ihk-note ihk-warn" },
      this.t("The hub no longer has these questions. Tell the facilitator; this page moves on with the workshop."))) };
  }

  /** @param {Activity | null} activity @returns {Screen} */
  tryLater(activity) {
    setTimeout(() => { this.shown = ""; this.show(); }, 2000 + Math.random() * SPREAD_MS);
    return { node: el("div", {}, this.lead(activity), el("p", { class: "ihk-note ihk-warn" },
      this.t("There is no connection to the workshop's computer. This page tries again by itself."))) };
  }

  /** Heading of every screen. @param {Activity | null} activity */
  lead(activity) {
    if (!activity) {
      return el("div", { class: "ihk-seat-lead" }, el("h1", { tabIndex: -1 }, this.t("The workshop is closed")),
        el("p", { class: "ihk-seat-prompt" }, this.t("Thank you for taking part. Your own results stay open to you here.")));
    }
    return el("div", { class: "ihk-seat-lead" },
      el("p", { class: "ihk-seat-kicker" }, `${this.state.workshop.title} · ${activity.number}/${activity.of}`),
      el("h1", { tabIndex: -1 }, this.t(activity.title)),
      activity.prompt ? el("p", { class: "ihk-seat-prompt" }, this.t(activity.prompt)) : null);
  }

  /** @param {Activity} activity */
  async questions(activity) {
    addStyle("questionnaire");
    const [{ default: control }, instrument] = await Promise.all([
      import("/static/controls/questionnaire.js"), this.instrument(activity.instrument)]);
    const { instrument: id, facets, sections, items, round } = activity;
    const earlier = only(this.outbox.earlier(id, round), items, facets);
    const model = new Model({ instrument, facets, sections, items, earlier, round, values: this.outbox.values(id, round), locked: false, texts: this.texts });
    model.saved = () => this.putChanged(id, round, model.get("values"));
    const box = el("div");
    const leave = mount(control, model, box);
    return { node: el("div", {}, this.lead(activity), box), leave, refresh: () => model.set("values", this.outbox.values(id, round)) };
  }

  /** @param {string} instrument @param {number} round @param {Record<string, number | null>} values */
  putChanged(instrument, round, values) {
    const before = this.outbox.values(instrument, round);
    for (const [key, value] of Object.entries(values)) {
      if (key in before && before[key] === value) continue;
      const [item = "", facet = ""] = key.split("|");
      this.outbox.put({ instrument, item, facet, round, value });
    }
  }

  /** The resume code, once, right after joining. */
  resumeNote() {
    const code = this.shelf.get("resume");
    if (!code || !this.shelf.get("resume-new")) return null;
    const again = this.shelf.get("resume-new") === "again"; // they have it from last time
    const note = el("section", { class: "ihk-card ihk-seat-note", "aria-label": this.t("Your resume code") },
      el("h2", {}, again ? this.t("Welcome back: you keep your code") : this.t("Your resume code")),
      el("p", { class: "ihk-page-resume" }, code),
      el("p", {}, again ? this.t("Your answers start anew. At the end you see under “My results” what has changed since last time; nobody else does.") : this.t("Write it down or take a picture. With it you come back to your own answers, on any phone.")),
      el("div", { class: "ihk-seat-row" }, copyButton(code, this.t),
        el("button", { type: "button", class: "ihk-primary", onclick: () => { this.shelf.remove("resume-new"); note.remove(); } }, this.t("I have noted it"))));
    return note;
  }

  /** Hear of every move of the workshop; mends itself after sleep. */
  listen() {
    /** @type {EventSource | null} */
    let stream = null;
    let hiddenAt = 0;
    let tries = 0;
    const open = () => {
      stream?.close();
      stream = new EventSource("/api/seats/me/events");
      stream.addEventListener("state", (event) => { tries = 0; this.hear(JSON.parse(event.data)); });
      stream.onerror = () => {
        if (stream?.readyState !== EventSource.CLOSED) return; // it tries again by itself
        setTimeout(() => { open(); this.reload(); }, Math.min(30_000, 1000 * 2 ** tries++) * (0.5 + Math.random() / 2));
      };
    };
    const wake = () => { if (!stream || stream.readyState === EventSource.CLOSED || Date.now() - hiddenAt > LONG_SLEEP_MS) open(); };
    addEventListener("online", open);
    addEventListener("pagehide", () => { stream?.close(); });
    addEventListener("pageshow", (event) => { if (event.persisted) open(); });
    document.addEventListener("visibilitychange", () => { if (document.hidden) hiddenAt = Date.now(); else wake(); });
    open();
  }

  /** @param {State} state */
  hear(state) {
    if (state.revision < this.state.revision) return;
    const news = state.revision > this.state.revision;
    this.state = state;
    if (news && this.outbox.kind === "closed" && state.workshop.state !== "closed") this.outbox.flush();
    this.show();
    if (news && state.activity?.kind === "cards") aWhile(SPREAD_MS).then(() => this.reload());
  }

  /** Ask for what is only mine: cards and answers. */
  async reload() {
    const found = await call("GET", "/api/seats/me").catch((error) => this.outbox.notice(error));
    if (!found) return;
    this.cards = found.cards;
    this.outbox.adopt(found.answers || [], found.sequence || 0);
    this.refresh?.();
  }
}

/** Those values that are asked. @param {Record<string, number | null>} values @param {string[]} items @param {string[]} facets */
function only(values, items, facets) {
  const asks = (/** @type {string[]} */ wanted, /** @type {string | undefined} */ id) => wanted.length === 0 || wanted.includes(id ?? "");
  return Object.fromEntries(Object.entries(values).filter(([key]) => { const [item, facet] = key.split("|"); return asks(items, item) && asks(facets, facet); }));
}

/** @param {Control} control @param {Model} model @param {HTMLElement} box @returns {() => void} */
export function mount(control, model, box) {
  return control.render({ model, el: box }) || (() => {});
}

/** @param {string} control load its style sheet, once */
export function addStyle(control) {
  const href = `/static/controls/${control}.css`;
  if (!document.head.querySelector(`link[href="${href}"]`)) document.head.append(el("link", { rel: "stylesheet", href }));
}

/** @param {string} text @param {(text: string) => string} t */
export function copyButton(text, t) {
  const button = el("button", { type: "button", onclick: async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = t("Copied");
    } catch {
      button.textContent = t("Please note it by hand"); // no clipboard on plain http
    }
  } }, t("Copy"));
  return button;
}

async function begin() {
  try {
    const found = await call("GET", "/api/seats/me");
    await new Seat(found).start(found);
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) location.replace("/");
    else setTimeout(begin, 2000 + Math.random() * SPREAD_MS); // the loading sign stays
  }
}

begin();
