// Full-text search as one types. The query stands in the address; the field is ahead of it by the pause after which it is asked.

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { search } from "../api/client";
import type { FacetName } from "../api/objects";
import { go } from "../frame/router";
import type { Route } from "../frame/router";
import { useKeys } from "../keys/keyboard";
import { FacetList } from "../papers/facets";
import { useParts } from "../parts/loaded";
import type { Parts } from "../parts/loaded";
import type { Hit } from "../api/objects";
import { VirtualList } from "../parts/virtual_list";
import { address_of_hit } from "../reader/hits";
import { useWords } from "../words/words";
import { HitRow, kHitHeight } from "./hit_row";
import { filter_in, with_filter } from "./query";
import { Saved } from "./saved";
import { search_words } from "./words";
import "../papers/papers.css";
import "./search.css";

/// Milliseconds without a letter after which is asked.
const kPause = 120;

const address = (q: string, exact: boolean): string => `/search${q === "" ? "" : `?q=${encodeURIComponent(q)}${exact ? "&exact=1" : ""}`}`;

function Field({ q, exact, leave }: { q: string; exact: boolean; leave: () => void }): JSX.Element {
  const say = useWords(search_words);
  const input = useRef<HTMLInputElement>(null);
  const [typed, set_typed] = useState(q);
  const asked = useRef(q);
  useEffect(() => {
    if (q !== asked.current) set_typed(q);
    asked.current = q;
  }, [q]);
  useEffect(() => {
    const text = typed.trim();
    if (text === q) return undefined;
    const waiting = setTimeout(() => {
      asked.current = text;
      go(address(text, exact), { replace: true });
    }, kPause);
    return () => clearTimeout(waiting);
  }, [typed]);
  useEffect(() => input.current?.focus(), []);
  useKeys([{ key: "/", does: say("to_field"), run: () => input.current?.select() }]);
  return (
    <form class="search-head" role="search" onSubmit={(event) => (event.preventDefault(), leave())}>
      <input
        ref={input}
        class="field search-field"
        type="search"
        dir="auto"
        aria-label={say("search")}
        placeholder={say("placeholder")}
        value={typed}
        onInput={(event) => set_typed(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "ArrowDown" && (event.preventDefault(), leave())}
      />
      <label class="switch">
        <input type="checkbox" checked={exact} onChange={(event) => go(address(q, event.currentTarget.checked), { replace: true })} />
        {say("exact_switch")}
      </label>
    </form>
  );
}

function useHits(q: string, exact: boolean): Parts<Hit> {
  return useParts(`${exact} ${q}`, (offset, limit, signal) =>
    q === "" ? Promise.resolve({ total: 0, offset: 0, items: [] }) : search({ q, offset, limit, exact: exact || false, ...(offset === 0 ? { facets: "1" } : {}) }, signal),
  );
}

function Total({ hits, q }: { hits: Parts<Hit>; q: string }): JSX.Element {
  const say = useWords(search_words);
  const told = q === "" || !hits.head ? " " : `${hits.head.estimated === true ? `${say("about")} ` : ""}${say("hits", { count: hits.total })}`;
  return (
    <p class="soft" aria-live="polite">
      {told}
    </p>
  );
}

function Nothing({ hits, q }: { hits: Parts<Hit>; q: string }): JSX.Element | null {
  const say = useWords(search_words);
  if (hits.failed) return <p class="papers-none bad-words" dir="auto">{hits.failed.message}</p>;
  if (q === "") return <p class="papers-none search-hint">{say("hint")}</p>;
  if (!hits.head || hits.total > 0) return null;
  return (
    <div class="papers-none">
      <p>{say("none")}</p>
      <p>{say("none_why")}</p>
    </div>
  );
}

export function Search({ route }: { route: Route }): JSX.Element {
  const say = useWords(search_words);
  const q = route.query.get("q") ?? "";
  const exact = route.query.get("exact") === "1";
  const hits = useHits(q, exact);
  const [current, set_current] = useState<number | undefined>(undefined);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => set_current(undefined), [q, exact]);
  const move = (by: number): void => set_current((now) => (hits.total === 0 ? undefined : Math.max(0, Math.min(hits.total - 1, (now ?? -1) + by))));
  const open = (): void => {
    const hit = hits.at(current ?? 0);
    if (hit) go(address_of_hit(hit, q));
  };
  useKeys([
    { key: "j", does: say("next"), run: () => move(1) },
    { key: "ArrowDown", does: say("next"), run: () => move(1) },
    { key: "k", does: say("previous"), run: () => move(-1) },
    { key: "ArrowUp", does: say("previous"), run: () => move(-1) },
    { key: "Enter", does: say("open"), run: open },
  ]);
  const into_hits = (): void => {
    list.current?.querySelector<HTMLElement>(".virtual")?.focus();
    if (current === undefined) move(1);
  };
  const facet = (name: FacetName): string | null => filter_in(q, name);
  const choose = (name: FacetName, value: string | null): void => go(address(with_filter(q, name, value), exact));
  return (
    <div class="papers search">
      <Field q={q} exact={exact} leave={into_hits} />
      <div class="papers-body">
        <aside class="papers-facets">
          <Total hits={hits} q={q} />
          <FacetList facets={q === "" ? {} : (hits.head?.facets ?? {})} chosen={facet} choose={choose} />
          {q === "" || hits.head || hits.failed ? <Saved q={q} /> : null}
        </aside>
        <div class="papers-list" ref={list}>
          <Nothing hits={hits} q={q} />
          <VirtualList
            count={q === "" ? 0 : hits.total}
            row_height={kHitHeight}
            label={say("hits_label")}
            shown={current}
            row={(k) => {
              const hit = hits.at(k);
              return hit ? <HitRow hit={hit} q={q} current={k === current} /> : <div class="hit" />;
            }}
          />
        </div>
      </div>
    </div>
  );
}
