// One stream of events for the whole page, opened with the first listener; what it tells is passed on by name. When the stream ends it is
// opened again where it broke off, later each time, up to every ten seconds.

import { useEffect } from "preact/hooks";
import { read_events, with_query } from "./http";

type Listener = (data: unknown) => void;

const listeners = new Map<string, Set<Listener>>();
let open = false;

async function keep_open(): Promise<void> {
  let after: string | undefined;
  for (let wait = 500; ; wait = Math.min(wait * 2, 10_000)) {
    const begun = Date.now();
    await read_events(with_query("/api/events", { after }), new AbortController().signal, ({ event, data, id }) => {
      after = id ?? after;
      for (const listener of [...(listeners.get(event) ?? [])]) listener(data);
    }).catch(() => undefined);
    if (Date.now() - begun > 15_000) wait = 500;
    await new Promise((done) => setTimeout(done, wait));
  }
}

/// Hears events of one name (`progress`, `file`, `summary`, `claim`, `checked`, `case`) until the returned function is called.
export function listen(event: string, listener: Listener): () => void {
  const of_name = listeners.get(event) ?? new Set();
  listeners.set(event, of_name.add(listener));
  if (!open) {
    open = true;
    // Views listen while they are loaded, before the address gave its token.
    setTimeout(() => void keep_open());
  }
  return () => void of_name.delete(listener);
}

export function useEvent(event: string, listener: Listener): void {
  useEffect(() => listen(event, listener), [event, listener]);
}
