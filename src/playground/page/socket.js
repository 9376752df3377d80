// The one connection to the server: requests with their replies, unasked messages, and coming back after a loss.
// It knows no verb of the contract and draws nothing.

const PAUSES_SECONDS = [0.3, 1, 2, 3, 5, 8];
const REPLY_TIMEOUT_SECONDS = 20;

let socket = null;
let next = 1;
let losses = 0;
let timer = null;
const waiting = new Map();
let hear = () => {};
let tell = () => {};

/** `heard(message)` gets what comes unasked; `changed({state, retryAt})` gets "open", "lost" or "trying". */
export function connect(heard, changed) {
  hear = heard;
  tell = changed;
  open();
}

export function retryNow() {
  if (timer === null) return;
  clearTimeout(timer);
  open();
}

/** Resolves with the result; rejects with an Error whose message is a sentence for the person. */
export function request(verb, fields = {}) {
  if (socket?.readyState !== WebSocket.OPEN) return Promise.reject(new Error("Not connected to the playground just now. Nothing was sent."));
  const number = next++;
  socket.send(JSON.stringify({ request: number, do: verb, ...fields }));
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => settle(number, { ok: false, error: "The playground did not answer in time." }), REPLY_TIMEOUT_SECONDS * 1000);
    waiting.set(number, { resolve, reject, late });
  });
}

function open() {
  timer = null;
  tell({ state: "trying", losses });
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const mine = new WebSocket(`${scheme}://${location.host}/page/socket`);
  socket = mine;
  mine.addEventListener("open", () => { losses = 0; tell({ state: "open" }); });
  mine.addEventListener("message", (event) => receive(JSON.parse(event.data)));
  mine.addEventListener("close", () => { if (socket === mine) lose(); });
}

function receive(message) {
  if (message.reply !== undefined) settle(message.reply, message);
  else hear(message);
}

function settle(number, reply) {
  const entry = waiting.get(number);
  if (!entry) return;
  waiting.delete(number);
  clearTimeout(entry.late);
  if (reply.ok) entry.resolve(reply.result ?? null);
  else entry.reject(new Error(reply.error ?? "The playground refused this."));
}

function lose() {
  for (const number of [...waiting.keys()]) settle(number, { ok: false, error: "The connection to the playground was lost before an answer came." });
  const pause = PAUSES_SECONDS[Math.min(losses, PAUSES_SECONDS.length - 1)];
  losses += 1;
  timer = setTimeout(open, pause * 1000);
  tell({ state: "lost", losses, retryAt: Date.now() + pause * 1000 });
}
