import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { DocumentInfo, Page } from "../api/objects";
import { go } from "../frame/router";
import { useKeys } from "../keys/keyboard";
import { Button } from "../parts/button";
import { Bdi, slice_scalars } from "../parts/text";
import { tell, tell_error } from "../parts/toast";
import { useWords } from "../words/words";
import { cite_of, words_in } from "./passages";
import type { Span } from "./passages";
import { CorrectDialog, NoteDialog } from "./word_dialogs";
import { reader_words } from "./words";

/// What can be done with selected words: cite them (their words with their permanent address), search for them, say what is written there, write a note beside
/// them, let them go.
export function SelectionBar({ paper, page, span, clear }: { paper: DocumentInfo; page: Page; span: Span; clear: () => void }): JSX.Element {
  const say = useWords(reader_words);
  const [asked, ask] = useState<"correct" | "note" | null>(null);
  const text = slice_scalars(page.text, span.start, span.end).replace(/\s+/g, " ");
  const cite = (): void => {
    navigator.clipboard.writeText(`${text}\n${cite_of(paper.document, page.page, span)}\n`).then(() => tell(say("cited")), tell_error);
  };
  const find = (): void => go(`/search?q=${encodeURIComponent(`"${text.replace(/"/g, "")}"`)}`);
  useKeys([
    { key: "c", does: say("cite"), run: cite },
    { key: "s", does: say("find"), run: find },
    { key: "e", does: say("correct"), run: () => ask("correct") },
    { key: "m", does: say("note"), run: () => ask("note") },
  ]);
  const asking = { paper, page, span, close: () => ask(null), done: clear };
  return (
    <div class="selection-bar" role="group" aria-label={say("selection")}>
      <span class="selection-words document-text">
        <Bdi text={text} />
      </span>
      <span class="soft">{say("words_selected", { count: words_in(page, span).length })}</span>
      <Button press={cite} hint="c">
        {say("cite")}
      </Button>
      <Button press={find} hint="s">
        {say("find")}
      </Button>
      <Button press={() => ask("correct")} hint="e">
        {say("correct")}
      </Button>
      <Button press={() => ask("note")} hint="m">
        {say("note")}
      </Button>
      <Button press={clear} hint="Esc" face="plain">
        {say("deselect")}
      </Button>
      {asked === "correct" ? <CorrectDialog {...asking} /> : null}
      {asked === "note" ? <NoteDialog {...asking} /> : null}
    </div>
  );
}
