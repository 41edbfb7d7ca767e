// The filter of letters, kept in the address, so that it can be gone back to and linked.

import type { JSX } from "preact";
import type { Facets } from "../api/objects";
import { go, useRoute } from "../frame/router";
import { common_words, name_of } from "../words/common";
import { format_number } from "../words/settings";
import { useWords } from "../words/words";
import type { LetterQuery } from "./letters_client";
import { letters_words } from "./letters_words";

const kNames = ["q", "type", "correspondent", "year", "sort"] as const;

/// The query in the address, and how to change it.
export function useLetterQuery(): [LetterQuery, (change: Partial<LetterQuery>) => void] {
  const route = useRoute();
  const given = (name: (typeof kNames)[number]): string => route.query.get(name) ?? "";
  const query: LetterQuery = { q: given("q"), type: given("type"), correspondent: given("correspondent"), year: given("year"), sort: given("sort") || "date" };
  const change = (changes: Partial<LetterQuery>): void => {
    const next = new URLSearchParams();
    const all = { ...query, ...changes };
    for (const name of kNames) if (all[name] !== "" && !(name === "sort" && all.sort === "date")) next.set(name, all[name]);
    const text = next.toString();
    go(text === "" ? route.path : `${route.path}?${text}`, { replace: true });
  };
  return [query, change];
}

interface ChoiceProps {
  label: string;
  any: string;
  value: string;
  counts: Record<string, number>;
  shown: (value: string) => string;
  choose: (value: string) => void;
}

function Choice({ label, any, value, counts, shown, choose }: ChoiceProps): JSX.Element {
  const values = Object.keys(counts);
  if (value !== "" && !values.includes(value)) values.unshift(value);
  return (
    <select class="field" aria-label={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      <option value="">{any}</option>
      {values.map((one) => (
        <option key={one} value={one} dir="auto">
          {`${shown(one)} (${format_number(counts[one] ?? 0)})`}
        </option>
      ))}
    </select>
  );
}

export function LetterFilter({ facets, total, complete }: { facets: Facets; total: number | null; complete: boolean }): JSX.Element {
  const say = useWords(letters_words);
  const say_common = useWords(common_words);
  const [query, change] = useLetterQuery();
  const as_is = (value: string): string => value;
  return (
    <search class="letter-filter">
      <input class="field" type="search" dir="auto" aria-label={say("find")} placeholder={say("find")} value={query.q} onInput={(event) => change({ q: event.currentTarget.value })} />
      <Choice label={say("kind")} any={say("any_type")} value={query.type} counts={facets.type ?? {}} shown={(type) => name_of(say_common, type)} choose={(type) => change({ type })} />
      <Choice label={say("correspondent")} any={say("any_correspondent")} value={query.correspondent} counts={facets.correspondent ?? {}} shown={as_is} choose={(correspondent) => change({ correspondent })} />
      <Choice label={say("year")} any={say("any_year")} value={query.year} counts={facets.year ?? {}} shown={as_is} choose={(year) => change({ year })} />
      <span class="soft" role="status">
        {total === null ? "" : say("count", { count: total })}
        {complete ? "" : ` ${say("reading_on")}`}
      </span>
    </search>
  );
}
