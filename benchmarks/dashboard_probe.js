// @ts-check
// Runs in every page before its own scripts: when its first control is there, and how long a click takes.
(() => {
  if (!location.protocol.startsWith("http")) return;
  const CONTROLS = ".ihk-panel :is(select, button, input, textarea)";
  const origin = Number(sessionStorage.getItem("ihk-benchmark") || performance.timeOrigin);
  sessionStorage.setItem("ihk-benchmark", String(origin)); // a page that reloads itself still began back then

  /** @param {Element} node */
  const isShown = (node) => node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && node.getBoundingClientRect().height > 0;
  /** Wait for a frame of which this is true. @param {() => boolean} test @returns {Promise<number>} milliseconds since the visit began */
  const when = (test) => new Promise((resolve) => {
    const look = () => {
      if (test()) resolve(performance.timeOrigin + performance.now() - origin);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const seen = when(() => [...document.querySelectorAll(CONTROLS)].some(isShown));
  const drawn = () => when(() => [...document.images].every((one) => one.complete));
  Object.assign(globalThis, { ihkProbe: { seen, drawn, clicks } });

  // Looking at what is laid out would itself take time; the text is there a frame before it is painted.
  const title = () => [...document.querySelectorAll(".ihk-results h2")].map((one) => one.textContent).join();
  /** @param {string} label @returns {HTMLSelectElement | null | undefined} */
  const choice = (label) => [...document.querySelectorAll(".ihk-panel label")].find((one) => one.textContent?.startsWith(label))?.querySelector("select");

  /**
   * Choose from a list, and wait until the results' title is another one.
   * @param {HTMLSelectElement} select @param {number} place @param {number} limit @returns {Promise<number>} milliseconds
   */
  const click = (select, place, limit) => new Promise((resolve) => {
    const before = title();
    select.selectedIndex = place;
    const start = performance.now();
    const end = () => { watch.disconnect(); clearTimeout(timer); resolve(Math.min(limit, performance.now() - start)); };
    const watch = new MutationObserver(() => { if (title() !== before) end(); });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    const timer = setTimeout(end, limit);
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });

  /**
   * Click at times that all pages share.
   * @param {{ label: string, at: number, gap: number, times: number, limit: number }} plan `at` by the system's clock
   */
  async function clicks({ label, at, gap, times, limit }) {
    const taken = [];
    let place = choice(label)?.selectedIndex ?? 0; // the list may be drawn later than the title
    for (let number = 0; number < times; number += 1) {
      await new Promise((resolve) => { setTimeout(resolve, at + number * gap - Date.now()); });
      const select = choice(label);
      if (!select || select.options.length < 2) throw new Error(`There is nothing to choose at “${label}”.`);
      place = (place + 1) % select.options.length;
      taken.push(await click(select, place, limit));
    }
    return taken;
  }
})();
