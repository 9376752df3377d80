// A modal that the bot opened: text inputs and selects in a <dialog>, checked before they are sent.
// What was typed is kept when the dialog is closed by mistake, until another modal opens.
import * as acts from "./acts.js";
import { optionsOf } from "./components.js";
import { attribute, byId, freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { markdown } from "./markdown.js";
import { selectControl } from "./select.js";

const TEXT_INPUT = 4;
const LABEL = 18;
const TEXT_DISPLAY = 10;
const LENGTH_MAX = 4000;
const PARAGRAPH = 2;

let kept = null;

export function startModal() {
  byId("modal").addEventListener("close", () => {
    byId("modal").replaceChildren();
    showKept();
    if (document.activeElement === document.body) byId("scroller").focus({ preventScroll: true });
  });
  byId("modal").addEventListener("cancel", keepTyped);
}

/** Opens `modal` (the contract's object); typed text of the same form, dismissed before, is filled in again. */
export function openModal(modal) {
  const typed = kept?.modal.custom_id === modal.custom_id ? kept.values : {};
  kept = null;
  showKept();
  const fields = (modal.components ?? []).flatMap((component) => fieldsOf(component, typed));
  const error = h("p", { class: "form-error", role: "alert", hidden: true });
  const send = h("button", { type: "submit", class: "button primary" }, "Submit");
  const form = h("form", { method: "dialog", novalidate: true },
    h("header", { class: "dialog-head" }, h("h2", { id: "modal-title" }, modal.title),
      h("button", { type: "button", class: "icon-button", "aria-label": "Close without sending", on: { click: dismiss } }, icon("close"))),
    h("div", { class: "dialog-body scroll" }, fields.map((field) => field.node)),
    error,
    h("footer", { class: "dialog-foot" }, h("button", { type: "button", class: "button secondary", on: { click: dismiss } }, "Cancel"), send));
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(modal, fields, { send, error }); });
  form.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });
  const dialog = byId("modal");
  dialog.replaceChildren(form);
  dialog.shown = { modal, fields };
  if (!dialog.open) dialog.showModal();
  fields.find((field) => field.focus)?.focus();
}

function dismiss() {
  keepTyped();
  byId("modal").close();
}

function keepTyped() {
  const { modal, fields } = byId("modal").shown;
  const changed = fields.some((field) => field.changed?.());
  kept = changed ? { modal, values: valuesOf(fields) } : null;
}

const valuesOf = (fields) => Object.fromEntries(fields.filter((field) => field.customId).map((field) => [field.customId, field.value()]));

function showKept() {
  const bar = byId("kept");
  if (bar) bar.remove();
  if (!kept) return;
  const { modal } = kept;
  byId("composer").before(h("div", { id: "kept", class: "kept" },
    h("span", {}, "Not sent yet: ", h("strong", {}, modal.title)),
    h("button", { type: "button", class: "button secondary", on: { click: () => openModal(modal) } }, "Continue"),
    h("button", { type: "button", class: "icon-button small", "aria-label": "Discard what was typed", on: { click: () => { kept = null; showKept(); } } }, icon("close", 18))));
}

/** Action rows hold text inputs; Labels hold one control and describe it. */
function fieldsOf(component, typed) {
  if (component.type === TEXT_DISPLAY) return [{ node: h("div", { class: "markdown" }, markdown(component.content ?? "")) }];
  if (component.type === LABEL) return [field(component.component, component.label, component.description, typed)];
  return (component.components ?? []).map((one) => field(one, one.label, null, typed));
}

function field(control, label, about, typed) {
  if (control.type === TEXT_INPUT) return textField(control, label, about, typed[control.custom_id]);
  if (optionsOf(control).length > 0) return selectField(control, label, about, typed[control.custom_id]);
  return { node: h("p", { class: "hint" }, `${label ?? "A field"} cannot be shown in the playground.`) };
}

function textField(control, label, about, typed) {
  const id = freshId("input");
  const max = control.max_length ?? LENGTH_MAX;
  const required = control.required !== false;
  const wrong = h("span", { class: "field-error", id: `${id}-error` });
  const count = h("span", { class: "counter", id: `${id}-count` });
  const props = { id, name: control.custom_id, placeholder: control.placeholder, maxlength: max, "aria-required": String(required), "aria-describedby": `${id}-about ${id}-error`, data: { customId: control.custom_id }, autocomplete: "off" };
  const input = control.style === PARAGRAPH ? h("textarea", { ...props, rows: "5" }) : h("input", { ...props, type: "text" });
  input.value = typed ?? control.value ?? "";
  const tell = () => { count.textContent = control.max_length || input.value.length > max * 0.8 ? `${input.value.length} / ${max}` : ""; };
  const complain = (message) => { wrong.textContent = message ?? ""; attribute(input, "aria-invalid", message ? "true" : null); };
  input.addEventListener("input", () => { tell(); complain(null); });
  tell();
  const node = h("div", { class: "field" },
    h("label", { for: id }, label ?? control.custom_id, h("span", { class: "field-kind" }, required ? " (required)" : " (optional)")),
    h("span", { class: "field-about", id: `${id}-about` }, [about, lengthHint(control)].filter(Boolean).join(" ")),
    input, h("div", { class: "field-under" }, wrong, count));
  return {
    node, customId: control.custom_id, value: () => input.value, focus: () => input.focus(), complain,
    changed: () => input.value !== (control.value ?? "") && input.value !== "",
    problem: () => problemOf(control, required, input.value),
  };
}

const lengthHint = (control) => (control.min_length > 1 ? `At least ${control.min_length} characters.` : "");

function problemOf(control, required, text) {
  if (text.trim() === "") return required ? "This is required." : null;
  return control.min_length && text.length < control.min_length ? `At least ${control.min_length} characters; there are ${text.length}.` : null;
}

function selectField(control, label, about, typed) {
  const required = control.required !== false;
  let chosen = typed ?? (control.options ?? []).filter((option) => option.default).map((option) => option.value);
  const before = JSON.stringify(chosen);
  const wrong = h("span", { class: "field-error" });
  const wrap = selectControl({
    label, placeholder: control.placeholder, options: () => optionsOf(control), chosen,
    min: required ? control.min_values ?? 1 : 0, max: control.max_values ?? 1, pick: (values) => { chosen = values; wrong.textContent = ""; },
    button: { data: { customId: control.custom_id } },
  });
  const node = h("div", { class: "field" }, h("span", { class: "field-name" }, label, h("span", { class: "field-kind" }, required ? " (required)" : " (optional)")),
    about ? h("span", { class: "field-about" }, about) : null, wrap, wrong);
  return {
    node, customId: control.custom_id, value: () => chosen, focus: () => wrap.firstElementChild.focus(), complain: (message) => { wrong.textContent = message ?? ""; },
    changed: () => JSON.stringify(chosen) !== before,
    problem: () => (required && chosen.length === 0 ? "Choose one." : null),
  };
}

async function submit(modal, fields, { send, error }) {
  const asked = fields.filter((one) => one.customId);
  for (const one of asked) one.complain(one.problem());
  const first = asked.find((one) => one.problem());
  if (first) return first.focus();
  send.disabled = true;
  send.textContent = "Sending…";
  try {
    await acts.submit(modal.interaction, valuesOf(fields));
    if (byId("modal").shown.modal === modal) byId("modal").close();
  } catch (trouble) {
    send.disabled = false;
    send.textContent = "Submit";
    error.textContent = trouble.message;
    error.hidden = false;
  }
}
