// What persons say of a page: corrections of its words and notes beside them. Its routes, and the text of a page as corrected, line by line.

import { request_json } from "../api/http";
import type { AppliedCorrection, Correction, Note, Page } from "../api/objects";
import { Scalars } from "../parts/scalars";
import type { Span } from "./passages";

interface Said {
  cite: string;
  by: string;
  why: string;
}

export const correct = (said: Said & { text: string }): Promise<Correction> => request_json("/api/corrections", { method: "POST", json: said });
export const take_correction_back = (said: Said): Promise<Correction> => request_json("/api/corrections", { method: "POST", json: { ...said, withdraw: true } });

export const get_notes_on = async (document: string): Promise<Note[]> =>
  (await request_json<{ items: Note[] }>(`/api/documents/${encodeURIComponent(document)}/notes`)).items;
/// `on` is a cite or a document's id.
export const write_note = (on: string, text: string, by: string): Promise<Note> => request_json("/api/notes", { method: "POST", json: { on, text, by } });
export const take_note_back = (act: number, by: string): Promise<Note> => request_json(`/api/notes?act=${act}`, { method: "DELETE", json: { by } });

/// The corrections that hold and touch a span of the text as read.
export const corrections_in = (page: Page, span: Span): AppliedCorrection[] =>
  (page.corrected?.corrections ?? []).filter((one) => one.start < span.end && (one.end > span.start || one.start === span.start));

export interface CorrectedPart {
  text: string;
  /// The correction that these words come from.
  said: AppliedCorrection | null;
}

/// The line [start, end) of the text as read with its corrections; null where none touches it. One that goes over the line's end stands whole where it begins.
export function corrected_line(page: Page, start: number, end: number): CorrectedPart[] | null {
  const here = corrections_in(page, { start, end: Math.max(end, start + 1) }).sort((a, b) => a.start - b.start);
  if (here.length === 0) return null;
  const text = new Scalars(page.text);
  const parts: CorrectedPart[] = [];
  let at = start;
  for (const said of here) {
    if (said.start > at) parts.push({ text: text.slice(at, said.start), said: null });
    if (said.start >= start) parts.push({ text: said.says, said });
    at = Math.max(at, said.end);
  }
  if (at < end) parts.push({ text: text.slice(at, end), said: null });
  return parts;
}
