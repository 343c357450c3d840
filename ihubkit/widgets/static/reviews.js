// @ts-check
// Coming back to a plan: its reviews, and in the chosen one what was promised, what is measured now, and what follows.
// Fields keep themselves (fields.js); parts are drawn once and stay, so that nobody loses their place.
import { el, translator } from "./dom.js";
import { fieldBook, hears, offers, tellOverall } from "./fields.js";
import { keepingPlace } from "./panel.js";

const FEW = 6; // actions of a goal that are shown without a tap
const LONGEST = { reflection: 150000, next_steps: 20000 }; // characters; the longest reflection fits into one message, in every script

/** A term and what it says; nothing where it says nothing. @param {string} term @param {string} text @param {string} [look] */
const fact = (term, text, look = "") => text ? [el("dt", {}, term), el("dd", { dir: "auto", class: look }, text)] : [];

/** What was promised of a goal, and what there is now. @param {any} t @param {any} goal */
function facts(t, goal) {
  return el("dl", { class: "ihk-review-facts" },
    ...fact(t("Indicator"), goal.indicator), ...fact(t("Success"), goal.success || ""), ...fact(t("Target"), goal.target), ...fact(t("By when"), goal.by),
    ...fact(t("Then"), goal.then), ...fact(t("Now"), goal.now, "ihk-review-now"), ...fact(t("What has changed"), goal.change, goal.newer ? "ihk-review-change" : "ihk-soft"));
}

/** The dates there are, and a new one. @param {any} t @param {any} state @param {any} send */
function dates(t, state, send) {
  const due = /** @type {HTMLInputElement} */ (el("input", { type: "date", required: true, "data-key": `review-new-${state.reviews.length}` }));
  const submit = (/** @type {Event} */ event) => { event.preventDefault(); send("add_review", { due: due.value }); };
  return [el("h2", {}, t("Reviews")),
    state.reviews.length === 0 && el("p", {}, state.draft
      ? t("When the plan is agreed, reviews are due after 30, 90 and 180 days. You can add a date of your own now.")
      : t("There is no review yet. Add a date.")),
    el("ul", { class: "ihk-plain" }, ...state.reviews.map((/** @type {any} */ one) => el("li", {},
      el("button", { type: "button", class: "ihk-review-date", "data-key": `review-${one.id}`, "aria-current": one.chosen ? "true" : null, onclick: () => send("show_review", { review: one.id }) },
        el("strong", {}, one.title), el("span", {}, one.on), el("small", { class: one.late ? "ihk-review-late" : "ihk-soft" }, one.held ? "✔ " : one.late ? "▲ " : "", one.said))))),
    el("details", { class: "ihk-review-add", "data-key": `review-add-${state.reviews.length}`, open: state.reviews.length === 0 }, el("summary", {}, t("Add a date …")),
      el("form", { class: "ihk-row", onsubmit: submit }, el("label", {}, el("span", { class: "ihk-hidden-text" }, t("Date of the review")), due), el("button", { type: "submit" }, t("Add"))))]
    .filter((node) => node instanceof Node);
}

export default {
  /** @param {any} host */
  render({ model, el: root }) {
    const t = translator(model);
    const send = (/** @type {string} */ name, /** @type {any} */ values = {}) => model.send({ do: name, ...values });
    /** @type {Map<string, { box: HTMLElement, told: (one: any) => void, place?: HTMLElement }>} */ const parts = new Map();
    const list = el("nav", { class: "ihk-card ihk-review-list", "aria-label": t("Reviews") });
    const main = el("div", { class: "ihk-review-main" });
    const left = el("div", { class: "ihk-review-left" });
    const top = el("div", { class: "ihk-card" });
    const goals = el("div", { class: "ihk-review-goals" });
    const end = el("div", { class: "ihk-review-end" });
    const overall = el("p", { class: "ihk-overall", role: "status" });
    const notice = el("p", { class: "ihk-notice ihk-note", role: "status", hidden: true });
    let drawn = "";
    /** @type {(() => void) | null} */ let waiting = null; // what is done once everything is saved
    const book = fieldBook({ plan: () => drawn, t, send, changed: tell });
    const box = el("section", { class: "ihk ihk-panel ihk-reviews", lang: model.get("language") || "en", "data-keeps-unsaved": true }, list, main, notice);
    root.append(box);

    function tell() {
      tellOverall(overall, book.state(), t);
      if (waiting && book.state() === "saved") { const then = waiting; waiting = null; then(); }
    }

    /** Do something when all texts are saved, and send them at once. @param {() => void} then */
    function whenSaved(then) {
      waiting = then;
      book.flush();
      tell();
    }

    /** @param {any[]} statuses @param {string} part @param {any} one @param {string} [of] */
    function progress(statuses, part, one, of = "") {
      const input = /** @type {any} */ (el("select", {}, ...statuses.map(({ value, text }) => el("option", { value }, text))));
      const said = (/** @type {string} */ value) => statuses.find((option) => option.value === value)?.text || value;
      const note = el("textarea", { rows: 1, dir: "auto" });
      const label = (/** @type {string} */ text) => of ? `${text}: ${of.slice(0, 60)}` : text;
      if (of) { input.setAttribute("aria-label", label(t("How it goes"))); note.setAttribute("aria-label", label(t("Note"))); }
      return el("div", { class: "ihk-review-progress" },
        book.add({ part, id: one.id, name: "status", label: t("How it goes"), text: one.fields.status, input, said }),
        book.add({ part, id: one.id, name: "note", label: t("Note"), text: one.fields.note, input: note }));
    }

    /** @param {any} goal @param {any} state */
    function goalBox(goal, state) {
      const title = el("h3", { dir: "auto" });
      const told = el("div", {});
      const place = el("div", {});
      const count = el("summary", {});
      const actions = el("details", { class: "ihk-review-actions", open: goal.actions.length <= FEW }, count, place);
      const card = el("section", { class: "ihk-card ihk-review-goal" }, title, told, progress(state.statuses, "goal", goal), actions);
      return { box: card, place, told: (/** @type {any} */ now) => {
        title.textContent = now.text || t("A goal without words yet");
        told.replaceChildren(facts(t, now));
        count.textContent = now.done;
        actions.hidden = !now.actions.length;
      } };
    }

    /** @param {any} action @param {any} state */
    function actionBox(action, state) {
      const [text, who] = [el("strong", { dir: "auto" }), el("span", { class: "ihk-soft", dir: "auto" })];
      const card = el("div", { class: "ihk-review-action" }, el("p", {}, text, " ", who), progress(state.statuses, "action", action, action.text));
      return { box: card, told: (/** @type {any} */ now) => {
        text.textContent = now.text || t("An action");
        who.textContent = [now.who, now.when].filter(Boolean).join(" · ");
      } };
    }

    /** A finished goal: only words. @param {any} goal */
    function foundBox(goal) {
      return el("section", { class: "ihk-card ihk-review-goal" }, el("h3", { dir: "auto" }, goal.text || t("A goal without words yet")), facts(t, goal),
        el("p", {}, el("strong", {}, goal.status), " · ", goal.done), goal.note && el("p", { dir: "auto", class: "ihk-review-text" }, goal.note));
    }

    /** Put a part where it belongs without moving it when it is there: focus stays. @param {HTMLElement} place @param {HTMLElement} node @param {number} at */
    function set(place, node, at) {
      if (place.children[at] !== node) place.insertBefore(node, place.children[at] || null);
    }

    /** @param {any} state */
    function drawParts(state) {
      const all = state.goals.flatMap((/** @type {any} */ goal) => [goal, ...goal.actions]);
      const ids = new Set([state.review.id, ...all.map((/** @type {any} */ one) => one.id)]);
      for (const [id, part] of parts) if (!ids.has(id)) { part.box.remove(); parts.delete(id); }
      if (book.prune(ids)) left.replaceChildren(...offers(drawn, book, t));
      const put = (/** @type {HTMLElement} */ place, /** @type {any} */ one, /** @type {number} */ at, /** @type {(one: any, state: any) => any} */ make) => {
        if (!parts.has(one.id)) parts.set(one.id, make(one, state));
        const part = /** @type {any} */ (parts.get(one.id));
        part.told(one);
        set(place, part.box, at);
        return part;
      };
      state.goals.forEach((/** @type {any} */ goal, /** @type {number} */ at) => {
        const { place } = put(goals, goal, at, goalBox);
        goal.actions.forEach((/** @type {any} */ action, /** @type {number} */ n) => put(place, action, n, actionBox));
      });
      const kinds = [["review", [state.review]], ["goal", state.goals], ["action", state.goals.flatMap((/** @type {any} */ goal) => goal.actions)]];
      for (const [part, some] of /** @type {[string, any[]][]} */ (kinds)) {
        for (const one of some) for (const [name, text] of Object.entries(one.fields)) book.heard({ part, id: one.id, name }, /** @type {string} */ (text));
      }
    }

    /** @param {any} review @param {"reflection" | "next_steps"} name @param {string} label @param {string} hint */
    function words(review, name, label, hint) {
      const input = el("textarea", { rows: name === "reflection" ? 6 : 3, dir: "auto", maxlength: LONGEST[name] });
      return book.add({ part: "review", id: review.id, name, label, text: review.fields[name], input, hint });
    }

    /** What ends an open review. @param {any} review */
    function ending(review) {
      const who = /** @type {HTMLInputElement} */ (el("input", { type: "text", maxlength: 120, autocomplete: "name", required: true, dir: "auto" }));
      const submit = (/** @type {Event} */ event) => { event.preventDefault(); whenSaved(() => send("finish", { review: review.id, who: who.value })); };
      return [
        el("div", { class: "ihk-card" }, el("h2", {}, t("Look back and go on")),
          words(review, "reflection", t("What have we learned?"), t("What went well, what did not, and why? Several of you can write at once.")),
          words(review, "next_steps", t("What do we do next?"), "")),
        el("form", { class: "ihk-card ihk-review-finish", onsubmit: submit }, el("h2", {}, t("Finish the review")),
          el("p", {}, t("It then keeps what stands here today, and stays as it is.")), overall,
          el("div", { class: "ihk-row" }, el("label", {}, el("span", {}, t("Your name")), who), el("button", { type: "submit", class: "ihk-primary" }, t("Finish the review"))),
          el("details", { class: "ihk-removal" }, el("summary", {}, t("Remove this review …")),
            el("div", { class: "ihk-row" }, el("span", {}, t("The history keeps its text.")), el("button", { type: "button", onclick: () => send("remove_review", { review: review.id }) }, t("Yes, remove it")))))];
    }

    /** @param {any} review */
    function kept(review) {
      const told = (/** @type {string} */ title, /** @type {string} */ text) => [el("h2", {}, title), el("p", { class: "ihk-review-text", dir: "auto" }, text || "–")];
      return [el("div", { class: "ihk-card" }, ...told(t("What have we learned?"), review.fields.reflection), ...told(t("What do we do next?"), review.fields.next_steps))];
    }

    /** @param {any} state */
    function drawTop({ review, goals: there }) {
      const due = /** @type {HTMLInputElement} */ (el("input", { type: "date", value: review.due, "data-key": `review-due-${review.id}-${review.due}`, onchange: () => send("move_review", { review: review.id, due: due.value }) }));
      keepingPlace(top, () => top.replaceChildren(el("div", { class: "ihk-review-head" },
        el("div", {}, el("h2", {}, review.title), review.held
          ? el("p", {}, t("Finished on {date} by {name}. It stays as it was.", { date: review.on, name: review.by }))
          : el("p", { class: review.late ? "ihk-review-late" : "" }, review.late ? "▲ " : "", `${review.on}, ${review.said}`)),
        !review.held && el("label", {}, el("span", {}, t("Another date")), due),
        review.print && el("a", { class: "ihk-button", href: review.print, target: "_blank", rel: "noopener" }, t("Print view"))),
      ...[review.follow_up, there.length ? "" : t("The plan has no goal yet.")].filter(Boolean).map((text) => el("p", { class: "ihk-note" }, text))));
    }

    /** Begin with another review, or with one that has just been finished. @param {any} state @param {string} shelf */
    function drawNew(state, shelf) {
      book.flush();
      book.prune(new Set());
      parts.clear();
      drawn = shelf;
      waiting = null;
      const { review } = state;
      if (review.held && main.contains(document.activeElement)) requestAnimationFrame(() => top.scrollIntoView({ block: "nearest" })); // just finished here
      main.replaceChildren(left, top, goals, end);
      goals.replaceChildren(...(review.held ? state.goals.map(foundBox) : []));
      end.replaceChildren(...(review.held ? kept(review) : ending(review)));
    }

    function draw() {
      const state = model.get("state") || {};
      box.hidden = !state.id;
      if (!state.id) return;
      keepingPlace(list, () => list.replaceChildren(.../** @type {Node[]} */ (dates(t, state, send))));
      if (!state.review) { drawn = ""; book.prune(new Set()); parts.clear(); main.replaceChildren(); return; }
      const shelf = `${state.review.id}${state.review.held ? "-held" : ""}`;
      const isNew = shelf !== drawn;
      if (isNew) drawNew(state, shelf);
      drawTop(state);
      if (!state.review.held) drawParts(state);
      if (isNew) left.replaceChildren(...offers(state.review.id, book, t));
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
