// The objects of a check as the server sends them. Keys that other parts of the program add to a finding (a sum, the original of a translation) may be absent.

import type { Claim as PlainClaim, Decision, Difference as PlainDifference, Match as PlainMatch, Passage } from "../api/objects";

export type { Decision, DifferenceKind, Passage, Verdict } from "../api/objects";

export const kVerdicts = ["supported", "differs", "contradicted", "not_found", "for_a_person"] as const;

export type ColumnKind = "same" | "elided" | "minor" | "replaced" | "omitted" | "added";

/// The story's words and the paper's, to be set one above the other.
export interface Column {
  kind: ColumnKind;
  story: string;
  paper: string;
}

/// A figure that the papers make up of several.
export interface Sum {
  terms?: { value: string; text?: string; passage?: Passage }[];
  total?: string;
  text?: string;
}

/// What the original says where the paper is a translation, or the other way round.
export interface OtherLanguage {
  role: "original" | "translation";
  /// Who linked the two papers: a person, or the machine as a proposal.
  linked: "person" | "proposed";
  passage: Passage;
  differences: { reason: string; here: string | null; there: string | null; sure: boolean }[];
}

export interface Difference extends PlainDifference {
  /// 1: the source range counts in the passage after a page break.
  part?: number;
}

export interface Match extends Omit<PlainMatch, "differences"> {
  differences: Difference[];
  columns?: Column[];
  before?: string;
  after?: string;
  sum?: Sum;
  other_language?: OtherLanguage;
}

export interface Claim extends Omit<PlainClaim, "evidence" | "kind"> {
  /// Missing until somebody looks at the claim: a story is underlined without it.
  evidence?: Match[];
  /// What a second reader says; the first one's decision stays as it is.
  second?: Decision | null;
  sum?: Sum;
  /// What was noted without deciding, oldest first.
  notes?: ClaimNote[];
}

export interface WholeClaim extends Claim {
  evidence: Match[];
}
export const is_whole = (claim: Claim): claim is WholeClaim => claim.evidence !== undefined;

export interface ClaimNote {
  by: string;
  at: string;
  text: string;
}

export type BlockKind = "headline" | "standfirst" | "heading" | "paragraph" | "quote" | "item";

/// A half-open range of the story's text, in Unicode scalars.
export interface StoryRange {
  start: number;
  end: number;
}

export interface StoryBlock extends StoryRange {
  kind: BlockKind;
}

export interface Story {
  text: string;
  language: string;
  blocks: StoryBlock[];
  /// Markup inside blocks that is not shown, and what stands emphasised; ascending.
  hidden?: StoryRange[];
  emphasis?: StoryRange[];
}

/// A check without its claims, which come in pieces.
export interface CheckHead {
  check: string;
  name: string;
  done: boolean;
  error?: string | null;
  story: Story | null;
  /// How many claims there are so far.
  found: number;
  summary?: Record<string, number> | null;
}

export interface Check extends CheckHead {
  /// Those that have come, by their numbers.
  claims: Claim[];
}
