// Letters of a document, loaded once for all that look at them together.

import { get_letters_of } from "../api/client";
import type { Letter } from "../api/objects";
import { useLoaded } from "../parts/loaded";
import { document_of } from "./letter_rows";

/// The letters of several ids, in their order; those that are not there are left out.
export async function get_by_id(ids: readonly string[]): Promise<Letter[]> {
  const documents = [...new Set(ids.map(document_of))];
  const read = await Promise.all(documents.map((document) => get_letters_of(document).catch((): Letter[] => [])));
  const by_id = new Map(read.flat().map((letter) => [letter.id, letter]));
  return ids.flatMap((id) => by_id.get(id) ?? []);
}

/// The letters of several ids, by id; empty while they load.
export function useLetters(ids: readonly string[]): ReadonlyMap<string, Letter> {
  const key = ids.join(" ");
  const [loaded] = useLoaded(key, async () => ({ key, letters: await get_by_id(ids) }));
  const letters = loaded.is === "here" && loaded.value.key === key ? loaded.value.letters : [];
  return new Map(letters.map((letter) => [letter.id, letter]));
}
