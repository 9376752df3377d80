// Moments as people read them: message times, day dividers and Discord's timestamp styles. Pure but for the reader's clock and zone.

const format = (options) => new Intl.DateTimeFormat(navigator.language || "en", options);
const TIME = format({ timeStyle: "short" });
const DAY = format({ dateStyle: "long" });
const STYLES = {
  t: TIME,
  T: format({ timeStyle: "medium" }),
  d: format({ dateStyle: "short" }),
  D: DAY,
  f: format({ dateStyle: "long", timeStyle: "short" }),
  F: format({ dateStyle: "full", timeStyle: "short" }),
  s: format({ dateStyle: "short", timeStyle: "short" }),
  S: format({ dateStyle: "short", timeStyle: "medium" }),
};
const RELATIVE = new Intl.RelativeTimeFormat(navigator.language || "en", { numeric: "auto" });
const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

export const timeOf = (date) => TIME.format(date);
export const dayOf = (date) => DAY.format(date);
export const dayKey = (date) => `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
export const full = (date) => STYLES.F.format(date);

/** `<t:…:style>` as text; `R` is relative to `now`. */
export function stamp(date, style, now = new Date()) {
  return style === "R" ? relative(date, now) : (STYLES[style] ?? STYLES.f).format(date);
}

function relative(date, now) {
  const seconds = Math.round((date - now) / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return RELATIVE.format(Math.round(seconds / size), unit);
}
