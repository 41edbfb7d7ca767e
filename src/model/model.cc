#include <algorithm>
#include <array>
#include <charconv>

#include "model/finding.h"
#include "model/ids.h"
#include "model/letter.h"
#include "model/list.h"
#include "model/outcome.h"
#include "model/page.h"
#include "model/passage.h"

namespace recto::inline model {
namespace {

constexpr std::array<std::string_view, 7> kOutcomes = {"stored", "duplicate", "partial", "refused",
                                                       "failed", "limit",     "timeout"};
constexpr std::array<std::string_view, 9> kFactTypes = {"quotation", "figure", "date",      "person",    "body",
                                                        "place",     "title",  "reference", "identifier"};
constexpr std::array<std::string_view, 6> kModalities = {"stated",    "expected", "conditional",
                                                         "requested", "alleged",  "negated"};
constexpr std::array<std::string_view, 5> kVerdicts = {"supported", "differs", "contradicted", "not_found",
                                                       "for_a_person"};
constexpr std::array<std::string_view, 24> kReasons = {
    "verbatim",          "normalised",       "translated",
    "in_brackets",       "words_differ",     "digit_differs",
    "negation_differs",  "name_differs",     "title_differs",
    "date_differs",      "place_differs",    "count_differs",
    "unit_differs",      "certainty_raised", "condition_dropped",
    "misattributed",     "out_of_order",     "low_confidence_reading",
    "malformed",         "nothing_close",    "only_candidate",
    "needs_translation", "paraphrase",       "unreadable_source"};
constexpr std::array<std::string_view, 8> kDifferences = {"digit",   "negation", "name",     "word",
                                                          "omitted", "added",    "spelling", "ocr"};
constexpr std::array<std::string_view, 11> kLetterTypes = {
    "letter", "memo", "telegram", "email", "circular", "report", "order", "minutes", "list", "form", "other"};
constexpr std::array<std::string_view, 6> kColumnTypes = {"serial", "name", "number", "date", "place", "text"};
constexpr std::array<std::string_view, 4> kRequests = {"requested", "ordered", "reported", "prohibited"};

bool is_hex_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

/// Reads a whole decimal number without sign or leading zero (but "0"); empty for anything else.
std::optional<uint32_t> whole_number(std::string_view digits) {
  uint32_t value = 0;
  if (digits.empty() || (digits.size() > 1 && digits[0] == '0')) return std::nullopt;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

bool same_line(const Box& a, const Box& b) {
  const float overlap = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return overlap > 0.5F * std::min(a.y1 - a.y0, b.y1 - b.y0);
}

}  // namespace

std::string_view to_string(Outcome outcome) { return kOutcomes[static_cast<size_t>(outcome)]; }
std::string_view to_string(FactType type) { return kFactTypes[static_cast<size_t>(type)]; }
std::string_view to_string(Modality modality) { return kModalities[static_cast<size_t>(modality)]; }
std::string_view to_string(Verdict verdict) { return kVerdicts[static_cast<size_t>(verdict)]; }
std::optional<Verdict> verdict_from(std::string_view name) {
  const auto at = std::find(kVerdicts.begin(), kVerdicts.end(), name);
  if (at == kVerdicts.end()) return std::nullopt;
  return static_cast<Verdict>(at - kVerdicts.begin());
}
std::string_view to_string(Reason reason) { return kReasons[static_cast<size_t>(reason)]; }
std::string_view to_string(DifferenceKind kind) { return kDifferences[static_cast<size_t>(kind)]; }
std::string_view to_string(LetterType type) { return kLetterTypes[static_cast<size_t>(type)]; }
std::string_view to_string(ColumnType type) { return kColumnTypes[static_cast<size_t>(type)]; }
std::string_view to_string(RequestKind kind) { return kRequests[static_cast<size_t>(kind)]; }
std::string_view to_string(TextSource source) { return source == TextSource::ocr ? "ocr" : "text-layer"; }

bool may_support(Reason reason) { return reason <= Reason::in_brackets; }

std::optional<LetterType> letter_type_from(std::string_view name) {
  const auto at = std::find(kLetterTypes.begin(), kLetterTypes.end(), name);
  if (at == kLetterTypes.end()) return std::nullopt;
  return static_cast<LetterType>(at - kLetterTypes.begin());
}

std::string ListId::to_string() const { return document.text + "/t" + std::to_string(number); }

std::string LetterId::to_string() const { return document.text + "/l" + std::to_string(number); }

std::optional<Outcome> outcome_from(std::string_view name) {
  const auto at = std::find(kOutcomes.begin(), kOutcomes.end(), name);
  if (at == kOutcomes.end()) return std::nullopt;
  return static_cast<Outcome>(at - kOutcomes.begin());
}

Result<DocumentId> parse_document_id(std::string_view untrusted) {
  const std::string_view hex = untrusted.substr(0, 64);
  bool good = hex.size() == 64 && std::all_of(hex.begin(), hex.end(), is_hex_digit);
  if (good && untrusted.size() > 64) {
    const auto k = whole_number(untrusted.substr(65));
    good = untrusted[64] == '.' && k && *k >= 2;
  }
  if (!good) {
    return fail(ErrorKind::invalid_input, "a document is named by 64 hex digits, then .2, .3, … for its later parts",
                std::string(untrusted.substr(0, 80)));
  }
  return DocumentId{std::string(untrusted)};
}

DocumentId document_of(const ExhibitId& exhibit, unsigned k) {
  return {k <= 1 ? exhibit.hex : exhibit.hex + "." + std::to_string(k)};
}

Box unite(const Box& a, const Box& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

std::vector<Box> boxes_of(const Page& page, CharRange range) {
  std::vector<Box> boxes;
  for (const Word& word : page.words) {
    if (word.start >= range.end) break;
    if (word.start + word.length <= range.start || word.box.empty()) continue;
    if (!boxes.empty() && same_line(boxes.back(), word.box)) {
      boxes.back() = unite(boxes.back(), word.box);
    } else {
      boxes.push_back(word.box);
    }
  }
  return boxes;
}

std::string Cite::to_string() const {
  return "recto:" + document.text + "/p" + std::to_string(page.value) + "#" + std::to_string(range.start.value) + "-" +
         std::to_string(range.end.value);
}

Result<Cite> parse_cite(std::string_view untrusted) {
  const auto bad = [&] {
    return fail(ErrorKind::invalid_input, "a cite looks like recto:ID/pN#I-J", std::string(untrusted.substr(0, 120)));
  };
  const size_t slash = untrusted.find("/p"), hash = untrusted.find('#'), dash = untrusted.rfind('-');
  if (!untrusted.starts_with("recto:") || slash == untrusted.npos || hash == untrusted.npos || dash == untrusted.npos ||
      hash < slash || dash < hash) {
    return bad();
  }
  const DocumentId document = TRY(parse_document_id(untrusted.substr(6, slash - 6)));
  const auto page = whole_number(untrusted.substr(slash + 2, hash - slash - 2));
  const auto start = whole_number(untrusted.substr(hash + 1, dash - hash - 1));
  const auto end = whole_number(untrusted.substr(dash + 1));
  if (!page || *page == 0 || !start || !end || *start > *end) return bad();
  return Cite{document, PageNumber(*page), {CharOffset(*start), CharOffset(*end)}};
}

}  // namespace recto::inline model
