// The form that a chosen slash command opens in the composer: one labelled field an option. Enter sends, Escape goes back to text.
import * as acts from "./acts.js";
import { combobox } from "./combobox.js";
import { meaning, shown, TYPES } from "./command.js";
import { attribute, freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { current, people, roles } from "./view.js";

const BOOLEANS = [{ name: "True", value: true }, { name: "False", value: false }];

/** People, channels and roles in sight as `{name, value}`, for options of that type. */
export function known(type) {
  const users = people().map((person) => ({ name: `@${person.name}`, value: person.id }));
  const named = roles().map((role) => ({ name: `@${role.name}`, value: role.id }));
  const channels = (current()?.channels ?? []).map((channel) => ({ name: `#${channel.name}`, value: channel.id }));
  return { [TYPES.user]: users, [TYPES.role]: named, [TYPES.mentionable]: [...users, ...named], [TYPES.channel]: channels }[type] ?? [];
}

/** `leave()` is called on Escape and once the command was sent; `typed` prefills the fields by option name. */
export function commandForm(entry, typed, leave) {
  const error = h("p", { class: "form-error", role: "alert", hidden: true });
  const fields = entry.options.map((option) => field(option, typed[option.name] ?? "", (focused) => fetchChoices(entry, fields, focused)));
  const send = h("button", { type: "button", class: "button primary" }, "Send");
  const node = h("div", { class: "command-form", role: "group", "aria-label": `Command ${entry.label}` },
    h("div", { class: "command-head" },
      h("span", { class: "pill" }, entry.label),
      h("span", { class: "command-about" }, entry.description),
      h("button", { type: "button", class: "icon-button small", "aria-label": "Cancel this command", on: { click: leave } }, icon("close", 18))),
    fields.length > 0 ? h("div", { class: "command-fields" }, fields.map((one) => one.node)) : null,
    error,
    h("div", { class: "command-foot" }, h("span", { class: "hint" }, "Enter sends · Escape cancels"), send));
  const run = () => submit(entry, fields, { send, error }, leave);
  send.addEventListener("click", run);
  node.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") { event.preventDefault(); leave(); }
    if (event.key === "Enter" && event.target.matches("input:not([type=file])")) { event.preventDefault(); run(); }
  });
  return { node, run, focus: () => focusFirst(fields, send) };
}

/** The first field that must be filled in, with its suggestions; else the first field; else the button. */
function focusFirst(fields, send) {
  const needed = fields.find((one) => one.option.required && !one.raw());
  ((needed ?? fields[0])?.input ?? send).focus();
  needed?.suggest?.();
}

function field(option, text, choices) {
  const id = freshId("option");
  const about = h("span", { class: "field-about", id: `${id}-about` }, [option.description, typeHint(option)].filter(Boolean).join(" · "));
  const wrong = h("span", { class: "field-error", id: `${id}-error` });
  const props = { value: text, "aria-describedby": `${id}-about ${id}-error`, "aria-required": option.required ? "true" : null, "data-option": option.name };
  const control = controlOf(option, id, props, choices);
  const node = h("div", { class: "field" },
    h("label", { for: id }, shown(option), h("span", { class: "field-kind" }, option.required ? " (required)" : " (optional)")),
    control.node, wrong, about);
  const complain = (message) => { wrong.textContent = message ?? ""; attribute(control.input, "aria-invalid", message ? "true" : null); };
  control.input.addEventListener("input", () => complain(null));
  return { option, node, input: control.input, raw: control.value, suggest: control.suggest, complain };
}

/** What may be written, where the field does not say so by itself. */
function typeHint({ type, min_value: min, max_value: max }) {
  if (type !== TYPES.integer && type !== TYPES.number) return "";
  const bounds = [min !== undefined ? `from ${min}` : "", max !== undefined ? `to ${max}` : ""].filter(Boolean).join(" ");
  return [type === TYPES.integer ? "whole number" : "number", bounds].filter(Boolean).join(" ");
}

function controlOf(option, id, props, choices) {
  const listed = option.choices?.length ? option.choices.map((choice) => ({ ...choice, name: shown(choice) })) : option.type === TYPES.boolean ? BOOLEANS : known(option.type);
  if (option.autocomplete) return combobox({ id, far: true, source: () => choices(option.name), props });
  if (listed.length > 0) return combobox({ id, source: (text) => narrowed(listed, text), props });
  if (option.type === TYPES.attachment) {
    const input = h("input", { id, type: "file", ...props, value: undefined });
    return { node: input, input, value: () => input.files[0] ?? "" };
  }
  const numeric = option.type === TYPES.integer || option.type === TYPES.number;
  const input = h("input", { id, type: "text", inputmode: numeric ? "decimal" : null, maxlength: option.max_length, autocomplete: "off", ...props });
  return { node: input, input, value: () => input.value };
}

/** All choices while the text is one of them or empty, else those that contain it. */
function narrowed(choices, text) {
  const wanted = text.trim().toLowerCase();
  if (choices.some((choice) => choice.name.toLowerCase() === wanted)) return choices;
  return choices.filter((choice) => choice.name.toLowerCase().includes(wanted));
}

async function fetchChoices(entry, fields, focused) {
  const options = {};
  for (const { option, raw } of fields) {
    const text = raw();
    if (option.name === focused) options[option.name] = text;
    else if (typeof text !== "string") { if (!(text instanceof File)) options[option.name] = text; }
    else if (meaning(option, text, known).value !== undefined) options[option.name] = meaning(option, text, known).value;
  }
  return (await acts.autocomplete(entry.name, entry.path, options, focused))?.choices ?? [];
}

async function submit(entry, fields, { send, error }, leave) {
  const options = {};
  let first = null;
  for (const one of fields) {
    const found = await valueOf(one);
    one.complain(found.error);
    if (found.error) first ??= one;
    else if (found.value !== undefined) options[one.option.name] = found.value;
  }
  if (first) return first.input.focus();
  send.disabled = true;
  try {
    await acts.command(entry.name, entry.path, options);
    leave();
  } catch (trouble) {
    send.disabled = false;
    error.textContent = trouble.message;
    error.hidden = false;
  }
}

async function valueOf({ option, raw }) {
  const given = raw();
  if (given instanceof File) return { value: { filename: given.name, content_type: given.type || "application/octet-stream", base64: await base64(given) } };
  if (typeof given !== "string") return { value: given };
  return option.autocomplete && option.type === TYPES.string ? meaning({ ...option, choices: [] }, given, known) : meaning(option, given, known);
}

const base64 = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.addEventListener("load", () => resolve(reader.result.slice(reader.result.indexOf(",") + 1)));
  reader.addEventListener("error", () => reject(reader.error));
  reader.readAsDataURL(file);
});
