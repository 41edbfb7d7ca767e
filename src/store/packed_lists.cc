#include "store/packed_lists.h"

#include "store/packing.h"

namespace recto::store {
namespace {

constexpr uint8_t kListsVersion = 2;
constexpr uint64_t kMostLists = 1'000'000;

/// A number that is one more than it is, so that 0 says that there is none.
struct MaybeNumber {
  uint32_t value = 0;
  MaybeNumber() = default;
  explicit MaybeNumber(uint32_t stored) : value(stored) {}
  explicit MaybeNumber(std::optional<uint32_t> number) : value(number ? *number + 1 : 0) {}
  std::optional<uint32_t> number() const { return value > 0 ? std::optional(value - 1) : std::nullopt; }
};

template <class Archive, class ACell>
void visit_cell(Archive& a, ACell& cell) {
  a.text(cell.text);
  a.list(cell.at, [&](auto& place) {
    a.number(place.page);
    a.number(place.range.start);
    a.number(place.range.end);
  });
  a.real(cell.confidence);
  a.flag(cell.ditto);
  a.flag(cell.struck);
  a.flag(cell.unread);
  CharOffset columns(cell.columns), rows(cell.rows);
  a.number(columns);
  a.number(rows);
  if constexpr (!std::is_const_v<ACell>) {
    cell.columns = static_cast<uint16_t>(columns.value);
    cell.rows = static_cast<uint16_t>(rows.value);
  }
}

template <class Archive, class ARow>
void visit_row(Archive& a, ARow& row) {
  a.number(row.page);
  a.list(row.cells, [&](auto& cell) { visit_cell(a, cell); });
  MaybeNumber serial(row.serial);
  a.number(serial);
  if constexpr (!std::is_const_v<ARow>) row.serial = serial.number();
  a.flag(row.serial_unsure);
  a.flag(row.struck);
}

template <class Archive, class AList>
void visit_list(Archive& a, AList& list) {
  a.text(list.title);
  a.number(list.first_page);
  a.number(list.last_page);
  a.list(list.columns, [&](auto& column) {
    a.text(column.name);
    a.choice(column.type, ColumnType::text);
  });
  a.list(list.rows, [&](auto& row) { visit_row(a, row); });
  a.list(list.gaps, [&](auto& gap) {
    CharOffset first(gap.first), last(gap.last);
    a.number(first);
    a.number(last);
    if constexpr (!std::is_const_v<std::remove_reference_t<decltype(gap)>>) gap = {first.value, last.value};
  });
}

}  // namespace

std::string pack_lists(std::span<const List> lists) {
  Packer packer;
  packer.out().byte(kListsVersion);
  packer.out().number(lists.size());
  for (const List& list : lists) visit_list(packer, list);
  return packer.out().take();
}

Result<std::vector<List>> unpack_lists(std::string_view untrusted_record) {
  Unpacker unpacker(untrusted_record);
  const bool known = unpacker.in().byte() == kListsVersion;
  std::vector<List> lists;
  const uint64_t count = known ? unpacker.in().number(kMostLists) : 0;
  for (uint64_t i = 0; i < count && unpacker.in().good(); ++i) visit_list(unpacker, lists.emplace_back());
  if (!known || !unpacker.in().finished()) return fail(ErrorKind::corrupt, "a stored list is damaged");
  return lists;
}

}  // namespace recto::store
