// The routes of letters.

import { request_json, with_query } from "../api/http";
import type { Letter, Listing } from "../api/objects";
import type { GraphEdge, GraphNode } from "./graph_layout";
import type { FieldName } from "./letter_rows";

export interface LetterQuery {
  q: string;
  type: string;
  correspondent: string;
  year: string;
  /// date, subject or correspondent, with - before it from the end.
  sort: string;
}

export const get_letters = (query: LetterQuery, offset: number, limit: number, signal?: AbortSignal): Promise<Listing<Letter>> =>
  request_json(with_query("/api/letters", { ...query, offset, limit }), signal ? { signal } : {});

export interface Missing {
  number: string | null;
  text: string;
  date: string | null;
  cited_by: string[];
}
export const get_missing = (offset: number, limit: number, signal: AbortSignal): Promise<Listing<Missing>> =>
  request_json(with_query("/api/letters/missing", { offset, limit }), { signal });

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}
export const get_graph = (): Promise<Graph> => request_json("/api/letters/graph?letters=0");

export interface FieldWord {
  says: "set" | "confirm" | "unset";
  field: FieldName;
  value: string;
  by: string;
  why: string;
}
/// Puts a person's word on a field of a letter into the log.
export const say_of_letter = (id: string, word: FieldWord): Promise<unknown> =>
  request_json(`/api/letters/${encodeURIComponent(id)}/words`, { method: "POST", json: word });
