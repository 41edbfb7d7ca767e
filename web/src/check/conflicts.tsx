// What the papers say against each other, and what they confirm.

import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import { useEvent } from "../api/events";
import { Link } from "../frame/link";
import { address_of } from "../frame/router";
import { Button } from "../parts/button";
import { Crop } from "../parts/crop";
import { useLoaded } from "../parts/loaded";
import { short_name } from "../parts/text";
import { tell_error } from "../parts/toast";
import { common_words } from "../words/common";
import { useWords } from "../words/words";
import { type Divergence, get_conflicts, type Statement } from "./check_client";
import { check_words } from "./check_words";
import { fact_name } from "./evidence_pane";
import { Words } from "../parts/mixed_text";

function StatementShown({ statement, others }: { statement: Statement; others: number }): JSX.Element {
  const say = useWords(check_words);
  const say_common = useWords(common_words);
  const free = statement.independent_of.length;
  return (
    <li class="statement">
      <b class="statement-value">
        <Words text={statement.value} />
      </b>
      <div class="statement-place">
        <p class="document-text">
          <Words text={statement.sentence} />
        </p>
        <p class="small soft items">
          <Link to={address_of(statement.passage)}>
            <bdi dir="ltr">{short_name(statement.passage.file)}</bdi> <span aria-hidden="true">↗</span>
          </Link>
          <span>{say_common("page_n", { n: statement.passage.page })}</span>
          {others > 0 ? <span>{free > 0 ? say("independent", { count: free }) : say("dependent")}</span> : null}
        </p>
      </div>
    </li>
  );
}

function DivergenceShown({ found }: { found: Divergence }): JSX.Element {
  const say = useWords(check_words);
  const [open, set_open] = useState(false);
  const conflict = found.kind === "conflict";
  return (
    <article class="divergence">
      <header class="items">
        <b class={conflict ? "verdict-contradicted" : "verdict-supported"}>
          <span aria-hidden="true">{conflict ? "≠" : "="}</span> {say(conflict ? "conflict" : "agreement")}
        </b>
        <span class="soft">{fact_name(say, found.type)}</span>
      </header>
      <ul>
        {found.statements.map((statement, i) => (
          <StatementShown key={i} statement={statement} others={found.statements.length - 1} />
        ))}
      </ul>
      <details onToggle={(event) => set_open(event.currentTarget.open)}>
        <summary>{say("evidence")}</summary>
        {open ? found.statements.map((statement, i) => <Crop key={i} passage={statement.passage} width={1024} />) : null}
      </details>
    </article>
  );
}

export function Conflicts(): JSX.Element {
  const say = useWords(check_words);
  const [only, set_only] = useState(true);
  const [answer, again] = useLoaded("conflicts", () => get_conflicts(false));
  useEvent("checked", useCallback(() => again(), [again]));
  const look_again = (): void => void get_conflicts(true).then(again, tell_error);
  const found = answer.is === "here" ? answer.value : null;
  const shown = found?.items.filter((one) => !only || one.kind === "conflict") ?? [];
  return (
    <div class="conflicts" tabIndex={0} role="region" aria-label={say("conflicts_title")}>
      <h1>{say("conflicts_title")}</h1>
      <p class="soft check-intro">{say("conflicts_intro")}</p>
      <div class="conflicts-tools">
        <label>
          <input type="checkbox" checked={only} onChange={(event) => set_only(event.currentTarget.checked)} /> {say("only_conflicts")}
        </label>
        <Button press={look_again}>{say("find_conflicts")}</Button>
      </div>
      <p role="status" class="soft">
        {answer.is === "failed" ? answer.why.message : found?.error ? found.error : found && !found.done ? say("finding_conflicts", { done: found.documents ?? 0, all: found.of ?? 0 }) : ""}
      </p>
      {found?.done && shown.length === 0 ? <p>{say("no_conflicts")}</p> : null}
      {shown.map((one, i) => (
        <DivergenceShown key={i} found={one} />
      ))}
    </div>
  );
}
