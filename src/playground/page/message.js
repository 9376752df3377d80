// One message: who, when, what was said, what can be pressed, and what only this person sees. Where it stands is `messages.js`.
import * as acts from "./acts.js";
import { avatar } from "./avatar.js";
import { markWaiting, renderComponents } from "./components.js";
import { ask, attribute, fill, freshId, h } from "./dom.js";
import { attachment, attachmentsOf, embed } from "./embeds.js";
import { icon } from "./icons.js";
import { inline } from "./inline.js";
import { markdown, plain } from "./markdown.js";
import { full, timeOf } from "./time.js";
import { nameOf } from "./view.js";

const FLAGS = { suppressEmbeds: 4, ephemeral: 64, loading: 128, silent: 4096 };
const has = (message, flag) => ((message.flags ?? 0) & FLAGS[flag]) !== 0;
const PARTS = ["context", "avatar", "head", "content", "files", "embeds", "components", "foot", "tools"];

export function makeMessage(message) {
  const parts = Object.fromEntries(PARTS.map((name) => [name, h("div", { class: `part ${name}` })]));
  parts.head.id = freshId("head");
  const body = h("div", { class: "message-body" }, parts.head, parts.content, parts.files, parts.embeds, parts.components, parts.foot);
  const article = h("article", { class: "message", tabindex: "-1", "aria-labelledby": parts.head.id, data: { messageId: message.id } },
    parts.context, parts.avatar, body, parts.tools);
  article.parts = parts;
  return h("li", {}, article);
}

/** `compact`: follows a message of the same author. `failure`: why its last click came to nothing, or null. */
export function updateMessage(row, { message, compact, failure }) {
  const article = row.firstElementChild;
  const { parts } = article;
  const names = message.mentions_resolved ?? {};
  article.className = `message${compact ? " compact" : ""}${isEphemeral(message) ? " ephemeral" : ""}${message.system ? " system" : ""}`;
  if (message.system) return systemLine(parts, message, names);
  fill(parts.context, [message.interaction_label, message.reply_preview], () => context(message));
  fill(parts.avatar, [message.author, compact], () => (compact ? null : avatar(message.author)));
  fill(parts.head, [message.author, message.timestamp, message.flags], () => head(message));
  fill(parts.content, [message.content, names, message.thinking, message.edited_timestamp, message.flags], () => content(message, names));
  fill(parts.embeds, [message.embeds, message.attachments, message.flags, names], () => embeds(message, names));
  fill(parts.files, [message.attachments, message.embeds], () => attachmentsOf(message).map(attachment));
  renderComponents(parts.components, message);
  markWaiting(parts.components, message.id);
  fill(parts.foot, [isEphemeral(message), failure], () => foot(message, failure));
  fill(parts.tools, [isEphemeral(message), nameOf(message.author)], () => tools(message));
  for (const name of PARTS) attribute(parts[name], "hidden", parts[name].childNodes.length === 0 ? "" : null);
}

const isEphemeral = (message) => message.ephemeral === true || has(message, "ephemeral");
const isThinking = (message) => message.thinking === true || has(message, "loading");

function systemLine(parts, message, names) {
  const date = new Date(message.timestamp);
  fill(parts.head, [message.system, names], () => [icon("thread", 18), h("span", {}, inline(message.system, names)), h("time", { datetime: message.timestamp, title: full(date) }, timeOf(date))]);
  for (const name of PARTS) attribute(parts[name], "hidden", name === "head" ? null : "");
}

function context(message) {
  if (message.interaction_label) return h("p", { class: "reply-line" }, icon("slash", 16), h("span", {}, message.interaction_label));
  const preview = message.reply_preview;
  if (!preview) return null;
  const target = message.message_reference?.message_id;
  const words = [h("span", { class: "sr" }, "Reply to "), h("strong", {}, preview.author), " ", h("span", {}, plain(preview.content) || "a message without text")];
  return h("p", { class: "reply-line" }, icon("reply", 16), target
    ? h("button", { type: "button", class: "plain", title: "Go to that message", on: { click: (event) => ask(event.currentTarget, "go-to-message", target) } }, words)
    : h("span", {}, words));
}

function head(message) {
  const date = new Date(message.timestamp);
  return [
    h("span", { class: "author" }, nameOf(message.author)),
    message.author.bot ? h("span", { class: "badge" }, "Bot") : null,
    h("time", { datetime: message.timestamp, title: full(date) }, timeOf(date)),
    has(message, "silent") ? h("span", { class: "silent", title: "Sent without a notification" }, icon("silent", 16), h("span", { class: "sr" }, "Sent without a notification")) : null,
  ];
}

function content(message, names) {
  if (isThinking(message)) return h("p", { class: "thinking" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), `${nameOf(message.author)} is thinking…`);
  if (!message.content) return null;
  const text = h("div", { class: "markdown" }, markdown(message.content, names));
  if (message.edited_timestamp && !message.author.bot) text.append(h("span", { class: "edited" }, "(edited)"));
  return text;
}

function embeds(message, names) {
  if (has(message, "suppressEmbeds")) return null;
  return (message.embeds ?? []).map((one) => embed(one, message.attachments ?? [], names));
}

function foot(message, failure) {
  return [
    failure ? h("p", { class: "failure" }, icon("alert", 16), failure) : null,
    isEphemeral(message) ? h("p", { class: "only-you" }, icon("eye", 16), " Only you can see this · ",
      h("button", { type: "button", class: "link", on: { click: () => acts.tried(acts.dismiss(message.id)) } }, "Dismiss message")) : null,
  ];
}

function tools(message) {
  if (isEphemeral(message)) return null;
  return h("button", { type: "button", class: "icon-button small", "aria-label": `Reply to ${nameOf(message.author)}`, title: "Reply", on: { click: (event) => ask(event.currentTarget, "reply-to", message.id) } }, icon("reply", 18));
}

/** A message as it is read out when it arrives or changes. */
export function spoken(message) {
  const names = message.mentions_resolved ?? {};
  if (message.system) return plain(message.system, names);
  if (isThinking(message)) return `${nameOf(message.author)} is thinking`;
  const parts = [plain(message.content, names)];
  for (const one of message.embeds ?? []) parts.push(plain(one.title, names), plain(one.description, names), ...(one.fields ?? []).map((field) => `${plain(field.name, names)}: ${plain(field.value, names)}`));
  for (const file of message.attachments ?? []) parts.push(`File: ${file.description || file.filename}`);
  const buttons = (message.components ?? []).flatMap((row) => row.components ?? []).map((one) => one.label ?? one.placeholder).filter(Boolean);
  if (buttons.length > 0) parts.push(`To choose: ${buttons.join(", ")}`);
  return `${nameOf(message.author)}: ${parts.filter(Boolean).join(". ")}`;
}
