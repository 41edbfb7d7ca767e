// The page's words over its picture: invisible, each scaled to its box, so that they are selected, found and copied as text in logical order.
//
// The layer is laid out once for a page, in points, and scaled as a whole: zooming moves nothing in it. A word's span reaches to the next word of
// its line and holds the space between, so that a selection is of one piece and copies with its spaces.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Page, Word } from "../api/objects";
import { direction_of } from "../parts/text";
import { same_line } from "./passages";

const measure = document.createElement("canvas").getContext("2d");

function natural_width(text: string, size: number): number {
  if (!measure) return text.length * size * 0.5;
  measure.font = `${size}px sans-serif`;
  return Math.max(measure.measureText(text).width, 0.1);
}

interface Placed {
  word: Word;
  text: string;
  left: number;
  width: number;
  dir: "rtl" | "ltr";
}

/// Where each word's span lies. The words of a line go one way or the other as their boxes do, whatever letters they hold.
export function place_words(page: Page): Placed[] {
  return page.words.map((word, k) => {
    const next = page.words[k + 1];
    const [x0, , x1] = word.box;
    const dir = direction_of(word.text);
    const text = next && same_line(word.box, next.box) ? `${word.text} ` : `${word.text}\n`;
    if (!next || text.endsWith("\n")) return { word, text, left: x0, width: x1 - x0, dir };
    if (next.box[2] <= x0 + 1) return { word, text, left: Math.min(next.box[2], x0), width: x1 - Math.min(next.box[2], x0), dir };
    if (next.box[0] >= x1 - 1) return { word, text, left: x0, width: Math.max(next.box[0], x1) - x0, dir };
    return { word, text, left: x0, width: x1 - x0, dir };
  });
}

function span_style(placed: Placed): Record<string, string> {
  const [, y0, , y1] = placed.word.box;
  const size = Math.max(1, y1 - y0);
  const shown = placed.text.endsWith("\n") ? placed.word.text : placed.text;
  return {
    left: `${placed.left}px`,
    top: `${y0}px`,
    height: `${size}px`,
    lineHeight: `${size}px`,
    fontSize: `${size}px`,
    transform: `scaleX(${(placed.width / natural_width(shown, size)).toFixed(4)})`,
  };
}

export function TextLayer({ page, scale }: { page: Page; scale: number }): JSX.Element {
  const spans = useMemo(
    () =>
      place_words(page).map((placed, k) => (
        <span key={k} dir={placed.dir} data-start={placed.word.start} style={span_style(placed)}>
          {placed.text}
        </span>
      )),
    [page],
  );
  const layer = useMemo(
    () => (
      <div class="text-layer" lang={page.language === "ara" ? "ar" : "en"} style={{ transform: `scale(${scale})`, width: `${page.width}px`, height: `${page.height}px` }}>
        {spans}
      </div>
    ),
    [spans, scale],
  );
  return layer;
}
