// Where papers are dropped or chosen, and the strip that tells how far a run has come.

import type { ComponentChildren, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { stop_add } from "../api/client";
import { go } from "../frame/router";
import { Button } from "../parts/button";
import { Meter } from "../parts/meter";
import { tell_error } from "../parts/toast";
import { useWords } from "../words/words";
import { files_of_drop, files_of_input, put_away, speed_of, take_in, useTakingIn } from "./taking_in";
import { papers_words } from "./words";

/// Two buttons that open the system's own choosers.
export function Choosers(): JSX.Element {
  const say = useWords(papers_words);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const chosen = (event: { currentTarget: HTMLInputElement }): void => {
    const input = event.currentTarget;
    if (input.files) void take_in(files_of_input(input.files));
    input.value = "";
  };
  return (
    <>
      <input ref={files} type="file" multiple hidden onChange={chosen} />
      <input ref={folder} type="file" multiple hidden onChange={chosen} {...{ webkitdirectory: true }} />
      <Button press={() => files.current?.click()} hint="a">
        {say("choose_files")}
      </Button>
      <Button press={() => folder.current?.click()}>{say("choose_folder")}</Button>
    </>
  );
}

/// Takes what is dropped anywhere on it.
export function DropZone({ children }: { children: ComponentChildren }): JSX.Element {
  const say = useWords(papers_words);
  const [over, set_over] = useState(false);
  const dragged = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    set_over(true);
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    set_over(false);
    if (event.dataTransfer) files_of_drop(event.dataTransfer).then(take_in, tell_error);
  };
  return (
    <div class="drop-zone" onDragEnter={dragged} onDragOver={dragged} onDragLeave={(event) => event.currentTarget === event.target && set_over(false)} onDrop={dropped}>
      {children}
      {over ? (
        <div class="drop-over" aria-hidden="true">
          {say("drop")}
        </div>
      ) : null}
    </div>
  );
}

function Left({ seconds }: { seconds: number }): JSX.Element {
  const say = useWords(papers_words);
  return <span class="soft">{seconds < 90 ? say("left_seconds", { count: seconds }) : say("left_minutes", { count: Math.round(seconds / 60) })}</span>;
}

/// How far the run has come; nothing where there is none.
export function RunStrip(): JSX.Element | null {
  const say = useWords(papers_words);
  const run = useTakingIn();
  if (run.stage === "idle") return null;
  const speed = run.stage === "reading" ? speed_of(run) : null;
  const unread = run.unread.length + run.not_put_up.length;
  const told = {
    putting_up: say("uploading", { done: run.put_up, all: run.given }),
    reading: run.since === 0 ? say("starting") : say("reading", { files: run.files_done, all: run.files_total, pages: run.pages }),
    done: say("finished", { count: run.pages }),
    failed: run.why,
  }[run.stage];
  const share = run.stage === "putting_up" ? run.put_up / run.given : run.stage === "reading" ? run.files_done / Math.max(1, run.files_total) : 1;
  return (
    <section class="run-strip" aria-live="polite">
      <Meter parts={[{ share, ...(run.stage === "done" ? { kind: "ok" } : run.stage === "failed" ? { kind: "bad" } : {}) }]} label={told} />
      <strong>{told}</strong>
      {speed ? <span class="soft">{say("rate", { rate: speed.rate })}</span> : null}
      {speed ? <Left seconds={speed.left} /> : null}
      {unread > 0 ? <span class="bad-words">{say("with_failures", { count: unread })}</span> : null}
      {run.not_put_up.map((one) => (
        <span key={one.name} class="bad-words">
          {say("not_put_up", one)}
        </span>
      ))}
      {run.unread.length > 0 ? <Button press={() => go("/papers?show=unread")}>{say("see_unread")}</Button> : null}
      {run.stage === "reading" ? (
        <Button press={() => void stop_add().catch(tell_error)} face="plain">
          {say("stop")}
        </Button>
      ) : null}
      {run.stage === "done" || run.stage === "failed" ? (
        <Button press={put_away} face="plain">
          {say("dismiss")}
        </Button>
      ) : null}
    </section>
  );
}
