// The one file that speaks HTTP. Every request goes to this origin, with the token that `recto serve` printed in the address' fragment:
// a fragment is in no request and no log, and a foreign page can neither read it nor send this header.

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly kind: string,
    message: string,
  ) {
    super(message);
  }
}

const kTokenKey = "recto.token";

/// Moves a token from the address' fragment into this origin's storage, so that it is not in the history nor in a copied address.
/// Says whether there was one.
export function take_token(): boolean {
  const given = /(?:^#|&)token=([^&]+)/.exec(location.hash)?.[1];
  if (given === undefined) return false;
  localStorage.setItem(kTokenKey, given);
  history.replaceState(history.state, "", location.pathname + location.search);
  return true;
}

export type Query = Record<string, string | number | boolean | undefined>;

/// `path` with the parameters that are there, in order.
export function with_query(path: string, query: Query): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return parts.length === 0 ? path : `${path}?${parts.join("&")}`;
}

export interface Ask {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /// Sent as JSON.
  json?: unknown;
  /// Sent as it is, as an octet stream.
  bytes?: Blob;
  signal?: AbortSignal;
}

/// Asks the server. Throws ApiError with the server's sentence, or with kind "offline" where it doesn't answer.
export async function request(path: string, ask: Ask = {}): Promise<Response> {
  const headers: Record<string, string> = { "X-Recto-Token": localStorage.getItem(kTokenKey) ?? "" };
  const init: RequestInit = { method: ask.method ?? "GET", headers, credentials: "omit", cache: "default", redirect: "error" };
  if (ask.json !== undefined) {
    headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(ask.json);
  } else if (ask.bytes !== undefined) {
    headers["Content-Type"] = "application/octet-stream";
    init.body = ask.bytes;
  }
  if (ask.signal) init.signal = ask.signal;
  const answer = await fetch(path, init).catch((cause: unknown) => {
    if (ask.signal?.aborted) throw cause;
    throw new ApiError(0, "offline", "The server does not answer.");
  });
  if (!answer.ok) throw await error_of(answer);
  return answer;
}

async function error_of(answer: Response): Promise<ApiError> {
  const body: unknown = await answer.json().catch(() => null);
  const told = body as { error?: unknown; kind?: unknown } | null;
  const message = typeof told?.error === "string" ? told.error : `The server answered ${answer.status}.`;
  return new ApiError(answer.status, typeof told?.kind === "string" ? told.kind : "io", message);
}

export async function request_json<Answer>(path: string, ask: Ask = {}): Promise<Answer> {
  return (await (await request(path, ask)).json()) as Answer;
}

/// Puts up one file, telling how much of it has gone. `fetch` tells nothing of that, so this is the one older request.
export function put_file(path: string, bytes: Blob, told: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = new XMLHttpRequest();
    sent.open("PUT", path);
    sent.setRequestHeader("X-Recto-Token", localStorage.getItem(kTokenKey) ?? "");
    sent.setRequestHeader("Content-Type", "application/octet-stream");
    sent.upload.onprogress = (event) => told(event.lengthComputable && event.total > 0 ? event.loaded / event.total : 0);
    sent.onerror = () => reject(new ApiError(0, "offline", "The server does not answer."));
    sent.onload = () => {
      if (sent.status >= 200 && sent.status < 300) return resolve();
      const body = new Response(sent.responseText, { status: sent.status >= 400 ? sent.status : 500 });
      void error_of(body).then(reject);
    };
    sent.send(bytes);
  });
}

export interface ServerEvent {
  event: string;
  /// Its number, by which a stream that broke off goes on.
  id?: string;
  data: unknown;
}

/// One event of a server's stream, or null for a comment or what isn't JSON.
export function parse_event(block: string): ServerEvent | null {
  let event = "message";
  let id: string | undefined;
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith("event:")) event = line.slice(6).trim();
    else if (line.startsWith("id:")) id = line.slice(3).trim();
    else if (line.startsWith("data:")) data.push(line.slice(5).replace(/^ /, ""));
  }
  if (data.length === 0) return null;
  try {
    return { event, data: JSON.parse(data.join("\n")) as unknown, ...(id === undefined ? {} : { id }) };
  } catch {
    return null;
  }
}

/// Reads a stream of server-sent events until it ends or is aborted.
export async function read_events(path: string, signal: AbortSignal, told: (event: ServerEvent) => void): Promise<void> {
  const answer = await request(path, { signal });
  if (!answer.body) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (waiting + value).split(/\r?\n\r?\n/);
    waiting = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = parse_event(block);
      if (event) told(event);
    }
  }
}
