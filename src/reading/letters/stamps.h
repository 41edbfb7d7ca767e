#pragma once
// What stands on a page and is not the letter: marks of release and handling, running heads and feet, and words that give a
// letter's classification or urgency.

#include <cstdint>
#include <string_view>
#include <vector>

#include "reading/letters/sheet.h"

namespace recto::reading::letters {

enum class Stamp : uint8_t {
  none,
  release,         ///< RELEASE IN PART, Case No. …: put there by those who released it
  classification,  ///< SECRET, سري للغاية
  urgency,         ///< IMMEDIATE, عاجل
  speck,           ///< too few letters to be words: what a recogniser makes of dirt
  print,           ///< what a form says of its fields: (Optional), EXTENSION, OFFICER'S INITIALS
};

/// True for words that a form prints into its fields, and nothing that was filled in.
bool is_form_print(std::u32string_view text);

/// What each segment of a sheet is as a stamp. A segment counts when it is little else than the stamp's words. O(n).
std::vector<Stamp> stamps_of(const Sheet& sheet);

}  // namespace recto::reading::letters
