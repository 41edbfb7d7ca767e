// The page with its letter's fields framed; the one looked at is filled.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { page_picture } from "../api/client";
import { usePicture } from "../api/pictures";
import { useDocument, usePage } from "../parts/kept";
import { main_direction } from "../parts/mixed";
import { Mixed } from "../parts/mixed_text";
import { Scalars } from "../parts/scalars";
import { common_words } from "../words/common";
import { useWords } from "../words/words";
import type { ShownField } from "./letter_rows";
import { letters_words } from "./letters_words";

const kWidth = 1400;

interface FieldPageProps {
  document: string;
  page: number;
  fields: ShownField[];
  chosen: ShownField | null;
  choose: (field: ShownField) => void;
}

interface Cut {
  text: string;
  field: ShownField | null;
}

/// A page's text cut at its fields; where two overlap the shorter one has the words.
export function field_cuts(text: string, fields: readonly ShownField[]): Cut[] {
  const scalars = new Scalars(text);
  const ranges = fields.flatMap((field) => (field.field.passage ? [{ field, start: field.field.passage.start, end: field.field.passage.end }] : []));
  const cuts = [...new Set([0, scalars.length, ...ranges.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const over = ranges.filter((range) => range.start <= start && start < range.end).sort((a, b) => a.end - a.start - (b.end - b.start));
    return { text: scalars.slice(start, cuts[i + 1] ?? start), field: over[0]?.field ?? null };
  });
}

/// The page as text, where there is no picture of it.
function FieldText({ document, page, fields, chosen, choose }: FieldPageProps): JSX.Element {
  const read = usePage(document, page);
  const lit = useRef<HTMLElement>(null);
  useEffect(() => lit.current?.scrollIntoView({ block: "nearest" }), [chosen, read]);
  const text = read?.text ?? "";
  const direction = main_direction(text) ?? "ltr";
  return (
    <div class="field-page as-text" dir={direction} lang={direction === "rtl" ? "ar" : "en"}>
      {field_cuts(text, fields).map(({ text: words, field }, i) =>
        field === null ? (
          <Mixed key={i} text={words} direction={direction} />
        ) : (
          <mark key={i} class={field === chosen ? "chosen" : ""} ref={field === chosen ? lit : null} onClick={() => choose(field)}>
            <Mixed text={words} direction={direction} />
          </mark>
        ),
      )}
    </div>
  );
}

export function FieldPage(props: FieldPageProps): JSX.Element {
  const info = useDocument(props.document);
  if (info === null) return <div class="field-page" />;
  return info.pictures ? <FieldPicture {...props} /> : <FieldText {...props} />;
}

function FieldPicture({ document, page, fields, chosen, choose }: FieldPageProps): JSX.Element {
  const say = useWords(letters_words);
  const say_common = useWords(common_words);
  const state = usePicture(page_picture(document, page, kWidth));
  const size = usePage(document, page);
  const lit = useRef<SVGGElement>(null);
  useEffect(() => lit.current?.scrollIntoView({ block: "nearest" }), [chosen, state.is, size]);
  const shape = size && size.width > 0 ? { aspectRatio: `${size.width} / ${size.height}` } : {};
  return (
    <div class="field-page" style={shape}>
      {state.is === "shown" ? <img src={state.picture.url} alt={say("page_with", { n: page })} /> : <p>{state.is === "failed" ? state.why : say_common("loading")}</p>}
      {size && state.is === "shown" ? (
        <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
          {fields.map((shown, i) => (
            <g key={i} class={shown === chosen ? "chosen" : ""} ref={shown === chosen ? lit : null} onClick={() => choose(shown)}>
              {shown.field.passage?.boxes.map(([x0, y0, x1, y1], k) => (
                <rect key={k} x={x0 - 1.5} y={y0 - 1.5} width={x1 - x0 + 3} height={y1 - y0 + 3} rx={1.5} />
              ))}
            </g>
          ))}
        </svg>
      ) : null}
    </div>
  );
}
