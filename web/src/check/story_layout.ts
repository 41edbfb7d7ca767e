// A story as blocks of runs: each run stands in one claim or in none, emphasised or not, so that it can be set as one element.
//
// Elements that can be clicked cannot stand in one another. So a block is cut wherever a claim, hidden markup or an emphasis begins or ends, and each piece
// belongs to the innermost claim over it. Adjacent pieces of one claim stay apart only where another claim cuts them.

import type { BlockKind, Claim, Story, StoryBlock, StoryRange } from "./objects";
import { Scalars } from "../parts/scalars";

export interface Run {
  text: string;
  /// The number of the innermost claim over it, or null.
  claim: number | null;
  emphasis: boolean;
  /// True of the first run of its claim in the story.
  begins: boolean;
  /// Claims that end with this run, shortest first.
  ends: number[];
}

export interface LaidBlock {
  kind: BlockKind;
  /// The line of the draft that it begins on, from 1.
  line: number;
  text: string;
  runs: Run[];
}

type Span = Pick<Claim, "n" | "start" | "end">;

function holds(range: StoryRange, at: number): boolean {
  return range.start <= at && at < range.end;
}

/// The blocks cut to the text; of a story without blocks every line that is not blank.
function blocks_of(story: Story, text: Scalars): StoryBlock[] {
  const blocks = story.blocks
    .map((block) => ({ ...block, end: Math.min(block.end, text.length) }))
    .filter((block) => block.start < block.end);
  if (blocks.length > 0) return blocks;
  const lines: StoryBlock[] = [];
  let at = 0;
  for (const line of story.text.split("\n")) {
    const length = [...line].length;
    if (line.trim() !== "") lines.push({ kind: "paragraph", start: at, end: at + length });
    at += length + 1;
  }
  return lines;
}

/// For ascending offsets: the line that each stands on.
function line_counter(text: string): (offset: number) => number {
  const ends: number[] = [];
  let at = 0;
  for (const scalar of text) {
    if (scalar === "\n" || scalar === "\f") ends.push(at);
    at += 1;
  }
  let line = 0;
  return (offset) => {
    while (line < ends.length && (ends[line] as number) < offset) line += 1;
    return line + 1;
  };
}

function innermost(claims: Span[], at: number): Span | null {
  let best: Span | null = null;
  for (const claim of claims) {
    if (holds(claim, at) && (!best || claim.end - claim.start < best.end - best.start)) best = claim;
  }
  return best;
}

function cuts_in(block: StoryRange, ranges: readonly StoryRange[]): number[] {
  const cuts = new Set([block.start, block.end]);
  for (const range of ranges) {
    for (const at of [range.start, range.end]) if (holds(block, at)) cuts.add(at);
  }
  return [...cuts].sort((a, b) => a - b);
}

function ending_at(claims: Span[], at: number): number[] {
  return claims
    .filter((claim) => claim.end === at && claim.start < claim.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
    .map((claim) => claim.n);
}

/// Joins a run to the one before it where nothing tells them apart.
function append(runs: Run[], run: Run): void {
  const last = runs[runs.length - 1];
  const joins =
    last && last.claim === run.claim && last.emphasis === run.emphasis && last.ends.length === 0 && !run.begins;
  if (!last || !joins) {
    runs.push(run);
    return;
  }
  last.text += run.text;
  last.ends = run.ends;
}

/// The blocks of a story with its claims. O(blocks + cuts · claims of the block).
export function lay_story(story: Story, claims: Span[]): LaidBlock[] {
  const text = new Scalars(story.text);
  const hidden = story.hidden ?? [];
  const emphasis = story.emphasis ?? [];
  const line_of = line_counter(story.text);
  const begun = new Set<number>();
  return blocks_of(story, text).map((block) => {
    const touching = <T extends StoryRange>(ranges: readonly T[]): T[] =>
      ranges.filter((range) => range.start <= block.end && range.end >= block.start);
    const mine = touching(claims);
    const masked = touching(hidden);
    const stressed = touching(emphasis);
    const cuts = cuts_in(block, [...mine, ...masked, ...stressed]);
    const runs: Run[] = [];
    for (let i = 0; i + 1 < cuts.length; i += 1) {
      const [start, end] = [cuts[i] as number, cuts[i + 1] as number];
      const shown = !masked.some((range) => holds(range, start));
      const claim = innermost(mine, start);
      const begins = claim !== null && shown && !begun.has(claim.n);
      if (claim && begins) begun.add(claim.n);
      const words = shown ? text.slice(start, end).replace(/\s*\n\s*/g, " ") : "";
      append(runs, {
        text: words,
        claim: claim ? claim.n : null,
        emphasis: stressed.some((range) => holds(range, start)),
        begins,
        ends: ending_at(mine, end),
      });
    }
    const kept = runs.filter((run) => run.text !== "" || run.ends.length > 0);
    return { kind: block.kind, line: line_of(block.start), text: kept.map((run) => run.text).join(""), runs: kept };
  });
}
