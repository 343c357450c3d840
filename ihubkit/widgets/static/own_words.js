// @ts-check
// What somebody's own results say, in words: on the seat, in a notebook and on paper alike.

/**
 * @typedef {{ level: string, name: string }} Reached
 * @typedef {{ id: string, title: string, about: string, minutes: number }} Card
 * @typedef {{ item: string, title: string, guessed: Reached, difference: number | null }} Guess
 * @typedef {{ workshop: string, held: string, of: number, higher: number, lower: number, then: Reached | null }} Since
 * @typedef {{ item: string, title: string, section: string, answers: Record<string, string>, next_step: string, resources: Card[] }} ItemFeedback
 * @typedef {{ section: string, title: string, answered: number, of: number, score: number | null, highest: number | null,
 *   level: string, level_name: string, means: Record<string, number> }} AreaFeedback
 * @typedef {{ instrument: string, title: string, subject: string, answered: number, of: number, total: number | null, highest: number | null, level: string,
 *   level_name: string, between: [Reached, Reached] | null, areas: AreaFeedback[], strongest: ItemFeedback[], items: ItemFeedback[],
 *   notes: string[], guesses: Guess[], since: Since | null, waits: boolean }} Feedback
 * @typedef {(text: string, values?: Record<string, any>) => string} Say
 */

/** @param {Reached} reached */
export const named = ({ level, name }) => `${level} · ${name}`;

/** The level as far as it can be told, or "". @param {Feedback} feedback @returns {string} */
export function levelWords({ level, level_name: name, between }) {
  if (level) return named({ level, name });
  if (!between) return "";
  const [low, high] = between;
  return low.level === high.level ? named(low) : `${low.level} – ${high.level}`;
}

/** What is to be known of the level. @param {Say} t @param {Feedback} feedback @returns {string[]} */
export function levelNotes(t, { total, highest, between, waits, notes, answered, of }) {
  return [
    total === null ? "" : t("{score} of {highest} points", { score: total, highest }),
    between && between[0].level !== between[1].level ? t("{low} to {high}", { low: between[0].name, high: between[1].name }) : "",
    between ? t("A part of the questions cannot tell your level more closely: somewhere here all of them would most likely put you.") : "",
    waits ? t("Your level opens when you have guessed once more, after the questions.") : "",
    ...(notes.length ? notes : [t("{n} of {of} answered", { n: answered, of })]),
  ].filter(Boolean);
}

/** @param {Say} t @param {Guess} guess @returns {string} */
export function guessWords(t, { title, guessed, difference }) {
  const values = { title, level: named(guessed), n: Math.abs(difference ?? 0) };
  if (difference === null) return t("{title}: you guessed {level}.", values);
  if (difference === 0) return t("{title}: you guessed {level}, just what your answers say.", values);
  if (difference === 1) return t("{title}: you guessed {level}, one level above what your answers say.", values);
  if (difference === -1) return t("{title}: you guessed {level}, one level below what your answers say.", values);
  return difference > 0 ? t("{title}: you guessed {level}, {n} levels above what your answers say.", values)
    : t("{title}: you guessed {level}, {n} levels below what your answers say.", values);
}

/** @param {Say} t @param {Since} since @param {string} language @returns {string[]} */
export function sinceWords(t, { workshop, held, of, higher, lower, then }, language) {
  const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long" }).format(new Date(held));
  return [
    t("Compared with “{workshop}”, {day}:", { workshop, day }),
    t("{of} questions answered both times: {higher} higher now, {lower} lower, {same} as before.", { of, higher, lower, same: of - higher - lower }),
    then ? t("Your level then: {level}.", { level: named(then) }) : "",
  ].filter(Boolean);
}

/** The facets' means, where there are no points. @param {Say} t @param {AreaFeedback} area @param {string} language */
export function meansWords(t, area, language) {
  /** @type {Record<string, string>} */
  const names = { status: t("Status"), importance: t("Importance"), level: t("Level") };
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return Object.entries(area.means).map(([facet, mean]) => `${names[facet] || facet} ${format.format(mean)}`).join(" · ");
}
