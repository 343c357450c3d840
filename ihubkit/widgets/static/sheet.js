// @ts-check
// The run-sheet of a workshop, to change: order, length, content. What one does is saved at once.
import { el } from "./dom.js";
import { minutesText, panel } from "./panel.js";
import { partForm } from "./sheet_form.js";

const NEW = { id: "new", kind: "discussion", title: "", minutes: 10, prompt: "", hint: "", instrument: "", facets: [], items: [], card_kinds: ["idea"] };

/** @param {any} t @param {any} state @param {any} act */
function head(t, state, act) {
  const button = (/** @type {string} */ key, /** @type {string} */ label, /** @type {boolean} */ on, /** @type {any} */ then) =>
    el("button", { type: "button", "data-key": key, "aria-disabled": on ? null : "true", onclick: () => on && then() }, label);
  const over = state.minutes - state.planned;
  const doubts = state.parts.filter((/** @type {any} */ part) => part.doubt).length;
  return el("div", { class: "ihk-sheet-head" },
    el("div", {},
      el("h2", {}, t("Run-sheet of “{title}”", { title: state.title })),
      doubts > 0
        ? el("p", { class: "ihk-over" }, el("span", { "aria-hidden": "true" }, "⚠ "), doubts === 1 ? t("One part will not work as it stands; see below.") : t("{n} parts will not work as they stand; see below.", { n: doubts }))
        : el("p", { class: "ihk-soft" }, state.state === "draft" ? t("Every change is saved at once.") : t("Every change is saved at once. What has been reached stays as it was.")),
      el("button", { type: "button", class: "ihk-sheet-else", "data-key": "else", onclick: () => document.querySelector(".ihk-setup")?.scrollIntoView({ behavior: "smooth" }) }, t("↓ Schools and another workshop"))),
    el("div", { class: "ihk-sheet-length" },
      el("p", { class: "ihk-sheet-total" }, el("strong", {}, t("{n} min", { n: state.minutes })), " ",
        !state.planned ? "" : over > 0 ? el("span", { class: "ihk-over" }, t("{n} more than planned", { n: over })) : over < 0 ? el("span", { class: "ihk-soft" }, t("{n} less than planned", { n: -over })) : el("span", { class: "ihk-soft" }, t("as planned"))),
      el("label", { class: "ihk-planned" }, t("Planned"), " ",
        el("input", { type: "number", min: 0, max: 600, value: String(state.planned), "data-key": "planned", onchange: (/** @type {any} */ e) => act("plan_minutes", { minutes: Math.round(Number(e.target.value)) }) }), " ", t("min"))),
    el("div", { class: "ihk-sheet-back" },
      button("undo", t("Take back"), Boolean(state.undo), () => act("undo")),
      state.template && button("reset", t("Back to the template"), !state.as_template, () => act("reset_sheet", {}, "undo")),
      el("span", { class: "ihk-soft" }, state.undo || (state.template && t("Template: {title}", { title: state.template })))));
}

/** @param {any} t @param {any} part @param {number} from @param {any} act @param {boolean} first @param {boolean} last @param {boolean} open @param {any} form */
function row(t, part, from, act, first, last, open, form) {
  const move = (/** @type {number} */ by) => { if (!(by < 0 ? first : last)) act("move_part", { part: part.id, by }); };
  const keys = (/** @type {any} */ event) => {
    if (!event.altKey || part.locked || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  };
  const button = (/** @type {string} */ key, /** @type {string} */ sign, /** @type {string} */ label, /** @type {any} */ then, more = {}) =>
    el("button", { type: "button", class: "ihk-part-button", "data-key": `${key}-${part.id}`, "aria-label": `${label}: ${part.title}`, title: label, onclick: then, ...more }, sign);
  return el("li", { class: part.now ? "ihk-here" : part.locked ? "ihk-past" : "", onkeydown: keys },
    el("div", { class: "ihk-part" },
      el("span", { class: "ihk-part-time", "aria-hidden": "true" }, minutesText(from * 60).replace(/:00$/, "′")),
      el("div", { class: "ihk-part-words" },
        el("strong", {}, part.title), part.round > 1 && el("span", { class: "ihk-badge ihk-badge-soft" }, t("Round {n}", { n: part.round })),
        part.now && el("span", { class: "ihk-badge" }, t("now")),
        el("span", { class: "ihk-part-about" }, [part.kind_title !== part.title && part.kind_title, part.about].filter(Boolean).join(" · ")),
        part.doubt && el("span", { class: "ihk-part-doubt" }, el("span", { "aria-hidden": "true" }, "⚠ "), part.doubt)),
      part.locked
        ? el("span", { class: "ihk-part-fixed" }, t("{n} min", { n: part.minutes }), " · ", part.now ? t("on now") : t("reached"))
        : el("div", { class: "ihk-part-acts" },
          el("label", { class: "ihk-part-minutes" }, el("span", { class: "ihk-hidden-text" }, t("Minutes of “{title}”", { title: part.title })),
            el("input", { type: "number", min: 1, max: 600, value: String(part.minutes), "data-key": `minutes-${part.id}`, onchange: (/** @type {any} */ e) => act("set_minutes", { part: part.id, minutes: Math.round(Number(e.target.value)) }) }), el("span", { class: "ihk-unit" }, " ", t("min"))),
          button("up", "↑", t("Move up"), () => move(-1), { "aria-disabled": first ? "true" : null }),
          button("down", "↓", t("Move down"), () => move(1), { "aria-disabled": last ? "true" : null }),
          button("change", t("Change"), t("Change"), () => act(open ? "close" : "form", { part: part.id }), { "aria-expanded": open ? "true" : "false" }),
          button("remove", "✕", t("Remove"), () => act("remove_part", { part: part.id }, "undo")))),
    open && form);
}

/** @param {any} t @param {any} state @param {any} act @param {string} editing @param {any} draft @param {any} redraw */
function list(t, state, act, editing, draft, redraw) {
  const locked = state.parts.findLastIndex((/** @type {any} */ part) => part.locked && !part.ahead);
  let minutes = 0;
  return el("ol", { class: "ihk-parts" }, ...state.parts.map((/** @type {any} */ part, /** @type {number} */ index) => {
    const from = minutes;
    minutes += part.minutes;
    const open = editing === part.id && !part.locked;
    const save = (/** @type {any} */ { kind, after, minutes: _, ...values }) => act("change_part", { part: part.id, minutes: part.minutes, ...values }, `change-${part.id}`);
    const form = open && partForm(t, state, part, { save, cancel: () => act("close", { part: part.id }), redraw, isNew: false, draft });
    return row(t, part, from, act, index === 0 || index - 1 <= locked, index === state.parts.length - 1, open, form);
  }));
}

export default {
  /** @param {any} host */
  render({ model, el: root }) {
    let editing = "";
    let next = ""; // where the focus goes when a change was taken
    /** @type {any} */ let draft = {};
    /** @type {any} */ let part;
    const focus = (/** @type {string} */ key) => part.box.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
    const act = (/** @type {string} */ name, /** @type {any} */ values = {}, after = "") => {
      if (name === "form" || name === "close") {
        editing = name === "form" ? values.part : "";
        draft = {};
        part.redraw();
        focus(name === "form" ? `form-${editing}-${editing === "new" ? "kind" : "title"}` : values.part === "new" ? "add" : `change-${values.part}`);
        return;
      }
      next = after;
      part.send(name, { ...values, seen: model.get("state").seen });
    };
    const add = (/** @type {any} */ t, /** @type {any} */ state) => editing === "new"
      ? el("div", { class: "ihk-part-new" }, el("h3", {}, t("Another part")),
        partForm(t, state, NEW, { save: (values) => act("add_part", values, "add"), cancel: () => act("close", { part: "new" }), redraw: () => part.redraw(), isNew: true, draft }))
      : el("button", { type: "button", class: "ihk-part-add", "data-key": "add", onclick: () => act("form", { part: "new" }) }, t("+ Add a part"));
    part = panel({ model, el: root }, "ihk-sheet-editor", ({ state, t }) => !state.id ? [] : [
      el("div", { class: "ihk-card" },
        state.state === "closed"
          ? el("p", { class: "ihk-soft" }, t("“{title}” is closed, and its run-sheet stays as it was. Choose or make another workshop to prepare it.", { title: state.title }))
          : head(t, state, act),
        state.state !== "closed" && list(t, state, act, editing, draft, () => part.redraw()),
        state.state !== "closed" && add(t, state)),
    ]);
    model.on("change:message", () => {
      if (!next) return;
      const key = next;
      next = "";
      if (model.get("message").kind !== "good") return;
      editing = "";
      draft = {};
      part.redraw();
      focus(key);
    });
  },
};
