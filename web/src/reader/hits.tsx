// Stepping through the hits of a search without leaving the reader: the address holds the query and the hit's number.

import type { JSX } from "preact";
import { search } from "../api/client";
import type { Hit } from "../api/objects";
import { Link } from "../frame/link";
import { address_of, go } from "../frame/router";
import type { Route } from "../frame/router";
import { useKeys } from "../keys/keyboard";
import { Button } from "../parts/button";
import { useLoaded } from "../parts/loaded";
import { tell_error } from "../parts/toast";
import { Bdi } from "../parts/text";
import { useWords } from "../words/words";
import { reader_words } from "./words";

/// Where a hit is read, with the way back to its search.
export const address_of_hit = (hit: Hit, q: string): string => `${address_of(hit.passage)}&q=${encodeURIComponent(q)}&hit=${hit.rank}`;

async function hit_at(q: string, rank: number, signal: AbortSignal): Promise<{ total: number; hit: Hit | undefined }> {
  const answer = await search({ q, offset: rank - 1, limit: 1 }, signal);
  return { total: answer.total, hit: answer.items[0] };
}

export function HitBar({ route }: { route: Route }): JSX.Element | null {
  const q = route.query.get("q");
  const rank = Number(route.query.get("hit") ?? "0");
  return q === null || !(rank > 0) ? null : <Stepper q={q} rank={rank} />;
}

function Stepper({ q, rank }: { q: string; rank: number }): JSX.Element {
  const say = useWords(reader_words);
  const [here] = useLoaded(`${q} ${rank}`, (signal) => hit_at(q, rank, signal));
  const total = here.is === "here" ? here.value.total : rank;
  const step = (by: number): void => {
    const wanted = rank + by;
    if (wanted < 1 || wanted > total) return;
    hit_at(q, wanted, new AbortController().signal).then(({ hit }) => hit && go(address_of_hit({ ...hit, rank: wanted }, q), { replace: true }), tell_error);
  };
  useKeys([
    { key: "n", does: say("next_hit"), run: () => step(1) },
    { key: "p", does: say("previous_hit"), run: () => step(-1) },
  ]);
  return (
    <div class="hit-bar" role="group" aria-label={say("back_to_hits")}>
      <Link to={`/search?q=${encodeURIComponent(q)}`}>
        <Bdi text={q} />
      </Link>
      <span class="soft">{say("hit_of", { n: rank, all: total })}</span>
      <Button press={() => step(-1)} hint="p" label={say("previous_hit")} disabled={rank <= 1}>
        ↑
      </Button>
      <Button press={() => step(1)} hint="n" label={say("next_hit")} disabled={rank >= total}>
        ↓
      </Button>
    </div>
  );
}
