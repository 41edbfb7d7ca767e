// The routes that the frame, papers, reader and search use, one function each. Views with routes of their own keep them in their folder, on `request_json`.

import { put_file, request, request_json, with_query } from "./http";
import type { CaseInfo, DocumentInfo, DocumentLine, FileLine, Hit, Letter, List, Listing, Page } from "./objects";

const of_document = (id: string): string => `/api/documents/${encodeURIComponent(id)}`;

export const get_case = (): Promise<CaseInfo> => request_json("/api/case");

export interface DocumentQuery {
  q?: string;
  type?: string;
  language?: string;
  correspondent?: string;
  year?: string;
  sort?: string;
  offset?: number;
  limit?: number;
}
export const get_documents = (query: DocumentQuery, signal?: AbortSignal): Promise<Listing<DocumentLine>> =>
  request_json(with_query("/api/documents", { ...query }), signal ? { signal } : {});

export const get_files = (outcome: string, offset: number, limit: number): Promise<Listing<FileLine>> =>
  request_json(with_query("/api/files", { outcome, offset, limit }));

export const get_document = (id: string): Promise<DocumentInfo> => request_json(of_document(id));
export const get_page = (id: string, page: number, signal?: AbortSignal): Promise<Page> =>
  request_json(`${of_document(id)}/pages/${page}`, signal ? { signal } : {});

/// What a letters or lists route answers, whether it comes as a list or as a listing.
const items_of = <Item>(answer: Item[] | Listing<Item>): Item[] => (Array.isArray(answer) ? answer : answer.items);
export const get_letters_of = async (id: string): Promise<Letter[]> => items_of(await request_json<Listing<Letter>>(`${of_document(id)}/letters`));
export const get_lists_of = async (id: string): Promise<List[]> => items_of(await request_json<Listing<List>>(`${of_document(id)}/lists`));

export const page_picture = (id: string, page: number, width: number): string =>
  with_query(`${of_document(id)}/pages/${page}/image`, { width });
export const crop_picture = (id: string, page: number, start: number, end: number, width: number): string =>
  with_query(`${of_document(id)}/pages/${page}/crop`, { start, end, width });

/// Saves the bytes as received: a ticket that holds once, so that the browser downloads it without the token in the address.
export async function save_original(id: string): Promise<void> {
  const { ticket } = await request_json<{ ticket: string }>(`${of_document(id)}/ticket`, { method: "POST", json: {} });
  save_address(`/api/originals/${encodeURIComponent(ticket)}`, "");
}

/// Has the browser save what an address answers. `name` is a proposal; empty where the server names it.
export function save_address(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

/// Saves bytes that the page holds.
export function save_bytes(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  save_address(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export interface SearchQuery {
  q: string;
  offset: number;
  limit: number;
  exact?: boolean;
  facets?: string;
}
export const search = (query: SearchQuery, signal: AbortSignal): Promise<Listing<Hit>> => request_json(with_query("/api/search", { ...query }), { signal });

export interface SavedSearch {
  id: string;
  name: string;
  q: string;
}
export const get_searches = async (): Promise<SavedSearch[]> => items_of(await request_json<Listing<SavedSearch>>("/api/searches"));
export const save_search = (name: string, q: string): Promise<unknown> => request_json("/api/searches", { method: "POST", json: { name, q } });
export const forget_search = (id: string): Promise<unknown> => request_json(with_query("/api/searches", { id }), { method: "DELETE", json: { id } });
export const search_batch = async (csv: Blob): Promise<Blob> => (await request("/api/search/batch", { method: "POST", bytes: csv })).blob();

export const put_up = (name: string, bytes: Blob, told: (share: number) => void): Promise<void> =>
  put_file(with_query("/api/uploads", { name }), bytes, told);
export const begin_add = (): Promise<unknown> => request_json("/api/add", { method: "POST", json: {} });
export const stop_add = (): Promise<unknown> => request_json("/api/add", { method: "DELETE" });
