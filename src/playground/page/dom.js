// Building and re-using DOM nodes. Content only ever enters as text nodes or properties, never as markup,
// so nothing a person or a bot writes can become an element.

/** `h("button", {class: "x", "aria-label": "y", on: {click}}, child, …)`; null and false children are left out. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) set(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  else if (name === "data") Object.assign(node.dataset, value);
  else if (name === "class") node.className = value;
  else if (name === "value") node.value = value;
  else node.setAttribute(name, value === true ? "" : value);
}

export const byId = (id) => document.getElementById(id);

/** Sets or removes an attribute, touching the node only when that changes something. */
export function attribute(node, name, value) {
  if (value === null || value === undefined || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

const keys = new WeakMap();

/** Makes `parent`'s children those of `items`, re-using the node of each key so that focus and typed text stay. */
export function keyed(parent, items, key, make, update = () => {}) {
  const old = new Map([...parent.children].map((node) => [keys.get(node), node]));
  const wanted = new Set(items.map(key));
  for (const [name, node] of old) if (!wanted.has(name)) node.remove();
  let cursor = parent.firstElementChild;
  for (const item of items) {
    const name = key(item);
    const node = old.get(name) ?? make(item);
    keys.set(node, name);
    if (node === cursor) cursor = cursor.nextElementSibling;
    else parent.insertBefore(node, cursor);
    update(node, item);
  }
}

const signatures = new WeakMap();

/** Fills `node` by `build` only when `facts` differ from what it was last filled with. Says whether it did. */
export function fill(node, facts, build) {
  const signature = JSON.stringify(facts) ?? "";
  if (signatures.get(node) === signature) return false;
  signatures.set(node, signature);
  node.replaceChildren(...[build()].flat(Infinity).filter(Boolean));
  return true;
}

/** What one pane asks of another travels as a bubbling event; `page.js` is where they are answered. */
export function ask(node, what, detail) {
  node.dispatchEvent(new CustomEvent(what, { bubbles: true, detail }));
}

let count = 0;
export const freshId = (stem) => `${stem}-${++count}`;
