// @ts-check
// Text fields that save themselves while one types, meet other editors' texts, and lose nothing.
import { el } from "./dom.js";
import { telling } from "./panel.js";

const PAUSE_MS = 700; // of not typing, after which a text is sent
const SILENCE_MS = 8000; // without an answer, after which we say that it is not saved

/**
 * One field: `server` is what the server has, `base` what this text builds on, `text` what stands here,
 * `sent` what is under way, `theirs` the other text of a clash, `said` how a text is read aloud.
 * @typedef {{ part: string, id: string, name: string, label: string, input: any, status: HTMLElement, clash: HTMLElement, said: (text: string) => string,
 *   server: string, base: string, text: string, sent: string | null, timer: any, theirs: string | null, refused: boolean }} Field
 */

/** @param {string} plan */
const shelf = (plan) => `ihubkit-plan-${plan}`;

/** Texts of this plan that were never saved. @param {string} plan @returns {Record<string, { text: string, said?: string, base: string, label: string, at: string }>} */
export function unsaved(plan) {
  try { return JSON.parse(localStorage.getItem(shelf(plan)) || "{}"); } catch { return {}; }
}

/** @param {string} plan @param {Record<string, any>} kept */
function keep(plan, kept) {
  try {
    if (Object.keys(kept).length) localStorage.setItem(shelf(plan), JSON.stringify(kept));
    else localStorage.removeItem(shelf(plan));
  } catch { /* a full or forbidden storage: the text still stands in its field */ }
}

/** @param {string} plan @param {string} key */
export function forget(plan, key) {
  const kept = unsaved(plan);
  delete kept[key];
  keep(plan, kept);
}

/**
 * Choices that behave as one field: `value` is the chosen one's, or empty.
 * @param {string} name @param {{ value: string, text: string }[]} options @param {string} [look]
 */
export function choices(name, options, look = "") {
  const inputs = options.map(({ value }) => /** @type {HTMLInputElement} */ (el("input", { type: "radio", name, value })));
  const box = el("fieldset", { class: `ihk-choices ${look}` }, el("div", {}, ...options.map(({ text }, at) => el("label", {}, inputs[at], el("span", {}, text)))));
  Object.defineProperty(box, "value", {
    get: () => inputs.find((input) => input.checked)?.value || "",
    set: (/** @type {string} */ value) => { for (const input of inputs) input.checked = input.value === value; },
  });
  box.focus = () => (inputs.find((input) => input.checked) || inputs[0])?.focus();
  return box;
}

/**
 * Notes that offer texts which were typed here before and never saved.
 * @param {string} plan @param {ReturnType<typeof fieldBook>} book @param {any} t
 */
export function offers(plan, book, t) {
  const kept = Object.entries(unsaved(plan)).filter(([key, one]) => {
    if (book.serverText(key) !== one.text) return true;
    forget(plan, key);
    return false;
  });
  return kept.map(([key, one]) => {
    const note = el("div", { class: "ihk-note ihk-warn ihk-offer", role: "group", "aria-label": t("A text that was not saved") },
      el("p", {}, el("strong", {}, t("A text that was not saved")), ` – ${one.label}, ${new Date(one.at).toLocaleString()}`),
      el("p", {}, el("q", { dir: "auto" }, one.said || one.text || t("(empty)"))),
      el("div", { class: "ihk-row" },
        book.serverText(key) !== undefined && el("button", { type: "button", onclick: () => { if (book.restore(key, one.text)) note.remove(); } }, t("Put it back")),
        el("button", { type: "button", onclick: () => { forget(plan, key); note.remove(); } }, t("Throw it away"))));
    return note;
  });
}

/** Say over all fields whether everything is saved. @param {HTMLElement} overall @param {string} state of a field book @param {any} t */
export function tellOverall(overall, state, t) {
  const words = { saved: t("Everything is saved."), saving: t("Saving …"), waiting: t("Something is not saved yet; see the marked field. Your text is kept in this browser.") };
  if (overall.dataset.state === state) return;
  overall.dataset.state = state;
  overall.textContent = /** @type {any} */ (words)[state];
}

/**
 * Hear what the kernel says: an answer to an edit is its field's, all else stands in the notice.
 * @param {any} model @param {ReturnType<typeof fieldBook>} book @param {HTMLElement} notice @param {boolean} [stays]
 */
export function hears(model, book, notice, stays = false) {
  const say = telling(notice, stays);
  model.on("change:message", () => {
    const message = model.get("message") || {};
    if (message.mark !== undefined) book.answered(message); else say(message);
  });
}

/**
 * All fields of a plan.
 * @param {{ plan: () => string, t: (text: string, values?: any) => string, send: (name: string, values: object) => void, changed: () => void }} tools
 */
export function fieldBook({ plan, t, send, changed }) {
  /** @type {Map<string, Field>} */ const fields = new Map();
  /** @type {Map<number, { key: string, timer: any }>} */ const underway = new Map();
  let mark = 0;

  const keyOf = (/** @type {any} */ one) => `${one.part}|${one.id}|${one.name}`;
  const dirty = (/** @type {Field} */ field) => field.text !== field.base;

  /** @param {Field} field @param {string} word @param {string} [look] */
  function say(field, word, look = "") {
    field.status.textContent = word;
    field.status.className = `ihk-field-status ${look}`;
    changed();
  }

  /** @param {Field} field */
  function store(field) {
    if (!dirty(field)) return forget(plan(), keyOf(field));
    keep(plan(), { ...unsaved(plan()), [keyOf(field)]: { text: field.text, said: field.said(field.text), base: field.base, label: field.label, at: new Date().toISOString() } });
  }

  /** @param {Field} field */
  function submit(field) {
    clearTimeout(field.timer);
    if (!dirty(field) || field.sent !== null || field.theirs !== null) return;
    mark += 1;
    const mine = mark;
    field.sent = field.text;
    if (!field.status.classList.contains("ihk-late")) say(field, t("saving …"));
    const timer = setTimeout(() => lost(mine), SILENCE_MS);
    underway.set(mine, { key: keyOf(field), timer });
    send("edit", { part: field.part, part_id: field.id, changes: { [field.name]: { before: field.base, after: field.text } }, mark: mine });
  }

  /** No answer came: keep the text here and try again. @param {number} mine */
  function lost(mine) {
    const field = fields.get(underway.get(mine)?.key || "");
    underway.delete(mine);
    if (!field) return;
    field.sent = null;
    say(field, t("not saved yet; kept in this browser"), "ihk-late");
    field.timer = setTimeout(() => submit(field), PAUSE_MS);
  }

  /** Take over what the server has; where somebody stands in the field, keep the cursor. @param {Field} field */
  function catchUp(field) {
    if (dirty(field) || field.server === field.base) return;
    const cursor = document.activeElement === field.input ? field.input.selectionStart ?? null : null; // a list of choices has none
    field.base = field.text = field.input.value = field.server;
    if (cursor !== null) field.input.setSelectionRange(cursor, cursor);
    if (field.sent === null) say(field, "");
  }

  /** @param {Field} field */
  function typed(field) {
    field.text = field.input.value;
    field.refused = false;
    const mine = field.clash.querySelector("q.ihk-mine");
    if (mine) mine.textContent = field.said(field.text);
    store(field);
    clearTimeout(field.timer);
    if (!dirty(field)) return say(field, t("saved"));
    say(field, t("typing …"));
    field.timer = setTimeout(() => submit(field), PAUSE_MS);
  }

  /** Open what is folded around a field. @param {Field} field */
  function openAround(field) {
    for (let fold = field.input.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  /** Two texts for one field: show both, let a person choose. @param {Field} field @param {string} theirs */
  function clash(field, theirs) {
    field.theirs = theirs;
    openAround(field);
    const settle = (/** @type {boolean} */ mine) => {
      field.base = theirs;
      field.theirs = null;
      if (!mine) { field.text = theirs; field.input.value = theirs; }
      field.clash.replaceChildren();
      store(field);
      if (mine) submit(field); else say(field, t("saved"));
      field.input.focus();
    };
    field.clash.replaceChildren(el("div", { class: "ihk-note ihk-warn ihk-clash", role: "alert" },
      el("p", {}, el("strong", {}, t("Somebody else has changed this text at the same time."))),
      el("p", {}, t("Theirs:"), " ", el("q", { dir: "auto" }, field.said(theirs) || t("(empty)"))),
      el("p", {}, t("Yours:"), " ", el("q", { dir: "auto", class: "ihk-mine" }, field.said(field.text) || t("(empty)"))),
      el("div", { class: "ihk-row" },
        el("button", { type: "button", onclick: () => settle(false) }, t("Keep theirs")),
        el("button", { type: "button", onclick: () => settle(true) }, t("Use mine")))));
    say(field, t("two texts: please choose"), "ihk-late");
  }

  return {
    /**
     * Make a field. A fieldset of choices (`choices`) takes its label as legend and says in words what is chosen.
     * @param {{ part: string, id: string, name: string, label: string, text: string, input: HTMLElement, hint?: string, said?: (text: string) => string }} wish
     */
    add({ part, id, name, label, text, input, hint, said = (shown) => shown }) {
      const status = el("span", { class: "ihk-field-status", role: "status" });
      const box = el("div", { class: "ihk-clash-place" });
      /** @type {Field} */
      const field = { part, id, name, label, input, status, clash: box, said, server: text, base: text, text, sent: null, timer: 0, theirs: null, refused: false };
      field.input.value = text;
      fields.set(keyOf(field), field);
      input.addEventListener("input", () => typed(field));
      input.addEventListener("blur", () => catchUp(field));
      input.addEventListener("change", () => { typed(field); submit(field); });
      const words = el("span", { class: "ihk-label" }, label, status);
      const look = { class: `ihk-plan-field ihk-plan-${name.replace(".", "-")}`, "data-part": part, "data-id": id, "data-name": name };
      if (input.tagName !== "FIELDSET") return el("div", look, el("label", {}, words, input, hint && el("small", { class: "ihk-soft" }, hint)), box);
      input.prepend(el("legend", {}, words));
      return el("div", look, input, box);
    },

    /** What the server has now. Nothing typed here is touched. @param {any} one @param {string} text */
    heard(one, text) {
      const field = fields.get(keyOf(one));
      if (!field || text === field.server) return;
      field.server = text;
      if (field.theirs !== null) return clash(field, text);
      if (dirty(field)) { if (text === field.sent) field.base = text; } else catchUp(field);
    },

    /** The kernel's answer to an edit. @param {any} answer */
    answered(answer) {
      const field = fields.get(underway.get(answer.mark)?.key || "");
      clearTimeout(underway.get(answer.mark)?.timer);
      underway.delete(answer.mark);
      if (!field || field.sent === null) return;
      const sent = field.sent;
      field.sent = null;
      if (answer.theirs && field.name in answer.theirs) return clash(field, String(answer.theirs[field.name]));
      if (answer.kind !== "good") { field.refused = true; openAround(field); return say(field, answer.text, "ihk-refused"); }
      field.base = sent;
      store(field);
      if (dirty(field)) return submit(field);
      say(field, t("saved"), "ihk-saved");
      if (document.activeElement !== field.input) catchUp(field);
    },

    /** @param {string} key @param {string} text */
    restore(key, text) {
      const field = fields.get(key);
      if (!field) return false;
      field.input.value = text;
      typed(field);
      openAround(field);
      field.input.focus();
      return true;
    },

    /** Take away fields of parts that are gone; tells whether one had a text not saved. @param {Set<string>} ids */
    prune(ids) {
      const gone = [...fields].filter(([, field]) => !ids.has(field.id));
      for (const [key, field] of gone) { clearTimeout(field.timer); fields.delete(key); }
      return gone.some(([, field]) => dirty(field));
    },

    /** @param {string} key */
    serverText(key) { return fields.get(key)?.base; },

    /** "saved", "saving" or "waiting", over all fields. */
    state() {
      const all = [...fields.values()];
      if (all.some((field) => field.theirs !== null || field.refused)) return "waiting";
      if (all.some(dirty)) return all.some((field) => field.status.classList.contains("ihk-late")) ? "waiting" : "saving";
      return "saved";
    },

    /** Send at once what is not sent, e.g. when the page is left. */
    flush() { for (const field of fields.values()) submit(field); },
  };
}
