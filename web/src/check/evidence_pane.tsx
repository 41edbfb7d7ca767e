// What the papers say to the chosen claim: verdict, reasons in a sentence each, the best place in full, the others to be opened.

import type { ComponentChildren, JSX } from "preact";
import { VerdictMark } from "../parts/verdict";
import { short_name } from "../parts/text";
import { common_words } from "../words/common";
import { format_moment } from "../words/settings";
import { useWords } from "../words/words";
import { TextBlock } from "./aligned_words";
import { type CheckKey, check_words } from "./check_words";
import { Words } from "../parts/mixed_text";
import type { Claim, Decision, Match, WholeClaim } from "./objects";
import { Place } from "./place";
import { reason_key, reason_words } from "./reason_words";
import { type ShownReason, shown_reasons } from "./reasons";

const is_key = (key: string): key is CheckKey => Object.prototype.hasOwnProperty.call(check_words.en, key);

export function fact_name(say: (key: CheckKey) => string, type: string): string {
  if (type === "title") return say("title_fact");
  return is_key(type) ? say(type) : type;
}

function Reason({ shown, type }: { shown: ShownReason; type: string }): JSX.Element {
  const say = useWords(reason_words);
  const key = reason_key(shown.reason, type);
  const reason = key === null ? shown.reason : say(key);
  const { told } = shown;
  if (!told) return <p class="why">{say("alone", {}).replace("{reason}", reason)}</p>;
  const quoted = (words: string): ComponentChildren => say.rich("quoted", { words: <Words text={words} /> });
  const which = told.story === "" ? "left_out" : told.paper === "" ? "only_in_story" : "in_both";
  const values = { story: <span>{quoted(told.story)}</span>, paper: <span>{quoted(told.paper)}</span> };
  return <p class="why">{say.rich("with_told", { reason, told: <span>{say.rich(which, values)}</span> })}</p>;
}

type Said = "decided" | "asked" | "second_decided" | "decided_earlier";

/// A person's word, and the machine's of that time where it is another one now.
function DecisionShown({ said, decision, now }: { said: Said; decision: Decision; now: Claim["verdict"] }): JSX.Element {
  const say = useWords(check_words);
  const say_common = useWords(common_words);
  const verdict = say_common(decision.verdict);
  return (
    <p class={`decision verdict-${decision.verdict}`}>
      <span>{say.rich(said === "decided" && decision.verdict === "for_a_person" ? "asked" : said, { verdict, name: <Words text={decision.by} /> })}</span>
      {decision.at ? <span class="soft"> {format_moment(decision.at)}</span> : null}
      {decision.note ? (
        <span class="decision-note">
          <Words text={decision.note} />
        </span>
      ) : null}
      {decision.proposed !== now ? <span class="soft decision-note">{say("proposed_then", { verdict: say_common(decision.proposed) })}</span> : null}
    </p>
  );
}

function OtherPlace({ claim, match, open }: { claim: Claim; match: Match; open: boolean }): JSX.Element {
  const say = useWords(common_words);
  return (
    <details class="other-place" open={open}>
      <summary>
        <VerdictMark verdict={match.verdict} />
        <span class="soft items">
          <bdi dir="ltr">{short_name(match.passage.file)}</bdi>
          <span>{say("page_n", { n: match.passage.page })}</span>
        </span>
      </summary>
      <Place claim={claim} match={match} />
    </details>
  );
}

export function ClaimHead({ claim, all }: { claim: Claim; all: number }): JSX.Element {
  const say = useWords(check_words);
  return (
    <header class="claim-head">
      <h2>
        <VerdictMark verdict={claim.verdict} />
      </h2>
      <span class="soft">{fact_name(say, claim.type)}</span>
      <span class="soft claim-number">{say("claim_of", { n: claim.n, all })}</span>
    </header>
  );
}

export function Evidence({ claim, all }: { claim: WholeClaim; all: number }): JSX.Element {
  const say = useWords(check_words);
  const [best, ...others] = claim.evidence;
  const contradicted = claim.verdict === "contradicted";
  return (
    <>
      <ClaimHead claim={claim} all={all} />
      {shown_reasons(claim).map((shown) => (
        <Reason key={shown.reason} shown={shown} type={claim.type} />
      ))}
      {claim.reasons.includes("misattributed") && claim.speaker ? <p class="why">{say.rich("says_speaker", { name: <Words text={claim.speaker} /> })}</p> : null}
      {claim.decision ? <DecisionShown said="decided" decision={claim.decision} now={claim.verdict} /> : null}
      {claim.second ? <DecisionShown said="second_decided" decision={claim.second} now={claim.verdict} /> : null}
      {claim.earlier ? <DecisionShown said="decided_earlier" decision={claim.earlier} now={claim.verdict} /> : null}
      {(claim.notes ?? []).map((note, i) => (
        <p key={i} class="claim-note">
          <span class="soft">{say.rich("noted_by", { name: <Words text={note.by} /> })}</span> <span class="soft">{format_moment(note.at)}</span>
          <span class="decision-note">
            <Words text={note.text} />
          </span>
        </p>
      ))}
      {best ? <Place claim={claim} match={best} /> : <TextBlock class="aligned-line" text={claim.text} />}
      {others.length > 0 ? <h3 class="others">{say(contradicted ? "second_place" : "also")}</h3> : null}
      {others.map((match, i) => (
        <OtherPlace key={`${match.passage.cite}${i}`} claim={claim} match={match} open={contradicted && i === 0} />
      ))}
    </>
  );
}
