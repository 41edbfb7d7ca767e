// How a letter belongs to others: what it cites, what cites it, what persons said, what is missing.

export type Relation = "answers" | "answered_by" | "cites" | "cited_by" | "perhaps" | "missing" | "encloses" | "enclosed_in" | "translation_of" | "has_translation" | "copy_of" | "has_copy";

export interface ChainLink {
  relation: Relation;
  /// The letter's id, or null for one that is not in the case.
  letter: string | null;
  /// The reference as written, where the letter itself says it.
  number: string | null;
  date: string | null;
  /// Who said so, of a person's link.
  by: string | null;
  why: string | null;
}

interface ReferenceLike {
  text: string;
  number: string | null;
  date: string | null;
  letter: string | null;
  perhaps: string | null;
  answers: boolean;
}

export interface Chained {
  id: string;
  references: ReferenceLike[];
  cited_by: string[];
  links: { relation: string; of_other: boolean; letter: string; by: string; why: string }[];
}

const kByPersons: Record<string, [Relation, Relation]> = {
  answers: ["answers", "answered_by"],
  "enclosure-of": ["enclosed_in", "encloses"],
  enclosure_of: ["enclosed_in", "encloses"],
  "translation-of": ["translation_of", "has_translation"],
  translation_of: ["translation_of", "has_translation"],
  "copy-of": ["copy_of", "has_copy"],
  copy_of: ["copy_of", "has_copy"],
};

function of_reference(reference: ReferenceLike): ChainLink {
  const said = { number: reference.number ?? reference.text, date: reference.date, by: null, why: null };
  if (reference.letter !== null) return { relation: reference.answers ? "answers" : "cites", letter: reference.letter, ...said };
  if (reference.perhaps !== null) return { relation: "perhaps", letter: reference.perhaps, ...said };
  return { relation: "missing", letter: null, ...said };
}

/// The links of a letter: its own references in their order, what cites it, then what persons said. `answers_me` tells whether a citing letter answers this one.
export function chain_of(letter: Chained, answers_me: (citing: string) => boolean): ChainLink[] {
  const bare = { number: null, date: null, by: null, why: null };
  const citing = letter.cited_by.map(
    (id): ChainLink => ({ relation: answers_me(id) ? "answered_by" : "cited_by", letter: id, ...bare }),
  );
  const said = letter.links.flatMap((link): ChainLink[] => {
    const relation = kByPersons[link.relation]?.[link.of_other ? 1 : 0];
    return relation ? [{ ...bare, relation, letter: link.letter, by: link.by, why: link.why }] : [];
  });
  return [...letter.references.map(of_reference), ...citing, ...said];
}
