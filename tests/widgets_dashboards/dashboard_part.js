// @ts-check
// Puts one part of a dashboard on a page, with a model whose kernel is the test.

/** @param {string} name @param {Record<string, any>} traits */
export async function put(name, traits) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `/controls/${name}.css`;
  const styled = new Promise((done) => { style.onload = done; });
  document.head.append(style);
  const { default: control } = await import(`/controls/${name}.js`);
  /** @type {Record<string, any>} */
  const told = { texts: {}, language: "en", state: {}, message: {}, ...traits };
  /** @type {Record<string, ((content?: any) => void)[]>} */
  const listeners = {};
  const call = (/** @type {string} */ event, /** @type {any} */ content) => (listeners[event] || []).forEach((handle) => handle(content));
  /** @type {any[]} */
  const sent = [];
  const model = {
    get: (/** @type {string} */ trait) => told[trait],
    send: (/** @type {any} */ message) => { if (message.do !== "here") sent.push(message); },
    on: (/** @type {string} */ event, /** @type {any} */ handle) => { (listeners[event] ||= []).push(handle); },
    off: () => {},
    tell: (/** @type {string} */ trait, /** @type {any} */ value) => { told[trait] = value; call(`change:${trait}`, undefined); },
    message: (/** @type {any} */ content) => call("msg:custom", content),
  };
  await styled;
  control.render({ model, el: document.getElementById("here") });
  Object.assign(window, { model, sent });
}
