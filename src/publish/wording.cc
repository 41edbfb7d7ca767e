#include "publish/wording.h"

#include <array>
#include <optional>

#include "publish/html.h"

namespace recto::publish {
namespace {

constexpr size_t kMostQuoted = 90;  ///< characters of a difference that a sentence tells; the alignment shows all

constexpr std::array<VerdictLook, 5> kLooks = {{
    {"ok", "✓", "Supported", "supported"},
    {"df", "≠", "Differs", "differ"},
    {"bad", "✕", "Contradicted", "contradicted"},
    {"no", "○", "Not found", "not found"},
    {"ask", "?", "For a person", "for a person"},
}};

constexpr std::array<std::string_view, 9> kFactNames = {"Quotation", "Figure", "Date",      "Person",    "Body",
                                                        "Place",     "Title",  "Reference", "Identifier"};

// In the order of Reason.
constexpr std::array<std::string_view, 24> kSentences = {
    "These words stand in the paper, letter for letter",
    "These words stand in the paper; only spelling, punctuation or a misread letter differs",
    "These words stand in a translation of the paper",
    "Apart from the story’s own words in square brackets, these words stand in the paper",
    "The words are not the paper’s",
    "A figure is not the paper’s",
    "A negation was lost or added: the sense is turned round",
    "A name is not the paper’s",
    "A rank or title is not the paper’s",
    "A date is not the paper’s",
    "A place is not the paper’s",
    "A count is not the paper’s",
    "A unit is not the paper’s",
    "The story is surer than the paper",
    "The paper’s sentence has a condition or reservation that the story leaves out",
    "The paper gives these words to someone else",
    "The parts stand in another order in the paper, or apart from each other",
    "The page was read with too little certainty at this place: look at the picture",
    "The quotation cannot be checked as it is written",
    "Nothing close to these words stands in the papers that were read",
    "This is the nearest place found; a person must say whether it is meant",
    "The papers that may answer this are in another language, and no translation is linked to them",
    "The story tells it in its own words; a person must compare them",
    "The page that may answer this could not be read well enough",
};

/// Which kind of difference a reason is about; none: any that is more than spelling.
std::optional<DifferenceKind> kind_for(Reason reason) {
  switch (reason) {
    case Reason::digit_differs:
    case Reason::count_differs:
      return DifferenceKind::digit;
    case Reason::negation_differs:
      return DifferenceKind::negation;
    case Reason::name_differs:
      return DifferenceKind::name;
    default:
      return std::nullopt;
  }
}

bool tells_words(Reason reason) { return reason >= Reason::words_differ && reason <= Reason::condition_dropped; }

bool is_minor(const Difference& difference) {
  return difference.kind == DifferenceKind::spelling || difference.kind == DifferenceKind::ocr;
}

const Difference* difference_for(Reason reason, const Match& match) {
  const auto kind = kind_for(reason);
  const Difference* any = nullptr;
  for (const Difference& difference : match.differences) {
    if (is_minor(difference)) continue;
    if (reason == Reason::condition_dropped && !difference.story.empty()) continue;
    if (kind && difference.kind == *kind) return &difference;
    if (!any) any = &difference;
  }
  return any;
}

/// Words as they stand in a sentence: short, without the punctuation at their end.
std::string quoted(std::u32string_view words) {
  while (!words.empty() && std::u32string_view(U" .,;:،؛").find(words.back()) != words.npos) words.remove_suffix(1);
  if (words.size() <= kMostQuoted) return "“" + isolated(words) + "”";
  const size_t space = words.rfind(U' ', kMostQuoted);
  return "“" + isolated(std::u32string(words.substr(0, space == words.npos ? kMostQuoted : space)) + U" …") + "”";
}

}  // namespace

const VerdictLook& look_of(Verdict verdict) { return kLooks[static_cast<size_t>(verdict)]; }
std::string_view name_of(FactType type) { return kFactNames[static_cast<size_t>(type)]; }
std::string_view sentence_of(Reason reason) { return kSentences[static_cast<size_t>(reason)]; }
bool needs_context(Reason reason) { return reason == Reason::condition_dropped || reason == Reason::certainty_raised; }

std::string reason_html(Reason reason, const Match* match) {
  std::string out(sentence_of(reason));
  const Difference* difference = match && tells_words(reason) ? difference_for(reason, *match) : nullptr;
  if (!difference) return out + ".";
  out += out.find(": ") == out.npos ? ": " : "; ";
  if (difference->story.empty()) return out + quoted(difference->source) + " is left out.";
  if (difference->source.empty()) return out + quoted(difference->story) + " stands only in the story.";
  return out + "the story has " + quoted(difference->story) + ", the paper " + quoted(difference->source) + ".";
}

}  // namespace recto::publish
