// @ts-check
// The projector's page: one screen for every moment of a workshop.
import { el, translator } from "./dom.js";
import { countdown, heartbeat, minutesText, panel } from "./panel.js";
import { talk } from "./talk.js";

/** @param {any} t @param {any} counts @param {any} state */
function countText(t, counts, state) {
  const { joined = 0, answered = 0, cards = 0 } = counts || {};
  if (state.activity?.kind === "cards") return cards === 1 ? t("1 card so far") : t("{n} cards so far", { n: cards });
  if (state.kind === "answering" && state.activity.round > 1) return t("{n} of {m} have answered again", { n: answered, m: joined });
  if (state.kind === "answering") return t("{n} of {m} have answered", { n: answered, m: joined });
  return joined === 1 ? t("1 person has joined") : t("{n} people have joined", { n: joined });
}

/** Who is in: a number to see from afar, and a bar. @param {any} t @param {any} counts @param {any} state */
function counter(t, counts, state) {
  const { joined = 0, answered = 0 } = counts || {};
  return el("div", { class: "ihk-board-count" },
    el("p", {}, countText(t, counts, state)),
    state.activity?.kind === "instrument" && el("progress", { max: Math.max(joined, 1), value: answered, "aria-label": countText(t, counts, state) }));
}

/** @param {any} t @param {any} state @param {Node} count */
function joining(t, state, count) {
  return el("div", { class: "ihk-board-join" },
    el("div", {},
      el("h1", {}, t("Join with your phone")),
      state.address
        ? el("p", {}, t("Scan the picture, or open"), el("strong", { class: "ihk-board-address", dir: "ltr" }, state.address))
        : el("p", {}, t("Phones can join when the kit runs as a server (ihubkit serve).")),
      state.address && el("p", {}, t("and enter the code")),
      el("p", { class: "ihk-board-code", dir: "ltr" }, state.code),
      count),
    state.qr && el("img", { class: "ihk-board-qr", src: state.qr, alt: t("QR code that opens {address}", { address: state.address }) }));
}

/** @param {any} state @param {Node | null} count @param {string} [more] */
function words(state, count, more) {
  return el("div", { class: "ihk-board-words" },
    el("h1", {}, state.topic ? state.topic.item.title : state.activity.title),
    state.activity.prompt && el("p", { class: "ihk-board-prompt" }, state.activity.prompt),
    more && el("p", { class: "ihk-soft" }, more),
    count);
}

/** What is talked about: the question, its answers, and words to begin with. @param {any} t @param {any} state */
function topic(t, state) {
  return el("div", { class: "ihk-board-words ihk-board-wide" },
    el("h1", {}, state.topic.item.title),
    talk(t, state.topic, { language: state.language }),
    el("p", { class: "ihk-board-question" }, state.activity.prompt));
}

/** @param {any} picture */
function pictureSource(picture) {
  const light = picture.url || `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg || "")}`;
  return el("picture", { class: picture.url_dark ? null : "ihk-board-light" },
    picture.url_dark && el("source", { srcset: picture.url_dark, media: "(prefers-color-scheme: dark)" }),
    el("img", { class: "ihk-board-chart", src: light, alt: picture.alt || picture.title }));
}

/** @param {any} table */
function hiddenTable(table) {
  return el("div", { class: "ihk-hidden-text" },
    el("table", {}, el("caption", {}, table.caption),
      el("thead", {}, el("tr", {}, ...table.columns.map((/** @type {string} */ name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, ...table.rows.map((/** @type {any[]} */ row) => el("tr", {}, ...row.map((cell) => el("td", {}, cell ?? "–")))))));
}

/** Fetch the next picture already, so that it is there at a press. @param {any[]} pictures @param {number} at */
function fetchNext(pictures, at) {
  const next = pictures[(at + 1) % pictures.length];
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const address = (isDark && next.url_dark) || next.url;
  if (address) new Image().src = address;
}

/** The picture, as large as the screen; its title stands in the header. @param {any} picture @param {string} [note] */
function chart(picture, note = "") {
  return el("div", { class: "ihk-board-picture" }, note && el("p", { class: "ihk-note" }, note), pictureSource(picture), picture.table && hiddenTable(picture.table));
}

/** @param {any} t @param {any} state @param {number} at @param {(step: number) => void} turn */
function pictureTitle(t, state, at, turn) {
  return el("div", { class: "ihk-board-turning" },
    el("h1", {}, state.pictures[at].title),
    state.pictures.length > 1 && el("nav", { "aria-label": t("Pictures") },
      el("button", { type: "button", "data-key": "back", onclick: () => turn(-1), "aria-label": t("Previous picture") }, "←"),
      el("span", {}, t("{n} of {m}", { n: at + 1, m: state.pictures.length })),
      el("button", { type: "button", "data-key": "on", onclick: () => turn(1), "aria-label": t("Next picture") }, "→")));
}

/** Where late-comers still get in. @param {any} state */
function wayIn(state) {
  return el("p", { class: "ihk-board-late", dir: "ltr" }, state.address && el("span", {}, state.address), el("strong", {}, state.code));
}

/** @param {any} t @param {any} state @param {(name: string, values?: object) => void} send */
function footer(t, state, send) {
  const choose = (/** @type {string} */ label, /** @type {any[]} */ options, /** @type {string} */ value, /** @type {(v: string) => void} */ then) =>
    el("select", { "aria-label": label, "data-key": label, "data-fresh": "", onchange: (/** @type {any} */ event) => then(event.target.value) },
      ...options.map((o) => el("option", { value: o.id, selected: o.id === value }, o.title)));
  const running = (state.workshops || []).filter((/** @type {any} */ one) => one.state !== "closed" || one.id === state.chosen);
  return el("footer", {},
    running.length > 1
      ? choose(t("Workshop"), running, state.chosen, (workshop) => send("show_workshop", { workshop }))
      : el("span", { class: "ihk-board-title" }, state.kind === "pictures" ? wayIn(state) : state.workshop),
    state.of && el("span", {}, t("Part {n} of {m}", { n: state.number, m: state.of })),
    (state.languages || []).length > 1 && choose(t("Language"), state.languages, state.language, (language) => send("speak", { language })),
    el("button", { type: "button", "data-key": "whole", onclick: wholeScreen }, t("Full screen")));
}

/** @param {any} event */
function wholeScreen(event) {
  if (document.fullscreenElement) document.exitFullscreen();
  else event.target.closest(".ihk-board").requestFullscreen?.();
}

/** @param {{ t: any, state: any, count: any, at: number }} show */
function middle({ t, state, count, at }) {
  switch (state.kind) {
    case "joining": return joining(t, state, count);
    case "answering": return words(state, count);
    case "topic": return topic(t, state);
    case "pictures": return chart(state.pictures[at], state.note);
    case "waiting": return words(state, null, t("The results appear here as soon as they are released."));
    case "talking":
    case "planning": return words(state, null);
    case "closing": return words(state, null, t("Thank you! Your code brings you back to your own feedback."));
    case "draft": return el("div", { class: "ihk-board-words" }, el("h1", {}, state.workshop), el("p", {}, t("We start in a moment.")));
    default: return el("div", { class: "ihk-board-words" }, el("h1", {}, t("No workshop yet")), el("p", {}, t("Make one in the cockpit; it then appears here.")));
  }
}

/** Make long texts smaller until they fit; never below what the last row can read. @param {HTMLElement} box */
function fit(box) {
  const words = /** @type {HTMLElement | null} */ (box.querySelector(".ihk-board-words"));
  for (const scale of words ? [1, 0.9, 0.8, 0.7, 0.6, 0.5] : []) {
    words?.style.setProperty("--fit", String(scale));
    if (words && words.scrollHeight <= (words.parentElement?.clientHeight || 0)) return;
  }
}

/** Whether time matters now; a clock that stands still while people arrive says nothing. @param {any} state */
function hasClock(state) {
  return !["draft", "none", "closing"].includes(state.kind) && !(state.kind === "joining" && state.clock?.paused);
}

export default {
  /** @param {any} host */
  render({ model, el: root }) {
    const t = translator(model);
    let at = 0;
    let shown = "";
    /** @type {any} */ let part;
    const clockText = el("span", {});
    const clock = el("p", { class: "ihk-board-clock", role: "timer" }, clockText);
    const turn = (/** @type {number} */ step) => {
      const many = (model.get("state").pictures || []).length;
      if (!many) return;
      at = (at + step + many) % many;
      part.redraw();
    };
    let counting = el("div", {});
    part = panel({ model, el: root }, "ihk-board", ({ state, send }) => {
      const now = `${state.chosen} ${state.number} ${(state.pictures || []).length}`;
      if (now !== shown) at = 0;
      shown = now;
      if (state.kind === "pictures") fetchNext(state.pictures, at);
      counting = counter(t, model.get("counts"), state);
      const late = state.code && !["joining", "draft", "closing"].includes(state.kind);
      return [
        el("header", {},
          state.kind === "pictures" ? pictureTitle(t, state, at, turn) : late ? wayIn(state) : el("span", {}),
          clock),
        el("div", { class: `ihk-board-main` }, middle({ t, state, count: counting, at })),
        footer(t, state, send),
      ];
    });
    const fitting = new ResizeObserver(() => fit(part.box));
    fitting.observe(part.box);
    for (const change of ["change:state", "change:texts"]) model.on(change, () => fit(part.box));
    part.box.classList.toggle("ihk-board-whole", model.get("whole"));
    const running = countdown(
      () => hasClock(model.get("state")) ? model.get("state").clock : null,
      (seconds) => {
        const paused = model.get("state").clock?.paused;
        const up = seconds !== null && seconds <= 0;
        clock.hidden = seconds === null;
        clock.classList.toggle("ihk-board-up", up);
        clockText.textContent = paused ? t("Paused") : up ? t("Time is up") : minutesText(seconds || 0);
      });
    model.on("change:state", running.set);
    model.on("change:counts", () => {
      counting.replaceChildren(...counter(t, model.get("counts"), model.get("state")).childNodes);
    });
    const keys = (/** @type {KeyboardEvent} */ event) => {
      if (event.target instanceof HTMLSelectElement) return;
      if (["ArrowRight", "PageDown"].includes(event.key)) turn(1);
      if (["ArrowLeft", "PageUp"].includes(event.key)) turn(-1);
    };
    document.addEventListener("keydown", keys);
    const still = heartbeat(model);
    return () => { still(); running.stop(); fitting.disconnect(); document.removeEventListener("keydown", keys); };
  },
};
