// @ts-check
// What belongs to the whole plan: vision; budget and time, risks and what is needed from others are folded away.
import { el } from "./dom.js";
import { fieldFold, picker, put } from "./plan_inputs.js";

const PLAN_TIME = ["starts", "ends", "calendar", "hours_budget", "hours_each", "money_budget"];
const PLAN_OTHERS = ["risks", "from_municipality", "from_hub", "publish"];

/** @param {any} tools @param {string} id of the plan */
export function wholePart(tools, id) {
  const { t, field } = tools;
  const [from, to, about] = [el("span", {}), el("span", {}), el("span", {})];
  const calendar = picker(t("none"), (value) => t("{title} (no longer there)", { title: value }));
  const time = fieldFold(t, t("Budget and time"), PLAN_TIME, () => {
    calendar.offer(tools.offers().calendars || []);
    return [el("div", { class: "ihk-pair" },
      field("plan", id, "starts", t("First day"), el("input", { type: "date" }), { hint: from }),
      field("plan", id, "ends", t("Last day"), el("input", { type: "date" }), { hint: to })),
    field("plan", id, "calendar", t("Term calendar"), calendar.input, { hint: about, said: calendar.said }),
    el("div", { class: "ihk-pair" },
      field("plan", id, "hours_budget", t("Hours there are, of all together"), tools.line({ inputmode: "decimal" })),
      field("plan", id, "hours_each", t("Most hours of one person in a term"), tools.line({ inputmode: "decimal" })),
      field("plan", id, "money_budget", t("Money there is"), tools.line({ inputmode: "decimal" })),
      field("plan", id, "currency", t("Currency"), tools.line({ maxlength: 20 })))];
  });
  const others = fieldFold(t, t("Risks and what we need from others"), PLAN_OTHERS, () => [
    field("plan", id, "risks", t("What could get in the way? What do we assume?"), tools.text(2)),
    field("plan", id, "from_municipality", t("What do we need from the municipality?"), tools.text(2)),
    field("plan", id, "from_hub", t("What do we need from the hub?"), tools.text(2)),
    field("plan", id, "publish", t("What may be published of this plan?"), tools.text(1)),
  ]);
  const box = el("div", { class: "ihk-card" },
    el("h2", {}, t("Vision")),
    field("plan", id, "vision", t("One sentence: what is different at our school when the plan has worked?"), tools.text(3)),
    field("plan", id, "title", t("What the plan is called"), tools.line()),
    time.box, others.box);
  return {
    box, folds: [time, others],
    /** @param {any} state */
    update(state) {
      time.tell(state.fields);
      others.tell(state.fields);
      const [starts, ends] = state.terms || ["", ""];
      put(from, starts);
      put(to, state.fields.starts && state.fields.ends && state.fields.ends < state.fields.starts ? t("This is before the first day.") : ends);
      put(about, state.calendar_gone ? t("This calendar is gone. Your dates stay; choose another one to see terms.")
        : state.fields.calendar ? "" : t("With a calendar, terms and holidays stand beside your dates."));
      if (time.awake()) calendar.offer(tools.offers().calendars || []);
    },
  };
}
