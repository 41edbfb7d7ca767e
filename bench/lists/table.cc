#include "bench/lists/table.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace recto::bench {
namespace {

using Words = std::vector<std::string_view>;

struct Stock {
  Words given, family, places, remarks;
  std::array<std::string_view, 8> headers;  ///< as Holds
};

// Common given names and places of the public stock, put together by chance: no person is meant.
const Stock kArabic = {
    {"محمد", "أحمد", "علي",  "حسن",  "خالد", "محمود", "يوسف", "إبراهيم",  "سامر",       "كريم",
     "طارق", "جمال", "سعيد", "عمر",  "وليد", "ماجد",  "رشيد", "عبد الله", "عبد الرحمن", "مصطفى",
     "نبيل", "فادي", "ياسر", "غسان", "هيثم", "منذر",  "بلال", "زياد"},
    {"الخطيب", "النجار", "الحداد", "السعدي", "المصري", "الشيخ", "العلي", "قاسم",     "درويش", "شحادة",
     "عيسى",   "الأحمد", "حمدان",  "زيتون",  "كنعان",  "ريحان", "صقر",   "البستاني", "مراد",  "العطار"},
    {"الزهراء", "المرجة", "السد", "باب الوادي", "عين التين", "النهر", "تل الزيتون", "الجسر", "القلعة", "بئر السلام"},
    {"موقوف", "مستجد", "سائق", "حارس", "منقول", "غائب", "كاتب"},
    {"م", "الاسم والنسبة", "اسم الأب", "المواليد", "تاريخ الالتحاق", "مكان الإقامة", "الرقم الوطني", "ملاحظات"}};
const Stock kLatin = {
    {"Samer", "Khaled", "Omar",  "Karim",  "Nabil", "Fadi",    "Ziad",    "Walid",  "Majed",   "Rashid",
     "Jamal", "Tarek",  "Bilal", "Hassan", "Ahmad", "Youssef", "Ibrahim", "Yasser", "Ghassan", "Munther"},
    {"Haddad", "Najjar", "Khatib", "Saadi", "Masri", "Darwish", "Kanaan", "Rihan", "Saqr", "Murad", "Attar", "Hamdan",
     "Bustani", "Zaytoun", "Issa"},
    {"Marja", "Zahra", "Ain Tin", "Tell Zaytoun", "Qalaa", "Jisr", "Bir Salam", "Bab Wadi"},
    {"driver", "guard", "transferred", "absent", "clerk", "new"},
    {"No.", "Full name", "Father", "Born", "Joined", "Residence", "National ID", "Remarks"}};

const Stock& stock_of(Script script) { return script == Script::latin ? kLatin : kArabic; }

std::string digits_of(std::string text, Script script) {
  if (script != Script::arabic) return text;
  std::string out;
  for (const char c : text) {
    if (c < '0' || c > '9') {
      out += c;
    } else {
      out += "\xD9";  // U+0660 … U+0669
      out += static_cast<char>(0xA0 + (c - '0'));
    }
  }
  return out;
}

TableLook look_of(Random& random) {
  static const std::array<const char*, 5> arabic = {"Amiri", "Noto Naskh Arabic", "KacstOffice", "KacstBook",
                                                    "Scheherazade"};
  static const std::array<const char*, 4> latin = {"Liberation Serif", "DejaVu Sans", "Liberation Mono",
                                                   "Liberation Sans"};
  TableLook look;
  const size_t script = random.below(10);
  look.script = script < 5 ? Script::arabic : script < 7 ? Script::arabic_western_digits : Script::latin;
  const size_t rules = random.below(10);
  look.rules = rules < 6 ? Rules::all : rules < 8 ? Rules::rows : Rules::none;
  const bool is_latin = look.script == Script::latin;
  look.font = is_latin ? random.pick(latin) : random.pick(arabic);
  look.points = (is_latin ? 9.5 : 11.5) + 0.5 * static_cast<double>(random.below(4));
  look.pitch = 1.7 + 0.1 * static_cast<double>(random.below(6));
  look.serial = random.chance(0.8);
  look.header = random.chance(0.85);
  look.repeats_header = random.chance(0.5);
  look.centred = random.chance(0.4);
  look.title = random.chance(0.8);
  look.dittos = random.chance(0.15);
  look.rows_a_page = random.between(18, 30);
  return look;
}

std::vector<Holds> columns_of(const TableLook& look, Random& random) {
  std::vector<Holds> out;
  if (look.serial) out.push_back(Holds::serial);
  out.push_back(Holds::name);
  for (const auto& [holds, chance] : {std::pair{Holds::father, 0.6},
                                      {Holds::year, 0.7},
                                      {Holds::date, 0.35},
                                      {Holds::place, 0.7},
                                      {Holds::national_number, 0.3},
                                      {Holds::remark, 0.3}}) {
    if (random.chance(chance)) out.push_back(holds);
  }
  if (out.size() < 3) out.push_back(Holds::place);
  return out;
}

/// One cell. `above` is what the row above means in that column.
std::string cell_of(Holds holds, size_t row, const TableLook& look, std::string& above, Random& random) {
  const Stock& stock = stock_of(look.script);
  const auto any = [&](const Words& words) { return std::string(random.pick(words)); };
  switch (holds) {
    case Holds::serial:
      return digits_of(std::to_string(row + 1), look.script);
    case Holds::name:
      return any(stock.given) + " " + any(stock.family);
    case Holds::father:
      return any(stock.given);
    case Holds::year:
      return digits_of(std::to_string(random.between(1950, 1999)), look.script);
    case Holds::date:
      return digits_of(
          fmt::format("{}/{}/{}", random.between(1, 28), random.between(1, 12), random.between(2009, 2015)),
          look.script);
    case Holds::national_number:
      return digits_of(fmt::format("{:011}", 1'000'000'000 + random.below(9'000'000'000)), look.script);
    case Holds::remark:
      return random.chance(0.4) ? any(stock.remarks) : std::string();
    case Holds::place:
      break;
  }
  const std::string place = row > 0 && random.chance(0.3) ? above : any(stock.places);
  const bool is_same = row > 0 && place == above;
  above = place;
  return look.dittos && is_same && row % look.rows_a_page != 0 ? "\"" : place;
}

}  // namespace

std::string_view to_string(Holds holds) {
  static constexpr std::array names = {"serial", "name",  "father",          "year",
                                       "date",   "place", "national_number", "remark"};
  return names[static_cast<size_t>(holds)];
}

NameTable make_table(size_t rows, Random& random) {
  NameTable table;
  table.look = look_of(random);
  table.gold.columns = columns_of(table.look, random);
  std::string above;
  for (size_t row = 0; row < rows; ++row) {
    std::vector<std::string> cells;
    for (const Holds holds : table.gold.columns) cells.push_back(cell_of(holds, row, table.look, above, random));
    table.gold.rows.push_back(std::move(cells));
  }
  table.gold.struck.resize(rows);
  table.gold.place_rows.assign(rows, 1);
  return table;
}

void mark_table(NameTable& table, Random& random) {
  constexpr double kStruck = 0.06, kMerged = 0.2;
  TableGold& gold = table.gold;
  for (auto&& struck : gold.struck) struck = random.chance(kStruck);
  const auto place = std::find(gold.columns.begin(), gold.columns.end(), Holds::place);
  if (table.look.rules != Rules::all || place == gold.columns.end()) return;
  const auto column = static_cast<size_t>(place - gold.columns.begin());
  for (size_t row = 0; row < gold.rows.size(); ++row) {
    const size_t left_on_page = table.look.rows_a_page - row % table.look.rows_a_page;
    const size_t most = std::min({gold.rows.size() - row, left_on_page, size_t{4}});
    if (most < 2 || !random.chance(kMerged) || gold.rows[row][column] == "\"") continue;
    const size_t rows = random.between(2, most);
    gold.place_rows[row] = rows;
    for (size_t k = 1; k < rows; ++k) {
      gold.rows[row + k][column].clear();
      gold.place_rows[row + k] = 0;
    }
    row += rows - 1;
  }
}

std::string header_of(Holds holds, Script script) {
  return std::string(stock_of(script).headers[static_cast<size_t>(holds)]);
}

}  // namespace recto::bench
