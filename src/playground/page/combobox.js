// A text field with suggestions below or above it. Suggestions may come from afar: fetched while typing, the latest wins.
import { attribute, freshId, h } from "./dom.js";

const PAUSE_MILLISECONDS = 180;
const HEIGHT_MAX = 300;
const GAP = 4;

/**
 * `source(text)` gives or promises `[{name, value}]`. The field shows names; `value()` is the chosen suggestion's value,
 * or the text itself when nothing was chosen. `far`: the source is asked over the wire, so typing is waited out.
 */
export function combobox({ id, source, far = false, props = {} }) {
  const list = h("ul", { class: "suggestions", role: "listbox", id: freshId("suggestions"), "aria-label": "Suggestions", hidden: true });
  const input = h("input", { id, type: "text", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off", spellcheck: "false", ...props });
  const state = { input, list, source, far, items: [], active: -1, asked: 0, timer: null, picked: null };
  input.addEventListener("input", () => { state.picked = null; suggest(state); });
  input.addEventListener("click", () => { if (list.hidden) suggest(state, true); });
  input.addEventListener("keydown", (event) => onKey(state, event));
  input.addEventListener("blur", () => hide(state));
  for (const event of ["scroll", "resize"]) addEventListener(event, (moved) => { if (!list.hidden && moved.target !== list) placeList(state); }, { capture: true, passive: true });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const at = [...list.children].indexOf(event.target.closest("[role=option]"));
    if (at >= 0) choose(state, at);
  });
  return {
    node: h("div", { class: "combobox" }, input, list),
    input,
    value: () => (state.picked && state.picked.name === input.value ? state.picked.value : input.value),
    suggest: () => suggest(state, true),
  };
}

function suggest(state, at_once = false) {
  clearTimeout(state.timer);
  const asked = ++state.asked;
  const text = state.input.value;
  const run = async () => {
    attribute(state.input, "aria-busy", state.far ? "true" : null);
    const items = await Promise.resolve(state.source(text)).catch(() => null);
    if (asked !== state.asked) return;
    attribute(state.input, "aria-busy", null);
    if (document.activeElement === state.input) show(state, items);
  };
  if (state.far && !at_once) state.timer = setTimeout(run, PAUSE_MILLISECONDS);
  else run();
}

function show(state, items) {
  state.items = items ?? [];
  state.list.replaceChildren(...state.items.map((item) => h("li", { role: "option", id: freshId("suggestion"), "aria-selected": "false" }, item.name, item.about ? h("span", { class: "option-about" }, item.about) : null)));
  if (items === null) state.list.append(h("li", { class: "option-none" }, "Loading options failed."));
  else if (items.length === 0) state.list.append(h("li", { class: "option-none" }, "No options match."));
  state.active = -1;
  state.list.hidden = false;
  placeList(state);
  attribute(state.input, "aria-expanded", "true");
  attribute(state.input, "aria-activedescendant", null);
}

/** Over the field, or under it when there is more room; fixed, so that no scrolling form cuts it off. */
function placeList({ input, list }) {
  const box = input.getBoundingClientRect();
  const over = box.top > innerHeight - box.bottom || box.top > HEIGHT_MAX;
  const { style } = list;
  style.left = `${box.left}px`;
  style.width = `${box.width}px`;
  style.maxHeight = `${Math.min(HEIGHT_MAX, (over ? box.top : innerHeight - box.bottom) - 2 * GAP)}px`;
  style.bottom = over ? `${innerHeight - box.top + GAP}px` : "";
  style.top = over ? "" : `${box.bottom + GAP}px`;
}

function hide(state) {
  state.asked += 1;
  clearTimeout(state.timer);
  state.list.hidden = true;
  attribute(state.input, "aria-busy", null);
  attribute(state.input, "aria-expanded", "false");
  attribute(state.input, "aria-activedescendant", null);
}

function onKey(state, event) {
  const isOpen = !state.list.hidden;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (isOpen) move(state, event.key === "ArrowDown" ? 1 : -1);
    else suggest(state, true);
  } else if ((event.key === "Enter" || event.key === "Tab") && isOpen && state.active >= 0) {
    if (event.key === "Enter") { event.preventDefault(); event.stopPropagation(); }
    choose(state, state.active);
  } else if (event.key === "Escape" && isOpen) {
    event.preventDefault();
    event.stopPropagation();
    hide(state);
  }
}

function move(state, step) {
  const rows = [...state.list.querySelectorAll("[role=option]")];
  if (rows.length === 0) return;
  rows[state.active]?.setAttribute("aria-selected", "false");
  state.active = (state.active + step + rows.length + (state.active < 0 && step < 0 ? 1 : 0)) % rows.length;
  const row = rows[state.active];
  row.setAttribute("aria-selected", "true");
  row.scrollIntoView({ block: "nearest" });
  attribute(state.input, "aria-activedescendant", row.id);
}

function choose(state, at) {
  const item = state.items[at];
  if (!item) return;
  state.picked = item;
  state.input.value = item.name;
  state.input.dispatchEvent(new Event("change", { bubbles: true }));
  hide(state);
}
