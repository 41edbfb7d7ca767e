// A passage in the text of its page: so many words around it, its own words marked, those that part from the story's told apart.

import type { Difference, StoryRange } from "./objects";
import { Scalars } from "../parts/scalars";

export interface Segment {
  text: string;
  kind: "around" | "passage" | "differs";
}

/// Where words of the paper stand, in its page's text.
export type SourceRange = Pick<Difference, "source_start" | "source_end">;

/// The rest of the paper's sentence before and after a passage, where the story tore the passage out of it.
export interface Torn {
  before?: string | undefined;
  after?: string | undefined;
}

/// Scalars of the page shown on each side.
const kAround = 130;
const kMinor = new Set(["spelling", "ocr"]);

/// Differences of a match whose words stand on its first page (part 0) or on the one after the page break (1), more than spelling.
export function parting(differences: readonly Difference[], part: number): Difference[] {
  return differences.filter((one) => (one.part ?? 0) === part && one.source !== "" && !kMinor.has(one.kind));
}

function last_words(text: string): string {
  const space = text.search(/\s/);
  return space === -1 ? text : `… ${text.slice(space).trimStart()}`;
}
function first_words(text: string): string {
  const space = text.search(/\s\S*$/);
  return space === -1 ? text : `${text.slice(0, space + 1)}…`;
}

/// White space between a passage and the rest of its sentence.
const kSlack = 2;

/// Where the rest of the sentence stands around a passage; nothing where the page has other words there.
export function torn_ranges(page: string, { start, end }: StoryRange, torn: Torn): SourceRange[] {
  const text = new Scalars(page);
  const out: SourceRange[] = [];
  const length_of = (words: string): number => [...words].length;
  for (let slack = 0; slack <= kSlack && torn.before; slack += 1) {
    const from = start - slack - length_of(torn.before);
    if (from < 0 || text.slice(from, start - slack) !== torn.before) continue;
    out.push({ source_start: from, source_end: start - slack });
    break;
  }
  for (let slack = 0; slack <= kSlack && torn.after; slack += 1) {
    const to = end + slack + length_of(torn.after);
    if (text.slice(end + slack, to) !== torn.after) continue;
    out.push({ source_start: end + slack, source_end: to });
    break;
  }
  return out;
}

/// The words of a passage with those of the page around them; lines are joined. A difference outside the passage (a condition left out) is told apart too.
export function text_around(page: string, { start, end }: StoryRange, differences: readonly SourceRange[]): Segment[] {
  const text = new Scalars(page);
  const parts = differences.map((one): [number, number] => [one.source_start, one.source_end]);
  const first = Math.max(0, Math.min(start, ...parts.map(([from]) => from)) - kAround);
  const last = Math.min(text.length, Math.max(end, ...parts.map(([, to]) => to)) + kAround);
  const inside = (at: number): boolean => at >= start && at < end;
  const differs = (at: number): boolean => parts.some(([from, to]) => from <= at && at < to);
  const cuts = [...new Set([first, last, start, end, ...parts.flat()])].filter((at) => at >= first && at <= last).sort((a, b) => a - b);
  const out: Segment[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [from, to] = [cuts[i] as number, cuts[i + 1] as number];
    const kind = differs(from) ? "differs" : inside(from) ? "passage" : "around";
    out.push({ text: text.slice(from, to).replace(/\s+/g, " "), kind });
  }
  const [head, tail] = [out[0], out[out.length - 1]];
  if (head && first > 0 && head.kind === "around") head.text = last_words(head.text);
  if (tail && last < text.length && tail.kind === "around") tail.text = first_words(tail.text);
  return out;
}
