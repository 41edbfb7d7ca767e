// Draws a list page by page.

#include <fmt/core.h>

#include <algorithm>

#include "bench/degraded/canvas.h"
#include "bench/lists/table.h"

namespace recto::bench {
namespace {

constexpr int kDpi = 300;
constexpr int kWidth = kDpi * 210 * 10 / 254, kHeight = kDpi * 297 * 10 / 254;
constexpr double kMargin = 0.6 * kDpi, kPadding = 0.05 * kDpi;

/// How much of the table's width a column asks for.
double share_of(Holds holds) {
  static constexpr double shares[] = {0.5, 2.2, 1.2, 0.8, 1.3, 1.5, 1.5, 1.1};  // as Holds
  return shares[static_cast<size_t>(holds)];
}

class Drawing {
 public:
  explicit Drawing(const NameTable& table) : table_(table), look_(table.look) {
    double sum = 0, x = 0;
    for (const Holds holds : table.gold.columns) sum += share_of(holds);
    const double width = kWidth - 2 * kMargin;
    for (const Holds holds : table.gold.columns) {
      widths_.push_back(share_of(holds) / sum * width);
      lefts_.push_back(to_the_left() ? kMargin + width - x - widths_.back() : kMargin + x);
      x += widths_.back();
    }
    pitch_ = look_.points * look_.pitch * kDpi / 72;
  }

  /// Of rows below a title and a header.
  size_t most_rows() const {
    constexpr double kAbove = 3;  // pitches
    return std::max<size_t>(1, static_cast<size_t>((kHeight - 2 * kMargin) / pitch_ - kAbove));
  }

  PixPtr page(size_t first, size_t last) {
    surface_.reset(cairo_image_surface_create(CAIRO_FORMAT_A8, kWidth, kHeight));
    cairo_.reset(cairo_create(surface_.get()));
    double y = kMargin;
    if (first == 0 && look_.title) y = title(y);
    const double top = y;
    if (look_.header && (first == 0 || look_.repeats_header)) {
      std::vector<std::string> names;
      for (const Holds holds : table_.gold.columns) names.push_back(header_of(holds, look_.script));
      row(names, y, true);
      y += pitch_;
    }
    const double body = y;
    for (size_t k = first; k < last; ++k, y += pitch_) body_row(k, y);
    rules(top, body, first, last);
    for (size_t k = first; k < last; ++k)
      if (table_.gold.struck[k]) strike(body + (static_cast<double>(k - first) + 0.5) * pitch_);
    return picture_of(surface_.get(), kDpi);
  }

 private:
  bool to_the_left() const { return look_.script != Script::latin; }

  double title(double y) {
    const bool latin = look_.script == Script::latin;
    text(latin ? "List of the guards of the town" : "قائمة بأسماء حراس البلدة", kMargin, y, kWidth - 2 * kMargin, true,
         true);
    return y + 1.6 * pitch_;
  }

  void row(const std::vector<std::string>& cells, double y, bool bold) {
    for (size_t k = 0; k < cells.size(); ++k) {
      text(cells[k], lefts_[k] + kPadding, y, widths_[k] - 2 * kPadding, bold, look_.centred || bold);
    }
  }

  /// A row of the list. A place that covers rows below stands in the middle of them.
  void body_row(size_t number, double y) {
    std::vector<std::string> cells = table_.gold.rows[number];
    const size_t covers = table_.gold.place_rows[number];
    for (size_t k = 0; k < cells.size(); ++k) {
      if (table_.gold.columns[k] != Holds::place || covers < 2) continue;
      text(cells[k], lefts_[k] + kPadding, y + static_cast<double>(covers - 1) * pitch_ / 2, widths_[k] - 2 * kPadding,
           false, look_.centred);
      cells[k].clear();
    }
    row(cells, y, false);
  }

  /// A pen through a row, never quite level.
  void strike(double y) {
    cairo_set_line_width(cairo_.get(), 4);
    line(kMargin + 3 * kPadding, y + 3, kWidth - kMargin - 3 * kPadding, y - 3);
  }

  /// A text in a cell; type that would run over its neighbour is set narrower, as a typist would.
  void text(const std::string& words, double x, double y, double width, bool bold, bool centred) {
    if (words.empty()) return;
    Owned<PangoLayout> layout(pango_cairo_create_layout(cairo_.get()));
    Owned<PangoFontDescription> font(pango_font_description_from_string(look_.font.c_str()));
    if (bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    double size = look_.points * kDpi / 72;
    int wide = 0, tall = 0;
    for (int tries = 0; tries < 8; ++tries, size *= 0.93) {
      pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
      pango_layout_set_font_description(layout.get(), font.get());
      pango_layout_set_text(layout.get(), words.c_str(), -1);
      pango_layout_get_pixel_size(layout.get(), &wide, &tall);
      if (wide <= width) break;
    }
    const double slack = width - wide;
    const double left = centred ? x + slack / 2 : to_the_left() ? x + slack : x;
    cairo_move_to(cairo_.get(), left, y + (pitch_ - tall) / 2);
    pango_cairo_show_layout(cairo_.get(), layout.get());
  }

  /// `body` is where the rows from `first` on begin.
  void rules(double top, double body, size_t first, size_t last) {
    if (look_.rules == Rules::none) return;
    const double bottom = body + static_cast<double>(last - first) * pitch_;
    cairo_set_line_width(cairo_.get(), 2);
    for (double y = top; y < body - 1; y += pitch_) line(kMargin, y, kWidth - kMargin, y);
    for (size_t k = first; k <= last; ++k) level_rule(k, body + static_cast<double>(k - first) * pitch_, k == last);
    if (look_.rules != Rules::all) return;
    for (const double x : lefts_) line(x, top, x, bottom);
    line(kWidth - kMargin, top, kWidth - kMargin, bottom);
  }
  /// The line above a row, but where its place is covered by the one above.
  void level_rule(size_t number, double y, bool last) {
    for (size_t k = 0; k < lefts_.size(); ++k) {
      const bool covered = !last && table_.gold.place_rows[number] == 0 && table_.gold.columns[k] == Holds::place;
      if (!covered) line(lefts_[k], y, lefts_[k] + widths_[k], y);
    }
  }
  void line(double x0, double y0, double x1, double y1) {
    cairo_move_to(cairo_.get(), x0, y0);
    cairo_line_to(cairo_.get(), x1, y1);
    cairo_stroke(cairo_.get());
  }

  const NameTable& table_;
  const TableLook& look_;
  std::vector<double> widths_, lefts_;
  double pitch_ = 0;
  Owned<cairo_surface_t> surface_;
  Owned<cairo_t> cairo_;
};

}  // namespace

std::vector<PixPtr> draw_table(const NameTable& table) {
  Drawing drawing(table);
  std::vector<PixPtr> out;
  const size_t each = std::min<size_t>(table.look.rows_a_page, drawing.most_rows()), rows = table.gold.rows.size();
  for (size_t first = 0; first < rows; first += each) out.push_back(drawing.page(first, std::min(first + each, rows)));
  return out;
}

}  // namespace recto::bench
