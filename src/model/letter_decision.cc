#include "model/letter_decision.h"

#include <algorithm>
#include <array>

namespace recto::inline model {
namespace {

constexpr std::array<std::string_view, 20> kMatters = {
    "type",    "from",           "to",           "copies",         "via",
    "number",  "registry",       "date",         "received",       "place",
    "subject", "classification", "urgency",      "signature",      "enclosures",
    "cut",     "answers",        "enclosure-of", "translation-of", "copy-of"};

}  // namespace

std::string_view to_string(LetterMatter matter) { return kMatters[static_cast<size_t>(matter)]; }

std::optional<LetterMatter> letter_matter_from(std::string_view name) {
  const auto at = std::find(kMatters.begin(), kMatters.end(), name);
  if (at == kMatters.end()) return std::nullopt;
  return static_cast<LetterMatter>(at - kMatters.begin());
}

}  // namespace recto::inline model
