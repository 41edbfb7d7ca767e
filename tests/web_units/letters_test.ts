import assert from "node:assert/strict";
import { test } from "node:test";
import { chain_of } from "../../web/src/letters/chain";
import { around, draw_graph, kMostDrawn } from "../../web/src/letters/graph_layout";
import { day_span, lanes, padded, share_of, ticks } from "../../web/src/letters/timeline_scale";

const kDay = 86_400_000;
const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / kDay;

test("a date spans the days that it leaves open", () => {
  assert.deepEqual(day_span("2006-03-18"), { first: day("2006-03-18"), last: day("2006-03-18") });
  assert.deepEqual(day_span("2004-02"), { first: day("2004-02-01"), last: day("2004-02-29") });
  assert.deepEqual(day_span("2006"), { first: day("2006-01-01"), last: day("2006-12-31") });
  assert.deepEqual(day_span("2006-12/2007-01"), { first: day("2006-12-01"), last: day("2007-01-31") });
  for (const none of ["", "--03-18", "someday", "2006-13"]) assert.equal(day_span(none), null, none);
});

test("a line is padded to whole months, and shares run from end to end", () => {
  const range = padded([{ first: day("2006-03-18"), last: day("2006-05-02") }]);
  assert.deepEqual(range, { first: day("2006-03-01"), last: day("2006-06-01") });
  assert.equal(share_of(day("2006-03-01"), range?.first ?? 0, range?.last ?? 0), 0);
  assert.equal(share_of(day("2006-06-01"), range?.first ?? 0, range?.last ?? 0), 1);
  assert.equal(share_of(5, 5, 5), 0.5);
  assert.equal(padded([]), null);
});

test("ticks are firsts of months or years, never more than asked for", () => {
  const months = ticks(day("2006-03-01"), day("2006-06-01"), 12);
  assert.deepEqual(
    months.map((tick) => tick.month),
    [3, 4, 5, 6],
  );
  const years = ticks(day("1960-01-01"), day("2020-01-01"), 12);
  assert.ok(years.length <= 13 && years.length >= 5, String(years.length));
  assert.ok(years.every((tick) => tick.month === 0));
});

test("marks in one lane keep apart", () => {
  assert.deepEqual(lanes([0, 5, 9, 20, 21], 10), [0, 1, 2, 0, 1]);
});

const node = (id: string, letters: number) => ({ id, name: id, letters });
const edge = (from: string, to: string, n: number) => ({ from, to, count: n, first: null, last: null });

test("those who write to each other stand beside each other", () => {
  const order = around([node("a", 9), node("b", 1), node("c", 2), node("d", 8)], [edge("a", "d", 8), edge("c", "b", 1)]).map((one) => one.id);
  assert.equal(Math.abs(order.indexOf("a") - order.indexOf("d")), 1, order.join());
  assert.equal(Math.abs(order.indexOf("b") - order.indexOf("c")), 1, order.join());
});

test("a drawing is the same every time, stays inside, and says what it leaves out", () => {
  const nodes = Array.from({ length: kMostDrawn + 5 }, (_, i) => node(`n${i}`, i));
  const edges = [edge("n44", "n43", 3), edge("n43", "n44", 1), edge("n44", "n44", 1), edge("n44", "n0", 1)];
  const drawing = draw_graph(nodes, edges, 900, 600);
  assert.deepEqual(drawing, draw_graph([...nodes].reverse(), edges, 900, 600));
  assert.equal(drawing.nodes.length, kMostDrawn);
  assert.equal(drawing.left_out, 5);
  assert.equal(drawing.edges.length, 3);
  assert.ok(drawing.nodes.every(({ x, y, radius }) => x - radius > 0 && x + radius < 900 && y - radius > 0 && y + radius < 600));
  assert.ok(drawing.edges[0]?.path !== drawing.edges[1]?.path);
});

test("a chain tells what is answered, what answers, what is missing, and who said so", () => {
  const reference = { text: "87/م", number: "87/م", date: "2011-03-02", letter: null, perhaps: null, answers: false };
  const chain = chain_of(
    {
      id: "d/l1",
      references: [{ ...reference, letter: "e/l1", answers: true }, { ...reference, perhaps: "f/l1" }, reference],
      cited_by: ["g/l1", "h/l1"],
      links: [{ relation: "enclosure-of", of_other: true, letter: "i/l1", by: "Huda", why: "same staple" }],
    },
    (id) => id === "g/l1",
  );
  assert.deepEqual(
    chain.map((link) => [link.relation, link.letter]),
    [
      ["answers", "e/l1"],
      ["perhaps", "f/l1"],
      ["missing", null],
      ["answered_by", "g/l1"],
      ["cited_by", "h/l1"],
      ["encloses", "i/l1"],
    ],
  );
  assert.equal(chain[5]?.by, "Huda");
});
