// All letters of the case, a row each.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Link } from "../frame/link";
import { go } from "../frame/router";
import { useKeys } from "../keys/keyboard";
import { useParts } from "../parts/loaded";
import { direction_of, joined } from "../parts/text";
import { VirtualList } from "../parts/virtual_list";
import { common_words, name_of } from "../words/common";
import { format_date } from "../words/settings";
import { useWords } from "../words/words";
import { LetterFilter, useLetterQuery } from "./letter_filter";
import { letter_address, line_of, type LetterLine } from "./letter_rows";
import { get_letters } from "./letters_client";
import { letters_words } from "./letters_words";

const kRowHeight = 44;
/// The columns, and what the server calls their order; null where it has none.
const kColumns = [
  ["date", "date"],
  ["number", null],
  ["from", "correspondent"],
  ["to", null],
  ["subject", "subject"],
  ["type", null],
] as const;

function Heads(): JSX.Element {
  const say = useWords(letters_words);
  const [query, change] = useLetterQuery();
  return (
    <div class="letter-row letter-heads">
      {kColumns.map(([name, sort]) => {
        if (sort === null) return <span key={name}>{say(name)}</span>;
        const up = query.sort === sort;
        const down = query.sort === `-${sort}`;
        return (
          <button key={name} type="button" aria-pressed={up || down} onClick={() => change({ sort: up ? `-${sort}` : sort })}>
            {say(name)} <span aria-hidden="true">{up ? "↓" : down ? "↑" : ""}</span>
            <span class="only-heard">{up ? say("sorted_up") : down ? say("sorted_down") : ""}</span>
          </button>
        );
      })}
    </div>
  );
}

/// A day as the interface writes it; one of the Islamic calendar as it stands.
export function DateShown({ line }: { line: Pick<LetterLine, "date" | "calendar"> }): JSX.Element {
  const say = useWords(letters_words);
  if (line.calendar !== "gregorian") return <bdi title={say("islamic")}>{line.date}</bdi>;
  return <bdi>{format_date(line.date)}</bdi>;
}

/// Words of a paper in a cell: cut at their own end where they are too long.
function Cell({ text }: { text: string }): JSX.Element {
  const dir = direction_of(text);
  return (
    <span class="of-page" dir={dir} lang={dir === "rtl" ? "ar" : undefined} title={text}>
      {text}
    </span>
  );
}

function RowShown({ line }: { line: LetterLine }): JSX.Element {
  const say = useWords(common_words);
  return (
    <Link to={letter_address(line.id)} class="letter-row">
      <span>{line.date === "" ? "" : <DateShown line={line} />}</span>
      <Cell text={line.number} />
      <Cell text={line.from} />
      <Cell text={joined(line.to)} />
      <Cell text={line.subject} />
      <span class="soft">{name_of(say, line.type)}</span>
    </Link>
  );
}

export function LetterTable(): JSX.Element {
  const say = useWords(letters_words);
  const [query] = useLetterQuery();
  const [at, set_at] = useState(-1);
  const letters = useParts(JSON.stringify(query), (offset, limit, signal) => get_letters(query, offset, limit, signal));
  const complete = (letters.head as { complete?: boolean } | null)?.complete !== false;
  const move = (step: number): void => {
    const next = Math.max(0, Math.min(letters.total - 1, at + step));
    set_at(next);
    requestAnimationFrame(() => document.querySelectorAll<HTMLElement>(`.letters [aria-posinset="${next + 1}"] a`)[0]?.focus());
  };
  useKeys([
    { key: "j", does: say("next_field"), run: () => move(1) },
    { key: "k", does: say("previous_field"), run: () => move(-1) },
    {
      key: "Enter",
      does: say("show"),
      run: () => {
        const letter = letters.at(at);
        if (letter) go(letter_address(letter.id));
      },
    },
  ]);
  return (
    <div class="letter-table">
      <LetterFilter facets={letters.head?.facets ?? {}} total={letters.head ? letters.total : null} complete={complete} />
      <Heads />
      {letters.failed ? <p class="letters-told">{letters.failed.message}</p> : null}
      {letters.head && letters.total === 0 ? <p class="letters-told soft">{say("no_letters")}</p> : null}
      <VirtualList
        count={letters.total}
        row_height={kRowHeight}
        label={say("all")}
        shown={at < 0 ? undefined : at}
        row={(index) => {
          const letter = letters.at(index);
          return letter ? <RowShown line={line_of(letter)} /> : <span class="letter-row" />;
        }}
      />
    </div>
  );
}
