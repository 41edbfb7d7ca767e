// A paper, page by page: the strip of pages, the page on its desk, and beside it what was read from it.

import type { JSX } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { get_document, get_page, page_picture } from "../api/client";
import { useEvent } from "../api/events";
import type { Correction, DocumentInfo, Note, Page, Passage } from "../api/objects";
import { warm } from "../api/pictures";
import { address_of, go } from "../frame/router";
import type { Route } from "../frame/router";
import { useKeys } from "../keys/keyboard";
import { useLoaded } from "../parts/loaded";
import { common_words } from "../words/common";
import { useWords } from "../words/words";
import { HitBar } from "./hits";
import { passages_of } from "./letter_panel";
import { PageSheet, picture_width, TextSheet, unsure_of } from "./page_sheet";
import type { Mark } from "./page_sheet";
import { boxes_of, span_of } from "./passages";
import { useWordSelection } from "./selection";
import { SelectionBar } from "./selection_bar";
import { Side, useFound } from "./side";
import type { Found } from "./side";
import { Strip } from "./strip";
import { Tools } from "./tools";
import type { Zoom } from "./tools";
import { reader_words } from "./words";
import "./reader.css";

const kDeskMargin = 30;

/// Pixels for a point of the page, for the room there is.
function scale_of(zoom: Zoom, page: { width: number; height: number }, room: { width: number; height: number }): number {
  if (typeof zoom === "number") return zoom;
  const by_width = (room.width - 2 * kDeskMargin) / page.width;
  return Math.max(0.1, zoom === "width" ? Math.min(by_width, 2) : Math.min(by_width, (room.height - 2 * kDeskMargin) / page.height));
}

function useRoom(): [ref: { current: HTMLDivElement | null }, room: { width: number; height: number }] {
  const ref = useRef<HTMLDivElement>(null);
  const [room, set_room] = useState({ width: 760, height: 640 });
  // Before anything is painted, so that the page never stands at a size that it then leaves.
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const look = (): void => set_room({ width: element.clientWidth, height: element.clientHeight });
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return [ref, room];
}

/// The words of a page, asked for again when a person says something of them; those of the page before are never taken for them.
function usePage(document: string, number: number): Page | null {
  const [state, again] = useLoaded(`${document} ${number}`, async (signal) => ({ document, page: await get_page(document, number, signal) }));
  useEvent("corrected", useCallback((data) => ((data as Correction | null)?.cite.startsWith(`recto:${document}/p${number}#`) ? again() : undefined), [document, number, again]));
  useEvent("noted", useCallback((data) => ((data as Note | null)?.document === document ? again() : undefined), [document, again]));
  return state.is === "here" && state.value.document === document && state.value.page.page === number ? state.value.page : null;
}

const of_page = (passage: Passage | undefined, document: string, number: number): Passage[] =>
  !passage ? [] : [...(passage.document === document && passage.page === number ? [passage] : []), ...of_page(passage.and, document, number)];

interface MarkedProps {
  paper: DocumentInfo;
  page: Page | null;
  number: number;
  found: Found;
  shown: Passage | null;
  at: string | null;
  unsure: boolean;
}

/// Words that a person corrected, and words with a note beside them.
const said_of = (page: Page): Mark[] => [
  { kind: "corrected", boxes: (page.corrected?.corrections ?? []).flatMap((one) => boxes_of(page, one)) },
  { kind: "noted", boxes: (page.notes ?? []).flatMap(({ start, end }) => (start === null || end === null ? [] : boxes_of(page, { start, end }))) },
];

/// What is marked on the page, the faintest first.
function marks_of({ paper, page, number, found, shown, at, unsure }: MarkedProps): Mark[] {
  const marks: Mark[] = [];
  const fields = found.letters.flatMap(passages_of).flatMap((passage) => of_page(passage, paper.document, number));
  marks.push({ kind: "field", boxes: fields.flatMap((passage) => passage.boxes) });
  if (page && unsure) marks.push(unsure_of(page));
  if (page) marks.push(...said_of(page));
  const span = span_of(at);
  if (page && span) marks.push({ kind: "hit", boxes: boxes_of(page, span) });
  if (shown) marks.push({ kind: "on", boxes: of_page(shown, paper.document, number).flatMap((passage) => passage.boxes) });
  return marks;
}

function Opened({ paper, number, route }: { paper: DocumentInfo; number: number; route: Route }): JSX.Element {
  const say = useWords(reader_words);
  const [desk, room] = useRoom();
  const [zoom, set_zoom] = useState<Zoom>("width");
  const [turned, set_turned] = useState(0);
  const [unsure, set_unsure] = useState(true);
  const [wide, set_wide] = useState(false);
  const [shown, show] = useState<Passage | null>(null);
  const [found, again] = useFound(paper.document);
  const page = usePage(paper.document, number);
  const selection = useWordSelection(page);
  const size = paper.page_list[number - 1];
  const at = route.query.get("at");
  const address = (n: number): string => address_of({ document: paper.document, page: n });
  const turn_page = (by: number): void => {
    const wanted = number + by;
    if (wanted >= 1 && wanted <= paper.page_list.length) go(address(wanted), { replace: true });
  };
  const scale = size && size.width > 0 ? scale_of(zoom, turned % 180 === 0 ? size : { width: size.height, height: size.width }, room) : 1;
  const marks = useMemo(() => marks_of({ paper, page, number, found, shown, at, unsure }), [paper, page, number, found, shown, at, unsure]);
  const selected: Mark[] = page && selection.span && getSelection()?.isCollapsed !== false ? [{ kind: "selected", boxes: boxes_of(page, selection.span) }] : [];
  useEffect(() => {
    desk.current?.scrollTo(0, 0);
    const next = paper.page_list[number];
    if (paper.pictures && next && page) warm(page_picture(paper.document, number + 1, picture_width(next.width * scale * Math.min(devicePixelRatio, 2))));
  }, [paper, number, page]);
  useKeys([
    { key: "PageDown", does: say("next_page"), run: () => turn_page(1) },
    { key: "PageUp", does: say("previous_page"), run: () => turn_page(-1) },
    { key: "j", does: say("next_page"), run: () => turn_page(1) },
    { key: "k", does: say("previous_page"), run: () => turn_page(-1) },
    { key: "Escape", does: say("back"), run: () => (selection.span ? selection.clear() : go("/papers")) },
    { key: "]", does: say("next_word"), run: () => selection.move(1, false) },
    { key: "[", does: say("previous_word"), run: () => selection.move(-1, false) },
    { key: "}", does: say("longer"), run: () => selection.move(1, true) },
    { key: "{", does: say("shorter"), run: () => selection.move(-1, true) },
  ]);
  const spans = [span_of(at), selection.span].flatMap((span) => (span ? [span] : []));
  const open = (passage: Passage): void => go(address_of(passage), { replace: true });
  return (
    <div class={wide ? "reader wide" : "reader"}>
      <Strip paper={paper} page={number} address={address} />
      <div class="reader-middle">
        <Tools {...{ paper, number, scale, zoom, set_zoom, unsure, set_unsure }} turn_page={turn_page} turn={() => set_turned((turned + 90) % 360)} />
        <HitBar route={route} />
        <div class="desk" ref={desk} tabIndex={0} role="region" aria-label={say("page_number")}>
          {size && size.width > 0 && paper.pictures ? (
            <PageSheet document={paper.document} size={size} page={page} scale={scale} turned={turned} marks={[...marks, ...selected]} attention={`${at} ${page?.page} ${shown?.cite}`} />
          ) : page ? (
            <TextSheet page={page} marked={[...spans, ...of_page(shown ?? undefined, paper.document, number)]} />
          ) : null}
        </div>
        {page && selection.span ? <SelectionBar paper={paper} page={page} span={selection.span} clear={selection.clear} /> : null}
      </div>
      <Side {...{ paper, page, found, again, wide, set_wide, show, open }} marked={spans} />
    </div>
  );
}

export function Reader({ route, document, page }: { route: Route; document: string; page: string | undefined }): JSX.Element {
  const common = useWords(common_words);
  const [state] = useLoaded(`document ${document}`, () => get_document(document));
  if (state.is === "failed") return <p class="stand">{state.why.message}</p>;
  if (state.is === "loading" || state.value.document !== document) return <p class="only-heard">{common("loading")}</p>;
  const number = Math.max(1, Math.min(state.value.page_list.length, Number(page ?? "1") || 1));
  return <Opened paper={state.value} number={number} route={route} />;
}
