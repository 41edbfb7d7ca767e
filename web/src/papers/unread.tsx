// What could not be read: as visible as what could, each with its reason and what can be done.

import type { JSX } from "preact";
import { get_files } from "../api/client";
import type { FileLine } from "../api/objects";
import { useParts } from "../parts/loaded";
import { Bdi } from "../parts/text";
import { VirtualList } from "../parts/virtual_list";
import { useWords } from "../words/words";
import { papers_words } from "./words";

const todo = { partial: "do_partial", refused: "do_refused", failed: "do_failed", limit: "do_limit", timeout: "do_timeout", duplicate: "do_duplicate", unread: "do_unread" } as const;

function UnreadRow({ line }: { line: FileLine }): JSX.Element {
  const say = useWords(papers_words);
  const advice = todo[line.outcome as keyof typeof todo];
  return (
    <div class="unread-row">
      <span class={`outcome outcome-${line.outcome}`}>{say(line.outcome)}</span>
      <span>
        <Bdi text={line.file} class="unread-file" />
        {line.why === null ? null : (
          <span class="unread-why" dir="auto" lang="en">
            {line.why}
          </span>
        )}
        {advice === undefined ? null : <span class="soft unread-todo">{say(advice)}</span>}
      </span>
    </div>
  );
}

export function Unread({ turn }: { turn: number }): JSX.Element {
  const say = useWords(papers_words);
  const list = useParts(`unread ${turn}`, (offset, limit) => get_files("wanting", offset, limit));
  if (list.failed) return <p class="papers-none">{list.failed.message}</p>;
  if (list.head && list.total === 0) return <p class="papers-none">{say("all_read")}</p>;
  return (
    <VirtualList
      count={list.total}
      row_height={92}
      label={say("unread_label")}
      row={(k) => {
        const line = list.at(k);
        return line ? <UnreadRow line={line} /> : null;
      }}
    />
  );
}
