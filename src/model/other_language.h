#pragma once
// What stands in another language beside a passage: the sentence of its original, or of its translation.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/finding.h"

namespace recto::inline model {

/// Where two papers that say the same in two languages part: a figure, date, reference, name, rank or negation.
struct LanguageDifference {
  Reason reason = Reason::digit_differs;
  std::u32string here, there;  ///< the words of both; empty where one has nothing there
  PageNumber here_page{1}, there_page{1};
  CharRange here_range, there_range;  ///< in these pages' texts as read
  bool sure = true;                   ///< both were read surely
};

/// What stands beside a passage in another language.
struct OtherLanguage {
  Passage passage;         ///< whole sentences
  bool original = true;    ///< `passage` is of the original of the paper asked about; else of a translation of it
  bool confirmed = false;  ///< a person linked the two papers; else the machine proposes it
  double likeness = 0;  ///< 0–1: how much of one sentence was found in the other: values, names, words of a dictionary
  bool read_surely = true;                      ///< its figures, dates, references, names and negations were
  std::vector<LanguageDifference> differences;  ///< `here` is the paper asked about
};

/// By Cite::to_string() of the passages they stand beside.
using OtherLanguages = std::map<std::string, std::shared_ptr<const OtherLanguage>>;

}  // namespace recto::inline model
