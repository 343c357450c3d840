// @ts-check
// What a facilitator hands out: codes, links, downloads.
import { el } from "./dom.js";
import { panel } from "./panel.js";

/** @param {any} t @param {string} text @param {string} label */
function copyButton(t, text, label) {
  const button = el("button", { type: "button", "aria-label": `${t("Copy")}: ${label}` }, t("Copy"));
  button.addEventListener("click", async () => {
    const done = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    button.textContent = done ? t("Copied") : t("Select and copy it by hand");
  });
  return button;
}

/** @param {any} t @param {any} join */
function joining(t, join) {
  return el("div", { class: "ihk-card ihk-join" },
    el("div", {},
      el("h2", {}, t("For participants")),
      el("p", { class: "ihk-soft" }, join.title, join.state === "draft" && ` · ${t("not open yet")}`, join.state === "closed" && ` · ${t("closed")}`),
      el("p", { class: "ihk-big-code", dir: "ltr" }, join.code),
      join.link
        ? el("div", { class: "ihk-row" }, el("a", { href: join.link, dir: "ltr", target: "_blank", rel: "noopener" }, join.link), copyButton(t, join.link, t("participants' link")))
        : el("p", { class: "ihk-note" }, t("Phones can join when the kit runs as a server (ihubkit serve)."))),
    join.qr && el("img", { src: join.qr, alt: t("QR code that opens {address}", { address: join.link }), width: 180, height: 180 }));
}

/** @param {any} t @param {any} state @param {any} send */
function teams(t, state, send) {
  return el("div", { class: "ihk-card" },
    el("h2", {}, t("For school teams")),
    el("p", { class: "ihk-soft" }, t("With its team code, typed on the same start page, a school's team opens its own results and plan. Give it only to the team.")),
    el("table", {},
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("School")), el("th", { scope: "col" }, t("Team code")), el("th", { scope: "col" }, el("span", { class: "ihk-hidden-text" }, t("New code"))))),
      el("tbody", {}, ...state.schools.map((/** @type {any} */ school) => el("tr", {},
        el("th", { scope: "row" }, school.name),
        el("td", {}, el("span", { class: "ihk-code", dir: "ltr" }, school.code)),
        el("td", {}, el("details", { "data-key": `renew-${school.id}-${school.code}` },
          el("summary", {}, t("New code …"), el("span", { class: "ihk-hidden-text" }, ` ${school.name}`)),
          el("p", {}, t("The old code then opens nothing any more.")),
          el("button", { type: "button", onclick: () => send("renew_code", { school: school.id }) }, t("Make a new code")))))))));
}

/** @param {any} t @param {any} state @param {any} send @param {Node} once @param {string} language */
function readers(t, state, send, once, language) {
  const day = (/** @type {string} */ iso) => new Date(iso).toLocaleDateString(language, { dateStyle: "medium" });
  const submit = (/** @type {any} */ event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    send("share", { title: String(data.get("title")), releases: data.getAll("release").map(String), days: Number(data.get("days")) });
  };
  const key = `share-${state.links.length}`;
  return el("div", { class: "ihk-card" },
    el("h2", {}, t("For readers")),
    el("p", { class: "ihk-soft" }, t("A reader's link opens chosen results, and nothing else, until it expires.")),
    once,
    state.links.length > 0 && el("ul", { class: "ihk-plain ihk-links-list" }, ...state.links.map((/** @type {any} */ link) => el("li", {},
      el("span", {}, el("strong", {}, link.title), " ", el("span", { class: "ihk-soft" }, link.releases === 1 ? t("1 result, until {day}", { day: day(link.expires) }) : t("{n} results, until {day}", { n: link.releases, day: day(link.expires) }))),
      el("button", { type: "button", "aria-label": `${t("Take back")}: ${link.title}`, onclick: () => send("remove_link", { link: link.id }) }, t("Take back"))))),
    state.releases.length === 0
      ? el("p", {}, t("There are no results yet. Reveal some first; then they can be shared."))
      : el("details", { "data-key": "share" }, el("summary", {}, t("Make a link …")),
        el("form", { onsubmit: submit },
          el("label", { class: "ihk-field" }, el("span", {}, t("Title")), el("input", { type: "text", name: "title", maxlength: 200, required: true, "data-key": `${key}-title` })),
          el("fieldset", {}, el("legend", {}, t("Results")), ...state.releases.map((/** @type {any} */ release) =>
            el("label", { class: "ihk-check" }, el("input", { type: "checkbox", name: "release", value: release.id, "data-key": `${key}-${release.id}` }), `${release.title} · ${day(release.made)}`))),
          el("label", { class: "ihk-field" }, el("span", {}, t("Works for how many days")), el("input", { type: "number", name: "days", min: 1, max: 366, value: "30", required: true, "data-key": `${key}-days` })),
          el("button", { type: "submit", class: "ihk-primary" }, t("Make the link")))));
}

/** @param {any} t @param {any} state */
function downloads(t, state) {
  return el("div", { class: "ihk-card" },
    el("h2", {}, t("Downloads")),
    state.downloads.length
      ? el("ul", { class: "ihk-plain" }, ...state.downloads.map((/** @type {any} */ file) => el("li", {}, el("a", { href: file.href, download: "" }, file.title))))
      : el("p", { class: "ihk-soft" }, t("Use “ihubkit export” on the command line to write the results to files.")));
}

export default {
  /** @param {any} host */
  render(host) {
    const once = el("div", { role: "status" });
    panel(host, "ihk-codes", ({ state, t, send }) => !state.schools ? [] : [
      el("div", { class: "ihk-two" }, state.join.code && joining(t, state.join), downloads(t, state)),
      teams(t, state, send),
      readers(t, state, send, once, host.model.get("language") || "en"),
    ]);
    host.model.on("msg:custom", (/** @type {any} */ content) => {
      if (!content?.once) return;
      const t = (/** @type {string} */ text) => (host.model.get("texts") || {})[text] || text;
      once.replaceChildren(el("div", { class: "ihk-note ihk-good ihk-once" },
        el("label", { class: "ihk-field" }, el("span", {}, t("The new link. Copy it now; it is not shown again.")),
          el("input", { type: "text", readOnly: true, value: content.once, onfocus: (/** @type {any} */ event) => event.target.select() })),
        copyButton(t, content.once, t("The new link. Copy it now; it is not shown again."))));
    });
  },
};
