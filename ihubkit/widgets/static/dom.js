// @ts-check
// What every control needs: making elements, and texts in the reader's language.

/**
 * Make an element. Texts become text nodes, never HTML.
 * @param {string} tag
 * @param {Record<string, any>} [props] attributes; `on…` functions are listeners, `class` is the class
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && name !== "list" && typeof value !== "string") /** @type {any} */ (node)[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map(asNode));
  return node;
}

/** @param {any} child @returns {Node} */
function asNode(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}

/**
 * The translator of a control: `t("{n} answered", { n: 3 })`. English shows through.
 * @param {{ get(name: string): any }} model
 * @returns {(text: string, values?: Record<string, any>) => string}
 */
export function translator(model) {
  return (text, values = {}) => {
    const found = (model.get("texts") || {})[text] || text;
    return found.replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ name) =>
      name in values ? String(values[name]) : whole);
  };
}
