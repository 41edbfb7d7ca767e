// The routes of checks.

import { request, request_json, with_query } from "../api/http";
import type { Passage } from "../api/objects";
import type { Check, Claim } from "./objects";
import type { Reader, Word } from "./decisions";

const of_check = (id: string): string => `/api/checks/${encodeURIComponent(id)}`;

export type CheckLine = Pick<Check, "check" | "name" | "done" | "error" | "summary">;

export async function get_checks(): Promise<CheckLine[]> {
  const answer = await request_json<CheckLine[] | { items: CheckLine[] }>("/api/checks");
  return Array.isArray(answer) ? answer : answer.items;
}

export const get_check = (id: string, signal?: AbortSignal): Promise<Check> => request_json(of_check(id), signal ? { signal } : {});

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
export async function decide(id: string, decided: Decided): Promise<Claim | null> {
  const { claim, word, by, note, reader } = decided;
  const json = { claim, verdict: word, by, note, ...(reader === "second" ? { second: true } : {}) };
  const answer = await request_json<Claim | { claim: Claim } | null>(`${of_check(id)}/decisions`, { method: "POST", json });
  if (answer && "n" in answer) return answer;
  return answer && typeof answer.claim === "object" ? answer.claim : null;
}

/// A note on a claim, which decides nothing; gives the claim.
export const note_on_claim = (id: string, claim: number, text: string, by: string): Promise<Claim> =>
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
