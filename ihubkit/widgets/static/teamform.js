// @ts-check
// What a team answers once for its school: choices, evidence and comments that save themselves (fields.js).
import { el, translator } from "./dom.js";
import { choices, fieldBook, hears, offers, tellOverall } from "./fields.js";
import { signal } from "./signal.js";

export default {
  /** @param {any} host */
  render({ model, el: root }) {
    const t = translator(model);
    const send = (/** @type {string} */ name, /** @type {any} */ values = {}) => model.send({ do: name, ...values });
    const overall = el("p", { class: "ihk-overall", role: "status" });
    const notice = el("p", { class: "ihk-notice ihk-note", role: "status", hidden: true });
    const count = el("strong", {});
    const bar = /** @type {HTMLProgressElement} */ (el("progress", { "aria-hidden": "true" }));
    const left = el("div", { class: "ihk-team-left" });
    const gone = el("p", { class: "ihk-note", hidden: true });
    const parts = el("div", { class: "ihk-team-parts" });
    const book = fieldBook({ plan: () => drawn, t, send, changed: () => tellOverall(overall, book.state(), t) });
    const box = el("section", { class: "ihk ihk-panel ihk-team", lang: model.get("language") || "en", "data-keeps-unsaved": true },
      el("div", { class: "ihk-card ihk-team-state" }, el("p", {}, count), bar, overall, notice), left, gone, parts);
    root.append(box);
    let drawn = "";
    /** @type {Map<string, HTMLElement>} */ const told = new Map();

    /** @param {any} item @param {any} facet @param {string} text */
    function choice(item, facet, text) {
      const options = [...facet.options, ...(facet.unsure ? [{ value: "unsure", text: t("I can't say") }] : [])];
      const input = choices(`${drawn}|${item.id}|${facet.id}`, options, facet.described ? "ihk-described" : "ihk-scale");
      const said = (/** @type {string} */ value) => options.find((one) => one.value === value)?.text || value;
      return book.add({ part: drawn, id: item.id, name: `values.${facet.id}`, label: facet.question, text, input, said });
    }

    /** @param {any} item @param {any} fields */
    function itemBox(item, fields) {
      const light = el("span", { class: "ihk-team-light" });
      told.set(item.id, light);
      const text = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ hint) =>
        book.add({ part: drawn, id: item.id, name, label, text: fields[name], input: el("textarea", { rows: 2 }), hint });
      return el("article", { class: "ihk-team-item", "data-item": item.id },
        el("h3", {}, item.title, " ", light), el("p", { class: "ihk-soft" }, item.about),
        ...item.facets.map((/** @type {any} */ facet) => choice(item, facet, fields[`values.${facet.id}`])),
        el("div", { class: "ihk-team-texts" },
          text("evidence", t("What this rests on"), t("A list, a measurement, a contract; no names of people.")),
          text("comment", t("Comment"), "")));
    }

    /** @param {any} section @param {number} at @param {any[]} sections @param {any} state */
    function sectionBox(section, at, sections, state) {
      const done = el("span", { class: "ihk-soft" });
      told.set(`section ${section.id}`, done);
      const next = sections[at + 1];
      const on = () => {
        const target = /** @type {HTMLDetailsElement} */ (parts.children[at + 1]);
        target.open = true;
        target.querySelector("summary")?.focus({ preventScroll: true });
        target.scrollIntoView({ block: "start" });
      };
      return el("details", { class: "ihk-card ihk-team-part", open: section.id === state.first },
        el("summary", {}, el("h2", {}, section.title), done), el("p", { class: "ihk-soft" }, section.about),
        ...section.items.map((/** @type {any} */ item) => itemBox(item, state.items[item.id].fields)),
        next && el("button", { type: "button", onclick: on }, t("Next: {title}", { title: next.title })));
    }

    /** @param {any} form @param {any} state */
    function drawNew(form, state) {
      book.flush();
      book.prune(new Set());
      drawn = state.id;
      told.clear();
      parts.replaceChildren(...form.sections.map((/** @type {any} */ one, /** @type {number} */ at) => sectionBox(one, at, form.sections, state)));
      left.replaceChildren(...offers(drawn, book, t));
    }

    /** @param {any} state */
    function drawNews(state) {
      for (const [id, item] of Object.entries(/** @type {Record<string, any>} */ (state.items))) {
        for (const [name, text] of Object.entries(item.fields)) book.heard({ part: drawn, id, name }, /** @type {string} */ (text));
        told.get(id)?.replaceChildren(item.light === "open" ? "" : signal(item.light, item.word));
      }
      for (const one of state.sections) /** @type {HTMLElement} */ (told.get(`section ${one.id}`)).textContent = one.done === one.of ? t("✓ Answered") : t("{n} of {of} answered", { n: one.done, of: one.of });
      count.textContent = t("{n} of {of} answered", { n: state.done, of: state.of });
      bar.max = Math.max(state.of, 1);
      bar.value = state.done;
      gone.hidden = !state.gone;
      gone.textContent = t("{n} answers belong to questions that are not asked any more. They are kept, but not shown.", { n: state.gone });
      tellOverall(overall, book.state(), t);
    }

    function draw() {
      const [form, state] = [model.get("form") || {}, model.get("state") || {}];
      box.hidden = !state.id;
      if (!state.id || form.id !== state.form) return;
      if (state.id !== drawn) drawNew(form, state);
      drawNews(state);
    }

    model.on("change:form", draw);
    model.on("change:state", draw);
    hears(model, book, notice, true);
    const leave = () => book.flush();
    addEventListener("pagehide", leave);
    draw();
    return () => removeEventListener("pagehide", leave);
  },
};
