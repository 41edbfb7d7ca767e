// Where a check begins: a draft pasted or dropped, and the checks so far.

import type { JSX } from "preact";
import { useCallback, useRef, useState } from "preact/hooks";
import { useEvent } from "../api/events";
import { Link } from "../frame/link";
import { go } from "../frame/router";
import { Button } from "../parts/button";
import { useLoaded } from "../parts/loaded";
import { Bdi } from "../parts/text";
import { tell_error } from "../parts/toast";
import { useWords } from "../words/words";
import { begin_with_bytes, begin_with_text, type CheckLine, get_checks } from "./check_client";
import { check_words } from "./check_words";
import { kVerdicts } from "./objects";

const kKinds = ".txt,.md,.html,.htm,.docx,.odt,.pdf";
const address = (id: string): string => `/check/${encodeURIComponent(id)}`;

/// How many claims of each verdict a check has, as one line.
function Counts({ line }: { line: CheckLine }): JSX.Element {
  const say = useWords(check_words);
  if (line.error) return <span class="check-failed">{say("failed")}</span>;
  const summary = line.summary ?? {};
  const found = kVerdicts.filter((verdict) => (summary[verdict] ?? 0) > 0);
  return (
    <span class="check-counts">
      {line.done ? null : <span class="soft">{say("working")}</span>}
      {found.map((verdict) => (
        <span key={verdict} class={`verdict-${verdict}`}>
          {say(`count_${verdict}`, { n: summary[verdict] ?? 0 })}
        </span>
      ))}
    </span>
  );
}

function EarlierChecks(): JSX.Element {
  const say = useWords(check_words);
  const [checks, again] = useLoaded("checks", get_checks);
  useEvent("checked", useCallback(() => again(), [again]));
  if (checks.is === "failed") return <p class="soft">{checks.why.message}</p>;
  const lines = checks.is === "here" ? checks.value : [];
  return (
    <section class="check-earlier" aria-labelledby="earlier-checks">
      <h2 id="earlier-checks">{say("earlier_checks")}</h2>
      {checks.is === "here" && lines.length === 0 ? <p class="soft">{say("no_checks")}</p> : null}
      <ul>
        {lines.map((line) => (
          <li key={line.check}>
            <Link to={address(line.check)}>
              <Bdi text={line.name || say("unnamed")} />
            </Link>
            <Counts line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/// The file's name as the draft's; a pasted draft is Markdown, of which plain text is a case.
function useBegin(): { sending: string | null; file: (file: File) => void; text: (name: string, text: string) => void } {
  const [sending, set_sending] = useState<string | null>(null);
  const begin = (name: string, asked: Promise<{ check: string }>): void => {
    set_sending(name);
    asked.then(
      ({ check }) => go(address(check)),
      (cause: unknown) => {
        set_sending(null);
        tell_error(cause);
      },
    );
  };
  return {
    sending,
    file: (file) => begin(file.name, begin_with_bytes(file.name, file)),
    text: (name, text) => begin(name, begin_with_text(/\.(md|txt|html?)$/i.test(name) ? name : `${name}.md`, text)),
  };
}

function DropZone({ take }: { take: (file: File) => void }): JSX.Element {
  const say = useWords(check_words);
  const input = useRef<HTMLInputElement>(null);
  const [over, set_over] = useState(false);
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    set_over(false);
    const file = event.dataTransfer?.files[0];
    if (file) take(file);
  };
  return (
    <div
      class={over ? "check-drop over" : "check-drop"}
      onDragOver={(event) => (event.preventDefault(), set_over(true))}
      onDragLeave={() => set_over(false)}
      onDrop={dropped}
    >
      <p>
        {say("drop")} <Button press={() => input.current?.click()}>{say("choose")}</Button>
      </p>
      <p class="soft">{say("kinds")}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept={kKinds}
        aria-label={say("choose")}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) take(file);
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}

export function Start(): JSX.Element {
  const say = useWords(check_words);
  const begin = useBegin();
  const [name, set_name] = useState("");
  const [text, set_text] = useState("");
  return (
    <div class="check-start">
      <section aria-labelledby="check-title">
        <h1 id="check-title">{say("title")}</h1>
        <p class="soft check-intro">{say("intro")}</p>
        <DropZone take={begin.file} />
        <form
          class="check-paste"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== "") begin.text(name.trim() || say("unnamed"), text);
          }}
        >
          <label>
            <span>{say("draft_text")}</span>
            <textarea class="field" dir="auto" rows={9} value={text} onInput={(event) => set_text(event.currentTarget.value)} />
          </label>
          <div class="check-paste-foot">
            <label>
              <span>{say("draft_name")}</span>
              <input class="field" dir="auto" maxLength={200} value={name} placeholder={say("unnamed")} onInput={(event) => set_name(event.currentTarget.value)} />
            </label>
            <button type="submit" class="button main" disabled={text.trim() === "" || begin.sending !== null}>
              {say("check_it")}
            </button>
          </div>
        </form>
        <p role="status">{begin.sending === null ? "" : say("sending", { name: begin.sending })}</p>
      </section>
      <EarlierChecks />
    </div>
  );
}
