import assert from "node:assert/strict";
import { test } from "node:test";
import type { AppliedCorrection, Page } from "../../web/src/api/objects";
import { reason_in } from "../../web/src/names/name_reasons";
import { corrected_line, corrections_in } from "../../web/src/reader/said";

const correction = (start: number, end: number, says: string): AppliedCorrection => ({ cite: "", read: "", text: says, by: "N. A.", why: "seen", act: start + 1, start, end, says });
/// The second scalar is one that JavaScript counts twice; the corrections do not come in their order.
const page = { text: "a𐤀c 210 def\nnext line", corrected: { text: "", corrections: [correction(8, 16, "DEF"), correction(4, 7, "270")], lost: [] } } as unknown as Page;

test("a line as corrected has a person's words in the place of what was read", () => {
  assert.deepEqual(corrected_line(page, 0, 11)?.map((part) => part.text), ["a𐤀c ", "270", " ", "DEF"]);
  assert.deepEqual(corrected_line(page, 0, 11)?.map((part) => part.said?.act ?? 0), [0, 5, 0, 9]);
});

test("a correction over a line's end stands where it begins, and the rest of its words are gone", () => {
  assert.deepEqual(corrected_line(page, 12, 21)?.map((part) => part.text), [" line"]);
});

test("a line that nothing was said of has no corrected form", () => {
  assert.equal(corrected_line(page, 0, 4), null);
  assert.equal(corrected_line({ text: "a", corrected: null } as unknown as Page, 0, 1), null);
});

test("a correction is found by any word it touches and by no neighbour", () => {
  assert.deepEqual(corrections_in(page, { start: 5, end: 6 }).map((one) => one.says), ["270"]);
  assert.deepEqual(corrections_in(page, { start: 7, end: 8 }), []);
});

test("reasons of names are said in Arabic, and in English where they are not known", () => {
  assert.deepEqual(reason_in("ar", "given name the same in another spelling"), { text: "الاسم الأول: نفسه بإملاء آخر", language: "ar" });
  assert.deepEqual(reason_in("ar", "family name as given name the same, written as one word on one side"), { text: "اسم العائلة (في الثانية: الاسم الأول): نفسه، وكُتب كلمة واحدة في إحداهما", language: "ar" });
  assert.deepEqual(reason_in("ar", "father's name on the left is not the family name on the right"), { text: "اسم الأب في الأولى غير اسم العائلة في الثانية", language: "ar" });
  assert.deepEqual(reason_in("ar", "something new"), { text: "something new", language: "en" });
  assert.deepEqual(reason_in("en", "rank the same"), { text: "rank the same", language: "en" });
});
