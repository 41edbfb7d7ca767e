#include "publish/wording.h"

#include <optional>

#include "publish/html.h"

namespace recto::publish {
namespace {

constexpr size_t kMostQuoted = 90;  ///< characters of a difference that a sentence tells; the alignment shows all

constexpr std::array<VerdictLook, 5> kLooks = {{{"ok", "✓"}, {"df", "≠"}, {"bad", "✕"}, {"no", "○"}, {"ask", "?"}}};

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
std::string quoted(std::u32string_view words, const Wording& wording) {
  while (!words.empty() && std::u32string_view(U" .,;:،؛").find(words.back()) != words.npos) words.remove_suffix(1);
  while (!words.empty() && (words.front() == U' ' || words.front() == U'\n')) words.remove_prefix(1);
  std::u32string shown(words);
  if (words.size() > kMostQuoted) {
    const size_t space = words.rfind(U' ', kMostQuoted);
    shown = std::u32string(words.substr(0, space == words.npos ? kMostQuoted : space)) + U" …";
  }
  return fill(wording.quoted, isolated(shown));
}

std::string told(const Difference& difference, const Wording& wording) {
  if (difference.story.empty()) return fill(wording.left_out, quoted(difference.source, wording));
  if (difference.source.empty()) return fill(wording.only_in_story, quoted(difference.story, wording));
  return fill(wording.in_both, quoted(difference.story, wording), quoted(difference.source, wording));
}

}  // namespace

const Wording& wording_of(std::string_view language) { return language == "ara" ? kArabic : kEnglish; }
const VerdictLook& look_of(Verdict verdict) { return kLooks[static_cast<size_t>(verdict)]; }
bool needs_context(Reason reason) {
  return reason == Reason::condition_dropped || reason == Reason::certainty_raised ||
         reason == Reason::negation_differs;
}

std::string reason_html(Reason reason, FactType type, const Match* match, const Wording& wording) {
  std::string_view sentence = wording.fact_reasons[static_cast<size_t>(reason)];
  if (type == FactType::quotation || sentence.empty()) sentence = wording.reasons[static_cast<size_t>(reason)];
  std::string out(sentence);
  const Difference* difference = match && tells_words(reason) ? difference_for(reason, *match) : nullptr;
  if (difference) out += ": " + told(*difference, wording);
  return out.append(wording.stop);
}

}  // namespace recto::publish
