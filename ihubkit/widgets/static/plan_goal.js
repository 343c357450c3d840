// @ts-check
// One goal of a plan with its indicator; the baseline of one of our own measurements is read, not typed.
import { el } from "./dom.js";
import { fieldFold, moves, picker, put, removal } from "./plan_inputs.js";

export const GOAL_MORE = ["why", "success", "risks", "note"];

/** Type a text as a person would, so that it is saved. @param {any} input @param {string} text */
function enter(input, text) {
  input.value = text;
  input.dispatchEvent(new Event("change"));
}

/** @param {any} tools @param {string} id of the goal */
function indicatorBox(tools, id) {
  const { t, field } = tools;
  const name = tools.text(1);
  const how = tools.text(1);
  const scale = el("span", {});
  const said = el("p", { class: "ihk-measured-said" });
  const kept = el("p", { class: "ihk-soft" });
  const newer = el("p", {});
  const measured = el("div", { class: "ihk-measured" }, el("strong", {}, t("Now")), said, kept, newer);
  const typed = field("goal", id, "indicator.baseline", t("Now"), tools.text(1));
  const measure = picker(t("something of our own"), () => t("a question that is no longer asked"));
  const known = (/** @type {string} */ value) => (tools.offers().measures || []).find((/** @type {any} */ one) => one.value === value);

  measure.input.addEventListener("change", () => {
    const chosen = known(measure.input.value);
    const titles = (tools.offers().measures || []).map((/** @type {any} */ one) => one.text);
    if (chosen && (!name.value.trim() || titles.includes(name.value))) enter(name, chosen.text);
    if (chosen && !how.value.trim()) enter(how, chosen.group);
  });

  const box = el("fieldset", { class: "ihk-indicator" }, el("legend", {}, t("How will we see it?")),
    el("div", { class: "ihk-pair" },
      field("goal", id, "indicator.measure", t("We look at"), measure.input, { said: measure.said }),
      field("goal", id, "indicator.name", t("Indicator"), name)),
    measured, typed,
    el("div", { class: "ihk-pair" },
      field("goal", id, "indicator.target", t("Target"), tools.text(1), { hint: scale }),
      field("goal", id, "indicator.by", t("By when"), el("input", { type: "date" }))),
    field("goal", id, "indicator.measured_how", t("Measured how"), how));

  return {
    box,
    /** @param {any} now */
    update(now) {
      const own = new Set(tools.needOf(now.need)?.measures || []);
      const all = tools.offers().measures || [];
      measure.offer([
        ...all.filter((/** @type {any} */ one) => own.has(one.value)).map((/** @type {any} */ one) => ({ ...one, group: t("This goal's need") })),
        ...all.filter((/** @type {any} */ one) => !own.has(one.value)),
      ].map(({ value, text, group }) => ({ value, text, group })));
      const chosen = now.fields["indicator.measure"];
      const range = known(chosen);
      measured.hidden = !chosen;
      if (!typed.contains(document.activeElement)) typed.hidden = Boolean(chosen) && !now.hidden;
      put(scale, range ? t("on the scale from {least} to {most}", range) : "");
      put(said, now.baseline && !now.hidden ? now.baseline
        : t("Nothing is shown of your school here: too few people answered, or there are no results yet. Write what you know."));
      put(kept, now.kept ? t("Kept as it was when the plan was agreed.") : t("Follows the newest results until the plan is agreed."));
      put(newer, now.newer ? t("The newest results: {said}", { said: now.newer }) : "");
    },
  };
}

/**
 * @param {any} tools @param {any} goal as first seen
 */
export function goalPart(tools, goal) {
  const { t, send, field } = tools;
  const id = goal.id;
  const title = el("h2", {});
  const answers = el("p", { class: "ihk-soft", dir: "auto" });
  const place = el("div", { class: "ihk-actions" });
  const order = moves(t, (way) => send("move_goal", { goal: id, way }));
  const gone = removal(t, t("Remove the goal …"), () => send("remove_goal", { goal: id }));
  const state = picker("", (value) => value);
  state.offer(tools.offers().statuses || []);
  const indicator = indicatorBox(tools, id);
  const more = fieldFold(t, t("Why, success, risks"), GOAL_MORE, () => [
    field("goal", id, "why", t("Why this first?"), tools.text(2)),
    field("goal", id, "success", t("We have succeeded when … (one line)"), tools.text(1)),
    field("goal", id, "risks", t("What could get in the way? What do we assume?"), tools.text(2)),
    field("goal", id, "note", t("How it goes, in words"), tools.text(1)),
  ]);
  const box = el("section", { class: "ihk-card ihk-goal" },
    el("div", { class: "ihk-goal-head" }, title, order.box), answers,
    field("goal", id, "text", t("What shall have changed?"), tools.text(2)),
    indicator.box,
    field("goal", id, "status", t("Status"), state.input, { said: state.said }),
    more.box,
    el("h3", {}, t("Actions")), place,
    el("div", { class: "ihk-row ihk-goal-end" },
      el("button", { type: "button", onclick: () => send("add_action", { goal: id }) }, t("Add an action")), gone.box));
  return {
    box, place, folds: [more],
    /** @param {any} now @param {{ name: string, short: string, first: boolean, last: boolean }} where */
    update(now, where) {
      const need = tools.needOf(now.need);
      put(title, where.name);
      put(answers, need ? t("Answers the need: {need}", { need: need.title }) : "");
      order.tell(where.name, where.first, where.last);
      gone.tell(where.short);
      more.tell(now.fields);
      state.offer(tools.offers().statuses || []);
      indicator.update(now);
    },
    focus() { box.querySelector("textarea")?.focus(); },
  };
}
