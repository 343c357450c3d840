// @ts-check
// The catalogue of methods: what is looked for, what fits, one in full, and a way into the plan.
import { el } from "./dom.js";
import { panel } from "./panel.js";

const PAUSE = 300; // ms without a key before a search is sent
const DOTS = ["○○○", "●○○", "●●○", "●●●"];

/** @param {any} facts */
function numbers(facts) {
  return el("dl", { class: "ihk-method-facts" }, ...facts.map((/** @type {any} */ one) => el("div", {}, el("dt", {}, one.label), el("dd", {}, one.value))));
}

/** @param {any[]} fits */
function fitting(fits) {
  return fits.length > 0 && el("ul", { class: "ihk-plain ihk-method-fits" }, ...fits.map((one) => el("li", {},
    el("span", { class: "ihk-method-dots", "aria-hidden": "true" }, DOTS[Number(one.fit)]), " ", one.title, el("span", { class: "ihk-soft" }, ` · ${one.word}`))));
}

/** What a method answers, by how well it does. @param {any[]} serves */
function answering(serves) {
  const levels = [...new Set(serves.map((one) => one.fit))];
  return el("ul", { class: "ihk-plain ihk-method-fits" }, ...levels.map((fit) => {
    const some = serves.filter((one) => one.fit === fit);
    return el("li", {}, el("span", { class: "ihk-method-dots", "aria-hidden": "true" }, DOTS[Number(fit)]), " ", el("span", { class: "ihk-soft" }, `${some[0].word}: `), some.map((one) => one.title).join(" · "));
  }));
}

/** @param {string} title @param {any[]} lines @param {string} [list] */
function part(title, lines, list = "ul") {
  return lines.length > 0 && el("section", {}, el("h4", {}, title), el(list, {}, ...lines.map((one) => el("li", { dir: "auto" }, one))));
}

/** @param {any} source */
function source(source) {
  return [source.url ? el("a", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, source.title) : source.title, source.known && el("span", { class: "ihk-soft" }, ` · ${source.known}`)];
}

/** Choose a goal and how many people, and put it into the plan. @param {any} tools @param {any} one */
function using({ state, t, send }, one) {
  if (!state.may_use) return null;
  if (!state.goals.length) return el("p", { class: "ihk-note" }, t("To use it in your plan, write a goal first."), " ", state.plan && el("a", { href: state.plan }, t("To the plan")));
  const goal = /** @type {any} */ (el("select", { "data-key": `goal-${one.id}` }, ...state.goals.map((/** @type {any} */ g) => el("option", { value: g.id }, g.title))));
  const fit = (/** @type {any} */ g) => one.answers[g.need] || 0;
  goal.value = state.goals.reduce((/** @type {any} */ best, /** @type {any} */ g) => (fit(g) > fit(best) ? g : best)).id;
  const people = /** @type {any} */ (el("input", { type: "number", min: 1, max: 5000, step: 1, inputmode: "numeric", value: String(one.people), "data-key": `people-${one.id}` }));
  const sum = el("output", { class: "ihk-method-sum", "aria-live": "polite" });
  const count = () => {
    const n = Number(people.value);
    sum.textContent = n >= 1 ? t("{n} h of all together", { n: Math.round((n * one.hours_each + one.hours_lead) * 10) / 10 }) : "";
  };
  people.addEventListener("input", count);
  queueMicrotask(count); // after what was typed has been put back
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    send("use", { method: one.id, goal: goal.value, people: Math.trunc(Number(people.value)) });
  };
  return el("form", { class: "ihk-method-use", onsubmit: submit },
    el("h4", {}, t("Use it in our plan")),
    el("label", {}, el("span", {}, t("For the goal")), goal),
    el("label", {}, el("span", {}, t("People who take part")), people),
    sum,
    el("button", { type: "submit", class: "ihk-primary" }, t("Put into the plan")));
}

/** @param {any} tools @param {any} one */
function inFull(tools, one) {
  const { t, send } = tools;
  return el("div", { class: "ihk-method-full" },
    el("div", { class: "ihk-method-halves" },
      el("div", {},
        part(t("Step by step"), one.steps, "ol"),
        part(t("Who is needed"), one.roles),
        part(t("What must be there"), one.prerequisites),
        one.requires.length > 0 && el("section", {}, el("h4", {}, t("Comes after:")), ...one.requires.map((/** @type {any} */ r) => el("button", { type: "button", onclick: () => send("open_method", { method: r.id }) }, r.title)))),
      el("div", {},
        el("section", {}, el("h4", {}, t("What it takes")),
          ...[one.group, one.effort].filter((said) => said.text).map((said) => el("p", {}, said.text, el("span", { class: "ihk-soft" }, ` · ${said.known}`))),
          one.lead && el("p", {}, one.lead)),
        one.serves.length > 0 && el("section", {}, el("h4", {}, t("What it answers")), answering(one.serves)),
        el("section", {}, el("h4", {}, t("Sources")), el("ul", {}, ...one.sources.map((/** @type {any} */ s) => el("li", { dir: "auto" }, ...source(s))))))),
    using(tools, one),
    el("div", { class: "ihk-row" },
      one.print && el("a", { class: "ihk-button", href: one.print, target: "_blank", rel: "noopener" }, t("Print view")),
      el("button", { type: "button", onclick: () => send("open_method", { method: "" }) }, t("Close"))));
}

/** @param {any} tools @param {any} card */
function oneCard(tools, card) {
  const { state, t, send } = tools;
  const isOpen = state.open.id === card.id;
  const toggle = () => send("open_method", { method: isOpen ? "" : card.id });
  return el("li", { class: `ihk-card ihk-method${isOpen ? " ihk-method-open" : ""}`, "data-method": card.id },
    el("h3", {}, el("button", { type: "button", class: "ihk-method-title", "data-key": `title-${card.id}`, "aria-expanded": isOpen ? "true" : "false", onclick: toggle }, card.title)),
    (card.from_project || card.used) && el("p", { class: "ihk-method-marks" },
      card.from_project && el("span", { class: "ihk-badge ihk-badge-soft" }, "iHub4Schools"),
      card.used && el("span", { class: "ihk-badge" }, "✓ ", t("in the plan"))),
    el("p", { dir: "auto" }, card.purpose),
    numbers(card.facts),
    !isOpen && fitting(card.fits),
    isOpen && inFull(tools, state.open));
}

/** @param {HTMLSelectElement} select @param {string} every @param {any[]} groups */
function fill(select, every, groups) {
  const option = (/** @type {any} */ one) => el("option", { value: one.id }, one.title);
  select.replaceChildren(el("option", { value: "" }, every),
    ...groups.map((one) => (one.options ? el("optgroup", { label: one.title }, ...one.options.map(option)) : option(one))));
}

/** What can be looked for; made once, so that nobody loses a letter while the list is drawn anew. */
class Search {
  /** @param {any} model @param {(name: string, values?: object) => void} send */
  constructor(model, send) {
    this.model = model;
    this.send = send;
    this.drawn = "";
    /** @type {any} */ this.waiting = null;
    /** @type {Record<string, any>} */ this.fields = {};
    /** @type {Record<string, any>} */ this.labels = {};
    const select = (/** @type {string} */ name) => this.field(name, el("select", { onchange: () => this.tell(name) }));
    const typed = (/** @type {string} */ name, /** @type {object} */ kind) => this.field(name, el("input", { ...kind, oninput: () => this.soon(name), onchange: () => this.tell(name) }));
    this.more = el("details", { class: "ihk-method-more", open: matchMedia("(min-width: 62rem)").matches },
      this.summary = el("summary", {}), el("div", { class: "ihk-method-fields" },
        select("competence"), typed("people", { type: "number", min: 1, max: 5000, inputmode: "numeric" }),
        typed("hours", { type: "number", min: 0, max: 1000, step: "any", inputmode: "decimal" }), select("weeks"), select("origin")));
    this.clear = el("button", { type: "button", onclick: () => this.empty() });
    this.said = el("p", { role: "status", class: "ihk-method-said" });
    this.box = el("form", { class: "ihk-card ihk-method-search", role: "search", onsubmit: (/** @type {Event} */ e) => e.preventDefault() },
      el("div", { class: "ihk-method-fields" }, typed("text", { type: "text", maxlength: 200, autocomplete: "off", enterkeyhint: "search" }), select("need")),
      this.more, el("div", { class: "ihk-row" }, this.said, this.clear));
  }

  /** @param {string} name @param {HTMLElement} input */
  field(name, input) {
    this.fields[name] = input;
    this.labels[name] = el("span", {});
    return el("label", {}, this.labels[name], input);
  }

  /** @param {string} name */
  soon(name) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.tell(name), PAUSE);
  }

  /** @param {string} name */
  tell(name) {
    const value = this.fields[name].value.slice(0, 200);
    if (value !== this.model.get("state").typed[name]) this.send("narrow", { name, value });
  }

  empty() {
    clearTimeout(this.waiting);
    for (const field of Object.values(this.fields)) field.value = "";
    this.send("clear");
  }

  /** @param {any} state @param {any} t */
  draw(state, t) {
    const labels = { text: t("Search"), need: t("Need it answers"), competence: t("Competence it builds"), people: t("People"), hours: t("Hours of each, at most"), weeks: t("Takes no longer than"), origin: t("Where it comes from") };
    for (const [name, label] of Object.entries(labels)) this.labels[name].textContent = label;
    const lists = JSON.stringify([state.offered, labels]);
    if (lists !== this.drawn) {
      this.drawn = lists;
      fill(this.fields.need, t("any need"), state.offered.needs);
      fill(this.fields.competence, t("any competence"), state.offered.competences);
      fill(this.fields.weeks, t("any time"), state.offered.weeks);
      fill(this.fields.origin, t("anywhere"), state.offered.origins);
    }
    for (const [name, field] of Object.entries(this.fields)) if (field !== document.activeElement || field.tagName === "SELECT") field.value = state.typed[name];
    this.summary.textContent = t("More to choose by");
    this.clear.textContent = t("Show all");
    this.clear.hidden = Object.values(state.typed).every((one) => !one);
    const [n, of] = [state.cards.length, state.of];
    this.said.textContent = n ? t("{n} of {of} methods", { n, of }) : t("No method fits all of this. Ask for less, or show all.");
  }
}

export default {
  /** @param {any} host */
  render(host) {
    const { model } = host;
    let opened = (model.get("state").open || {}).id;
    /** @type {Search | undefined} */ let search;
    const { box, body } = panel(host, "ihk-methods", (tools) => {
      const { state, t, send } = tools;
      if (!state.cards) return [];
      search = search || new Search(model, send);
      search.draw(state, t);
      return [el("ul", { class: "ihk-plain ihk-method-list", "aria-label": t("Methods") }, ...state.cards.map((/** @type {any} */ card) => oneCard(tools, card)))];
    });
    if (search) box.prepend(search.box);
    model.on("change:state", () => {
      const now = (model.get("state").open || {}).id;
      if (now && now !== opened) {
        const card = body.querySelector(`[data-method="${CSS.escape(now)}"]`);
        card?.scrollIntoView({ block: "start" });
        /** @type {any} */ (card?.querySelector(".ihk-method-title"))?.focus({ preventScroll: true });
      }
      opened = now;
    });
  },
};
