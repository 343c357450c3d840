// @ts-check
import { el, translator } from "./dom.js";

/**
 * @typedef {{ caption: string, columns: string[], rows: (string | number | null)[][] }} Table
 * @typedef {{ name: string, title: string, alt: string, url?: string, url_dark?: string, svg?: string, table?: Table }} Picture
 * @typedef {{ get(name: string): any, on(event: string, handle: () => void): void, off(event: string, handle: () => void): void }} ResultsModel
 */

/** Where a picture comes from. An image runs no script, whatever its text says. @param {Picture} picture */
function sourceOf(picture) {
  return picture.svg ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}` : picture.url || "";
}

/** @param {Picture} picture */
function drawImage(picture) {
  const image = el("img", { alt: picture.alt, decoding: "async", class: "ihk-result-coming" });
  image.addEventListener("load", () => image.classList.remove("ihk-result-coming"));
  image.setAttribute("src", sourceOf(picture));
  return el("picture", {},
    picture.url_dark ? el("source", { media: "(prefers-color-scheme: dark)", srcset: picture.url_dark }) : null, image);
}

/** @param {Table} table @param {string} language */
function drawTable(table, language) {
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

/** @param {Picture} picture @param {(text: string) => string} t @param {string} language */
function drawPicture(picture, t, language) {
  return el("figure", { class: "ihk-card ihk-result" },
    el("figcaption", {}, el("h3", {}, picture.title)),
    drawImage(picture),
    picture.table && el("details", {},
      el("summary", {}, t("Show the numbers"), el("span", { class: "ihk-hidden-text" }, ` – ${picture.title}`)),
      el("div", { class: "ihk-result-table", role: "region", tabIndex: 0, "aria-label": picture.table.caption || picture.title },
        drawTable(picture.table, language))));
}

/** @param {{ model: ResultsModel, el: HTMLElement }} host */
function render({ model, el: root }) {
  const t = translator(model);
  const box = el("div", { class: "ihk ihk-results" });
  root.append(box);

  function draw() {
    const pictures = /** @type {Picture[]} */ (model.get("pictures") || []);
    const title = model.get("title");
    const empty = model.get("empty") || t("There is nothing to show yet: results appear for groups that are large enough.");
    box.replaceChildren(
      ...(title ? [el("h2", {}, title)] : []),
      ...pictures.map((picture) => drawPicture(picture, t, model.get("language") || document.documentElement.lang)),
      ...(pictures.length ? [] : [el("p", { class: "ihk-note" }, empty)]));
  }

  const watched = ["title", "pictures", "empty", "texts"].map((name) => `change:${name}`);
  for (const event of watched) model.on(event, draw);
  draw();
  return () => {
    for (const event of watched) model.off(event, draw);
  };
}

export default { render };
