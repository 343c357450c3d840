// @ts-check
// A school's plan. Fields keep themselves (fields.js); this draws needs, goals and actions around them.
import { el, translator } from "./dom.js";
import { fieldBook, offers, tellOverall } from "./fields.js";

/** @param {any} t @param {any} need @param {any} send @param {string} language */
function needCard(t, need, send, language) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const figure = (/** @type {string} */ label, /** @type {number | null} */ value, /** @type {number | null} */ most) =>
    typeof value === "number" && el("span", {}, label, " ", el("strong", {}, number.format(value)), most ? ` / ${most}` : "");
  return el("li", { class: "ihk-need" },
    el("strong", {}, need.title), el("p", { class: "ihk-soft" }, need.section),
    el("p", { class: "ihk-figures" }, figure(t("status"), need.status, need.status_most), figure(t("importance"), need.importance, need.importance_most),
      need.n && el("span", {}, t("{n} people", { n: need.n })), need.agreement && el("span", {}, need.agreement)),
    need.said.length > 0 && el("ul", { class: "ihk-need-said" }, ...need.said.map((/** @type {string} */ one) => el("li", {}, one))),
    ...need.cards.map((/** @type {string} */ text) => el("blockquote", { dir: "auto" }, text)),
    !need.has_goal && el("button", { type: "button", onclick: () => send("add_goal", { need: need.id }) }, t("Add a goal for it")));
}

/** A button that asks once more before it removes. @param {any} t @param {string} label @param {string} of @param {() => void} then */
function removal(t, label, of, then) {
  return el("details", { class: "ihk-removal" }, el("summary", {}, label, el("span", { class: "ihk-hidden-text" }, ` ${of}`)),
    el("div", { class: "ihk-row" }, el("span", {}, t("The history keeps its text.")), el("button", { type: "button", onclick: then }, t("Yes, remove it"))));
}

export default {
  /** @param {any} host */
  render({ model, el: root }) {
    const t = translator(model);
    const language = model.get("language") || "en";
    const send = (/** @type {string} */ name, values = {}) => model.send({ do: name, ...values });
    /** @type {Map<string, { box: HTMLElement, place: HTMLElement, title?: HTMLElement }>} */ const parts = new Map();
    const overall = el("p", { class: "ihk-overall", role: "status" });
    const notice = el("p", { class: "ihk-notice ihk-note", role: "status", hidden: true });
    const left = el("div", {});
    const vision = el("div", { class: "ihk-card" });
    const needs = el("div", { class: "ihk-card ihk-plan-needs" });
    const goals = el("div", { class: "ihk-goals" });
    const lacking = el("div", { class: "ihk-card", role: "region", "aria-label": t("What is still missing") });
    const book = fieldBook({ plan: () => model.get("state").id, t, send, changed: tell });
    const box = el("section", { class: "ihk ihk-panel ihk-plan", lang: language, "data-keeps-unsaved": true },
      el("div", { class: "ihk-plan-main" }, left, vision, goals,
        el("div", { class: "ihk-row" }, el("button", { type: "button", onclick: () => send("add_goal", { need: "" }) }, t("Add a goal")))),
      el("aside", { class: "ihk-plan-side" }, el("div", { class: "ihk-card ihk-plan-state" }, overall, notice), lacking, needs));
    root.append(box);
    let drawn = "";

    function tell() { tellOverall(overall, book.state(), t); }

    /** @param {any} state */
    const offer = (state) => left.replaceChildren(...offers(state.id, book, t));

    /** @param {string} part @param {any} one @param {string} name @param {string} label @param {HTMLElement} input @param {string} [hint] */
    const field = (part, one, name, label, input, hint) => book.add({ part, id: one.id, name, label, text: one.fields[name] || "", input, hint });
    const line = (/** @type {object} */ more = {}) => el("input", { type: "text", autocomplete: "off", ...more });
    const text = (/** @type {number} */ rows) => el("textarea", { rows });

    /** @param {any} goal @param {number} number */
    function goalBox(goal, number) {
      const place = el("div", { class: "ihk-actions" });
      const title = el("h2", {}, t("Goal {n}", { n: number }));
      const card = el("section", { class: "ihk-card ihk-goal" }, title,
        field("goal", goal, "text", t("What shall have changed?"), text(2)),
        el("fieldset", { class: "ihk-indicator" }, el("legend", {}, t("How will we see it?")),
          field("goal", goal, "indicator.name", t("Indicator"), text(1)),
          field("goal", goal, "indicator.baseline", t("Now"), text(1)),
          field("goal", goal, "indicator.target", t("Target"), text(1)),
          field("goal", goal, "indicator.measured_how", t("Measured how"), text(1))),
        el("h3", {}, t("Actions")), place,
        el("div", { class: "ihk-row ihk-goal-end" },
          el("button", { type: "button", onclick: () => send("add_action", { goal: goal.id }) }, t("Add an action")),
          removal(t, t("Remove the goal …"), String(number), () => send("remove_goal", { goal: goal.id }))));
      return { box: card, place, title };
    }

    /** @param {any} action */
    function actionBox(action) {
      const card = el("div", { class: "ihk-action" },
        field("action", action, "text", t("What do we do?"), text(2)),
        el("div", { class: "ihk-action-facts" },
          field("action", action, "lead", t("Who leads it"), line()),
          field("action", action, "starts", t("From"), el("input", { type: "date" })),
          field("action", action, "ends", t("To"), el("input", { type: "date" })),
          field("action", action, "hours", t("Hours"), line({ inputmode: "decimal" }))),
        removal(t, t("Remove the action …"), "", () => send("remove_action", { action: action.id })));
      return { box: card, place: card };
    }

    /** Put a part where it belongs without moving it when it is there: focus stays. @param {HTMLElement} place @param {HTMLElement} node @param {number} at */
    function set(place, node, at) {
      if (place.children[at] !== node) place.insertBefore(node, place.children[at] || null);
    }

    /** @param {any} state */
    function drawParts(state) {
      const ids = new Set([state.id, ...state.goals.map((/** @type {any} */ g) => g.id), ...state.actions.map((/** @type {any} */ a) => a.id)]);
      for (const [id, part] of parts) if (!ids.has(id)) { part.box.remove(); parts.delete(id); }
      const typed = book.prune(ids);
      state.goals.forEach((/** @type {any} */ goal, /** @type {number} */ index) => {
        if (!parts.has(goal.id)) parts.set(goal.id, goalBox(goal, index + 1));
        const part = /** @type {any} */ (parts.get(goal.id));
        part.title.textContent = t("Goal {n}", { n: index + 1 });
        set(goals, part.box, index);
        state.actions.filter((/** @type {any} */ one) => one.goal === goal.id).forEach((/** @type {any} */ action, /** @type {number} */ at) => {
          if (!parts.has(action.id)) parts.set(action.id, actionBox(action));
          set(part.place, /** @type {any} */ (parts.get(action.id)).box, at);
        });
      });
      for (const [part, list] of /** @type {[string, any[]][]} */ ([["plan", [state]], ["goal", state.goals], ["action", state.actions]])) {
        for (const one of list) for (const [name, value] of Object.entries(one.fields)) book.heard({ part, id: one.id, name }, value);
      }
      if (typed) offer(state);
    }

    /** @param {any} state */
    function drawSide(state) {
      lacking.replaceChildren(el("h2", {}, t("What is still missing")), state.obstacles.length
        ? el("ul", {}, ...state.obstacles.map((/** @type {string} */ one) => el("li", {}, one)))
        : el("p", {}, t("Nothing: the plan is complete.")));
      needs.replaceChildren(el("h2", {}, t("Focus needs")), state.needs.length
        ? el("ul", { class: "ihk-plain" }, ...state.needs.map((/** @type {any} */ need) => needCard(t, need, send, language)))
        : el("p", { class: "ihk-soft" }, t("None chosen yet. Choose them on the page “Needs mapping”; their evidence then stands here.")));
    }

    function draw() {
      const state = model.get("state");
      if (!state.id) return;
      if (state.id !== drawn) {
        drawn = state.id;
        parts.clear();
        goals.replaceChildren();
        book.prune(new Set());
        vision.replaceChildren(el("h2", {}, t("Vision")), field("plan", state, "vision", t("One sentence: what is different at our school when the plan has worked?"), text(3)));
        drawParts(state);
        offer(state);
      } else drawParts(state);
      drawSide(state);
      tell();
    }

    function hear() {
      const message = model.get("message") || {};
      if (message.mark !== undefined) return book.answered(message);
      notice.hidden = !message.text;
      notice.className = `ihk-notice ihk-note ihk-${message.kind}`;
      notice.textContent = message.text || "";
    }

    model.on("change:state", draw);
    model.on("change:message", hear);
    const leave = () => book.flush();
    addEventListener("pagehide", leave);
    draw();
    return () => removeEventListener("pagehide", leave);
  },
};
