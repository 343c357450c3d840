// @ts-check
// A notebook with widgets that are not ours gets Voilà's complete front end, JupyterLab's, under the same page.

const LOOK_MS = 300;
const LOST_MS = 4000;

/** @returns {any} */
const kernel = () => /** @type {any} */ (window).jupyterapp?.widgetManager?.kernel;

/** @typedef {{ id: string, probe: () => void, onState: (state: import("./kernel.js").State) => void }} Line */

/** @returns {Line} a line that speaks for the kernel of JupyterLab's services */
function lineOf(/** @type {any} */ ours) {
  /** @type {Line} */
  const line = { id: ours.id, probe, onState: () => {} };
  /** Is the kernel still there? A kernel that ended while the phone slept needs a new page. */
  async function probe() {
    if (["dead", "unknown"].includes(ours.status) && ours.connectionStatus !== "connecting") return line.onState("gone");
    const reply = await fetch(`/api/kernels/${ours.id}`, { cache: "no-store" }).catch(() => null);
    if (reply && [403, 404].includes(reply.status)) return line.onState("gone");
    if (!reply?.ok) return undefined;
    if (ours.connectionStatus === "connected") line.onState("connected");
    else ours.reconnect().catch(() => {});
    return undefined;
  }
  ours.connectionStatusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => {
    line.onState(status === "connected" ? "connected" : "lost");
  });
  setInterval(() => { if (ours.connectionStatus !== "connected" && !document.hidden) probe(); }, LOST_MS);
  ours.statusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => { if (status === "dead") line.onState("gone"); });
  return line;
}

/**
 * Let Voilà's front end start: it reads the page's configuration and waits for these names.
 * @param {string} address of its script
 * @param {() => void} finish what to do when its look is ready
 * @param {(line: Line) => void} watch
 */
export function complete(address, finish, watch) {
  const data = document.getElementById("jupyter-config-data");
  const config = JSON.parse(data?.textContent || "{}");
  config.jupyterLabTheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  if (data) data.textContent = JSON.stringify(config);
  Object.assign(window, { cellLoaded: true, voila_finish: finish, voila_heartbeat: () => {}, voila_process: () => {} });
  document.body.append(Object.assign(document.createElement("script"), { src: address }));
  const waiting = setInterval(() => {
    const ours = kernel();
    if (!ours) return;
    clearInterval(waiting);
    watch(lineOf(ours));
  }, LOOK_MS);
}
