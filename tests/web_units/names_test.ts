import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, as_csv, begin, compared, moved, tally } from "../../web/src/names/review";

const match = (left: number, right: number, score: number, name = "x") => ({ left, right, left_name: name, right_name: name, score, why: ["given names agree"] });

test("matches stand by their left row, best first", () => {
  const review = begin([match(3, 1, 0.8), match(2, 9, 0.8), match(2, 4, 0.9)]);
  assert.deepEqual(
    review.matches.map(({ left, right }) => [left, right]),
    [
      [2, 4],
      [2, 9],
      [3, 1],
    ],
  );
});

test("an answer goes to the next without one; the same again takes it back", () => {
  let review = begin([match(1, 1, 1), match(2, 2, 1), match(3, 3, 1)]);
  review = answered(review, "yes");
  assert.equal(review.at, 1);
  review = answered(moved(review, 1), "no");
  assert.equal(review.at, 1);
  assert.deepEqual(tally(review), { yes: 1, no: 1, unsure: 0, open: 1 });
  review = answered(moved(review, -1), "yes");
  assert.deepEqual([review.at, tally(review).yes], [0, 0]);
  assert.equal(moved(review, -5).at, 0);
  assert.equal(answered(begin([]), "yes").answers.size, 0);
});

test("the words of one side alone are told apart", () => {
  assert.deepEqual(compared("Sami al-Halabi", "Sami Khalil al-Halabi").right, [
    ["Sami", true],
    ["Khalil", false],
    ["al-Halabi", true],
  ]);
});

test("the CSV quotes what it must and gives a spreadsheet no formula", () => {
  const csv = as_csv(answered(begin([match(2, 3, 0.91234, '=cmd, "x"')]), "unsure"));
  assert.equal(csv, '\uFEFFleft_row,left_name,right_row,right_name,score,why,answer\r\n2,"\'=cmd, ""x""",3,"\'=cmd, ""x""",0.912,given names agree,unsure\r\n');
});
