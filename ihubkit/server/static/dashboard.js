// @ts-check
// Around a dashboard: the loading state in words, a connection that mends itself, the language.
(() => {
  const SLOW_MS = 8000;
  const CHECK_MS = 4000;
  const RELOAD_MS = 20_000;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  /** @param {string} id */
  const by = (id) => document.getElementById(id);
  /** @returns {any} */
  const kernel = () => /** @type {any} */ (window).jupyterapp?.widgetManager?.kernel;

  /** Voilà calls this when its theme is ready; until then the page shows what it waits for. */
  function finish() {
    by("loading")?.remove();
    by("dashboard")?.classList.add("ihk-ready");
  }

  /** All cells have run: choose light or dark as the system does, then let Voilà start. */
  function opened() {
    const data = by("jupyter-config-data");
    if (!data) return;
    const config = JSON.parse(data.textContent || "{}");
    config.jupyterLabTheme = dark.matches ? "dark" : "light";
    data.textContent = JSON.stringify(config);
    Object.assign(window, { cellLoaded: true });
    watch();
  }

  /** Reload, but not over and over. */
  function reload() {
    const last = Number(sessionStorage.getItem("ihk-reloaded") || 0);
    if (Date.now() - last < RELOAD_MS) return;
    sessionStorage.setItem("ihk-reloaded", String(Date.now()));
    location.reload();
  }

  /** A click that nobody hears must not look as if it worked; parts that keep what is typed go on. @param {boolean} lost */
  function hold(lost) {
    const main = by("dashboard");
    if (main) main.inert = lost && !main.querySelector("[data-keeps-unsaved]");
  }

  let isLost = false;
  /** @param {boolean} lost */
  function tell(lost) {
    const banner = by("ihk-connection");
    if (!banner || lost === isLost) return;
    isLost = lost;
    banner.textContent = (lost ? document.body.dataset.lost : document.body.dataset.back) || "";
    banner.classList.toggle("ihk-back", !lost);
    banner.hidden = false;
    hold(lost);
    if (!lost) setTimeout(() => { if (!isLost) banner.hidden = true; }, 3000);
  }

  /** Is the kernel still there? A kernel that ended while the phone slept needs a new page. */
  async function check() {
    const ours = kernel();
    if (!ours) return;
    if (["dead", "unknown"].includes(ours.status) && ours.connectionStatus !== "connecting") return reload();
    const reply = await fetch(`/api/kernels/${ours.id}`, { cache: "no-store" }).catch(() => null);
    if (reply && [403, 404].includes(reply.status)) return reload();
    if (!reply?.ok) return;
    if (ours.connectionStatus === "connected") tell(false);
    else ours.reconnect().catch(() => {});
  }

  function watch() {
    const wait = setInterval(() => {
      const ours = kernel();
      if (!ours) return;
      clearInterval(wait);
      ours.connectionStatusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => tell(status !== "connected"));
      ours.statusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => { if (status === "dead") reload(); });
      setInterval(() => { if (isLost && !document.hidden) check(); }, CHECK_MS);
    }, 300);
    addEventListener("online", check);
    addEventListener("pageshow", (event) => { if (event.persisted) check(); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) check(); });
    addEventListener("offline", () => tell(true));
    addEventListener("pagehide", () => {
      const ours = kernel();
      if (ours) navigator.sendBeacon(`/voila/api/shutdown/${ours.id}`);
    });
  }

  addEventListener("DOMContentLoaded", () => {
    by("ihk-language")?.addEventListener("change", (event) => {
      const code = /** @type {HTMLSelectElement} */ (event.target).value;
      document.cookie = `language=${encodeURIComponent(code)}; path=/; max-age=31536000; SameSite=Lax`;
      location.reload();
    });
  });
  setTimeout(() => {
    const line = by("loading_text");
    if (line) line.textContent = document.body.dataset.slow || "";
  }, SLOW_MS);

  Object.assign(window, { ihk: { opened }, voila_finish: finish, voila_heartbeat: () => {}, voila_process: () => {} });
})();
