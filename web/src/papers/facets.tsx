// What a list can be narrowed by: each value with how many there are; choosing one again takes it back.

import type { JSX } from "preact";
import type { FacetName, Facets } from "../api/objects";
import { Bdi, short_name } from "../parts/text";
import { common_words, name_of } from "../words/common";
import { format_number } from "../words/settings";
import { useWords, words_of } from "../words/words";

const words = words_of({
  en: { type: "Kind", language: "Language", correspondent: "Correspondent", year: "Year", file: "File", more: { one: "{count} more", other: "{count} more" } },
  ar: {
    type: "النوع",
    language: "اللغة",
    correspondent: "المراسِل",
    year: "السنة",
    file: "الملف",
    more: { one: "واحد بعد", two: "اثنان بعد", few: "{count} بعد", other: "{count} بعد" },
  },
});

const kShown = 8;

interface FacetListProps {
  facets: Facets;
  chosen: (name: FacetName) => string | null;
  choose: (name: FacetName, value: string | null) => void;
}

function values_of(counts: Record<string, number>, name: FacetName): [string, number][] {
  const values = Object.entries(counts).filter(([value]) => value !== "");
  return name === "year" ? values.sort((a, b) => a[0].localeCompare(b[0])) : values.sort((a, b) => b[1] - a[1]);
}

function One({ name, counts, chosen, choose }: { name: FacetName; counts: Record<string, number> } & Omit<FacetListProps, "facets">): JSX.Element | null {
  const say = useWords(words);
  const common = useWords(common_words);
  const now = chosen(name);
  const values = values_of(counts, name);
  if (values.length === 0 || (values.length === 1 && now === null)) return null;
  const item = ([value, count]: [string, number]): JSX.Element => (
    <li key={value}>
      <button type="button" aria-pressed={value === now} onClick={() => choose(name, value === now ? null : value)}>
        <Bdi text={name === "file" ? short_name(value) : name_of(common, value)} />
        <span class="soft">{format_number(count)}</span>
      </button>
    </li>
  );
  const rest = values.slice(kShown);
  return (
    <section class="facet">
      <h3>{say(name)}</h3>
      <ul>{values.slice(0, kShown).map(item)}</ul>
      {rest.length === 0 ? null : (
        <details>
          <summary class="soft">{say("more", { count: rest.length })}</summary>
          <ul>{rest.slice(0, 200).map(item)}</ul>
        </details>
      )}
    </section>
  );
}

export function FacetList({ facets, chosen, choose }: FacetListProps): JSX.Element {
  const names: FacetName[] = ["type", "language", "correspondent", "year", "file"];
  return (
    <>
      {names.map((name) => (
        <One key={name} name={name} counts={facets[name] ?? {}} chosen={chosen} choose={choose} />
      ))}
    </>
  );
}
