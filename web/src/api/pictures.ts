// Pictures of pages: fetched with the token, kept as blobs. A picture in use is never dropped; of those not in use the 80 last seen are kept.

import { useEffect, useState } from "preact/hooks";
import { request } from "./http";
import type { Box } from "./objects";

export interface Picture {
  /// A blob: address for <img>.
  url: string;
  /// The box shown, in points, of a crop; null for a whole page.
  region: Box | null;
  width: number;
  height: number;
}

interface Kept {
  picture: Promise<Picture>;
  users: number;
  done: boolean;
  abort: AbortController;
}

const kUnusedKept = 80;
const kept = new Map<string, Kept>();

async function load(path: string, signal: AbortSignal): Promise<Picture> {
  const answer = await request(path, { signal });
  const shown = answer.headers.get("X-Recto-Region");
  const region = shown === null ? null : (shown.replace(/[[\]]/g, "").split(/[ ,]+/).map(Number) as Box);
  const blob = await answer.blob();
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  bitmap.close();
  return { url: URL.createObjectURL(blob), region, width, height };
}

function take(path: string): Kept {
  const known = kept.get(path);
  kept.delete(path);
  const abort = known?.abort ?? new AbortController();
  const entry = known ?? { picture: load(path, abort.signal), users: 0, done: false, abort };
  entry.users += 1;
  kept.set(path, entry);
  return entry;
}

function drop_unused(): void {
  let unused = [...kept.values()].filter((entry) => entry.users === 0).length;
  for (const [path, entry] of kept) {
    if (unused <= kUnusedKept) return;
    if (entry.users > 0) continue;
    kept.delete(path);
    unused -= 1;
    void entry.picture.then((picture) => URL.revokeObjectURL(picture.url)).catch(() => undefined);
  }
}

export type PictureState = { is: "loading" } | { is: "shown"; picture: Picture } | { is: "failed"; why: string };

/// The picture at a path of the interface. While it is loading, the last one of the same `subject` (one page in two sizes) stays, so that nothing
/// flickers; a picture of another subject is never shown in its place. A failed one is asked for again when it is next used.
export function usePicture(path: string | null, subject: string | null = path): PictureState {
  const [known, set_known] = useState<{ subject: string | null; state: PictureState }>({ subject, state: { is: "loading" } });
  useEffect(() => {
    if (path === null) return undefined;
    let gone = false;
    const entry = take(path);
    entry.picture.then(
      (picture) => {
        entry.done = true;
        if (!gone) set_known({ subject, state: { is: "shown", picture } });
      },
      (cause: unknown) => {
        if (kept.get(path) === entry) kept.delete(path);
        if (!gone) set_known({ subject, state: { is: "failed", why: cause instanceof Error ? cause.message : String(cause) } });
      },
    );
    return () => {
      gone = true;
      release(path, entry);
    };
  }, [path]);
  return known.subject === subject ? known.state : { is: "loading" };
}

function release(path: string, entry: Kept): void {
  entry.users -= 1;
  if (entry.users === 0 && !entry.done) {
    // Scrolled past before it came: its place in the queue goes to what is looked at now.
    if (kept.get(path) === entry) kept.delete(path);
    entry.abort.abort();
  }
  drop_unused();
}

/// Has a picture that will likely be looked at next fetched.
export function warm(path: string): void {
  const entry = take(path);
  const settled = (): void => {
    entry.done = true;
    release(path, entry);
  };
  entry.picture.then(settled, () => {
    if (kept.get(path) === entry) kept.delete(path);
    settled();
  });
}
