#pragma once
// Lists of invented persons as offices set them: ruled or bare, to the left or the right, in many habits, with the rows that stand on them.

#include <string>
#include <vector>

#include "bench/degraded/paint.h"
#include "bench/generate/random.h"

namespace recto::bench {

enum class Rules : uint8_t { none, rows, all };
enum class Script : uint8_t { arabic, arabic_western_digits, latin };

/// How one list is set. Drawn from a seed, so that no rule can lean on one look.
struct TableLook {
  Script script = Script::arabic;
  Rules rules = Rules::all;
  std::string font;
  double points = 12;
  double pitch = 1.8;  ///< of rows, in sizes of the type
  bool serial = true, header = true, repeats_header = true, centred = false, title = true;
  bool dittos = false;  ///< a place that repeats the one above is written as a mark
  size_t rows_a_page = 30;
};

enum class Holds : uint8_t { serial, name, father, year, date, place, national_number, remark };

struct TableGold {
  std::vector<Holds> columns;                  ///< in the order they are read
  std::vector<std::vector<std::string>> rows;  ///< as written, a mark where a ditto is
  std::vector<bool> struck;                    ///< of each row: a pen went through it
  std::vector<size_t>
      place_rows;  ///< of each row: over how many its place is one cell; 0 where the cell above covers it
};

/// A look and a list of `rows` persons in it.
struct NameTable {
  TableLook look;
  TableGold gold;
};
NameTable make_table(size_t rows, Random& random);
/// Strikes rows of a list out and, where it is ruled, merges cells of places. Drawn from a stock of its own: the rows stay what they are without.
void mark_table(NameTable& table, Random& random);

/// Its pages, A4 at 300 dpi, black on white.
std::vector<PixPtr> draw_table(const NameTable& table);

/// What the head of a column says.
std::string header_of(Holds holds, Script script);
/// "serial", "name" …
std::string_view to_string(Holds holds);

}  // namespace recto::bench
