// The text of a page as read and as corrected: line against line where there is room, else the corrected line below the one that was read.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { AppliedCorrection, Correction, Page } from "../api/objects";
import { person } from "../frame/person";
import { useKeys } from "../keys/keyboard";
import { Button } from "../parts/button";
import { Bdi } from "../parts/text";
import { tell, tell_error } from "../parts/toast";
import { useWords } from "../words/words";
import { lines_of, type PageLineShown, WordsOfLine } from "./page_sheet";
import type { Span } from "./passages";
import { corrected_line, type CorrectedPart, corrections_in, take_correction_back } from "./said";
import { reader_words } from "./words";

interface TextPanelProps {
  page: Page;
  marked: Span[];
  wide: boolean;
  set_wide: (wide: boolean) => void;
}

function CorrectedLine({ parts, line }: { parts: CorrectedPart[] | null; line: PageLineShown }): JSX.Element {
  const shown = parts ?? [{ text: line.text, said: null }];
  return (
    <p class="of-corrected" dir={line.dir} lang={line.dir === "rtl" ? "ar" : undefined}>
      {shown.map((part, k) =>
        part.said ? (
          <ins key={k} title={`${part.said.by}: ${part.said.why}`}>
            {part.text}
          </ins>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

function TextLine({ page, line, marked }: { page: Page; line: PageLineShown; marked: Span[] }): JSX.Element {
  const parts = corrected_line(page, line.start, line.end);
  const gone = parts ? corrections_in(page, line) : [];
  return (
    <div class={parts ? "text-line changed" : "text-line"}>
      <p class="of-read" dir={line.dir} lang={line.dir === "rtl" ? "ar" : undefined}>
        <WordsOfLine line={line} marked={marked} gone={gone} />
      </p>
      <CorrectedLine parts={parts} line={line} />
    </div>
  );
}

interface CorrectionRowProps {
  read: string;
  said: AppliedCorrection | Correction;
  /// What it puts in the place of what was read; null of one whose words are gone.
  says: string | null;
}

function CorrectionRow({ read, said, says }: CorrectionRowProps): JSX.Element {
  const say = useWords(reader_words);
  const take_back = async (): Promise<void> => {
    const by = await person();
    if (by === null) return;
    await take_correction_back({ cite: said.cite, by, why: say("seen") });
    tell(say("taken_back"));
  };
  return (
    <li class="correction">
      <p class="document-text">
        <del>
          <Bdi text={read} />
        </del>{" "}
        {says === null ? null : (
          <ins>
            {says === "" ? say("nothing") : <Bdi text={says} />}
          </ins>
        )}
      </p>
      <p class="soft small">{say.rich("said_by", { name: <Bdi text={said.by} />, why: <Bdi text={said.why} /> })}</p>
      {says === null ? <p class="soft small">{say("lost")}</p> : null}
      <Button press={() => void take_back().catch(tell_error)} face="plain">
        {say("take_back")}
      </Button>
    </li>
  );
}

function Corrections({ page }: { page: Page }): JSX.Element | null {
  const say = useWords(reader_words);
  const { corrections, lost } = page.corrected ?? { corrections: [], lost: [] };
  if (corrections.length + lost.length === 0) return null;
  return (
    <section class="corrections">
      <h3>{say("corrections")}</h3>
      <ul>
        {corrections.map((one) => (
          <CorrectionRow key={one.act} read={one.read} said={one} says={one.says} />
        ))}
        {lost.map((one) => (
          <CorrectionRow key={one.act} read={one.read} said={one} says={null} />
        ))}
      </ul>
    </section>
  );
}

export function TextPanel({ page, marked, wide, set_wide }: TextPanelProps): JSX.Element {
  const say = useWords(reader_words);
  const lines = useMemo(() => lines_of(page), [page]);
  useKeys([{ key: "b", does: say("side_by_side"), run: () => set_wide(!wide) }]);
  if (page.words.length === 0) return <p class="soft">{say(page.blank ? "blank" : "no_text")}</p>;
  return (
    <div class={wide ? "text-panel document-text wide" : "text-panel document-text"}>
      <div class="text-panel-head">
        <Button press={() => set_wide(!wide)} pressed={wide} hint="b">
          {say("side_by_side")}
        </Button>
      </div>
      {wide ? (
        <div class="text-line text-heads soft" aria-hidden="true">
          <span>{say("as_read")}</span>
          <span>{say("as_corrected")}</span>
        </div>
      ) : null}
      {lines.map((line) => (
        <TextLine key={line.start} page={page} line={line} marked={marked} />
      ))}
      <Corrections page={page} />
    </div>
  );
}
