// A query with filters put in and taken out: facets become words of the query language (docs/QUERY.md), so that what narrows a search is seen in
// its field, saved with it and stands in its address.

import type { FacetName } from "../api/objects";

const kFilters: Record<FacetName, (value: string) => string> = {
  type: (value) => `type:${value}`,
  language: (value) => `language:${value}`,
  year: (value) => `sent:${value}`,
  correspondent: (value) => `from:"${value.replace(/"/g, "")}"`,
  file: (value) => `file:"${value.split("/").pop()?.replace(/"/g, "") ?? ""}"`,
};
const kWritten: Record<FacetName, RegExp> = {
  type: /(?:^|\s)type:(\S+)/,
  language: /(?:^|\s)language:(\S+)/,
  year: /(?:^|\s)sent:(\S+)/,
  correspondent: /(?:^|\s)from:"([^"]*)"/,
  file: /(?:^|\s)file:"([^"]*)"/,
};

/// The value that a query is narrowed to, in the form a facet lists it (a file by its name without folders).
export const filter_in = (q: string, name: FacetName): string | null => kWritten[name].exec(q)?.[1] ?? null;

/// The query narrowed to a value, or with the filter taken out.
export function with_filter(q: string, name: FacetName, value: string | null): string {
  const without = q.replace(kWritten[name], "").trim();
  return value === null ? without : `${without} ${kFilters[name](value)}`.trim();
}

/// Scalars kept before the first matched word, so that it stands in sight however narrow the list is.
const kLead = 40;

/// A snippet cut into pieces that are and aren't among the matched words.
export function marked_pieces(snippet: string, matched: string[]): { text: string; marked: boolean }[] {
  const words = [...new Set(matched)].filter((word) => word !== "").sort((a, b) => b.length - a.length);
  if (words.length === 0) return [{ text: snippet, marked: false }];
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "u");
  const pieces = snippet.split(pattern).map((text, k) => ({ text, marked: k % 2 === 1 }));
  const lead = pieces[0];
  if (lead && pieces.length > 1 && lead.text.length > kLead) lead.text = `… ${lead.text.slice(lead.text.indexOf(" ", lead.text.length - kLead) + 1)}`;
  return pieces.filter((piece) => piece.text !== "");
}
