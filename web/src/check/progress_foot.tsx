// The foot of a check: how much of it stands how, which verdicts are shown, who decided how much.

import type { JSX } from "preact";
import { joined } from "../parts/text";
import { Meter, type Part } from "../parts/meter";
import { useWords } from "../words/words";
import { check_words } from "./check_words";
import type { Progress } from "./decisions";
import { kVerdicts, type Verdict } from "./objects";

const kKinds: Record<Verdict, NonNullable<Part["kind"]>> = { supported: "ok", differs: "differs", contradicted: "bad", not_found: "none", for_a_person: "ask" };

interface FootProps {
  progress: Progress;
  chosen: ReadonlySet<Verdict>;
  choose: (verdicts: ReadonlySet<Verdict>) => void;
  unread: number;
}

export function ProgressFoot({ progress, chosen, choose, unread }: FootProps): JSX.Element {
  const say = useWords(check_words);
  const all = Math.max(1, progress.claims);
  const toggled = (verdict: Verdict): ReadonlySet<Verdict> => {
    const next = new Set(chosen);
    if (!next.delete(verdict)) next.add(verdict);
    return next;
  };
  const values = { n: progress.decided, all: progress.claims };
  const decided = progress.by.length === 0 ? say("decided_of", values) : say("decided_of_by", { ...values, names: joined(progress.by) });
  return (
    <footer class="check-foot">
      <Meter label={decided} parts={kVerdicts.map((verdict) => ({ kind: kKinds[verdict], share: progress.counts[verdict] / all }))} />
      <div class="foot-filters" role="group" aria-label={say("show_only")}>
        {kVerdicts.map((verdict) => (
          <button key={verdict} type="button" class={progress.counts[verdict] === 0 ? "foot-filter none" : "foot-filter"} aria-pressed={chosen.has(verdict)} onClick={() => choose(toggled(verdict))}>
            <span class={`claim-line ${verdict}`}>{say(`count_${verdict}`, { n: progress.counts[verdict] })}</span>
          </button>
        ))}
        {chosen.size > 0 ? (
          <button type="button" class="foot-filter" onClick={() => choose(new Set())}>
            {say("show_all")}
          </button>
        ) : null}
      </div>
      {unread > 0 ? <span class="soft foot-unread">{say(unread === 1 ? "unread_one" : "unread_many", { n: unread })}</span> : null}
      <span class="soft foot-decided items">
        <span>{decided}</span>
        <span>{say("second_count", { n: progress.second })}</span>
      </span>
    </footer>
  );
}
