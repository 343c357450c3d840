// @ts-check
// Screens of a seat beside the questionnaire: cards, released results, the end.
import { el } from "/static/controls/dom.js";
import { call, Refusal } from "/static/seat/outbox.js";
import { addStyle, aWhile, Model, mount } from "/static/seat/seat.js";

/**
 * @typedef {import("/static/seat/seat.js").Seat} Seat
 * @typedef {import("/static/seat/seat.js").Activity} Activity
 * @typedef {import("/static/seat/seat.js").Screen} Screen
 */

const SPREAD_MS = 800; // a room of phones does not ask in the same moment

/** @param {Seat} seat @param {Activity | null} activity null after the end @returns {Promise<Screen>} */
export async function screen(seat, activity) {
  if (!activity || activity.kind === "closing") return closing(seat, activity);
  if (activity.kind === "cards") return cards(seat, activity);
  if (activity.kind === "reveal") return results(seat, activity);
  const { release } = seat.state;
  if (activity.kind === "discussion" && activity.items.length) return topic(seat, activity);
  if (activity.kind === "discussion" && activity.instrument && release?.instrument === activity.instrument) return results(seat, activity);
  return meanwhile(seat, activity);
}

/** Talking without a picture: one's own results are at hand. @param {Seat} seat @param {Activity} activity @returns {Screen} */
function meanwhile(seat, activity) {
  const { node } = seat.follow(activity);
  if (seat.outbox.answers.size) node.append(el("p", {}, el("button", { type: "button", class: "ihk-primary", onclick: () => openPart(seat, "results") }, seat.t("My results"))));
  return { node };
}

/** @param {Seat} seat @param {string} part of the menu */
async function openPart(seat, part) {
  (await import("/static/seat/menu.js")).openMenu(seat, part);
}

/** @param {Seat} seat @param {Activity} activity @returns {Promise<Screen>} */
async function cards(seat, activity) {
  addStyle("cards");
  const [{ default: control }, instrument] = await Promise.all([
    import("/static/controls/cards.js"), sectioned(seat, activity)]);
  const sections = /** @type {{ id: string, title: string }[]} */ (instrument.sections)
    .filter(({ id }) => activity.sections.length === 0 || activity.sections.includes(id));
  const model = new Model({
    kinds: activity.card_kinds, sections, own: seat.cards.own, shown: seat.cards.shown, notice: "", texts: seat.texts,
    draft: JSON.parse(seat.shelf.get("draft") || "null") || {},
  }, (command) => cardCommand(seat, model, command));
  model.saved = () => seat.shelf.set("draft", JSON.stringify(model.get("draft")));
  const box = el("div");
  const leave = mount(control, model, box);
  return {
    node: el("div", {}, seat.lead(activity), box), leave,
    refresh: () => { model.set("own", seat.cards.own); model.set("shown", seat.cards.shown); },
  };
}

/** Where cards can belong to; nowhere when the hub no longer has the questionnaire. @param {Seat} seat @param {Activity} activity */
async function sectioned(seat, activity) {
  if (!activity.instrument) return { sections: [] };
  return seat.instrument(activity.instrument).catch((error) => {
    if (error instanceof Refusal && error.status === 404) return { sections: [] };
    throw error;
  });
}

/** @param {Seat} seat @param {Model} model @param {any} command */
async function cardCommand(seat, model, command) {
  model.set("notice", "");
  try {
    if (command.do === "add") await addCard(seat, model, command);
    if (command.do === "vote") await vote(seat, model, command);
    if (command.do === "remove") {
      await call("DELETE", `/api/seats/me/cards/${command.id}`);
      seat.cards = { ...seat.cards, own: seat.cards.own.filter((/** @type {any} */ card) => card.id !== command.id) };
    }
  } catch (error) {
    model.set("notice", error instanceof Refusal && error.message ? error.message : seat.t("There is no connection just now. Your text is kept; try again."));
  }
  model.set("own", seat.cards.own);
  model.set("shown", seat.cards.shown);
}

/** @param {Seat} seat @param {Model} model @param {any} command */
async function addCard(seat, model, { kind, section, text }) {
  if (model.busy) return;
  model.busy = true;
  try {
    const card = await call("POST", "/api/seats/me/cards", { kind, section, text });
    seat.cards = { ...seat.cards, own: [...seat.cards.own, card] };
    model.set("draft", { kind, section, text: "" });
    model.save_changes();
    model.set("notice", seat.t("Thank you. Others see the card once the facilitator lets it be shown."));
  } finally {
    model.busy = false;
  }
}

/** Shown at once, taken back when the server does not take it. @param {Seat} seat @param {Model} model @param {any} command */
async function vote(seat, model, { id, on }) {
  const put = (/** @type {any} */ change) => {
    const shown = seat.cards.shown.map((/** @type {any} */ card) => (card.id === id ? { ...card, ...change(card) } : card));
    seat.cards = { ...seat.cards, shown };
    model.set("shown", shown);
  };
  put((/** @type {any} */ card) => ({ voted: on, votes: card.votes + (on ? 1 : -1) }));
  try {
    const { votes } = await call("PUT", `/api/seats/me/cards/${id}/vote`, { on });
    put(() => ({ votes }));
  } catch (error) {
    put((/** @type {any} */ card) => ({ voted: !on, votes: card.votes - (on ? 1 : -1) }));
    throw error;
  }
}

/** @param {Seat} seat @param {Activity} activity @returns {Promise<Screen>} */
async function results(seat, activity) {
  const release = seat.state.release;
  if (!release) return { node: el("div", {}, seat.lead(activity), el("p", { class: "ihk-note" }, seat.t("The picture appears here when the facilitator shows it."))) };
  addStyle("results");
  const { default: control } = await import("/static/controls/results.js");
  if (seat.settled) await aWhile(SPREAD_MS);
  const found = await pictures(seat, release.id, "all");
  const model = new Model({ title: "", pictures: found.pictures, empty: "", texts: seat.texts });
  const box = el("div");
  const leave = mount(control, model, box);
  const { round, cells, shifts } = found.release;
  const still = round > 1 && cells.length && !shifts.length
    ? el("p", { class: "ihk-note" }, seat.t("Too few people answered again for a change to be shown. Everybody counts as unchanged: the picture stays as it was.")) : null;
  const choose = async (/** @type {Event} */ event) => {
    const group = /** @type {HTMLSelectElement} */ (event.target).value;
    model.set("pictures", (await pictures(seat, release.id, group)).pictures);
  };
  return { node: el("div", {}, seat.lead(activity), still, groupChoice(seat, found.groups || [], choose), box), leave };
}

/** What the room talks about; one's own answer is marked here and nowhere else. @param {Seat} seat @param {Activity} activity @returns {Promise<Screen>} */
async function topic(seat, activity) {
  addStyle("talk");
  const { release } = seat.state;
  if (seat.settled) await aWhile(SPREAD_MS);
  const [{ talk }, instrument, found] = await Promise.all([
    import("/static/controls/talk.js"), seat.instrument(activity.instrument), release && pictures(seat, release.id, "all")]);
  const items = /** @type {any[]} */ (instrument.sections).flatMap((section) => section.items);
  const item = items.find(({ id }) => id === activity.items[0]);
  if (!item) return seat.follow(activity);
  const [facet] = instrument.facets;
  const cells = /** @type {import("/static/controls/talk.js").Cell[]} */ (found?.release.cells || []);
  const cell = cells.find((one) => one.item === item.id && one.facet === facet.id) || null;
  const own = seat.outbox.earlier(activity.instrument, Infinity)[`${item.id}|${facet.id}`];
  const box = el("section", { class: "ihk-card" }, el("h2", {}, item.title), el("p", { class: "ihk-soft" }, facet.question),
    talk(seat.t, { item, facet, cell }, { own, language: seat.me.language }));
  return { node: el("div", {}, seat.lead(activity), box) };
}

/** @param {Seat} seat @param {string} id @param {string} group */
function pictures(seat, id, group) {
  return call("GET", `/api/releases/${id}?${new URLSearchParams({ lang: seat.me.language, group })}`);
}

/** @param {Seat} seat @param {{ key: string, label: string }[]} groups @param {(event: Event) => void} choose */
function groupChoice(seat, groups, choose) {
  if (groups.length < 2) return null;
  return el("p", { class: "ihk-seat-group" }, el("label", { for: "group" }, seat.t("Results of")),
    el("select", { id: "group", onchange: choose }, ...groups.map(({ key, label }) => el("option", { value: key }, label))));
}

/** @param {Seat} seat @param {Activity | null} activity @returns {Screen} */
function closing(seat, activity) {
  const open = (/** @type {string} */ part) => openPart(seat, part);
  return { node: el("div", {}, seat.lead(activity), el("div", { class: "ihk-seat-row" },
    el("button", { type: "button", class: "ihk-primary", onclick: () => open("results") }, seat.t("My results")),
    el("button", { type: "button", onclick: () => open("") }, seat.t("Resume code and more")))) };
}
