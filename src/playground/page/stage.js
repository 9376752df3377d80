// The stage: everything a person changes about the playground rather than says in it. Hats, the bot, its permissions,
// faults, channels and threads. Each change is one request; what became of it arrives in the next view.
import * as acts from "./acts.js";
import { note } from "./announce.js";
import { avatar } from "./avatar.js";
import { ask, attribute, byId, fill, freshId, h, keyed } from "./dom.js";
import { FAULTS } from "./faults.js";
import { icon } from "./icons.js";
import { here, isThread, nameOf } from "./view.js";

const STATES = { online: "Online", starting: "Starting…", offline: "Offline", failed: "Failed" };
const CHANNEL_KINDS = [["text", "Text"], ["forum", "Forum"], ["voice", "Voice"], ["announcement", "Announcement"]];
let parts = null;

export function startStage() {
  parts = { hats: h("div", { class: "hats" }), bot: h("div", { class: "bot" }), permissions: h("div", { class: "switches" }), thread: h("div"), language: h("select", { id: "language", on: { change: (event) => acts.tried(acts.speak(event.currentTarget.value)) } }) };
  parts.permissionsTitle = h("h3", { id: "stage-permissions" });
  parts.threadSection = section("This thread", parts.thread);
  byId("stage-body").append(
    h("fieldset", { class: "stage-section" }, h("legend", {}, "You are"), parts.hats,
      h("div", { class: "field" }, h("label", { for: "language" }, "Language"), parts.language)),
    section("The bot", parts.bot),
    h("section", { class: "stage-section", "aria-labelledby": "stage-permissions" }, parts.permissionsTitle, parts.permissions),
    parts.threadSection,
    faultSection(),
    section("Add a channel", channelForm()));
}

function section(title, ...children) {
  const id = freshId("stage");
  return h("section", { class: "stage-section", "aria-labelledby": id }, h("h3", { id }, title), children);
}

export function renderStage(view) {
  keyed(parts.hats, view.hats, (hat) => hat.hat, makeHat, (node, hat) => { node.querySelector("input").checked = hat.hat === view.hat; });
  fill(parts.language, view.locales, () => (view.locales ?? []).map(language));
  parts.language.value = view.locale;
  fill(parts.bot, view.bot, () => bot(view.bot));
  const found = here();
  const looked = found?.parent ?? found?.channel;
  fill(parts.permissionsTitle, looked?.name, () => `What the bot may do in #${looked?.name ?? "this channel"}`);
  keyed(parts.permissions, view.permissions ?? [], (one) => one.permission, makeSwitch, (node, one) => { node.querySelector("input").checked = one.allowed; });
  const thread = found && isThread(found.channel) ? found.channel : null;
  parts.threadSection.hidden = !thread;
  fill(parts.thread, thread && [thread.id, thread.name, thread.archived], () => (thread ? threadActs(thread) : null));
}

function makeHat({ hat, user, about }) {
  const id = freshId("hat");
  return h("label", { class: "hat" },
    h("input", { type: "radio", name: "hat", value: hat, "aria-describedby": id, on: { change: (event) => ask(event.currentTarget, "change-hat", hat) } }),
    avatar(user),
    h("span", { class: "hat-words" }, h("strong", {}, `${nameOf(user)}, ${hat}`), h("span", { id }, about)));
}

/** Called as it calls itself. */
function language(locale) {
  const name = new Intl.DisplayNames([locale], { type: "language" }).of(locale);
  return h("option", { value: locale, lang: locale }, name);
}

function bot({ state, detail }) {
  return [
    h("p", { class: `bot-state ${state}` }, h("span", { class: "dot", "aria-hidden": "true" }), STATES[state] ?? state),
    detail ? h("p", { class: "bot-detail" }, detail) : null,
    h("button", { type: "button", class: "button secondary", disabled: state === "starting", on: { click: () => acts.tried(acts.restartBot()) } }, icon("restart", 18), h("span", {}, "Restart the bot")),
    h("p", { class: "hint" }, "Interviews survive: old buttons go on working."),
  ];
}

function makeSwitch({ permission, label }) {
  const input = h("input", { type: "checkbox", role: "switch", value: permission });
  input.addEventListener("change", async () => {
    const wanted = input.checked;
    if (!await acts.tried(acts.permission(permission, wanted))) input.checked = !wanted;
  });
  return h("label", { class: "switch" }, h("span", {}, label), input);
}

function threadActs(thread) {
  const act = (label, look, run) => h("button", { type: "button", class: `button ${look}`, on: { click: run } }, label);
  return [
    h("p", { class: "hint" }, thread.name),
    h("div", { class: "button-row" },
      act(thread.archived ? "Reopen" : "Archive", "secondary", () => acts.tried(acts.archive(thread.id, !thread.archived))),
      act("Delete…", "danger-quiet", () => confirmDelete(thread))),
  ];
}

function confirmDelete(thread) {
  const dialog = byId("confirm");
  const close = () => dialog.close();
  const remove = async () => { close(); await acts.tried(acts.deleteThread(thread.id)); };
  dialog.replaceChildren(
    h("div", { class: "dialog-head" }, h("h2", { id: "confirm-title" }, "Delete this thread?")),
    h("div", { class: "dialog-body" }, h("p", {}, `“${thread.name}” and its messages go for good, as a moderator would do it in Discord.`)),
    h("div", { class: "dialog-foot" }, h("button", { type: "button", class: "button secondary", autofocus: true, on: { click: close } }, "Keep it"), h("button", { type: "button", class: "button danger", on: { click: remove } }, "Delete")));
  dialog.showModal();
}

function faultSection() {
  const choice = h("select", { id: "fault" }, FAULTS.map((one, at) => h("option", { value: at }, one.label)));
  const inject = async () => {
    const { label, fault } = FAULTS[Number(choice.value)];
    if (await acts.tried(acts.fault(fault))) note(`Set: ${label}.`);
  };
  const clear = async () => { if (await acts.tried(acts.fault(null))) note("Discord behaves again."); };
  return h("details", { class: "stage-section folded" }, h("summary", {}, h("h3", {}, "Make Discord misbehave")),
    h("div", { class: "field" }, h("label", { for: "fault" }, "What goes wrong"), choice),
    h("div", { class: "button-row" },
      h("button", { type: "button", class: "button secondary", on: { click: inject } }, "Do it"),
      h("button", { type: "button", class: "button quiet", on: { click: clear } }, "Stop all")));
}

function channelForm() {
  const name = h("input", { id: "channel-name", type: "text", maxlength: "100", autocomplete: "off", placeholder: "mentoring" });
  const kind = h("select", { id: "channel-kind" }, CHANNEL_KINDS.map(([value, label]) => h("option", { value }, label)));
  const wrong = h("span", { class: "field-error", id: "channel-error" });
  attribute(name, "aria-describedby", "channel-error");
  const form = h("form", { class: "channel-form", novalidate: true },
    h("div", { class: "field" }, h("label", { for: "channel-name" }, "Name"), name, wrong),
    h("div", { class: "field" }, h("label", { for: "channel-kind" }, "Kind"), kind),
    h("button", { type: "submit", class: "button secondary" }, "Add it"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = name.value.trim().toLowerCase().replace(/\s+/g, "-");
    wrong.textContent = words ? "" : "A channel needs a name.";
    if (!words) return name.focus();
    if (!await acts.tried(acts.addChannel(kind.value, words))) return;
    name.value = "";
    note(`#${words} was added.`);
  });
  return form;
}

