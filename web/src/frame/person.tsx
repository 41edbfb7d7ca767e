// Who decides: acts are written into the log under a name. It is asked for once, kept in this browser, and changed in the settings.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { change_settings, settings_now } from "../words/settings";
import { useWords, words_of } from "../words/words";

const words = words_of({
  en: { title: "Your name", why: "What you decide is written into the case's log under your name.", use: "Use this name", name: "Name", cancel: "Cancel" },
  ar: { title: "اسمك", why: "ما تقرره يُكتب في سجل القضية باسمك.", use: "استعمل هذا الاسم", name: "الاسم", cancel: "إلغاء" },
});

type Answer = (name: string | null) => void;
let ask: ((answer: Answer) => void) | null = null;

/// The name to write an act under; null when the person doesn't give one.
export const person = (): Promise<string | null> => {
  const known = settings_now().person;
  return known !== "" || ask === null ? Promise.resolve(known || null) : new Promise((resolve) => ask?.(resolve));
};

export function PersonAsked(): JSX.Element | null {
  const say = useWords(words);
  const [answer, set_answer] = useState<{ give: Answer } | null>(null);
  const [name, set_name] = useState("");
  useEffect(() => {
    ask = (give) => set_answer({ give });
  }, []);
  if (!answer) return null;
  const done = (given: string | null): void => {
    if (given !== null) change_settings({ person: given });
    set_answer(null);
    answer.give(given);
  };
  const given = name.trim();
  return (
    <Dialog
      title={say("title")}
      close={() => done(null)}
      foot={
        <>
          <Button press={() => done(null)}>{say("cancel")}</Button>
          <Button press={() => done(given)} face="main" disabled={given === ""}>
            {say("use")}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (given !== "") done(given);
        }}
      >
        <p>{say("why")}</p>
        <input class="field" dir="auto" aria-label={say("name")} maxLength={200} value={name} onInput={(event) => set_name(event.currentTarget.value)} autoFocus />
      </form>
    </Dialog>
  );
}
