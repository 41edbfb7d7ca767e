import type { JSX } from "preact";
import type { DocumentInfo } from "../api/objects";
import { address_of, go } from "../frame/router";
import { useKeys } from "../keys/keyboard";
import { Button } from "../parts/button";
import { Bdi, short_name } from "../parts/text";
import { common_words } from "../words/common";
import { format_number, format_share } from "../words/settings";
import { useWords } from "../words/words";
import { reader_words } from "./words";

/// Pixels a point, or what the page is fitted to.
export type Zoom = number | "width" | "page";

const kSteps = [0.25, 0.35, 0.5, 0.7, 0.85, 1, 1.2, 1.5, 2, 2.7, 3.5, 5];
/// The next step of zooming in or out from a scale.
export const zoomed = (scale: number, by: 1 | -1): number =>
  by > 0 ? (kSteps.find((step) => step > scale * 1.02) ?? 5) : ([...kSteps].reverse().find((step) => step < scale * 0.98) ?? 0.25);

interface ToolsProps {
  paper: DocumentInfo;
  number: number;
  scale: number;
  zoom: Zoom;
  set_zoom: (zoom: Zoom) => void;
  unsure: boolean;
  set_unsure: (shown: boolean) => void;
  turn_page: (by: number) => void;
  turn: () => void;
}

function PageNumber({ paper, number }: { paper: DocumentInfo; number: number }): JSX.Element {
  const say = useWords(reader_words);
  const common = useWords(common_words);
  const all = paper.page_list.length;
  const input = (
    <input
      class="page-number"
      inputMode="numeric"
      aria-label={say("page_number")}
      value={format_number(number)}
      size={Math.max(2, String(all).length)}
      onChange={(event) => {
        const wanted = Number(event.currentTarget.value.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)));
        if (wanted >= 1 && wanted <= all) go(address_of({ document: paper.document, page: Math.floor(wanted) }), { replace: true });
        else event.currentTarget.value = format_number(number);
      }}
    />
  );
  return <span>{common.rich("page_of", { n: input, all })}</span>;
}

export function Tools({ paper, number, scale, zoom, set_zoom, unsure, set_unsure, turn_page, turn }: ToolsProps): JSX.Element {
  const say = useWords(reader_words);
  const larger = (): void => set_zoom(zoomed(scale, 1));
  const smaller = (): void => set_zoom(zoomed(scale, -1));
  useKeys([
    { key: "+", does: say("zoom_in"), run: larger },
    { key: "=", does: say("zoom_in"), run: larger },
    { key: "-", does: say("zoom_out"), run: smaller },
    { key: "w", does: say("fit_width"), run: () => set_zoom("width") },
    { key: "f", does: say("fit_page"), run: () => set_zoom("page") },
    { key: "r", does: say("turn"), run: turn },
    { key: "u", does: say("unsure"), run: () => set_unsure(!unsure) },
  ]);
  return (
    <div class="tools" role="toolbar" aria-label={say("page_number")}>
      <h1 class="tools-title">
        <Bdi text={paper.subject ?? short_name(paper.file)} class="document-text" />
      </h1>
      <Button press={() => turn_page(-1)} face="plain" label={say("previous_page")} disabled={number <= 1}>
        ↑
      </Button>
      <PageNumber paper={paper} number={number} />
      <Button press={() => turn_page(1)} face="plain" label={say("next_page")} disabled={number >= paper.page_list.length}>
        ↓
      </Button>
      <span class="tools-gap" />
      <Button press={smaller} face="plain" label={say("zoom_out")}>
        −
      </Button>
      <span class="zoom soft">{format_share(scale)}</span>
      <Button press={larger} face="plain" label={say("zoom_in")}>
        +
      </Button>
      <Button press={() => set_zoom(zoom === "width" ? "page" : "width")} face="plain" label={say(zoom === "width" ? "fit_page" : "fit_width")}>
        {zoom === "width" ? "↕" : "↔"}
      </Button>
      <Button press={turn} face="plain" label={say("turn")}>
        ↻
      </Button>
      <Button press={() => set_unsure(!unsure)} face="plain" pressed={unsure} label={say("unsure")}>
        <span class="unsure-sign">{say("unsure")}</span>
      </Button>
    </div>
  );
}
