// A select as Discord has it: a button that opens a list of options with descriptions; several may be ticked and are then confirmed.
// A listbox for screen readers. It does not know messages or modals: whoever makes it says what picking means.
import { attribute, freshId, h } from "./dom.js";
import { icon } from "./icons.js";

const NARROW = matchMedia("(max-width: 760px)");
const GAP = 6;

/** `options()` gives `{value, label, description, emoji}`; `pick(values)` is called once a choice is made and confirmed. */
export function selectControl({ label, placeholder, options, chosen, min, max, pick, button = {} }) {
  const face = h("span", { class: "select-face" });
  const trigger = h("button", { type: "button", class: "select", "aria-haspopup": "listbox", "aria-expanded": "false", ...button }, face, icon("down", 18));
  const state = { label, options, min, max, pick, face, trigger, placeholder, chosen: new Set(chosen), popup: null };
  trigger.addEventListener("click", () => { if (state.popup) close(state); else open(state); });
  trigger.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(state);
  });
  paintFace(state);
  return h("div", { class: "select-wrap" }, trigger);
}

function paintFace({ face, trigger, options, chosen, placeholder, label }) {
  const labels = options().filter((option) => chosen.has(option.value)).map((option) => option.label);
  face.textContent = labels.join(", ") || placeholder || "Choose";
  face.classList.toggle("placeholder", labels.length === 0);
  attribute(trigger, "aria-label", label && label !== face.textContent ? `${label}: ${face.textContent}` : face.textContent);
}

function open(state) {
  if (state.popup || state.trigger.getAttribute("aria-disabled") === "true" || state.trigger.disabled) return;
  const several = state.max > 1;
  const options = state.options();
  const list = h("ul", { class: "options", role: "listbox", tabindex: "0", id: freshId("list"), "aria-label": state.label || state.placeholder || "Options", "aria-multiselectable": several ? "true" : null });
  const rows = options.map((option) => row(option, state, several));
  list.append(...rows);
  if (rows.length === 0) list.append(h("li", { class: "option-none" }, "Nothing to choose from"));
  state.popup = h("div", { class: "popup", popover: "manual" }, h("p", { class: "popup-title", "aria-hidden": "true" }, state.placeholder || state.label || "Choose"), list, several ? confirmBar(state) : null);
  Object.assign(state, { list, rows, values: options.map((option) => option.value), active: -1 });
  state.trigger.after(state.popup);
  state.popup.showPopover();
  attribute(state.trigger, "aria-expanded", "true");
  watch(state);
  settle(state);
  activate(state, Math.max(0, state.values.findIndex((value) => state.chosen.has(value))));
  list.focus({ preventScroll: true });
}

function row(option, state, several) {
  const picked = state.chosen.has(option.value);
  return h("li", { class: "option", role: "option", id: freshId("option"), "aria-selected": String(picked), data: { value: option.value } },
    several ? h("span", { class: "tick", "aria-hidden": "true" }, icon("check", 14)) : null,
    option.emoji?.name && !option.emoji.id ? h("span", { class: "emoji", "aria-hidden": "true" }, option.emoji.name) : null,
    h("span", { class: "option-text" }, h("span", { class: "option-label" }, option.label), option.description ? h("span", { class: "option-about" }, option.description) : null),
    several ? null : h("span", { class: "chosen-mark", "aria-hidden": "true" }, icon("check", 16)));
}

function confirmBar(state) {
  state.count = h("span", { class: "count", role: "status" });
  state.done = h("button", { type: "button", class: "button primary", on: { click: () => confirm(state) } }, "Done");
  return h("div", { class: "popup-foot" }, state.count, state.done);
}

/** Everything that can happen to an open list; one signal takes all listeners away again. */
function watch(state) {
  const stop = new AbortController();
  state.stop = stop;
  const { signal } = stop;
  state.list.addEventListener("keydown", (event) => onKey(state, event), { signal });
  state.list.addEventListener("click", (event) => {
    const at = state.rows.indexOf(event.target.closest(".option"));
    if (at >= 0) { activate(state, at); toggle(state); }
  }, { signal });
  state.popup.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); close(state, true); } }, { signal });
  state.popup.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !state.popup.contains(event.relatedTarget) && event.relatedTarget !== state.trigger) close(state);
  }, { signal });
  document.addEventListener("pointerdown", (event) => {
    if (!state.popup.contains(event.target) && !state.trigger.contains(event.target)) close(state);
  }, { signal, capture: true });
  const follow = () => { if (state.trigger.isConnected) placePopup(state); else close(state); };
  addEventListener("resize", follow, { signal });
  document.addEventListener("scroll", (event) => { if (event.target !== state.list) follow(); }, { signal, capture: true });
  placePopup(state);
}

/** Below the button when there is room, else above; on a phone the style sheet makes it a sheet at the bottom. */
function placePopup({ popup, trigger }) {
  const style = popup.style;
  for (const name of ["left", "top", "bottom", "width", "maxHeight"]) style[name] = "";
  popup.classList.toggle("sheet", NARROW.matches);
  if (NARROW.matches) return;
  const box = trigger.getBoundingClientRect();
  const below = innerHeight - box.bottom - GAP * 2;
  const above = box.top - GAP * 2;
  const under = below >= Math.min(popup.scrollHeight, 280) || below >= above;
  style.left = `${box.left}px`;
  style.width = `${Math.max(box.width, 240)}px`;
  style.maxHeight = `${Math.min(under ? below : above, 420)}px`;
  if (under) style.top = `${box.bottom + GAP}px`;
  else style.bottom = `${innerHeight - box.top + GAP}px`;
}

function onKey(state, event) {
  const last = state.rows.length - 1;
  const moves = { ArrowDown: Math.min(last, state.active + 1), ArrowUp: Math.max(0, state.active - 1), Home: 0, End: last };
  if (event.key in moves) activate(state, moves[event.key]);
  else if (event.key === "Enter" || event.key === " ") toggle(state);
  else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) jumpTo(state, event.key);
  else return;
  event.preventDefault();
}

function jumpTo(state, character) {
  const now = Date.now();
  state.typed = now - (state.typedAt ?? 0) < 800 ? state.typed + character.toLowerCase() : character.toLowerCase();
  state.typedAt = now;
  const labels = state.rows.map((node) => node.querySelector(".option-label").textContent.toLowerCase());
  const from = state.typed.length === 1 ? state.active + 1 : state.active;
  const order = labels.map((_, offset) => (from + offset) % labels.length);
  const found = order.find((at) => labels[at].startsWith(state.typed));
  if (found !== undefined) activate(state, found);
}

function activate(state, at) {
  state.rows[state.active]?.classList.remove("active");
  state.active = at;
  const node = state.rows[at];
  if (!node) return;
  node.classList.add("active");
  state.list.setAttribute("aria-activedescendant", node.id);
  node.scrollIntoView({ block: "nearest" });
}

function toggle(state) {
  const value = state.values[state.active];
  if (value === undefined) return;
  if (state.max <= 1) {
    const again = state.chosen.has(value);
    if (again && state.min > 0) return close(state, true);
    state.chosen = new Set(again ? [] : [value]);
    return confirm(state);
  }
  if (state.chosen.has(value)) state.chosen.delete(value);
  else if (state.chosen.size < state.max) state.chosen.add(value);
  settle(state);
}

/** Shows which options are ticked, how many are still to choose, and which can no longer be. */
function settle(state) {
  const full = state.max > 1 && state.chosen.size >= state.max;
  state.rows.forEach((node, at) => {
    const picked = state.chosen.has(state.values[at]);
    node.setAttribute("aria-selected", String(picked));
    attribute(node, "aria-disabled", full && !picked ? "true" : null);
  });
  if (!state.count) return;
  const missing = state.min - state.chosen.size;
  state.count.textContent = missing > 0 ? `Choose ${missing} more` : `${state.chosen.size} of at most ${state.max} chosen`;
  state.done.disabled = missing > 0;
}

function confirm(state) {
  const values = state.values.filter((value) => state.chosen.has(value));
  close(state, true);
  paintFace(state);
  state.pick(values);
}

function close(state, refocus = false) {
  if (!state.popup) return;
  state.stop.abort();
  state.popup.remove();
  state.popup = null;
  state.count = null;
  attribute(state.trigger, "aria-expanded", "false");
  if (refocus && state.trigger.isConnected) state.trigger.focus({ preventScroll: true });
}
