// A reader of lists that a file has taken over: rows that no list has.

#include <unistd.h>

#include "tests/hostile/behaviours.h"
#include "wire/codec.h"

namespace recto::hostile {
namespace {

using model::TableRow;

void say(const wire::Message& message) {
  const std::string frame = wire::encode(message);
  for (std::string_view left = frame; !left.empty();) {
    const ssize_t written = ::write(1, left.data(), left.size());
    if (written <= 0) ::_exit(1);
    left.remove_prefix(static_cast<size_t>(written));
  }
}

void say_sheet(uint32_t number = 1) {
  if (number == 1) say(wire::Document{"hostile", U"", 0});
  say(wire::TableSheet{number, U""});
}

void say_row(TableRow row) { say(wire::TableRows{{std::move(row)}}); }

/// What no lie would be refused without: the way a reader of lists answers.
std::string honest_row(const Attempt& attempt) {
  auto& answer = attempt.answer;
  const bool said = answer.document("hostile", U"", 0) && answer.sheet(U"") && answer.row({1, {U"Zaydan Qasri"}, ""});
  return said ? "" : "not said";
}

std::string cell_too_long(const Attempt&) {
  say_sheet();
  say_row({1, {std::u32string(100'000, U'x')}, ""});
  return {};
}

std::string cells_too_many(const Attempt&) {
  say_sheet();
  say_row({1, std::vector<std::u32string>(20'000, U"x"), ""});
  return {};
}

std::string rows_too_many_at_once(const Attempt&) {
  say_sheet();
  wire::TableRows rows;
  for (uint32_t number = 1; number <= 5'000; ++number) rows.rows.push_back({number, {U"x"}, ""});
  say(rows);
  return {};
}

std::string row_beyond_all_lists(const Attempt&) {
  say_sheet();
  say_row({1, {U"Zaydan Qasri"}, ""});
  say_row({4'000'000'000, {U"Zaydan Qasri"}, ""});
  return {};
}

std::string rows_backwards(const Attempt&) {
  say_sheet();
  say_row({2, {U"Zaydan Qasri"}, ""});
  say_row({1, {U"Zaydan Qasri"}, ""});
  return {};
}

std::string rows_without_sheet(const Attempt&) {
  say(wire::Document{"hostile", U"", 0});
  say_row({1, {U"Zaydan Qasri"}, ""});
  return {};
}

std::string sheets_leapt_over(const Attempt&) {
  say_sheet();
  say_sheet(7);
  return {};
}

std::string page_for_rows(const Attempt&) {
  say_sheet();
  wire::PageRead read;
  read.page.number = PageNumber(1);
  read.page.text = U"Zaydan Qasri";
  say(read);
  return {};
}

std::string fault_without_end(const Attempt&) {
  say_sheet();
  say_row({1, {U"Zaydan Qasri"}, std::string(100'000, 'x')});
  return {};
}

}  // namespace

const std::map<std::string, Behaviour>& lying_lists() {
  static const std::map<std::string, Behaviour> all = {{"honest-row", honest_row},
                                                       {"cell-too-long", cell_too_long},
                                                       {"cells-too-many", cells_too_many},
                                                       {"rows-too-many-at-once", rows_too_many_at_once},
                                                       {"row-beyond-all-lists", row_beyond_all_lists},
                                                       {"rows-backwards", rows_backwards},
                                                       {"rows-without-sheet", rows_without_sheet},
                                                       {"sheets-leapt-over", sheets_leapt_over},
                                                       {"page-for-rows", page_for_rows},
                                                       {"fault-without-end", fault_without_end}};
  return all;
}

}  // namespace recto::hostile
