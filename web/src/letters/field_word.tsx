// A person's word on a field: it is right, or it says something else; with a reason, kept in the log.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { person } from "../frame/person";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { tell, tell_error } from "../parts/toast";
import { common_words, name_of } from "../words/common";
import { useWords } from "../words/words";
import type { FieldName } from "./letter_rows";
import { type FieldWord, say_of_letter } from "./letters_client";
import { letters_words } from "./letters_words";

const kTypes = ["letter", "memo", "telegram", "email", "circular", "report", "order", "minutes", "list", "form", "other"];
const kDates = new Set<FieldName>(["date", "received"]);

export interface Asked {
  says: FieldWord["says"];
  field: FieldName;
  value: string;
}

interface FieldWordProps {
  letter: string;
  asked: Asked;
  done: (kept: boolean) => void;
}

function ValueField({ asked, value, change }: { asked: Asked; value: string; change: (value: string) => void }): JSX.Element {
  const say = useWords(letters_words);
  const say_common = useWords(common_words);
  if (asked.field === "type") {
    return (
      <select class="field" value={value} onChange={(event) => change(event.currentTarget.value)} autoFocus>
        {kTypes.map((type) => (
          <option key={type} value={type}>
            {name_of(say_common, type)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <>
      <input class="field" dir="auto" maxLength={1000} value={value} onInput={(event) => change(event.currentTarget.value)} autoFocus />
      {kDates.has(asked.field) ? <small class="soft">{say("value_hint")}</small> : null}
    </>
  );
}

export function FieldWordDialog({ letter, asked, done }: FieldWordProps): JSX.Element {
  const say = useWords(letters_words);
  const say_common = useWords(common_words);
  const [value, set_value] = useState(asked.value);
  const [why, set_why] = useState(say("seen"));
  const [busy, set_busy] = useState(false);
  const keep = async (): Promise<void> => {
    const by = await person();
    if (by === null) return;
    set_busy(true);
    try {
      await say_of_letter(letter, { says: asked.says, field: asked.field, value: asked.says === "set" ? value.trim() : "", by, why: why.trim() });
      tell(say("kept"));
      done(true);
    } catch (cause) {
      set_busy(false);
      tell_error(cause);
    }
  };
  const ready = !busy && why.trim() !== "" && (asked.says !== "set" || value.trim() !== "");
  return (
    <Dialog
      title={say(asked.says === "set" ? "correct_title" : "confirm_title", { field: say(asked.field) })}
      close={() => done(false)}
      foot={
        <>
          <Button press={() => done(false)}>{say_common("cancel")}</Button>
          <Button press={() => void keep()} face="main" disabled={!ready}>
            {say("keep")}
          </Button>
        </>
      }
    >
      <form
        class="field-word"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void keep();
        }}
      >
        {asked.says === "set" ? (
          <label>
            <span>{say("value")}</span>
            <ValueField asked={asked} value={value} change={set_value} />
          </label>
        ) : (
          <p dir="auto">{asked.value}</p>
        )}
        <label>
          <span>{say("why")}</span>
          <input class="field" dir="auto" maxLength={1000} value={why} onInput={(event) => set_why(event.currentTarget.value)} />
        </label>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
