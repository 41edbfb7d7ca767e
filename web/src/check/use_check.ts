// A check while it runs and after: loaded once, then kept up by the events that tell of its claims.

import { useCallback, useEffect, useState } from "preact/hooks";
import { useEvent } from "../api/events";
import { get_check } from "./check_client";
import { merged } from "./decisions";
import type { Check, Claim } from "./objects";

type Told = { check?: string; claim?: Claim; n?: number } & Partial<Claim>;

/// The claim that an event tells of, if it is one of this check.
function claim_in(data: unknown, id: string): Claim | null {
  const told = data as Told | null;
  if (!told || typeof told !== "object" || told.check !== id) return null;
  if (told.claim && typeof told.claim === "object") return told.claim;
  return typeof told.n === "number" && typeof told.start === "number" ? (told as Claim) : null;
}

export interface Followed {
  check: Check | null;
  failed: Error | null;
  /// Puts a claim that the server answered with in its place.
  put: (claim: Claim) => void;
  again: () => void;
}

export function useCheck(id: string): Followed {
  const [check, set_check] = useState<Check | null>(null);
  const [failed, set_failed] = useState<Error | null>(null);
  const [turn, set_turn] = useState(0);
  const again = useCallback(() => set_turn((n) => n + 1), []);
  const put = useCallback((claim: Claim) => set_check((now) => now && { ...now, claims: merged(now.claims, claim) }), []);
  useEffect(() => {
    const abort = new AbortController();
    get_check(id, abort.signal).then(
      (loaded) => {
        if (abort.signal.aborted) return;
        set_failed(null);
        set_check(loaded);
      },
      (cause: unknown) => abort.signal.aborted || set_failed(cause instanceof Error ? cause : new Error(String(cause))),
    );
    return () => abort.abort();
  }, [id, turn]);
  useEvent(
    "claim",
    useCallback(
      (data) => {
        const claim = claim_in(data, id);
        if (claim) put(claim);
        else if ((data as Told | null)?.check === id) again();
      },
      [id, put, again],
    ),
  );
  // Claims may come before the story that they are of was here.
  const storyless = check !== null && check.story === null && check.claims.length > 0;
  useEffect(() => (storyless ? again() : undefined), [storyless]);
  useEvent("checked", useCallback((data) => ((data as Told | null)?.check === id ? again() : undefined), [id, again]));
  return { check: check?.check === id ? check : null, failed, put, again };
}
