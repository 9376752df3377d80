// A message's rows of buttons and selects, and which of them wait for their answer. What a click leads to arrives in the next view.
import * as acts from "./acts.js";
import { ask, attribute, h, keyed } from "./dom.js";
import { icon } from "./icons.js";
import { selectControl } from "./select.js";
import { current, people, roles } from "./view.js";

const ROW = 1;
const BUTTON = 2;
const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };
const KINDS = { 5: "user", 6: "role", 7: "user or role", 8: "channel" };
/** How long a click stays marked after the server took it, until the view that says so has surely come. */
const GRACE_MILLISECONDS = 250;

const sent = new Set();

export function renderComponents(box, message) {
  const rows = (message.components ?? []).filter((component) => component.type === ROW);
  keyed(box, rows.map((row, at) => ({ row, at })), ({ at }) => at, () => h("div", { class: "row" }), (node, { row }) => {
    keyed(node, row.components, (component) => JSON.stringify(component), (component) => control(component, message.id));
  });
}

const control = (component, messageId) => (component.type === BUTTON ? button(component, messageId) : select(component, messageId));

function button(component, messageId) {
  const face = [
    component.emoji?.name ? h("span", { class: "emoji", "aria-hidden": component.label ? "true" : null }, component.emoji.id ? `:${component.emoji.name}:` : component.emoji.name) : null,
    component.label ? h("span", {}, component.label) : null,
  ];
  const look = `button ${STYLES[component.style] ?? "secondary"}`;
  if (component.url) return h("a", { class: look, href: component.url, target: "_blank", rel: "noopener noreferrer" }, face, icon("link", 16));
  return h("button", {
    type: "button", class: look, disabled: component.disabled, data: { customId: component.custom_id ?? "" },
    on: { click: (event) => send(event.currentTarget, messageId, component.custom_id, () => acts.click(messageId, component.custom_id)) },
  }, face);
}

function select(component, messageId) {
  const wrap = selectControl({
    label: component.placeholder ?? "Choose",
    placeholder: component.placeholder ?? (KINDS[component.type] ? `Choose a ${KINDS[component.type]}` : "Choose"),
    options: () => optionsOf(component),
    chosen: chosenOf(component),
    min: component.min_values ?? 1,
    max: component.max_values ?? 1,
    pick: (values) => send(wrap.firstElementChild, messageId, component.custom_id, () => acts.select(messageId, component.custom_id, values)),
    button: { disabled: component.disabled, data: { customId: component.custom_id } },
  });
  return wrap;
}

const chosenOf = (component) => [
  ...(component.options ?? []).filter((option) => option.default).map((option) => option.value),
  ...(component.default_values ?? []).map((value) => value.id),
];

/** A select's options as `{value, label, description, emoji}`: its own, or the people, roles or channels in sight. */
export function optionsOf(component) {
  if (component.options) return component.options;
  const users = people().map((person) => ({ value: person.id, label: person.name, description: person.bot ? "Bot" : `@${person.username}` }));
  const named = roles().map((role) => ({ value: role.id, label: `@${role.name}` }));
  const channels = (current()?.channels ?? [])
    .filter((channel) => !component.channel_types?.length || component.channel_types.includes(channel.type))
    .map((channel) => ({ value: channel.id, label: `#${channel.name}` }));
  return { 5: users, 6: named, 7: [...users, ...named], 8: channels }[component.type] ?? [];
}

async function send(node, messageId, customId, act) {
  const box = node.closest(".components");
  if (node.getAttribute("aria-disabled") === "true") return;
  const key = `${messageId}/${customId}`;
  sent.add(key);
  ask(node, "component-used", messageId);
  markWaiting(box, messageId);
  await acts.tried(act());
  setTimeout(() => { sent.delete(key); markWaiting(box, messageId); }, GRACE_MILLISECONDS);
}

/** While one control of a message waits, it shows so and the others are held back; none loses the focus. */
export function markWaiting(box, messageId) {
  const waiting = new Set((current()?.pending ?? []).filter((one) => one.message === messageId).map((one) => one.custom_id));
  for (const key of sent) if (key.startsWith(`${messageId}/`)) waiting.add(key.slice(messageId.length + 1));
  for (const node of box.querySelectorAll("[data-custom-id]")) {
    attribute(node, "aria-busy", waiting.has(node.dataset.customId) ? "true" : null);
    attribute(node, "aria-disabled", waiting.size > 0 ? "true" : null);
  }
}
