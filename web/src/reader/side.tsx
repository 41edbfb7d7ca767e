// Beside the page: the letter's fields, the text as read and corrected, the lists, the notes.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get_letters_of, get_lists_of, save_original } from "../api/client";
import type { DocumentInfo, Letter, List, Page, Passage } from "../api/objects";
import { useKeys } from "../keys/keyboard";
import { Button } from "../parts/button";
import { useLoaded } from "../parts/loaded";
import { tell_error } from "../parts/toast";
import { Bdi } from "../parts/text";
import { common_words } from "../words/common";
import { format_share } from "../words/settings";
import { useWords } from "../words/words";
import { LetterPanel } from "./letter_panel";
import { ListPanel } from "./list_panel";
import { NotesPanel } from "./notes_panel";
import type { Span } from "./passages";
import { TextPanel } from "./text_panel";
import { reader_words } from "./words";

export type Tab = "letter" | "text" | "lists" | "notes";
const kTabKeys: Record<Tab, string> = { letter: "l", text: "t", lists: "i", notes: "o" };

export interface Found {
  /// False while they are on their way.
  here: boolean;
  letters: Letter[];
  lists: List[];
}

const kNothing: Found = { here: false, letters: [], lists: [] };

/// Letters and lists of a paper, and asking again after a person's word.
export function useFound(document: string): [found: Found, again: () => void] {
  const [state, again] = useLoaded(`found ${document}`, async () => {
    const [letters, lists] = await Promise.all([get_letters_of(document), get_lists_of(document)]);
    return { document, letters, lists };
  });
  const here = state.is === "here" && state.value.document === document;
  return [here ? { ...state.value, here } : kNothing, again];
}

interface SideProps {
  paper: DocumentInfo;
  page: Page | null;
  found: Found;
  again: () => void;
  marked: Span[];
  /// Half of the view is the text's, so that both readings of a line stand beside each other.
  wide: boolean;
  set_wide: (wide: boolean) => void;
  show: (passage: Passage | null) => void;
  open: (passage: Passage) => void;
}

function About({ paper }: { paper: DocumentInfo }): JSX.Element {
  const say = useWords(reader_words);
  const common = useWords(common_words);
  return (
    <footer class="about soft">
      <p>
        <Bdi text={paper.file} />
      </p>
      <p>
        {common(paper.source === "ocr" ? "read_by_ocr" : "text_layer")}
        {paper.source === "ocr" ? `, ${common("sure", { share: format_share(paper.confidence) })}` : ""}
      </p>
      <p class="hash">
        {say("sha256")} <code dir="ltr">{paper.sha256}</code>
      </p>
      <Button press={() => void save_original(paper.document).catch(tell_error)}>{say("original")}</Button>
      <p>{say("original_why")}</p>
    </footer>
  );
}

function Panel({ tab, paper, page, found, again, marked, wide, set_wide, show, open }: SideProps & { tab: Tab }): JSX.Element {
  const say = useWords(reader_words);
  if (tab === "text") return page ? <TextPanel {...{ page, marked, wide, set_wide }} /> : <div />;
  if (tab === "notes") return <NotesPanel document={paper.document} />;
  if (!found.here) return <div />;
  if (tab === "lists") return found.lists.length === 0 ? <p class="soft">{say("no_lists")}</p> : <>{found.lists.map((list) => <ListPanel key={list.id} list={list} show={show} open={open} />)}</>;
  const here = found.letters.filter((letter) => page && letter.pages.includes(page.page));
  const letters = here.length > 0 ? here : found.letters;
  if (letters.length === 0) return <p class="soft">{paper.letters === 0 ? say("no_letter") : ""}</p>;
  return <>{letters.map((letter) => <LetterPanel key={letter.id} letter={letter} show={show} changed={again} />)}</>;
}

export function Side(props: SideProps): JSX.Element {
  const { paper } = props;
  const say = useWords(reader_words);
  const first: Tab = paper.letters > 0 ? "letter" : paper.lists > 0 ? "lists" : "text";
  const [tab, choose_tab] = useState<Tab>(first);
  const choose = (wanted: Tab): void => {
    choose_tab(wanted);
    if (wanted !== "text") props.set_wide(false);
  };
  useEffect(() => choose(first), [paper.document]);
  useKeys((Object.keys(kTabKeys) as Tab[]).map((name) => ({ key: kTabKeys[name], does: say(name), run: () => choose(name) })));
  return (
    <aside class="side" aria-label={say("beside")}>
      <div class="side-tabs tabs">
        {(Object.keys(kTabKeys) as Tab[]).map((name) => (
          <button key={name} type="button" aria-pressed={tab === name} onClick={() => choose(name)}>
            {say(name)} <kbd aria-hidden="true">{kTabKeys[name].toUpperCase()}</kbd>
          </button>
        ))}
      </div>
      <div class="side-panel" tabIndex={0} role="region" aria-label={say(tab)}>
        <Panel {...props} tab={tab} />
        {props.found.here ? <About paper={paper} /> : null}
      </div>
    </aside>
  );
}
