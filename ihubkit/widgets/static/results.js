// @ts-check
import { el, translator } from "./dom.js";
import { drawTable } from "./numbers.js";

/**
 * @typedef {import("./numbers.js").Table} Table
 * @typedef {{ name: string, title: string, alt: string, part?: number, url?: string, url_dark?: string,
 *   svg?: string, spec?: object | string, spec_dark?: string, table?: Table }} Picture
 * @typedef {{ get(name: string): any, send?(message: object): void, on(event: string, handle: (message: any) => void): void,
 *   off(event: string, handle: (message: any) => void): void }} ResultsModel
 * @typedef {import("./chart.js").default} Chart
 */

const DARK = matchMedia("(prefers-color-scheme: dark)");

/** Where a picture comes from. An image runs no script, whatever its text says. @param {Picture} picture */
function sourceOf(picture) {
  return picture.svg ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}` : picture.url || "";
}

/** @param {Picture} picture @param {boolean} hidden a hidden one is not fetched */
function drawImage(picture, hidden = false) {
  const image = el("img", { alt: picture.alt, decoding: "async", class: "ihk-result-coming", loading: hidden ? "lazy" : "eager" });
  image.addEventListener("load", () => image.classList.remove("ihk-result-coming"));
  image.setAttribute("src", sourceOf(picture));
  return el("picture", { hidden },
    picture.url_dark ? el("source", { media: "(prefers-color-scheme: dark)", srcset: picture.url_dark }) : null, image);
}

/** @type {Promise<() => Chart> | null} */
let drawing = null; // what draws charts: it comes with the first wish, once for all of them

/** @param {ResultsModel} model */
function chartMaker(model) {
  drawing ??= loadDrawing(model).catch((error) => { drawing = null; throw error; });
  return drawing;
}

/** @param {ResultsModel} model @returns {Promise<() => Chart>} */
async function loadDrawing(model) {
  const addresses = model.get("source")
    ? ["./chart.js", "../vega/vega.js"].map((name) => new URL(name, import.meta.url).href)
    : await fromKernel(model);
  const [{ default: Chart }, { vegaEmbed }] = await Promise.all(addresses.map((address) => import(address)));
  return () => new Chart(vegaEmbed);
}

/** In a notebook no server has the modules: its kernel sends them. @param {ResultsModel} model @returns {Promise<string[]>} */
function fromKernel(model) {
  return new Promise((done) => {
    const take = (/** @type {any} */ { bundle }) => {
      if (!bundle) return;
      model.off("msg:custom", take);
      done([bundle.chart, bundle.vega].map((text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }))));
    };
    model.on("msg:custom", take);
    model.send?.({ do: "bundle" });
  });
}

/** @param {Picture} picture @returns {Promise<any>} */
async function specOf(picture) {
  const spec = (DARK.matches && picture.spec_dark) || picture.spec;
  if (typeof spec !== "string") return spec;
  const response = await fetch(spec);
  if (!response.ok) throw new Error(`${response.status} ${spec}`);
  return response.json();
}

/** A picture with its numbers; in its place an interactive chart, where that is wished for. */
class Figure {
  /** @param {ResultsModel} model @param {Picture} picture */
  constructor(model, picture) {
    this.model = model;
    this.t = translator(model);
    this.picture = picture;
    this.image = drawImage(picture);
    /** @type {Chart | null} */ this.chart = null;
    this.wished = false;
    this.title = el("h3");
    this.face = el("div", {}, this.image);
    this.wish = el("button", { type: "button", "aria-pressed": "false", onclick: () => (this.wished ? this.close() : this.explore()) });
    this.told = el("p", { class: "ihk-soft ihk-result-told", role: "status" });
    this.summary = el("summary");
    this.table = el("div", { class: "ihk-result-table", role: "region", tabIndex: 0 });
    this.numbers = /** @type {HTMLDetailsElement} */ (el("details", { ontoggle: () => this.tabulate() }, this.summary, this.table));
    this.node = el("figure", { class: "ihk-card ihk-result" }, el("figcaption", {}, this.title, this.wish), this.face, this.told, this.numbers);
    this.turn = () => { if (this.wished) this.redraw(); };
    DARK.addEventListener("change", this.turn);
  }

  /** @param {Picture} picture */
  show(picture) {
    const { table, title, alt } = picture;
    const isOther = sourceOf(picture) !== sourceOf(this.picture);
    this.picture = picture;
    this.title.textContent = title;
    if (isOther) this.image.replaceWith(this.image = drawImage(picture, Boolean(this.image.hidden)));
    this.wish.hidden = this.told.hidden = !picture.spec;
    this.numbers.hidden = !table;
    this.summary.replaceChildren(this.t("Show the numbers"), this.aside());
    this.table.setAttribute("aria-label", table?.caption || title);
    this.tabulate();
    this.image.querySelector("img")?.setAttribute("alt", alt);
    this.wish.replaceChildren(this.t("Explore"), this.aside());
    if (this.wished && isOther) this.redraw();
  }

  /** Make the table when somebody opens it. */
  tabulate() {
    const { table } = this.picture;
    const isWanted = table && this.numbers.open;
    this.table.replaceChildren(isWanted ? drawTable(table, this.model.get("language") || document.documentElement.lang) : "");
  }

  /** Which picture this is about, for those who hear it only. */
  aside() { return el("span", { class: "ihk-hidden-text" }, ` – ${this.picture.title}`); }

  /** @param {string} words */
  say(words) {
    this.wish.setAttribute("aria-pressed", String(this.wished));
    if (this.told.textContent !== words) this.told.textContent = words;
  }

  async explore() {
    this.wished = true;
    this.say(this.t("The chart is being drawn …"));
    await this.redraw();
  }

  /** Bring the chart up to what the picture shows; until it stands, what stood before is dimmed. */
  async redraw() {
    const { picture, t } = this;
    this.face.setAttribute("aria-busy", "true");
    try {
      const [make, spec] = await Promise.all([chartMaker(this.model), specOf(picture)]);
      if (!this.wished || picture !== this.picture) return;
      const chart = (this.chart ??= make());
      await chart.show(spec, picture.alt);
      if (chart !== this.chart || picture !== this.picture) return;
      if (!chart.node.isConnected) this.face.append(chart.node);
      this.image.hidden = true;
      this.say(t("Tap or point at a mark for its numbers."));
    } catch {
      if (picture === this.picture) this.close(t("This did not work. Nothing was lost; please try once more."));
    } finally {
      if (picture === this.picture) this.face.removeAttribute("aria-busy");
    }
  }

  close(words = "") {
    this.wished = false;
    this.chart?.leave();
    this.chart = null;
    this.image.hidden = false;
    this.face.removeAttribute("aria-busy");
    this.say(words);
  }

  leave() {
    DARK.removeEventListener("change", this.turn);
    this.chart?.leave();
  }
}

/** @param {{ model: ResultsModel, el: HTMLElement }} host */
function render({ model, el: root }) {
  const t = translator(model);
  const box = el("div", { class: "ihk ihk-results" });
  const heading = el("h2");
  const note = el("p", { class: "ihk-note" });
  const notes = el("div", { class: "ihk-soft ihk-result-notes" });
  root.append(box);
  /** @type {Map<string, Figure>} */
  let figures = new Map();

  function draw() {
    const pictures = /** @type {Picture[]} */ (model.get("pictures") || []);
    const title = model.get("title");
    const empty = model.get("empty") || t("There is nothing to show yet: results appear for groups that are large enough.");
    const before = figures;
    figures = new Map(pictures.map((picture) => {
      const key = `${picture.name} ${picture.part || 0}`;
      return [key, before.get(key) || new Figure(model, picture)];
    }));
    for (const [key, figure] of before) if (!figures.has(key)) figure.leave();
    [...figures.values()].forEach((figure, place) => figure.show(/** @type {Picture} */ (pictures[place])));
    heading.textContent = title || "";
    note.textContent = empty;
    const told = /** @type {string[]} */ (model.get("notes") || []);
    notes.replaceChildren(...told.map((words) => el("p", {}, words)));
    const shown = [...(title ? [heading] : []), ...(told.length ? [notes] : []), ...[...figures.values()].map((figure) => figure.node), ...(pictures.length ? [] : [note])];
    if (shown.length !== box.children.length || shown.some((node, place) => node !== box.children[place])) box.replaceChildren(...shown);
  }

  let isDue = false;
  /** What changes together is drawn once. */
  const change = () => {
    if (!isDue) queueMicrotask(() => { isDue = false; draw(); });
    isDue = true;
  };

  const watched = ["title", "pictures", "empty", "notes", "texts"].map((name) => `change:${name}`);
  for (const event of watched) model.on(event, change);
  draw();
  return () => {
    for (const event of watched) model.off(event, change);
    for (const figure of figures.values()) figure.leave();
  };
}

export default { render };
