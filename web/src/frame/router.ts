// Addresses are paths, so that the browser's back button and a link to one's own machine work: /papers/ID/3?at=120-134.

import { watched } from "../parts/watched";

export interface Route {
  path: string;
  /// The path's parts after the view's own: ["ID", "3"] of /papers/ID/3.
  parts: string[];
  query: URLSearchParams;
}

function route_of(location: Location): Route {
  const parts = location.pathname.split("/").filter(Boolean).map(decoded);
  return { path: location.pathname, parts, query: new URLSearchParams(location.search) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const route = watched(route_of(location));
const moved = (): void => route.put(route_of(location));
window.addEventListener("popstate", moved);

export interface Going {
  /// Takes the place of the present entry of the history: for what one doesn't want to come back to (each letter typed, each page turned).
  replace?: boolean;
}

export function go(address: string, going: Going = {}): void {
  if (address === location.pathname + location.search) return;
  if (going.replace === true) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  moved();
}

export const useRoute = route.use;

/// Where a passage is read.
export const address_of = (at: { document: string; page: number; start?: number; end?: number }): string => {
  const page = `/papers/${encodeURIComponent(at.document)}/${at.page}`;
  return at.start === undefined || at.end === undefined ? page : `${page}?at=${at.start}-${at.end}`;
};
