// What a person may say of the chosen claim, each with its key.

import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useKeys } from "../keys/keyboard";
import { Button } from "../parts/button";
import { tell } from "../parts/toast";
import { common_words } from "../words/common";
import { settings_now } from "../words/settings";
import { useWords } from "../words/words";
import { check_words } from "./check_words";
import { decision_of, type Reader, refusal, type Word } from "./decisions";
import { type Claim, kVerdicts, type Verdict } from "./objects";

interface DecisionBarProps {
  claim: Claim;
  reader: Reader;
  say_of: (word: Word, note: string) => void;
  /// Notes something of the claim without deciding it.
  note_of: (note: string) => void;
  step: (to: 1 | -1) => void;
  disabled: boolean;
}

type Open = "none" | "overrule" | "note";

function Overrule({ claim, choose, close }: { claim: Claim; choose: (verdict: Verdict) => void; close: () => void }): JSX.Element {
  const say = useWords(check_words);
  const say_common = useWords(common_words);
  const first = useRef<HTMLDivElement>(null);
  const others = kVerdicts.filter((verdict) => verdict !== claim.verdict);
  useLayoutEffect(() => first.current?.querySelector("button")?.focus(), []);
  useKeys([
    { key: "Escape", does: say_common("cancel"), typing: true, run: close },
    ...others.map((verdict, i) => ({ key: String(i + 1), does: say_common(verdict), run: () => choose(verdict) })),
  ]);
  return (
    <div class="overrule" ref={first} role="group" aria-label={say("overrule_with")}>
      <span>{say("overrule_with")}</span>
      {others.map((verdict, i) => (
        <Button key={verdict} hint={String(i + 1)} press={() => choose(verdict)}>
          {say_common(verdict)}
        </Button>
      ))}
    </div>
  );
}

interface NoteProps {
  note: string;
  change: (note: string) => void;
  save: () => void;
  close: () => void;
}

function Note({ note, change, save, close }: NoteProps): JSX.Element {
  const say = useWords(check_words);
  const say_common = useWords(common_words);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  useKeys([
    { key: "Escape", does: say_common("close"), typing: true, run: close },
    { key: "ctrl+Enter", does: say("save_note"), typing: true, run: save },
  ]);
  return (
    <div class="note-field">
      <label>
        <span>{say("note_label")}</span>
        <textarea ref={field} class="field" dir="auto" rows={2} maxLength={4000} value={note} onInput={(event) => change(event.currentTarget.value)} />
      </label>
      <p class="soft small">{say("note_hint")}</p>
      <Button press={save} disabled={note.trim() === ""}>
        {say("save_note")}
      </Button>
    </div>
  );
}

export function DecisionBar({ claim, reader, say_of, note_of, step, disabled }: DecisionBarProps): JSX.Element {
  const say = useWords(check_words);
  const said = decision_of(claim, reader);
  const [open, set_open] = useState<Open>("none");
  const kept_note = said?.note ?? "";
  const [note, set_note] = useState(kept_note);
  const decide = (word: Word): void => {
    const refused = refusal(claim, word, reader, settings_now().person);
    if (refused !== null) return tell(say(refused));
    set_open("none");
    say_of(word, word === "withdraw" ? "" : note.trim());
  };
  const save_note = (): void => {
    set_open("none");
    if (note.trim() === "" || note.trim() === kept_note) return;
    note_of(note.trim());
    set_note(kept_note);
  };
  const actions: { key: string; name: string; run: () => void; pressed?: boolean }[] = [
    { key: "a", name: say("agree"), run: () => decide("accept"), pressed: said !== null && said.verdict === claim.verdict && said.verdict !== "for_a_person" },
    { key: "o", name: say("overrule"), run: () => set_open(open === "overrule" ? "none" : "overrule"), pressed: said !== null && said.verdict !== claim.verdict && said.verdict !== "for_a_person" },
    { key: "q", name: say("ask"), run: () => decide("for_a_person"), pressed: said?.verdict === "for_a_person" },
    { key: "n", name: say("note"), run: () => set_open(open === "note" ? "none" : "note"), pressed: note.trim() !== "" },
    ...(said ? [{ key: "w", name: say("withdraw"), run: () => decide("withdraw") }] : []),
  ];
  useKeys(disabled ? [] : actions.map(({ key, name, run }) => ({ key, does: name, run })));
  return (
    <div class="decision-bar">
      {open === "overrule" ? <Overrule claim={claim} choose={decide} close={() => set_open("none")} /> : null}
      {open === "note" ? <Note note={note} change={set_note} save={save_note} close={() => set_open("none")} /> : null}
      <div class="decision-buttons" role="toolbar" aria-label={say("agree")}>
        {actions.map(({ key, name, run, pressed }) => (
          <Button key={key} hint={key} press={run} disabled={disabled} {...(pressed === undefined ? {} : { pressed })}>
            {name}
          </Button>
        ))}
        <span class="push">
          <Button hint="k" press={() => step(-1)} label={say("previous_open")}>
            ↑
          </Button>
          <Button hint="j" press={() => step(1)}>
            {say("next_open")}
          </Button>
        </span>
      </div>
    </div>
  );
}
