// The list of channels with their threads, who I am below it, and the head of the pane. Choosing one is answered by `page.js`.
import { announce } from "./announce.js";
import { avatar } from "./avatar.js";
import { ask, attribute, byId, fill, h, keyed } from "./dom.js";
import { icon } from "./icons.js";
import { here, isPrivate, isThread, nameOf } from "./view.js";

const KINDS = { 0: ["text", "Text channel"], 2: ["voice", "Voice channel"], 5: ["announcement", "Announcement channel"], 15: ["forum", "Forum"] };
const opened = new Set();
let threadsSeen = null;

const kind = (channel) => (isThread(channel) ? [isPrivate(channel) ? "lock" : "thread", isPrivate(channel) ? "Private thread" : "Thread"] : KINDS[channel.type] ?? KINDS[0]);

export function renderChannels(view) {
  keyed(byId("channel-list"), view.channels, (channel) => channel.id, makeGroup, (group, channel) => updateGroup(group, channel, view));
  fill(byId("me"), [view.me, view.hat, document.documentElement.dataset.theme], () => me(view));
  head(view);
  welcomeThreads(view);
}

function makeGroup() {
  return h("section", { class: "channel-group" }, h("div", { class: "channel-slot" }), h("ul", { class: "threads" }), h("div", { class: "archive-slot" }));
}

function updateGroup(group, channel, view) {
  const [slot, list, archive] = group.children;
  const threads = channel.threads ?? [];
  const shown = threads.filter((thread) => !thread.archived || thread.id === view.channel);
  const folded = threads.filter((thread) => thread.archived && thread.id !== view.channel);
  keyed(slot, [channel], (one) => one.id, makeEntry, (node, one) => updateEntry(node, one, view));
  keyed(list, shown, (thread) => thread.id, (thread) => h("li", {}, makeEntry(thread)), (node, thread) => updateEntry(node.firstElementChild, thread, view));
  list.hidden = shown.length === 0;
  archived(archive, channel.id, folded, view);
}

function archived(slot, channelId, threads, view) {
  slot.hidden = threads.length === 0;
  if (slot.childElementCount === 0) {
    const details = h("details", { class: "archived", open: opened.has(channelId) }, h("summary", {}), h("ul", { class: "threads" }));
    details.addEventListener("toggle", () => { if (details.open) opened.add(channelId); else opened.delete(channelId); });
    slot.append(details);
  }
  const [summary, list] = slot.firstElementChild.children;
  fill(summary, threads.length, () => `${threads.length} archived ${threads.length === 1 ? "thread" : "threads"}`);
  keyed(list, threads, (thread) => thread.id, (thread) => h("li", {}, makeEntry(thread)), (node, thread) => updateEntry(node.firstElementChild, thread, view));
}

function makeEntry(channel) {
  return h("button", { type: "button", class: "entry", data: { channelId: channel.id }, on: { click: (event) => ask(event.currentTarget, "go-to-channel", channel.id) } });
}

function updateEntry(node, channel, view) {
  const looked = channel.id === view.channel;
  const unread = Boolean(channel.unread) && !looked;
  node.classList.toggle("unread", unread);
  attribute(node, "aria-current", looked ? "page" : null);
  const [mark, words] = kind(channel);
  fill(node, [channel.name, channel.type, unread, channel.archived, channel.locked], () => [
    icon(mark, 18),
    h("span", { class: "entry-name" }, channel.name),
    h("span", { class: "sr" }, `, ${words.toLowerCase()}${channel.archived ? ", archived" : ""}${channel.locked ? ", locked" : ""}${unread ? ", unread" : ""}`),
    unread ? h("span", { class: "unread-dot", "aria-hidden": "true" }) : null,
  ]);
}

function me(view) {
  const dark = document.documentElement.dataset.theme === "dark";
  return [
    avatar(view.me),
    h("div", { class: "me-words" }, h("strong", {}, nameOf(view.me)), h("span", {}, view.hat)),
    h("button", { type: "button", class: "icon-button", id: "theme-toggle", "aria-label": `Switch to the ${dark ? "light" : "dark"} theme`, title: dark ? "Light theme" : "Dark theme", on: { click: () => dispatchEvent(new Event("theme-toggle")) } }, icon(dark ? "sun" : "moon")),
  ];
}

function head(view) {
  const found = here();
  if (!found) return;
  const { channel, parent } = found;
  const [mark, words] = kind(channel);
  fill(byId("channel-mark"), mark, () => icon(mark));
  fill(byId("channel-title"), channel.name, () => channel.name);
  const notes = [parent || channel.type !== 0 ? words : "", channel.archived ? "archived" : "", channel.locked ? "locked" : ""].filter(Boolean).join(", ");
  fill(byId("channel-note"), [notes, parent?.id, parent?.name], () => [notes, parent ? [" in ", parentLink(parent)] : ""]);
  attribute(byId("scroller"), "aria-label", `Messages in ${channel.name}`);
}

const parentLink = (parent) => h("button", { type: "button", class: "link", on: { click: (event) => ask(event.currentTarget, "go-to-channel", parent.id) } }, `#${parent.name}`);

/** A thread that was opened for me while I look elsewhere is told to screen readers; others see its mark; those that were there before are not told. */
function welcomeThreads(view) {
  const mine = view.channels.flatMap((channel) => channel.threads ?? []).filter((thread) => thread.unread && thread.member);
  const key = `${view.hat}`;
  const fresh = threadsSeen?.key === key ? mine.filter((thread) => !threadsSeen.ids.has(thread.id) && thread.id !== view.channel) : [];
  if (threadsSeen?.key !== key) threadsSeen = { key, ids: new Set() };
  for (const thread of mine) threadsSeen.ids.add(thread.id);
  if (fresh.length > 0) announce(`“${fresh[0].name}” was opened for you. It is in the list of channels.`);
}
