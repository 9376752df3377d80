// Which panes are in sight. On a narrow page the channel list, the stage and the map are drawers over the messages, one at
// a time; on a wide one they stand beside them, the stage can be put away, and the map takes its place.
import { ask, attribute, byId, fill, h } from "./dom.js";
import { icon } from "./icons.js";

const RIGHT = matchMedia("(max-width: 1100px)");
const WIDTHS = { channels: matchMedia("(max-width: 760px)"), stage: RIGHT, map: RIGHT };
const OPENERS = { channels: "open-channels", stage: "open-stage", map: "open-map" };
const KEY = "playground.stage";

let drawer = null;
let stageShown = readStage();
let mapShown = false;

export function startPanes() {
  byId("open-channels").append(icon("menu"), h("span", { class: "unread-dot", "aria-hidden": "true", hidden: true }));
  byId("open-stage").append(icon("stage"), h("span", {}, "Stage"));
  for (const node of document.querySelectorAll(".drawer-close")) node.append(icon("close"));
  for (const name of Object.keys(OPENERS)) {
    byId(OPENERS[name]).addEventListener("click", () => toggle(name));
    WIDTHS[name].addEventListener("change", () => { drawer = null; apply(); });
  }
  document.addEventListener("click", (event) => { const name = event.target.closest("[data-close]")?.dataset.close; if (name) close(name); });
  byId("scrim").addEventListener("click", () => closeDrawer());
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && drawer && !event.defaultPrevented) closeDrawer(); });
  apply();
}

/** Puts an open drawer away, and the focus back to what opened it unless it is wanted elsewhere. */
export function closeDrawer(refocus = true) {
  if (!drawer) return;
  const name = drawer;
  drawer = null;
  apply();
  if (refocus) byId(OPENERS[name]).focus();
}

export function showUnread(count) {
  const opener = byId("open-channels");
  attribute(opener, "aria-label", count > 0 ? `Channels, ${count} unread` : "Channels");
  opener.querySelector(".unread-dot").hidden = count === 0;
}

function toggle(name) {
  if (!WIDTHS[name].matches) return name === "map" ? showMap(!mapShown) : showStage(mapShown || !stageShown);
  if (drawer === name) return closeDrawer();
  drawer = name;
  apply();
  byId(name).querySelector("[aria-current=page], input:checked, button").focus();
}

function close(name) {
  if (drawer === name) return closeDrawer();
  if (name === "map") showMap(false);
  else showStage(false);
  byId(OPENERS[name]).focus();
}

function showMap(shown) {
  mapShown = shown;
  apply();
}

function showStage(shown) {
  mapShown = false;
  stageShown = shown;
  keepStage();
  apply();
}

function apply() {
  const shown = {
    channels: !WIDTHS.channels.matches || drawer === "channels",
    stage: RIGHT.matches ? drawer === "stage" : stageShown && !mapShown,
    map: RIGHT.matches ? drawer === "map" : mapShown,
  };
  for (const name of Object.keys(shown)) {
    const appears = shown[name] && byId(name).inert;
    byId(name).inert = !shown[name];
    byId(name).classList.toggle("shown", shown[name]);
    attribute(byId(OPENERS[name]), "aria-expanded", String(shown[name]));
    if (appears) ask(byId(name), "pane-shown", name);
  }
  byId("pane").inert = drawer !== null;
  byId("scrim").hidden = drawer === null;
  byId("frame").classList.toggle("without-stage", !shown.stage && !shown.map);
  byId("frame").classList.toggle("with-map", shown.map);
}

function readStage() {
  try { return localStorage.getItem(KEY) !== "away"; } catch { return true; }
}

function keepStage() {
  try { localStorage.setItem(KEY, stageShown ? "shown" : "away"); } catch { /* without storage it is forgotten on reload */ }
}

/** The line on top of the page about the connection; null takes it away. */
export function banner(text, action = null) {
  fill(byId("banner"), [text, action?.label], () => (text ? [h("span", {}, text), action ? h("button", { type: "button", class: "button quiet", on: { click: action.run } }, action.label) : null] : []));
}
