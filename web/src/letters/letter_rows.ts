// What a letter is in one line: who to whom, when, which number; and how its fields are named and ordered.

import type { Field, Letter, Party, RequestKind } from "../api/objects";

/// Who a party is in few words: its person, else its body, else its post, else what is written.
export const party_name = (party: Party): string => party.name ?? party.body ?? party.post ?? party.text;

/// What stands under a party's name: rank and post and body, as far as they are not the name itself.
export function party_details(party: Party): string[] {
  const parts = [party.rank, party.post, party.body, party.place].filter((part): part is string => part !== null);
  const others = [party_name(party), ...parts];
  return parts.filter((part, i) => !others.some((other, k) => k !== i + 1 && other.includes(part) && !(other === part && k > i)));
}

export interface LetterLine {
  id: string;
  document: string;
  type: string;
  from: string;
  to: string[];
  number: string;
  /// ISO 8601, perhaps a range `a/b` or without a year; empty if none.
  date: string;
  calendar: string;
  subject: string;
}

export const line_of = (letter: Letter): LetterLine => ({
  id: letter.id,
  document: letter.document,
  type: letter.type,
  from: letter.from ? party_name(letter.from) : "",
  to: letter.to.map(party_name),
  number: letter.number?.text ?? "",
  date: letter.date?.value ?? "",
  calendar: letter.date?.calendar ?? "gregorian",
  subject: letter.subject?.text ?? "",
});

/// The fields that a person may confirm or correct, in the order of a letter's head.
export const kFields = ["type", "number", "date", "from", "to", "copies", "via", "place", "subject", "registry", "received", "classification", "urgency", "signature", "enclosures"] as const;
export type FieldName = (typeof kFields)[number];

export interface ShownField {
  name: FieldName | "references" | "unread" | RequestKind;
  field: Field;
  /// True of the first of several of one name: only it is named.
  first: boolean;
}

const is_party = (field: Field): field is Party => "post" in field;
export const as_party = (field: Field): Party | null => (is_party(field) ? field : null);

/// The fields that a letter has, in order; its kind is no field of the page and is left out.
export function fields_of(letter: Letter): ShownField[] {
  const names = kFields.filter((name): name is Exclude<FieldName, "type"> => name !== "type");
  const some = [...names, "references", "unread"] as const;
  const plain = some.flatMap((name): ShownField[] => {
    const value: Field | Field[] | null = letter[name];
    const list = value === null ? [] : Array.isArray(value) ? value : [value];
    return list.map((field, i) => ({ name, field, first: i === 0 }));
  });
  const asked = letter.requests.map((field, i) => ({ name: field.label, field, first: field.label !== letter.requests[i - 1]?.label }));
  return [...plain, ...asked];
}

/// The fields whose words stand on a page.
export const on_page = (fields: readonly ShownField[], page: number): ShownField[] => fields.filter(({ field }) => field.passage?.page === page);

/// Where a letter is shown: its id is DOCUMENT/lN.
export const letter_address = (id: string): string => `/letters/${id.split("/").map(encodeURIComponent).join("/")}`;
export const document_of = (id: string): string => id.slice(0, id.lastIndexOf("/"));
