#pragma once
// Conditions on letters in a query: from: to: number: subject: type: sent: has: cites: (docs/QUERY.md, "Letters").
//
// They are answered from the letters as they hold now, not from the index: what a person has set or cut is found at once.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/letter.h"
#include "model/passage.h"
#include "store/case.h"

namespace recto::app {

/// One condition.
struct LetterCondition {
  enum class On : uint8_t { from, to, number, subject, type, sent, has, cites };
  On on = On::from;
  bool negative = false;
  std::u32string value;   ///< folded; of a number its key
  bool prefix = false;    ///< ended in *
  std::string low, high;  ///< of sent: ISO 8601; empty is open
};

/// A query in its two halves.
struct SplitQuery {
  std::vector<LetterCondition> letters;
  std::string rest;  ///< for the index; blank where nothing else was asked
};

/// Takes the conditions on letters out of a query. What stands in quotation marks or brackets is left alone. Errors: invalid_input
/// (a condition without a value, no such type, no date).
Result<SplitQuery> split_letter_conditions(std::string_view untrusted_query);

/// Does a letter meet all conditions?
bool meets(const Letter& letter, const std::vector<LetterCondition>& conditions);

/// A letter that meets them, by its document and pages.
struct MetLetter {
  DocumentId document;
  std::string untrusted_file;
  PageRange begins, ends;
};

/// The letters of a case that meet all conditions, in the order their documents were read. O(letters).
Result<std::vector<MetLetter>> letters_that_meet(const store::Case& opened,
                                                 const std::vector<LetterCondition>& conditions);

}  // namespace recto::app
