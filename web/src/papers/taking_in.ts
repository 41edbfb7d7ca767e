// Taking papers in: files are put up two at a time, then one run reads them. The state is the page's, not a view's, so that one may go on
// reading elsewhere while it works.

import { useEffect, useState } from "preact/hooks";
import { begin_add, put_up } from "../api/client";
import { listen } from "../api/events";
import type { FileLine } from "../api/objects";

export interface Given {
  name: string;
  bytes: File;
}

export interface TakingIn {
  stage: "idle" | "putting_up" | "reading" | "done" | "failed";
  given: number;
  put_up: number;
  files_done: number;
  files_total: number;
  pages: number;
  /// When the run's first progress came, in milliseconds; speeds count from there.
  since: number;
  now: number;
  /// What became of files that were not read wholly.
  unread: FileLine[];
  not_put_up: { name: string; why: string }[];
  why: string;
}

const kIdle: TakingIn = { stage: "idle", given: 0, put_up: 0, files_done: 0, files_total: 0, pages: 0, since: 0, now: 0, unread: [], not_put_up: [], why: "" };
const kTogether = 2;

let state = kIdle;
const watchers = new Set<() => void>();

function change(part: Partial<TakingIn>): void {
  state = { ...state, ...part };
  for (const watcher of [...watchers]) watcher();
}

export function useTakingIn(): TakingIn {
  const [, redraw] = useState(0);
  useEffect(() => {
    const watcher = (): void => redraw((n) => n + 1);
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  }, []);
  return state;
}

export const put_away = (): void => change(kIdle);

listen("progress", (data) => {
  const told = data as { files_done?: number; files_total?: number; pages?: number };
  const since = state.stage === "reading" && state.since > 0 ? state.since : Date.now();
  change({ stage: "reading", files_done: told.files_done ?? 0, files_total: told.files_total ?? 0, pages: told.pages ?? 0, since, now: Date.now() });
});
listen("file", (data) => {
  const line = data as FileLine;
  if (!/^(stored|duplicate)$/.test(line.outcome)) change({ unread: [...state.unread, line] });
});
listen("summary", (data) => {
  const told = data as { pages?: number; error?: string };
  if (told.error !== undefined) change({ stage: "failed", why: told.error });
  else change({ stage: "done", pages: told.pages ?? state.pages });
});

/// Puts up what was given and begins the run. A file that cannot be put up is told and left; the others go on.
export async function take_in(given: Given[]): Promise<void> {
  if (given.length === 0) return;
  change({ ...kIdle, stage: "putting_up", given: given.length });
  const waiting = [...given];
  const worker = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const { name, bytes } = one;
      await put_up(name, bytes, () => undefined).catch((cause: unknown) => {
        change({ not_put_up: [...state.not_put_up, { name, why: cause instanceof Error ? cause.message : String(cause) }] });
      });
      change({ put_up: state.put_up + 1 });
    }
  };
  await Promise.all(Array.from({ length: kTogether }, worker));
  if (state.not_put_up.length === given.length) return change({ stage: "failed", why: state.not_put_up[0]?.why ?? "" });
  try {
    await begin_add();
    if (state.stage === "putting_up") change({ stage: "reading", files_total: given.length });
  } catch (cause) {
    change({ stage: "failed", why: cause instanceof Error ? cause.message : String(cause) });
  }
}

/// Pages a second and seconds left, from what the run told so far; null before two seconds have passed.
export function speed_of(run: TakingIn): { rate: number; left: number } | null {
  const seconds = (run.now - run.since) / 1000;
  if (run.since === 0 || seconds < 2 || run.files_done === 0) return null;
  return { rate: Math.round((10 * run.pages) / seconds) / 10, left: Math.max(1, Math.round((seconds / run.files_done) * (run.files_total - run.files_done))) };
}

async function files_under(entry: FileSystemEntry, found: Given[]): Promise<void> {
  if (entry.isFile) {
    const bytes = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ name: entry.fullPath.replace(/^\//, ""), bytes });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const one of some) await files_under(one, found);
  }
}

/// Every file of what was dropped, folders walked through, named with its way from there.
export async function files_of_drop(dropped: DataTransfer): Promise<Given[]> {
  // The entries must be taken before the first wait: afterwards the drop holds none.
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry()).filter((entry): entry is FileSystemEntry => entry !== null);
  const plain = [...dropped.files];
  if (entries.length === 0) return plain.map((bytes) => ({ name: bytes.name, bytes }));
  const found: Given[] = [];
  for (const entry of entries) await files_under(entry, found);
  return found;
}

export const files_of_input = (files: FileList): Given[] => [...files].map((bytes) => ({ name: bytes.webkitRelativePath || bytes.name, bytes }));
