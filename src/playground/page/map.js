// The map: a picture of what the bot asks, with the way through it that this person's answers took. Whoever runs the
// playground draws it; here it is fetched anew with each view, shown as a picture, and told in words.
import { attribute, byId, fill, freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { current } from "./view.js";

const ZOOMS = [0.3, 0.45, 0.6, 0.8, 1, 1.25, 1.6];
const LEGIBLE = 0.8;

let parts = null;
let zoom = LEGIBLE;
let maps = [];
let chosen = 0;
let standing = "";
let loading = false;
let wanted = false;

export function startMap() {
  byId("open-map").append(icon("map"), h("span", {}, "Map"));
  const tool = (name, label, run) => h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, on: { click: run } }, icon(name));
  parts = {
    picker: h("select", { "aria-label": "Which map", hidden: true, on: { change: (event) => { chosen = event.target.selectedIndex; draw(); } } }),
    scroller: h("div", { class: "scroll map-scroller", tabindex: "0", role: "region", "aria-label": "The map, larger than its window", on: { keydown: byKey } }),
    words: h("ol", { class: "map-words" }),
    picture: h("img", { on: { load: sized } }),
  };
  const words = h("details", { class: "map-told" }, h("summary", {}, "The map in words"), parts.words);
  byId("map-body").append(
    h("div", { class: "map-tools" }, parts.picker, h("span", { class: "grow" }), tool("smaller", "Smaller", () => step(-1)), tool("larger", "Larger", () => step(1)), tool("fit", "Fit the whole map", fit)),
    parts.scroller, words);
}

/** A view means that something happened: what is in sight is fetched anew. */
export function renderMap(view) {
  byId("open-map").hidden = !view.has_maps;
  refreshMap();
}

export async function refreshMap() {
  if (byId("map").inert || !current()) return;
  if (loading) { wanted = true; return; }
  loading = true;
  wanted = false;
  const { hat, channel } = current();
  const found = await load(`/page/maps/${hat}/${channel}`);
  loading = false;
  if (wanted || current().hat !== hat || current().channel !== channel) return refreshMap();
  maps = found;
  draw();
}

/** Nothing, where the bot is not running or the server is gone; the next view asks again. */
async function load(address) {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}

function draw() {
  chosen = Math.min(chosen, Math.max(maps.length - 1, 0));
  const map = maps[chosen];
  parts.picker.hidden = maps.length < 2;
  fill(parts.picker, maps.map(({ title }) => title), () => maps.map(({ title }) => h("option", {}, title)));
  parts.picker.selectedIndex = chosen;
  byId("map-title").textContent = map?.title ?? "The map";
  byId("map-note").textContent = map?.standing ? "Your interview’s way through the questions" : "What is asked, and what it leads to";
  const id = freshId("map-line");
  fill(parts.words, map?.words ?? [], () => (map?.words ?? []).map((line, at) => h("li", { id: `${id}-${at}` }, line)));
  fill(parts.scroller, Boolean(map), () => (map ? parts.picture : h("p", { class: "hint" }, "There is no map just now. Is the bot running? The stage says so.")));
  if (!map) return;
  attribute(parts.picture, "alt", `${map.title}. ${map.words.join(". ")}`);
  attribute(parts.picture, "src", `data:image/svg+xml;charset=utf-8,${encodeURIComponent(map.svg)}`);
}

function sized() {
  resize();
  const map = maps[chosen];
  const now = JSON.stringify([current().channel, map?.title, map?.standing]);
  if (now !== standing) comeInto(map?.standing ?? [0, 0]);
  standing = now;
}

/** Brings what the map is about into the middle. */
function comeInto([x, y]) {
  const { scroller } = parts;
  scroller.scrollTo({ left: x * zoom - scroller.clientWidth / 2, top: y * zoom - scroller.clientHeight / 2 });
}

function resize() {
  parts.picture.width = Math.round(parts.picture.naturalWidth * zoom);
}

function step(by) {
  const next = by > 0 ? ZOOMS.find((one) => one > zoom + 0.01) : ZOOMS.findLast((one) => one < zoom - 0.01);
  if (next) rescale(next);
}

function fit() {
  const { scroller, picture } = parts;
  if (picture.naturalWidth > 0) rescale(Math.min(1, (scroller.clientWidth - 2) / picture.naturalWidth));
}

/** What was in the middle stays there. */
function rescale(next) {
  const { scroller } = parts;
  const middle = [(scroller.scrollLeft + scroller.clientWidth / 2) / zoom, (scroller.scrollTop + scroller.clientHeight / 2) / zoom];
  zoom = next;
  resize();
  comeInto(middle);
}

function byKey(event) {
  if (event.key === "+" || event.key === "=") step(1);
  else if (event.key === "-") step(-1);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
}
