// @ts-check
// One part of a run-sheet as a form: to change it, or to add another.
import { el } from "./dom.js";

const ASKS = "instrument";
const SHOWS = ["instrument", "reveal", "discussion", "cards", "plan"]; // kinds that may be about a questionnaire
const NEEDS_ONE = ["instrument", "reveal"];

/** @param {string} label @param {Node} input @param {string} [help] */
function labelled(label, input, help) {
  return el("label", { class: "ihk-field" }, el("span", {}, label), input, help && el("small", {}, help));
}

/** @param {any[]} options @param {string} value @param {object} props */
function chooser(options, value, props) {
  return el("select", props, ...options.map((one) => el("option", { value: one.id, selected: one.id === value }, one.title)));
}

/** @param {string} name @param {any} one @param {boolean} on @param {string} key @param {any} [then] */
function tick(name, one, on, key, then) {
  return el("label", { class: "ihk-check" },
    el("input", { type: "checkbox", name, value: one.id, defaultChecked: on, "data-key": key, onchange: then }), one.title);
}

/**
 * The questions of a questionnaire: all of them, or those ticked.
 * @param {any} t @param {any} instrument @param {string[]} chosen @param {string} key
 */
function questions(t, instrument, chosen, key) {
  const whole = (/** @type {any} */ event) => {
    for (const box of event.target.closest("fieldset").querySelectorAll("input[name=item]")) box.checked = event.target.checked;
  };
  const on = (/** @type {any} */ item) => chosen.length === 0 || chosen.includes(item.id);
  const own = (/** @type {any} */ item) => item.own ? { ...item, title: `${item.title} (${t("your own")})` } : item;
  return el("details", { class: "ihk-questions", "data-key": `${key}-questions` },
    el("summary", {}, t("Ask only some questions …")),
    el("div", { class: "ihk-question-lists" }, ...instrument.sections.map((/** @type {any} */ section) =>
      el("fieldset", {},
        el("legend", {}, tick("", section, section.items.every(on), `${key}-section-${section.id}`, whole)),
        ...section.items.map((/** @type {any} */ item) => tick("item", own(item), on(item), `${key}-item-${item.id}`))))));
}

/**
 * @param {any} t @param {any} state @param {any} part what stands in it now
 * @param {{ save: (values: any) => void, cancel: () => void, redraw: () => void, isNew: boolean, draft: any }} how
 */
export function partForm(t, state, part, { save, cancel, redraw, isNew, draft }) {
  const kind = draft.kind || part.kind;
  const asked = draft.instrument ?? (part.instrument || (NEEDS_ONE.includes(kind) ? usual(state, kind) : ""));
  const instrument = state.instruments.find((/** @type {any} */ one) => one.id === asked);
  const key = `form-${part.id}`;
  const named = [...state.instruments, ...(asked && !instrument ? [{ id: asked, title: asked }] : [])];
  const offered = NEEDS_ONE.includes(kind) ? named : [{ id: "", title: t("none") }, ...named];
  const submit = (/** @type {any} */ event) => {
    event.preventDefault();
    const values = read(event.target, kind, instrument);
    const first = event.target.querySelector("input[name=item]");
    if (kind === ASKS && first && values.items === null) {
      first.closest("details").open = true;
      first.setCustomValidity(t("Choose at least one question."));
      first.reportValidity();
      first.setCustomValidity("");
      return;
    }
    save({ ...values, items: values.items || [] });
  };
  const told = state.kinds.find((/** @type {any} */ one) => one.id === kind);
  return el("form", { class: "ihk-part-form", onsubmit: submit, "data-kind": kind },
    isNew && el("div", { class: "ihk-form-pair" },
      labelled(t("What happens"), chooser(state.kinds, kind, { name: "kind", "data-key": `${key}-kind`, onchange: (/** @type {any} */ e) => { draft.kind = e.target.value; redraw(); } }), told.about),
      labelled(t("Where"), places(t, state, key))),
    el("div", { class: "ihk-form-pair" },
      labelled(t("Title"), el("input", { type: "text", name: "title", maxlength: 120, required: !isNew, value: part.title, placeholder: told.title, autocomplete: "off", "data-key": `${key}-title` })),
      isNew && labelled(t("Minutes"), el("input", { type: "number", name: "minutes", min: 1, max: 600, required: true, value: String(part.minutes), "data-key": `${key}-minutes` }))),
    SHOWS.includes(kind) && labelled(t("Questionnaire"), chooser(offered, asked, { name: "instrument", "data-key": `${key}-instrument`, onchange: (/** @type {any} */ e) => { draft.instrument = e.target.value; redraw(); } }), kind === "cards" ? t("Its sections are what cards can belong to.") : ""),
    kind === ASKS && instrument && instrument.facets.length > 1 && el("fieldset", { class: "ihk-ticks" }, el("legend", {}, t("What is asked")),
      ...instrument.facets.map((/** @type {any} */ one) => tick("facet", one, part.facets.length === 0 || part.facets.includes(one.id), `${key}-${asked}-facet-${one.id}`))),
    kind === ASKS && instrument && questions(t, instrument, asked === part.instrument ? part.items : [], `${key}-${asked}`),
    kind === "cards" && el("fieldset", { class: "ihk-ticks" }, el("legend", {}, t("Which cards")),
      ...state.card_kinds.map((/** @type {any} */ one) => tick("card", one, part.card_kinds.includes(one.id), `${key}-card-${one.id}`))),
    el("div", { class: "ihk-form-pair" },
      labelled(t("What everybody reads, on phones and board"), el("textarea", { name: "prompt", rows: 3, maxlength: 600, "data-key": `${key}-prompt` }, part.prompt)),
      labelled(t("A note only for you"), el("textarea", { name: "hint", rows: 3, maxlength: 600, "data-key": `${key}-hint` }, part.hint))),
    el("div", { class: "ihk-row" },
      el("button", { type: "submit", class: "ihk-primary", "data-key": `${key}-save` }, isNew ? t("Add this part") : t("Save")),
      el("button", { type: "button", "data-key": `${key}-cancel`, onclick: cancel }, t("Cancel"))));
}

/** What a new part is most likely about: a reveal shows what was asked last. @param {any} state @param {string} kind @returns {string} */
function usual(state, kind) {
  const last = state.parts.findLast((/** @type {any} */ one) => one.kind === ASKS);
  return (kind === "reveal" && last?.instrument) || state.instruments[0]?.id || "";
}

/** Where a new part may stand; before the closing unless one says otherwise. @param {any} t @param {any} state @param {string} key */
function places(t, state, key) {
  const { parts } = state;
  const last = parts.findLastIndex((/** @type {any} */ one) => one.locked);
  const open = parts.slice(Math.max(last, 0));
  const usual = parts.length > 1 && parts.at(-1).kind === "closing" ? parts.at(-2).id : parts.at(-1).id;
  const first = last < 0 ? [{ id: "", title: t("at the beginning") }] : [];
  return chooser([...first, ...open.map((/** @type {any} */ one) => ({ id: one.id, title: t("after “{title}”", { title: one.title }) }))], usual, { name: "after", "data-key": `${key}-after` });
}

/** @param {HTMLFormElement} form @param {string} kind @param {any} instrument */
function read(form, kind, instrument) {
  const data = new FormData(form);
  const text = (/** @type {string} */ name) => String(data.get(name) || "");
  const ticked = (/** @type {string} */ name, /** @type {number} */ of) => {
    const found = data.getAll(name).map(String);
    return found.length === of ? [] : found;
  };
  const all = instrument ? instrument.sections.flatMap((/** @type {any} */ section) => section.items) : [];
  const asks = kind === ASKS && instrument;
  const items = asks ? ticked("item", all.length) : [];
  return {
    kind, after: text("after"), title: text("title"), minutes: Number(data.get("minutes") || 0), prompt: text("prompt"), hint: text("hint"),
    instrument: text("instrument"),
    facets: asks ? ticked("facet", instrument.facets.length) : [],
    items: asks && data.getAll("item").length === 0 ? null : items,
    card_kinds: data.getAll("card").map(String),
  };
}
