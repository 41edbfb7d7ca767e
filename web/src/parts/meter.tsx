import type { JSX } from "preact";

export interface Part {
  share: number;
  kind?: "ok" | "differs" | "bad" | "ask" | "none";
}

/// How far something has come, in one part or several. `label` says it in words.
export function Meter({ parts, label }: { parts: Part[]; label: string }): JSX.Element {
  const done = Math.round(100 * Math.min(1, parts.reduce((sum, part) => sum + part.share, 0)));
  return (
    <div class="meter" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={done}>
      {parts.map((part, k) => (
        <span key={k} class={part.kind} style={{ width: `${100 * part.share}%` }} />
      ))}
    </div>
  );
}
