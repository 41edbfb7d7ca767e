// Days on a line: where a date stands, which ticks to draw, and rows so that marks close in time do not cover each other.

const kDay = 86_400_000;

/// A date as days since 1970 with the days it leaves open, or null where there is no year.
export interface DaySpan {
  first: number;
  last: number;
}

const days_of = (year: number, month: number, day: number): number => Math.round(Date.UTC(year, month - 1, day) / kDay);

function one_date(date: string): DaySpan | null {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  if (!parts) return null;
  const year = Number(parts[1]);
  if (parts[2] === undefined) return { first: days_of(year, 1, 1), last: days_of(year, 12, 31) };
  const month = Number(parts[2]);
  if (month < 1 || month > 12) return null;
  if (parts[3] === undefined) return { first: days_of(year, month, 1), last: days_of(year, month + 1, 1) - 1 };
  const day = days_of(year, month, Number(parts[3]));
  return { first: day, last: day };
}

/// The days of an ISO 8601 date of a day, month or year, or of a range `a/b`.
export function day_span(date: string): DaySpan | null {
  const [from, to] = date.split("/");
  const first = one_date(from ?? "");
  if (!first || to === undefined) return first;
  const last = one_date(to);
  return last ? { first: Math.min(first.first, last.first), last: Math.max(first.last, last.last) } : first;
}

export interface Tick {
  day: number;
  year: number;
  /// 1 to 12; 0 of a tick that stands for its year.
  month: number;
}

const kMonthSteps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200] as const;

/// Firsts of months or years inside [first, last], at most `most` of them, a year's first among them where there is one.
export function ticks(first: number, last: number, most: number): Tick[] {
  const begin = new Date(first * kDay);
  const end = new Date(last * kDay);
  const months = (end.getUTCFullYear() - begin.getUTCFullYear()) * 12 + end.getUTCMonth() - begin.getUTCMonth() + 1;
  const step = kMonthSteps.find((size) => months / size <= most) ?? 1200;
  const out: Tick[] = [];
  const from = begin.getUTCFullYear() * 12 + begin.getUTCMonth();
  for (let at = Math.floor(from / step) * step; at < from + months + step; at += step) {
    const year = Math.floor(at / 12);
    const month = (at % 12) + 1;
    const day = days_of(year, month, 1);
    if (day >= first && day <= last) out.push({ day, year, month: month === 1 ? 0 : month });
  }
  return out;
}

/// The share of the line, 0 to 1, at which a day stands.
export function share_of(day: number, first: number, last: number): number {
  return last === first ? 0.5 : Math.max(0, Math.min(1, (day - first) / (last - first)));
}

/// For marks at ascending places: the lane of each, so that two of one lane are at least `apart` from each other. O(n · lanes).
export function lanes(places: readonly number[], apart: number): number[] {
  const free: number[] = [];
  return places.map((place) => {
    const found = free.findIndex((from) => from <= place);
    const lane = found === -1 ? free.length : found;
    free[lane] = place + apart;
    return lane;
  });
}

/// What a line shows at its ends, so that no mark stands on its edge: the whole months around the days there are.
export function padded(spans: readonly DaySpan[]): { first: number; last: number } | null {
  if (spans.length === 0) return null;
  const first = new Date(Math.min(...spans.map((span) => span.first)) * kDay);
  const last = new Date(Math.max(...spans.map((span) => span.last)) * kDay);
  return {
    first: days_of(first.getUTCFullYear(), first.getUTCMonth() + 1, 1),
    last: days_of(last.getUTCFullYear(), last.getUTCMonth() + 2, 1),
  };
}
