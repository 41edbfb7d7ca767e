// How the story's words and the paper's are shown against each other: one above the other, as two texts, or as one line.

import type { Column, Match } from "./objects";

/// A longer passage is shown as two texts.
const kMostColumns = 600;
/// Of many words on one side only, so many are shown at either end.
const kEdge = 6;

export type Shown =
  | { as: "line"; paper: string }
  | { as: "columns"; columns: ShownColumn[] }
  | { as: "texts"; story: string; paper: string };

export interface ShownColumn extends Column {
  /// Words not shown here; the column has no words of its own then.
  between?: number;
}

/// The words of a passage over its page break.
export function whole_text(match: Match): string {
  const { text, and } = match.passage;
  return and ? `${text} ${and.text}` : text;
}

const kArabicLetters = /\p{Script=Arabic}/gu;
const kLatinLetters = /\p{Script=Latin}/gu;

/// The script most letters are in.
export function script_of(text: string): "arabic" | "latin" | "other" {
  const arabic = text.match(kArabicLetters)?.length ?? 0;
  const latin = text.match(kLatinLetters)?.length ?? 0;
  if (arabic === 0 && latin === 0) return "other";
  return arabic > latin ? "arabic" : "latin";
}

/// The comma or full stop that a story sets inside its closing mark is its own.
function all_alike(columns: Column[]): boolean {
  const bare = (word: string) => word.replace(/[.,]+$/, "");
  return columns.every((column, i) => {
    if (column.kind !== "same") return false;
    const last = i === columns.length - 1;
    return column.story === column.paper || (last && bare(column.story) === bare(column.paper));
  });
}

/// Words on one side only, each its own column; of many only the first and the last.
function cut_into_words(column: Column): ShownColumn[] {
  const papers = column.story === "";
  const side = (words: string): ShownColumn =>
    papers ? { kind: column.kind, story: "", paper: words } : { kind: column.kind, story: words, paper: "" };
  const words = (papers ? column.paper : column.story).split(" ").filter((word) => word !== "");
  const columns = words.map(side);
  if (columns.length <= 3 * kEdge) return columns;
  const rest: ShownColumn = { ...side(""), between: columns.length - 2 * kEdge };
  return [...columns.slice(0, kEdge), rest, ...columns.slice(-kEdge)];
}

/// How a match of a quotation is shown against the claim's words. O(columns).
export function shown_against(claim: string, match: Match): Shown {
  const paper = whole_text(match);
  const columns = match.columns ?? [];
  if (columns.length === 0 || all_alike(columns)) {
    return script_of(claim) === script_of(paper) ? { as: "line", paper } : { as: "texts", story: claim, paper };
  }
  const apart = columns.length === 1 && columns[0]?.kind === "replaced";
  if (apart || columns.length > kMostColumns || script_of(claim) !== script_of(paper)) {
    return { as: "texts", story: claim, paper };
  }
  return {
    as: "columns",
    columns: columns.flatMap((column) => (column.story !== "" && column.paper !== "" ? [column] : cut_into_words(column))),
  };
}
