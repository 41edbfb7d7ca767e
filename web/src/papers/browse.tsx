// The papers of the case: what they can be narrowed by on one side, the list on the other. What is chosen stands in the address.

import type { JSX } from "preact";
import { useCallback, useRef, useState } from "preact/hooks";
import { get_case, get_documents } from "../api/client";
import { useEvent } from "../api/events";
import type { CaseInfo, FacetName } from "../api/objects";
import { go } from "../frame/router";
import type { Route } from "../frame/router";
import { useKeys } from "../keys/keyboard";
import { useLoaded, useParts } from "../parts/loaded";
import { VirtualList } from "../parts/virtual_list";
import { common_words } from "../words/common";
import { format_number } from "../words/settings";
import { useWords } from "../words/words";
import { FacetList } from "./facets";
import { PaperRow } from "./paper_row";
import { Choosers, DropZone, RunStrip } from "./take_in";
import { Unread } from "./unread";
import { papers_words } from "./words";
import "./papers.css";

const kSorts = { "": "by_added", date: "by_date", "-date": "by_newest", correspondent: "by_correspondent", file: "by_file", "-pages": "by_pages" } as const;
const kRowHeight = 96;

/// The address with one parameter changed.
export function with_parameter(route: Route, name: string, value: string | null): string {
  const query = new URLSearchParams(route.query);
  if (value === null || value === "") query.delete(name);
  else query.set(name, value);
  const text = query.toString();
  return text === "" ? route.path : `${route.path}?${text}`;
}

function Head({ route, info }: { route: Route; info: CaseInfo | null }): JSX.Element {
  const say = useWords(papers_words);
  const filter = useRef<HTMLInputElement>(null);
  const unread_shown = route.query.get("show") === "unread";
  const s = info?.summary;
  const unread = s ? s.partial + s.refused + s.failed + s.limit + s.timeout + s.unread : 0;
  useKeys([{ key: "/", does: say("filter"), run: () => filter.current?.focus() }]);
  return (
    <div class="papers-head">
      <div class="tabs">
        <button type="button" aria-pressed={!unread_shown} onClick={() => go("/papers")}>
          {say("papers")} <span class="soft">{s ? format_number(s.documents) : ""}</span>
        </button>
        <button type="button" aria-pressed={unread_shown} class={unread > 0 ? "bad-words" : ""} onClick={() => go("/papers?show=unread")}>
          {say("unread_tab")} <span>{s ? format_number(unread) : ""}</span>
        </button>
      </div>
      <input
        ref={filter}
        class="field"
        type="search"
        dir="auto"
        disabled={unread_shown}
        placeholder={say("filter")}
        aria-label={say("filter")}
        value={route.query.get("q") ?? ""}
        onInput={(event) => go(with_parameter(route, "q", event.currentTarget.value), { replace: true })}
      />
      <select class="field papers-sort" aria-label={say("sort")} disabled={unread_shown} value={route.query.get("sort") ?? ""} onChange={(event) => go(with_parameter(route, "sort", event.currentTarget.value), { replace: true })}>
        {Object.entries(kSorts).map(([value, key]) => (
          <option key={value} value={value}>
            {say(key)}
          </option>
        ))}
      </select>
      {info?.writable === false ? <span class="soft">{say("read_only")}</span> : <Choosers />}
    </div>
  );
}

function Empty(): JSX.Element {
  const say = useWords(papers_words);
  return (
    <div class="papers-first">
      <h1>{say("first")}</h1>
      <p>{say("first_why")}</p>
    </div>
  );
}

function PaperList({ route, turn, info }: { route: Route; turn: number; info: CaseInfo | null }): JSX.Element {
  const say = useWords(papers_words);
  const common = useWords(common_words);
  const [current, set_current] = useState<number | undefined>(undefined);
  const value = (name: string): string => route.query.get(name) ?? "";
  const asked = { q: value("q"), type: value("type"), language: value("language"), correspondent: value("correspondent"), year: value("year"), sort: value("sort") };
  const list = useParts(`${JSON.stringify(asked)} ${turn}`, (offset, limit, signal) => get_documents({ ...asked, offset, limit }, signal));
  const narrowed = Object.entries(asked).some(([name, text]) => name !== "sort" && text !== "");
  const move = (by: number): void => set_current((now) => Math.max(0, Math.min(list.total - 1, (now ?? -1) + by)));
  useKeys([
    { key: "j", does: say("next"), run: () => move(1) },
    { key: "k", does: say("previous"), run: () => move(-1) },
    {
      key: "Enter",
      does: say("papers"),
      run: () => {
        const paper = current === undefined ? undefined : list.at(current);
        if (paper) go(`/papers/${encodeURIComponent(paper.document)}/1`);
      },
    },
  ]);
  const facet = (name: FacetName): string | null => route.query.get(name);
  const choose = (name: FacetName, text: string | null): void => go(with_parameter(route, name, text));
  return (
    <>
      <aside class="papers-facets">
        <p class="soft">{list.head ? common("documents", { count: list.total }) : " "}</p>
        {narrowed ? (
          <button type="button" class="link-button" onClick={() => go("/papers")}>
            {say("clear")}
          </button>
        ) : null}
        <FacetList facets={list.head?.facets ?? {}} chosen={facet} choose={choose} />
      </aside>
      <div class="papers-list">
        {list.failed ? <p class="papers-none">{list.failed.message}</p> : null}
        {list.head && list.total === 0 ? narrowed || (info?.summary.documents ?? 1) > 0 ? <p class="papers-none">{say("none_match")}</p> : <Empty /> : null}
        <VirtualList
          count={list.total}
          row_height={kRowHeight}
          label={say("list_label")}
          shown={current}
          row={(k) => {
            const paper = list.at(k);
            return paper ? <PaperRow paper={paper} current={k === current} /> : <div class="paper" />;
          }}
        />
      </div>
    </>
  );
}

export function Browse({ route }: { route: Route }): JSX.Element {
  const [turn, set_turn] = useState(0);
  const [info] = useLoaded(`case ${turn}`, get_case);
  useEvent("case", useCallback(() => set_turn((n) => n + 1), []));
  const known = info.is === "here" ? info.value : null;
  return (
    <DropZone>
      <div class="papers">
        <Head route={route} info={known} />
        <RunStrip />
        <div class="papers-body">{route.query.get("show") === "unread" ? <Unread turn={turn} /> : <PaperList route={route} turn={turn} info={known} />}</div>
      </div>
    </DropZone>
  );
}
