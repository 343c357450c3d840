// @ts-check
// The top of a dashboard: what this is, for whom, which workshop, which page.
import { el } from "./dom.js";
import { heartbeat, panel } from "./panel.js";

/** @param {any} choice @param {(name: string, values?: object) => void} send */
function select(choice, send) {
  const change = (/** @type {any} */ event) => send("choose", { name: choice.name, value: event.target.value });
  return el("label", { class: "ihk-choice" }, el("span", {}, choice.label),
    el("select", { "data-key": `choice-${choice.name}`, "data-fresh": "", "data-choice": choice.name, onchange: change },
      ...choice.options.map((/** @type {any} */ o) => el("option", { value: o.id, selected: o.id === choice.value }, o.title))));
}

/** @param {any} tab @param {boolean} here @param {(name: string, values?: object) => void} send */
function page(tab, here, send) {
  return el("button", { type: "button", "data-key": `tab-${tab.id}`, "aria-current": here ? "page" : null, onclick: () => send("show_tab", { tab: tab.id }) },
    tab.title, tab.count ? el("span", { class: "ihk-badge", title: tab.hint || null }, tab.count) : null);
}

/** @param {any} link */
function away(link) {
  return el("a", { class: "ihk-button", href: link.href, target: link.new ? "_blank" : null, rel: link.new ? "noopener" : null }, link.title);
}

export default {
  /** @param {any} host */
  render(host) {
    const { model } = host;
    const trouble = el("p", { role: "alert", hidden: true });
    const tell = () => {
      const { kind, text } = model.get("trouble") || {};
      trouble.className = `ihk-note ihk-${kind}`;
      trouble.hidden = !text;
      trouble.textContent = text || "";
    };
    const part = panel(host, "ihk-heading", ({ state, t, send }) => {
      const choices = (state.choices || []).filter((/** @type {any} */ one) => one.options.length > 1);
      return [
      el("header", {},
        el("div", { class: "ihk-heading-words" },
          el("h1", {}, state.title || "", state.badge && el("span", { class: "ihk-badge ihk-badge-soft" }, state.badge)),
          state.about && el("p", { class: "ihk-soft" }, state.about)),
        choices.length > 0 && el("div", { class: "ihk-choices" }, ...choices.map((/** @type {any} */ one) => select(one, send))),
        (state.links || []).length > 0 && el("div", { class: "ihk-links" }, ...state.links.map(away))),
      (state.tabs || []).length > 1 && el("nav", { class: "ihk-tabs", "aria-label": t("Pages"), "data-choice": "tab", "data-value": state.tab }, ...state.tabs.map((/** @type {any} */ tab) => page(tab, tab.id === state.tab, send))),
      ];
    });
    part.box.append(trouble);
    /** Where pages do not fit side by side, the one looked at is in sight; the page itself does not move. */
    const centre = () => {
      const [pages, here] = [".ihk-tabs", ".ihk-tabs [aria-current]"].map((one) => part.box.querySelector(one)?.getBoundingClientRect());
      if (pages && here) /** @type {HTMLElement} */ (part.box.querySelector(".ihk-tabs")).scrollLeft += (here.left + here.right - pages.left - pages.right) / 2;
    };
    model.on("change:state", centre);
    requestAnimationFrame(centre);
    model.on("change:trouble", tell);
    tell();
    return heartbeat(model);
  },
};
