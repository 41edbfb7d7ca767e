// What is asked of the server, as state: what came, what went wrong, and asking again.

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Listing } from "../api/objects";

export type Loaded<Value> = { is: "loading" } | { is: "here"; value: Value } | { is: "failed"; why: Error };

/// Asks when `key` changes; what came for the key before stays until the next is here.
export function useLoaded<Value>(key: string, ask: (signal: AbortSignal) => Promise<Value>): [state: Loaded<Value>, again: () => void] {
  const [state, set_state] = useState<Loaded<Value>>({ is: "loading" });
  const [turn, set_turn] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    ask(abort.signal).then(
      (value) => abort.signal.aborted || set_state({ is: "here", value }),
      (cause: unknown) => {
        if (!abort.signal.aborted) set_state({ is: "failed", why: cause instanceof Error ? cause : new Error(String(cause)) });
      },
    );
    return () => abort.abort();
  }, [key, turn]);
  return [state, useCallback(() => set_turn((n) => n + 1), [])];
}

const kPart = 60;
/// Milliseconds a part must have been looked at before it is asked for: what is only scrolled past isn't.
const kLookedAt = 50;

export interface Parts<Item> {
  total: number;
  /// The answer for the first part: its facets and whether its total is estimated.
  head: Listing<Item> | null;
  failed: Error | null;
  /// The item at a place, or undefined while its part is still coming; asking for it has it loaded.
  at: (index: number) => Item | undefined;
  again: () => void;
}

/// A listing loaded in parts of 60 as they are looked at. `key` names what is listed; when it changes, all is asked anew.
export function useParts<Item>(key: string, ask: (offset: number, limit: number, signal: AbortSignal) => Promise<Listing<Item>>): Parts<Item> {
  const [, redraw] = useState(0);
  const store = useRef({ key: "", turn: -1, head: null as Listing<Item> | null, parts: new Map<number, Item[] | null>(), looked: new Map<number, number>(), failed: null as Error | null, abort: new AbortController() });
  const [turn, set_turn] = useState(0);
  const load = (part: number): void => {
    const { parts, abort } = store.current;
    if (parts.has(part)) return;
    parts.set(part, null);
    ask(part * kPart, kPart, abort.signal).then(
      (answer) => {
        if (abort.signal.aborted) return;
        parts.set(part, answer.items);
        if (part === 0) store.current.head = answer;
        store.current.failed = null;
        redraw((n) => n + 1);
      },
      (cause: unknown) => {
        if (abort.signal.aborted) return;
        store.current.failed = cause instanceof Error ? cause : new Error(String(cause));
        redraw((n) => n + 1);
      },
    );
  };
  const look_at = (part: number): void => {
    const { looked, parts } = store.current;
    if (parts.has(part)) return;
    if (looked.size === 0) {
      setTimeout(() => {
        const latest = Math.max(...looked.values());
        for (const [seen, when] of looked) if (latest - when < kLookedAt / 2) load(seen);
        looked.clear();
      }, kLookedAt);
    }
    looked.set(part, performance.now());
  };
  useEffect(() => {
    const one = store.current;
    one.abort.abort();
    // The head stays until the new one is here: the list does not flash empty between two letters typed.
    store.current = { ...one, key, turn, parts: new Map(), looked: new Map(), abort: new AbortController() };
    load(0);
    return () => store.current.abort.abort();
  }, [key, turn]);
  const at = (index: number): Item | undefined => {
    const part = Math.floor(index / kPart);
    if (store.current.key !== key) return undefined;
    look_at(part);
    return store.current.parts.get(part)?.[index % kPart] ?? (part === 0 ? store.current.head?.items[index] : undefined);
  };
  const again = useCallback(() => set_turn((n) => n + 1), []);
  const { head, failed } = store.current;
  return { total: head?.total ?? 0, head, failed, at, again };
}
