// The page's beginning: connects, hands every view to the panes, and answers what one pane asks of another.
// It is a table of contents; each pane's ways are in its own file.
import * as acts from "./acts.js";
import { announce, complain } from "./announce.js";
import { renderChannels } from "./channels.js";
import { put, renderComposer, replyTo, startComposer, useCommand } from "./composer.js";
import { byId, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { refreshRelativeTimes } from "./inline.js";
import { refreshMap, renderMap, startMap } from "./map.js";
import { expectAnswer, focusMessage, renderMessages, showFailure, startMessages } from "./messages.js";
import { openModal, startModal } from "./modal.js";
import { banner, closeDrawer, showUnread, startPanes } from "./panes.js";
import { connect, retryNow } from "./socket.js";
import { renderStage, startStage } from "./stage.js";
import { current, here, keep, place, unreadCount } from "./view.js";

const RELATIVE_TIMES_SECONDS = 20;
let drawing = false;
let wanted = null;

startPanes();
startMessages();
startComposer();
startStage();
startMap();
startModal();
listen();
connect(hear, connection);
setInterval(() => refreshRelativeTimes(byId("message-list")), RELATIVE_TIMES_SECONDS * 1000);

// From the server.

function hear(message) {
  if (message.view) show(message.view);
  else if (message.modal) openModal(message.modal);
  else if (message.interaction_failed) failed(message.interaction_failed);
}

/** Views may come faster than frames; only the latest is drawn. */
function show(view) {
  wanted = view;
  if (drawing) return;
  drawing = true;
  requestOrNow(() => { drawing = false; draw(wanted); });
}

/** A page in the background gets no frames, and still has to keep up. */
const requestOrNow = (run) => (document.hidden ? setTimeout(run, 0) : requestAnimationFrame(run));

function draw(view) {
  const before = current();
  keep(view);
  renderChannels(view);
  renderMessages(view);
  renderComposer(view);
  renderStage(view);
  renderMap(view);
  renderEmpty(view);
  const unread = unreadCount();
  showUnread(unread);
  const name = here()?.channel.name ?? "";
  document.title = `${unread > 0 ? `(${unread}) ` : ""}${name} · Playground`;
  remember(view, before);
  if (before && (before.channel !== view.channel || before.hat !== view.hat)) announce(`${name}, as ${view.hat}`);
}

function failed({ message, sentence }) {
  showFailure(message ?? null, sentence, current());
  announce(sentence);
}

function connection({ state, losses, retryAt }) {
  if (state === "open") {
    banner(null);
    lookAgain();
  } else if (state === "lost" && losses > 1) {
    const seconds = Math.round((retryAt - Date.now()) / 1000);
    banner(`The playground cannot be reached. Trying again${seconds > 1 ? ` in ${seconds} seconds` : ""}.`, { label: "Try now", run: retryNow });
  } else if (state === "lost") banner("Connection lost. Reconnecting…");
}

// Looking at channels. The address keeps hat and channel, so that reloading and "back" do what one expects.

function lookAgain() {
  const [hat, channel] = current() ? [current().hat, current().channel] : address();
  look(hat, channel);
}

function address() {
  const match = /^#\/(member|moderator|deputy|bystander)\/(\d+)$/.exec(location.hash);
  return match ? [match[1], match[2]] : ["member", null];
}

function remember(view, before) {
  const hash = `#/${view.hat}/${view.channel}`;
  if (location.hash === hash) return;
  history[before ? "pushState" : "replaceState"](null, "", hash);
}

/** Looks; a channel that this hat cannot see gives way to the first one. */
async function look(hat, channel) {
  try {
    await acts.look(hat, channel);
  } catch (error) {
    if (channel === null) return complain(error.message);
    if (await acts.tried(acts.look(hat, null)) && current()) complain(`${error.message} You are back in the first channel.`);
  }
}

function go(channel) {
  if (current()?.channel !== channel) look(current().hat, channel);
  closeDrawer(false);
  if (!place(channel)) return;
  if (matchMedia("(pointer: fine)").matches) byId("composer-text").focus({ preventScroll: true });
  else byId("scroller").focus({ preventScroll: true });
}

// Between the panes.

function listen() {
  const answers = {
    "go-to-channel": go,
    "go-to-message": (id) => { if (!focusMessage(id)) announce("That message is not among the last hundred."); },
    "use-command": useCommand,
    "reply-to": replyTo,
    "change-hat": (hat) => look(hat, current().channel),
    "pane-shown": refreshMap,
    "component-used": (id) => expectAnswer(id, current()),
  };
  for (const [what, answer] of Object.entries(answers)) document.addEventListener(what, (event) => answer(event.detail));
  addEventListener("theme", () => { if (current()) renderChannels(current()); });
  addEventListener("popstate", () => look(...address()));
}

// An empty channel says what can be done in it.

function renderEmpty(view) {
  const empty = byId("empty");
  empty.hidden = view.messages.length > 0;
  const { channel } = here() ?? {};
  fill(empty, [channel?.id, channel?.name, channel?.type, channel?.can_send, firstCommand(view)], () => (channel ? welcome(view, channel) : null));
}

const firstCommand = (view) => (view.commands.find((command) => command.name === "should-i-certify") ?? view.commands.find((command) => !command.options?.some((option) => option.type < 3)))?.name;

function welcome(view, channel) {
  const command = firstCommand(view);
  const forum = channel.type === 15;
  const open = command && !forum && channel.can_send !== false;
  return h("div", { class: "welcome" },
    h("span", { class: "welcome-mark", "aria-hidden": "true" }, icon(forum ? "forum" : "text", 28)),
    h("h2", {}, forum ? `${channel.name} is a forum` : `Welcome to #${channel.name}`),
    h("p", {}, forum ? "Its posts are threads. They appear below its name in the list of channels." : "This is the real bot in a pretend Discord. It runs on this machine only: no account, no token, and nothing you write leaves it."),
    open ? h("p", {}, "Start an interview with ", h("code", {}, `/${command}`), ". The bot opens a thread, asks its questions one at a time, and ends with a verdict and its reasons.") : null,
    open ? h("button", { type: "button", class: "button primary", on: { click: () => put(`/${command}`) } }, `Type /${command}`) : null,
    h("p", { class: "hint" }, "The stage lets you change hats, take the bot's permissions away, or restart it."));
}
