// Words of a page by their place: from offsets to words and back. Offsets count scalars of the page's text as read.

import type { Box, Page, Word } from "../api/objects";

/// A word is read surely from here on; the check goes by the same bound (src/judging/judge.h).
export const kSureReading = 0.8;

export interface Span {
  start: number;
  end: number;
}

const lengths = new WeakMap<Word, number>();
/// Scalars of a word.
export function length_of(word: Word): number {
  const known = lengths.get(word) ?? Array.from(word.text).length;
  lengths.set(word, known);
  return known;
}

export const end_of = (word: Word): number => word.start + length_of(word);

/// The words that a span touches.
export const words_in = (page: Page, span: Span): Word[] => page.words.filter((word) => word.start < span.end && end_of(word) > span.start);

/// The boxes of a span, one a line: words that stand beside each other become one box.
export function boxes_of(page: Page, span: Span): Box[] {
  const boxes: Box[] = [];
  for (const { box } of words_in(page, span)) {
    const last = boxes[boxes.length - 1];
    if (last && same_line(last, box)) boxes[boxes.length - 1] = joined(last, box);
    else boxes.push([...box]);
  }
  return boxes;
}

const joined = (a: Box, b: Box): Box => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

/// Whether two words stand on one line: their heights overlap by half the lower one.
export function same_line(a: Box, b: Box): boolean {
  const overlap = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return overlap > 0.5 * Math.min(a[3] - a[1], b[3] - b[1]);
}

/// `120-134` of an address; null where it is nothing of the kind.
export function span_of(text: string | null): Span | null {
  const found = /^(\d+)-(\d+)$/.exec(text ?? "");
  return found ? { start: Number(found[1]), end: Number(found[2]) } : null;
}

/// The permanent address of a passage, as the command prints it.
export const cite_of = (document: string, page: number, span: Span): string => `recto:${document}/p${page}#${span.start}-${span.end}`;
