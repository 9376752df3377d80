// The contract's verbs as functions. Each sends one request; what becomes of it arrives in the next view.
import { request } from "./socket.js";
import { complain } from "./announce.js";

export const look = (hat, channel) => request("look", { hat, channel });
export const say = (content, replyTo) => request("say", { content, reply_to: replyTo });
export const command = (name, path, options) => {
  dispatchEvent(new Event("commanded"));
  return request("command", { name, path, options });
};
export const autocomplete = (name, path, options, focused) => request("autocomplete", { name, path, options, focused });
export const click = (message, customId) => request("click", { message, custom_id: customId });
export const select = (message, customId, values) => request("select", { message, custom_id: customId, values });
export const submit = (modal, values) => request("submit", { modal, values });
export const dismiss = (message) => request("dismiss", { message });
export const permission = (name, allowed) => request("permission", { permission: name, allowed });
export const archive = (channel, archived) => request("archive", { channel, archived });
export const deleteThread = (channel) => request("delete_thread", { channel });
export const addChannel = (kind, name) => request("add_channel", { kind, name });
export const speak = (locale) => request("speak", { locale });
export const restartBot = () => request("restart_bot");
export const fault = (value) => request("fault", { fault: value });

/** For acts whose failure needs no more than a note. Resolves to whether it worked. */
export const tried = (promise) => promise.then(() => true, (error) => { complain(error.message); return false; });
