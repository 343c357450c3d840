// @ts-check
// An interactive chart, drawn by Vega from rows: where only the rows differ, nothing is drawn anew.
import { el } from "./dom.js";

const AIR = 6; // between what is pointed at and the words about it

/** What stays the same however the rows differ. @param {any} spec */
const formOf = (spec) => JSON.stringify({ ...spec, datasets: null, height: null });

export default class Chart {
  /** @param {(node: HTMLElement, spec: any, options: object) => Promise<any>} vegaEmbed */
  constructor(vegaEmbed) {
    this.embed = vegaEmbed;
    this.face = el("div", { "aria-hidden": "true" }); // the whole has words of its own
    this.tip = el("p", { class: "ihk-chart-tip", hidden: true });
    this.node = el("div", { class: "ihk-chart", role: "img" }, this.face, this.tip);
    this.form = "";
    this.width = 0;
    this.at = -1;
    /** @type {any} */ this.drawn = null;
    /** @type {Promise<void>} */ this.last = Promise.resolve();
    this.escape = (/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") this.point(null); };
    addEventListener("keydown", this.escape);
  }

  /** Show a chart; one after the other. @param {any} spec @param {string} alt */
  show(spec, alt) {
    this.last = this.last.catch(() => {}).then(async () => {
      this.point(null);
      await (formOf(spec) === this.form ? this.replaceRows(spec) : this.draw(spec));
      this.node.setAttribute("aria-label", alt);
    });
    return this.last;
  }

  /** @param {any} spec */
  async draw(spec) {
    this.drawn?.finalize();
    this.form = "";
    this.drawn = await this.embed(this.face, spec, {
      mode: "vega-lite", renderer: "svg", ast: true, actions: false, defaultStyle: false,
      tooltip: (/** @type {any} */ _, /** @type {any} */ __, /** @type {any} */ item, /** @type {any} */ told) => this.point(told ? item.datum : null),
    });
    // A finger does not move over what it taps.
    this.drawn.view.addEventListener("click", (/** @type {any} */ _, /** @type {any} */ item) => this.point(item?.datum?.told ? item.datum : null));
    this.form = formOf(spec);
    this.width = spec.width;
  }

  /** @param {any} spec */
  async replaceRows(spec) {
    const { view } = this.drawn;
    for (const [name, rows] of Object.entries(spec.datasets)) view.data(name, rows);
    await view.height(spec.height).runAsync();
  }

  /** Mark what is pointed at and tell its numbers. @param {any} target a row of `targets` */
  point(target) {
    this.tip.hidden = !target;
    if (target) this.tell(target);
    const at = target ? target.row : -1;
    if (at === this.at) return;
    this.at = at;
    this.drawn?.view.signal("at", at).runAsync();
  }

  /** Put the words above what they are about, or below where there is no room. @param {any} target */
  tell({ told, x, x2, y, y2 }) {
    const [first, ...numbers] = told.split("\n");
    this.tip.replaceChildren(el("strong", {}, first), `\n${numbers.join("\n")}`);
    const scale = this.face.clientWidth / this.width;
    const free = this.node.clientWidth - this.tip.offsetWidth;
    const above = y * scale - this.tip.offsetHeight - AIR;
    this.tip.style.left = `${Math.max(0, Math.min(free, ((x + x2) / 2) * scale - this.tip.offsetWidth / 2))}px`;
    this.tip.style.top = `${above < 0 ? y2 * scale + AIR : above}px`;
  }

  leave() {
    removeEventListener("keydown", this.escape);
    this.node.remove();
    this.last.catch(() => {}).then(() => this.drawn?.finalize());
  }
}
