#include "tracing/word_kinds.h"

#include <algorithm>
#include <numeric>

#include "judging/meaning_words.h"
#include "text/arabic.h"

namespace recto::tracing {
namespace {

bool has_digit(std::u32string_view folded) {
  return std::any_of(folded.begin(), folded.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
}
bool is_upper(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }
bool is_lower(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7); }
bool is_vowel_sign(char32_t c) { return (c >= 0x64B && c <= 0x652) || c == 0x670; }

bool is_name(const WordInText& word) {
  return !word.written.empty() && (is_upper(word.written[0]) || judging::is_rank(word.folded_before));
}

/// Words that are another word in capitals.
bool is_acronym_of_a_word(std::u32string_view folded_or_lower) {
  constexpr std::u32string_view kWords[] = {U"us", U"it", U"who", U"aid", U"ice", U"un", U"am"};
  return std::find(std::begin(kWords), std::end(kWords), folded_or_lower) != std::end(kWords);
}

bool is_other_by_case(std::u32string_view capitals, std::u32string_view small) {
  return !small.empty() && std::all_of(capitals.begin(), capitals.end(), is_upper) &&
         std::all_of(small.begin(), small.end(), is_lower) && is_acronym_of_a_word(small);
}

/// The vowel signs behind each letter, letters in order.
std::vector<std::u32string> vowels_of(std::u32string_view word) {
  std::vector<std::u32string> out;
  for (const char32_t c : word) {
    if (is_vowel_sign(c) && !out.empty())
      out.back() += c;
    else if (!is_vowel_sign(c) && c != 0x640)
      out.emplace_back();
  }
  return out;
}

bool vowels_contradict(std::u32string_view a, std::u32string_view b) {
  const std::vector<std::u32string> first = vowels_of(a), second = vowels_of(b);
  if (first.size() != second.size()) return false;
  for (size_t k = 0; k + 1 < first.size(); ++k) {  // the last letter's vowel is case, and often left out
    std::u32string one = first[k], other = second[k];
    std::erase(one, char32_t{0x651});
    std::erase(other, char32_t{0x651});
    if (!one.empty() && !other.empty() && one != other) return true;
  }
  return false;
}

}  // namespace

DifferenceKind kind_of_replacement(const WordInText& story, const WordInText& source) {
  if (has_digit(story.folded) && has_digit(source.folded)) return DifferenceKind::digit;
  if (judging::is_negation(story.folded) || judging::is_negation(source.folded)) return DifferenceKind::negation;
  if (judging::is_rank(story.folded) || judging::is_rank(source.folded)) return DifferenceKind::word;
  return is_name(story) && is_name(source) ? DifferenceKind::name : DifferenceKind::word;
}

bool folding_hides_meaning(std::u32string_view story_written, std::u32string_view source_written) {
  if (story_written == source_written) return false;
  return is_other_by_case(story_written, source_written) || is_other_by_case(source_written, story_written) ||
         vowels_contradict(story_written, source_written);
}

bool parting_keeps_meaning(const std::vector<std::u32string_view>& parts, const std::vector<Joint>& joints) {
  if (std::all_of(joints.begin(), joints.end(), [](Joint joint) { return joint == Joint::line_hyphen; })) return true;
  return std::all_of(parts.begin(), parts.end(), [](std::u32string_view part) {
    return std::all_of(part.begin(), part.end(), text::is_arabic_letter) && !judging::is_negation(part);
  });
}

bool is_grouped_number(const std::vector<std::u32string_view>& parts) {
  constexpr size_t kGroup = 3;
  const auto digits = [](std::u32string_view part) {
    return std::all_of(part.begin(), part.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  };
  return parts.size() > 1 && !parts[0].empty() && parts[0].size() <= kGroup &&
         std::all_of(parts.begin(), parts.end(), digits) &&
         std::all_of(parts.begin() + 1, parts.end(), [](std::u32string_view part) { return part.size() == kGroup; });
}

bool leaves_off_and(std::u32string_view story_written, std::u32string_view source_written) {
  constexpr size_t kLeastLetters = 3;
  constexpr std::u32string_view kPresent = U"يتنأ";
  if (story_written.size() < kLeastLetters || source_written.size() != story_written.size() + 1) return false;
  if (source_written[0] != U'و' || source_written.substr(1) != story_written) return false;
  const char32_t first = story_written[0], second = story_written[1];
  return story_written.starts_with(U"ال") || first == U'إ' || kPresent.find(first) != kPresent.npos ||
         (first == U'س' && kPresent.find(second) != kPresent.npos);
}

double likeness(std::u32string_view a, std::u32string_view b) {
  std::vector<size_t> column(a.size() + 1);
  std::iota(column.begin(), column.end(), size_t{0});
  for (size_t at = 0; at < b.size(); ++at) {
    size_t diagonal = column[0]++;
    for (size_t row = 1; row <= a.size(); ++row) {
      const size_t replaced = diagonal + (a[row - 1] != b[at]);
      diagonal = column[row];
      column[row] = std::min({replaced, column[row] + 1, column[row - 1] + 1});
    }
  }
  const size_t longer = std::max(a.size(), b.size());
  return longer == 0 ? 1 : 1 - static_cast<double>(column.back()) / static_cast<double>(longer);
}

}  // namespace recto::tracing
