// @ts-check
// Where a plan stands, who agreed to it, and what was changed in it, with undo.
import { el } from "./dom.js";
import { panel } from "./panel.js";

/** A moment as the reader writes it. @param {string} iso @param {string} language @param {boolean} [exact] */
function moment(iso, language, exact = false) {
  const how = /** @type {Intl.DateTimeFormatOptions} */ (exact ? { dateStyle: "medium", timeStyle: "short" } : { dateStyle: "long" });
  return el("time", { datetime: iso }, new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, how).format(new Date(iso)));
}

/** A labelled line to write in. @param {string} label @param {string} key @param {object} [more] */
function line(label, key, more = {}) {
  const input = el("input", { type: "text", maxlength: 120, "data-key": key, dir: "auto", ...more });
  return { input: /** @type {HTMLInputElement} */ (input), box: el("label", { class: "ihk-life-line" }, el("span", {}, label), input) };
}

/** The four states in their order. @param {any} state @param {string} language @param {any} t */
function way(state, language, t) {
  return el("ol", { class: "ihk-way", "aria-label": t("Where the plan stands") }, ...state.states.map((/** @type {any} */ one) =>
    el("li", { class: one.now ? "ihk-way-now" : "", "aria-current": one.now ? "step" : null },
      el("strong", {}, one.word),
      one.at && el("small", { class: "ihk-soft" }, moment(one.at, language)),
      one.who && el("small", { class: "ihk-soft", dir: "auto" }, one.who))));
}

/** @param {any} state @param {any} t @param {any} send */
function signing(state, t, send) {
  const name = line(t("Your name"), `life-name-${state.signatures.length}`, { autocomplete: "name", required: true });
  const office = line(t("As what (head, teacher, municipality …)"), `life-office-${state.signatures.length}`);
  const sign = (/** @type {Event} */ event) => {
    event.preventDefault();
    send("sign", { name: name.input.value, office: office.input.value });
  };
  return el("form", { class: "ihk-life-sign", onsubmit: sign }, name.box, office.box,
    el("button", { type: "submit", class: "ihk-primary", disabled: !state.ready }, t("I agree to this plan")));
}

/** @param {any} state @param {any} t @param {any} send @param {string} language */
function signatures(state, t, send, language) {
  if (!state.signatures.length) {
    return el("p", { class: "ihk-soft" }, state.ready
      ? t("Nobody has signed yet. With the first name the plan is agreed: its baselines stay as they are now, and reviews are due after 30, 90 and 180 days.")
      : t("Write a goal first; then the plan can be signed."));
  }
  return el("ul", { class: "ihk-plain ihk-life-names" }, ...state.signatures.map((/** @type {any} */ one) => el("li", {},
    el("span", { class: "ihk-life-name" }, el("strong", { dir: "auto" }, one.name), one.office && el("span", { dir: "auto" }, `, ${one.office}`)),
    el("small", { class: "ihk-soft" }, moment(one.at, language), one.changed && ` · ${one.changed}`),
    el("details", { class: "ihk-removal", "data-key": `life-withdraw-${one.id}` }, el("summary", {}, t("Take back …")),
      el("button", { type: "button", onclick: () => send("withdraw", { signature: one.id }) }, t("Yes, take it back"))))));
}

/** @param {any} state @param {any} t @param {any} send */
function goingOn(state, t, send) {
  if (!state.next.length) return false;
  const who = line(t("Who says so"), `life-who-${state.state}`, { autocomplete: "name" });
  return el("details", { class: "ihk-life-next", "data-key": `life-next-${state.state}` }, el("summary", {}, t("Move the plan on …")),
    who.box, el("div", { class: "ihk-row" }, ...state.next.map((/** @type {any} */ one) =>
      el("button", { type: "button", onclick: () => send("go_on", { state: one.id, who: who.input.value }) }, one.title))));
}

/** @param {any} entry @param {any} t @param {any} send @param {string} language */
function change(entry, t, send, language) {
  const said = { added: t("added"), removed: t("removed"), changed: "" }[/** @type {"added" | "removed" | "changed"} */ (entry.kind)];
  const text = (/** @type {string} */ value, /** @type {string} */ tag, /** @type {string} */ label) =>
    value && el(tag, { dir: "auto" }, el("span", { class: "ihk-hidden-text" }, label), value);
  return el("li", { "data-entry": entry.id },
    el("div", { class: "ihk-life-what" }, el("strong", {}, entry.what), said && el("span", {}, said),
      el("small", { class: "ihk-soft" }, moment(entry.at, language, true), entry.by && ` · ${entry.by}`)),
    el("div", { class: "ihk-life-texts" }, text(entry.before, "del", `${t("before:")} `), text(entry.after, "ins", `${t("after:")} `)),
    entry.undo && el("button", { type: "button", class: "ihk-small", "data-key": `undo-${entry.id}`, onclick: () => send("undo", { last: entry.id }) },
      t("Undo"), el("span", { class: "ihk-hidden-text" }, ` ${entry.what}`)));
}

export default {
  /** @param {any} host */
  render(host) {
    const language = host.model.get("language") || "en";
    panel(host, "ihk-life", ({ state, t, send }) => state.id ? [
      el("div", { class: "ihk-card" }, el("h2", {}, t("Where the plan stands")), way(state, language, t), goingOn(state, t, send)),
      el("div", { class: "ihk-card" }, el("h2", {}, t("Who agrees")), signatures(state, t, send, language), signing(state, t, send)),
      el("div", { class: "ihk-card ihk-life-history" }, el("h2", {}, t("What was changed")), state.entries.length
        ? el("ol", { class: "ihk-plain" }, ...state.entries.map((/** @type {any} */ one) => change(one, t, send, language)))
        : el("p", { class: "ihk-soft" }, t("Nothing yet.")),
        state.more && el("button", { type: "button", "data-key": "life-more", onclick: () => send("show_more") }, t("Show older changes"))),
    ] : []);
  },
};
