import assert from "node:assert/strict";
import { test } from "node:test";
import { parse_event, with_query } from "../../web/src/api/http";
import type { Box, Page } from "../../web/src/api/objects";
import { boxes_of, cite_of, end_of, same_line, span_of, words_in } from "../../web/src/reader/passages";
import { filter_in, marked_pieces, with_filter } from "../../web/src/search/query";

const word = (text: string, start: number, box: Box) => ({ text, start, box, confidence: 1 });
/// Two lines, the first from right to left; the fourth word holds a scalar that JavaScript counts twice.
const page = {
  text: "رقم الكتاب 214\n𐤀x end",
  words: [word("رقم", 0, [180, 10, 200, 20]), word("الكتاب", 4, [140, 11, 178, 21]), word("214", 11, [120, 10, 138, 20]), word("𐤀x", 15, [20, 30, 40, 40]), word("end", 18, [42, 30, 60, 40])],
} as unknown as Page;

test("a span's words are those it touches, their boxes one a line", () => {
  assert.deepEqual(words_in(page, { start: 4, end: 11 }).map((one) => one.text), ["الكتاب"]);
  assert.deepEqual(words_in(page, { start: 5, end: 12 }).map((one) => one.text), ["الكتاب", "214"]);
  assert.deepEqual(words_in(page, { start: 3, end: 4 }), []);
  assert.deepEqual(boxes_of(page, { start: 0, end: 21 }), [
    [120, 10, 200, 21],
    [20, 30, 60, 40],
  ]);
});

test("offsets count scalars, not halves of them", () => {
  assert.deepEqual(page.words.slice(3).map(end_of), [17, 21]);
  assert.deepEqual(words_in(page, { start: 17, end: 18 }), []);
});

test("words stand on one line when half the lower one overlaps", () => {
  assert.ok(same_line([0, 10, 5, 20], [6, 15, 9, 30]) === false);
  assert.ok(same_line([0, 10, 5, 20], [6, 12, 9, 22]));
  assert.ok(same_line([0, 10, 5, 30], [6, 24, 9, 30]));
});

test("an address's range and a passage's cite", () => {
  assert.deepEqual(span_of("120-134"), { start: 120, end: 134 });
  for (const bad of [null, "", "12", "-3-4", "a-b", "1-2-3"]) assert.equal(span_of(bad), null);
  assert.equal(cite_of("ab", 2, { start: 1, end: 9 }), "recto:ab/p2#1-9");
});

test("facets become words of the query and are taken out again", () => {
  const narrowed = with_filter("تدريب", "type", "memo");
  assert.equal(narrowed, "تدريب type:memo");
  assert.equal(filter_in(narrowed, "type"), "memo");
  assert.equal(with_filter(narrowed, "type", null), "تدريب");
  assert.equal(with_filter(narrowed, "type", "letter"), "تدريب type:letter");
  assert.equal(with_filter("", "correspondent", 'the "head" of supply'), 'from:"the head of supply"');
  assert.equal(with_filter("x", "file", "a/b/annex 3.pdf"), 'x file:"annex 3.pdf"');
  assert.equal(filter_in("subtype:memo", "type"), null);
});

test("matched words are marked, longest first, and stand in sight", () => {
  assert.deepEqual(marked_pieces("the supply of supplies", ["supply", "supplies"]).filter((piece) => piece.marked).map((piece) => piece.text), ["supply", "supplies"]);
  assert.deepEqual(marked_pieces("a+b (c)", ["(c)"]), [
    { text: "a+b ", marked: false },
    { text: "(c)", marked: true },
  ]);
  const lead = marked_pieces(`${"word ".repeat(40)}found it`, ["found"])[0];
  assert.ok(lead && lead.text.startsWith("… ") && lead.text.length < 50, lead?.text);
  assert.deepEqual(marked_pieces("plain", []), [{ text: "plain", marked: false }]);
});

test("a stream's blocks become events; what is no JSON is none", () => {
  assert.deepEqual(parse_event('id: 4\nevent: progress\ndata: {"pages":3}'), { event: "progress", data: { pages: 3 }, id: "4" });
  assert.deepEqual(parse_event('data: [1,\r\ndata: 2]'), { event: "message", data: [1, 2] });
  assert.equal(parse_event(": waiting"), null);
  assert.equal(parse_event("event: x\ndata: {"), null);
});

test("addresses carry what is there, whole", () => {
  assert.equal(with_query("/api/search", { q: "214/ق/3 & more", exact: undefined, offset: 0, type: "" }), "/api/search?q=214%2F%D9%82%2F3%20%26%20more&offset=0");
  assert.equal(with_query("/api/case", {}), "/api/case");
});
