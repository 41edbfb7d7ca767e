// Where a check stands: what persons decided, what is open, what comes next.
//
// A claim is open while no person has spoken on it, or a person has put it back to be asked. A second reader looks at the same claims and says their own; the
// first one's word is shown and never changed by it, so to a second reader a claim is open while *they* have not spoken.

import { type Claim, type Decision, kVerdicts, type Verdict } from "./objects";

export type Reader = "first" | "second";

/// What a person may say: yes to the machine, another verdict, back to be asked, or nothing any more.
export type Word = Verdict | "accept" | "withdraw";

export interface Progress {
  claims: number;
  counts: Record<Verdict, number>;
  decided: number;
  asked: number;
  second: number;
  /// Names of those who decided, in the order of the claims.
  by: string[];
}

export function decision_of(claim: Claim, reader: Reader): Decision | null {
  return (reader === "first" ? claim.decision : claim.second) ?? null;
}

export function is_open(claim: Claim, reader: Reader): boolean {
  const decision = decision_of(claim, reader);
  return decision === null || decision.verdict === "for_a_person";
}

/// What stands: the first reader's word, else the machine's.
export function standing(claim: Claim): Verdict {
  return claim.decision ? claim.decision.verdict : claim.verdict;
}

export function progress_of(claims: readonly Claim[]): Progress {
  const counts = Object.fromEntries(kVerdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  const by = new Set<string>();
  let [decided, asked, second] = [0, 0, 0];
  for (const claim of claims) {
    counts[standing(claim)] += 1;
    if (claim.second) second += 1;
    if (!claim.decision) continue;
    decided += 1;
    if (claim.decision.verdict === "for_a_person") asked += 1;
    by.add(claim.decision.by);
  }
  return { claims: claims.length, counts, decided, asked, second, by: [...by] };
}

/// The claims a filter leaves; an empty filter leaves all.
export function filtered(claims: readonly Claim[], verdicts: ReadonlySet<Verdict>): Claim[] {
  return verdicts.size === 0 ? [...claims] : claims.filter((claim) => verdicts.has(standing(claim)));
}

/// The next open claim after (step 1) or before (step -1) number `from`, going round; null when none is open but perhaps `from` itself.
export function next_open(claims: readonly Claim[], from: number | null, step: 1 | -1, reader: Reader): number | null {
  if (claims.length === 0) return null;
  const at = from === null ? (step === 1 ? -1 : claims.length) : start_from(claims, from, step);
  for (let i = 1; i <= claims.length; i += 1) {
    const claim = claims[(((at + step * i) % claims.length) + claims.length) % claims.length] as Claim;
    if (claim.n !== from && is_open(claim, reader)) return claim.n;
  }
  return null;
}

/// The index of claim `from`, or where it would stand, so that one step leads to its neighbour.
function start_from(claims: readonly Claim[], from: number, step: 1 | -1): number {
  const after = claims.findIndex((claim) => claim.n >= from);
  const at = after === -1 ? claims.length : after;
  if (claims[at]?.n === from) return at;
  return step === 1 ? at - 1 : at;
}

/// The neighbour in the list, open or not.
export function neighbour(claims: readonly Claim[], from: number | null, step: 1 | -1): number | null {
  if (claims.length === 0) return null;
  if (from === null) return (step === 1 ? claims[0] : claims[claims.length - 1])?.n ?? null;
  const at = start_from(claims, from, step) + step;
  return claims[Math.max(0, Math.min(claims.length - 1, at))]?.n ?? null;
}

export type Refusal = "nothing_said" | "firsts";

/// Why `by` may not say `word` now, or null when they may.
export function refusal(claim: Claim, word: Word, reader: Reader, by: string): Refusal | null {
  const said = decision_of(claim, reader);
  if (word === "withdraw" && !said) return "nothing_said";
  if (reader === "second" && claim.decision && claim.decision.by === by) return "firsts";
  return null;
}

/// Puts an arriving claim into a list in the order of the story; a number already there is replaced.
export function merged(claims: readonly Claim[], arrived: Claim): Claim[] {
  const rest = claims.filter((claim) => claim.n !== arrived.n);
  const after = rest.findIndex((claim) => claim.n > arrived.n);
  if (after === -1) return [...rest, arrived];
  return [...rest.slice(0, after), arrived, ...rest.slice(after)];
}
