// @ts-check
// The line to a dashboard's kernel: Jupyter's messages over one web socket that mends itself.

const PROTOCOL = "v1.kernel.websocket.jupyter.org";
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;
const SILENT_MS = 4000;

/**
 * @typedef {{ header: any, parent: any, content: any, buffers: DataView[] }} Message
 * @typedef {"connecting" | "connected" | "lost" | "gone"} State
 */

/** @param {string} channel @param {object[]} parts header, parent header, metadata, content @param {ArrayBuffer[]} buffers */
export function packed(channel, parts, buffers = []) {
  const texts = new TextEncoder();
  const pieces = [texts.encode(channel), ...parts.map((part) => texts.encode(JSON.stringify(part))), ...buffers.map((one) => new Uint8Array(one))];
  const offsets = [8 * (pieces.length + 2)];
  for (const piece of pieces) offsets.push((offsets.at(-1) || 0) + piece.length);
  const whole = new Uint8Array(offsets.at(-1) || 0);
  const head = new DataView(whole.buffer);
  head.setBigUint64(0, BigInt(offsets.length), true);
  offsets.forEach((offset, place) => head.setBigUint64(8 * (place + 1), BigInt(offset), true));
  pieces.forEach((piece, place) => whole.set(piece, offsets[place]));
  return whole.buffer;
}

/** @param {ArrayBuffer} whole @returns {Message} */
export function unpacked(whole) {
  const head = new DataView(whole);
  const count = Number(head.getBigUint64(0, true));
  const offsets = Array.from({ length: count }, (_, place) => Number(head.getBigUint64(8 * (place + 1), true)));
  const piece = (/** @type {number} */ place) => new DataView(whole, offsets[place], (offsets[place + 1] || 0) - (offsets[place] || 0));
  const read = (/** @type {number} */ place) => JSON.parse(new TextDecoder().decode(piece(place)));
  return {
    header: read(1), parent: read(2), content: read(4),
    buffers: Array.from({ length: Math.max(0, count - 6) }, (_, more) => piece(5 + more)),
  };
}

/** A random name; `crypto.randomUUID` is not to be had on plain http in a school's network. */
export function newName() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Kernel {
  /** @type {State} */ state = "connecting";
  /** @type {(state: State) => void} */ onState = () => {};
  /** @type {(message: Message) => void} */ onMessage = () => {};
  /** @type {ArrayBuffer[]} */ #waiting = [];
  /** @type {WebSocket | null} */ #socket = null;
  #wait = FIRST_WAIT_MS;
  #heard = 0;
  #probing = false;
  /** @type {any} */ #timer;

  /** @param {string} id @param {string} session known to the server, which keeps what the kernel says until we listen */
  constructor(id, session) {
    this.id = id;
    this.session = session;
    this.connect();
  }

  connect() {
    clearTimeout(this.#timer);
    const address = `${location.origin.replace(/^http/, "ws")}/api/kernels/${this.id}/channels?session_id=${this.session}`;
    const socket = new WebSocket(address, [PROTOCOL]);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      this.#wait = FIRST_WAIT_MS;
      for (const message of this.#waiting.splice(0)) socket.send(message);
      this.#become("connected");
    };
    socket.onmessage = (event) => {
      this.#heard += 1;
      if (this.#probing) this.onState(this.state);
      this.#probing = false;
      this.onMessage(unpacked(event.data));
    };
    socket.onclose = () => { if (this.#socket === socket) this.#closed(); };
  }

  /** @param {State} state */
  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.onState(state);
  }

  #closed() {
    this.#socket = null;
    this.#become("lost");
    this.#timer = setTimeout(() => this.retry(), this.#wait * (0.5 + Math.random()));
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MS);
  }

  /** Ask whether the kernel is still there, and connect again. */
  async retry() {
    clearTimeout(this.#timer);
    if (this.state === "gone" || this.#socket) return;
    const reply = await fetch(`/api/kernels/${this.id}`, { cache: "no-store" }).catch(() => null);
    if (this.#socket) return;
    if (reply && [403, 404].includes(reply.status)) this.#become("gone");
    else if (reply?.ok) this.connect();
    else this.#closed();
  }

  /** After sleep a line may look alive and be none: say something, and listen. */
  probe() {
    if (!this.#socket) return void this.retry();
    const heard = this.#heard;
    const socket = this.#socket;
    if (socket.readyState !== WebSocket.OPEN) return undefined;
    this.#probing = true;
    this.send("kernel_info_request", {});
    setTimeout(() => {
      if (this.#heard > heard || this.#socket !== socket) return;
      this.#socket = null;
      socket.close();
      this.#closed();
    }, SILENT_MS);
    return undefined;
  }

  /** @param {string} type @param {object} content @param {ArrayBuffer[]} [buffers] @param {object} [metadata] @returns {string} the message's name */
  send(type, content, buffers = [], metadata = {}) {
    const name = newName();
    const header = { msg_id: name, msg_type: type, username: "", session: this.session, date: new Date().toISOString(), version: "5.4" };
    const message = packed("shell", [header, {}, metadata, content], buffers);
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(message);
    else this.#waiting.push(message);
    return name;
  }
}
