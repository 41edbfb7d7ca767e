import type { JSX } from "preact";
import { crop_picture } from "../api/client";
import type { Passage } from "../api/objects";
import { usePicture } from "../api/pictures";
import { common_words } from "../words/common";
import { useWords } from "../words/words";

interface CropProps {
  passage: Pick<Passage, "document" | "page" | "start" | "end" | "text">;
  /// Pixels of the picture asked for; the element takes the width it is given.
  width: number;
  /// Height kept free from the start, so that nothing moves when the picture comes; without it the picture's own proportions rule.
  height?: number;
}

/// The lines of the page around a passage, its words marked.
export function Crop({ passage, width, height }: CropProps): JSX.Element {
  const say = useWords(common_words);
  const state = usePicture(crop_picture(passage.document, passage.page, passage.start, passage.end, width));
  const style = height !== undefined ? { height: `${height}px` } : state.is === "shown" ? { aspectRatio: `${state.picture.width} / ${state.picture.height}` } : { height: "120px" };
  return (
    <span class="crop" style={style}>
      {state.is === "shown" ? <img src={state.picture.url} alt={passage.text} /> : null}
      {state.is === "shown" ? null : <span class="crop-told">{state.is === "failed" ? state.why : say("loading")}</span>}
    </span>
  );
}
