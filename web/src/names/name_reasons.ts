// Why two names may be one: the program says it in English (src/names/comparison.cc); here its closed list of sentences is said in Arabic.

import type { Language } from "../words/settings";

const kParts: Record<string, string> = {
  "given name": "الاسم الأول",
  "father's name": "اسم الأب",
  "grandfather's name": "اسم الجد",
  "ancestor's name": "اسم السلف",
  "family name": "اسم العائلة",
  kunya: "الكنية (أبو، أم)",
  laqab: "اللقب",
  initial: "الحرف الأول",
  number: "الرقم",
};

/// Sentences that name no part.
const kWhole: Record<string, string> = {
  "no name on the left": "لا اسم في القائمة الأولى",
  "no name on the right": "لا اسم في القائمة الثانية",
  "in another order": "بترتيب آخر",
  "generation mark differs": "علامة الجيل مختلفة",
  "rank the same": "الرتبة نفسها",
  "rank differs, lower on the left": "الرتبة مختلفة، والأدنى في الأولى",
  "rank differs, higher on the left": "الرتبة مختلفة، والأعلى في الأولى",
  "too long, read in part": "الاسم أطول مما يُقرأ، فقُرئ بعضه",
};

const kPart = `(${Object.keys(kParts).join("|")})`;
/// What is said of a part, the longer sentences first; {a} and {b} are its names on either side.
const kOfParts: [RegExp, string][] = [
  [new RegExp(`^${kPart} on the left is not the ${kPart} on the right$`), "{a} في الأولى غير {b} في الثانية"],
  [new RegExp(`^${kPart} missing on the right$`), "{a}: ليس في الثانية"],
  [new RegExp(`^${kPart} missing on the left$`), "{a}: ليس في الأولى"],
  [new RegExp(`^${kPart} differs$`), "{a}: مختلف"],
  [new RegExp(`^${kPart}(?: as ${kPart})? may be the same$`), "{a}: قد يكون نفسه"],
  [new RegExp(`^${kPart}(?: as ${kPart})? the same in another language$`), "{a}: نفسه بلغة أخرى"],
  [new RegExp(`^${kPart}(?: as ${kPart})? the same in another spelling$`), "{a}: نفسه بإملاء آخر"],
  [new RegExp(`^${kPart}(?: as ${kPart})? the same$`), "{a}: نفسه"],
  [new RegExp(`^${kPart}(?: as ${kPart})? similar$`), "{a}: متقارب"],
];
const kJoined = ", written as one word on one side";

function in_arabic(reason: string): string | null {
  const whole = kWhole[reason];
  if (whole !== undefined) return whole;
  const joined = reason.endsWith(kJoined);
  const bare = joined ? reason.slice(0, -kJoined.length) : reason;
  for (const [pattern, sentence] of kOfParts) {
    const [, a, b] = pattern.exec(bare) ?? [];
    if (a === undefined) continue;
    const named = sentence.includes("{b}") || b === undefined ? (kParts[a] ?? a) : `${kParts[a] ?? a} (في الثانية: ${kParts[b] ?? b})`;
    return sentence.replace("{a}", named).replace("{b}", kParts[b ?? ""] ?? "") + (joined ? "، وكُتب كلمة واحدة في إحداهما" : "");
  }
  return null;
}

/// The reason and the language it is in: one that this table does not know stays English.
export function reason_in(language: Language, reason: string): { text: string; language: Language } {
  const arabic = language === "ar" ? in_arabic(reason) : null;
  return arabic === null ? { text: reason, language: "en" } : { text: arabic, language: "ar" };
}
