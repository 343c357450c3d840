// @ts-check
// Puts one control on a blank page with a model that remembers what the control did.

/** @param {string} name @param {Record<string, any>} traits */
export async function mount(name, traits) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `/static/controls/${name}.css`;
  const styled = new Promise((done) => { style.onload = done; });
  document.head.append(style);
  const { default: control } = await import(`/static/controls/${name}.js`);
  const told = { texts: {}, language: "en", ...traits };
  const events = new EventTarget();
  /** @type {any[]} */
  const sent = [];
  const model = {
    saves: 0,
    get: (/** @type {string} */ trait) => /** @type {any} */ (told)[trait],
    set: (/** @type {string} */ trait, /** @type {any} */ value) => {
      /** @type {any} */ (told)[trait] = value;
      events.dispatchEvent(new Event(`change:${trait}`));
    },
    save_changes: () => { model.saves += 1; },
    send: (/** @type {any} */ message) => { sent.push(message); },
    on: (/** @type {string} */ event, /** @type {() => void} */ handle) => events.addEventListener(event, handle),
    off: (/** @type {string} */ event, /** @type {() => void} */ handle) => events.removeEventListener(event, handle),
  };
  await styled;
  const leave = control.render({ model, el: document.getElementById("here") });
  Object.assign(window, { model, sent, leave });
}
