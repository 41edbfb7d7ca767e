#pragma once
// What a person writes beside a document or words of it: for the others who read the case, and for later.
//
// A note is an act of the log and is never changed; one that was taken back stays on record and is no longer shown. It says nothing of what the words
// mean to Recto: that is a correction, a word on a letter or a decision on a claim.

#include <cstdint>
#include <string>

#include "model/passage.h"

namespace recto::inline model {

struct Note {
  Cite at;                  ///< in the text as it was read when the note was made; an empty range: the whole document
  std::u32string words;     ///< the words there, as read then; empty of a whole document
  std::u32string text;      ///< what the person writes
  std::string by;           ///< left empty, the login name
  uint64_t takes_back = 0;  ///< the act of an earlier note; 0: none
  int64_t at_ms = 0;        ///< when; 0 before it is in the log
  uint64_t act = 0;         ///< its number in the log; 0 before it is there
  bool is_on_document() const { return at.range.length() == 0; }
  bool operator==(const Note&) const = default;
};

}  // namespace recto::inline model
