// What a screen reader hears without moving, and the short notes that everybody sees. Not for messages' own content on screen.
import { byId, h } from "./dom.js";
import { icon } from "./icons.js";

const TOAST_SECONDS = 8;
const SPOKEN_CHARACTERS_MAX = 900;

/** Spoken politely, after what is being read. */
export function announce(text) {
  const line = h("p", {}, text.slice(0, SPOKEN_CHARACTERS_MAX));
  byId("live").append(line);
  setTimeout(() => line.remove(), 15000);
}

/** A note that something did not work; spoken at once, shown until dismissed or for a few seconds. */
export function complain(text) {
  toast(text, "trouble");
  const live = byId("live-now");
  live.replaceChildren(h("p", {}, text));
  setTimeout(() => live.replaceChildren(), 10000);
}

export function note(text) {
  toast(text, "note");
  announce(text);
}

function toast(text, tone) {
  const box = h("div", { class: `toast ${tone}` },
    tone === "trouble" ? icon("alert") : icon("check"),
    h("p", {}, text),
    h("button", { type: "button", class: "icon-button small", "aria-label": "Dismiss this note", on: { click: () => box.remove() } }, icon("close", 16)));
  byId("toasts").replaceChildren(box);
  setTimeout(() => box.remove(), TOAST_SECONDS * 1000);
}
