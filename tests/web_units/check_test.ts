import assert from "node:assert/strict";
import { test } from "node:test";
import { shown_against } from "../../web/src/check/alignment";
import { filtered, is_open, merged, neighbour, next_open, progress_of, refusal } from "../../web/src/check/decisions";
import { harmless, main_direction, pieces } from "../../web/src/parts/mixed";
import type { Claim, Decision, Match, Verdict } from "../../web/src/check/objects";
import { text_around, torn_ranges } from "../../web/src/check/text_around";
import { quoted_words, shown_reasons } from "../../web/src/check/reasons";

const passage = (text: string): Match["passage"] => ({ document: "d", file: "f", page: 1, start: 0, end: text.length, text, boxes: [], cite: "recto:d/p1#0-1" });
const match = (text: string, more: Partial<Match> = {}): Match => ({ passage: passage(text), start: 0, end: 1, closeness: 1, verdict: "differs", reasons: [], differences: [], ...more });
const decision = (verdict: Verdict, by = "Huda"): Decision => ({ by, at: null, verdict, note: null, proposed: "differs", sentence: "" });
const claim = (n: number, more: Partial<Claim> = {}): Claim => ({ n, start: 0, end: 1, text: "x", type: "quotation", speaker: null, cue: null, verdict: "differs", reasons: [], evidence: [], decision: null, earlier: null, ...more });

test("an alignment without differences is one line; in another script it is two texts", () => {
  assert.deepEqual(shown_against("six men", match("six men")), { as: "line", paper: "six men" });
  assert.deepEqual(shown_against("six men", match("ستة رجال")), { as: "texts", story: "six men", paper: "ستة رجال" });
});

test("the comma of the story's own at the end is no difference", () => {
  const columns = [{ kind: "same" as const, story: "men,", paper: "men" }];
  assert.equal(shown_against("men,", match("men", { columns })).as, "line");
  assert.equal(shown_against("men,", match("men", { columns: [...columns, { kind: "same", story: "x", paper: "x" }] })).as, "columns");
});

test("words on one side stand singly; of many only the ends", () => {
  const omitted = (words: number) => {
    const paper = Array.from({ length: words }, (_, i) => `w${i}`).join(" ");
    const shown = shown_against("a", match("b", { columns: [{ kind: "same", story: "a", paper: "a" }, { kind: "omitted", story: "", paper }] }));
    return shown.as === "columns" ? shown.columns.slice(1) : [];
  };
  assert.equal(omitted(18).length, 18);
  assert.equal(omitted(40).length, 13);
  assert.equal(omitted(40)[6]?.between, 28);
  assert.equal(omitted(40)[12]?.paper, "w39");
});

test("reasons against come first and tell the difference that they are about", () => {
  const found = match("x", {
    differences: [
      { story: "a", source: "b", kind: "spelling", start: 0, end: 0, source_start: 0, source_end: 0, confidence: 1 },
      { story: "", source: "provided that it rains.", kind: "omitted", start: 0, end: 0, source_start: 0, source_end: 0, confidence: 1 },
      { story: "270", source: "210", kind: "digit", start: 0, end: 0, source_start: 0, source_end: 0, confidence: 1 },
    ],
  });
  assert.deepEqual(shown_reasons({ reasons: ["normalised", "digit_differs", "condition_dropped"], evidence: [found] }), [
    { reason: "digit_differs", told: { story: "270", paper: "210" } },
    { reason: "condition_dropped", told: { story: "", paper: "provided that it rains" } },
    { reason: "normalised", told: null },
  ]);
  assert.deepEqual(shown_reasons({ reasons: ["nothing_close"], evidence: [] }), [{ reason: "nothing_close", told: null }]);
});

test("a long difference is cut between words", () => {
  const cut = quoted_words(`${"word ".repeat(40)}.`);
  assert.ok(cut.endsWith("word …") && cut.length <= 93, cut);
});

test("progress counts the person's word over the machine's", () => {
  const claims = [claim(1, { decision: decision("supported") }), claim(2, { decision: decision("for_a_person", "Sami"), second: decision("differs") }), claim(3)];
  const progress = progress_of(claims);
  assert.deepEqual(progress.counts, { supported: 1, differs: 1, contradicted: 0, not_found: 0, for_a_person: 1 });
  assert.deepEqual([progress.decided, progress.asked, progress.second, progress.by], [2, 1, 1, ["Huda", "Sami"]]);
  assert.deepEqual(
    filtered(claims, new Set(["supported"])).map((one) => one.n),
    [1],
  );
});

test("the next open claim goes round, skips what is decided and not what is asked", () => {
  const claims = [claim(1), claim(2, { decision: decision("differs") }), claim(5, { decision: decision("for_a_person") })];
  assert.equal(next_open(claims, null, 1, "first"), 1);
  assert.equal(next_open(claims, null, -1, "first"), 5);
  assert.equal(next_open(claims, 1, 1, "first"), 5);
  assert.equal(next_open(claims, 5, 1, "first"), 1);
  assert.equal(next_open(claims, 3, 1, "first"), 5);
  assert.equal(next_open(claims, 3, -1, "first"), 1);
  assert.equal(next_open([claim(1)], 1, 1, "first"), null);
  assert.equal(next_open([], null, 1, "first"), null);
});

test("a second reader has claims of their own that are open", () => {
  const one = claim(1, { decision: decision("differs") });
  assert.ok(!is_open(one, "first"));
  assert.ok(is_open(one, "second"));
  assert.equal(refusal(one, "accept", "second", "Huda"), "firsts");
  assert.equal(refusal(one, "accept", "second", "Sami"), null);
  assert.equal(refusal(claim(2), "withdraw", "first", "Sami"), "nothing_said");
  assert.equal(refusal(claim(2, { verdict: "for_a_person" }), "accept", "first", "Sami"), null);
});

test("neighbours stop at the ends", () => {
  const claims = [claim(2), claim(4)];
  assert.deepEqual([neighbour(claims, 2, -1), neighbour(claims, 2, 1), neighbour(claims, 4, 1), neighbour(claims, 3, 1), neighbour(claims, 3, -1)], [2, 4, 4, 4, 2]);
});

test("claims that arrive in any order stand in the story's", () => {
  const list = [3, 1, 2, 1].reduce<Claim[]>((claims, n) => merged(claims, claim(n, { text: `${n}` })), []);
  assert.deepEqual(
    list.map((one) => one.n),
    [1, 2, 3],
  );
});

test("a letter number is isolated whole in a line of the other direction", () => {
  assert.deepEqual(pieces("The letter 214/ق/3.", "ltr"), [
    { text: "The letter ", foreign: false },
    { text: "214/ق/3", foreign: true },
    { text: ".", foreign: false },
  ]);
  assert.deepEqual(pieces("كتبها «John Smith».", "rtl"), [
    { text: "كتبها «", foreign: false },
    { text: "John Smith", foreign: true },
    { text: "».", foreign: false },
  ]);
  assert.deepEqual(pieces("plain", "ltr"), [{ text: "plain", foreign: false }]);
});

test("the script of most letters gives the direction", () => {
  assert.equal(main_direction("UN قالت اللجنة"), "rtl");
  assert.equal(main_direction("the word لا"), "ltr");
  assert.equal(main_direction("12/3"), null);
});

test("what would turn a line around is shown by its number", () => {
  assert.equal(harmless("a\u202Eb\u200Fc"), "a[U+202E]bc");
  assert.equal(harmless("\u{E0041}"), "[U+E0041]");
});

test("the text around a passage is cut between words and keeps what is torn off", () => {
  const page = `${"before ".repeat(40)}We expect 400 before May, provided that it rains. ${"after ".repeat(40)}`;
  const start = page.indexOf("We expect");
  const range = { start, end: start + "We expect 400 before May".length };
  const torn = torn_ranges(page, range, { after: ", provided that it rains." });
  assert.deepEqual(torn, [{ source_start: range.end, source_end: range.end + ", provided that it rains.".length }]);
  assert.deepEqual(torn_ranges(page, range, { before: "other words", after: "other words" }), []);
  const segments = text_around(page, range, torn);
  assert.deepEqual(
    segments.map((segment) => segment.kind),
    ["around", "passage", "differs", "around"],
  );
  assert.ok(segments[0]?.text.startsWith("… before before") && segments[3]?.text.endsWith("after …"));
  assert.equal(segments[1]?.text, "We expect 400 before May");
});
