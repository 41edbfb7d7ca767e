// letter_pages PAPERS FOLDER [LAYOUTS [EACH [SEED [WEAR]]]]: draws EACH (1) page of every layout of PAPERS/LAYOUTS.txt (layouts) into FOLDER and writes
// FOLDER/gold.jsonl, a line a page: file, layout, type, wear, language, and its fields in their order.
// WEAR: none (a PDF with a text layer), text (plain text), light, medium or heavy (pictures, bench/degraded/degrade.h), one or several with commas.

#include <cairo-pdf.h>
#include <fmt/core.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "bench/degraded/degrade.h"
#include "bench/letters/page.h"
#include "samples/generate/scan.h"

namespace recto::bench {
namespace {

constexpr Dpi kDpi{300};

struct Order {
  std::string folder, layouts = "layouts", wear = "light";
  unsigned each = 1, seed = 1;
};

Result<void> write_pdf(const MadePage& page, const std::string& path) {
  cairo_surface_t* surface = cairo_pdf_surface_create(path.c_str(), samples::kSheetWidth, samples::kSheetHeight);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2006-04-03T09:00:00");
  cairo_t* context = cairo_create(surface);
  std::vector<samples::DrawnText> drawn;
  samples::Sheet sheet(context, 1, drawn);
  Result<void> done = draw_page(page, sheet);
  cairo_destroy(context);
  cairo_surface_finish(surface);
  if (done && cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
    done = fail(ErrorKind::io, "could not be written", path);
  cairo_surface_destroy(surface);
  return done;
}

Result<void> write_picture(const MadePage& page, Grade grade, uint32_t seed, const std::string& path) {
  samples::Canvas canvas(kDpi);
  std::vector<samples::DrawnText> drawn;
  samples::Sheet sheet(canvas.context(), 1, drawn);
  TRY(draw_page(page, sheet));
  const samples::PixPtr clean = samples::scan(canvas, {.ink = 0, .paper = 255});
  const PixPtr worn = degrade(*clean, grade, seed);
  if (pixWrite(path.c_str(), worn.get(), IFF_PNG) != 0) return fail(ErrorKind::io, "could not be written", path);
  return {};
}

Result<void> write_text(const MadePage& page, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  out << page.text();
  if (!out.flush()) return fail(ErrorKind::io, "could not be written", path);
  return {};
}

/// Draws a page in one wear; the name of its file.
Result<std::string> write_page(const MadePage& page, const std::string& wear, unsigned number, const Order& order) {
  const std::string stem = fmt::format("{}-{:02}-{}", page.layout->name, number, wear);
  const std::string path = order.folder + "/" + stem;
  if (wear == "none") {
    TRY(write_pdf(page, path + ".pdf"));
    return stem + ".pdf";
  }
  if (wear == "text") {
    TRY(write_text(page, path + ".txt"));
    return stem + ".txt";
  }
  for (const Grade grade : {Grade::light, Grade::medium, Grade::heavy}) {
    if (to_string(grade) != wear) continue;
    TRY(write_picture(page, grade, order.seed * 1000 + number, path + ".png"));
    return stem + ".png";
  }
  return fail(ErrorKind::invalid_input, "is no wear", wear);
}

std::string gold_line(const MadePage& page, const std::string& file, const std::string& wear) {
  nlohmann::ordered_json line = {{"file", file},
                                 {"layout", page.layout->name},
                                 {"type", page.layout->type},
                                 {"language", page.layout->language},
                                 {"wear", wear},
                                 {"fields", nlohmann::json::array()}};
  for (const Gold& gold : page.gold) line["fields"].push_back({gold.field, gold.text});
  return line.dump() + "\n";
}

Result<void> make_all(const std::string& papers, const Order& order) {
  const auto layouts = TRY(load_layouts(papers + "/" + order.layouts + ".txt"));
  const Phrasebook arabic = TRY(Phrasebook::load(papers + "/words_ara.txt"));
  const Phrasebook english = TRY(Phrasebook::load(papers + "/words_eng.txt"));
  std::ofstream gold(order.folder + "/gold.jsonl", std::ios::binary);
  uint64_t drawn = 0;
  for (const Layout& layout : layouts) {
    for (unsigned number = 0; number < order.each; ++number) {
      const MadePage page = TRY(make_page(layout, layout.arabic() ? arabic : english, order.seed * 100'003 + ++drawn));
      std::istringstream wears(order.wear);
      for (std::string wear; std::getline(wears, wear, ',');)
        gold << gold_line(page, TRY(write_page(page, wear, number, order)), wear);
    }
  }
  if (!gold.flush()) return fail(ErrorKind::io, "could not be written", order.folder + "/gold.jsonl");
  return {};
}

}  // namespace
}  // namespace recto::bench

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: letter_pages PAPERS FOLDER [LAYOUTS [EACH [SEED [WEAR]]]]\n");
    return 2;
  }
  recto::bench::Order order{.folder = argv[2]};
  if (argc > 3) order.layouts = argv[3];
  if (argc > 4) order.each = static_cast<unsigned>(std::stoul(argv[4]));
  if (argc > 5) order.seed = static_cast<unsigned>(std::stoul(argv[5]));
  if (argc > 6) order.wear = argv[6];
  const auto done = recto::bench::make_all(argv[1], order);
  if (!done) fmt::print(stderr, "{}\n", done.error().sentence());
  return done ? 0 : 3;
}
