// The lines of the page around a passage: the server marks its words; where they part from the story's, frames are set over the picture.

import type { JSX } from "preact";
import { crop_picture } from "../api/client";
import type { Box, Page } from "../api/objects";
import { usePicture } from "../api/pictures";
import { common_words } from "../words/common";
import { useWords } from "../words/words";
import { check_words } from "./check_words";
import { usePage } from "../parts/kept";
import { main_direction } from "../parts/mixed";
import { Mixed } from "../parts/mixed_text";
import type { Passage } from "./objects";
import { type SourceRange, text_around, type Torn, torn_ranges } from "./text_around";

const kWidth = 1024;
const kGap = 1.5;

/// Frames around the words of a page in a range, joined where they stand side by side in a line.
export function frames(page: Pick<Page, "words">, start: number, end: number): Box[] {
  const out: Box[] = [];
  for (const word of page.words) {
    const length = [...word.text].length;
    if (word.start >= end || word.start + length <= start) continue;
    const [x0, y0, x1, y1] = word.box;
    const last = out[out.length - 1];
    const middle = (y0 + y1) / 2;
    if (last && last[1] <= middle && middle <= last[3]) out[out.length - 1] = [Math.min(last[0], x0), Math.min(last[1], y0), Math.max(last[2], x1), Math.max(last[3], y1)];
    else out.push([x0, y0, x1, y1]);
  }
  return out;
}

/// The text of the page around a passage, where there is no picture of it.
export function TextAround({ passage, differences, torn }: { passage: Passage; differences: SourceRange[]; torn: Torn | null }): JSX.Element {
  const page = usePage(passage.document, passage.page);
  if (!page) return <div class="marked-crop waiting" />;
  const told = torn ? [...differences, ...torn_ranges(page.text, passage, torn)] : differences;
  const segments = text_around(page.text, passage, told);
  const direction = main_direction(segments.map((segment) => segment.text).join("")) ?? "ltr";
  return (
    <p class="text-around" dir={direction} lang={direction === "rtl" ? "ar" : "en"}>
      {segments.map((segment, i) =>
        segment.kind === "around" ? (
          <Mixed key={i} text={segment.text} direction={direction} />
        ) : (
          <mark key={i} class={segment.kind}>
            <Mixed text={segment.text} direction={direction} />
          </mark>
        ),
      )}
    </p>
  );
}

/// `differences` are those whose words stand on this page.
export function MarkedCrop({ passage, differences }: { passage: Passage; differences: SourceRange[] }): JSX.Element {
  const say = useWords(common_words);
  const say_check = useWords(check_words);
  const state = usePicture(crop_picture(passage.document, passage.page, passage.start, passage.end, kWidth));
  const page = usePage(passage.document, passage.page);
  if (state.is === "failed") return <TextAround passage={passage} differences={differences} torn={null} />;
  if (state.is === "loading") return <div class="marked-crop waiting">{say("loading")}</div>;
  const { url, region, width, height } = state.picture;
  const boxes = page ? differences.flatMap((one) => frames(page, one.source_start, one.source_end)) : [];
  return (
    <div class="marked-crop">
      <img src={url} width={width} height={height} alt={say_check("picture", { n: passage.page })} />
      {region && boxes.length > 0 ? (
        <svg viewBox={`${region[0]} ${region[1]} ${region[2] - region[0]} ${region[3] - region[1]}`} preserveAspectRatio="none" aria-hidden="true">
          {boxes.map(([x0, y0, x1, y1], i) => (
            <rect key={i} x={x0 - kGap} y={y0 - kGap} width={x1 - x0 + 2 * kGap} height={y1 - y0 + 2 * kGap} />
          ))}
        </svg>
      ) : null}
    </div>
  );
}
