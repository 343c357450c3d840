// @ts-check
// A page whose kernel is gone is loaded again, and goes back to where it was.

const RELOAD_MS = 20_000;
const REDRAWN_MS = 3000;

/** Reload, but not over and over; whoever comes back finds what was chosen and where the page stood. */
export function reload() {
  const wait = Number(sessionStorage.getItem("ihk-reloaded") || 0) + RELOAD_MS - Date.now();
  if (wait > 0) return void setTimeout(reload, wait);
  sessionStorage.setItem("ihk-reloaded", String(Date.now()));
  sessionStorage.setItem("ihk-place", JSON.stringify({ path: location.pathname, top: scrollY, chosen: chosen() }));
  return location.reload();
}

/** What is chosen in the heading, by the name of the choice. */
function chosen() {
  const parts = /** @type {NodeListOf<any>} */ (document.querySelectorAll("[data-choice]"));
  return Object.fromEntries([...parts].map((one) => [one.dataset.choice, one.value ?? one.dataset.value]));
}

/** Come back to where one was. */
export async function comeBack() {
  const place = JSON.parse(sessionStorage.getItem("ihk-place") || "{}");
  sessionStorage.removeItem("ihk-place");
  if (place.path !== location.pathname) return;
  for (const [name, value] of Object.entries(place.chosen)) if (choose(name, value)) await redrawn();
  scrollTo({ top: place.top });
}

/** Choose as by hand, where that is still to be had. @param {string} name @param {string} value @returns {boolean} whether it was needed */
function choose(name, value) {
  const list = /** @type {any} */ (document.querySelector(`[data-choice="${CSS.escape(name)}"]`));
  if (!list || (list.value ?? list.dataset.value) === value) return false;
  const tab = list.querySelector(`[data-key="tab-${CSS.escape(value)}"]`);
  if (tab) tab.click();
  else if ([...(list.options || [])].some((one) => one.value === value)) {
    list.value = value;
    list.dispatchEvent(new Event("change"));
  } else return false;
  return true;
}

/** Wait until the page was drawn anew. */
function redrawn() {
  return new Promise((done) => {
    const observer = new MutationObserver(() => { observer.disconnect(); done(true); });
    observer.observe(document.body, { childList: true, subtree: true });
    setTimeout(done, REDRAWN_MS);
  });
}
