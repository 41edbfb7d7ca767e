// The story's words above the paper's.

import type { JSX } from "preact";
import { useWords } from "../words/words";
import { shown_against, type ShownColumn } from "./alignment";
import { check_words } from "./check_words";
import { type Direction, main_direction } from "../parts/mixed";
import { Mixed } from "../parts/mixed_text";
import type { Claim, Match } from "./objects";

/// A block of a paper's or story's text in its own direction.
export function TextBlock({ text, class: name }: { text: string; class: string }): JSX.Element {
  const direction = main_direction(text) ?? "ltr";
  return (
    <p class={name} dir={direction} lang={direction === "rtl" ? "ar" : "en"}>
      <Mixed text={text} direction={direction} />
    </p>
  );
}

function ColumnShown({ column, direction }: { column: ShownColumn; direction: Direction }): JSX.Element {
  const say = useWords(check_words);
  const between = column.between === undefined ? null : say("words_between", { count: column.between });
  const side = (words: string): JSX.Element | string => (words === "" ? "\u00A0" : <Mixed text={words} direction={direction} />);
  const papers = column.kind === "omitted";
  return (
    <span class={`aligned-column ${column.kind}`}>
      <span class="of-story">{between && !papers ? between : side(column.story)}</span>
      <span class="of-paper">{between && papers ? between : side(column.paper)}</span>
    </span>
  );
}

/// How a quotation compares with a match: in one line where nothing parts, word above word, or as two texts.
export function AlignedWords({ claim, match }: { claim: Claim; match: Match }): JSX.Element | null {
  const say = useWords(check_words);
  const shown = shown_against(claim.text, match);
  if (shown.as === "line") return <TextBlock class="aligned-line" text={shown.paper} />;
  if (shown.as === "texts") {
    return (
      <dl class="two-texts">
        <dt>{say("in_story")}</dt>
        <dd>
          <TextBlock class="aligned-line" text={shown.story} />
        </dd>
        <dt>{say("in_paper")}</dt>
        <dd>
          <TextBlock class="aligned-line" text={shown.paper} />
        </dd>
      </dl>
    );
  }
  const direction = main_direction(claim.text) ?? "ltr";
  return (
    <div class={`aligned of-${direction}`}>
      <span class="aligned-labels" aria-hidden="true">
        <span>{say("in_story")}</span>
        <span>{say("in_paper")}</span>
      </span>
      <div class="aligned-words" dir={direction} lang={direction === "rtl" ? "ar" : "en"}>
        {shown.columns.map((column, i) => (
          <ColumnShown key={i} column={column} direction={direction} />
        ))}
      </div>
    </div>
  );
}
