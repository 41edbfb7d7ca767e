// recto-samples: makes the invented papers of samples/papers/ from the texts in samples/text/.
//
//   recto-samples SAMPLES OUT       writes the papers into OUT/papers and their texts as drawn into OUT/manifest.tsv
//   recto-samples SAMPLES --check   draws them, writes nothing lasting, and compares what was drawn with
//                                   SAMPLES/manifest.tsv; exit 1 where it differs

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/files.h"
#include "docx.h"
#include "letter.h"
#include "memo.h"
#include "name_list.h"
#include "scan.h"

namespace recto::samples {
namespace {

constexpr Dpi kDpi{200};
constexpr Dpi kListDpi{240};

class Maker {
 public:
  Maker(std::string texts, std::string out) : texts_(std::move(texts)), out_(std::move(out)) {}

  Result<void> make_all() {
    TRY(make_letter());
    TRY(make_list());
    TRY(make_answered_letter());
    TRY(make_later_letter());
    TRY(make_translation());
    return make_memo();
  }
  const std::string& manifest() const { return manifest_; }

 private:
  Result<PaperText> text(const std::string& name) { return load_paper_text(texts_ + "/" + name + ".txt"); }
  std::string path(const std::string& paper) const { return out_ + "/" + paper; }

  void note(const std::string& paper, const std::vector<DrawnText>& drawn) {
    for (const DrawnText& entry : drawn) {
      manifest_ += paper + "\t" + std::to_string(entry.page) + "\t" + entry.text + "\n";
    }
  }

  std::vector<PixPtr> scan_letter(const PaperText& letter, Wear wear, const std::string& paper) {
    std::vector<PixPtr> pages;
    std::vector<DrawnText> drawn;
    for (unsigned page = 1; page <= letter.pages.size(); ++page) {
      Canvas canvas(kDpi);
      Sheet sheet(canvas.context(), page, drawn);
      draw_letter_page(letter, page, sheet);
      pages.push_back(scan(canvas, wear));
      ++wear.seed;
      wear.skew = -wear.skew / 2;
    }
    note(paper, drawn);
    return pages;
  }

  Result<void> make_letter() {
    const std::string paper = "01-letter-317.pdf";
    const Wear wear{.seed = 317,
                    .skew = 0.9,
                    .blur = 1,
                    .ink = 55,
                    .paper = 226,
                    .shade = 70,
                    .noise = 9,
                    .specks = 260,
                    .fold = 38};
    return write_pdf(scan_letter(TRY(text("letter")), wear, paper), kDpi, PictureKind::grey_jpeg, path(paper));
  }

  Result<void> make_list() {
    const std::string paper = "02-list-of-names.pdf";
    const PaperText list = TRY(text("list"));
    const std::vector<NameRow> rows = make_name_rows(list);
    std::vector<PixPtr> pages;
    std::vector<DrawnText> drawn;
    for (unsigned page = 1; page <= kListPages; ++page) {
      Canvas canvas(kListDpi);
      Sheet sheet(canvas.context(), page, drawn);
      draw_list_page(list, rows, page, sheet);
      pages.push_back(scan(
          canvas,
          {.seed = 210 + page, .skew = 0.4, .ink = 40, .paper = 235, .noise = 14, .specks = 180, .black_below = 150}));
    }
    note(paper, drawn);
    return write_pdf(pages, kListDpi, PictureKind::black_and_white, path(paper));
  }

  Result<void> make_answered_letter() {
    const std::string paper = "03-letter-288.tif";
    const Wear wear{.seed = 288, .skew = -0.6, .ink = 45, .paper = 230, .noise = 16, .specks = 200, .black_below = 150};
    return write_tiff(scan_letter(TRY(text("answered-letter")), wear, paper), kDpi, path(paper));
  }

  Result<void> make_later_letter() {
    const std::string paper = "04-letter-402.jpg";
    const Wear wear{.seed = 402,
                    .skew = 1.3,
                    .blur = 1,
                    .ink = 60,
                    .paper = 214,
                    .shade = 60,
                    .noise = 8,
                    .specks = 120,
                    .fold = 30};
    return write_jpeg(scan_letter(TRY(text("later-letter")), wear, paper).front(), kDpi, path(paper));
  }

  Result<void> make_translation() {
    const PaperText translation = TRY(text("translation"));
    for (const TranslationLine& line : translation_lines(translation)) {
      manifest_ += "05-translation-317.docx\t1\t" + line.text + "\n";
    }
    TRY(write_docx(translation, path("05-translation-317.docx")));
    return write_plain_text(translation, path("06-translation-317-copy.txt"));
  }

  Result<void> make_memo() {
    const std::string paper = "07-memorandum-41.pdf";
    std::vector<DrawnText> drawn;
    const PaperText memo = TRY(text("memo"));
    TRY(write_memo(memo, path(paper), drawn));
    note(paper, drawn);
    return {};
  }

  std::string texts_, out_, manifest_;
};

/// The first line in which two texts differ, for a person.
std::string first_difference(const std::string& drawn, const std::string& committed) {
  std::istringstream a(drawn), b(committed);
  std::string line_a, line_b;
  for (int number = 1;; ++number) {
    const bool more_a = static_cast<bool>(std::getline(a, line_a)), more_b = static_cast<bool>(std::getline(b, line_b));
    if (more_a == more_b && (!more_a || line_a == line_b)) {
      if (!more_a) return "";
      continue;
    }
    return "line " + std::to_string(number) + "\n  drawn:     " + line_a + "\n  committed: " + line_b;
  }
}

Result<void> check(const std::string& samples) {
  const std::string folder = std::filesystem::temp_directory_path() / ("recto-samples-" + std::to_string(getpid()));
  TRY(real_file_system().make_folder(folder));
  Maker maker(samples + "/text", folder);
  const Result<void> made = maker.make_all();
  std::filesystem::remove_all(folder);
  TRY(made);
  const std::string committed = TRY(read_file(samples + "/manifest.tsv", 1 << 20));
  const std::string difference = first_difference(maker.manifest(), committed);
  if (!difference.empty())
    return fail(ErrorKind::invalid_input, "is not what the texts draw: " + difference, "manifest.tsv");
  return {};
}

Result<void> make(const std::string& samples, const std::string& out) {
  std::filesystem::create_directories(out + "/papers");
  Maker maker(samples + "/text", out + "/papers");
  TRY(maker.make_all());
  std::ofstream manifest(out + "/manifest.tsv", std::ios::binary);
  manifest << maker.manifest();
  manifest.flush();
  if (!manifest) return fail(ErrorKind::io, "could not be written", out + "/manifest.tsv");
  return {};
}

}  // namespace
}  // namespace recto::samples

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: recto-samples SAMPLES OUT|--check\n";
    return 2;
  }
  const std::string samples = argv[1], out = argv[2];
  const auto done = out == "--check" ? recto::samples::check(samples) : recto::samples::make(samples, out);
  if (!done) std::cerr << done.error().sentence() << "\n";
  return done ? 0 : 1;
}
