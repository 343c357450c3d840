// @ts-check
// The way in: a code, then school, role and language. The same field takes a school team's code.
import { el, translator } from "/static/controls/dom.js";

/**
 * @typedef {{ kind: string, to?: string, title: string, k?: number, wave?: number, schools: { id: string, name: string }[],
 *   roles: string[], languages: any[] }} Welcome
 */

/** @type {Record<string, string>} */
let texts = {};
const t = translator({ get: () => texts });
const main = /** @type {HTMLElement} */ (document.getElementById("join"));
const given = { code: codeOfAddress(), school: "", role: "", language: "en", resume: "" };

/** The code of a QR link: /c/CODE. */
function codeOfAddress() {
  const found = /^\/c\/([^/]+)/.exec(location.pathname)?.[1] || new URLSearchParams(location.search).get("code");
  return decodeURIComponent(found || location.hash.slice(1)).toUpperCase();
}

/** @param {string} url @param {unknown} body @returns {Promise<any>} */
async function post(url, body) {
  const noLine = t("There is no connection to the workshop's computer. Check the Wi-Fi and try again.");
  const reply = await fetch(url, {
    method: "POST", headers: { "Content-Type": "application/json", "X-iHubKit": "1" }, body: JSON.stringify(body),
  }).catch(() => { throw new Error(noLine); });
  const found = await reply.json().catch(() => ({}));
  if (!reply.ok) throw new Error(found.error?.message || t("That did not work. Please try again in a moment."));
  return found;
}

/** @param {string} language */
async function speak(language) {
  const found = language === "en" ? null : await fetch(`/api/texts/${language}.json`)
    .then((reply) => (reply.ok ? reply.json() : null)).catch(() => null);
  if (language !== "en" && !found) return;
  texts = found?.texts || {};
  given.language = language;
  document.cookie = `language=${language}; path=/; max-age=5184000; SameSite=Lax`; // team pages follow
  document.documentElement.lang = language;
  document.documentElement.dir = found?.direction || "ltr";
}

/** @param {string} code @returns {string} the language's own name */
function nativeName(code) {
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code) || code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/** A field's error, read out and near the field. @param {string} id */
function errorLine(id) {
  return el("p", { id, class: "ihk-page-error", role: "alert" });
}

/** @param {HTMLElement} line @param {HTMLElement} field @param {string} message */
function complain(line, field, message) {
  line.textContent = message;
  field.setAttribute("aria-invalid", message ? "true" : "false");
  if (message) field.focus();
}

/** @param {HTMLFormElement} form @param {() => Promise<void>} work @param {(message: string) => void} failed */
async function submit(form, work, failed) {
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("button[type=submit]"));
  button.disabled = true;
  failed("");
  try {
    await work();
  } catch (error) {
    button.disabled = false;
    failed(error instanceof Error ? error.message : String(error));
  }
}

/** First screen: one big forgiving field. */
function askCode() {
  const field = /** @type {HTMLInputElement} */ (el("input", {
    id: "code", name: "code", type: "text", value: given.code, required: true, class: "ihk-page-code", maxLength: 24,
    autocomplete: "off", autocapitalize: "characters", spellcheck: "false", enterkeyhint: "go",
    "aria-describedby": "code-help code-error",
  }));
  const error = errorLine("code-error");
  const form = /** @type {HTMLFormElement} */ (el("form", { class: "ihk-card ihk-page-form", novalidate: true },
    el("label", { for: "code" }, t("Code")), field, error,
    el("button", { type: "submit", class: "ihk-primary" }, t("Continue"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    given.code = field.value;
    submit(form, enter, (message) => complain(error, field, message));
  });
  main.replaceChildren(
    el("p", { class: "ihk-page-brand" }, "iHubKit"),
    el("h1", {}, t("Join the workshop")),
    el("p", { class: "ihk-soft", id: "code-help" }, t("Type the code you see on the screen in the room. A school team types its team code.")),
    form);
  if (given.code) form.requestSubmit();
  else field.focus();
}

async function enter() {
  const code = given.code.replace(/[\s-]/g, "").toUpperCase();
  if (!code) throw new Error(t("Type the code first."));
  const found = /** @type {Welcome} */ (await post("/api/join", { code }));
  if (found.kind === "team") return location.assign(found.to || "/school");
  given.code = code;
  const offered = languagesOf(found).map(({ code: language }) => language);
  const wished = navigator.languages.map((language) => language.split("-")[0] || "");
  const language = [given.language, ...wished].find((one) => wished.includes(one) && offered.includes(one)) || offered[0] || "en";
  if (language !== given.language) await speak(language);
  askSeat(found);
}

/** @param {Welcome} found @returns {{ code: string, name: string }[]} */
function languagesOf(found) {
  return found.languages.map((one) => (typeof one === "string" ? { code: one, name: nativeName(one) } : { code: one.code || one.id, name: one.name }));
}

/** @returns {Record<string, string>} */
function roleNames() {
  return { teacher: t("Teacher"), leader: t("School leader"), support: t("Support staff") };
}

/**
 * A group of radio cards.
 * @param {string} name @param {string} legend @param {[string, string][]} options
 * @param {string} chosen @param {(value: string) => void} choose
 */
function choices(name, legend, options, chosen, choose) {
  return el("fieldset", { class: "ihk-page-choices", "data-many": options.length > 8, "data-short": name !== "school" },
    el("legend", {}, legend),
    ...options.map(([value, text]) => el("label", { class: "ihk-page-choice" },
      el("input", { type: "radio", name, value, required: true, checked: value === chosen, onchange: () => choose(value) }),
      el("span", { dir: "auto", lang: name === "language" ? value : null }, text))));
}

/** Second screen. @param {Welcome} found */
function askSeat(found) {
  const only = found.schools.length === 1 ? found.schools[0] : undefined;
  if (only) given.school = only.id;
  const error = errorLine("seat-error");
  const resume = /** @type {HTMLInputElement} */ (el("input", {
    id: "resume", name: "resume", type: "text", value: given.resume, autocomplete: "off", autocapitalize: "characters",
    spellcheck: "false", maxLength: 24, placeholder: "XXXXX-XXXXX", oninput: () => { given.resume = resume.value; },
  }));
  const names = roleNames();
  const languages = languagesOf(found);
  const form = /** @type {HTMLFormElement} */ (el("form", { class: "ihk-page-form", novalidate: true },
    languages.length > 1 && choices("language", t("Language"), languages.map(({ code, name }) => [code, name]), given.language,
      (value) => { speak(value).then(() => { askSeat(found); focusChoice("language", value); }); }),
    choices("school", t("My school"), found.schools.map(({ id, name }) => [id, name]), given.school, (value) => { given.school = value; }),
    choices("role", t("I am"), found.roles.map((role) => [role, names[role] || role]), given.role, (value) => { given.role = value; }),
    returning(found, resume),
    promise(found.k), error,
    el("button", { type: "submit", class: "ihk-primary" }, t("Take my seat"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(form, takeSeat, (message) => complain(error, fieldOf(form, message), message));
  });
  const heading = el("h1", { tabIndex: -1 }, found.title);
  main.replaceChildren(
    el("p", { class: "ihk-page-brand" }, "iHubKit"), heading, form,
    el("button", { type: "button", class: "ihk-page-link", onclick: () => { given.code = ""; askCode(); } }, t("Use another code")));
  heading.focus();
}

/** The field for a code one has: of this workshop, or from last time. @param {Welcome} found @param {HTMLElement} field */
function returning(found, field) {
  const again = Boolean(found.wave);
  return el("details", { class: "ihk-page-more", open: again || Boolean(given.resume) },
    el("summary", {}, again ? t("Have a code from last time?") : t("I have been here before")),
    again && el("p", { class: "ihk-soft" }, t("Type it, and we can show what changed – nobody sees who you are. You keep the same code.")),
    el("label", { for: "resume" }, t("Resume code")), field,
    el("p", { class: "ihk-soft" }, again ? t("No code at hand? Leave this empty; you get a new one.") : t("With it you come back to your own answers, on any phone.")));
}

/** What happens to the answers. @param {number | undefined} k */
function promise(k) {
  const group = k
    ? t("The room only sees results of groups of at least {k} people, and you can withdraw and erase your answers at any time.", { k })
    : t("The room only sees results of groups that are large enough, and you can withdraw and erase your answers at any time.");
  return el("p", { class: "ihk-note" }, `${t("Your answers are kept without your name.")} ${group}`);
}

/** The field a complaint is about. @param {HTMLFormElement} form @param {string} message @returns {HTMLElement} */
function fieldOf(form, message) {
  const missing = !given.resume && (!given.school ? "school" : !given.role ? "role" : "");
  const name = missing || (given.resume ? "resume" : "school");
  const field = message ? form.querySelector(`[name="${name}"]`) : null;
  return /** @type {HTMLElement} */ (field || form);
}

/** @param {string} name @param {string} value */
function focusChoice(name, value) {
  /** @type {HTMLElement | null} */ (main.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`))?.focus();
}

async function takeSeat() {
  const resume = given.resume.trim();
  if (!resume && !given.school) throw new Error(t("Choose your school."));
  if (!resume && !given.role) throw new Error(t("Choose what you do at your school."));
  const asked = { code: given.code, school: given.school, role: given.role, language: given.language };
  const taken = await post("/api/seats", resume ? { ...asked, resume_code: resume } : asked);
  const news = taken.continued ? "again" : taken.resume_code ? "1" : "";
  const kept = keep(taken.seat.id, taken.resume_code || resume, news);
  if (taken.resume_code && !taken.continued && !kept) return showResumeCode(taken.resume_code);
  location.assign("/seat");
}

/** Hand the resume code to the seat page. @param {string} seat @param {string} code @param {string} news "": nothing to tell @returns {boolean} */
function keep(seat, code, news) {
  try {
    localStorage.setItem(`ihubkit:${seat}:resume`, code);
    if (news) localStorage.setItem(`ihubkit:${seat}:resume-new`, news);
    return true;
  } catch {
    return false; // a private window: it is shown here, before going on
  }
}

/** @param {string} code */
function showResumeCode(code) {
  main.replaceChildren(
    el("h1", {}, t("Your resume code")),
    el("p", { class: "ihk-page-resume" }, code),
    el("p", {}, t("Write it down or take a picture. With it you come back to your own answers, on any phone.")),
    el("a", { class: "ihk-button ihk-primary", href: "/seat" }, t("Go to the workshop")));
}

await speak((navigator.languages[0] || "en").split("-")[0] || "en");
askCode();
