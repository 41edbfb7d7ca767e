// list_pages FOLDER [ROWS [SEED [marked]]]: writes lists of invented persons with ROWS (1000) rows together, each as a clean scan and worn in two
// grades (list-NN-<grade>.tif, a page a picture), their cells beside them (list-NN.tsv) and lists.tsv (number, look). With `marked`, rows are struck
// out and cells merged, and list-NN.marks.tsv says which.

#include <fmt/core.h>

#include <fstream>

#include "bench/degraded/degrade.h"
#include "bench/lists/table.h"

namespace {

using namespace recto::bench;

void write_pages(const std::string& path, const std::vector<PixPtr>& pages) {
  for (size_t k = 0; k < pages.size(); ++k)
    pixWriteTiff(path.c_str(), pages[k].get(), IFF_TIFF_LZW, k == 0 ? "w" : "a");
}

void write_list(const std::string& folder, unsigned number, const NameTable& table, uint32_t seed,
                std::ofstream& index) {
  static constexpr std::string_view kRules[] = {"bare", "rows", "ruled"}, kScripts[] = {"eastern", "western", "latin"};
  const std::string name = fmt::format("list-{:02}", number);
  const std::vector<PixPtr> clean = draw_table(table);
  write_pages(folder + "/" + name + "-clean.tif", clean);
  for (const Grade grade : {Grade::light, Grade::medium}) {
    std::vector<PixPtr> pages;
    for (size_t k = 0; k < clean.size(); ++k) {
      pages.push_back(degrade(*clean[k], grade, seed + number * 100 + static_cast<uint32_t>(k)));
    }
    write_pages(fmt::format("{}/{}-{}.tif", folder, name, to_string(grade)), pages);
  }
  std::ofstream gold(folder + "/" + name + ".tsv");
  for (size_t k = 0; k < table.gold.columns.size(); ++k)
    gold << (k > 0 ? "\t" : "") << to_string(table.gold.columns[k]);
  gold << '\n';
  for (const auto& row : table.gold.rows) {
    for (size_t k = 0; k < row.size(); ++k) gold << (k > 0 ? "\t" : "") << row[k];
    gold << '\n';
  }
  std::ofstream marks(folder + "/" + name + ".marks.tsv");
  marks << "struck\tplace_rows\n";
  for (size_t k = 0; k < table.gold.rows.size(); ++k)
    marks << (table.gold.struck[k] ? 1 : 0) << '\t' << table.gold.place_rows[k] << '\n';
  const TableLook& look = table.look;
  index << fmt::format("{}\t{}\t{}\t{}\t{:.1f}\t{}\t{}\t{}\n", name, kScripts[static_cast<size_t>(look.script)],
                       kRules[static_cast<size_t>(look.rules)], look.font, look.points, look.serial, look.header,
                       clean.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: list_pages FOLDER [ROWS [SEED [marked]]]\n");
    return 2;
  }
  const std::string folder = argv[1];
  const size_t rows = argc > 2 ? std::stoul(argv[2]) : 1000;
  const uint32_t seed = argc > 3 ? static_cast<uint32_t>(std::stoul(argv[3])) : 1;
  const bool marked = argc > 4 && std::string_view(argv[4]) == "marked";
  std::ofstream index(folder + "/lists.tsv");
  index << "list\tscript\trules\tfont\tpoints\tserial\theader\tpages\n";
  Random random(seed), pen(seed + 1);
  size_t drawn = 0;
  for (unsigned number = 1; drawn < rows; ++number) {
    const size_t wanted = std::min(random.between(12, 60), rows - drawn);
    NameTable table = make_table(wanted, random);
    if (marked) mark_table(table, pen);
    write_list(folder, number, table, seed, index);
    drawn += wanted;
  }
  if (!index.flush()) {
    fmt::print(stderr, "list_pages: cannot write to {}\n", folder);
    return 3;
  }
}
