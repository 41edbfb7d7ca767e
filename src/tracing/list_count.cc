#include "tracing/list_count.h"

#include <algorithm>

#include "judging/judge.h"
#include "names/prepared.h"
#include "reading/letters/chains.h"
#include "text/fold.h"

namespace recto::tracing {
namespace {

constexpr float kSameName = 0.9F, kSamePlace = 0.9F;
constexpr size_t kMostRows = 5, kShortestNumber = 3;

std::optional<size_t> column_of(const List& list, ColumnType type) {
  for (size_t i = 0; i < list.columns.size(); ++i)
    if (list.columns[i].type == type) return i;
  return std::nullopt;
}

/// From the first to the last word of a row, on its page.
PageRange range_of(const ListRow& row) {
  PageRange out{row.page, {}};
  bool first = true;
  for (const ListCell& cell : row.cells) {
    for (const PageRange& at : cell.at) {
      if (at.page != row.page) continue;
      out.range.start = first ? at.range.start : std::min(out.range.start, at.range.start);
      out.range.end = first ? at.range.end : std::max(out.range.end, at.range.end);
      first = false;
    }
  }
  return out;
}

uint32_t faults_of(const List& list) {
  uint32_t faults = 0;
  for (const SerialGap& gap : list.gaps) faults += gap.last - gap.first + 1;
  for (const ListRow& row : list.rows) faults += row.serial_unsure || row.struck ? 1 : 0;
  return faults;
}

class Sounding {
 public:
  explicit Sounding(std::u32string_view name) : tables_(names::Tables::built_in()), preparer_(tables_) {
    name_ = preparer_.prepare(names::parse(name, tables_));
  }
  float score(std::u32string_view text) {
    return names::score(name_, preparer_.prepare(names::parse(text, tables_)), tables_);
  }

 private:
  const names::Tables& tables_;
  names::Preparer preparer_;
  names::Prepared name_;
};

}  // namespace

bool is_of_persons(const List& list) { return column_of(list, ColumnType::name).has_value(); }

std::optional<RowCount> count_rows(const List& list, std::u32string_view place) {
  if (list.rows.empty()) return std::nullopt;
  if (place.empty())
    return RowCount{static_cast<uint32_t>(list.rows.size()), faults_of(list), range_of(list.rows.front())};
  const std::optional<size_t> column = column_of(list, ColumnType::place);
  if (!column) return std::nullopt;
  const std::u32string sought = text::folded(place, text::Folding::spelling);
  Sounding sounding(place);
  RowCount out;
  const ListCell* above = nullptr;
  for (const ListRow& row : list.rows) {
    if (*column >= row.cells.size()) continue;
    const ListCell& own = row.cells[*column];
    const ListCell& cell = (own.ditto || own.rows == 0) && above ? *above : own;
    above = &cell;
    if (cell.confidence < judging::kSureReading || cell.text.empty() || row.struck) ++out.doubtful;
    if (text::folded(cell.text, text::Folding::spelling) != sought && sounding.score(cell.text) < kSamePlace) continue;
    if (out.rows++ == 0) out.at = range_of(row);
  }
  if (out.rows == 0) return std::nullopt;
  return out;
}

std::vector<PageRange> rows_with_name(const List& list, std::u32string_view name) {
  std::vector<PageRange> out;
  const std::optional<size_t> column = column_of(list, ColumnType::name);
  if (!column) return out;
  Sounding sounding(name);
  for (const ListRow& row : list.rows) {
    if (*column >= row.cells.size() || sounding.score(row.cells[*column].text) < kSameName) continue;
    out.push_back(range_of(row));
    if (out.size() == kMostRows) break;
  }
  return out;
}

bool belongs_to(const KnownList& list, const KnownLetter& letter) {
  if (list.id.document == letter.id.document) return list.list.first_page >= letter.letter.begins.page;
  if (!letter.letter.number) return false;
  const std::u32string key = reading::letters::bare_number(letter.letter.number->text);
  return key.size() >= kShortestNumber &&
         reading::letters::bare_number(list.list.title).find(key) != std::u32string::npos;
}

}  // namespace recto::tracing
