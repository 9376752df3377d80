// Discord's markdown, block by block: code, quotes, headings, subtext, lists, paragraphs. What happens inside a line is `inline.js`.
// Builds nodes; never markup. `names` maps ids that occur in the text to what they are called.
import { h } from "./dom.js";
import { inline } from "./inline.js";

const HEADING = /^(#{1,3}) +(.+)$/;
const SUBTEXT = /^-# +(.+)$/;
const ITEM = /^( *)([-*]|\d{1,9}\.) +(.+)$/;
const QUOTE = /^> (.*)$/;
const QUOTE_REST = /^>>> ([\s\S]*)$/;
const QUOTES_DEEP_MAX = 4;

/** The text as a list of block nodes; its highest heading counts as one of this level, the next one below it, and so on. */
export function markdown(text, names = {}, headingsFrom = 2) {
  const nodes = blocks(text, names, 0);
  const headings = nodes.filter((node) => node.dataset.heading);
  const levels = [...new Set(headings.map((node) => node.dataset.heading))].sort();
  for (const node of headings) node.setAttribute("aria-level", headingsFrom + levels.indexOf(node.dataset.heading));
  return nodes;
}

function blocks(text, names, depth) {
  const nodes = [];
  let rest = text;
  let gap = false;
  while (rest !== "") {
    const line = firstLine(rest);
    if (line.trim() === "") {
      gap = nodes.length > 0;
      rest = rest.slice(line.length + 1);
      continue;
    }
    const [node, used] = block(rest, line, names, depth);
    if (gap) node.classList.add("gap");
    gap = false;
    nodes.push(node);
    rest = rest.slice(used);
  }
  return nodes;
}

/** The text as one line of words, for previews and for speaking. */
export function plain(text, names = {}) {
  return markdown(text ?? "", names).map(words).join(" ").replace(/\s+/g, " ").trim();
}

function words(node) {
  for (const drawn of node.querySelectorAll("[aria-hidden]")) drawn.remove();
  return node.textContent.trim();
}

const firstLine = (text) => (text.includes("\n") ? text.slice(0, text.indexOf("\n")) : text);

/** The first block of `rest` and how many characters it took, its line break included. */
function block(rest, line, names, depth) {
  const fence = fenceAt(rest, 0);
  if (fence) return [codeBlock(fence), fence.end];
  if (depth < QUOTES_DEEP_MAX && line.startsWith(">")) {
    const quote = quoteAt(rest);
    if (quote) return [h("blockquote", {}, blocks(quote.text, names, depth + 1)), quote.used];
  }
  const heading = HEADING.exec(line);
  if (heading) return [h("p", { class: "md-heading", role: "heading", "aria-level": heading[1].length + 1, data: { heading: heading[1].length } }, inline(heading[2], names)), line.length + 1];
  const subtext = SUBTEXT.exec(line);
  if (subtext) return [h("p", { class: "subtext" }, inline(subtext[1], names)), line.length + 1];
  if (ITEM.test(line)) return listAt(rest, names);
  return paragraphAt(rest, names);
}

/** A fenced block that opens at `at`, if it is closed again. */
function fenceAt(text, at) {
  if (!text.startsWith("```", at)) return null;
  const close = text.indexOf("```", at + 3);
  if (close < 0 || close === at + 3) return null;
  const inside = text.slice(at + 3, close);
  const language = /^([\w+.#-]*)\n/.exec(inside);
  let end = close + 3;
  if (text[end] === "\n") end += 1;
  return { code: (language ? inside.slice(language[0].length) : inside).replace(/\n$/, ""), end };
}

const codeBlock = (fence) => h("pre", { tabindex: "0", role: "region", "aria-label": "Code" }, h("code", {}, fence.code));

function quoteAt(rest) {
  const whole = QUOTE_REST.exec(rest);
  if (whole) return { text: whole[1], used: rest.length };
  const lines = [];
  let used = 0;
  while (used < rest.length) {
    const line = firstLine(rest.slice(used));
    const match = QUOTE.exec(line);
    if (!match && line !== ">") break;
    lines.push(match ? match[1] : "");
    used += line.length + 1;
  }
  return lines.length > 0 ? { text: lines.join("\n"), used } : null;
}

function listAt(rest, names) {
  const items = [];
  let used = 0;
  while (used < rest.length) {
    const line = firstLine(rest.slice(used));
    const match = ITEM.exec(line);
    if (match && match[1] === "" && items.length > 0 && isNumbered(match[2]) !== isNumbered(items[0].mark)) break;
    if (match) items.push({ indent: match[1].length, mark: match[2], text: match[3] });
    else if (items.length > 0 && /^ {2,}\S/.test(line)) items.at(-1).text += `\n${line.trim()}`;
    else break;
    used += line.length + 1;
  }
  return [listOf(items, names), used];
}

const isNumbered = (mark) => /\d/.test(mark);

/** Items as a list; items indented deeper than the first become lists inside the item before them. */
function listOf(items, names) {
  const numbered = isNumbered(items[0].mark);
  const list = h(numbered ? "ol" : "ul", numbered ? { start: parseInt(items[0].mark, 10) } : {});
  for (let at = 0; at < items.length;) {
    const item = h("li", {}, inline(items[at].text, names));
    let end = at + 1;
    while (end < items.length && items[end].indent > items[at].indent) end += 1;
    if (end > at + 1) item.append(listOf(items.slice(at + 1, end), names));
    list.append(item);
    at = end;
  }
  return list;
}

/** Lines up to a blank one, a line that opens another block, or a fence that opens within a line. */
function paragraphAt(rest, names) {
  let used = 0;
  const lines = [];
  while (used < rest.length) {
    const line = firstLine(rest.slice(used));
    if (line.trim() === "" || (lines.length > 0 && opensBlock(line, rest.slice(used)))) break;
    const fence = line.indexOf("```");
    if (fence > 0 && line[fence - 1] !== "\\" && fenceAt(rest, used + fence)) {
      lines.push(line.slice(0, fence));
      used += fence;
      break;
    }
    lines.push(line);
    used += line.length + 1;
  }
  return [h("p", {}, inline(lines.join("\n"), names)), used];
}

const opensBlock = (line, rest) =>
  HEADING.test(line) || SUBTEXT.test(line) || ITEM.test(line) || QUOTE.test(line) || line.startsWith(">>> ") || fenceAt(rest, 0) !== null;
