// A check: the story on one side, the evidence on the other, decisions by key.

import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { save_bytes } from "../api/client";
import { person } from "../frame/person";
import { Link } from "../frame/link";
import { go, useRoute } from "../frame/router";
import { useKeys } from "../keys/keyboard";
import { Button } from "../parts/button";
import { Bdi } from "../parts/text";
import { tell, tell_error } from "../parts/toast";
import { useWords } from "../words/words";
import { decide, get_report, get_whole_claims, note_on_claim } from "./check_client";
import { check_words } from "./check_words";
import { DecisionBar } from "./decision_bar";
import { decision_of, filtered, neighbour, next_open, progress_of, type Reader, type Word } from "./decisions";
import { Evidence } from "./evidence_pane";
import type { Check, Claim, Verdict, WholeClaim } from "./objects";
import { PrintedCheck } from "./printed_check";
import { ProgressFoot } from "./progress_foot";
import { StoryPane } from "./story_pane";
import { useCheck, useWhole } from "./use_check";

interface HeadProps {
  check: Check;
  reader: Reader;
  change_reader: (reader: Reader) => void;
  print: () => void;
}

function Head({ check, reader, change_reader, print }: HeadProps): JSX.Element {
  const say = useWords(check_words);
  const count = { count: Math.max(check.found, check.claims.length) };
  const save = (): void => void get_report(check.check).then((report) => save_bytes(report, `${check.name.replace(/\.[^.]*$/, "")}.html`), tell_error);
  return (
    <header class="check-head">
      <Link to="/check">{say("all_checks")}</Link>
      <h1 class="check-name">
        <Bdi text={check.name} />
      </h1>
      <span class="soft" role="status">
        {check.done ? say("claims", count) : say("so_far", count)}
      </span>
      <label class="reader-choice" title={say("second_hint")}>
        <span>{say("reader")}</span>
        <select class="field" value={reader} onChange={(event) => change_reader(event.currentTarget.value === "second" ? "second" : "first")}>
          <option value="first">{say("first_reader")}</option>
          <option value="second">{say("second_reader")}</option>
        </select>
      </label>
      <Button press={save} disabled={!check.done}>
        {say("report")}
      </Button>
      <Button press={print} disabled={!check.done}>
        {say("print")}
      </Button>
    </header>
  );
}

/// What stands where evidence will be.
function Waiting({ check, shown }: { check: Check; shown: number }): JSX.Element {
  const say = useWords(check_words);
  if (check.error) return <p class="check-failed">{check.error}</p>;
  if (check.found > 0 && check.claims.length === 0) return <p class="soft" />;
  if (!check.done && check.claims.length === 0) return <p class="soft">{say(check.story ? "checking" : "reading")}</p>;
  if (check.claims.length === 0) return <p class="soft">{say("no_claim")}</p>;
  return <p class="soft">{say(shown === 0 ? "none_fits" : "choose_claim")}</p>;
}

interface Choice {
  chosen: number | null;
  choose: (n: number | null) => void;
  address: (n: number) => string;
}

function useChoice(id: string): Choice {
  const given = Number(useRoute().query.get("claim"));
  const address = (n: number): string => `/check/${encodeURIComponent(id)}?claim=${n}`;
  return { chosen: Number.isInteger(given) && given > 0 ? given : null, address, choose: (n) => n !== null && go(address(n), { replace: true }) };
}

function useDeciding(id: string, put: (claim: Claim) => void, again: () => void): [boolean, (claim: Claim, word: Word, note: string, reader: Reader) => Promise<boolean>] {
  const [busy, set_busy] = useState(false);
  const say_of = async (claim: Claim, word: Word, note: string, reader: Reader): Promise<boolean> => {
    const by = await person();
    if (by === null) return false;
    set_busy(true);
    try {
      const stands = await decide(id, { claim: claim.n, word, by, note, reader });
      if (stands) put(stands);
      else again();
      return true;
    } catch (cause) {
      tell_error(cause);
      return false;
    } finally {
      set_busy(false);
    }
  };
  return [busy, say_of];
}

function Desk({ check, put, again }: { check: Check; put: (claim: Claim) => void; again: () => void }): JSX.Element {
  const say = useWords(check_words);
  const [reader, change_reader] = useState<Reader>("first");
  const [verdicts, choose_verdicts] = useState<ReadonlySet<Verdict>>(new Set());
  const [printed, print] = useState<WholeClaim[] | null>(null);
  const [busy, say_of] = useDeciding(check.check, put, again);
  const choice = useChoice(check.check);
  const shown = useMemo(() => filtered(check.claims, verdicts), [check.claims, verdicts]);
  const by_number = useMemo(() => new Map(shown.map((claim) => [claim.n, claim])), [shown]);
  const chosen = check.claims.find((one) => one.n === choice.chosen) ?? null;
  const following = next_open(shown, choice.chosen, 1, reader);
  const next = (following === null ? undefined : by_number.get(following)) ?? null;
  const claim = useWhole(check.check, chosen, next, put);
  const step = (to: 1 | -1): void => {
    const next = next_open(shown, choice.chosen, to, reader);
    if (next === null) tell(say("all_decided"));
    else choice.choose(next);
  };
  const say_and_go = async (of: Claim, word: Word, note: string): Promise<void> => {
    if (!(await say_of(of, word, note, reader)) || word === "withdraw") return;
    const next = next_open(shown, of.n, 1, reader);
    if (next !== null) choice.choose(next);
  };
  const note_of = async (of: Claim, text: string): Promise<void> => {
    const by = await person();
    if (by !== null) await note_on_claim(check.check, of.n, text, by).then(put, tell_error);
  };
  useKeys([
    { key: "j", does: say("next_open"), run: () => step(1) },
    { key: "k", does: say("previous_open"), run: () => step(-1) },
    { key: "shift+j", does: say("next_claim"), run: () => choice.choose(neighbour(shown, choice.chosen, 1)) },
    { key: "shift+k", does: say("previous_claim"), run: () => choice.choose(neighbour(shown, choice.chosen, -1)) },
  ]);
  if (printed) return <PrintedCheck check={check} claims={printed} done={() => print(null)} />;
  return (
    <div class="check-desk">
      <Head check={check} reader={reader} change_reader={change_reader} print={() => void get_whole_claims(check.check).then(print, tell_error)} />
      {check.story ? <StoryPane story={check.story} claims={shown} choice={{ ...choice, claims: by_number }} /> : <div class="story" />}
      <aside class="evidence" aria-label={say("evidence")} tabIndex={0}>
        {claim ? (
          <>
            <div aria-live="polite">
              <Evidence key={claim.n} claim={claim} all={Math.max(check.found, check.claims.length)} />
            </div>
            <DecisionBar
              key={`${claim.n}${reader}${decision_of(claim, reader)?.at ?? ""}`}
              claim={claim}
              reader={reader}
              say_of={(word, note) => void say_and_go(claim, word, note)}
              note_of={(note) => void note_of(claim, note)}
              step={step}
              disabled={busy}
            />
          </>
        ) : chosen ? null : (
          <Waiting check={check} shown={shown.length} />
        )}
      </aside>
      <ProgressFoot progress={progress_of(check.claims)} chosen={verdicts} choose={choose_verdicts} unread={check.summary?.["unread"] ?? 0} />
    </div>
  );
}

export function Workspace({ id }: { id: string }): JSX.Element {
  const say = useWords(check_words);
  const { check, failed, put, again } = useCheck(id);
  if (failed && !check) {
    return (
      <div class="stand">
        <p>{failed.message}</p>
        <Link to="/check">{say("all_checks")}</Link>
      </div>
    );
  }
  return check ? <Desk check={check} put={put} again={again} /> : <div class="check-desk" />;
}
