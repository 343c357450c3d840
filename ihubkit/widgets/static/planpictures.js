// @ts-check
// A plan in pictures, each with its numbers; and its actions as cards in columns by how it goes.
import { el } from "./dom.js";
import { drawTable } from "./numbers.js";
import { panel } from "./panel.js";

const WIDE = matchMedia("(min-width: 62rem)");

/** @param {any} part */
const sourceOf = (part) => part.url || `data:image/svg+xml;charset=utf-8,${encodeURIComponent(part.svg)}`;

/** @param {any} t @param {any} part @param {string} alt @param {boolean} alone */
function onePart(t, part, alt, alone) {
  return el("figure", {},
    !alone && el("figcaption", { class: "ihk-soft" }, part.title),
    el("picture", {},
      part.url_dark && el("source", { media: "(prefers-color-scheme: dark)", srcset: part.url_dark }),
      el("img", { src: sourceOf(part), width: part.width, height: part.height, alt: alone ? alt : part.title, loading: alone ? "eager" : "lazy", decoding: "async" })),
    el("p", {}, el("a", { href: sourceOf(part), download: "plan.svg" }, t("Download this picture (SVG)"))));
}

/** @param {any} t @param {any} state @param {string} language */
function picture(t, state, language) {
  const parts = state.picture.parts[WIDE.matches ? "wide" : "phone"];
  const { said, table, alt } = state.picture;
  return el("div", { class: "ihk-card ihk-planpicture" },
    el("h2", {}, state.views.find((/** @type {any} */ one) => one.id === state.view).title),
    state.empty && el("p", { class: "ihk-note" }, state.empty),
    said.length > 0 && el("ul", { class: "ihk-planpicture-said" }, ...said.map((/** @type {string} */ one) => el("li", { dir: "auto" }, one))),
    !state.empty && parts.length > 1 && el("p", { class: "ihk-soft" }, alt),
    ...(state.empty ? [] : parts.map((/** @type {any} */ part) => onePart(t, part, alt, parts.length === 1))),
    table.rows.length > 0 && el("details", { "data-key": `numbers-${state.view}` }, el("summary", {}, t("Show the numbers")),
      el("div", { class: "ihk-planpicture-table", role: "region", tabIndex: 0, "aria-label": table.caption }, drawTable(table, language))));
}

/** @param {any} t @param {any} card @param {any} columns @param {any} send */
function oneCard(t, card, columns, send) {
  const change = (/** @type {any} */ event) => send("set_status", { action: card.id, before: card.status, after: event.target.value });
  return el("li", { class: "ihk-board-card" },
    el("p", { class: "ihk-board-text", dir: "auto" }, el("span", { class: "ihk-soft" }, `${card.number} `), card.text),
    el("p", { class: "ihk-soft" }, card.lead ? el("bdi", {}, card.lead) : t("nobody leads it yet"),
      card.ends && el("span", {}, ` · ${t("until {date}", { date: card.ends })}`)),
    card.late && el("p", { class: "ihk-board-late" }, t("⚠ its last day is over")),
    el("label", {}, el("span", { class: "ihk-hidden-text" }, t("How it goes with {action}", { action: `${card.number} ${card.text}` })),
      el("select", { "data-key": `status-${card.id}`, "data-fresh": true, onchange: change }, ...columns.map((/** @type {any} */ one) =>
        el("option", { value: one.status, selected: one.status === card.status }, `${one.shape} ${one.word}`)))));
}

/** @param {any} t @param {any} state @param {any} send */
function board(t, state, send) {
  return el("div", { class: "ihk-board-columns" }, ...state.board.map((/** @type {any} */ column) =>
    el("section", { class: `ihk-board-column ${column.cards.length ? "" : "ihk-board-empty"}`, "aria-labelledby": `board-${column.status}` },
      el("h3", { id: `board-${column.status}` }, el("span", { "aria-hidden": "true" }, `${column.shape} `), column.word, el("span", { class: "ihk-badge ihk-badge-soft" }, String(column.cards.length))),
      el("ul", { class: "ihk-plain" }, ...column.cards.map((/** @type {any} */ card) => oneCard(t, card, state.board, send))))));
}

/** @param {any} t @param {any} state @param {any} send */
function choices(t, state, send) {
  const narrow = (/** @type {object} */ change) => send("narrow", { goal: state.goal, person: state.person, ...change });
  const select = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ all, /** @type {any[]} */ options) =>
    el("label", {}, el("span", {}, label),
      el("select", { "data-key": `only-${name}`, "data-fresh": true, onchange: (/** @type {any} */ event) => narrow({ [name]: event.target.value }) },
        el("option", { value: "" }, all),
        ...options.map((one) => el("option", { value: one.id, selected: one.id === state[name] }, one.title))));
  return el("div", { class: "ihk-planpicture-choices" },
    el("div", { class: "ihk-planpicture-views", role: "group", "aria-label": t("What to look at") }, ...state.views.map((/** @type {any} */ one) =>
      el("button", { type: "button", "data-key": `view-${one.id}`, "aria-pressed": String(one.id === state.view), onclick: () => send("look_at", { view: one.id }) }, one.title))),
    el("div", { class: "ihk-planpicture-only" },
      state.goals.length > 1 && select("goal", t("Goal"), t("All goals"), state.goals),
      state.people.length > 1 && select("person", t("Person"), t("Everyone"), state.people.map((/** @type {string} */ one) => ({ id: one, title: one })))));
}

export default {
  /** @param {any} host */
  render(host) {
    const language = host.model.get("language") || "en";
    const { redraw } = panel(host, "ihk-planpictures", ({ state, t, send }) => state.view ? [
      choices(t, state, send),
      state.board ? (state.empty ? el("p", { class: "ihk-note" }, state.empty) : board(t, state, send)) : picture(t, state, language),
      state.poster && el("p", {}, el("a", { class: "ihk-button", href: state.poster, target: "_blank", rel: "noopener" }, t("Poster for the staff room"))),
    ] : []);
    WIDE.addEventListener("change", redraw);
    return () => WIDE.removeEventListener("change", redraw);
  },
};
