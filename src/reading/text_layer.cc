#include "reading/text_layer.h"

#include "reading/plausibility.h"
#include "text/arabic.h"

namespace recto::reading {
namespace {

constexpr double kMostUnknown = 0.1;  // glyphs without Unicode
constexpr double kMostInvisible = 0.5;
constexpr double kLeastCoverage = 0.3;     // of pictures, to matter
constexpr double kGlyphsOfFullPage = 400;  // text that a page of pictures must have to be more than stamps and captions
constexpr double kMostForms = 0.2;         // presentation forms of Arabic letters
constexpr double kMostMojibake = 0.35;
constexpr double kLeastCommonPairs = 0.68;
constexpr double kLeastCommonArabic = 0.42;
constexpr double kMostSingles = 0.6;
constexpr double kLeastReadable = 0.4;  // letters and digits of all scalars
constexpr size_t kEnoughLetters = 80, kEnoughTokens = 40, kEnoughScalars = 120, kEnoughArabic = 20;

double part(size_t some, size_t all) { return all == 0 ? 0 : static_cast<double>(some) / static_cast<double>(all); }

std::string count_of(size_t some, size_t all) { return std::to_string(some) + " of " + std::to_string(all); }

/// What the page draws tells.
std::string fault_of_signals(const LayerSignals& signals) {
  if (part(signals.invisible, signals.glyphs) > kMostInvisible) {
    return "the text is invisible, laid over a picture by somebody's recogniser (" +
           count_of(signals.invisible, signals.glyphs) + " letters)";
  }
  if (part(signals.without_unicode, signals.glyphs) > kMostUnknown) {
    return "the font does not say which letters it shows (" + count_of(signals.without_unicode, signals.glyphs) + ")";
  }
  const double coverage = static_cast<double>(signals.image_coverage);
  if (coverage >= kLeastCoverage && signals.glyphs < kGlyphsOfFullPage * coverage) {
    return "pictures cover " + std::to_string(static_cast<int>(coverage * 100)) +
           " % of the page and there is little text";
  }
  return {};
}

std::string fault_of_arabic(const Page& page, const LetterStatistics& counts) {
  if (counts.arabic < kEnoughArabic || part(counts.arabic, counts.letters()) < 0.5) return {};
  if (part(counts.presentation_forms, counts.arabic) > kMostForms) return "the Arabic letters are stored as shapes";
  if (text::seems_reversed(page.text)) return "the Arabic text runs backwards";
  if (counts.arabic >= kEnoughLetters && part(counts.common_arabic, counts.arabic) < kLeastCommonArabic) {
    return "the Arabic letters are in no order that makes words";
  }
  return {};
}

std::string fault_of_latin(const LetterStatistics& counts) {
  if (counts.letters() >= kEnoughLetters && part(counts.latin_accented, counts.letters()) > kMostMojibake) {
    return "the letters are those of another character set";
  }
  const bool latin = part(counts.latin, counts.letters()) > 0.5;
  if (latin && counts.latin_pairs >= kEnoughLetters &&
      part(counts.common_latin_pairs, counts.latin_pairs) < kLeastCommonPairs) {
    return "the letters are in no order that makes words";
  }
  return {};
}

std::string fault_of_text(const Page& page) {
  const LetterStatistics counts = letter_statistics(page.text);
  if (counts.scalars >= kEnoughScalars && part(counts.letters() + counts.digits, counts.scalars) < kLeastReadable) {
    return "most of the text is signs and no letters";
  }
  if (counts.tokens >= kEnoughTokens && part(counts.single_letters, counts.tokens) > kMostSingles) {
    return "the text falls apart into single letters";
  }
  std::string fault = fault_of_arabic(page, counts);
  return fault.empty() ? fault_of_latin(counts) : fault;
}

}  // namespace

LayerJudgement judge_text_layer(const Page& page, const LayerSignals& signals) {
  if (page.blank) return {};
  if (signals.glyphs == 0 || page.words.empty()) return {LayerQuality::none, "the page has no text layer"};
  std::string fault = fault_of_signals(signals);
  if (fault.empty()) fault = fault_of_text(page);
  if (fault.empty()) return {};
  return {LayerQuality::broken, std::move(fault)};
}

}  // namespace recto::reading
