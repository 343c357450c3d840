// @ts-check
// The facilitator's "now": what is on, how long, the one next button; and the whole run-sheet.
import { agendaCard } from "./agenda.js";
import { el } from "./dom.js";
import { countdown, minutesText, panel } from "./panel.js";

/** @param {any} t @param {any} state @param {HTMLElement} clock @param {any} act @param {boolean} asking */
function now(t, state, clock, act, asking) {
  const { activity, next } = state;
  const open = state.state === "open";
  const main = (/** @type {any} */ event) => next.do === "close_workshop" ? act("ask") : act(next.do, next.item ? { item: next.item } : {}, event);
  return el("div", { class: "ihk-card ihk-now" },
    el("div", { class: "ihk-now-top" },
      el("div", {},
        el("p", { class: "ihk-eyebrow" }, open ? t("Now · part {n} of {m}", { n: state.number, m: state.parts.length }) : state.state === "draft" ? t("Ready to open") : t("Closed")),
        el("h2", { class: "ihk-now-title" }, open ? activity.title : state.title, activity.round > 1 && open && el("span", { class: "ihk-badge ihk-badge-soft" }, t("Round {n}", { n: activity.round }))),
        open && activity.about && el("p", { class: "ihk-about" }, activity.about)),
      open && clock),
    open && activity.hint && el("p", { class: "ihk-hint" }, el("strong", {}, t("For you:")), " ", activity.hint),
    open && activity.prompt && el("p", { class: "ihk-soft" }, el("strong", {}, t("On the screens:")), " ", activity.prompt),
    asking ? confirmation(t, act) : el("div", { class: "ihk-next" },
      el("button", { type: "button", class: "ihk-primary ihk-big", "data-key": "next", onclick: main }, next.label),
      el("p", { class: "ihk-soft" }, next.why)),
    open && !asking && others(t, state, act));
}

/** @param {any} t @param {any} act */
function confirmation(t, act) {
  return el("div", { class: "ihk-next ihk-confirm", role: "group", "aria-label": t("Close the workshop") },
    el("p", {}, el("strong", {}, t("Close for good?")), " ", t("The join code ends and nothing more can be answered. Results stay.")),
    el("div", { class: "ihk-row" },
      el("button", { type: "button", class: "ihk-primary", "data-key": "close-yes", onclick: () => act("close_workshop") }, t("Yes, close the workshop")),
      el("button", { type: "button", "data-key": "close-no", onclick: () => act("keep") }, t("Keep it open"))));
}

/** Everything else one may do now, kept small. @param {any} t @param {any} state @param {any} act */
function others(t, state, act) {
  const button = (/** @type {string} */ key, /** @type {string} */ label, /** @type {() => void} */ then) =>
    el("button", { type: "button", "data-key": key, onclick: then }, label);
  return el("div", { class: "ihk-row ihk-others" },
    state.clock.paused ? button("clock", state.clock.remaining_s === state.activity.minutes * 60 ? t("Start the clock") : t("Resume the clock"), () => act("resume")) : button("clock", t("Pause the clock"), () => act("pause")),
    button("more", t("+2 min"), () => act("add_minutes", { minutes: 2 })),
    state.may_reveal && state.next.do !== "reveal" && button("reveal", t("Reveal again"), () => act("reveal")),
    state.may_ask_again && button("again", t("Ask everything again"), () => act("open_round", { activity: state.activity.id })),
    state.next.do !== "next_activity" && state.next.do !== "close_workshop" && button("on", t("Go on without"), () => act("next_activity")),
    state.next.do !== "close_workshop" && button("close", t("Close …"), () => act("ask")));
}

/** @param {any} t @param {any} state @param {any} act */
function sheet(t, state, act) {
  let minutes = 0;
  return el("div", { class: "ihk-card" },
    el("div", { class: "ihk-sheet-title-row" }, el("h2", {}, t("Run-sheet")),
      state.state !== "closed" && el("button", { type: "button", "data-key": "prepare", onclick: () => act("prepare") }, t("Change the run-sheet"))),
    el("ol", { class: "ihk-sheet" }, ...state.parts.map((/** @type {any} */ part) => {
      const from = minutes;
      minutes += part.minutes;
      return el("li", { class: part.now ? "ihk-here" : part.done ? "ihk-past" : "", "aria-current": part.now ? "step" : null },
        el("span", { class: "ihk-sheet-time" }, minutesText(from * 60).replace(/:00$/, "′")),
        el("span", { class: "ihk-sheet-title" }, part.title,
          part.round > 1 && el("span", { class: "ihk-badge ihk-badge-soft" }, t("Round {n}", { n: part.round })),
          part.done && el("span", { class: "ihk-badge ihk-badge-soft" }, t("done")),
          part.now && el("span", { class: "ihk-badge" }, t("now")),
          part.about && el("span", { class: "ihk-soft ihk-about" }, part.about)),
        el("span", { class: "ihk-soft ihk-sheet-minutes" }, t("{n} min", { n: part.minutes })),
        state.state === "open" && !part.now
          ? el("button", { type: "button", "data-key": `start-${part.id}`, "aria-label": t("Start: {title}", { title: part.title }), onclick: () => act("start", { activity: part.id }) }, t("Start"))
          : el("span", {}));
    })),
    el("p", { class: "ihk-soft" }, t("{n} minutes altogether", { n: minutes })));
}

export default {
  /** @param {any} host */
  render({ model, el: root }) {
    let asking = false;
    const clock = el("p", { class: "ihk-clock", role: "timer" });
    /** @type {any} */ let part;
    const act = (/** @type {string} */ name, values = {}) => {
      asking = name === "ask";
      if (name === "ask" || name === "keep") {
        part.redraw();
        part.box.querySelector(asking ? "[data-key=close-no]" : "[data-key=next]")?.focus();
        return;
      }
      const plain = ["open_workshop", "close_workshop", "hand_out", "prepare"].includes(name);
      part.send(name, plain ? {} : { ...values, seen: model.get("state").seen });
    };
    part = panel({ model, el: root }, "ihk-runsheet", ({ state, t }) =>
      state.id
        ? [now(t, state, clock, act, asking), state.agenda?.topics && agendaCard(t, state.agenda, act), sheet(t, state, act)]
        : [el("p", { class: "ihk-card" }, t("There is no workshop yet. Make one on the page “Prepare”."))]);
    const running = countdown(() => model.get("state").clock || null, (seconds) => {
      clock.textContent = minutesText(seconds || 0);
      clock.classList.toggle("ihk-clock-up", seconds !== null && seconds <= 0);
      clock.classList.toggle("ihk-clock-paused", Boolean(model.get("state").clock?.paused));
    });
    model.on("change:state", running.set);
    return running.stop;
  },
};
