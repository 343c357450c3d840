// @ts-check
// The numbers of a picture as a table.
import { el } from "./dom.js";

/** @typedef {{ caption: string, columns: string[], rows: (string | number | null)[][] }} Table */

/** @param {Table} table @param {string} language */
export function drawTable(table, language) {
  const format = new Intl.NumberFormat(language || "en", { maximumFractionDigits: 2 });
  const isNumber = table.columns.map((_, column) => table.rows.some((row) => typeof row[column] === "number"));
  const look = (/** @type {number} */ column) => (isNumber[column] ? "ihk-number" : null);
  const words = (/** @type {string | number | null | undefined} */ value) =>
    (typeof value === "number" ? format.format(value) : value ?? "–");
  return el("table", {},
    el("caption", { class: "ihk-soft" }, el("span", {}, table.caption)),
    el("thead", {}, el("tr", {}, ...table.columns.map((name, column) => el("th", { scope: "col", class: look(column) }, name)))),
    el("tbody", {}, ...table.rows.map((row) => el("tr", {},
      ...row.map((value, column) => (column === 0
        ? el("th", { scope: "row", dir: "auto" }, words(value))
        : el("td", { class: look(column), dir: isNumber[column] ? null : "auto" }, words(value))))))));
}
