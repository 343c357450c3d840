// @ts-check
// The mentor's log: a form that is filled in as far as it can be, and what was logged.
import { el } from "./dom.js";

/** @param {string} label @param {Node} input @param {string} [look] */
function typed(label, input, look = "") {
  return el("label", { class: `ihk-field ${look}` }, el("span", {}, label), input);
}

/** @param {any[]} options @param {object} props @param {string} value */
function list(options, props, value) {
  return el("select", props, ...options.map((one) => el("option", { value: one.id, selected: one.id === value }, one.title)));
}

/** What a form of a meeting holds. @param {any} form */
function meetingOf(form) {
  const data = new FormData(form);
  const text = (/** @type {string} */ name) => String(data.get(name) ?? "");
  const number = (/** @type {string} */ name) => Number(text(name).replace(",", ".")) || 0;
  return { enrolment: text("enrolment"), part: text("part"), state: text("state"), day: text("day"), hours: number("hours"), people: Math.round(number("people")), note: text("note"), mentor: text("mentor") };
}

/** The fields of a meeting. @param {any} t @param {any} state @param {any} one @param {string} key */
function meetingFields(t, state, one, key) {
  const schools = state.schools.map((/** @type {any} */ school) => ({ id: school.id, title: school.name }));
  const states = [["used", t("held: hours are used")], ["booked", t("booked")], ["planned", t("planned, no booking yet")]];
  return [
    el("div", { class: "ihk-meeting-row" },
      typed(t("School"), list(schools, { name: "enrolment", "data-key": `${key}-school` }, one.enrolment)),
      typed(t("Part"), list(partsFor(state, one), { name: "part", "data-key": `${key}-part` }, one.part))),
    el("div", { class: "ihk-meeting-row ihk-three" },
      typed(t("Day"), el("input", { type: "date", name: "day", value: one.day, required: true, "data-key": `${key}-day` })),
      typed(t("Hours"), el("input", { type: "number", name: "hours", min: 0.25, max: 1000, step: 0.25, inputmode: "decimal", value: String(one.hours), required: true, "data-key": `${key}-hours` })),
      typed(t("People"), el("input", { type: "number", name: "people", min: 0, max: 5000, inputmode: "numeric", value: String(one.people || ""), "data-key": `${key}-people` }))),
    typed(t("What was done"), el("textarea", { name: "note", rows: 2, maxlength: 4000, dir: "auto", "data-key": `${key}-note` }, one.note)),
    el("div", { class: "ihk-meeting-row" },
      typed(t("Is it held?"), list(states.map(([id, title]) => ({ id, title })), { name: "state", "data-key": `${key}-state` }, one.state)),
      typed(t("Mentor"), el("input", { type: "text", name: "mentor", maxlength: 120, autocomplete: "name", dir: "auto", value: one.mentor, "data-key": `${key}-mentor` }))),
  ];
}

/** Parts one can choose, and the entry's own where the programme has it no more. @param {any} state @param {any} one */
function partsFor(state, one) {
  const known = state.columns.some((/** @type {any} */ column) => column.id === one.part);
  return known ? state.columns : [...state.columns, { id: one.part, title: one.part_title || one.part }];
}

/** Two taps: open, save. @param {any} t @param {any} state @param {any} send */
export function newMeeting(t, state, send) {
  const submit = (/** @type {any} */ event) => { event.preventDefault(); send("log", { meeting: meetingOf(event.target) }); };
  return el("details", { class: "ihk-card ihk-new-meeting", "data-key": `log-${state.form.n}` },
    el("summary", { class: "ihk-log-now" }, t("Log a meeting")),
    el("form", { onsubmit: submit }, ...meetingFields(t, state, state.form, `meeting-${state.form.n}`),
      el("button", { type: "submit", class: "ihk-primary" }, t("Save"))));
}

/** @param {any} t @param {any} state @param {any} entry @param {any} send */
function logged(t, state, entry, send) {
  const key = `entry-${entry.id}-${entry.seen}`;
  const submit = (/** @type {any} */ event) => { event.preventDefault(); send("change", { entry: entry.id, seen: entry.seen, meeting: meetingOf(event.target) }); };
  const which = `${entry.school}, ${entry.day_said}`;
  return el("li", { class: `ihk-entry ihk-entry-${entry.state}` }, entryWords(t, entry, !state.team),
    !state.team && el("div", { class: "ihk-row" },
      entry.may_be_held && el("button", { type: "button", class: "ihk-primary", "aria-label": `${t("Held")}: ${which}`, onclick: () => send("held", { entry: entry.id, seen: entry.seen }) }, t("Held")),
      el("details", { "data-key": key }, el("summary", {}, t("Change …"), el("span", { class: "ihk-hidden-text" }, ` ${which}`)),
        el("form", { onsubmit: submit }, ...meetingFields(t, state, entry, key),
          el("div", { class: "ihk-row" }, el("button", { type: "submit", class: "ihk-primary" }, t("Save")),
            el("button", { type: "button", onclick: () => send("remove", { entry: entry.id, seen: entry.seen }) }, t("Remove")))))));
}

/** @param {any} t @param {any} entry @param {boolean} named */
export function entryWords(t, entry, named) {
  const people = entry.people === 1 ? t("1 person") : t("{n} people", { n: entry.people });
  return el("div", {},
    el("p", {}, el("strong", {}, entry.day_said), named && ` · ${entry.school}`, ` · ${entry.part_title}`),
    el("p", {}, el("span", { class: "ihk-entry-state" }, el("span", { "aria-hidden": "true" }, entry.shape), " ", entry.word), ` · ${entry.hours_said}`, entry.people > 0 && ` · ${people}`,
      entry.mentor && el("span", { dir: "auto" }, ` · ${entry.mentor}`)),
    entry.note && el("p", { class: "ihk-entry-note", dir: "auto" }, entry.note));
}

/** All that was logged, of one school or all. @param {any} t @param {any} state @param {any} send @param {string} only @param {number} most @param {(only: string, most: number) => void} look */
export function wholeLog(t, state, send, only, most, look) {
  const found = state.log.filter((/** @type {any} */ one) => !only || one.enrolment === only);
  const schools = [{ id: "", title: t("All schools") }, ...state.schools.map((/** @type {any} */ one) => ({ id: one.id, title: one.name }))];
  return el("div", { class: "ihk-card ihk-log" },
    el("h2", {}, t("The mentor's log")),
    state.schools.length > 1 && typed(t("Of which school"), el("select", { "data-key": "log-of", "data-fresh": "", onchange: (/** @type {any} */ event) => look(event.target.value, most) },
      ...schools.map((one) => el("option", { value: one.id, selected: one.id === only }, one.title)))),
    state.removed && el("p", { class: "ihk-row" }, t("An entry was removed."), el("button", { type: "button", onclick: () => send("put_back") }, t("Put it back"))),
    found.length === 0 && el("p", { class: "ihk-soft" }, t("Nothing is in the log yet.")),
    el("ul", { class: "ihk-plain" }, ...found.slice(0, most).map((/** @type {any} */ one) => logged(t, state, one, send))),
    found.length > most && el("button", { type: "button", "data-key": "log-more", onclick: () => look(only, most + 30) }, t("Show more ({n})", { n: found.length - most })));
}
