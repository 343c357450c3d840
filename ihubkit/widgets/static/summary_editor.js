// @ts-check
// A facilitator's summary: drafted by rules, edited here. Fields keep themselves (fields.js).
import { el, translator } from "./dom.js";
import { fieldBook, hears, offers, tellOverall } from "./fields.js";

/** A summary as plain text, to paste into a letter. @param {any} state @param {string} whose */
function plainText(state, whose) {
  const parts = state.parts.map((/** @type {any} */ part) => [part.fields.title, ...part.fields.text.split("\n").filter(Boolean).map((/** @type {string} */ line) => `- ${line}`)].join("\n"));
  return [`${state.title} – ${whose}`, ...parts].join("\n\n");
}

export default {
  /** @param {any} host */
  render({ model, el: root }) {
    const t = translator(model);
    const send = (/** @type {string} */ name, values = {}) => model.send({ do: name, ...values });
    const overall = el("p", { class: "ihk-overall", role: "status" });
    const notice = el("p", { class: "ihk-notice ihk-note", role: "status", hidden: true });
    const top = el("div", { class: "ihk-card ihk-summary-top" });
    const left = el("div", {});
    const beside = el("div", {});
    const parts = el("div", { class: "ihk-summary-parts" });
    const add = el("div", {}, el("button", { type: "button", onclick: () => send("add_part") }, t("Add a part")));
    const book = fieldBook({ plan: () => drawn, t, send, changed: tell });
    const box = el("section", { class: "ihk ihk-panel ihk-summary-editor", lang: model.get("language") || "en", "data-keeps-unsaved": true },
      top, left, beside, parts, add, notice);
    root.append(box);
    let drawn = "";
    /** @type {Map<string, HTMLElement>} */ const boxes = new Map();

    function tell() { tellOverall(overall, book.state(), t); }

    /** @param {any} state */
    const whose = (state) => state.schools.find((/** @type {any} */ one) => one.id === state.whose)?.title || "";

    /** @param {any} state */
    function copyButton(state) {
      const button = el("button", { type: "button" }, t("Copy as text"));
      button.addEventListener("click", async () => {
        const done = await navigator.clipboard?.writeText(plainText(model.get("state"), whose(state))).then(() => true, () => false);
        button.textContent = done ? t("Copied") : t("Select and copy it by hand");
      });
      return button;
    }

    /** @param {any[]} options @param {string} value @param {object} more */
    const select = (options, value, more = {}) => el("select", more, ...options.map((one) => el("option", { value: one.id, selected: one.id === value }, one.title)));

    /** What stands above the text: whose it is, its draft, and what becomes of it. @param {any} state */
    function drawTop(state) {
      const focused = /** @type {any} */ (document.activeElement)?.dataset?.key;
      const language = /** @type {HTMLSelectElement} */ (select(state.languages, state.language, { "data-key": "language" }));
      const school = select(state.schools, state.whose, { "data-key": "whose", onchange: (/** @type {any} */ event) => send("choose_school", { school: event.target.value }) });
      const drafting = el("button", { type: "button", "data-key": "draft", disabled: !state.released, class: state.version ? "" : "ihk-primary", onclick: () => send("draft", { language: language.value }) },
        state.version ? t("Draft it anew …") : t("Draft the summary"));
      const publish = el("input", { type: "checkbox", "data-key": "publish", checked: state.published, onchange: (/** @type {any} */ event) => send("publish", { on: event.target.checked }) });
      top.replaceChildren(
        el("h2", {}, t("Summary of “{title}”", { title: state.title })),
        el("p", { class: "ihk-soft" }, t("A draft by rules from what was revealed, from approved cards and from chosen needs. Read it, change it, and show it to the team when it is right.")),
        el("div", { class: "ihk-summary-choices" },
          el("label", { class: "ihk-field" }, el("span", {}, t("Whose")), school),
          el("label", { class: "ihk-field" }, el("span", {}, t("Language of the draft")), language),
          drafting),
        ...(state.released ? [] : [el("p", { class: "ihk-note" }, t("Nothing has been released yet. A summary can be drafted after the first reveal."))]),
        ...(state.version ? [el("div", { class: "ihk-summary-out" },
          el("label", { class: "ihk-check" }, publish, el("span", {}, state.whose ? t("The school’s team sees it on its page “Results”") : t("The teams of all schools see it on their page “Results”"))),
          el("div", { class: "ihk-row" }, copyButton(state), state.print && el("a", { class: "ihk-button", href: state.print, target: "_blank", rel: "noopener" }, t("Print view")))),
          overall] : []),
        ...state.hidden.map((/** @type {string} */ quote) => el("p", { class: "ihk-note ihk-warn" }, t("This card is quoted below but is not approved (any more):"), " ", el("q", { dir: "auto" }, quote))));
      if (focused) /** @type {HTMLElement | null} */ (top.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus({ preventScroll: true });
    }

    /** A new draft that waits; the text below stays until it is taken. @param {any} state */
    function drawDraft(state) {
      beside.replaceChildren(...(state.draft.length ? [el("section", { class: "ihk-card ihk-summary-draft", "aria-label": t("A new draft") },
        el("h2", {}, t("A new draft")),
        el("p", { class: "ihk-soft" }, t("Your text below is as it was. Take single parts, or all of it.")),
        ...state.draft.map((/** @type {any} */ part) => el("details", { open: part.new },
          el("summary", {}, part.title, !part.new && el("span", { class: "ihk-soft" }, t("as in your text"))),
          el("ul", {}, ...part.sentences.map((/** @type {string} */ one) => el("li", { dir: "auto" }, one))),
          part.new && el("button", { type: "button", "aria-label": `${t("Take this part")}: ${part.title}`, onclick: () => send("take_part", { part: part.id }) }, t("Take this part")))),
        el("div", { class: "ihk-row ihk-summary-decide" },
          el("button", { type: "button", class: "ihk-primary", onclick: () => send("use_draft", { seen: model.get("state").version }) }, t("Replace my text with the new draft")),
          el("button", { type: "button", onclick: () => send("drop_draft") }, t("Keep my text"))))] : []));
    }

    /** @param {any} part */
    function partBox(part) {
      const named = (/** @type {string} */ label) => `${label}: ${part.fields.title}`;
      const lines = part.fields.text.split("\n").length;
      const field = (/** @type {string} */ name, /** @type {string} */ label, /** @type {HTMLElement} */ input, hint = "") =>
        book.add({ part: drawn, id: part.id, name, label, text: part.fields[name], input, hint });
      return el("section", { class: "ihk-card ihk-summary-part", lang: model.get("state").language },
        field("title", t("Heading"), el("input", { type: "text", autocomplete: "off", maxlength: 200, dir: "auto" })),
        field("text", t("Sentences, one a line"), el("textarea", { rows: Math.max(3, lines + 1), dir: "auto" })),
        el("div", { class: "ihk-row ihk-summary-moves", lang: model.get("language") || "en" },
          el("button", { type: "button", "aria-label": named(t("Move up")), title: t("Move up"), onclick: () => send("move_part", { part: part.id, by: -1 }) }, "↑"),
          el("button", { type: "button", "aria-label": named(t("Move down")), title: t("Move down"), onclick: () => send("move_part", { part: part.id, by: 1 }) }, "↓"),
          el("details", { class: "ihk-removal" }, el("summary", {}, t("Remove …"), el("span", { class: "ihk-hidden-text" }, ` ${part.fields.title}`)),
            el("button", { type: "button", onclick: () => send("remove_part", { part: part.id }) }, t("Yes, remove it")))));
    }

    /** @param {any} state */
    function drawParts(state) {
      const ids = new Set(state.parts.map((/** @type {any} */ one) => one.id));
      for (const [id, old] of boxes) if (!ids.has(id)) { old.remove(); boxes.delete(id); }
      const typed = book.prune(ids);
      state.parts.forEach((/** @type {any} */ part, /** @type {number} */ at) => {
        if (!boxes.has(part.id)) boxes.set(part.id, partBox(part));
        const node = /** @type {HTMLElement} */ (boxes.get(part.id));
        if (parts.children[at] !== node) parts.insertBefore(node, parts.children[at] || null);
        for (const [name, text] of Object.entries(part.fields)) book.heard({ part: drawn, id: part.id, name }, /** @type {string} */ (text));
      });
      if (typed) left.replaceChildren(...offers(drawn, book, t));
    }

    function draw() {
      const state = model.get("state") || {};
      box.hidden = !state.id;
      if (!state.id) return;
      const other = state.id !== drawn;
      if (other) {
        book.flush();
        book.prune(new Set());
        boxes.clear();
        parts.replaceChildren();
        drawn = state.id;
      }
      add.hidden = !state.version;
      drawTop(state);
      drawDraft(state);
      drawParts(state);
      if (other) left.replaceChildren(...offers(drawn, book, t));
      tell();
    }

    model.on("change:state", draw);
    hears(model, book, notice);
    const leave = () => book.flush();
    addEventListener("pagehide", leave);
    draw();
    return () => removeEventListener("pagehide", leave);
  },
};
