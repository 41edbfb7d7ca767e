import assert from "node:assert/strict";
import { test } from "node:test";
import { lay_story } from "../../web/src/check/story_layout";
import { Scalars } from "../../web/src/parts/scalars";
import type { Story } from "../../web/src/check/objects";

const story = (text: string, blocks: Story["blocks"], more: Partial<Story> = {}): Story => ({ text, language: "eng", blocks, ...more });
const whole = (text: string): Story => story(text, [{ kind: "paragraph", start: 0, end: [...text].length }]);

test("offsets count scalars, not halves of them", () => {
  const text = new Scalars("a𝟙b");
  assert.equal(text.length, 3);
  assert.equal(text.slice(1, 3), "𝟙b");
  assert.equal(text.slice(2, 99), "b");
});

test("a claim in the middle cuts a paragraph in three", () => {
  const [block] = lay_story(whole("He said “six men” stood."), [{ n: 1, start: 9, end: 16 }]);
  assert.deepEqual(
    block?.runs.map(({ text, claim, begins, ends }) => [text, claim, begins, ends]),
    [
      ["He said “", null, false, []],
      ["six men", 1, true, [1]],
      ["” stood.", null, false, []],
    ],
  );
});

test("the innermost claim has the words; both end where both end", () => {
  const [block] = lay_story(whole("of whom 270 left"), [
    { n: 1, start: 0, end: 11 },
    { n: 2, start: 8, end: 11 },
  ]);
  assert.deepEqual(
    block?.runs.map(({ text, claim, ends }) => [text, claim, ends]),
    [
      ["of whom ", 1, []],
      ["270", 2, [2, 1]],
      [" left", null, []],
    ],
  );
});

test("hidden markup is not shown and does not begin a claim", () => {
  const text = "a **b** c";
  const laid = lay_story(
    story(text, [{ kind: "paragraph", start: 0, end: 9 }], {
      hidden: [
        { start: 2, end: 4 },
        { start: 5, end: 7 },
      ],
      emphasis: [{ start: 4, end: 5 }],
    }),
    [{ n: 7, start: 2, end: 7 }],
  );
  assert.equal(laid[0]?.text, "a b c");
  assert.deepEqual(
    laid[0]?.runs.filter((run) => run.claim === 7 && run.text !== "").map(({ text: words, emphasis, begins }) => [words, emphasis, begins]),
    [["b", true, true]],
  );
  assert.ok(laid[0]?.runs.some((run) => run.ends.includes(7)));
});

test("a claim over two blocks begins once", () => {
  const laid = lay_story(
    story("one two\n\nthree", [
      { kind: "paragraph", start: 0, end: 7 },
      { kind: "paragraph", start: 9, end: 14 },
    ]),
    [{ n: 1, start: 4, end: 14 }],
  );
  assert.deepEqual(
    laid.flatMap((block) => block.runs.filter((run) => run.claim === 1).map((run) => run.begins)),
    [true, false],
  );
  assert.deepEqual(
    laid.map((block) => block.line),
    [1, 3],
  );
});

test("without blocks every line that is not blank is one, and lines inside a block are spaces", () => {
  assert.deepEqual(
    lay_story(story("one\n\ntwo", []), []).map(({ text, line }) => [text, line]),
    [
      ["one", 1],
      ["two", 3],
    ],
  );
  assert.equal(lay_story(whole("one\n  two"), [])[0]?.text, "one two");
});

test("ranges beyond the text are cut to it", () => {
  const [block] = lay_story(story("abc", [{ kind: "paragraph", start: 0, end: 99 }]), [{ n: 1, start: 2, end: 50 }]);
  assert.equal(block?.text, "abc");
});
