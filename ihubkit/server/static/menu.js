// @ts-check
// The seat's menu: own results, resume code, language, help, and leaving for good.
import { el } from "/static/controls/dom.js";
import { call, Refusal } from "/static/seat/outbox.js";
import { addStyle, copyButton, Model, mount } from "/static/seat/seat.js";

/** @typedef {import("/static/seat/seat.js").Seat} Seat */

/** @param {Seat} seat @param {string} [part] "results" opens these at once */
export function openMenu(seat, part = "") {
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog", { class: "ihk ihk-menu", "aria-label": seat.t("Menu") }));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  if (part === "results") showResults(seat, dialog);
  else showMenu(seat, dialog);
  dialog.showModal();
}

/** A page of the dialog. @param {Seat} seat @param {HTMLDialogElement} dialog @param {string} title @param {...(Node | null)} parts */
function turnTo(seat, dialog, title, ...parts) {
  const heading = el("h2", { tabIndex: -1 }, title);
  dialog.replaceChildren(el("div", { class: "ihk-menu-page" },
    el("div", { class: "ihk-menu-head" }, heading,
      el("button", { type: "button", class: "ihk-seat-menu", "aria-label": seat.t("Close"), onclick: () => dialog.close() }, "✕")),
    ...parts.filter((part) => part !== null)));
  heading.focus();
}

/** @param {Seat} seat @param {HTMLDialogElement} dialog */
function showMenu(seat, dialog) {
  const t = seat.t;
  turnTo(seat, dialog, t("Menu"),
    el("p", { class: "ihk-soft" }, `${seat.state.workshop.title} · ${seat.me.school.name}`),
    el("button", { type: "button", class: "ihk-menu-row", onclick: () => showResults(seat, dialog) }, t("My results")),
    resumeCode(seat),
    languages(seat, dialog),
    help(seat),
    el("button", { type: "button", class: "ihk-menu-row ihk-menu-leave", onclick: () => askToErase(seat, dialog) }, t("Withdraw: erase my answers")));
}

/** @param {Seat} seat */
function resumeCode(seat) {
  const code = seat.shelf.get("resume");
  return el("details", {}, el("summary", {}, seat.t("Resume code")),
    code ? el("div", { class: "ihk-seat-row" }, el("p", { class: "ihk-page-resume" }, code), copyButton(code, seat.t))
      : el("p", {}, seat.t("It was shown when you took your seat and is kept nowhere else.")),
    el("p", { class: "ihk-soft" }, seat.t("With it you come back to your own answers, on any phone.")));
}

/** @param {Seat} seat */
function help(seat) {
  const t = seat.t;
  return el("details", {}, el("summary", {}, t("Help")),
    el("p", {}, t("The facilitator moves the workshop on; this page follows by itself. You can change your answers as long as the questions are open.")),
    el("p", {}, t("Without a connection, go on: your answers stay on this phone and are sent when the connection is back. Do not close a private window before the bar says “Saved”.")),
    el("p", {}, seat.k
      ? t("Your answers are kept without your name. Results are shown only of groups of at least {k} people.", { k: seat.k })
      : t("Your answers are kept without your name.")));
}

/** The workshop's languages are asked for when somebody opens the list. @param {Seat} seat @param {HTMLDialogElement} dialog */
function languages(seat, dialog) {
  const list = el("div", { class: "ihk-seat-row" });
  const details = /** @type {HTMLDetailsElement} */ (el("details", {}, el("summary", {}, seat.t("Language")), list));
  details.addEventListener("toggle", async () => {
    if (!details.open || list.childElementCount) return;
    const found = await call("POST", "/api/join", { code: seat.state.workshop.join_code }).catch(() => ({}));
    const offered = /** @type {string[]} */ (found.languages || [seat.me.language]);
    list.replaceChildren(...offered.map((code) => el("button", {
      type: "button", lang: code, "aria-pressed": code === seat.me.language ? "true" : "false",
      onclick: () => changeLanguage(seat, dialog, code),
    }, new Intl.DisplayNames([code], { type: "language" }).of(code))));
  });
  return details;
}

/** @param {Seat} seat @param {HTMLDialogElement} dialog @param {string} language */
async function changeLanguage(seat, dialog, language) {
  try {
    await call("PUT", "/api/seats/me", { language });
    await seat.speakFromNow(language);
    dialog.setAttribute("aria-label", seat.t("Menu"));
    showMenu(seat, dialog);
  } catch (error) {
    dialog.append(complaint(seat, error));
  }
}

/** @param {Seat} seat @param {unknown} error */
function complaint(seat, error) {
  const words = error instanceof Refusal && error.message ? error.message : seat.t("There is no connection to the workshop's computer. Try again in a moment.");
  return el("p", { class: "ihk-note ihk-warn", role: "alert" }, words);
}

/** @param {Seat} seat @param {HTMLDialogElement} dialog */
async function showResults(seat, dialog) {
  const t = seat.t;
  addStyle("feedback");
  const box = el("div");
  const back = el("div", { class: "ihk-seat-row ihk-menu-actions" },
    el("button", { type: "button", onclick: () => showMenu(seat, dialog) }, t("Back")));
  turnTo(seat, dialog, t("My results"), box, back);
  const asked = new Set([...seat.outbox.answers.values()].map((answer) => answer.instrument));
  if (asked.size === 0) return box.append(el("p", {}, t("You have no answers yet. Your results appear here once you have answered.")));
  const { default: control } = await import("/static/controls/feedback.js");
  const drawn = new Set(); // a guess of a level belongs to what was guessed
  for (const instrument of asked) {
    const part = el("div");
    box.append(part);
    try {
      const feedback = await call("GET", `/api/seats/me/feedback?instrument=${encodeURIComponent(instrument)}`);
      if (drawn.has(feedback.instrument)) continue;
      drawn.add(feedback.instrument);
      part.append(takeHome(seat, feedback.instrument));
      mount(control, ownResults(seat, feedback), part);
    } catch (error) {
      part.append(complaint(seat, error));
    }
  }
}

/** @param {Seat} seat @param {any} feedback @returns {Model} which step was chosen stays on this phone */
function ownResults(seat, feedback) {
  const kept = `step:${feedback.instrument}`;
  const model = new Model({ feedback, chosen: seat.shelf.get(kept) || "", texts: seat.texts, language: seat.me.language });
  model.saved = () => seat.shelf.set(kept, model.get("chosen"));
  return model;
}

/** The page to print. @param {Seat} seat @param {string} instrument */
function takeHome(seat, instrument) {
  return el("p", {}, el("a", { class: "ihk-button", href: `/seat/take-home#${encodeURIComponent(instrument)}`, target: "_blank" }, seat.t("Take it home: print or save")));
}

/** @param {Seat} seat @param {HTMLDialogElement} dialog */
function askToErase(seat, dialog) {
  const t = seat.t;
  const erase = async () => {
    try {
      await call("DELETE", "/api/seats/me");
      seat.shelf.clear();
      location.replace("/");
    } catch (error) {
      dialog.append(complaint(seat, error));
    }
  };
  turnTo(seat, dialog, t("Withdraw: erase my answers"),
    el("p", {}, t("This erases your answers, cards and votes in this workshop, here and on the workshop's computer. It cannot be undone. Pictures that were already shown to the room stay; nobody can be recognised in them.")),
    el("div", { class: "ihk-seat-row" },
      el("button", { type: "button", class: "ihk-primary", onclick: () => showMenu(seat, dialog) }, t("Keep my answers")),
      el("button", { type: "button", class: "ihk-menu-leave", onclick: erase }, t("Erase my answers"))));
}
