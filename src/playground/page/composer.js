// Where one writes: plain text, replies, `@` names and the slash-command menu. What a chosen command asks for is `commandform.js`.
// Drafts belong to their channel and survive looking elsewhere.
import * as acts from "./acts.js";
import { announce, complain } from "./announce.js";
import { matching, meaning, named, runnable, shown, typedValues } from "./command.js";
import { commandForm, known } from "./commandform.js";
import { attribute, byId, fill, freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { plain } from "./markdown.js";
import { current, here, isThread, nameOf, people } from "./view.js";

const LENGTH_MAX = 2000;
const drafts = new Map();
const state = { channel: null, replyTo: null, menu: [], active: 0, shut: null, form: null };
let parts = null;

export function startComposer() {
  const text = h("textarea", { id: "composer-text", rows: "1", "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-controls": "composer-menu", enterkeyhint: "send" });
  parts = {
    notes: h("div", { class: "composer-notes" }),
    reply: h("div", { class: "reply-bar", hidden: true }),
    menu: h("ul", { class: "menu", id: "composer-menu", role: "listbox", "aria-label": "Suggestions", hidden: true }),
    hint: h("p", { class: "typed-hint", hidden: true }),
    slot: h("div", { class: "form-slot" }),
    count: h("span", { class: "length", role: "status" }),
    text,
    send: h("button", { type: "submit", class: "icon-button send", "aria-label": "Send", title: "Send" }, icon("send")),
  };
  const slash = h("button", { type: "button", class: "icon-button", "aria-label": "Slash commands", title: "Slash commands", on: { click: () => put("/") } }, icon("slash"));
  parts.entry = h("div", { class: "entry-row" }, slash, text, parts.count, parts.send);
  byId("composer").append(parts.notes, parts.reply, parts.menu, parts.hint, parts.slot, parts.entry);
  byId("composer").addEventListener("submit", (event) => { event.preventDefault(); send(); });
  text.addEventListener("input", onText);
  text.addEventListener("keydown", onKey);
  text.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== text) showMenu([]); }, 120));
  parts.menu.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const at = [...parts.menu.children].indexOf(event.target.closest("[role=option]"));
    if (at >= 0) choose(at);
  });
}

export function renderComposer(view) {
  if (view.channel !== state.channel) moveTo(view.channel);
  const { channel } = here() ?? {};
  if (!channel) return;
  const writable = channel.can_send !== false && !channel.locked;
  const thread = isThread(channel);
  const name = thread ? channel.name : `#${channel.name}`;
  parts.text.disabled = !writable;
  attribute(parts.text, "aria-label", `Message ${name}`);
  attribute(parts.text, "placeholder", writable ? `${thread ? "Write here" : `Message ${name}`}, or type /` : "You cannot write here");
  const notes = [
    view.bot.state !== "online" ? botNote(view.bot) : null,
    channel.archived ? "This thread is archived. Writing in it opens it again." : null,
    !writable ? (channel.locked ? "This thread is locked." : `${nameOf(view.me)} may not write in ${name}.`) : null,
  ].filter(Boolean);
  fill(parts.notes, notes, () => notes.map((note) => h("p", {}, note)));
  if (state.replyTo && !view.messages.some((message) => message.id === state.replyTo)) replyTo(null);
}

function botNote(bot) {
  const words = { starting: "is starting. It will answer in a moment.", offline: "is offline, so nobody answers commands.", failed: "has failed. The stage says why and can restart it." };
  return `${bot.username} ${words[bot.state] ?? "is away."}`;
}

function moveTo(channel) {
  if (state.channel) drafts.set(state.channel, parts.text.value);
  state.channel = channel;
  leaveForm(false);
  replyTo(null);
  setText(drafts.get(channel) ?? "", false);
}

/** Puts text into the message box as if it had been typed, and the cursor behind it. */
export function put(text) {
  leaveForm(false);
  parts.text.focus();
  setText(text);
}

function setText(text, offer = true) {
  parts.text.value = text;
  state.shut = null;
  if (offer) onText();
  else { grow(); showMenu([]); hint(); }
}

/** Opens the form of a command by its name, such as "interview back"; without options it only waits for Enter. */
export function useCommand(path) {
  const entry = runnable(current()?.commands ?? []).find((one) => one.label === `/${path}`);
  if (entry) openForm(entry, {});
  else put(`/${path}`);
}

export function replyTo(id) {
  state.replyTo = id;
  const message = id ? current().messages.find((one) => one.id === id) : null;
  parts.reply.hidden = !message;
  fill(parts.reply, message ? [id] : null, () => (message ? [
    h("span", {}, "Replying to ", h("strong", {}, nameOf(message.author)), " ", h("span", { class: "faint" }, plain(message.content || message.embeds?.[0]?.title, message.mentions_resolved))),
    h("button", { type: "button", class: "icon-button small", "aria-label": "Cancel the reply", on: { click: () => { replyTo(null); parts.text.focus(); } } }, icon("close", 18)),
  ] : []));
  if (message) { leaveForm(false); parts.text.focus(); }
}

// Typing.

function onText() {
  grow();
  if (parts.text.value !== state.shut) state.shut = null;
  showMenu(state.shut === null ? suggestions() : []);
  hint();
}

function grow() {
  const { text, count } = parts;
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, innerHeight * 0.4)}px`;
  const left = LENGTH_MAX - text.value.length;
  count.textContent = left < 200 ? String(left) : "";
  count.classList.toggle("over", left < 0);
}

function suggestions() {
  const { value, selectionStart } = parts.text;
  if (value.startsWith("/") && !value.includes("\n")) {
    const entries = runnable(current()?.commands ?? []);
    const exact = named(entries, value);
    if (exact && value.length > exact.entry.label.length) return [];
    return matching(entries, value).map((entry) => ({ entry, name: entry.label, about: entry.description }));
  }
  const at = /(?:^|\s)@([^\s@]{0,32})$/.exec(value.slice(0, selectionStart));
  if (!at) return [];
  const wanted = at[1].toLowerCase();
  return people().filter((person) => person.name.toLowerCase().startsWith(wanted) || person.username.toLowerCase().startsWith(wanted))
    .map((person) => ({ person, from: selectionStart - at[1].length - 1, name: `@${person.name}`, about: person.bot ? "The bot" : "" }));
}

function showMenu(items) {
  const same = JSON.stringify(items) === JSON.stringify(state.menu);
  state.menu = items;
  parts.menu.hidden = items.length === 0;
  if (!same) {
    state.active = 0;
    parts.menu.replaceChildren(...items.map((item) => h("li", { role: "option", id: freshId("menu") },
      h("span", { class: "menu-name" }, item.name), h("span", { class: "menu-about" }, item.about),
      item.entry?.options.length > 0 ? h("span", { class: "menu-options", "aria-hidden": "true" }, item.entry.options.map(shown).join(", ")) : null)));
    if (items.length > 0) announce(`${items.length} ${items.length === 1 ? "suggestion" : "suggestions"}. Up and down to move, Enter to choose.`);
  }
  markActive();
}

function markActive() {
  const rows = [...parts.menu.children];
  rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === state.active)));
  rows[state.active]?.scrollIntoView({ block: "nearest" });
  attribute(parts.text, "aria-activedescendant", rows[state.active]?.id);
}

/** While a command is typed out in full, its options are named below it. */
function hint() {
  const found = named(runnable(current()?.commands ?? []), parts.text.value);
  const isNamed = found && parts.text.value.length > found.entry.label.length;
  parts.hint.hidden = !isNamed;
  fill(parts.hint, isNamed ? found.entry.label : null, () => (isNamed ? [h("strong", {}, found.entry.label), " ", optionHint(found.entry.options)] : []));
}

const optionHint = (options) => (options.length === 0 ? "takes no options. Enter sends it."
  : options.map((option) => `${shown(option)}:${option.choices?.map((choice) => choice.value).join("|") ?? "…"}${option.required ? "" : " (optional)"}`).join("  "));

function onKey(event) {
  if (event.isComposing) return;
  const open = state.menu.length > 0;
  if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    state.active = (state.active + (event.key === "ArrowDown" ? 1 : -1) + state.menu.length) % state.menu.length;
    markActive();
  } else if (open && (event.key === "Tab" || event.key === "Enter") && !event.shiftKey) {
    event.preventDefault();
    choose(state.active);
  } else if (event.key === "Escape" && (open || state.replyTo)) {
    event.preventDefault();
    event.stopPropagation();
    if (open) { state.shut = parts.text.value; showMenu([]); } else replyTo(null);
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send();
  }
}

function choose(at) {
  const item = state.menu[at];
  if (item.entry) return openForm(item.entry, {});
  const { value, selectionStart } = parts.text;
  const before = `${value.slice(0, item.from)}${item.name} `;
  parts.text.value = before + value.slice(selectionStart);
  parts.text.setSelectionRange(before.length, before.length);
  onText();
}

// Commands.

function openForm(entry, typed) {
  showMenu([]);
  state.form = commandForm(entry, typed, () => leaveForm(true));
  parts.slot.replaceChildren(state.form.node);
  parts.entry.hidden = true;
  setText("", false);
  state.form.focus();
}

function leaveForm(refocus) {
  if (!state.form) return;
  const held = parts.slot.contains(document.activeElement);
  state.form = null;
  parts.slot.replaceChildren();
  parts.entry.hidden = false;
  if (refocus && (held || document.activeElement === document.body)) parts.text.focus();
}

// Sending.

function send() {
  if (state.form) return state.form.run();
  const text = parts.text.value.trim();
  if (text === "") return;
  const found = text.startsWith("/") ? named(runnable(current()?.commands ?? []), text) : null;
  if (found) return runTyped(found);
  const { bot } = current() ?? {};
  if (text.startsWith("/") && bot?.state === "starting") return complain(`${botNote(bot)} Then send it again.`);
  if (text.length > LENGTH_MAX) return complain(`A message may have ${LENGTH_MAX} characters; this one has ${text.length}.`);
  sayIt(text);
}

/** A command typed out in full runs at once; where something is missing or not understood, its form says what. */
async function runTyped({ entry, rest }) {
  const { values, stray } = typedValues(entry, rest);
  const read = entry.options.map((option) => [option.name, meaning(option, values[option.name], known)]);
  if (stray || read.some(([, found]) => found.error)) {
    openForm(entry, values);
    return state.form.run();
  }
  const before = parts.text.value;
  setText("", false);
  const options = Object.fromEntries(read.filter(([, found]) => found.value !== undefined).map(([name, found]) => [name, found.value]));
  if (!await acts.tried(acts.command(entry.name, entry.path, options)) && parts.text.value === "") setText(before, false);
}

async function sayIt(text) {
  const replied = state.replyTo;
  setText("", false);
  replyTo(null);
  if (await acts.tried(acts.say(mentioned(text), replied))) return;
  if (parts.text.value !== "") return;
  setText(text, false);
  if (replied) replyTo(replied);
}

/** `@Name` becomes the mention that Discord sends, the longest name first. */
function mentioned(text) {
  const byLength = people().flatMap((person) => [[person.name, person.id], [person.username, person.id]]).sort(([a], [b]) => b.length - a.length);
  return byLength.reduce((words, [name, id]) => words.replaceAll(`@${name}`, `<@${id}>`), text);
}
