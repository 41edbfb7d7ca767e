#pragma once
// A person's word about the letters of a case.

#include <string>
#include <vector>

#include "base/result.h"
#include "model/letter_decision.h"

namespace recto::app {

/// One thing said: a field and its value, a field that is right as read, a field left to the rules again, a place where a letter
/// begins, a page on which none begins.
struct LetterWord {
  enum class Says { set, confirm, unset, cut, no_cut };
  Says says = Says::set;
  std::string what;   ///< the field; "cut" may be unset too
  std::string value;  ///< of set: the value; of cut and no_cut: a page number or a cite
};

struct LetterWords {
  std::string letter;  ///< a document as it may be typed, or DOCUMENT/lN
  std::vector<LetterWord> words;
  std::string by;  ///< empty: the user's login name
  std::string why;
};

/// Puts what was said of one letter on record, all or nothing. Several `set` of to, copies, via and enclosures make a list. Errors:
/// invalid_input (no such field, a value that it cannot have, no reason given, several letters or documents that fit), not_found (no such
/// document, letter or page; nothing there to confirm), busy, denied, limit, io.
Result<void> say_of_letter(const std::string& folder, const LetterWords& said);

struct LetterLinking {
  std::string letter, other;
  LetterMatter relation = LetterMatter::answers;
  bool remove = false;
  std::string by, why;
};

/// Says that two letters belong together, or takes it back. Errors: as say_of_letter; invalid_input (a letter and itself, a
/// translation of its own translation).
Result<void> link_letters(const std::string& folder, const LetterLinking& said);

}  // namespace recto::app
