// Candidates one after the other: two names above each other, why they may be one, an answer by key.

import type { JSX } from "preact";
import { save_bytes } from "../api/client";
import { useKeys } from "../keys/keyboard";
import { Button } from "../parts/button";
import { Meter } from "../parts/meter";
import { Bdi, direction_of } from "../parts/text";
import { VirtualList } from "../parts/virtual_list";
import { format_share, useSettings } from "../words/settings";
import { useWords } from "../words/words";
import { reason_in } from "./name_reasons";
import type { RowFault } from "./names_client";
import { names_words } from "./names_words";
import { answered, type Answer, as_csv, compared, key_of, moved, type NameMatch, type Review, tally } from "./review";

const kSigns: Record<Answer, string> = { yes: "✓", no: "✗", unsure: "?" };
const kAnswers: [Answer, string][] = [
  ["yes", "y"],
  ["no", "n"],
  ["unsure", "u"],
];

function NameLine({ words, row }: { words: [string, boolean][]; row: number }): JSX.Element {
  const say = useWords(names_words);
  const text = words.map(([word]) => word).join(" ");
  return (
    <p class="name-line">
      <bdi dir={direction_of(text)} lang={direction_of(text) === "rtl" ? "ar" : undefined}>
        {words.map(([word, shared], i) => (
          <>
            {i === 0 ? "" : " "}
            {shared ? word : <mark>{word}</mark>}
          </>
        ))}
      </bdi>
      <span class="soft">{say("row", { n: row })}</span>
    </p>
  );
}

function Candidate({ match }: { match: NameMatch }): JSX.Element {
  const say = useWords(names_words);
  const { language } = useSettings();
  const both = compared(match.left_name, match.right_name);
  return (
    <article class="candidate" aria-live="polite">
      <NameLine words={both.left} row={match.left} />
      <NameLine words={both.right} row={match.right} />
      <p class="soft">{say("score", { share: format_share(match.score) })}</p>
      {match.why.length > 0 ? (
        <>
          <h3>{say("why")}</h3>
          <ul class="candidate-why">
            {match.why.map((why) => {
              const reason = reason_in(language, why);
              return (
                <li key={why} lang={reason.language} dir={reason.language === "ar" ? "rtl" : "ltr"}>
                  {reason.text}
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
    </article>
  );
}

interface ReviewPaneProps {
  review: Review;
  change: (review: Review) => void;
  faults: RowFault[];
  leave: () => void;
}

export function ReviewPane({ review, change, faults, leave }: ReviewPaneProps): JSX.Element {
  const say = useWords(names_words);
  const match = review.matches[review.at];
  const counts = tally(review);
  const all = Math.max(1, review.matches.length);
  const save = (): void => save_bytes(new Blob([as_csv(review)], { type: "text/csv" }), "names.csv");
  useKeys([
    ...kAnswers.map(([answer, key]) => ({ key, does: say(answer), run: () => change(answered(review, answer)) })),
    { key: "j", does: say("next"), run: () => change(moved(review, 1)) },
    { key: "k", does: say("previous"), run: () => change(moved(review, -1)) },
    { key: "ArrowDown", does: say("next"), run: () => change(moved(review, 1)) },
    { key: "ArrowUp", does: say("previous"), run: () => change(moved(review, -1)) },
  ]);
  const row = (index: number): JSX.Element => {
    const one = review.matches[index] as NameMatch;
    const said = review.answers.get(key_of(one));
    return (
      <button type="button" class="candidate-row" aria-current={index === review.at ? "true" : undefined} onClick={() => change({ ...review, at: index })}>
        <span class={`candidate-sign ${said ?? "open"}`}>
          <span aria-hidden="true">{said ? kSigns[said] : "○"}</span>
          <span class="only-heard">{say(said ?? "open")}</span>
        </span>
        <Bdi text={one.left_name} />
        <Bdi text={one.right_name} />
      </button>
    );
  };
  return (
    <div class="names-review">
      <section class="candidates" aria-label={say("candidates")}>
        <VirtualList count={review.matches.length} row_height={56} label={say("candidates")} row={row} shown={review.at} />
      </section>
      <section class="candidate-desk">
        <header class="soft items">
          <span>{say("of_all", { n: review.at + 1, all: review.matches.length })}</span>
          {faults.length > 0 ? <span>{say("faults", { count: faults.length })}</span> : null}
        </header>
        {match ? <Candidate match={match} /> : null}
        <div class="candidate-buttons" role="toolbar" aria-label={say("match")}>
          {kAnswers.map(([answer, key]) => (
            <Button key={answer} hint={key} press={() => change(answered(review, answer))} pressed={match !== undefined && review.answers.get(key_of(match)) === answer}>
              {say(answer)}
            </Button>
          ))}
        </div>
      </section>
      <footer class="names-foot">
        <Meter label={say("progress")} parts={[{ kind: "ok", share: counts.yes / all }, { kind: "bad", share: counts.no / all }, { kind: "ask", share: counts.unsure / all }]} />
        <span class="soft items">
          {(["yes", "no", "unsure", "open"] as const).map((answer) => (
            <span key={answer}>{say(`count_${answer}`, { n: counts[answer] })}</span>
          ))}
        </span>
        <span class="push">
          <Button press={leave}>{say("other_lists")}</Button>
          <Button press={save} face="main">
            {say("save")}
          </Button>
        </span>
      </footer>
    </div>
  );
}
