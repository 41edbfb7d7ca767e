// What a finding says in a sentence: which reasons, in which order, and the difference that a reason is about.

import type { Difference, DifferenceKind, Match, WholeClaim } from "./objects";

const kMaySupport = new Set(["verbatim", "normalised", "translated", "in_brackets"]);

/// Reasons that are about words of the story or the paper, with the kind of difference each looks for first.
const kAboutWords: Record<string, DifferenceKind | null> = {
  words_differ: null,
  digit_differs: "digit",
  negation_differs: "negation",
  name_differs: "name",
  title_differs: null,
  date_differs: null,
  place_differs: null,
  count_differs: "digit",
  unit_differs: null,
  certainty_raised: null,
  condition_dropped: null,
};

/// Characters of a difference that a sentence tells; the alignment shows all.
const kMostQuoted = 90;

/// What differs, as a sentence tells it: words of one side alone, or of both.
export interface Told {
  story: string;
  paper: string;
}

export interface ShownReason {
  reason: string;
  told: Told | null;
}

function is_minor(difference: Difference): boolean {
  return difference.kind === "spelling" || difference.kind === "ocr";
}

function difference_for(reason: string, match: Match): Difference | null {
  const kind = kAboutWords[reason] ?? null;
  const fits = match.differences.filter(
    (difference) => !is_minor(difference) && !(reason === "condition_dropped" && difference.story !== ""),
  );
  return fits.find((difference) => kind !== null && difference.kind === kind) ?? fits[0] ?? null;
}

/// Words as they stand in a sentence: short, without the punctuation at their end.
export function quoted_words(words: string): string {
  const bare = words.replace(/[\s.,;:،؛]+$/u, "").replace(/^\s+/, "");
  if (bare.length <= kMostQuoted) return bare;
  const space = bare.lastIndexOf(" ", kMostQuoted);
  return `${bare.slice(0, space > 0 ? space : kMostQuoted)} …`;
}

/// The reasons of a claim, what stands against it before what stands for it, each with its difference in the best match.
export function shown_reasons(claim: Pick<WholeClaim, "reasons" | "evidence">): ShownReason[] {
  const best = claim.evidence[0] ?? null;
  const against = claim.reasons.filter((reason) => !kMaySupport.has(reason));
  const in_favour = claim.reasons.filter((reason) => kMaySupport.has(reason));
  return [...against, ...in_favour].map((reason) => {
    const difference = best && reason in kAboutWords ? difference_for(reason, best) : null;
    if (!difference) return { reason, told: null };
    return { reason, told: { story: quoted_words(difference.story), paper: quoted_words(difference.source) } };
  });
}

const kNeedsContext = new Set(["condition_dropped", "certainty_raised", "negation_differs"]);

/// True when words before or after the passage belong to a reason: a condition or a “not” left out.
export function needs_context(reasons: readonly string[]): boolean {
  return reasons.some((reason) => kNeedsContext.has(reason));
}
