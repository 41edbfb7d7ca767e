// What a person says of matched names: yes, no, unsure; where the review stands; its result as CSV.

export interface NameMatch {
  left: number;
  right: number;
  left_name: string;
  right_name: string;
  score: number;
  why: string[];
}

export type Answer = "yes" | "no" | "unsure";

export interface Review {
  matches: readonly NameMatch[];
  /// By key_of.
  answers: ReadonlyMap<string, Answer>;
  at: number;
}

export function key_of(match: NameMatch): string {
  return `${match.left}:${match.right}`;
}

/// Matches together by their row on the left, best first, as a person compares them.
export function begin(matches: readonly NameMatch[]): Review {
  const order = [...matches].sort((a, b) => a.left - b.left || b.score - a.score || a.right - b.right);
  return { matches: order, answers: new Map(), at: 0 };
}

function next_unanswered(matches: readonly NameMatch[], answers: ReadonlyMap<string, Answer>, from: number): number {
  for (let i = 1; i <= matches.length; i += 1) {
    const at = (from + i) % matches.length;
    if (!answers.has(key_of(matches[at] as NameMatch))) return at;
  }
  return from;
}

/// Says `answer` of the match looked at, and goes to the next one without an answer; the same answer again takes it back and stays.
export function answered(review: Review, answer: Answer): Review {
  const match = review.matches[review.at];
  if (!match) return review;
  const answers = new Map(review.answers);
  if (answers.get(key_of(match)) === answer) {
    answers.delete(key_of(match));
    return { ...review, answers };
  }
  answers.set(key_of(match), answer);
  return { ...review, answers, at: next_unanswered(review.matches, answers, review.at) };
}

export function moved(review: Review, step: number): Review {
  return { ...review, at: Math.max(0, Math.min(review.matches.length - 1, review.at + step)) };
}

export function tally(review: Review): Record<Answer | "open", number> {
  const counts = { yes: 0, no: 0, unsure: 0, open: review.matches.length - review.answers.size };
  for (const answer of review.answers.values()) counts[answer] += 1;
  return counts;
}

/// Both names as words with those that stand on both sides told apart, so that the eye finds what differs.
export function compared(left: string, right: string): { left: [string, boolean][]; right: [string, boolean][] } {
  const bare = (word: string) => word.normalize("NFKD").replace(/[\u0300-\u036F\u0640\u064B-\u065F\u0670.,،]/g, "").toLowerCase();
  const words = (name: string) => name.split(/\s+/).filter((word) => word !== "");
  const [a, b] = [words(left), words(right)];
  const [in_a, in_b] = [new Set(a.map(bare)), new Set(b.map(bare))];
  return { left: a.map((word) => [word, in_b.has(bare(word))]), right: b.map((word) => [word, in_a.has(bare(word))]) };
}

/// A cell of RFC 4180. A text that a spreadsheet would take for a formula begins with an apostrophe.
function cell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/// The review as CSV, UTF-8 with the mark that spreadsheets ask for; matches without an answer have an empty one.
export function as_csv(review: Review): string {
  const head = ["left_row", "left_name", "right_row", "right_name", "score", "why", "answer"];
  const rows = review.matches.map((match) => [
    match.left,
    match.left_name,
    match.right,
    match.right_name,
    match.score.toFixed(3),
    match.why.join("; "),
    review.answers.get(key_of(match)) ?? "",
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
