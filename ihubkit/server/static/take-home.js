// @ts-check
// One's own results to take home: printed or saved as PDF by the browser. No certificate: it is for oneself.
import { el, translator } from "/static/controls/dom.js";
import { guessWords, levelNotes, levelWords, meansWords, named, sinceWords } from "/static/controls/own_words.js";
import { call, Refusal, Shelf } from "/static/seat/outbox.js";

/**
 * @typedef {import("/static/controls/own_words.js").Feedback} Feedback
 * @typedef {import("/static/controls/own_words.js").ItemFeedback} ItemFeedback
 * @typedef {import("/static/controls/own_words.js").Say} Say
 * @typedef {{ t: Say, feedback: Feedback, language: string, workshop: string, school: string, code: string | null, chosen: string | null }} Home
 */

const root = /** @type {HTMLElement} */ (document.getElementById("home"));

async function begin() {
  const instrument = decodeURIComponent(location.hash.slice(1));
  try {
    const me = await call("GET", "/api/seats/me");
    const { language } = me.seat;
    const words = language === "en" ? Promise.resolve({}) : call("GET", `/api/texts/${language}.json`).catch(() => ({}));
    const [feedback, found] = await Promise.all([
      call("GET", `/api/seats/me/feedback?instrument=${encodeURIComponent(instrument)}`), /** @type {Promise<any>} */ (words)]);
    const texts = found.texts || {};
    const shelf = new Shelf(me.seat.id);
    document.documentElement.lang = language;
    document.documentElement.dir = found.direction || "ltr";
    draw({ t: translator({ get: () => texts }), feedback, language, workshop: me.workshop.title, school: me.seat.school.name,
      code: shelf.get("resume"), chosen: shelf.get(`step:${feedback.instrument}`) });
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) location.replace("/");
    else root.replaceChildren(el("main", {}, el("p", { role: "alert" }, error instanceof Refusal && error.message ? error.message
      : translator({ get: () => ({}) })("There is no connection to the workshop's computer. Load this page again."))));
  }
}

/** @param {Home} home */
function draw(home) {
  const { t, feedback, language, workshop, school } = home;
  document.title = t("My results");
  const today = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long" }).format(new Date());
  root.replaceChildren(
    el("div", { class: "ihk-paper-bar" },
      el("a", { class: "ihk-button", href: "/seat" }, t("Back to the workshop")),
      el("button", { type: "button", class: "ihk-primary", onclick: () => print() }, t("Print or save as PDF"))),
    el("main", {},
      el("h1", {}, feedback.title),
      el("p", { class: "ihk-soft" }, `${workshop} · ${school} · ${today}`),
      el("p", {}, t("Made from your own answers, for you alone. It is no certificate, and nobody else has this page.")),
      level(home), step(home), areas(home), code(home), items(home)));
}

/** @param {Home} home */
function level({ t, feedback, language }) {
  const words = levelWords(feedback);
  const side = [
    ...(feedback.guesses.length ? [el("div", {}, el("h2", {}, t("My guess and my result")), ...feedback.guesses.map((guess) => el("p", {}, guessWords(t, guess))))] : []),
    ...(feedback.since ? [el("div", {}, el("h2", {}, t("Since last time")), ...sinceWords(t, feedback.since, language).map((line) => el("p", {}, line)))] : []),
  ];
  return el("div", { class: "ihk-home-two" },
    el("div", {}, el("h2", {}, t("My result")), words ? el("p", { class: "ihk-home-level" }, words) : null,
      ...levelNotes(t, feedback).map((line) => el("p", {}, line))),
    ...side);
}

/** What I will try, with room to write. @param {Home} home */
function step({ t, feedback, chosen }) {
  const item = feedback.items.find((one) => one.item === chosen && one.next_step);
  if (!feedback.items.some((one) => one.next_step)) return null;
  return el("section", { class: "ihk-home-step" }, el("h2", {}, t("My next step")),
    ...(item ? [el("p", {}, el("strong", {}, item.title), ": ", item.next_step), ...item.resources.map((card) => el("div", { class: "ihk-home-card" },
      el("strong", {}, t("Try it: {title} ({minutes} min)", card)), el("p", {}, card.about)))]
      : [el("p", {}, t("You have not chosen one on this phone yet. Take one from the second page, or choose it under “My results”."))]),
    el("div", { class: "ihk-home-lines" }, el("span", {}, t("When, with which class:")), el("span", {}, t("What came of it:"))));
}

/** @param {Home} home */
function areas({ t, feedback, language }) {
  if (feedback.areas.every((area) => area.score === null && !Object.keys(area.means).length)) return null;
  return el("section", {}, el("h2", {}, t("By area")), el("table", {}, el("tbody", {}, ...feedback.areas.map((area) => {
    const { title, score, highest, level: reached, level_name: name, answered, of } = area;
    const full = score !== null && highest ? Math.round((100 * score) / highest) : null;
    return el("tr", {}, el("th", { scope: "row" }, title), el("td", {}, reached ? named({ level: reached, name }) : ""),
      el("td", {}, full === null ? null : bar(full)),
      el("td", {}, score !== null ? t("{score} of {highest} points", { score, highest })
        : meansWords(t, area, language) || t("{n} of {of} answered", { n: answered, of })));
  }))));
}

/** @param {number} full per cent */
function bar(full) {
  const filled = el("span");
  filled.style.inlineSize = `${full}%`;
  return el("span", { class: "ihk-home-bar", "aria-hidden": "true" }, filled);
}

/** @param {Home} home */
function code({ t, code: known }) {
  return el("section", { class: "ihk-home-code" }, el("h2", {}, t("My resume code")),
    known ? el("p", {}, el("strong", {}, known)) : el("p", {}, t("It was shown on your phone when you took your seat; it is kept nowhere else.")),
    el("p", {}, t("With it you come back to your answers. Type it again when these questions are repeated: you see what has changed for you.")));
}

/** Everything I answered, with each next step. @param {Home} home */
function items({ t, feedback }) {
  return el("section", { class: "ihk-home-all" }, el("h2", {}, t("All my answers and next steps")),
    el("div", { class: "ihk-home-items" }, ...feedback.items.map((item) => el("div", {},
      el("h3", {}, `${item.item} ${item.title}`),
      ...(Object.values(item.answers).length ? Object.values(item.answers) : [t("I can't say")]).map((answer) => el("p", {}, answer)),
      item.next_step ? el("p", { class: "ihk-home-next" }, item.next_step) : null))));
}

begin();
