// Text of two directions in one line: which stretches are to be isolated, and what may not turn the line around.
//
// A block is set in the direction of the script that most of its letters are in. A run of words of the other script is isolated as a whole, so that a letter number
// such as 214/ق/3 looks as on its page and the full stop behind it stays where it belongs. The rules are those of the HTML report (src/publish/html.cc).

export type Direction = "rtl" | "ltr";

export interface Piece {
  text: string;
  /// Of the other direction than the block.
  foreign: boolean;
}

const kArabic = /\p{Script=Arabic}/u;
const kLatin = /\p{Script=Latin}/u;
const kMarks = "\"'”’»›)]}“‘«‹([{";
const kStops = ".,;:!?…—–-،؛؟";

/// Marks that only hint at a direction or a break: nothing is lost without them.
const kDropped = /[\u200B\u200E\u200F\u061C\u00AD\uFEFF]/g;
/// What may turn, hide or break the text around it: embeddings, overrides, isolates, controls, tags.
const kTurning = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u202A-\u202E\u2060-\u206F\u180E\u115F\u1160\u3164\uFFA0\uFFF9-\uFFFB]|[\u{E0000}-\u{E0FFF}]/gu;

/// A text without power over what stands around it: what would turn it is shown by its number.
export function harmless(text: string): string {
  return text
    .replace(kDropped, "")
    .replace(kTurning, (c) => `[U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`);
}

/// The direction of the script that most letters are in; null of a text without letters of either.
export function main_direction(text: string): Direction | null {
  let balance = 0;
  let letters = 0;
  for (const c of text) {
    if (kArabic.test(c)) balance += 1;
    else if (kLatin.test(c)) balance -= 1;
    else continue;
    letters += 1;
  }
  if (letters === 0) return null;
  return balance > 0 ? "rtl" : "ltr";
}

interface Run {
  start: number;
  end: number;
}

/// The part of a run that is isolated: without quote marks and brackets at its ends, and without the punctuation of the line around it. A full stop inside a closing
/// mark belongs to the run.
function without_outer_marks(text: string, run: Run): Run {
  let { start, end } = run;
  while (start < end && kMarks.includes(text[start] as string)) start += 1;
  let closed = false;
  for (let at = end; at > start && (kMarks + kStops).includes(text[at - 1] as string); at -= 1) {
    if (kMarks.includes(text[at - 1] as string)) {
      end = at - 1;
      closed = true;
    } else if (!closed) {
      end = at - 1;
    }
  }
  return { start, end };
}

/// The next run of foreign words at or after `from`: from such a word on to the last before a word of the block's own letters.
function next_run(text: string, from: number, direction: Direction): Run | null {
  const [foreign, own] = direction === "ltr" ? [kArabic, kLatin] : [kLatin, kArabic];
  let run = null as Run | null;
  for (const word of text.slice(from).matchAll(/\S+/g)) {
    const start = from + (word.index ?? 0);
    const letters = word[0] ?? "";
    if (foreign.test(letters)) run = { start: run === null ? start : run.start, end: start + letters.length };
    else if (run !== null && own.test(letters)) break;
  }
  return run === null ? null : without_outer_marks(text, run);
}

/// A text of a block of this direction in pieces, in order. O(n).
export function pieces(text: string, direction: Direction): Piece[] {
  const shown = harmless(text);
  const out: Piece[] = [];
  let at = 0;
  for (let run = next_run(shown, at, direction); run && run.end > at; run = next_run(shown, at, direction)) {
    if (run.start > at) out.push({ text: shown.slice(at, run.start), foreign: false });
    out.push({ text: shown.slice(run.start, run.end), foreign: true });
    at = run.end;
  }
  if (at < shown.length) out.push({ text: shown.slice(at), foreign: false });
  return out;
}
