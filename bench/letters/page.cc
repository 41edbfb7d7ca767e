// Steps: fill the lines' slots; then set line by line, each zone going down its own column, whatever takes the full width standing
// below all of them.

#include "bench/letters/page.h"

#include <algorithm>

#include "bench/digits/numbers.h"
#include "bench/letters/dates.h"
#include "samples/generate/marks.h"

namespace recto::bench {
namespace {

constexpr double kMargin = 56, kTop = 44, kBottom = samples::kSheetHeight - 30;
constexpr double kWidth = samples::kSheetWidth - 2 * kMargin;
constexpr double kSide = 0.40 * kWidth, kMiddle = 0.20 * kWidth;  ///< columns side by side

/// The dates of a page: its own, those of the letters it cites, and those of its receipt.
class Calendar {
 public:
  Calendar(const Layout& layout, Random random) : layout_(layout), random_(random), day_(any_day(random_)) {}

  /// The date that a slot stands for; empty where it stands for none. What is gold is noted.
  std::string slot(std::string_view name, std::vector<Gold>& gold) {
    if (name == "date") return own(gold);
    if (name == "hijri") return hijri(day_, "date_hijri", gold);
    if (name == "reference_date") return cited(gold);
    if (name == "received_date") return noted(later(day_, 9), "received", gold);
    return "";
  }

 private:
  std::string noted(const Day& day, std::string field, std::vector<Gold>& gold) const {
    gold.push_back({std::move(field), day.iso()});
    return written(day, layout_.dates);
  }
  std::string own(std::vector<Gold>& gold) const {
    return noted(day_, "date", gold) + (layout_.dates == "hijri" ? " م" : "");
  }
  static std::string hijri(const Day& day, std::string field, std::vector<Gold>& gold) {
    const Day islamic = hijri_of(day);
    gold.push_back({std::move(field), islamic.iso()});
    return written(islamic, "slash") + " هـ";
  }
  std::string cited(std::vector<Gold>& gold) {
    const Day then = later({day_.year - 1, day_.month, day_.day}, static_cast<unsigned>(random_.between(320, 360)));
    if (layout_.dates == "hijri") return hijri(then, "reference_date", gold);
    if (layout_.dates != "dtg") return noted(then, "reference_date", gold);
    gold.push_back({"reference_date", then.iso()});
    return written(then, "english");
  }

  const Layout& layout_;
  Random random_;
  Day day_;
};

/// The digits of a text, slots not counted, in the layout's set. Latin words in it keep theirs.
std::string in_layout_digits(const std::string& text, const Layout& layout) {
  return layout.eastern_digits ? in_digits(text, DigitSet::eastern) : text;
}

bool is_date_field(std::string_view field) {
  return field.ends_with("date") || field == "received" || field == "date_hijri";
}

/// Sets the lines of a page.
class Setter {
 public:
  Setter(const MadePage& page, samples::Sheet& sheet) : page_(page), sheet_(sheet) {}

  Result<void> set() {
    for (const LayoutLine& line : page_.lines) set_line(line);
    if (lowest() > kBottom) return fail(ErrorKind::limit, "does not fit its sheet", page_.layout->name);
    return {};
  }

 private:
  double lowest() const { return *std::max_element(std::begin(columns_), std::end(columns_)); }
  void below(double y) { std::fill(std::begin(columns_), std::end(columns_), y); }

  samples::TextStyle style_of(const LayoutLine& line) const {
    samples::TextStyle style{.font = page_.layout->font, .size = page_.layout->size * line.scale, .leading = 1.0};
    style.right_to_left = page_.layout->arabic() && !line.left_to_right;
    style.bold = line.bold;
    if (line.centre) style.align = samples::Align::centre;
    if (line.zone == Zone::body) style.align = samples::Align::justify;
    return style;
  }

  void set_line(const LayoutLine& line) {
    constexpr double kParagraph = 4;
    switch (line.zone) {
      case Zone::rule:
        sheet_.rule(kMargin, lowest() + 4, kMargin + kWidth, lowest() + 4, 0.9);
        return below(lowest() + 9);
      case Zone::gap:
        return below(lowest() + line.y);
      case Zone::row:
        return set_row(line);
      case Zone::at:
        sheet_.text(line.text, {line.x, line.y, kSide}, style_of(line));
        return;
      case Zone::full:
      case Zone::body:
        return below(set_in(line, {kMargin, lowest(), kWidth}) + kParagraph);
      default: {
        const auto column = static_cast<size_t>(line.zone);
        columns_[column] = set_in(line, {left_of(line.zone), columns_[column], width_of(line.zone)}) + 1;
      }
    }
  }

  static double width_of(Zone zone) { return zone == Zone::middle ? kMiddle : kSide; }
  static double left_of(Zone zone) {
    if (zone == Zone::left) return kMargin;
    return zone == Zone::middle ? kMargin + kSide : kMargin + kWidth - kSide;
  }

  /// Sets a text or draws a mark; where it ends.
  double set_in(const LayoutLine& line, const samples::Place& place) {
    const double middle = place.x + place.width / 2;
    if (line.text == "@emblem") {
      samples::draw_emblem(sheet_.context(), middle, place.y + 30, 25);
      return place.y + 60;
    }
    if (line.text == "@scribble") {
      samples::draw_signature(sheet_.context(), middle - 60, place.y + 22);
      return place.y + 34;
    }
    if (line.text == "@stamp") {
      samples::draw_stamp(page_.layout->arabic() ? "ختم المكتب" : "OFFICIAL SEAL", sheet_, middle + 30, place.y - 14);
      return place.y;
    }
    const double height = sheet_.text(line.text, inset(line, place), style_of(line));
    if (line.boxed) draw_box(place, height + 8);
    return place.y + height + (line.boxed ? 8 : 0);
  }

  static samples::Place inset(const LayoutLine& line, const samples::Place& place) {
    if (!line.boxed) return place;
    return {place.x + 5, place.y + 4, place.width - 10};
  }

  void draw_box(const samples::Place& place, double height) {
    const double x1 = place.x + place.width, y1 = place.y + height;
    sheet_.rule(place.x, place.y, x1, place.y, 0.8);
    sheet_.rule(place.x, y1, x1, y1, 0.8);
    sheet_.rule(place.x, place.y, place.x, y1, 0.8);
    sheet_.rule(x1, place.y, x1, y1, 0.8);
  }

  /// Cells of one width, or a narrow and a wide one where they are two: the first at the right of an Arabic page.
  void set_row(const LayoutLine& line) {
    const std::vector<std::string> cells = cells_of(line.text);
    const double y = lowest() + 2;
    std::vector<samples::Place> places;
    double x = 0, height = 0;
    for (size_t k = 0; k < cells.size(); ++k) {
      const double share = cells.size() == 2 ? (k == 0 ? 0.28 : 0.72) : 1.0 / static_cast<double>(cells.size());
      const double width = share * kWidth;
      places.push_back({page_.layout->arabic() ? kMargin + kWidth - x - width : kMargin + x, y, width});
      x += width;
      const samples::Place inside{places.back().x + 5, y + 3, width - 10};
      height = std::max(height, sheet_.text(cells[k].empty() ? " " : cells[k], inside, style_of(line)));
    }
    for (const samples::Place& place : places) draw_box(place, height + 6);
    below(y + height + 6);
  }

  static std::vector<std::string> cells_of(const std::string& text) {
    std::vector<std::string> cells;
    for (size_t start = 0; start <= text.size();) {
      const size_t end = std::min(text.find("| ", start), text.size());
      const size_t last = text.find_last_not_of(' ', end == 0 ? 0 : end - 1);
      const bool blank = end == start || last == text.npos || last < start;
      cells.push_back(blank ? "" : text.substr(start, last + 1 - start));
      start = end + 2;
    }
    return cells;
  }

  const MadePage& page_;
  samples::Sheet& sheet_;
  double columns_[3] = {kTop, kTop, kTop};  ///< how far down each of right, left, middle is filled
};

}  // namespace

std::string MadePage::text() const {
  std::string out;
  for (const LayoutLine& line : lines) {
    std::string words = line.text.starts_with('@') ? "" : line.text;
    for (size_t at = words.find(" | "); at != words.npos; at = words.find(" | ", at)) words.replace(at, 3, "    ");
    out += words + "\n";
  }
  return out;
}

Result<MadePage> make_page(const Layout& layout, const Phrasebook& book, uint64_t seed) {
  Random random(seed);
  Calendar calendar(layout, Random(seed, 2));
  std::vector<Gold> dates;
  Filler filler(book, random, [&](std::string_view slot) { return calendar.slot(slot, dates); });
  MadePage page;
  page.layout = &layout;
  for (const LayoutLine& line : layout.lines) {
    LayoutLine filled = line;
    const size_t before = filler.gold().size();
    dates.clear();
    filled.text = TRY(filler.fill(line.text));
    if (!line.left_to_right) filled.text = in_layout_digits(filled.text, layout);
    for (size_t k = before; k < filler.gold().size(); ++k) page.gold.push_back(filler.gold()[k]);
    page.gold.insert(page.gold.end(), dates.begin(), dates.end());
    page.lines.push_back(std::move(filled));
  }
  for (Gold& gold : page.gold) {
    if (!is_date_field(gold.field)) gold.text = in_layout_digits(gold.text, layout);
  }
  return page;
}

Result<void> draw_page(const MadePage& page, samples::Sheet& sheet) { return Setter(page, sheet).set(); }

}  // namespace recto::bench
