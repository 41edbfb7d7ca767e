// The routes of checks.

import { request, request_json, with_query } from "../api/http";
import type { Listing, Passage } from "../api/objects";
import type { CheckHead, Claim, WholeClaim } from "./objects";
import type { Reader, Word } from "./decisions";

const of_check = (id: string): string => `/api/checks/${encodeURIComponent(id)}`;

export type CheckLine = Pick<CheckHead, "check" | "name" | "done" | "error" | "summary">;

export async function get_checks(): Promise<CheckLine[]> {
  const answer = await request_json<CheckLine[] | { items: CheckLine[] }>("/api/checks");
  return Array.isArray(answer) ? answer : answer.items;
}

const listening = (signal: AbortSignal | undefined): { signal?: AbortSignal } => (signal ? { signal } : {});

export const get_check = (id: string, signal?: AbortSignal): Promise<CheckHead> => request_json(with_query(of_check(id), { claims: 0 }), listening(signal));

export const get_claim = (id: string, n: number, signal?: AbortSignal): Promise<WholeClaim> => request_json(`${of_check(id)}/claims/${n}`, listening(signal));

/// Claims at once: as many as the server gives without their evidence, fewer with it.
const kBriefAtOnce = 500;
const kWholeAtOnce = 50;

/// All claims that there are by now, piece after piece; `more` hears how many have come. They are in the order they were found while the check works.
async function all_claims<Some extends Claim>(id: string, brief: boolean, more: (claims: Some[]) => void, signal?: AbortSignal): Promise<Some[]> {
  const claims: Some[] = [];
  for (;;) {
    const asked = { offset: claims.length, limit: brief ? kBriefAtOnce : kWholeAtOnce, ...(brief ? { brief: 1 } : {}) };
    const piece = await request_json<Listing<Some>>(with_query(`${of_check(id)}/claims`, asked), listening(signal));
    claims.push(...piece.items);
    if (piece.items.length === 0 || claims.length >= piece.total) return claims;
    more(claims);
  }
}

export const get_brief_claims = (id: string, more: (claims: Claim[]) => void, signal: AbortSignal): Promise<Claim[]> => all_claims<Claim>(id, true, more, signal);
export const get_whole_claims = (id: string): Promise<WholeClaim[]> => all_claims<WholeClaim>(id, false, () => undefined);

export const begin_with_text = (name: string, text: string): Promise<{ check: string }> =>
  request_json("/api/checks", { method: "POST", json: { name, text } });

/// The bytes of a draft as they are: the server reads them in the sandbox.
export const begin_with_bytes = (name: string, bytes: Blob): Promise<{ check: string }> =>
  request_json(with_query("/api/checks", { name }), { method: "POST", bytes });

export interface Decided {
  claim: number;
  word: Word;
  by: string;
  note: string;
  reader: Reader;
}

/// Puts a person's word on a claim into the log; gives the claim as it stands then, where the server sends it.
export async function decide(id: string, decided: Decided): Promise<WholeClaim | null> {
  const { claim, word, by, note, reader } = decided;
  const json = { claim, verdict: word, by, note, ...(reader === "second" ? { second: true } : {}) };
  const answer = await request_json<WholeClaim | { claim: WholeClaim } | null>(`${of_check(id)}/decisions`, { method: "POST", json });
  if (answer && "n" in answer) return answer;
  return answer && typeof answer.claim === "object" ? answer.claim : null;
}

/// A note on a claim, which decides nothing; gives the claim.
export const note_on_claim = (id: string, claim: number, text: string, by: string): Promise<WholeClaim> =>
  request_json(`${of_check(id)}/notes`, { method: "POST", json: { claim, text, by } });

export const get_report = async (id: string): Promise<Blob> => (await request(`${of_check(id)}/report`)).blob();

export interface Statement {
  value: string;
  passage: Passage;
  sentence: string;
  copies: Passage[];
  independent_of: string[];
}

export interface Divergence {
  kind: "conflict" | "agreement";
  about: string;
  type: string;
  statements: Statement[];
}

export interface Conflicts {
  done: boolean;
  error?: string | null;
  /// Papers held against the others so far, of so many.
  documents?: number;
  of?: number;
  items: Divergence[];
}

export const get_conflicts = (again: boolean): Promise<Conflicts> => request_json(with_query("/api/conflicts", again ? { again: true } : {}));
