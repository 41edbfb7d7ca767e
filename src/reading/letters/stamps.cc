#include "reading/letters/stamps.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "text/arabic.h"
#include "text/fold.h"
#include "text/words.h"

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

struct Entry {
  Text words;
  Stamp stamp;
};

/// Phrases of releasing archives anywhere in a segment; classifications and urgencies that a segment is made of.
constexpr Text kReleasePhrases[] = {U"release in full",
                                    U"release in part",
                                    U"released in",
                                    U"case no",
                                    U"doc no",
                                    U"release under the",
                                    U"records act",
                                    U"do not reproduce",
                                    U"background use only",
                                    U"return to",
                                    U"approved for release",
                                    U"declassified",
                                    U"reproduction by other than",
                                    U"reproduction prohibited",
                                    U"historical review program",
                                    U"produced to",
                                    U"agreement on sensitive information"};

/// What routing sheets and slips print into their cells.
constexpr Text kFormPrint[] = {U"extension",           U"officer designation", U"room number",
                               U"officer's initials",  U"officers initials",   U"name and address",
                               U"number each comment", U"draw a line across",  U"room no",
                               U"date received",       U"received forwarded"};
/// The same, where they are all there is.
constexpr Text kWholeFormPrint[] = {U"optional", U"building", U"initials", U"forwarded",
                                    U"comments", U"no",       U"room",     U"action"};

constexpr Entry kWords[] = {
    {U"top secret", Stamp::classification},
    {U"secret", Stamp::classification},
    {U"confidential", Stamp::classification},
    {U"restricted", Stamp::classification},
    {U"unclassified", Stamp::classification},
    {U"official use only", Stamp::classification},
    {U"for official use only", Stamp::classification},
    {U"internal use only", Stamp::classification},
    {U"سري", Stamp::classification},
    {U"سري جداً", Stamp::classification},
    {U"سري للغاية", Stamp::classification},
    {U"سري وعاجل", Stamp::classification},
    {U"سري وشخصي", Stamp::classification},
    {U"مكتوم", Stamp::classification},
    {U"محدود التداول", Stamp::classification},
    {U"خاص", Stamp::classification},
    {U"شخصي", Stamp::classification},
    {U"flash", Stamp::urgency},
    {U"immediate", Stamp::urgency},
    {U"priority", Stamp::urgency},
    {U"operational immediate", Stamp::urgency},
    {U"routine", Stamp::urgency},
    {U"urgent", Stamp::urgency},
    {U"deferred", Stamp::urgency},
    {U"عاجل", Stamp::urgency},
    {U"عاجل جداً", Stamp::urgency},
    {U"هام", Stamp::urgency},
    {U"هام جداً", Stamp::urgency},
    {U"هام وعاجل", Stamp::urgency},
    {U"مستعجل", Stamp::urgency},
    {U"فوري", Stamp::urgency},
};

std::u32string folded(Text text) { return text::folded(text, text::Folding::spelling); }

/// The words of a segment, folded, with one space between.
std::u32string words_of(Text text) {
  std::u32string out;
  const std::u32string spelled = folded(text);
  for (const text::WordSpan& word : text::words(spelled)) {
    if (!out.empty()) out += U' ';
    out += Text(spelled).substr(word.range.start.value, word.range.length());
  }
  std::replace(out.begin(), out.end(), U'-', U' ');
  return out;
}

const std::unordered_map<std::u32string, Stamp>& stamp_words() {
  static const auto table = [] {
    std::unordered_map<std::u32string, Stamp> words;
    for (const Entry& entry : kWords) words.emplace(folded(entry.words), entry.stamp);
    return words;
  }();
  return table;
}

bool is_speck(Text text) {
  const auto solid = [](char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c >= 0xC0;
  };
  const auto letters = static_cast<size_t>(std::count_if(text.begin(), text.end(), solid));
  const bool initial = text.size() == 2 && text[0] >= U'A' && text[0] <= U'Z' && text[1] == U'.';
  return letters == 0 || (letters < 2 && text.size() > 1 && !initial);
}

/// Codes for what was withheld and nothing else, as words: "b 6", "1.4 d b 1".
bool is_redaction_code(Text words) {
  constexpr size_t kMost = 60, kLongestNumber = 6;
  if (words.empty() || words.size() > kMost) return false;
  char32_t letter_before = 0;
  bool code = false, number_before = false;
  for (size_t start = 0; start < words.size();) {
    const size_t end = std::min(words.find(U' ', start), words.size());
    const Text word = words.substr(start, end - start);
    const bool letter = word.size() == 1 && word[0] >= U'a' && word[0] <= U'h';
    const bool number = word.size() <= kLongestNumber && std::all_of(word.begin(), word.end(), [](char32_t c) {
                          return (c >= U'0' && c <= U'9') || c == U'.' || c == U',';
                        });
    if (!letter && !number) return false;
    code = code || (number && letter_before == U'b') || (letter && number_before);
    letter_before = letter ? word[0] : 0;
    number_before = number && word.find(U'.') != Text::npos;
    start = end + 1;
  }
  return code;
}

/// The number an archive stamps on what it releases: three groups of digits or more, most of them long, and nothing else.
bool is_record_number(Text text) {
  constexpr size_t kFewestGroups = 3, kFewestDigits = 9, kMost = 24;
  size_t groups = 0, digits = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= U'0' && text[i] <= U'9';
    if (!digit && text[i] != U'-' && text[i] != U' ') return false;
    digits += digit ? 1 : 0;
    groups += digit && (i == 0 || text[i - 1] < U'0') ? 1 : 0;
  }
  return text.size() <= kMost && groups >= kFewestGroups && digits >= kFewestDigits;
}

bool prints(Text words) {
  const auto has = [&](Text phrase) { return words.find(phrase) != Text::npos; };
  return std::any_of(std::begin(kFormPrint), std::end(kFormPrint), has) ||
         std::find(std::begin(kWholeFormPrint), std::end(kWholeFormPrint), words) != std::end(kWholeFormPrint);
}

Stamp stamp_of(Text text) {
  constexpr size_t kLongest = 160;
  if (is_speck(text)) return Stamp::speck;
  if (text.size() > kLongest) return Stamp::none;
  const std::u32string words = words_of(text);
  if (const auto at = stamp_words().find(words); at != stamp_words().end()) return at->second;
  for (const Text phrase : kReleasePhrases) {
    if (words.find(phrase) != Text::npos) return Stamp::release;
  }
  if (is_redaction_code(words) || is_record_number(text)) return Stamp::release;
  return prints(words) ? Stamp::print : Stamp::none;
}

/// A release stamp of several lines: its short neighbours without free space between, where they begin with the date.
void spread_release(const Sheet& sheet, std::vector<Stamp>& stamps) {
  for (size_t i = 1; i < stamps.size(); ++i) {
    const Segment& one = sheet.segments[i];
    const bool close =
        stamps[i - 1] == Stamp::release && one.page == sheet.segments[i - 1].page && one.gap_above < 0.5F;
    if (close && stamps[i] == Stamp::none && folded(one.text.substr(0, 5)) == U"date:") stamps[i] = Stamp::release;
  }
}

}  // namespace

bool is_form_print(std::u32string_view text) { return prints(words_of(text)); }

std::vector<Stamp> stamps_of(const Sheet& sheet) {
  std::vector<Stamp> stamps;
  stamps.reserve(sheet.segments.size());
  for (const Segment& segment : sheet.segments) stamps.push_back(stamp_of(segment.text));
  spread_release(sheet, stamps);
  return stamps;
}

}  // namespace recto::reading::letters
