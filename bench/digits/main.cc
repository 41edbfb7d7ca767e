// digit_pages FOLDER [PAGES [SEED]]: writes PAGES (36) pictures of invented lines full of numbers, page-NN-<grade>-<digits>.png, the text
// on each beside it (.txt), and pages.tsv (file, grade, digits, font, points, unseen: 1 where the recogniser of digits never saw the font).

#include <fmt/core.h>

#include <fstream>

#include "bench/degraded/degrade.h"
#include "bench/digits/fonts.h"
#include "bench/digits/numbers.h"

namespace {

using namespace recto::bench;

struct PageFont {
  const char* family;
  double points;
};

constexpr PageFont kFonts[] = {
    {"Amiri", 14},  {"Noto Naskh Arabic", 13}, {"KacstBook", 14}, {"KacstOffice", 15}, {"Noto Sans Arabic", 12},
    {"Thabit", 13}, {"KacstNaskh", 14},        {"FreeSerif", 14}, {"DejaVu Sans", 11}, {"PakType Naskh Basic SA", 14}};

void write_page(const std::string& folder, unsigned page, uint32_t seed, std::ofstream& table) {
  const auto grade = static_cast<Grade>(page % 3);
  const DigitSet set = page / 3 % 4 == 3 ? DigitSet::western : DigitSet::eastern;
  const PageFont& font = kFonts[page / 3 % std::size(kFonts)];
  std::vector<std::string> lines = lines_with_numbers(set, 34, seed + page);
  const Setting setting{font.family, font.points, 300, Language::arabic};
  const PixPtr picture = degrade(*paint(lines, setting), grade, seed + page);
  const std::string name = fmt::format("page-{:02}-{}-{}", page, to_string(grade), to_string(set));
  pixWrite((folder + "/" + name + ".png").c_str(), picture.get(), IFF_PNG);
  std::ofstream gold(folder + "/" + name + ".txt");
  for (const std::string& line : lines) gold << line << '\n';
  table << fmt::format("{}.png\t{}\t{}\t{}\t{}\t{}\n", name, to_string(grade), to_string(set), font.family, font.points,
                       is_kept_out(font.family) ? 1 : 0);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: digit_pages FOLDER [PAGES [SEED]]\n");
    return 2;
  }
  const std::string folder = argv[1];
  const unsigned pages = argc > 2 ? static_cast<unsigned>(std::stoul(argv[2])) : 36;
  const uint32_t seed = argc > 3 ? static_cast<uint32_t>(std::stoul(argv[3])) : 1;
  std::ofstream table(folder + "/pages.tsv");
  table << "file\tgrade\tdigits\tfont\tpoints\tunseen\n";
  for (unsigned page = 0; page < pages; ++page) write_page(folder, page, seed, table);
  if (!table.flush()) {
    fmt::print(stderr, "digit_pages: cannot write to {}\n", folder);
    return 3;
  }
}
