// How the reader wants things: language, digits, months, theme, keys, own name. Kept in this browser's storage, put on <html> when they change.

import { watched } from "../parts/watched";

export type Language = "en" | "ar";
export interface Settings {
  language: Language;
  /// Digits of the interface's own numbers; words of papers are always shown as they are.
  digits: "latn" | "arab";
  /// Arabic month names: آذار (Levant, Iraq) or مارس (Egypt, Gulf).
  months: "levant" | "egypt";
  theme: "system" | "light" | "dark";
  /// Keys without a modifier work (off for who dictates or has a keyboard that presses by itself).
  single_keys: boolean;
  /// The name under which decisions are written into the log.
  person: string;
}

const kKey = "recto.settings";

function preferred(): Settings {
  const arabic = navigator.languages.some((tag) => tag.startsWith("ar")) && !navigator.language.startsWith("en");
  return { language: arabic ? "ar" : "en", digits: arabic ? "arab" : "latn", months: "levant", theme: "system", single_keys: true, person: "" };
}

function stored(): Settings {
  try {
    return { ...preferred(), ...(JSON.parse(localStorage.getItem(kKey) ?? "{}") as Partial<Settings>) };
  } catch {
    return preferred();
  }
}

const chosen = watched(stored());
export const settings_now = chosen.now;
export const useSettings = chosen.use;

function put_on_page({ language, theme }: Settings): void {
  const root = document.documentElement;
  root.lang = language;
  root.dir = language === "ar" ? "rtl" : "ltr";
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
}

/// Changes some settings. A change of language takes that language's digits along.
export function change_settings(change: Partial<Settings>): void {
  const digits = change.language === undefined || change.digits !== undefined ? {} : ({ digits: change.language === "ar" ? "arab" : "latn" } as const);
  const changed = { ...chosen.now(), ...digits, ...change };
  localStorage.setItem(kKey, JSON.stringify(changed));
  put_on_page(changed);
  chosen.put(changed);
}

put_on_page(chosen.now());

const locale_of = (settings: Settings): string => {
  const place = settings.language === "en" ? "en-GB" : settings.months === "levant" ? "ar-SY" : "ar-EG";
  return `${place}-u-nu-${settings.digits}`;
};

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
function kept<Format extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => Format): Format {
  const known = formats.get(key) ?? make();
  formats.set(key, known);
  return known as Format;
}

export function format_number(value: number, settings: Settings = chosen.now()): string {
  const locale = locale_of(settings);
  return kept(`n ${locale}`, () => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })).format(value);
}

/// A share from 0 to 1 as a percentage without decimals, rounded down: 99.6 % sure is not wholly sure.
export function format_share(value: number, settings: Settings = chosen.now()): string {
  const locale = locale_of(settings);
  return kept(`% ${locale}`, () => new Intl.NumberFormat(locale, { style: "percent" })).format(Math.floor(value * 100) / 100);
}

function format_day(iso: string, settings: Settings): string {
  const parts = /^(\d{4}|-)-?(?:(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
  if (!parts) return iso;
  const [, year = "", month, day] = parts;
  const options: Intl.DateTimeFormatOptions = { timeZone: "UTC", calendar: "gregory" };
  if (year !== "-") options.year = "numeric";
  if (month !== undefined) options.month = "long";
  if (day !== undefined) options.day = "numeric";
  const date = new Date(Date.UTC(year === "-" ? 2000 : Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  const locale = locale_of(settings);
  return kept(`d ${locale} ${Object.keys(options).join()}`, () => new Intl.DateTimeFormat(locale, options)).format(date);
}

/// A date of the interface: ISO 8601, a year or month, `--MM-DD`, or a range `a/b`. What is none of these is shown as it is; so is a date of
/// another calendar (the caller says which).
export const format_date = (iso: string, settings: Settings = chosen.now()): string =>
  iso
    .split("/")
    .map((day) => format_day(day, settings))
    .join(" – ");

/// A moment in time (RFC 3339), in the reader's own zone.
export function format_moment(at: string, settings: Settings = chosen.now()): string {
  const locale = locale_of(settings);
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  return kept(`t ${locale}`, () => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" })).format(date);
}
