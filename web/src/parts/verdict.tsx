import type { JSX } from "preact";
import type { Verdict } from "../api/objects";
import { common_words } from "../words/common";
import { useWords } from "../words/words";

/// A sign for each verdict, so that colour is never all that tells.
export const kVerdictSigns: Record<Verdict, string> = { supported: "✓", differs: "≠", contradicted: "✗", not_found: "∅", for_a_person: "?" };

export function VerdictMark({ verdict }: { verdict: Verdict }): JSX.Element {
  const say = useWords(common_words);
  return (
    <span class={`verdict verdict-${verdict}`}>
      <span aria-hidden="true">{kVerdictSigns[verdict]}</span>
      {say(verdict)}
    </span>
  );
}
