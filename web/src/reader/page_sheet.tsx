// The page on the desk: its picture, what is marked on it, its text over both. Its room is known from the page's size before the picture comes.

import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { page_picture } from "../api/client";
import { usePicture } from "../api/pictures";
import type { Box, Page, PageLine } from "../api/objects";
import { useWords } from "../words/words";
import { direction_of } from "../parts/text";
import { kSureReading, type Span } from "./passages";
import { TextLayer } from "./text_layer";
import { reader_words } from "./words";

export type MarkKind = "field" | "on" | "hit" | "selected" | "unsure" | "corrected" | "noted";
export interface Mark {
  kind: MarkKind;
  boxes: Box[];
}

/// Widths that pictures are asked for in, so that a little zooming asks for nothing new.
const kWidths = [600, 900, 1300, 1800, 2500, 4000];
export const picture_width = (pixels: number): number => kWidths.find((width) => width >= pixels) ?? 4000;

/// The words read unsurely, as marks.
export const unsure_of = (page: Page): Mark => ({ kind: "unsure", boxes: page.words.filter((word) => word.confidence < kSureReading).map((word) => word.box) });

function Marks({ marks, size }: { marks: Mark[]; size: PageLine }): JSX.Element {
  const place = ([x0, y0, x1, y1]: Box, grown: number): Record<string, string> => ({
    left: `${(100 * (x0 - grown)) / size.width}%`,
    top: `${(100 * (y0 - grown)) / size.height}%`,
    width: `${(100 * (x1 - x0 + 2 * grown)) / size.width}%`,
    height: `${(100 * (y1 - y0 + 2 * grown)) / size.height}%`,
  });
  return (
    <div class="marks" aria-hidden="true">
      {marks.flatMap((mark) => mark.boxes.map((box, k) => <span key={`${mark.kind} ${k} ${box.join()}`} class={`mark mark-${mark.kind}`} style={place(box, mark.kind === "unsure" ? 0 : 1.5)} />))}
    </div>
  );
}

interface PageSheetProps {
  document: string;
  size: PageLine;
  /// Null until its words are here.
  page: Page | null;
  scale: number;
  turned: number;
  marks: Mark[];
  /// Changes when the first box of the marks "on" or "hit" should be brought into sight.
  attention: string;
}

/// Brings the first mark that one is led to into sight, without moving when it is.
function useAttention(sheet: { current: HTMLElement | null }, attention: string): void {
  useEffect(() => {
    const mark = sheet.current?.querySelector(".mark-on, .mark-hit");
    const desk = sheet.current?.closest(".desk");
    if (!mark || !desk) return;
    const [box, room] = [mark.getBoundingClientRect(), desk.getBoundingClientRect()];
    if (box.top < room.top + 20 || box.bottom > room.bottom - 20) desk.scrollTop += box.top - room.top - room.height / 3;
    if (box.left < room.left || box.right > room.right) desk.scrollLeft += box.left - room.left - room.width / 3;
  }, [attention]);
}

export function PageSheet({ document, size, page, scale, turned, marks, attention }: PageSheetProps): JSX.Element {
  const sheet = useRef<HTMLDivElement>(null);
  const [width, height] = [size.width * scale, size.height * scale];
  const asked = picture_width(width * Math.min(devicePixelRatio, 2));
  const picture = usePicture(page_picture(document, size.page, asked), `${document} ${size.page}`);
  useAttention(sheet, attention);
  const across = turned % 180 !== 0;
  const image = useMemo(() => (picture.is === "shown" ? <img src={picture.picture.url} alt="" draggable={false} /> : null), [picture]);
  return (
    <div class="sheet-room" style={{ width: `${across ? height : width}px`, height: `${across ? width : height}px` }}>
      <div ref={sheet} class="sheet" style={{ width: `${width}px`, height: `${height}px`, transform: `translate(-50%, -50%) rotate(${turned}deg)` }}>
        {image}
        <Marks marks={marks} size={size} />
        {page ? <TextLayer page={page} scale={scale} /> : null}
        {picture.is === "failed" ? <p class="sheet-told">{picture.why}</p> : null}
      </div>
    </div>
  );
}

/// A paper without pictures (text, DOCX): its text set as a page. Words keep their places, so that they are marked and selected like those of a scan.
export function TextSheet({ page, marked }: { page: Page; marked: Span[] }): JSX.Element {
  const say = useWords(reader_words);
  return (
    <div class="text-sheet document-text">
      <p class="soft text-sheet-told">{say("no_picture")}</p>
      <TextOfPage page={page} marked={marked} />
    </div>
  );
}

/// The text as read, line by line.
function TextOfPage({ page, marked }: { page: Page; marked: Span[] }): JSX.Element {
  const lines = useMemo(() => lines_of(page), [page]);
  return (
    <>
      {lines.map((line) => (
        <p key={line.start} dir={line.dir} lang={line.dir === "rtl" ? "ar" : undefined}>
          <WordsOfLine line={line} marked={marked} gone={[]} />
        </p>
      ))}
    </>
  );
}

const touches = (spans: readonly Span[], part: Span): boolean => spans.some((span) => span.start < part.end && span.end > part.start);

/// The words of a line, each with its place; words read unsurely are marked, those of `marked` set off, those of `gone` struck out.
export function WordsOfLine({ line, marked, gone }: { line: PageLineShown; marked: readonly Span[]; gone: readonly Span[] }): JSX.Element {
  return (
    <>
      {line.parts.map((part) => {
        const [is_marked, is_gone] = [touches(marked, part), touches(gone, part)];
        if (!part.word && !is_marked) return part.text;
        return (
          <span key={part.start} data-start={part.start} class={`word${part.unsure ? " unsure" : ""}${is_marked ? " marked" : ""}${is_gone ? " gone" : ""}`}>
            {part.text}
          </span>
        );
      })}
    </>
  );
}

interface LinePart extends Span {
  text: string;
  word: boolean;
  unsure: boolean;
}

export interface PageLineShown extends Span {
  text: string;
  dir: "rtl" | "ltr";
  parts: LinePart[];
}

/// The lines of a page's text in pieces: words and the spaces between them.
export function lines_of(page: Page): PageLineShown[] {
  const confidence = new Map(page.words.map((word) => [word.start, word.confidence]));
  let at = 0;
  return page.text.split("\n").map((text) => {
    const start = at;
    const parts: LinePart[] = [];
    for (const piece of text.split(/(\s+)/)) {
      const length = Array.from(piece).length;
      if (length > 0) parts.push({ text: piece, start: at, end: at + length, word: piece.trim() !== "", unsure: (confidence.get(at) ?? 1) < kSureReading });
      at += length;
    }
    at += 1;
    return { text, start, end: at - 1, dir: direction_of(text), parts };
  });
}
