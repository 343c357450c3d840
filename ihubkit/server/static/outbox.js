// @ts-check
// Every answer goes on the shelf (localStorage) first, then to the server, and leaves the shelf
// only when the server says that it is stored.

/**
 * @typedef {{ instrument: string, item: string, facet: string, round: number, value: number | null, sequence: number }} Answer
 * @typedef {{ kind: "saved" | "saving" | "waiting" | "offline" | "closed" | "gone", waiting: number, message: string }} Standing
 */

const BATCH = 50;
const PAUSE_MS = 250; // several taps travel together
const LONGEST_WAIT_MS = 30_000;
const LONGEST_CALL_MS = 15_000;

/** The server's refusal, in its own sentence. */
export class Refusal extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * Call the server. Throws Refusal when it says no, TypeError when there is no connection.
 * @param {string} method @param {string} url @param {unknown} [body] @param {RequestInit} [more]
 * @returns {Promise<any>}
 */
export async function call(method, url, body, more = {}) {
  const reply = await fetch(url, {
    method, signal: AbortSignal.timeout(LONGEST_CALL_MS), ...more,
    headers: method === "GET" ? {} : { "Content-Type": "application/json", "X-iHubKit": "1" },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const found = await reply.json().catch(() => ({}));
  if (!reply.ok) throw new Refusal(reply.status, found.error?.message || "");
  return found;
}

/** What this phone keeps for one seat. Without localStorage it keeps it while the page is open. */
export class Shelf {
  /** @param {string} seat */
  constructor(seat) {
    this.prefix = `ihubkit:${seat}:`;
    /** @type {Map<string, string>} */
    this.memory = new Map();
    this.lasting = true;
    this.set("probe", "1");
    this.remove("probe");
  }

  /** @param {string} name @returns {string | null} */
  get(name) {
    if (this.memory.has(name)) return this.memory.get(name) ?? null;
    try { return localStorage.getItem(this.prefix + name); } catch { return null; }
  }

  /** @param {string} name @param {string} text */
  set(name, text) {
    try {
      localStorage.setItem(this.prefix + name, text);
      this.memory.delete(name);
    } catch {
      this.lasting = false;
      this.memory.set(name, text);
    }
  }

  /** @param {string} name */
  remove(name) {
    this.memory.delete(name);
    try { localStorage.removeItem(this.prefix + name); } catch { /* nothing was kept there */ }
  }

  /** @param {string} start @returns {string[]} names that start with it */
  names(start) {
    const found = new Set(this.memory.keys());
    try {
      for (let index = 0; index < localStorage.length; index++) {
        const key = localStorage.key(index) ?? "";
        if (key.startsWith(this.prefix)) found.add(key.slice(this.prefix.length));
      }
    } catch { /* only the memory, then */ }
    return [...found].filter((name) => name.startsWith(start));
  }

  /** Forget everything of this seat. */
  clear() {
    for (const name of this.names("")) this.remove(name);
  }
}

/** @param {Pick<Answer, "instrument" | "item" | "facet" | "round">} answer */
export const keyOf = ({ instrument, item, facet, round }) => [instrument, item, facet, round].join("|");

/** The answers of a seat: what they are, and which of them the server does not have yet. */
export class Outbox extends EventTarget {
  /** @param {Shelf} shelf */
  constructor(shelf) {
    super();
    this.shelf = shelf;
    /** @type {Map<string, Answer>} */
    this.answers = new Map();
    /** @type {Standing["kind"]} */
    this.kind = "saved";
    this.message = "";
    this.sequence = 0;
    this.tries = 0;
    this.sending = false;
    this.timer = 0;
    for (const answer of this.waiting()) this.answers.set(keyOf(answer), answer);
    this.#watch();
  }

  /** @returns {Answer[]} answers on the shelf, oldest first */
  waiting() {
    const found = this.shelf.names("answer:").map((name) => this.#read(name));
    return /** @type {Answer[]} */ (found.filter(Boolean)).sort((one, other) => one.sequence - other.sequence);
  }

  /** @returns {Standing} */
  get standing() {
    return { kind: this.kind, waiting: this.shelf.names("answer:").length, message: this.message };
  }

  /** Take over what the server has. Newer answers on the shelf stay. @param {Answer[]} stored @param {number} sequence */
  adopt(stored, sequence) {
    this.sequence = Math.max(this.sequence, sequence);
    for (const answer of stored) {
      const key = keyOf(answer);
      const own = this.#read(`answer:${key}`);
      this.sequence = Math.max(this.sequence, answer.sequence);
      if (own && own.sequence > answer.sequence) continue;
      if (own) this.shelf.remove(`answer:${key}`);
      const shown = this.answers.get(key);
      if (!shown || shown.sequence <= answer.sequence) this.answers.set(key, answer);
    }
    this.#tell("answers");
    this.flush();
  }

  /** @param {Omit<Answer, "sequence">} given */
  put(given) {
    // A counter, not a clock: phones' clocks differ and jump.
    const last = Math.max(this.sequence, Number(this.shelf.get("sequence")) || 0);
    this.sequence = last + 1;
    this.shelf.set("sequence", String(this.sequence));
    const answer = { ...given, sequence: this.sequence };
    this.answers.set(keyOf(answer), answer);
    this.shelf.set(`answer:${keyOf(answer)}`, JSON.stringify(answer));
    this.message = "";
    this.#stand("saving");
    this.flush(PAUSE_MS);
  }

  /** @param {string} instrument @param {number} round @returns {Record<string, number | null>} */
  values(instrument, round) {
    const mine = [...this.answers.values()].filter((a) => a.instrument === instrument && a.round === round);
    return Object.fromEntries(mine.map((answer) => [`${answer.item}|${answer.facet}`, answer.value]));
  }

  /** The newest ratings of earlier rounds; "can't say" only where there is none. @param {string} instrument @param {number} round */
  earlier(instrument, round) {
    const mine = [...this.answers.values()].filter((a) => a.instrument === instrument && a.round < round).sort((a, b) => a.round - b.round);
    /** @type {Record<string, number | null>} */
    const found = {};
    for (const { item, facet, value } of mine) found[`${item}|${facet}`] = value ?? found[`${item}|${facet}`] ?? null;
    return found;
  }

  /** Send what waits, soon. @param {number} [pause] */
  flush(pause = 0) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.#sendAll(), pause);
  }

  /** The last chance before the page sleeps; the request outlives it. */
  hurry() {
    const batch = this.waiting().slice(0, BATCH);
    if (batch.length && !this.sending) this.#send(batch, { keepalive: true }).catch(() => this.flush(1000));
  }

  /** Another call failed: is the seat gone? @param {unknown} error */
  notice(error) {
    if (error instanceof Refusal && error.status === 401) this.#stand("gone");
  }

  async #sendAll() {
    if (this.sending || this.kind === "gone") return;
    this.sending = true;
    try {
      await this.#alone(async () => {
        for (let batch = this.waiting(); batch.length; batch = this.waiting()) await this.#send(batch.slice(0, BATCH));
      });
      this.tries = 0;
      this.#stand("saved");
    } catch (error) {
      this.#stumble(error);
    } finally {
      this.sending = false;
    }
    if (this.kind === "saved" && this.waiting().length) this.flush();
  }

  /** One tab sends at a time where the browser can arrange it; sending twice does no harm. @param {() => Promise<void>} work */
  async #alone(work) {
    if (!navigator.locks) return work(); // plain http on a local network has none
    const patience = AbortSignal.timeout(LONGEST_CALL_MS); // the other tab may be asleep
    try {
      await navigator.locks.request(this.shelf.prefix, { signal: patience }, work);
    } catch (error) {
      if (!(error instanceof DOMException && patience.aborted)) throw error;
      await work();
    }
  }

  /** @param {Answer[]} batch @param {RequestInit} [more] @returns {Promise<void>} */
  async #send(batch, more) {
    let reply;
    try {
      reply = await call("PUT", "/api/seats/me/answers", { answers: batch }, more);
    } catch (error) {
      if (!(error instanceof Refusal) || ![404, 413, 422].includes(error.status)) throw error;
      return this.#sendHalves(batch, error);
    }
    for (const saved of reply.saved || []) this.#settle(saved);
    // What was sent and answered 200 is either stored or superseded, so it never waits on.
    for (const answer of batch) this.#settle(answer);
    if (reply.superseded?.length) this.adopt(reply.superseded, 0);
  }

  /** One answer of the batch is refused: find it, keep it from holding up the others. @param {Answer[]} batch @param {Refusal} refusal */
  async #sendHalves(batch, refusal) {
    if (batch.length > 1) {
      const middle = Math.ceil(batch.length / 2);
      await this.#send(batch.slice(0, middle));
      return this.#send(batch.slice(middle));
    }
    for (const answer of batch) {
      this.#settle(answer);
      if (this.answers.get(keyOf(answer))?.sequence === answer.sequence) this.answers.delete(keyOf(answer));
    }
    this.message = refusal.message;
    this.#tell("answers");
  }

  /** @param {Answer} answer take it off the shelf, unless it was changed since */
  #settle(answer) {
    const name = `answer:${keyOf(answer)}`;
    const own = this.#read(name);
    if (own && own.sequence <= answer.sequence) this.shelf.remove(name);
  }

  /** @param {unknown} error */
  #stumble(error) {
    const status = error instanceof Refusal ? error.status : 0;
    if (status === 401) return this.#stand("gone");
    this.message = error instanceof Refusal ? error.message : "";
    if (status === 403) return this.#stand("closed"); // tried again when the workshop changes or the page wakes
    this.#stand(status ? "waiting" : "offline");
    this.tries += 1;
    const wait = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (this.tries - 1));
    this.flush(wait * (0.5 + Math.random() / 2)); // not all phones of the room at once
  }

  /** @param {string} name @returns {Answer | null} */
  #read(name) {
    try { return JSON.parse(this.shelf.get(name) ?? "null"); } catch { return null; }
  }

  /** @param {Standing["kind"]} kind */
  #stand(kind) {
    this.kind = kind;
    this.#tell("standing");
  }

  /** @param {string} what */
  #tell(what) {
    this.dispatchEvent(new Event(what));
  }

  #watch() {
    const wake = () => { if (document.visibilityState === "visible") { this.tries = 0; this.flush(); } };
    addEventListener("online", wake);
    addEventListener("pageshow", wake);
    addEventListener("pagehide", () => this.hurry());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.hurry() : wake()));
    addEventListener("storage", (event) => this.#otherTab(event.key ?? "", event.newValue));
  }

  /** Another tab of this seat answered, or sent. @param {string} key @param {string | null} text */
  #otherTab(key, text) {
    if (!key.startsWith(`${this.shelf.prefix}answer:`)) return;
    const name = key.slice(this.shelf.prefix.length);
    const answer = text === null ? null : this.#read(name);
    if (answer) {
      this.answers.set(keyOf(answer), answer);
      this.sequence = Math.max(this.sequence, answer.sequence);
      this.#tell("answers");
      this.flush(LONGEST_WAIT_MS / 10); // the tab that was tapped sends first; this one if it could not
    }
    this.#stand(this.waiting().length ? "saving" : "saved");
  }
}
