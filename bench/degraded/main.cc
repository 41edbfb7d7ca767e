// degraded_pages FOLDER [PAGES [SEED]]: writes PAGES (24) pictures of invented letters, page-NN-<grade>-<language>.png, the text on each
// beside it (.txt), and pages.tsv (file, grade, language, font, points). Two pages in three are Arabic.

#include <fmt/core.h>

#include <array>
#include <fstream>

#include "bench/degraded/degrade.h"

namespace {

using namespace recto::bench;

Setting setting_of(unsigned page) {
  static const std::array<const char*, 5> arabic = {"Amiri", "Noto Naskh Arabic", "KacstOffice", "KacstBook",
                                                    "KacstNaskh"};
  static const std::array<const char*, 3> english = {"Liberation Serif", "Liberation Mono", "DejaVu Sans"};
  Setting setting;
  setting.language = page / 3 % 3 == 2 ? Language::english : Language::arabic;
  bool is_arabic = setting.language == Language::arabic;
  setting.font = is_arabic ? arabic[page / 3 % arabic.size()] : english[page / 9 % english.size()];
  setting.points = (is_arabic ? 14 : 11) + page / 3 % 2;
  return setting;
}

void write_page(const std::string& folder, unsigned page, uint32_t seed, std::ofstream& table) {
  Setting setting = setting_of(page);
  auto grade = static_cast<Grade>(page % 3);
  auto paragraphs = letter(setting.language, 14, seed + page);
  PixPtr picture = degrade(*paint(paragraphs, setting), grade, seed + page);
  bool is_arabic = setting.language == Language::arabic;
  std::string name = fmt::format("page-{:02}-{}-{}", page, to_string(grade), is_arabic ? "ara" : "eng");
  pixWrite((folder + "/" + name + ".png").c_str(), picture.get(), IFF_PNG);
  std::ofstream gold(folder + "/" + name + ".txt");
  for (const auto& paragraph : paragraphs) gold << paragraph << '\n';
  table << fmt::format("{}.png\t{}\t{}\t{}\t{}\n", name, to_string(grade), is_arabic ? "ara" : "eng", setting.font,
                       setting.points);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: degraded_pages FOLDER [PAGES [SEED]]\n");
    return 2;
  }
  std::string folder = argv[1];
  unsigned pages = argc > 2 ? static_cast<unsigned>(std::stoul(argv[2])) : 24;
  uint32_t seed = argc > 3 ? static_cast<uint32_t>(std::stoul(argv[3])) : 1;
  std::ofstream table(folder + "/pages.tsv");
  table << "file\tgrade\tlanguage\tfont\tpoints\n";
  for (unsigned page = 0; page < pages; ++page) write_page(folder, page, seed, table);
  if (!table.flush()) {
    fmt::print(stderr, "degraded_pages: cannot write to {}\n", folder);
    return 3;
  }
}
