// A round face with initials: nobody in the playground has a picture. The colour follows the person, not the moment.
import { h } from "./dom.js";
import { avatarColor, current } from "./view.js";

const COLOURS = ["#1f5f8b", "#8a4b16", "#2f6b4f", "#7a3e6d", "#5b5a1e", "#9a3b3b", "#3f5a9c", "#4d5560"];

export function avatar(user, look = "") {
  const name = user.global_name || user.username || "?";
  const bot = user.bot || user.id === current()?.bot?.id;
  const initials = name.split(/\s+/).map((word) => word[0]).slice(0, bot ? 1 : 2).join("").toUpperCase();
  const face = h("span", { class: `avatar ${bot ? "bot" : ""} ${look}`, "aria-hidden": "true" }, bot ? "" : initials);
  if (!bot) paint(face, user.avatar_color ?? avatarColor(user.id) ?? COLOURS[Number(BigInt(user.id) % BigInt(COLOURS.length))]);
  return face;
}

/** The initials are dark on a light colour: where the colour's luminance is above that of a middle grey. */
function paint(face, colour) {
  face.style.backgroundColor = colour;
  const channels = /^#(..)(..)(..)$/.exec(colour)?.slice(1).map((part) => (parseInt(part, 16) / 255) ** 2.2);
  if (channels && 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2] > 0.2) face.classList.add("light");
}
