// The route of name matching: a job that goes on while its answer is asked for again.

import { request_json, with_query } from "../api/http";
import type { NameMatch } from "./review";

export interface GivenList {
  name: string;
  text: string;
}

export interface RowFault {
  side: "left" | "right";
  row: number | null;
  why: string;
}

export interface Matching {
  /// The job; absent where the answer came at once.
  job?: string;
  done?: boolean;
  error?: string | null;
  /// Names compared so far.
  names?: number;
  items?: NameMatch[];
  matches?: NameMatch[];
  faults?: RowFault[];
  summary?: Record<string, number>;
}

export const begin_matching = (left: GivenList, right: GivenList, threshold: number): Promise<Matching> =>
  request_json("/api/names/match", { method: "POST", json: { left, right, threshold } });

export const get_matching = (job: string): Promise<Matching> => request_json(with_query("/api/names/match", { job }));

export const matches_of = (matching: Matching): NameMatch[] => matching.items ?? matching.matches ?? [];
