// The notes on a paper and its words, and one more on the whole of it.

import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import { useEvent } from "../api/events";
import type { Note } from "../api/objects";
import { Link } from "../frame/link";
import { person } from "../frame/person";
import { address_of } from "../frame/router";
import { Button } from "../parts/button";
import { useLoaded } from "../parts/loaded";
import { Bdi } from "../parts/text";
import { tell, tell_error } from "../parts/toast";
import { common_words } from "../words/common";
import { format_moment } from "../words/settings";
import { useWords } from "../words/words";
import { get_notes_on, take_note_back, write_note } from "./said";
import { reader_words } from "./words";

/// Where the words of a note stand; null of one on the whole paper.
function place_of({ document, page, start, end }: Note): string | null {
  return page === null || start === null || end === null ? null : address_of({ document, page, start, end });
}

function NoteRow({ note }: { note: Note }): JSX.Element {
  const say = useWords(reader_words);
  const common = useWords(common_words);
  const place = place_of(note);
  const take_back = async (): Promise<void> => {
    const by = await person();
    if (by === null) return;
    await take_note_back(note.act, by);
    tell(say("taken_back"));
  };
  return (
    <li class="note">
      <p class="note-place">
        {place === null ? (
          <span class="soft">{say("on_paper")}</span>
        ) : (
          <Link to={place}>
            <Bdi text={note.words ?? ""} class="document-text" />
          </Link>
        )}
        {note.page === null ? null : <span class="soft small"> {common("page_n", { n: note.page })}</span>}
      </p>
      <p class="note-text" dir="auto">
        {note.text}
      </p>
      <p class="soft small items">
        <Bdi text={note.by} />
        <span>{format_moment(note.at)}</span>
      </p>
      <Button press={() => void take_back().catch(tell_error)} face="plain">
        {say("take_back")}
      </Button>
    </li>
  );
}

export function NotesPanel({ document }: { document: string }): JSX.Element {
  const say = useWords(reader_words);
  const [state, again] = useLoaded(`notes ${document}`, async () => ({ document, notes: await get_notes_on(document) }));
  const [text, set_text] = useState("");
  useEvent("noted", useCallback((data) => ((data as Note | null)?.document === document ? again() : undefined), [document, again]));
  const notes = state.is === "here" && state.value.document === document ? state.value.notes : null;
  const keep = async (): Promise<void> => {
    const by = await person();
    if (by === null) return;
    await write_note(document, text.trim(), by);
    set_text("");
    tell(say("noted"));
    again();
  };
  return (
    <section class="notes-panel">
      {state.is === "failed" ? <p>{state.why.message}</p> : null}
      {notes?.length === 0 ? <p class="soft">{say("no_notes")}</p> : null}
      <ul>
        {notes?.map((note) => (
          <NoteRow key={note.act} note={note} />
        ))}
      </ul>
      <label class="note-new">
        <span>{say("note_on_paper")}</span>
        <textarea class="field" dir="auto" rows={3} maxLength={4000} value={text} onInput={(event) => set_text(event.currentTarget.value)} />
      </label>
      <Button press={() => void keep().catch(tell_error)} disabled={text.trim() === ""}>
        {say("keep")}
      </Button>
    </section>
  );
}
