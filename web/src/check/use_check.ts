// A check while it runs and after: its story and what underlines it are loaded once, the claims piece by piece and without their evidence; then it is kept up by the events
// that tell of its claims. The evidence of a claim comes when it is looked at.

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { useEvent } from "../api/events";
import { tell_error } from "../parts/toast";
import { get_brief_claims, get_check, get_claim } from "./check_client";
import { merged } from "./decisions";
import { type Check, type Claim, is_whole, type WholeClaim } from "./objects";

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

const in_order = (claims: readonly Claim[]): Claim[] => [...claims].sort((a, b) => a.n - b.n);

/// Loads a check; `show` hears it as soon as the story can be shown, and again as its claims come. What it had before stays until there is as much anew.
async function load(id: string, signal: AbortSignal, show: (change: (now: Check | null) => Check) => void): Promise<void> {
  const head = await get_check(id, signal);
  const put = (claims: readonly Claim[], whole: boolean): void => {
    if (signal.aborted) return;
    show((now) => ({ ...head, claims: !whole && now !== null && now.claims.length > claims.length ? now.claims : in_order(claims) }));
  };
  put([], head.found === 0);
  if (head.found > 0) put(await get_brief_claims(id, (claims) => put(claims, false), signal), true);
}

/// The chosen claim with its evidence, which is asked for when it is chosen; that of the one to come next is asked for beforehand. Null while it comes.
export function useWhole(id: string, chosen: Claim | null, next: Claim | null, put: (claim: Claim) => void): WholeClaim | null {
  const last = useRef<WholeClaim | null>(null);
  const fetch_evidence = (claim: Claim | null, failed: (cause: unknown) => void): (() => void) | undefined => {
    if (!claim || is_whole(claim)) return undefined;
    const abort = new AbortController();
    get_claim(id, claim.n, abort.signal).then(put, (cause: unknown) => abort.signal.aborted || failed(cause));
    return () => abort.abort();
  };
  useEffect(() => fetch_evidence(chosen, tell_error), [id, chosen]);
  useEffect(() => fetch_evidence(next, () => undefined), [id, next]);
  if (chosen && is_whole(chosen)) last.current = chosen;
  const same = chosen !== null && last.current !== null && last.current.n === chosen.n && last.current.start === chosen.start && last.current.text === chosen.text;
  return same ? last.current : null;
}

export function useCheck(id: string): Followed {
  const [check, set_check] = useState<Check | null>(null);
  const [failed, set_failed] = useState<Error | null>(null);
  const [turn, set_turn] = useState(0);
  const again = useCallback(() => set_turn((n) => n + 1), []);
  const put = useCallback((claim: Claim) => set_check((now) => now && { ...now, claims: merged(now.claims, claim) }), []);
  useEffect(() => {
    const abort = new AbortController();
    load(id, abort.signal, set_check).then(
      () => abort.signal.aborted || set_failed(null),
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
