// @ts-check
// Who is there: counts by school and role, never who.
import { el } from "./dom.js";
import { panel } from "./panel.js";

/** @param {any[]} roles @param {"joined" | "answered"} what */
const sum = (roles, what) => roles.reduce((/** @type {number} */ all, role) => all + role[what], 0);

/** @param {any} t @param {any} school @param {boolean} asking */
function rows(t, school, asking) {
  const joined = sum(school.roles, "joined");
  const number = (/** @type {any} */ value) => el("td", { class: "ihk-number" }, value);
  return [
    el("tr", { class: "ihk-group-row" },
      el("th", { scope: "row" }, school.name),
      number(school.staff ? t("{n} of {m}", { n: joined, m: school.staff }) : joined),
      asking && number(sum(school.roles, "answered"))),
    ...school.roles.map((/** @type {any} */ role) => el("tr", {},
      el("th", { scope: "row", class: "ihk-sub" }, role.name), number(role.joined), asking && number(role.answered))),
  ];
}

export default {
  /** @param {any} host */
  render(host) {
    panel(host, "ihk-attendance", ({ state, t }) => !state.schools ? [] : [
      el("div", { class: "ihk-card" },
        el("h2", {}, t("Who is here")),
        el("p", { class: "ihk-figures" },
          el("span", {}, el("strong", {}, state.joined), " ", t("joined")),
          state.asking && el("span", {}, el("strong", {}, state.answered), " ", state.round > 1 ? t("answered again") : t("answered"))),
        state.asking && el("progress", { max: Math.max(1, state.joined), value: state.answered, "aria-label": t("{n} of {m} have answered", { n: state.answered, m: state.joined }) }),
        state.round > 1 && el("p", { class: "ihk-soft" }, t("Round {n}: whoever has not answered again counts as unchanged.", { n: state.round })),
        el("table", {},
          el("caption", { class: "ihk-hidden-text" }, t("Joined and answered, by school and role")),
          el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("School and role")), el("th", { scope: "col", class: "ihk-number" }, t("Joined")), state.asking && el("th", { scope: "col", class: "ihk-number" }, t("Answered")))),
          el("tbody", {}, ...state.schools.flatMap((/** @type {any} */ school) => rows(t, school, state.asking))))),
    ]);
  },
};
