// @ts-check
// Jupyter widgets as far as our dashboards need them: controls (anywidget) and boxes.
import { newName } from "./kernel.js";

const STATE_KEPT = "jupyter.widget.control";
const STATE_VERSION = { version: "1.0.0" };
const MODEL = "IPY_MODEL_";

/** Put binary parts back where they were taken out. @param {any} state @param {(string | number)[][]} paths @param {DataView[]} buffers */
function withBuffers(state, paths, buffers) {
  paths.forEach((path, place) => {
    const last = path[path.length - 1];
    const holder = path.slice(0, -1).reduce((inside, key) => inside[key], state);
    if (last !== undefined) holder[last] = buffers[place];
  });
  return state;
}

/** One widget as the kernel and the page both know it. */
class Model {
  /** @type {Map<string, Set<Function>>} */ #listeners = new Map();
  /** @type {Record<string, any>} */ #changed = {};

  /** @param {string} id @param {Record<string, any>} state @param {import("./kernel.js").Kernel} kernel */
  constructor(id, state, kernel) {
    this.id = id;
    this.state = state;
    this.kernel = kernel;
  }

  /** @param {string} name */
  get(name) {
    return this.state[name];
  }

  /** @param {string} name @param {any} value */
  set(name, value) {
    this.#changed[name] = value;
    this.#take({ [name]: value });
  }

  save_changes() {
    const state = this.#changed;
    if (!Object.keys(state).length) return;
    this.#changed = {};
    this.#tell({ method: "update", state, buffer_paths: [] });
  }

  /** @param {any} content @param {any} [_callbacks] @param {ArrayBuffer[]} [buffers] */
  send(content, _callbacks, buffers) {
    this.#tell({ method: "custom", content }, buffers);
  }

  /** @param {string} event @param {Function} handle */
  on(event, handle) {
    const known = this.#listeners.get(event);
    if (known) known.add(handle);
    else this.#listeners.set(event, new Set([handle]));
  }

  /** @param {string} event @param {Function} [handle] */
  off(event, handle) {
    if (handle) this.#listeners.get(event)?.delete(handle);
    else this.#listeners.delete(event);
  }

  /** What the kernel says. @param {any} data @param {DataView[]} buffers */
  receive(data, buffers) {
    if (data.method === "update") this.#take(withBuffers(data.state, data.buffer_paths || [], buffers));
    if (data.method === "custom") this.#emit("msg:custom", data.content, buffers);
  }

  /** @param {object} data @param {ArrayBuffer[]} [buffers] */
  #tell(data, buffers) {
    this.kernel.send("comm_msg", { comm_id: this.id, data }, buffers);
  }

  /** @param {Record<string, any>} state */
  #take(state) {
    const names = Object.keys(state).filter((name) => state[name] !== this.state[name]);
    Object.assign(this.state, state);
    for (const name of names) this.#emit(`change:${name}`);
    if (names.length) this.#emit("change");
  }

  /** @param {string} event @param {...any} values */
  #emit(event, ...values) {
    for (const handle of [...(this.#listeners.get(event) || [])]) handle(...values);
  }
}

/** @type {Map<string, Promise<any>>} */
const styled = new Map();

/** Have a style sheet on the page before what it dresses. @param {string} address */
function wear(address) {
  const there = document.querySelector(`link[rel="stylesheet"][href="${CSS.escape(address)}"]`);
  if (!styled.has(address)) {
    styled.set(address, there ? Promise.resolve() : new Promise((done) => {
      const sheet = document.createElement("link");
      Object.assign(sheet, { rel: "stylesheet", href: address, onload: done, onerror: done });
      document.head.append(sheet);
    }));
  }
  return styled.get(address);
}

/** All widgets of a page. */
export class Widgets {
  /** @type {Map<string, Model>} */ #models = new Map();
  #asked = "";

  /** @param {import("./kernel.js").Kernel} kernel @param {Record<string, any>} states by widget */
  constructor(kernel, states) {
    this.kernel = kernel;
    for (const [id, state] of Object.entries(states)) this.#models.set(id, new Model(id, state, kernel));
  }

  /** @param {import("./kernel.js").Message} message */
  receive({ header, content, buffers }) {
    if (header.msg_type === "comm_open" && content.target_name === "jupyter.widget") {
      const state = withBuffers(content.data.state, content.data.buffer_paths || [], buffers);
      this.#models.set(content.comm_id, new Model(content.comm_id, state, this.kernel));
    }
    if (header.msg_type === "comm_close") this.#models.delete(content.comm_id);
    if (header.msg_type !== "comm_msg") return;
    if (content.comm_id === this.#asked) this.#refresh(content.data, buffers);
    else this.#models.get(content.comm_id)?.receive(content.data, buffers);
  }

  /** After a gap in the line: take over all that the kernel knows now. */
  ask() {
    this.#asked = newName();
    this.kernel.send("comm_open", { comm_id: this.#asked, target_name: STATE_KEPT, data: {} }, [], STATE_VERSION);
    this.kernel.send("comm_msg", { comm_id: this.#asked, data: { method: "request_states" } });
  }

  /** @param {any} data @param {DataView[]} buffers */
  #refresh(data, buffers) {
    if (data.method !== "update_states") return;
    (data.buffer_paths || []).forEach((/** @type {any[]} */ [id, ...path], /** @type {number} */ place) => {
      withBuffers(data.states[id].state, [path.slice(path[0] === "state" ? 1 : 0)], buffers.slice(place, place + 1));
    });
    for (const [id, { state }] of Object.entries(data.states)) {
      const known = this.#models.get(id);
      if (known) known.receive({ method: "update", state: changed(known.state, state) }, []);
      else this.#models.set(id, new Model(id, state, this.kernel));
    }
  }

  /** Show a widget. @param {string} id @returns {Promise<HTMLElement>} */
  async show(id) {
    const model = this.#models.get(id);
    if (!model) throw new Error(`There is no widget ${id}.`);
    const node = document.createElement("div");
    this.#dress(node, model);
    if (model.get("source")) await control(model, node);
    else await this.#fill(node, model);
    return node;
  }

  /** @param {HTMLElement} node @param {Model} model */
  #dress(node, model) {
    const kind = String(model.get("_view_name") || "").replace(/View$/, "").toLowerCase();
    const put = () => { node.className = ["jupyter-widgets", "widget-box", `widget-${kind}`, ...(model.get("_dom_classes") || [])].join(" "); };
    model.on("change:_dom_classes", put);
    put();
    const layout = this.#models.get(String(model.get("layout") || "").replace(MODEL, ""));
    const lay = () => {
      for (const [name, value] of Object.entries(layout?.state || {})) {
        if (!name.startsWith("_")) node.style.setProperty(name.replaceAll("_", "-"), value ?? "");
      }
    };
    layout?.on("change", lay);
    lay();
  }

  /** @param {HTMLElement} node @param {Model} model */
  async #fill(node, model) {
    /** @type {Map<string, Promise<HTMLElement>>} */
    const shown = new Map();
    const put = async () => {
      const ids = (model.get("children") || []).map((/** @type {string} */ child) => child.replace(MODEL, ""));
      for (const id of ids) if (!shown.has(id)) shown.set(id, this.show(id));
      const nodes = await Promise.all(ids.map((/** @type {string} */ id) => shown.get(id)));
      node.replaceChildren(...nodes);
    };
    model.on("change:children", put);
    await put();
  }
}

/** @param {Model} model @param {HTMLElement} node */
async function control(model, node) {
  const source = model.get("source");
  const [{ default: part }] = await Promise.all([import(source), wear(source.replace(/\.js$/, ".css"))]);
  await part.initialize?.({ model });
  await part.render({ model, el: node });
}

/** What differs, so that nothing is drawn anew without need. @param {Record<string, any>} old @param {Record<string, any>} now */
function changed(old, now) {
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name])));
}
