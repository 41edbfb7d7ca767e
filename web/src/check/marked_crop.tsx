// The lines of the page around a passage: the server marks its words; where they part from the story's, frames are set over the picture.

import type { JSX } from "preact";
import { crop_picture, get_page } from "../api/client";
import type { Box, Page } from "../api/objects";
import { usePicture } from "../api/pictures";
import { useLoaded } from "../parts/loaded";
import { common_words } from "../words/common";
import { useWords } from "../words/words";
import { check_words } from "./check_words";
import type { Difference, Passage } from "./objects";

const kWidth = 1024;
const kGap = 1.5;

/// A page's text and words; what came for another page before is not shown for this one.
export function usePage(document: string, page: number): Page | null {
  const key = `${document}/${page}`;
  const [loaded] = useLoaded(key, async (signal) => ({ key, page: await get_page(document, page, signal) }));
  return loaded.is === "here" && loaded.value.key === key ? loaded.value.page : null;
}

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

const kMinor = new Set(["spelling", "ocr"]);

/// `part` is which passage of a match this is: 1 for the one after a page break.
export function MarkedCrop({ passage, differences, part }: { passage: Passage; differences: Difference[]; part: number }): JSX.Element {
  const say = useWords(common_words);
  const say_check = useWords(check_words);
  const state = usePicture(crop_picture(passage.document, passage.page, passage.start, passage.end, kWidth));
  const page = usePage(passage.document, passage.page);
  if (state.is !== "shown") {
    const told = state.is === "failed" ? say_check("no_picture", { why: state.why }) : say("loading");
    return <div class="marked-crop waiting">{told}</div>;
  }
  const { url, region, width, height } = state.picture;
  const parting = differences.filter((one) => ((one as { part?: number }).part ?? 0) === part && one.source !== "" && !kMinor.has(one.kind));
  const boxes = page ? parting.flatMap((one) => frames(page, one.source_start, one.source_end)) : [];
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
