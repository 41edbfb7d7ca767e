// Documents and pages that several parts of one claim's evidence look at: asked for once, the last hundred kept until the case changes.

import { useEffect } from "preact/hooks";
import { get_document, get_page } from "../api/client";
import { listen } from "../api/events";
import type { DocumentInfo, Page } from "../api/objects";
import { useLoaded } from "./loaded";

const kMost = 100;
const kept = new Map<string, Promise<unknown>>();

function once<Value>(key: string, ask: () => Promise<Value>): Promise<Value> {
  const known = kept.get(key) as Promise<Value> | undefined;
  if (known) return known;
  const asked = ask();
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > kMost && oldest !== undefined) kept.delete(oldest);
  return asked;
}

/// What is kept under a key; what came for the key before is not shown for this one.
function useKept<Value>(key: string, ask: () => Promise<Value>): Value | null {
  const [loaded] = useLoaded(key, async () => ({ key, value: await once(key, ask) }));
  useEffect(() => listen("case", () => kept.clear()), []);
  return loaded.is === "here" && loaded.value.key === key ? loaded.value.value : null;
}

export const useDocument = (id: string): DocumentInfo | null => useKept(`d ${id}`, () => get_document(id));
export const usePage = (document: string, page: number): Page | null => useKept(`p ${document} ${page}`, () => get_page(document, page));
