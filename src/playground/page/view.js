// The last view that the server sent, and the questions that several panes ask of it. It changes nothing and draws nothing.

let view = null;

export const current = () => view;
export function keep(next) { view = next; }

/** The channel or thread with this id as `{channel, parent}`; parent is null for a channel. Null when not in sight. */
export function place(id) {
  for (const channel of view?.channels ?? []) {
    if (channel.id === id) return { channel, parent: null };
    const thread = (channel.threads ?? []).find((one) => one.id === id);
    if (thread) return { channel: thread, parent: channel };
  }
  return null;
}

export const here = () => (view ? place(view.channel) : null);

/** Everybody who can be named here: the hats' people and the bot, `{id, name, bot}`. */
export function people() {
  if (!view) return [];
  const hats = (view.hats ?? []).map(({ user }) => ({ id: user.id, name: nameOf(user), username: user.username, bot: false }));
  return [{ id: view.bot.id, name: view.bot.username, username: view.bot.username, bot: true }, ...hats];
}

export const nameOf = (user) => user.global_name || user.username;

export function personName(id) {
  return people().find((person) => person.id === id)?.name ?? null;
}

export function avatarColor(id) {
  const known = (view?.hats ?? []).find(({ user }) => user.id === id)?.user.avatar_color;
  return known ?? (view?.me?.id === id ? view.me.avatar_color : null);
}

export function roles() {
  return view?.guild?.roles ?? [];
}

export const isThread = (channel) => channel.type === 10 || channel.type === 11 || channel.type === 12;
export const isPrivate = (channel) => channel.type === 12;

export function unreadCount() {
  let count = 0;
  for (const channel of view?.channels ?? []) {
    if (channel.unread) count += 1;
    count += (channel.threads ?? []).filter((thread) => thread.unread && thread.id !== view.channel).length;
  }
  return count;
}
