#include "bench/digits/samples.h"

#include <cmath>
#include <numbers>
#include <optional>

#include "bench/degraded/degrade.h"
#include "bench/digits/numbers.h"
#include "bench/digits/specimen.h"
#include "readers/image/sheet.h"
#include "text/utf8.h"

namespace recto::bench {
namespace {

constexpr int kDpi = 300;

/// Any signs and digits in any order, in groups: every class is seen as often as every other.
std::string jumble(DigitSet set, Random& random) {
  static const std::vector<std::string> kSigns = {"/", "-", ".", ",", "،", ":", ""};
  std::string line;
  for (int group = 0; group < 6; ++group) {
    const bool bracketed = random.chance(0.3);
    std::string digits;
    for (size_t k = random.between(1, 7); k > 0; --k) {
      digits += static_cast<char>('0' + random.below(10));
      if (k > 1 && random.chance(0.25)) digits += random.pick(kSigns);
    }
    digits = in_digits(digits, set);
    line += (bracketed ? "(" + digits + ")" : digits) + "  ";
  }
  return line;
}

/// Numbers of letters with an office's sign between strokes, before or behind one: ٢٧٥/ت/١, ٤١/ق, ص/٢٠١٣, ١٢/م.و/٣.
std::string references(DigitSet set, Random& random) {
  auto digits = [&](size_t most) {
    std::string out;
    for (size_t k = random.between(1, most); k > 0; --k) out += static_cast<char>('0' + random.below(10));
    return in_digits(out, set);
  };
  auto letter = [&] {
    return text::encode_utf8(image::kLetterClasses.substr(random.below(image::kLetterClasses.size()), 1));
  };
  std::string line;
  for (int k = 0; k < 5; ++k) {
    const std::string first = letter(), office = random.chance(0.15) ? first + "." + letter() : first;
    switch (random.below(4)) {
      case 0:
        line += digits(4) + "/" + office;
        break;
      case 1:
        line += office + "/" + digits(4);
        break;
      default:
        line += digits(4) + "/" + office + "/" + digits(k % 2 == 0 ? 2 : 4);
    }
    line += "   ";
  }
  return line;
}

/// Numbers that stand alone, as in the columns of a table: what the height of a line is judged by is a digit or two.
std::string cells_apart(DigitSet set, Random& random) {
  std::string line;
  for (int cell = 0; cell < 7; ++cell) {
    for (size_t k = random.pick(std::vector<size_t>{1, 2, 2, 3, 4, 4}); k > 0; --k)
      line += static_cast<char>('0' + random.below(10));
    line += "               ";
  }
  return in_digits(line, set);
}

/// Words and single letters, which are no digits.
std::vector<std::string> words(Language language, Random& random) {
  static const std::vector<std::string> kLone = {"ه ا و د ر ع ح م س أ", "ا ه لا دا را ها اه واد",
                                                 "أ ب ج د هـ و ز ح ط ي", "l I O o a B S Z q g b",
                                                 "ه. ا. (أ) (ه) و ا - ه"};
  std::vector<std::string> lines;
  for (const std::string& paragraph : letter(language, 2, static_cast<uint32_t>(random.next()))) {
    std::string line;
    for (const char c : paragraph) {
      line += c;
      if (line.size() > 80 && c == ' ') {
        lines.push_back(line);
        line.clear();
      }
    }
  }
  lines.resize(std::min<size_t>(lines.size(), 3));
  lines.push_back(random.pick(kLone));
  return lines;
}

std::vector<std::string> specimen_lines(bool arabic, Random& random) {
  std::vector<std::string> lines;
  for (const DigitSet set : {DigitSet::eastern, DigitSet::western}) {
    if (set == DigitSet::eastern && !arabic) continue;
    for (int k = 0; k < 3; ++k) lines.push_back(jumble(set, random));
    for (std::string& line : lines_with_numbers(set, 2, random.next())) lines.push_back(std::move(line));
    for (int k = 0; k < 2; ++k) lines.push_back(cells_apart(set, random));
    if (arabic) lines.push_back(references(set, random));
  }
  for (std::string& line : words(arabic ? Language::arabic : Language::english, random))
    lines.push_back(std::move(line));
  return lines;
}

/// References in both digit sets, and words, whose letters are joined.
std::vector<std::string> reference_lines(Random& random) {
  constexpr int kReferences = 8;
  std::vector<std::string> lines = words(Language::arabic, random);
  for (int k = 0; k < kReferences; ++k)
    lines.push_back(references(k % 2 == 0 ? DigitSet::eastern : DigitSet::western, random));
  return lines;
}

/// Anything between a good office scan and a third copy.
Wear any_wear(Random& random) {
  auto between = [&](double least, double most) { return least + (most - least) * random.unit(); };
  static constexpr double kResolutions[] = {300, 200, 200, 150, 150, 150};
  const double bad = random.unit();
  return {.dpi = random.pick(kResolutions),
          .tilt = between(-1.6, 1.6),
          .blur_sigma = between(0.4, 1.0),
          .broken = bad * between(0, 0.025),
          .paper = 245 - 45 * bad,
          .ink = 30 + 55 * bad,
          .fall = 0.5 * bad,
          .shadow = 0,
          .noise = 5 + 10 * bad,
          .salt_and_pepper = bad > 0.4 ? 0.01 * bad : 0};
}

/// The sheet as the reader makes it of a whole page (sheet.cc), which a specimen is only a part of.
image::Sheet sheet_of(const Pix& worn_page, double dpi) {
  return image::make_sheet(image::to_grey(worn_page), {.first = std::min(1.0, image::kFirstDpi / dpi)});
}

/// Where a place of a turned picture was before it was turned clockwise by `degrees` about its middle.
struct Turned {
  double degrees, width, height;
  std::pair<double, double> before(double x, double y) const {
    const double angle = -degrees * std::numbers::pi / 180, u = x - width / 2, v = y - height / 2;
    return {width / 2 + u * std::cos(angle) - v * std::sin(angle),
            height / 2 + u * std::sin(angle) + v * std::cos(angle)};
  }
};

class Names {
  // Pixels of the sheet and share of a character's width that an edge may be off: blur makes ink wider by a pixel.
  static constexpr double kNearOff = 1.8, kNearShare = 0.1, kFarOff = 2.5, kFarShare = 0.2;

 public:
  Names(const Specimen& specimen, const Pix& page, const Wear& wear, const image::Sheet& sheet, Subject subject)
      : cells_(specimen.cells),
        subject_(subject),
        pixels_(sheet.scale * wear.dpi / kDpi),
        scale_(sheet.scale),
        in_sheet_{sheet.tilt, static_cast<double>(sheet.grey.width), static_cast<double>(sheet.grey.height)},
        in_page_{wear.tilt, static_cast<double>(pixGetWidth(&page)), static_cast<double>(pixGetHeight(&page))} {}

  /// Of a character, in heights of its run.
  double widest() const {
    constexpr double kDigit = 1.1, kLetter = 2.2;
    return subject_ == Subject::digits ? kDigit : kLetter;
  }

  /// The class of the character whose columns `box` (of the sheet) takes up; kOther where it takes up two, or a part of one; nothing where that is hard to say.
  std::optional<size_t> kind_of(const image::PixelBox& box) const {
    const auto [middle, y] = specimen_place((box.x0 + box.x1) / 2.0, (box.y0 + box.y1) / 2.0);
    const double half = box.width() / 2.0 / pixels_, x0 = middle - half, x1 = middle + half;
    const Cell* best = nullptr;
    double most = 0;
    for (const Cell& cell : cells_) {
      const double shared = std::min(x1, cell.x1) - std::max(x0, cell.x0);
      if (y < cell.y0 || y > cell.y1 || shared <= most) continue;
      most = shared;
      best = &cell;
    }
    if (!best) return std::nullopt;
    const double off = std::max(std::abs(x0 - best->x0), std::abs(x1 - best->x1)) * pixels_;  // of the sheet
    const double width = (best->x1 - best->x0) * pixels_;
    if (off > kFarOff + kFarShare * width) return image::kOther;
    if (off > kNearOff + kNearShare * width) return std::nullopt;
    const std::u32string_view classes = subject_ == Subject::digits ? image::kDigitClasses : image::kLetterClasses;
    const size_t kind = classes.find(best->character);
    return kind == std::u32string_view::npos ? image::kOther : kind;
  }

 private:
  std::pair<double, double> specimen_place(double x, double y) const {
    const auto [u, v] = in_sheet_.before(x, y);
    const auto [s, t] = in_page_.before(u / scale_, v / scale_);
    return {s * scale_ / pixels_, t * scale_ / pixels_};
  }

  const std::vector<Cell>& cells_;
  Subject subject_;
  double pixels_;  ///< of the sheet for one of the specimen
  double scale_;   ///< of the sheet for one of the page
  Turned in_sheet_, in_page_;
};

/// Every part of a glyph between two of its thin columns that may be a character: what the reader tries on digits that touch.
std::vector<image::Glyph> parts_of(const image::Sheet& sheet, const image::Glyph& glyph, double height) {
  constexpr double kNarrowest = 0.1, kWidest = 1.1;
  std::vector<int> columns = image::thin_columns(sheet.pieces, glyph);
  columns.insert(columns.begin(), glyph.box.x0);
  columns.push_back(glyph.box.x1);
  std::vector<image::Glyph> parts;
  for (size_t from = 0; from + 1 < columns.size(); ++from)
    for (size_t to = from + 1; to < columns.size(); ++to) {
      const int width = columns[to] - columns[from];
      if (width < kNarrowest * height || width > kWidest * height) continue;
      parts.push_back(image::part_of(sheet.pieces, glyph, columns[from], columns[to]));
    }
  return parts;
}

void add_run(const image::Sheet& sheet, const image::GlyphRun& run, const Names& names, Random& random,
             std::vector<Sample>& samples) {
  constexpr double kOthersKept = 0.3, kMaybeTwo = 0.6, kTooWide = 1.1;
  constexpr double kLeastHeight = 0.88, kMostHeight = 1.14;  // a run's height is an estimate
  auto add = [&](const image::Glyph& glyph, std::optional<size_t> kind) {
    if (!kind || (*kind == image::kOther && !random.chance(kOthersKept))) return;
    const double height = run.height * (kLeastHeight + (kMostHeight - kLeastHeight) * random.unit());
    samples.push_back({image::glyph_picture(sheet.grey, sheet.pieces, glyph, height), *kind});
  };
  for (size_t k = 0; k < run.glyphs.size(); ++k) {
    const image::Glyph& glyph = run.glyphs[k];
    if (glyph.box.width() <= names.widest() * run.height) add(glyph, names.kind_of(glyph.box));
    if (glyph.box.width() > kMaybeTwo * run.height)
      for (const image::Glyph& part : parts_of(sheet, glyph, run.height)) add(part, names.kind_of(part.box));
    if (k > 0 && random.chance(0.1)) {
      const image::Glyph both = image::joined(run.glyphs[k - 1], glyph);
      if (both.box.width() < kTooWide * run.height) add(both, names.kind_of(both.box));
    }
  }
}

}  // namespace

std::vector<Sample> make_samples(const SamplePlan& plan) {
  constexpr double kBold = 0.2, kRuled = 0.4;  // of the pages
  std::vector<Sample> samples;
  Random random(plan.seed);
  auto add_page = [&](const char* family, bool arabic) {
    const std::string face = std::string(family) + (random.chance(kBold) ? " Bold" : "");
    const Setting setting{face, 11.0 + static_cast<double>(random.below(6)), kDpi, Language::arabic};
    const Ruling ruling = random.chance(kRuled) ? Ruling::rows : Ruling::none;
    const Specimen specimen = draw_specimen(
        setting, plan.subject == Subject::digits ? specimen_lines(arabic, random) : reference_lines(random), ruling);
    const Wear wear = any_wear(random);
    const PixPtr page = worn(*specimen.picture, wear, static_cast<uint32_t>(random.next()));
    const image::Sheet sheet = sheet_of(*page, wear.dpi);
    const Names names(specimen, *page, wear, sheet, plan.subject);
    for (const image::TextLine& line : image::find_lines(sheet.pieces, image::Direction::right_to_left).lines)
      for (const image::GlyphRun& run : image::glyph_runs(sheet.pieces, line))
        add_run(sheet, run, names, random, samples);
  };
  for (unsigned round = 0; round < plan.rounds; ++round) {
    for (const char* family : plan.arabic) add_page(family, true);
    for (const char* family : plan.western) add_page(family, false);
  }
  return samples;
}

}  // namespace recto::bench
