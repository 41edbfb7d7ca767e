#pragma once
// How the index lies in Xapian. Only the .cc files that include xapian.h include this.
//
//   index/pieces/      a Xapian (glass) database without term lists and positions; a record is a piece of a page
//     terms            words (tokens.h; they begin with a lower-case letter, a digit or a byte over 0x7F), "L" + language, "F" + a word
//                      of the file's path
//     values           1 the page number (4 bytes, big-endian), 2 the date as given
//     metadata         "format" kFormat; "document" + first 36 bytes of a place: which reading of it (8 bytes), its first and last record
//                      (8 bytes, not there if it has no words); "dead": ranges of
//                      records that were removed or not finished; "unfinished": first record of a document being added;
//                      "documents": how many there are, in decimal
//   index/places, index/prints   of every record, where it stands and its words in order (piece_table.h)
//   index/words.A-B    the vocabulary

#include <xapian.h>

#include <string>
#include <string_view>

namespace recto::search {

inline constexpr std::string_view kFormat = "recto index 2";
inline constexpr char kPiecesFolder[] = "/pieces";
inline constexpr char kFormatKey[] = "format", kDocumentKey[] = "document", kDeadKey[] = "dead",
                      kUnfinishedKey[] = "unfinished", kCountKey[] = "documents";
inline constexpr char kLanguagePrefix[] = "L", kFilePrefix[] = "F";
inline constexpr Xapian::valueno kPageSlot = 1, kDateSlot = 2;
inline constexpr size_t kDocumentBytes = 36;

/// A flag's term.
inline std::string flag(const char* prefix, std::string_view value) { return std::string(prefix).append(value); }

}  // namespace recto::search
