// What a letter says of itself, field by field; a field that is touched shows its words on the page.

import type { ComponentChildren, JSX } from "preact";
import { request_json } from "../api/http";
import type { Field, Letter, Party, Passage, Reference, Request } from "../api/objects";
import { Link } from "../frame/link";
import { person } from "../frame/person";
import { address_of } from "../frame/router";
import { Bdi } from "../parts/text";
import { tell, tell_error } from "../parts/toast";
import { common_words, name_of } from "../words/common";
import { format_date, format_share } from "../words/settings";
import { useWords } from "../words/words";
import { reader_words } from "./words";

type Show = (passage: Passage | null) => void;

type OneField = "from" | "number" | "registry" | "date" | "received" | "place" | "subject" | "classification" | "urgency" | "signature";
type ManyField = "to" | "copies" | "via" | "enclosures" | "requests" | "unread";
/// The order of the fields, as one reads a letter.
const kFields: (OneField | ManyField)[] = ["from", "to", "via", "copies", "number", "registry", "date", "received", "place", "subject", "classification", "urgency", "enclosures", "requests", "signature", "unread"];
/// Fields that a person's word can be put on (`POST /api/letters/ID/words`).
const kConfirmable = new Set<string>(["from", "to", "number", "date", "received", "place", "subject", "classification", "signature"]);

/// All passages of a letter's fields, for the marks on the page.
export function passages_of(letter: Letter): Passage[] {
  const fields = kFields.flatMap((name): (Field | null)[] => {
    const value: Field | Field[] | null = letter[name];
    return Array.isArray(value) ? value : [value];
  });
  return [...fields, ...letter.references].flatMap((field) => (field?.passage ? [field.passage] : []));
}

function Row({ label, passage, show, mark, children }: { label: string; passage: Passage | null; show: Show; mark: ComponentChildren; children: ComponentChildren }): JSX.Element {
  const touched = (): void => show(passage);
  const left = (): void => show(null);
  return (
    <div class="field-row" onMouseEnter={touched} onMouseLeave={left} onFocusCapture={touched} onBlurCapture={left}>
      <dt>{label}</dt>
      <dd>
        <span class="field-words" tabIndex={passage ? 0 : undefined} role={passage ? "note" : undefined}>
          {children}
        </span>
      </dd>
      <dd class="field-mark">{mark}</dd>
    </div>
  );
}

/// The second line of a field: what is known of it beside its words.
function Beside({ field, name }: { field: Field | Party; name: string }): JSX.Element | null {
  const parts: string[] = [];
  if ((name === "date" || name === "received") && field.value !== null) parts.push(field.calendar === undefined || field.calendar === "gregorian" ? format_date(field.value) : `${field.value} ${field.calendar}`);
  if ("rank" in field) parts.push(...[field.name, field.rank, field.post, field.body, field.place].filter((part): part is string => part !== null && !field.text.includes(part)));
  // A date that is written as the reader would write it needs no second line.
  if (parts[0] === field.text) parts.shift();
  if (field.otherwise) parts.push(...field.otherwise);
  if (parts.length === 0) return null;
  return (
    <small class="soft">
      {parts.map((part, k) => (
        <span key={k}>
          {k > 0 ? " | " : ""}
          <Bdi text={part} />
        </span>
      ))}
    </small>
  );
}

function ConfirmMark({ letter, name, field, changed }: { letter: Letter; name: string; field: Field; changed: () => void }): JSX.Element {
  const say = useWords(reader_words);
  if (field.confirmed) {
    return (
      <span class="confirmed" role="img" aria-label={say("confirmed")} title={say("confirmed")}>
        ✓
      </span>
    );
  }
  const told = say("unconfirmed", { share: format_share(field.confidence) });
  if (!kConfirmable.has(name)) return <span class="soft" role="img" aria-label={told} title={told} />;
  const confirm = async (): Promise<void> => {
    const by = await person();
    if (by === null) return;
    await request_json(`/api/letters/${encodeURIComponent(letter.id)}/words`, { method: "POST", json: { says: "confirm", field: name, value: "", by, why: "" } });
    tell(say("confirmed_now"));
    changed();
  };
  return (
    <button type="button" class="confirm" aria-label={`${say("confirm")}: ${told}`} title={`${told}. ${say("confirm")}`} onClick={() => void confirm().catch(tell_error)}>
      ○
    </button>
  );
}

function Chain({ letter }: { letter: Letter }): JSX.Element | null {
  const say = useWords(reader_words);
  if (letter.references.length + letter.cited_by.length === 0) return null;
  const place = (id: string): string => address_of({ document: id.split("/")[0] ?? id, page: 1 });
  return (
    <section class="chain">
      <h3>{say("chain")}</h3>
      <ul>
        {letter.references.map((reference, k) => (
          <li key={k}>
            {say(reference.answers ? "answers" : "cites")} <ReferenceName reference={reference} place={place} />
          </li>
        ))}
        {letter.cited_by.map((id) => (
          <li key={id}>
            {say("cited_by")} <Link to={place(id)}>{id.slice(0, 10)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReferenceName({ reference, place }: { reference: Reference; place: (id: string) => string }): JSX.Element {
  const say = useWords(reader_words);
  const target = reference.letter ?? reference.perhaps;
  const name = <Bdi text={reference.number ?? reference.text} />;
  return (
    <>
      {target === null ? <span class="missing">{name}</span> : <Link to={place(target)}>{name}</Link>}
      {reference.date === null ? null : <span class="soft"> ({format_date(reference.date)})</span>}
      {target === null ? <span class="missing"> — {say("missing")}</span> : reference.letter === null ? <span class="soft"> — {say("perhaps")}</span> : null}
    </>
  );
}

export function LetterPanel({ letter, show, changed }: { letter: Letter; show: Show; changed: () => void }): JSX.Element {
  const say = useWords(reader_words);
  const common = useWords(common_words);
  const rows = kFields.flatMap((name) => {
    const value: Field | Field[] | null = letter[name];
    const fields = value === null ? [] : Array.isArray(value) ? value : [value];
    // What a passage asks for is its own label; strokes of a pen have no words to show.
    const labels = fields.map((field) => say("label" in field ? (field as Request).label : name));
    return fields.map((field, k) => (
      <Row key={`${name} ${k}`} label={labels[k] === labels[k - 1] ? "" : (labels[k] ?? "")} passage={field.passage} show={show} mark={<ConfirmMark letter={letter} name={name} field={field} changed={changed} />}>
        {name === "unread" ? <span class="soft">{say("unread_told")}</span> : <Bdi text={field.text} class="document-text" />}
        {name === "unread" ? null : <Beside field={field} name={name} />}
      </Row>
    ));
  });
  return (
    <section class="letter-panel">
      <h2>{name_of(common, letter.type)}</h2>
      <dl>{rows}</dl>
      {letter.references.length === 0 ? null : (
        <dl>
          {letter.references.map((reference, k) => (
            <Row key={k} label={k === 0 ? say("references") : ""} passage={reference.passage} show={show} mark={null}>
              <Bdi text={reference.text} class="document-text" />
            </Row>
          ))}
        </dl>
      )}
      <Chain letter={letter} />
    </section>
  );
}
