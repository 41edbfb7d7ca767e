#include "store/list_shelf.h"

#include <gtest/gtest.h>

#include "store/packed_lists.h"

namespace recto::store {
namespace {

List full_list() {
  List list;
  list.title = U"قائمة المتدربين";
  list.last_page = PageNumber(2);
  list.columns = {{U"م", ColumnType::serial}, {U"الاسم", ColumnType::name}};
  ListRow row;
  row.page = PageNumber(2);
  row.serial = 7;
  row.serial_unsure = true;
  row.cells = {{U"7", {{PageNumber(2), {CharOffset(3), CharOffset(4)}}}, 0.5F, false}, {U"\"", {}, 1, true}};
  list.rows = {row, ListRow()};
  list.gaps = {{3, 6}};
  return list;
}

TEST(PackedLists, ComeBackAsTheyWere) {
  const std::vector<List> lists = {full_list(), List()};
  const auto back = unpack_lists(pack_lists(lists));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, lists);
}

TEST(PackedLists, CutAnywhereIsCorrupt) {
  const std::string whole = pack_lists(std::vector<List>{full_list()});
  for (size_t n = 0; n < whole.size(); ++n) EXPECT_FALSE(unpack_lists(whole.substr(0, n))) << n;
  EXPECT_FALSE(unpack_lists(whole + "x"));
}

}  // namespace
}  // namespace recto::store
