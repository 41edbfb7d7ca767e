#pragma once
// A list or table of a document as rows of cells, each with the words on the page that it was read from.
//
// Cells hold what stands on the page and nothing else: no digit is reordered, no serial number mended. What does not fit its neighbours is called
// unsure, what is missing in the sequence is reported; see docs/decisions/012-lists.md.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/types.h"
#include "model/ids.h"
#include "model/letter.h"

namespace recto::inline model {

enum class ColumnType : uint8_t { serial, name, number, date, place, text };
std::string_view to_string(ColumnType type);

struct ListColumn {
  std::u32string name;  ///< its header as written; empty where there is none
  ColumnType type = ColumnType::text;
  bool operator==(const ListColumn&) const = default;
};

struct ListCell {
  std::u32string text;        ///< as written, its lines joined by spaces; empty where the cell is
  std::vector<PageRange> at;  ///< its words: one range a line of the cell
  float confidence = 1;       ///< 0–1: of the least surely read word
  bool ditto = false;         ///< a mark that stands for what is written above
  bool struck = false;        ///< a line is drawn through its words; they are kept
  bool unread = false;        ///< ink that was hardly read as words: handwriting, a stamp; what was made of it is kept
  uint16_t columns = 1, rows = 1;  ///< over how many it is merged; 0 where one beside it, or above it, covers it
  bool operator==(const ListCell&) const = default;
};

struct ListRow {
  PageNumber page{1};
  std::vector<ListCell> cells;     ///< one a column, in the columns' order
  std::optional<uint32_t> serial;  ///< as read; nothing where there is none or it is no number
  bool serial_unsure = false;      ///< what was read does not fit the rows around it
  bool struck = false;  ///< a line is drawn through most of its cells, or through its place where no words were read
  bool operator==(const ListRow&) const = default;
};

/// Serial numbers that no row has, ends included.
struct SerialGap {
  uint32_t first = 0, last = 0;
  bool operator==(const SerialGap&) const = default;
};

struct List {
  std::u32string title;  ///< the line above it; may be empty
  PageNumber first_page{1}, last_page{1};
  std::vector<ListColumn> columns;  ///< in the order they are read: from the right in Arabic
  std::vector<ListRow> rows;        ///< without headers
  std::vector<SerialGap> gaps;
  bool operator==(const List&) const = default;
};

/// The n-th list (from 1) of a document.
struct ListId {
  DocumentId document;
  uint32_t number = 1;
  auto operator<=>(const ListId&) const = default;
  std::string to_string() const;  ///< "DOCUMENT/tN"
};

}  // namespace recto::inline model
