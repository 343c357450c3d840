// @ts-check
// What the editor of a plan is made of beside text fields: lists, ticks, folds that are drawn when opened, moves.
import { el } from "./dom.js";

/** @typedef {{ value: string, text: string, group?: string }} Option */

/** Say something else only where it changed. @param {HTMLElement} node @param {string} text */
export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * A list that keeps a value which it does not offer (any more): that is shown as `gone` says it.
 * @param {string} none the text of the empty choice; "" where one must be chosen
 * @param {(value: string) => string} gone
 */
export function picker(none, gone) {
  const select = /** @type {HTMLSelectElement} */ (el("select", { dir: "auto" }));
  const native = /** @type {any} */ (Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value"));
  let offered = "";

  /** @param {string} value */
  function choose(value) {
    select.querySelector("option[data-gone]")?.remove();
    if (value && ![...select.options].some((one) => one.value === value)) {
      select.append(el("option", { value, "data-gone": true }, gone(value)));
    }
    native.set.call(select, value);
  }

  Object.defineProperty(select, "value", { get: () => native.get.call(select), set: choose });
  const option = (/** @type {Option} */ one) => el("option", { value: one.value }, one.text);
  return {
    input: select,
    /** Offer other choices; the chosen one stays. @param {Option[]} options */
    offer(options) {
      const wanted = JSON.stringify(options);
      if (wanted === offered) return;
      offered = wanted;
      const chosen = select.value;
      const groups = [...new Set(options.map((one) => one.group || ""))];
      select.replaceChildren(...none ? [option({ value: "", text: none })] : [],
        ...groups.flatMap((group) => {
          const mine = options.filter((one) => (one.group || "") === group).map(option);
          return group ? [el("optgroup", { label: group }, ...mine)] : mine;
        }));
      choose(chosen);
    },
    /** How a value is read. @param {string} value */
    said: (value) => [...select.options].find((one) => one.value === value)?.text || (value ? gone(value) : ""),
  };
}

/** Boxes to tick that behave as one field: its value are the ids of the ticked ones, separated by spaces. */
export function ticks() {
  const list = el("div", { class: "ihk-ticks" });
  const box = el("fieldset", {}, list);
  /** @type {Set<string>} */ let ticked = new Set();
  let offered = "";
  const boxes = () => /** @type {HTMLInputElement[]} */ ([...list.querySelectorAll("input")]);
  list.addEventListener("input", () => {
    for (const one of boxes()) if (one.checked) ticked.add(one.value); else ticked.delete(one.value);
  }, { capture: true });
  Object.defineProperty(box, "value", {
    get: () => [...ticked].join(" "),
    set: (/** @type {string} */ value) => {
      ticked = new Set(value.split(" ").filter(Boolean));
      for (const one of boxes()) one.checked = ticked.has(one.value);
    },
  });
  return {
    input: box,
    /** @param {Option[]} options @param {string} none what is said where there is nothing to tick */
    offer(options, none) {
      const wanted = JSON.stringify(options);
      if (wanted === offered) return;
      offered = wanted;
      const focused = boxes().find((one) => one === document.activeElement)?.value;
      list.replaceChildren(...options.map(({ value, text }) => el("label", {},
        el("input", { type: "checkbox", value, checked: ticked.has(value) }), el("span", { dir: "auto" }, text))));
      if (!options.length) list.append(el("p", { class: "ihk-soft" }, none));
      boxes().find((one) => one.value === focused)?.focus();
    },
  };
}

/**
 * Something folded away; what is in it is drawn when it is opened for the first time.
 * @param {string} look @param {(Node | string)[]} summary @param {() => (Node | string | false)[]} draw
 */
export function fold(look, summary, draw) {
  const body = el("div", { class: "ihk-fold-body" });
  const box = /** @type {HTMLDetailsElement} */ (el("details", { class: look }, el("summary", {}, ...summary), body));
  let drawn = false;
  const wake = () => {
    if (drawn) return;
    drawn = true;
    body.append(.../** @type {Node[]} */ (draw().filter(Boolean)));
  };
  box.addEventListener("toggle", () => { if (box.open) wake(); });
  return { box, wake, open() { wake(); box.open = true; }, awake: () => drawn };
}

/**
 * A fold of fields that says how many of them are filled in.
 * @param {any} t @param {string} title @param {string[]} names @param {() => (Node | string | false)[]} draw
 */
export function fieldFold(t, title, names, draw) {
  const count = el("span", { class: "ihk-fold-count" });
  const made = fold("ihk-fold", [el("span", {}, title), " ", count], draw);
  return {
    ...made, names,
    /** @param {Record<string, string>} fields */
    tell(fields) {
      const filled = names.filter((name) => fields[name]).length;
      put(count, filled ? t("{n} of {of} filled in", { n: filled, of: names.length }) : "");
    },
  };
}

/** Buttons that move a part up and down. @param {any} t @param {(way: -1 | 1) => void} move */
export function moves(t, move) {
  const button = (/** @type {-1 | 1} */ way) => el("button", { type: "button", class: "ihk-move", onclick: () => move(way) },
    el("span", { "aria-hidden": "true" }, way < 0 ? "↑" : "↓"), el("span", { class: "ihk-hidden-text" }));
  const [up, down] = [button(-1), button(1)];
  return {
    box: el("span", { class: "ihk-moves" }, up, down),
    /** @param {string} name of what is moved @param {boolean} first @param {boolean} last */
    tell(name, first, last) {
      put(/** @type {HTMLElement} */ (up.lastChild), t("Move up: {name}", { name }));
      put(/** @type {HTMLElement} */ (down.lastChild), t("Move down: {name}", { name }));
      up.setAttribute("aria-disabled", String(first));
      down.setAttribute("aria-disabled", String(last));
    },
  };
}

/** A button that asks once more before it removes. @param {any} t @param {string} label @param {() => void} then */
export function removal(t, label, then) {
  const of = el("span", { class: "ihk-hidden-text" });
  const box = el("details", { class: "ihk-removal" }, el("summary", {}, label, of),
    el("div", { class: "ihk-row" }, el("span", {}, t("The history keeps its text.")), el("button", { type: "button", onclick: then }, t("Yes, remove it"))));
  return { box, tell: (/** @type {string} */ name) => put(of, ` ${name}`) };
}
