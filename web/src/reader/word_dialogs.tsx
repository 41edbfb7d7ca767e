// What a person says of selected words: what is written there, or a note beside them. Both become acts of the log under their name.

import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { AppliedCorrection, DocumentInfo, Page } from "../api/objects";
import { person } from "../frame/person";
import { Button } from "../parts/button";
import { Crop } from "../parts/crop";
import { Dialog } from "../parts/dialog";
import { Bdi, direction_of, slice_scalars } from "../parts/text";
import { tell, tell_error } from "../parts/toast";
import { common_words } from "../words/common";
import { useWords } from "../words/words";
import { cite_of, type Span } from "./passages";
import { correct, corrections_in, take_correction_back, write_note } from "./said";
import { reader_words } from "./words";

interface WordsSaid {
  paper: DocumentInfo;
  page: Page;
  span: Span;
  close: () => void;
  /// Called when something was said.
  done: () => void;
}

interface AskedProps {
  title: string;
  ready: boolean;
  keep: (by: string) => Promise<string>;
  close: () => void;
  done: () => void;
  more?: ComponentChildren;
  children: ComponentChildren;
}

/// A dialog whose words are kept under the person's name; `keep` gives what is told then.
function Asked({ title, ready, keep, close, done, more, children }: AskedProps): JSX.Element {
  const say = useWords(reader_words);
  const common = useWords(common_words);
  const [busy, set_busy] = useState(false);
  const kept = async (): Promise<void> => {
    const by = await person();
    if (by === null) return;
    set_busy(true);
    try {
      tell(await keep(by));
      done();
    } catch (cause) {
      set_busy(false);
      tell_error(cause);
    }
  };
  return (
    <Dialog
      title={title}
      close={close}
      foot={
        <>
          {more}
          <Button press={close}>{common("cancel")}</Button>
          <Button press={() => void kept()} face="main" disabled={busy || !ready}>
            {say("keep")}
          </Button>
        </>
      }
    >
      <form
        class="word-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) void kept();
        }}
      >
        {children}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/// The words on the page, as they stand there and as they were read.
function WordsShown({ paper, page, span }: Omit<WordsSaid, "close" | "done">): JSX.Element {
  const say = useWords(reader_words);
  const text = slice_scalars(page.text, span.start, span.end).replace(/\s+/g, " ");
  return (
    <>
      {paper.pictures ? <Crop passage={{ document: paper.document, page: page.page, ...span, text }} width={900} height={130} /> : null}
      <p>
        <span class="soft">{say("as_read")}</span> <Bdi text={text} class="document-text" />
      </p>
    </>
  );
}

/// A correction that stands is looked at as a whole: what is said now takes its place.
export function CorrectDialog({ paper, page, span, close, done }: WordsSaid): JSX.Element {
  const say = useWords(reader_words);
  const standing: AppliedCorrection | undefined = corrections_in(page, span)[0];
  const whole = standing ? { start: standing.start, end: standing.end } : span;
  const read = slice_scalars(page.text, whole.start, whole.end);
  const [text, set_text] = useState(standing?.says ?? read.replace(/\s+/g, " "));
  const [why, set_why] = useState(say("seen"));
  const said = (by: string): { cite: string; by: string; why: string } => ({ cite: cite_of(paper.document, page.page, whole), by, why: why.trim() });
  const keep = async (by: string): Promise<string> => {
    await correct({ ...said(by), text: text.trim() });
    return say("corrected_now");
  };
  const take_back = async (): Promise<void> => {
    const by = await person();
    if (by === null) return;
    await take_correction_back({ ...said(by), cite: standing?.cite ?? said(by).cite });
    tell(say("taken_back"));
    done();
  };
  return (
    <Asked
      title={say("correct_title")}
      ready={why.trim() !== "" && text.trim() !== (standing?.says ?? read)}
      keep={keep}
      close={close}
      done={done}
      more={standing ? <Button press={() => void take_back().catch(tell_error)}>{say("take_back")}</Button> : null}
    >
      <WordsShown paper={paper} page={page} span={whole} />
      {standing ? <p class="soft">{say.rich("said_by", { name: <Bdi text={standing.by} />, why: <Bdi text={standing.why} /> })}</p> : null}
      <label>
        <span>{say("written")}</span>
        <input class="field document-text" dir={direction_of(text || read)} maxLength={2000} value={text} onInput={(event) => set_text(event.currentTarget.value)} autoFocus />
        <small class="soft">{say("written_hint")}</small>
      </label>
      <label>
        <span>{say("why")}</span>
        <input class="field" dir="auto" maxLength={1000} value={why} onInput={(event) => set_why(event.currentTarget.value)} />
      </label>
    </Asked>
  );
}

export function NoteDialog({ paper, page, span, close, done }: WordsSaid): JSX.Element {
  const say = useWords(reader_words);
  const [text, set_text] = useState("");
  const keep = async (by: string): Promise<string> => {
    await write_note(cite_of(paper.document, page.page, span), text.trim(), by);
    return say("noted");
  };
  return (
    <Asked title={say("note_title")} ready={text.trim() !== ""} keep={keep} close={close} done={done}>
      <WordsShown paper={paper} page={page} span={span} />
      <label>
        <span>{say("note_text")}</span>
        <textarea class="field" dir="auto" rows={3} maxLength={4000} value={text} onInput={(event) => set_text(event.currentTarget.value)} autoFocus />
        <small class="soft">{say("note_hint")}</small>
      </label>
    </Asked>
  );
}
