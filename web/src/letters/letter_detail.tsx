// A letter: its page with the fields framed, its fields beside it, its chain.

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { get_letters_of } from "../api/client";
import type { Letter } from "../api/objects";
import { Link } from "../frame/link";
import { address_of } from "../frame/router";
import { useKeys } from "../keys/keyboard";
import { Button } from "../parts/button";
import { useLoaded } from "../parts/loaded";
import { Bdi, joined } from "../parts/text";
import { common_words, name_of } from "../words/common";
import { format_date, format_share } from "../words/settings";
import { useWords } from "../words/words";
import { ChainList } from "./chain_list";
import { FieldPage } from "./field_page";
import { type Asked, FieldWordDialog } from "./field_word";
import { as_party, document_of, fields_of, kFields, type FieldName, on_page, party_details, party_name, type ShownField } from "./letter_rows";
import { letters_words } from "./letters_words";

const can_be_said = (name: ShownField["name"]): name is FieldName => kFields.some((field) => field === name);
const kDates = new Set<string>(["date", "received"]);

/// What a field says, in the words that a person would.
function Value({ shown }: { shown: ShownField }): JSX.Element {
  const say = useWords(letters_words);
  const { field, name } = shown;
  const party = as_party(field);
  const dated = kDates.has(name) && field.value !== null;
  const gregorian = (field.calendar ?? "gregorian") === "gregorian";
  const details = party ? party_details(party) : [];
  const words = name === "unread" ? <span class="soft">{say("unread_told")}</span> : <Bdi text={party ? party_name(party) : field.text || (field.value ?? "")} />;
  return (
    <>
      <span class="of-page">{dated && gregorian ? <bdi>{format_date(field.value ?? "")}</bdi> : words}</span>
      <small class="soft items">
        {details.length > 0 ? <Bdi text={joined(details)} /> : null}
        {dated && field.text !== "" && field.text !== format_date(field.value ?? "") ? <Bdi text={field.text} /> : null}
        {gregorian ? null : <span>{say("islamic")}</span>}
        {(field.otherwise ?? []).map((other) => (
          <span key={other}>{say("otherwise", { value: other })}</span>
        ))}
        <span>{field.confirmed ? say("confirmed") : say("not_confirmed", { share: format_share(field.confidence) })}</span>
        {field.passage ? null : <span>{say("not_on_page")}</span>}
      </small>
    </>
  );
}

interface FieldListProps {
  fields: ShownField[];
  chosen: ShownField | null;
  choose: (field: ShownField) => void;
}

function FieldList({ fields, chosen, choose }: FieldListProps): JSX.Element {
  const say = useWords(letters_words);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: "nearest" }), [chosen]);
  return (
    <div class="field-list" ref={list} role="group" aria-label={say("fields")}>
      {fields.map((shown, i) => (
        <button key={i} type="button" class="field-row" aria-pressed={shown === chosen} onClick={() => choose(shown)} onMouseEnter={() => choose(shown)} onFocus={() => choose(shown)}>
          <span class={shown.first ? "field-name" : "field-name again"}>{say(shown.name)}</span>
          <span class="field-value">
            <Value shown={shown} />
          </span>
          <span class={shown.field.confirmed ? "field-sign sure" : "field-sign"} aria-hidden="true">
            {shown.field.confirmed ? "✓" : "○"}
          </span>
        </button>
      ))}
    </div>
  );
}

function said_value(shown: ShownField): string {
  const party = as_party(shown.field);
  return kDates.has(shown.name) ? (shown.field.value ?? shown.field.text) : party ? party.text : shown.field.text;
}

function Shown({ letter, again }: { letter: Letter; again: () => void }): JSX.Element {
  const say = useWords(letters_words);
  const say_common = useWords(common_words);
  const fields = fields_of(letter);
  const [at, set_at] = useState(0);
  const [asked, ask] = useState<Asked | null>(null);
  const chosen = fields[Math.min(at, fields.length - 1)] ?? null;
  const page = chosen?.field.passage?.page ?? letter.pages[0] ?? 1;
  const choose = (shown: ShownField): void => set_at(fields.indexOf(shown));
  const word = (says: Asked["says"]): void => {
    if (chosen && can_be_said(chosen.name)) ask({ says, field: chosen.name, value: said_value(chosen) });
  };
  const move = (step: number): void => set_at((now) => Math.max(0, Math.min(fields.length - 1, now + step)));
  useKeys([
    { key: "j", does: say("next_field"), run: () => move(1) },
    { key: "k", does: say("previous_field"), run: () => move(-1) },
    { key: "c", does: say("confirm"), run: () => word("confirm") },
    { key: "e", does: say("correct"), run: () => word("set") },
  ]);
  const may = chosen !== null && can_be_said(chosen.name);
  return (
    <div class="letter-detail">
      <div class="field-desk" tabIndex={0} role="region" aria-label={say("page_with", { n: page })}>
        <FieldPage document={letter.document} page={page} fields={on_page(fields, page)} chosen={chosen} choose={choose} />
      </div>
      <aside class="letter-side">
        <header class="letter-head">
          <Link to="/letters">{say("all")}</Link>
          <h1>
            {name_of(say_common, letter.type)} {letter.number ? <Bdi text={letter.number.text} /> : null}
          </h1>
          <Button press={() => ask({ says: "set", field: "type", value: letter.type })}>{say("kind")}</Button>
        </header>
        <FieldList fields={fields} chosen={chosen} choose={choose} />
        <div class="field-tools">
          <Button hint="c" press={() => word("confirm")} disabled={!may}>
            {say("confirm")}
          </Button>
          <Button hint="e" press={() => word("set")} disabled={!may}>
            {say("correct")}
          </Button>
          {letter.decisions.some((one) => one.field === chosen?.name) ? <Button press={() => word("unset")}>{say("unset")}</Button> : null}
          <Link to={chosen?.field.passage ? address_of(chosen.field.passage) : address_of({ document: letter.document, page })} class="button">
            {say("open_page")} <span aria-hidden="true">↗</span>
          </Link>
        </div>
        {letter.decisions
          .filter((one) => one.field === chosen?.name)
          .map((one) => (
            <p key={one.act} class="soft small">
              {say("said", { name: one.by, why: one.why })}
            </p>
          ))}
        <ChainList letter={letter} />
      </aside>
      {asked ? (
        <FieldWordDialog
          letter={letter.id}
          asked={asked}
          done={(kept) => {
            ask(null);
            if (kept) again();
          }}
        />
      ) : null}
    </div>
  );
}

export function LetterDetail({ id }: { id: string }): JSX.Element {
  const say = useWords(letters_words);
  const [letters, again] = useLoaded(document_of(id), () => get_letters_of(document_of(id)));
  if (letters.is === "loading") return <div />;
  const letter = letters.is === "here" ? letters.value.find((one) => one.id === id) : undefined;
  if (letter) return <Shown letter={letter} again={again} />;
  return (
    <div class="stand">
      <p>{letters.is === "failed" ? letters.why.message : say("no_letters")}</p>
      <Link to="/letters">{say("all")}</Link>
    </div>
  );
}
