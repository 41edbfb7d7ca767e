#pragma once
// The register's rows as they are held in memory and kept in the case's cache: bytes one after another, some 300 a document of one letter. docs/FORMATS.md, "Rows for browsing".
//
// What goes over all rows (counting, sorting, looking for words) reads them as RowViews, which copy nothing: 10⁵ of them in some 20 ms.

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/document_register.h"
#include "base/result.h"

namespace recto::app {

/// A letter of a RowView; its texts point into the row.
struct LetterView {
  LetterType type = LetterType::other;
  std::string_view from, date, subject, reference;
  std::span<const uint32_t> correspondents, addressees;
  std::optional<uint32_t> sender;
};

/// A row read without copying; read into again and again, it keeps its room.
class RowView {
 public:
  /// Reads a row as PackedRows packed it; what cut bytes do not say is empty. False: they are no row.
  bool read(std::string_view packed);

  std::string_view file, folded, language;
  uint32_t pages = 0;
  bool read_through = false;
  std::vector<LetterView> letters;
  /// Is every number of a correspondent below so many?
  bool names_below(size_t correspondents) const;

 private:
  std::vector<uint32_t> numbers_;  ///< that the letters' spans point into
};

class PackedRows {
 public:
  static std::string packed(const DocumentRow& row);
  /// Errors: corrupt.
  static Result<DocumentRow> unpacked(std::string_view packed);
  /// What words are looked for in, of a row.
  static std::string_view folded(std::string_view packed);

  size_t size() const { return rows_.size(); }
  std::string_view operator[](size_t place) const { return rows_[place]; }
  /// The row whole.
  DocumentRow row(size_t place) const;
  std::optional<size_t> find(const DocumentId& id) const;

  /// Puts a row in the place of the one of the same document, else behind all. Gives its place.
  size_t put(const DocumentRow& row);
  /// Takes over rows one after another, each behind its length, as kept(); only where there are none yet. The numbers of correspondents in it must be below
  /// `correspondents`. Errors: corrupt (nothing is taken over).
  Result<void> take_over(std::string untrusted_bytes, size_t correspondents);
  /// All rows for take_over().
  std::string kept() const;

 private:
  std::string_view stored(std::string_view bytes);
  void add(std::string_view row);

  std::vector<std::string_view> rows_;
  std::deque<std::string> blocks_;  ///< that the rows stand in: a row that was replaced stays until the end
  size_t left_ = 0;                 ///< bytes of the last block
  std::unordered_multimap<uint64_t, uint32_t> places_;  ///< by the first bytes of an exhibit's name
};

}  // namespace recto::app
