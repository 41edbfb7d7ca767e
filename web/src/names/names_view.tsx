import "./names.css";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { View } from "../frame/view";
import { tell, tell_error } from "../parts/toast";
import { format_share } from "../words/settings";
import { useWords } from "../words/words";
import { ListField } from "./given_list";
import { begin_matching, get_matching, type GivenList, type Matching, matches_of } from "./names_client";
import { names_words } from "./names_words";
import { begin, type Review } from "./review";
import { ReviewPane } from "./review_pane";

const kEmpty: GivenList = { name: "", text: "" };
const kUsualThreshold = 0.75;
const kAskAgain = 400;

/// Follows a matching until it is done. What was answered stays with the page: nothing of it is kept in the case.
function useMatching(): [Matching | null, (left: GivenList, right: GivenList, threshold: number) => void, () => void] {
  const [matching, set_matching] = useState<Matching | null>(null);
  const failed = (cause: unknown): void => {
    set_matching(null);
    tell_error(cause);
  };
  const start = (left: GivenList, right: GivenList, threshold: number): void => {
    set_matching({ done: false });
    begin_matching(left, right, threshold).then((begun) => set_matching({ ...begun, done: begun.done ?? begun.job === undefined }), failed);
  };
  useEffect(() => {
    if (matching === null || matching.done !== false || matching.job === undefined) return undefined;
    const { job } = matching;
    const timer = setTimeout(() => get_matching(job).then((now) => set_matching({ ...now, job, done: now.done ?? true }), failed), kAskAgain);
    return () => clearTimeout(timer);
  }, [matching]);
  return [matching, start, () => set_matching(null)];
}

interface Draft {
  left: GivenList;
  right: GivenList;
  threshold: number;
}

function Lists({ start, working, draft, change }: { start: () => void; working: Matching | null; draft: Draft; change: (draft: Draft) => void }): JSX.Element {
  const say = useWords(names_words);
  const ready = draft.left.text.trim() !== "" && draft.right.text.trim() !== "";
  return (
    <form
      class="names-lists"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) start();
        else tell(say("both_needed"));
      }}
    >
      <h1>{say("title")}</h1>
      <p class="soft names-intro">{say("intro")}</p>
      <div class="names-two">
        <ListField title={say("left")} list={draft.left} change={(left) => change({ ...draft, left })} />
        <ListField title={say("right")} list={draft.right} change={(right) => change({ ...draft, right })} />
      </div>
      <div class="names-tools">
        <label title={say("threshold_hint")}>
          <span>{say("threshold")}</span>
          <input type="range" min={0.5} max={1} step={0.01} value={draft.threshold} onInput={(event) => change({ ...draft, threshold: Number(event.currentTarget.value) })} />
          <output>{format_share(draft.threshold)}</output>
        </label>
        <button type="submit" class="button main" disabled={!ready || working !== null}>
          {say("match")}
        </button>
        <span role="status" class="soft">
          {working === null ? "" : working.names === undefined ? say("working") : say("compared", { done: working.names })}
        </span>
      </div>
    </form>
  );
}

function Main(): JSX.Element {
  const say = useWords(names_words);
  const [draft, change_draft] = useState<Draft>({ left: kEmpty, right: kEmpty, threshold: kUsualThreshold });
  const [matching, start, forget] = useMatching();
  const [review, change] = useState<Review | null>(null);
  useEffect(() => {
    if (matching?.done !== true) return;
    if (matching.error) tell_error(new Error(matching.error));
    else if (matches_of(matching).length === 0) tell(say("none"));
    else return change(begin(matches_of(matching)));
    forget();
  }, [matching]);
  const leave = (): void => {
    change(null);
    forget();
  };
  if (review) return <ReviewPane review={review} change={change} faults={matching?.faults ?? []} leave={leave} />;
  return <Lists start={() => start(draft.left, draft.right, draft.threshold)} working={matching} draft={draft} change={change_draft} />;
}

/// Two lists of names held against each other: /names.
export const names_view: View = { id: "names", name: { en: "Names", ar: "الأسماء" }, draw: () => <Main /> };
