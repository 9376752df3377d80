// The message pane: order, days, grouping, where it is scrolled to, where the focus is, and what is read out.
// It sticks to the bottom only for people who are there, and never scrolls past the top of what just arrived.
import { announce } from "./announce.js";
import { byId, fill, h, keyed } from "./dom.js";
import { icon } from "./icons.js";
import { makeMessage, spoken, updateMessage } from "./message.js";
import { dayKey, dayOf } from "./time.js";

const GROUP_MINUTES = 7;
const AT_BOTTOM_PIXELS = 40;
const FAR_PIXELS = 400;

const failures = new Map();
let known = new Map();
let place = null;
let atBottom = true;
let anchor = null;
let unseen = false;
let topBefore = 0;
let acted = false;

export function startMessages() {
  const scroller = byId("scroller");
  scroller.addEventListener("scroll", onScroll, { passive: true });
  scroller.addEventListener("keydown", onKey);
  scroller.addEventListener("focusin", (event) => mark(event.target.closest(".message")));
  for (const event of ["pointerdown", "keydown"]) document.addEventListener(event, () => { anchor = null; }, { capture: true, passive: true });
  const resized = new ResizeObserver(() => { if (atBottom) toBottom(); });
  resized.observe(scroller);
  resized.observe(byId("message-list"));
  // What comes of a command is followed, from wherever one is scrolled to.
  addEventListener("commanded", () => { acted = true; });
  byId("to-latest").addEventListener("click", () => { toBottom(true); scroller.focus({ preventScroll: true }); });
}

export function renderMessages(view) {
  const looked = `${view.hat}/${view.channel}`;
  const moved = looked !== place;
  if (moved) { known = new Map(); failures.clear(); place = looked; anchor = null; atBottom = true; unseen = false; }
  const changed = changes(view.messages, moved);
  const focus = focusNow();
  keyed(byId("message-list"), rows(view.messages), (row) => row.key, make, update);
  waiting(view);
  restoreFocus(focus);
  follow(changed, moved, view.messages.at(-1)?.id, view.me.id);
  if (!moved) for (const message of changed) if (message.author?.id !== view.me.id) announce(spoken(message));
}

/** A control was used: what comes of it is followed, from wherever one is scrolled to. */
export function expectAnswer(messageId, view) {
  acted = true;
  if (failures.delete(messageId)) renderMessages(view);
}

/** What became of a click, or with null of a command, that got no answer. */
export function showFailure(messageId, sentence, view) {
  failures.set(messageId, sentence);
  renderMessages(view);
}

export function focusMessage(id) {
  const article = articleOf(id);
  if (!article) return false;
  article.scrollIntoView({ block: "center" });
  article.focus({ preventScroll: true });
  article.classList.add("flash");
  setTimeout(() => article.classList.remove("flash"), 1500);
  return true;
}

const articleOf = (id) => byId("message-list").querySelector(`[data-message-id="${CSS.escape(id)}"]`);

/** Messages that are new or say something else than before. */
function changes(messages, quiet) {
  const next = new Map(messages.map((message) => [message.id, JSON.stringify([message.content, message.embeds, message.attachments, message.components, message.thinking, message.system])]));
  const changed = quiet ? [] : messages.filter((message) => known.get(message.id) !== next.get(message.id));
  for (const message of changed) { message.isNew = !known.has(message.id); failures.delete(message.id); }
  known = next;
  return changed;
}

function rows(messages) {
  const list = [];
  let before = null;
  for (const message of messages) {
    const date = new Date(message.timestamp);
    const sameDay = before && dayKey(before.date) === dayKey(date);
    if (!sameDay) list.push({ key: `day-${dayKey(date)}`, day: date });
    const compact = Boolean(sameDay && follows(before.message, message, date - before.date));
    list.push({ key: message.id, message, compact, failure: failures.get(message.id) ?? null });
    before = { message, date };
  }
  return list;
}

function follows(before, message, gap) {
  return !before.system && !message.system && before.author.id === message.author.id && gap < GROUP_MINUTES * 60000
    && !message.interaction_label && !message.reply_preview && Boolean(before.ephemeral) === Boolean(message.ephemeral);
}

const make = (row) => (row.day ? h("li", { class: "day" }, h("span", {}, dayOf(row.day))) : makeMessage(row.message));
const update = (node, row) => { if (row.message) updateMessage(node, row); };

/** The line below the last message: a command that is not answered yet, or that came to nothing. */
function waiting(view) {
  const box = byId("waiting");
  const isPending = (view.pending ?? []).some((one) => !one.message);
  if (isPending) failures.delete(null);
  const failure = failures.get(null) ?? null;
  fill(box, [isPending, failure], () => [
    isPending ? h("p", { class: "thinking" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), `Waiting for ${view.bot.username}…`) : null,
    failure ? h("p", { class: "failure" }, icon("alert", 16), failure) : null,
  ]);
  box.hidden = box.childNodes.length === 0;
}

// Focus: a card that is redrawn under somebody's fingers keeps them at the same control, else at the same message.

function focusNow() {
  const node = document.activeElement;
  const article = node?.closest?.("#message-list .message");
  return article ? { node, message: article.dataset.messageId, customId: node.dataset.customId } : null;
}

function restoreFocus(focus) {
  if (!focus || (focus.node.isConnected && document.activeElement === focus.node)) return;
  const article = articleOf(focus.message);
  const control = focus.customId ? article?.querySelector(`[data-custom-id="${CSS.escape(focus.customId)}"]:not(:disabled)`) : null;
  (control ?? article ?? byId("scroller")).focus({ preventScroll: true });
}

/** Only the message that has the focus offers its tools to the Tab key; a hundred Reply buttons would be in the way. */
function mark(article) {
  for (const node of byId("message-list").querySelectorAll(".message.marked")) node.classList.remove("marked");
  article?.classList.add("marked");
}

function onKey(event) {
  if (event.target.closest("button, a, input, textarea, [role=listbox], summary") || event.altKey || event.ctrlKey || event.metaKey) return;
  const articles = [...byId("message-list").querySelectorAll(".message")];
  const at = articles.indexOf(event.target.closest(".message"));
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || articles.length === 0) return;
  const pane = byId("scroller").getBoundingClientRect();
  const box = articles[at]?.getBoundingClientRect();
  if (box && (step > 0 ? box.bottom > pane.bottom + 4 : box.top < pane.top - 4)) return;
  const next = at < 0 ? articles.at(-1) : articles[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

// Scrolling.

/** One leaves the bottom by scrolling up, not by content that grows below, such as a picture that has arrived. */
function onScroll() {
  const { scrollTop, scrollHeight, clientHeight } = byId("scroller");
  const left = scrollHeight - scrollTop - clientHeight;
  if (left < AT_BOTTOM_PIXELS) { atBottom = true; unseen = false; }
  else if (scrollTop < topBefore - 1) atBottom = false;
  topBefore = scrollTop;
  showJump(left);
}

function showJump(left) {
  const button = byId("to-latest");
  const label = unseen ? "New messages below" : "Jump to the latest";
  fill(button, label, () => [h("span", { class: unseen ? "" : "jump-words" }, label), icon("down", 16)]);
  button.setAttribute("aria-label", label);
  button.hidden = !(left > FAR_PIXELS || (unseen && left > AT_BOTTOM_PIXELS));
}

function follow(changed, moved, last, me) {
  if (moved) return readFrom(last);
  if (changed.length === 0) return;
  if (acted || changed.some((message) => message.author?.id === me && !message.system)) atBottom = true;
  acted = false;
  if (!atBottom) { unseen ||= changed.some((message) => message.isNew); return onScroll(); }
  anchor ??= changed[0].id;
  readFrom(anchor);
}

/** To the bottom, but not past the top of this message: what is taller than the pane is read from its beginning. */
function readFrom(id) {
  const scroller = byId("scroller");
  const top = (id && articleOf(id)?.offsetTop) ?? Infinity;
  const bottom = scroller.scrollHeight - scroller.clientHeight;
  scroller.scrollTop = Math.min(bottom, Math.max(0, top - 12));
  atBottom = scroller.scrollTop > bottom - AT_BOTTOM_PIXELS;
  onScroll();
}

function toBottom(smooth = false) {
  const scroller = byId("scroller");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scroller.scrollTo({ top: scroller.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
  atBottom = true;
}
