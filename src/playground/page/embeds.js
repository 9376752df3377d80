// A message's embeds and attachments, as Discord lays them out. Pictures carry their alt text; files can be looked into and saved.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { inline } from "./inline.js";
import { markdown, plain } from "./markdown.js";
import { full } from "./time.js";

const PREVIEW_CHARACTERS_MAX = 6000;
/** Beyond this a picture is drawn smaller; its room is kept before it arrives. */
const PICTURE_HEIGHT_MAX = 380;
const TEXT_NAME = /\.(md|txt|json|csv|log|toml|ya?ml)$/i;

export function embed(data, attachments, names) {
  const bar = h("div", { class: "embed", role: "group", "aria-label": plain(data.title, names) || data.author?.name || "Embed" });
  if (data.color) bar.style.setProperty("--bar", `#${data.color.toString(16).padStart(6, "0")}`);
  const thumbnail = data.thumbnail ? picture(data.thumbnail, attachments, data.title, "thumbnail") : null;
  bar.append(...[
    thumbnail,
    data.author?.name ? h("p", { class: "embed-author" }, data.author.url ? anchor(data.author.url, data.author.name) : data.author.name) : null,
    data.title ? h("h2", { class: "embed-title" }, data.url ? anchor(data.url, data.title) : inline(data.title, names)) : null,
    data.description ? h("div", { class: "embed-text markdown" }, markdown(data.description, names, data.title ? 3 : 2)) : null,
    data.fields?.length ? fields(data.fields, names) : null,
    data.image ? picture(data.image, attachments, data.title, "embed-image") : null,
    foot(data),
  ].filter(Boolean));
  return bar;
}

const anchor = (address, text) => h("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, text);

/** Inline fields stand up to three in a row; the others take a row each. */
function fields(list, names) {
  const grid = h("div", { class: "embed-fields" });
  for (let at = 0; at < list.length;) {
    let run = 1;
    if (list[at].inline) while (run < 3 && list[at + run]?.inline) run += 1;
    for (const one of list.slice(at, at + run)) {
      grid.append(h("div", { class: "embed-field", data: { share: run } },
        h("h3", {}, inline(one.name, names)), h("div", { class: "markdown" }, markdown(one.value, names))));
    }
    at += run;
  }
  return grid;
}

function foot(data) {
  const when = data.timestamp ? full(new Date(data.timestamp)) : null;
  const words = [data.footer?.text, when].filter(Boolean).join(" · ");
  return words ? h("p", { class: "embed-foot" }, words) : null;
}

function picture(media, attachments, title, look) {
  const file = attachments.find((one) => media.url === `attachment://${one.filename}` || media.url === one.url);
  return image({ url: file?.url ?? media.url, width: media.width ?? file?.width, height: media.height ?? file?.height, alt: media.description ?? file?.description ?? title ?? "" }, look);
}

function image({ url, width, height, alt }, look) {
  const face = h("img", { src: url, alt, width, height, decoding: "async" });
  if (width && height) face.style.width = `${Math.round(Math.min(width, (PICTURE_HEIGHT_MAX * width) / height))}px`;
  const frame = h("a", { class: `picture ${look}`, href: url, target: "_blank", rel: "noopener noreferrer", "aria-label": alt ? null : "Picture without a description" }, face);
  face.addEventListener("error", () => frame.replaceChildren(h("span", { class: "picture-missing" }, `Picture not shown${alt ? `: ${alt}` : ""}`)), { once: true });
  return frame;
}

/** The attachments that stand below a message; those that an embed shows are left to the embed. */
export function attachmentsOf(message) {
  const shown = new Set((message.embeds ?? []).flatMap((one) => [one.image?.url, one.thumbnail?.url]).filter(Boolean));
  return (message.attachments ?? []).filter((file) => !shown.has(file.url) && !shown.has(`attachment://${file.filename}`));
}

export function attachment(file) {
  if (file.content_type?.startsWith("image/")) return image({ url: file.url, width: file.width, height: file.height, alt: file.description ?? "" }, "attached");
  const readable = file.content_type?.startsWith("text/") || TEXT_NAME.test(file.filename);
  const card = h("div", { class: "file" },
    icon("file", 26),
    h("div", { class: "file-words" }, h("a", { href: file.url, target: "_blank", rel: "noopener noreferrer" }, file.filename), h("span", { class: "file-size" }, size(file.size ?? 0))),
    h("a", { class: "icon-button", href: file.url, download: file.filename, "aria-label": `Download ${file.filename}` }, icon("download")));
  if (readable) card.append(preview(file));
  return card;
}

function preview(file) {
  const text = h("pre", { tabindex: "0", role: "region", "aria-label": `Contents of ${file.filename}` });
  const details = h("details", { class: "file-preview" }, h("summary", {}, "Look inside"), text);
  details.addEventListener("toggle", async () => {
    if (!details.open || text.textContent) return;
    text.textContent = "Opening…";
    text.textContent = await fetch(file.url).then((answer) => answer.text()).then(
      (words) => (words.length > PREVIEW_CHARACTERS_MAX ? `${words.slice(0, PREVIEW_CHARACTERS_MAX)}…` : words),
      () => "This file could not be opened.");
  });
  return details;
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
