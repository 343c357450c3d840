// @ts-check
// Goes along in place of a control's module where a server has that at an address of its own.

/** @param {any} model */
async function load(model) {
  const address = new URL(model.get("source"), location.origin);
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = address.href.replace(/\.js$/, ".css");
  if (![...document.styleSheets].some((one) => one.href === sheet.href)) document.head.append(sheet);
  return (await import(address.href)).default;
}

/** @param {{ model: any, el: HTMLElement }} host */
async function render(host) {
  return (await load(host.model)).render(host);
}

export default { render };
