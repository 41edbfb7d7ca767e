// The story with its claims underlined by their verdicts.

import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Link } from "../frame/link";
import { common_words } from "../words/common";
import { format_number } from "../words/settings";
import { useWords } from "../words/words";
import { check_words } from "./check_words";
import { standing } from "./decisions";
import { type Direction, main_direction } from "../parts/mixed";
import { Mixed } from "../parts/mixed_text";
import type { BlockKind, Claim, Story } from "./objects";
import { type LaidBlock, lay_story, type Run } from "./story_layout";

const kTags: Record<BlockKind, "h1" | "h2" | "p" | "blockquote"> = {
  headline: "h1",
  standfirst: "p",
  heading: "h2",
  paragraph: "p",
  quote: "blockquote",
  item: "p",
};

interface Choice {
  /// By number; a claim that a filter hides is not among them.
  claims: ReadonlyMap<number, Claim>;
  chosen: number | null;
  address: (n: number) => string;
  /// Each claim has its number behind it, as on paper, where nothing can be pressed.
  numbered?: boolean;
}

function RunShown({ run, direction, choice }: { run: Run; direction: Direction; choice: Choice }): JSX.Element {
  const say = useWords(common_words);
  const say_check = useWords(check_words);
  const claim = run.claim === null ? undefined : choice.claims.get(run.claim);
  const words = run.emphasis ? (
    <em>
      <Mixed text={run.text} direction={direction} />
    </em>
  ) : (
    <Mixed text={run.text} direction={direction} />
  );
  if (!claim) return words;
  const verdict = standing(claim);
  const ended = run.ends.includes(claim.n);
  return (
    <Link
      to={choice.address(claim.n)}
      replace
      class={`claim-line ${verdict}${claim.n === choice.chosen ? " chosen" : ""}${run.begins ? " begins" : ""}`}
      current={claim.n === choice.chosen}
    >
      {words}
      {ended ? <span class="only-heard">{` (${say(verdict)}${claim.decision ? `, ${say_check("decided_mark")}` : ""})`}</span> : null}
      {ended && choice.numbered ? <sup class="claim-n">{format_number(claim.n)}</sup> : null}
      {ended && claim.decision ? (
        <sup class={`decided-mark verdict-${verdict}`} aria-hidden="true">
          {claim.decision.verdict === "for_a_person" ? "?" : "✓"}
        </sup>
      ) : null}
    </Link>
  );
}

function Block({ block, language, choice }: { block: LaidBlock; language: Direction; choice: Choice }): JSX.Element {
  const say = useWords(check_words);
  const direction = main_direction(block.text) ?? language;
  const Tag = kTags[block.kind];
  return (
    <Tag class={`story-${block.kind}`} dir={direction} lang={direction === "rtl" ? "ar" : "en"}>
      <span class="gutter" aria-hidden="true" title={say("line", { n: block.line })}>
        {format_number(block.line)}
      </span>
      {block.runs.map((run, i) => (
        <RunShown key={i} run={run} direction={direction} choice={choice} />
      ))}
    </Tag>
  );
}

interface StoryPaneProps {
  story: Story;
  claims: readonly Claim[];
  choice: Choice;
}

export function StoryPane({ story, claims, choice }: StoryPaneProps): JSX.Element {
  const say = useWords(check_words);
  const pane = useRef<HTMLElement>(null);
  const ranges = claims.map(({ n, start, end }) => `${n}:${start}-${end}`).join();
  const blocks = useMemo(() => lay_story(story, [...claims]), [story, ranges]);
  useEffect(() => {
    pane.current?.querySelector(".claim-line.chosen")?.scrollIntoView({ block: "nearest" });
  }, [choice.chosen]);
  const language: Direction = story.language === "ara" ? "rtl" : "ltr";
  return (
    <article class="story" ref={pane} aria-label={say("story")} tabIndex={0}>
      {blocks.map((block, i) => (
        <Block key={i} block={block} language={language} choice={choice} />
      ))}
    </article>
  );
}
