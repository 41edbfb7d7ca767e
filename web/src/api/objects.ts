// The objects of the interface (docs/decisions/022), as the server prints them. Offsets count Unicode scalars; boxes are points of the upright page.

export type Box = [x0: number, y0: number, x1: number, y1: number];

export interface Passage {
  document: string;
  file: string;
  page: number;
  start: number;
  end: number;
  text: string;
  boxes: Box[];
  cite: string;
  and?: Passage;
}

export interface Listing<Item> {
  total: number;
  offset: number;
  items: Item[];
  estimated?: boolean;
  facets?: Facets;
}

export type FacetName = "type" | "language" | "correspondent" | "year" | "file";
export type Facets = Partial<Record<FacetName, Record<string, number>>>;

export type Outcome = "stored" | "duplicate" | "partial" | "refused" | "failed" | "limit" | "timeout";
/// What a file of the case stands at: its outcome, or not read yet.
export type FileState = Outcome | "unread";

export interface FileLine {
  kind: "file";
  file: string;
  outcome: FileState;
  why: string | null;
  documents?: string[];
  pages?: number;
}

export type Summary = Record<Outcome, number> & {
  files: number;
  exhibits: number;
  bytes: number;
  documents: number;
  pages: number;
  pages_ocr: number;
  pages_blank: number;
  pages_faulty: number;
  unread: number;
  unindexed: number;
  acts: number;
};

export interface CaseInfo {
  name: string;
  version: string;
  writable: boolean;
  summary: Summary;
}

export type PageSource = "text-layer" | "ocr";

export interface DocumentLine {
  document: string;
  file: string;
  pages: number;
  /// Null until its letters and language are looked through.
  language: string | null;
  confidence: number;
  source: PageSource;
  types: string[];
  date: string | null;
  from: string | null;
  to: string[];
  subject: string | null;
  number: string | null;
  letters: number;
  lists: number;
  /// Whether its pages can be drawn; text and office files have none.
  pictures: boolean;
}

export interface PageLine {
  page: number;
  width: number;
  height: number;
  rotation: number;
  source: PageSource;
  language: string;
  confidence: number;
  blank: boolean;
  faults: string[];
}

export interface DocumentInfo extends DocumentLine {
  page_list: PageLine[];
  reader: string;
  sha256: string;
}

export interface Word {
  text: string;
  start: number;
  box: Box;
  confidence: number;
}

/// What a person says that words of a page say. `text` is theirs, `read` the machine's of that time; both the same: an earlier word was taken back.
export interface Correction {
  cite: string;
  read: string;
  text: string;
  by: string;
  why: string;
  at: string;
  act: number;
}

/// One that holds: `says` stands in the place of [start, end) of the text as read.
export interface AppliedCorrection extends Omit<Correction, "at"> {
  start: number;
  end: number;
  says: string;
}

export interface CorrectedText {
  text: string;
  corrections: AppliedCorrection[];
  /// Those whose words this reading of the page no longer has.
  lost: Correction[];
}

/// What a person wrote beside words, or beside a whole document: `cite`, `page` and the range are null then.
export interface Note {
  document: string;
  cite: string | null;
  page: number | null;
  start: number | null;
  end: number | null;
  words: string | null;
  text: string;
  by: string;
  at: string;
  act: number;
}

export interface Page extends PageLine {
  kind: "page";
  file: string;
  text: string;
  words: Word[];
  /// Null or absent where nobody said anything of it.
  corrected?: CorrectedText | null;
  notes?: Note[];
}

export interface Field {
  text: string;
  value: string | null;
  passage: Passage | null;
  confidence: number;
  confirmed: boolean;
  evidence: string;
  calendar?: string;
  otherwise?: string[];
}

export interface Party extends Field {
  name: string | null;
  rank: string | null;
  post: string | null;
  body: string | null;
  place: string | null;
}

export interface Reference extends Field {
  number: string | null;
  date: string | null;
  letter: string | null;
  perhaps: string | null;
  answers: boolean;
}

export interface LetterLink {
  relation: string;
  of_other: boolean;
  letter: string;
  by: string;
  why: string;
  act: number;
}

export type RequestKind = "prohibited" | "ordered" | "requested" | "reported";
export interface Request extends Field {
  label: RequestKind;
}

export interface Letter {
  kind: "letter";
  document: string;
  id: string;
  file: string;
  pages: number[];
  type: string;
  from: Party | null;
  to: Party[];
  copies: Party[];
  via: Party[];
  number: Field | null;
  registry: Field | null;
  date: Field | null;
  received: Field | null;
  place: Field | null;
  subject: Field | null;
  classification: Field | null;
  urgency: Field | null;
  references: Reference[];
  enclosures: Field[];
  signature: Party | null;
  requests: Request[];
  /// Lines that are strokes of a pen or a stamp and no words.
  unread: Field[];
  cited_by: string[];
  links: LetterLink[];
  decisions: { field: string; values: string[]; by: string; why: string; act: number }[];
}

export interface Cell {
  column: string;
  text: string;
  passage: Passage | null;
  confidence: number;
  ditto?: boolean;
  /// A line is drawn through its words.
  struck?: boolean;
  /// Ink that was hardly read as words.
  unread?: boolean;
  /// Over how many it is merged; 0 where another cell covers it.
  columns?: number;
  rows?: number;
}

export interface Row {
  kind: "row";
  list: string;
  n: number;
  page: number;
  serial: number | null;
  serial_unsure: boolean;
  struck?: boolean;
  cells: Cell[];
}

export interface List {
  kind: "list";
  id: string;
  document: string;
  file: string;
  pages: number[];
  title: string | null;
  columns: string[];
  types: string[];
  rows: number;
  missing: [number, number][];
  row_list: Row[];
}

export type HitWhy = "exact" | "folded" | "stem" | "skeleton" | "name";

export interface Hit {
  kind: "hit";
  rank: number;
  score: number;
  passage: Passage;
  snippet: string;
  matched: string[];
  why: HitWhy;
}

export type Verdict = "supported" | "differs" | "contradicted" | "not_found" | "for_a_person";
export type DifferenceKind = "digit" | "negation" | "name" | "word" | "omitted" | "added" | "spelling" | "ocr";

export interface Difference {
  story: string;
  source: string;
  kind: DifferenceKind;
  start: number;
  end: number;
  source_start: number;
  source_end: number;
  confidence: number;
}

export interface Match {
  passage: Passage;
  start: number;
  end: number;
  closeness: number;
  verdict: Verdict;
  reasons: string[];
  differences: Difference[];
  copies?: Passage[];
}

export interface Decision {
  by: string;
  at: string | null;
  verdict: Verdict;
  note: string | null;
  proposed: Verdict;
  sentence: string;
}

export interface Claim {
  kind: "claim";
  n: number;
  start: number;
  end: number;
  text: string;
  type: string;
  speaker: string | null;
  cue: string | null;
  verdict: Verdict;
  reasons: string[];
  evidence: Match[];
  decision: Decision | null;
  earlier: Decision | null;
}
