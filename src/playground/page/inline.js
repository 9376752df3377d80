// Discord's markdown inside a line: emphasis, code, spoilers, links, mentions, timestamps. Blocks are `markdown.js`.
// One pass from left to right; at each special character the rules are tried in order, and what none takes is text.
import { runnable } from "./command.js";
import { ask, h } from "./dom.js";
import { full, stamp } from "./time.js";
import { current, people, place, roles } from "./view.js";

const DEEP_MAX = 10;
const ESCAPE = /\\([^0-9A-Za-z\s])/y;
const MASKED = /\[((?:\\.|\[[^[\]]*\]|[^[\]\\])+)\]\(<?(https?:\/\/(?:[^\s()<>]|\([^\s()<>]*\))+)>?(?:\s+"[^"]*")?\)/y;
const ANGLE_LINK = /<(https?:\/\/[^\s<>]+)>/y;
const BARE_LINK = /https?:\/\/(?:\([^\s()<>]*\)|[^\s<>()])*(?:\([^\s()<>]*\)|[^\s<>()"'.,:;!?\]}*_~|])/y;
const CHANNEL_LINK = /^https?:\/\/[^/]+\/channels\/(?:\d+|@me)\/(\d+)(?:\/\d+)?\/?$/;
const USER = /<@!?(\d+)>/y;
const ROLE = /<@&(\d+)>/y;
const CHANNEL = /<#(\d+)>/y;
const COMMAND = /<\/([^:<>]{1,100}):(\d+)>/y;
const TIMESTAMP = /<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y;
const EMOJI = /<a?:(\w+):\d+>/y;
const EVERYONE = /@(everyone|here)\b/y;

/** Bars drawn of blocks: they stand beside words that say the same, and are tiresome read out one by one. */
const BLOCKS = /[\u2580-\u25ff]{2,}/y;

const RULES = {
  "\\": [[ESCAPE, (match) => match[1]]],
  "[": [[MASKED, (match, names, depth) => link(match[2], inline(match[1], names, depth + 1))]],
  "@": [[EVERYONE, (match) => h("span", { class: "mention" }, match[0])]],
  h: [[BARE_LINK, (match) => link(match[0])]],
  "<": [
    [ANGLE_LINK, (match) => link(match[1])],
    [USER, (match, names) => h("span", { class: "mention" }, `@${userName(match[1], names)}`)],
    [ROLE, (match, names) => h("span", { class: "mention" }, `@${roles().find((role) => role.id === match[1])?.name ?? names[match[1]] ?? "unknown role"}`)],
    [CHANNEL, (match, names) => channelMention(match[1], names)],
    [COMMAND, (match) => commandMention(match[1])],
    [TIMESTAMP, (match) => timestamp(Number(match[1]), match[2] ?? "f")],
    [EMOJI, (match) => `:${match[1]}:`],
  ],
};

const DRAWN = [[BLOCKS, (match) => h("span", { class: "drawn", "aria-hidden": "true" }, match[0])]];
const isBlock = (character) => character >= "\u2580" && character <= "\u25ff";

const PAIRS = [["**", "strong"], ["__", "u"], ["~~", "s"], ["||", "spoiler"], ["*", "em"], ["_", "em"]];

/** The line's nodes and strings. */
export function inline(text, names = {}, depth = 0) {
  const nodes = [];
  let words = "";
  const flush = () => { if (words) nodes.push(words); words = ""; };
  for (let at = 0; at < text.length;) {
    const found = depth < DEEP_MAX ? special(text, at, names, depth) : null;
    if (!found) { words += text[at]; at += 1; continue; }
    if (typeof found.node === "string") words += found.node;
    else { flush(); nodes.push(found.node); }
    at = found.end;
  }
  flush();
  return nodes;
}

function special(text, at, names, depth) {
  const character = text[at];
  if (character === "`") return code(text, at);
  for (const [pattern, build] of RULES[character] ?? (isBlock(character) ? DRAWN : [])) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { node: build(match, names, depth), end: at + match[0].length };
  }
  if (!"*_~|".includes(character)) return null;
  for (const [mark, kind] of PAIRS) {
    if (!text.startsWith(mark, at)) continue;
    const close = closing(text, at, mark);
    if (close > 0) return { node: styled(kind, inline(text.slice(at + mark.length, close), names, depth + 1)), end: close + mark.length };
  }
  return null;
}

function code(text, at) {
  const fence = /`+/y;
  fence.lastIndex = at;
  const mark = fence.exec(text)[0];
  let close = text.indexOf(mark, at + mark.length);
  while (close >= 0 && text[close + mark.length] === "`") {
    while (text[close] === "`") close += 1;
    close = text.indexOf(mark, close);
  }
  if (close < 0) return { node: mark, end: at + mark.length };
  const inside = text.slice(at + mark.length, close);
  return { node: h("code", {}, mark.length > 1 ? inside.replace(/^ (?=`)|(?<=`) $/g, "") : inside), end: close + mark.length };
}

/** Where `mark`, opened at `at`, is closed; -1 when it is not. Escapes and code are stepped over. */
function closing(text, at, mark) {
  const start = at + mark.length;
  const single = mark.length === 1;
  if (single && /\s/.test(text[start] ?? " ")) return -1;
  if (mark === "_" && /\w/.test(text[at - 1] ?? " ")) return -1;
  for (let here = start; here < text.length; here += 1) {
    const character = text[here];
    if (character === "\\") { here += 1; continue; }
    if (character === "`") { here = Math.max(here, code(text, here).end - 1); continue; }
    if (single && text.startsWith(mark + mark, here)) { here += 1; continue; }
    if (!text.startsWith(mark, here) || here === start) continue;
    const after = text[here + mark.length];
    if (after === mark[0] && mark !== "||") continue;
    if (single && /\s/.test(text[here - 1])) continue;
    if (mark === "_" && /\w/.test(after ?? " ")) continue;
    return here;
  }
  return -1;
}

const styled = (kind, nodes) => (kind === "spoiler" ? spoiler(nodes) : h(kind, {}, nodes));

function spoiler(nodes) {
  const inside = h("span", { inert: true }, nodes);
  const cover = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Spoiler. Show it" }, inside);
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    if (cover.classList.contains("revealed")) return;
    event.preventDefault();
    cover.classList.add("revealed");
    inside.inert = false;
    for (const name of ["role", "aria-label", "tabindex"]) cover.removeAttribute(name);
  };
  cover.addEventListener("click", reveal);
  cover.addEventListener("keydown", reveal);
  return cover;
}

function link(address, nodes = null) {
  const channel = CHANNEL_LINK.exec(address);
  if (channel) return channelMention(channel[1], {}, nodes);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow", title: nodes ? address : null }, nodes ?? address);
}

function userName(id, names) {
  return people().find((person) => person.id === id)?.name ?? names[id] ?? "unknown-user";
}

function channelMention(id, names, nodes = null) {
  const name = place(id)?.channel.name ?? names[id];
  const known = name !== undefined || nodes;
  return h("button", { type: "button", class: "mention", data: { goTo: id }, on: { click: (event) => ask(event.currentTarget, "go-to-channel", id) } },
    nodes ?? `#${known ? name : "no-access"}`);
}

/** As this person's client calls the command; one that they do not have is only named. */
function commandMention(path) {
  const entry = runnable(current()?.commands ?? []).find((known) => [known.name, ...known.path].join(" ") === path);
  if (!entry) return h("span", { class: "mention" }, `/${path}`);
  return h("button", { type: "button", class: "mention", on: { click: (event) => ask(event.currentTarget, "use-command", path) } }, entry.label);
}

function timestamp(seconds, style) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return "Invalid date";
  return h("time", { class: "stamp", datetime: date.toISOString(), title: full(date), data: style === "R" ? { relative: seconds } : {} }, stamp(date, style));
}

/** Keeps "5 minutes ago" true while the page stays open. */
export function refreshRelativeTimes(root, now = new Date()) {
  for (const node of root.querySelectorAll("time[data-relative]")) {
    const text = stamp(new Date(Number(node.dataset.relative) * 1000), "R", now);
    if (node.textContent !== text) node.textContent = text;
  }
}
