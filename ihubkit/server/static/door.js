// @ts-check
// Doors: a form whose fields are sent as JSON, a share link's token, and the language of the page.
const COMPLAINT = /** @type {HTMLElement | null} */ (document.getElementById("complaint"));

/** @param {string} url @param {unknown} body @param {string} lost @returns {Promise<string>} "" or what went wrong */
async function send(url, body, lost) {
  try {
    const reply = await fetch(url, {
      method: "POST", headers: { "Content-Type": "application/json", "X-iHubKit": "1" }, body: JSON.stringify(body),
    });
    const told = await reply.json().catch(() => ({}));
    return reply.ok ? "" : told.error?.message || lost;
  } catch {
    return lost;
  }
}

/** @param {HTMLElement} door @param {unknown} body */
async function enter(door, body) {
  const { call, token, to, lost } = door.dataset;
  const complaint = await send(call || token || "", body, lost || "");
  if (!complaint) return location.assign(to || "/");
  if (COMPLAINT) COMPLAINT.textContent = complaint;
}

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-call]"));
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
  button.disabled = true;
  await enter(form, Object.fromEntries(new FormData(form)));
  button.disabled = false;
  /** @type {HTMLInputElement | null} */ (form.querySelector("input"))?.focus();
});

const shared = /** @type {HTMLElement | null} */ (document.querySelector("[data-token]"));
if (shared) {
  const token = location.hash.slice(1);
  history.replaceState(null, "", location.pathname); // the token stays out of the history
  enter(shared, { token });
}

document.querySelector("[data-language]")?.addEventListener("change", (event) => {
  const code = /** @type {HTMLSelectElement} */ (event.target).value;
  document.cookie = `language=${encodeURIComponent(code)}; path=/; max-age=31536000; SameSite=Lax`;
  location.reload();
});

document.querySelector("[data-print]")?.addEventListener("click", () => print());
