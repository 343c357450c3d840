// @ts-check
// A school's plan. Fields keep themselves (fields.js); goals, actions and the rest are drawn around them and stay where they are.
import { el, translator } from "./dom.js";
import { fieldBook, hears, offers, tellOverall, unsaved } from "./fields.js";
import { actionPart } from "./plan_action.js";
import { goalPart } from "./plan_goal.js";
import { needList } from "./plan_needs.js";
import { put } from "./plan_inputs.js";
import { wholePart } from "./plan_whole.js";

const FEW_ACTIONS = 12; // up to so many, all of them are shown open

export default {
  /** @param {any} host */
  render({ model, el: root }) {
    const t = translator(model);
    const language = model.get("language") || "en";
    const send = (/** @type {string} */ name, values = {}) => model.send({ do: name, ...values });
    const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    /** @type {Map<string, any>} */ const parts = new Map();
    /** @type {Map<string, any>} */ let known = new Map(); // parts as the kernel told them last, by id
    const overall = el("p", { class: "ihk-overall", role: "status" });
    const stage = el("p", { class: "ihk-soft" });
    const notice = el("p", { class: "ihk-notice ihk-note", role: "status", hidden: true });
    const left = el("div", {});
    const whole = el("div", {});
    const needs = el("div", { class: "ihk-card ihk-plan-needs" });
    const goals = el("div", { class: "ihk-goals" });
    const people = el("datalist", { id: `ihk-people-${Math.random().toString(36).slice(2)}` });
    const book = fieldBook({ plan: () => model.get("state").id, t, send, changed: tell });
    root.append(el("section", { class: "ihk ihk-panel ihk-plan", lang: language, "data-keeps-unsaved": true },
      el("div", { class: "ihk-card ihk-plan-state" }, overall, stage, notice),
      el("div", { class: "ihk-plan-main" }, left, whole, goals,
        el("div", { class: "ihk-row" }, el("button", { type: "button", onclick: () => send("add_goal", { need: "" }) }, t("Add a goal"))), people),
      el("aside", { class: "ihk-plan-side" }, needs)));
    let drawn = "";
    let shown = ""; // the needs beside it
    let wanted = ""; // a part that was just added here, to be focused once it stands

    function tell() { tellOverall(overall, book.state(), t); }

    const tools = {
      t, send,
      list: people.id,
      offers: () => model.get("offers") || {},
      now: (/** @type {string} */ id) => known.get(id) || { fields: {} },
      names: () => [...people.children].map((one) => /** @type {HTMLOptionElement} */ (one).value),
      needOf: (/** @type {string} */ id) => id && model.get("state").needs.find((/** @type {any} */ one) => one.id === id),
      currency: () => model.get("state").fields.currency || "",
      statusWord: (/** @type {string} */ value) => tools.offers().statuses?.find((/** @type {any} */ one) => one.value === value)?.text || "",
      days: (/** @type {string[]} */ ...days) => days.filter(Boolean).map((one) => day.format(new Date(one))).join(" – "),
      /** All other actions with their numbers, to choose from. @param {string} id */
      others: (id) => [...known.values()].filter((one) => one.goal && one.id !== id).map((one) => ({ value: one.id, text: titleOf(one.id) })),
      /** How a list of actions is read. @param {string} ids */
      told: (ids) => ids.split(" ").filter((id) => known.has(id)).map(titleOf).join("; "),
      line: (/** @type {object} */ more = {}) => el("input", { type: "text", autocomplete: "off", dir: "auto", ...more }),
      text: (/** @type {number} */ rows) => el("textarea", { rows, dir: "auto" }),
      /** @param {string} part @param {string} id @param {string} name @param {string} label @param {HTMLElement} input @param {any} [more] */
      field: (part, id, name, label, input, more = {}) => book.add({ part, id, name, label, text: tools.now(id).fields[name] || "", input, ...more }),
    };

    const titleOf = (/** @type {string} */ id) => `${known.get(id)?.short || ""} ${known.get(id)?.fields.text || t("(not written yet)")}`;

    /** Texts that were never saved; the folds they belong into are drawn first. @param {any} state */
    function offer(state) {
      for (const key of Object.keys(unsaved(state.id))) {
        for (const one of parts.get(key.split("|")[1] || "")?.folds || []) one.wake();
      }
      left.replaceChildren(...offers(state.id, book, t));
    }

    /** Put a part where it belongs; it keeps its focus. @param {HTMLElement} place @param {HTMLElement} node @param {number} at */
    function set(place, node, at) {
      if (place.children[at] === node) return;
      const before = place.children[at] || null;
      const focused = node.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
      if (node.isConnected && "moveBefore" in place) /** @type {any} */ (place).moveBefore(node, before);
      else place.insertBefore(node, before);
      if (focused && document.activeElement !== focused) focused.focus();
    }

    /** Keep what the kernel told, every part with its number. @param {any} state */
    function remember(state) {
      known = new Map([[state.id, state]]);
      state.goals.forEach((/** @type {any} */ goal, /** @type {number} */ index) => {
        known.set(goal.id, { ...goal, short: String(index + 1) });
        const mine = state.actions.filter((/** @type {any} */ one) => one.goal === goal.id);
        mine.forEach((/** @type {any} */ action, /** @type {number} */ at) => known.set(action.id, { ...action, at, short: `${index + 1}.${at + 1}` }));
      });
      const names = state.actions.flatMap((/** @type {any} */ { fields }) => [fields.lead, ...(fields.helpers || "").split(/[,;]/), fields.overseer]);
      /** @type {Map<string, string>} */ const once = new Map();
      for (const one of names.map((/** @type {string} */ name) => (name || "").trim())) if (one && !once.has(one.toLowerCase())) once.set(one.toLowerCase(), one);
      if (tools.names().join("|") !== [...once.values()].join("|")) people.replaceChildren(...[...once.values()].map((value) => el("option", { value })));
    }

    /** @param {any} one @param {() => any} make */
    function partOf(one, make) {
      if (!parts.has(one.id)) parts.set(one.id, make());
      return parts.get(one.id);
    }

    /** @param {any} state */
    function drawParts(state) {
      for (const [id, part] of parts) if (!known.has(id)) { part.box.remove(); parts.delete(id); }
      const typed = book.prune(new Set(known.keys()));
      parts.get(state.id).update(state);
      const last = state.actions.length - 1;
      let passed = 0;
      state.goals.forEach((/** @type {any} */ goal, /** @type {number} */ index) => {
        const part = partOf(goal, () => goalPart(tools, goal));
        part.update(goal, { name: t("Goal {n}", { n: index + 1 }), short: String(index + 1), first: !index, last: index === state.goals.length - 1 });
        set(goals, part.box, index);
        for (const action of known.values()) {
          if (action.goal !== goal.id) continue;
          const mine = partOf(action, () => actionPart(tools, action));
          mine.update(action, { name: t("Action {n}", { n: action.short }), short: action.short, first: !index && !action.at, last: passed === last && index === state.goals.length - 1 });
          if (!mine.box.isConnected && last < FEW_ACTIONS) mine.open();
          set(part.place, mine.box, action.at);
          passed += 1;
        }
      });
      for (const [part, list] of /** @type {[string, any[]][]} */ ([["plan", [state]], ["goal", state.goals], ["action", state.actions]])) {
        for (const one of list) for (const [name, value] of Object.entries(one.fields)) book.heard({ part, id: one.id, name }, value);
      }
      if (typed) offer(state);
    }

    /** @param {any} state */
    function drawSide(state) {
      put(stage, state.stage ? t("This plan is: {state}.", { state: state.stage.word }) : "");
      const told = JSON.stringify(state.needs);
      if (told === shown) return; // what somebody has opened there stays open
      shown = told;
      needs.replaceChildren(...needList(t, state.needs, send, language));
    }

    function draw() {
      const state = model.get("state");
      if (!state.id) return;
      remember(state);
      if (state.id !== drawn) {
        drawn = state.id;
        parts.clear();
        goals.replaceChildren();
        book.prune(new Set());
        const part = wholePart(tools, state.id);
        parts.set(state.id, part);
        whole.replaceChildren(part.box);
        drawParts(state);
        offer(state);
      } else drawParts(state);
      drawSide(state);
      tell();
      focusWanted();
    }

    function focusWanted() {
      if (!parts.has(wanted)) return;
      parts.get(wanted).focus();
      wanted = "";
    }

    function goToAdded() {
      const { added } = model.get("message") || {};
      if (added) { wanted = added; focusWanted(); }
    }

    model.on("change:state", draw);
    model.on("change:offers", draw);
    hears(model, book, notice, true);
    model.on("change:message", goToAdded);
    /** Open the folds in which a field stands that somebody wants to go to. @param {any} event */
    function unfold(event) {
      const { id, field } = event.detail;
      for (const one of parts.get(id)?.folds || []) if (!one.names || one.names.includes(field)) one.open();
    }

    const leave = () => book.flush();
    document.addEventListener("ihk-plan-place", unfold);
    addEventListener("pagehide", leave);
    draw();
    return () => {
      document.removeEventListener("ihk-plan-place", unfold);
      removeEventListener("pagehide", leave);
    };
  },
};
