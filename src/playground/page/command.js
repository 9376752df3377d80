// Slash commands as text: which ones there are, what was typed, and what a typed value means for an option. Pure: no page, no server.

const SUBCOMMAND = 1;
const GROUP = 2;
export const TYPES = { string: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10, attachment: 11 };
const TRUE = ["true", "yes", "on"];
const FALSE = ["false", "no", "off"];

/** Every command that can be run, one entry a subcommand: `{name, path, label, description, options}`. */
export function runnable(commands) {
  return commands.filter((command) => (command.type ?? 1) === 1).flatMap((command) => branches(command, command, [], [shown(command)]));
}

/** What a person reads, in the language of their client; what is sent is always the name. */
export const shown = (part) => part.shown ?? part.name;

function branches(command, node, path, words) {
  const inner = (node.options ?? []).filter((option) => option.type === SUBCOMMAND || option.type === GROUP);
  if (inner.length > 0) return inner.flatMap((option) => branches(command, option, [...path, option.name], [...words, shown(option)]));
  return [{ name: command.name, path, label: `/${words.join(" ")}`, description: node.description ?? "", options: node.options ?? [] }];
}

/** Commands that fit what was typed so far, the best first. */
export function matching(entries, text) {
  const wanted = text.trim().toLowerCase();
  const rank = ({ label, description }) => {
    const name = label.toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.slice(1).split(/[ -]/).some((word) => word.startsWith(wanted.slice(1)))) return 1;
    if (name.includes(wanted.slice(1))) return 2;
    return description.toLowerCase().includes(wanted.slice(1)) && wanted.length > 2 ? 3 : 9;
  };
  return entries.map((entry) => [rank(entry), entry]).filter(([place]) => place < 9).sort(([a], [b]) => a - b).map(([, entry]) => entry);
}

/** The command that the text names in full, with what follows it; null when it names none. */
export function named(entries, text) {
  const fits = entries.filter((entry) => text === entry.label || text.startsWith(`${entry.label} `));
  const entry = fits.sort((a, b) => b.label.length - a.label.length)[0];
  return entry ? { entry, rest: text.slice(entry.label.length).trim() } : null;
}

/** `visibility:public note:two words` as `{visibility: "public", note: "two words"}`; text before the first name fills the first option. */
export function typedValues(entry, rest) {
  const values = {};
  const names = entry.options.map((option) => option.name);
  const meant = (word) => entry.options.find((option) => shown(option) === word || option.name === word)?.name;
  const starts = [...rest.matchAll(/(?:^|\s)([^\s:]+):/g)].filter((match) => meant(match[1]));
  const lead = rest.slice(0, starts[0]?.index ?? rest.length).trim();
  if (lead && names[0]) values[names[0]] = lead;
  starts.forEach((match, at) => {
    values[meant(match[1])] = rest.slice(match.index + match[0].length, starts[at + 1]?.index ?? rest.length).trim();
  });
  return { values, stray: lead && !names[0] ? lead : "" };
}

/** What `text` means for `option`: `{value}`, or `{error}` as a sentence. Empty text is no value. `known(type)` lists `{name, value}`. */
export function meaning(option, text, known) {
  if (text === "" || text === undefined || text === null) return option.required ? { error: "This is required." } : {};
  if (option.choices?.length) return among(option.choices, text, "Choose one of the list.");
  switch (option.type) {
    case TYPES.integer: return /^[-+]?\d+$/.test(text.trim()) ? bounded(option, Number(text)) : { error: "A whole number, please." };
    case TYPES.number: return text.trim() !== "" && Number.isFinite(Number(text)) ? bounded(option, Number(text)) : { error: "A number, please." };
    case TYPES.boolean: return truth(text);
    case TYPES.user: case TYPES.channel: case TYPES.role: case TYPES.mentionable: return among(known(option.type), text.replace(/^[@#]/, ""), "Choose one of the list.");
    case TYPES.attachment: return { error: "Choose a file." };
    default: return lengthy(option, text);
  }
}

function among(choices, text, error) {
  const wanted = text.trim().toLowerCase();
  const plain = (choice) => shown(choice).toLowerCase().replace(/^[@#]/, "");
  const found = choices.find((choice) => String(choice.value).toLowerCase() === wanted || shown(choice).toLowerCase() === wanted || plain(choice) === wanted);
  return found ? { value: found.value } : { error };
}

function bounded(option, value) {
  if (option.min_value !== undefined && value < option.min_value) return { error: `At least ${option.min_value}.` };
  if (option.max_value !== undefined && value > option.max_value) return { error: `At most ${option.max_value}.` };
  return { value };
}

function truth(text) {
  const word = text.trim().toLowerCase();
  if (TRUE.includes(word)) return { value: true };
  return FALSE.includes(word) ? { value: false } : { error: "True or False." };
}

function lengthy(option, text) {
  if (option.min_length !== undefined && text.length < option.min_length) return { error: `At least ${option.min_length} characters.` };
  if (option.max_length !== undefined && text.length > option.max_length) return { error: `At most ${option.max_length} characters.` };
  return { value: text };
}
