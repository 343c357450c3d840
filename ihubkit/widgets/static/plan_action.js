// @ts-check
// One action of a plan: what, who, when; method, helpers, money and order are folded away.
import { el } from "./dom.js";
import { fieldFold, fold, moves, picker, put, removal, ticks } from "./plan_inputs.js";

export const ACTION_MORE = ["method", "helpers", "overseer", "money", "funding", "after", "note"];

/** Offer names for a text of several names: what is typed already, and one more. @param {HTMLInputElement} input @param {() => string[]} names */
function offerNames(input, names) {
  const list = el("datalist", { id: `ihk-names-${Math.random().toString(36).slice(2)}` });
  input.setAttribute("list", list.id);
  const refill = () => {
    const typed = input.value.split(/[,;]/).slice(0, -1).map((one) => one.trim());
    const before = typed.map((one) => `${one}, `).join("");
    const free = names().filter((one) => !typed.some((other) => other.toLowerCase() === one.toLowerCase()));
    list.replaceChildren(...free.map((one) => el("option", { value: before + one })));
  };
  input.addEventListener("input", refill);
  input.addEventListener("focus", refill);
  return list;
}

/**
 * @param {any} tools what the editor gives: t, send, field, line, text, dates, offers, names, list, others
 * @param {any} action as first seen
 */
export function actionPart(tools, action) {
  const { t, send, field } = tools;
  const id = action.id;
  const number = el("strong", { class: "ihk-action-number" });
  const status = el("span", { class: "ihk-action-status" });
  const words = el("span", { class: "ihk-action-words", dir: "auto" });
  const facts = el("span", { class: "ihk-soft", dir: "auto" });
  const [from, to] = [el("span", {}), el("span", {})];
  const currency = el("span", { dir: "auto" });
  const place = moves(t, (way) => send("move_action", { action: id, way }));
  const gone = removal(t, t("Remove the action …"), () => send("remove_action", { action: id }));
  const state = picker("", (value) => value);
  const method = picker(t("none"), () => t("{title} (no longer in the catalogue)", { title: tools.now(id).fields.method_title || tools.now(id).fields.method }));
  const first = ticks();

  const more = fieldFold(t, t("Method, helpers, money, order"), ACTION_MORE, () => {
    const helpers = tools.line();
    method.offer(tools.offers().methods || []);
    first.offer(tools.others(id), t("There is no other action yet."));
    return [
      field("action", id, "method", t("Method"), method.input, { said: method.said }),
      el("div", { class: "ihk-pair" },
        field("action", id, "helpers", t("Who helps"), helpers, { hint: t("Names, separated by commas.") }), offerNames(helpers, tools.names),
        field("action", id, "overseer", t("Who oversees it"), tools.line({ list: tools.list }))),
      el("div", { class: "ihk-pair" },
        field("action", id, "money", t("Money"), tools.line({ inputmode: "decimal" }), { hint: currency }),
        field("action", id, "funding", t("Who pays"), tools.line())),
      field("action", id, "after", t("What must be finished before?"), first.input, { said: tools.told }),
      field("action", id, "note", t("How it goes, in words"), tools.text(1)),
    ];
  });

  const made = fold("ihk-action", [number, status, words, facts], () => {
    state.offer(tools.offers().statuses || []);
    return [
      field("action", id, "text", t("What do we do?"), tools.text(2)),
      el("div", { class: "ihk-action-facts" },
        field("action", id, "lead", t("Who leads it"), tools.line({ list: tools.list })),
        field("action", id, "status", t("Status"), state.input, { said: state.said }),
        field("action", id, "hours", t("Hours"), tools.line({ inputmode: "decimal" }), { hint: t("of all together") })),
      el("div", { class: "ihk-days" },
        field("action", id, "starts", t("From"), el("input", { type: "date" }), { hint: from }),
        field("action", id, "ends", t("To"), el("input", { type: "date" }), { hint: to })),
      more.box,
      el("div", { class: "ihk-row ihk-part-end" }, gone.box, place.box),
    ];
  });

  return {
    ...made, place: made.box, folds: [made, more], more,
    /** @param {any} now @param {{ name: string, short: string, first: boolean, last: boolean }} where */
    update(now, where) {
      const { fields } = now;
      const [starts, ends] = now.terms || ["", ""];
      put(number, where.short);
      put(status, tools.statusWord(fields.status));
      put(words, fields.text || t("(not written yet)"));
      put(facts, [fields.lead, tools.days(fields.starts, fields.ends)].filter(Boolean).join(" · "));
      place.tell(where.name, where.first, where.last);
      gone.tell(where.name);
      more.tell(fields);
      put(from, starts);
      put(to, now.reversed ? t("This is before the first day.") : ends);
      put(currency, tools.currency());
      if (made.awake()) state.offer(tools.offers().statuses || []);
      if (!more.awake()) return;
      method.offer(tools.offers().methods || []);
      if (more.box.open) first.offer(tools.others(id), t("There is no other action yet."));
    },
    focus() { made.open(); made.box.querySelector("textarea")?.focus(); },
  };
}
