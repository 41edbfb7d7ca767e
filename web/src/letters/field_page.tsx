// The page with its letter's fields framed; the one looked at is filled.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { get_page, page_picture } from "../api/client";
import { usePicture } from "../api/pictures";
import { useLoaded } from "../parts/loaded";
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

export function FieldPage({ document, page, fields, chosen, choose }: FieldPageProps): JSX.Element {
  const say = useWords(letters_words);
  const say_common = useWords(common_words);
  const state = usePicture(page_picture(document, page, kWidth));
  const key = `${document}/${page}`;
  const [loaded] = useLoaded(key, async (signal) => ({ key, page: await get_page(document, page, signal) }));
  const size = loaded.is === "here" && loaded.value.key === key ? loaded.value.page : null;
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
