import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { Button } from "../parts/button";
import { tell_error } from "../parts/toast";
import { useWords } from "../words/words";
import type { GivenList } from "./names_client";
import { names_words } from "./names_words";

interface ListFieldProps {
  title: string;
  list: GivenList;
  change: (list: GivenList) => void;
}

/// How many lines of a text hold anything.
export const count_rows = (text: string): number => text.split("\n").filter((line) => line.trim() !== "").length;

/// One of the two lists: pasted, dropped or chosen.
export function ListField({ title, list, change }: ListFieldProps): JSX.Element {
  const say = useWords(names_words);
  const input = useRef<HTMLInputElement>(null);
  const [over, set_over] = useState(false);
  const take = (file: File | undefined): void => void file?.text().then((text) => change({ name: file.name, text }), tell_error);
  return (
    <div
      class={over ? "list-field over" : "list-field"}
      onDragOver={(event) => (event.preventDefault(), set_over(true))}
      onDragLeave={() => set_over(false)}
      onDrop={(event) => {
        event.preventDefault();
        set_over(false);
        take(event.dataTransfer?.files[0]);
      }}
    >
      <label>
        <span class="list-field-head">
          <b>{title}</b>
          <span class="soft">{list.text === "" ? say("paste") : say("rows", { count: count_rows(list.text) })}</span>
        </span>
        <textarea class="field" dir="auto" rows={12} spellcheck={false} placeholder={say("drop")} value={list.text} onInput={(event) => change({ ...list, text: event.currentTarget.value })} />
      </label>
      <Button press={() => input.current?.click()}>{say("choose")}</Button>
      <input ref={input} type="file" hidden accept=".csv,.tsv,.txt" aria-label={title} onChange={(event) => take(event.currentTarget.files?.[0])} />
    </div>
  );
}
