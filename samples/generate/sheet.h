#pragma once
// A page that text and lines are drawn on with Pango and Cairo, in points from the top left of an A4 sheet. It
// remembers the text that was drawn: the papers' manifest.

#include <cairo.h>

#include <string>
#include <vector>

#include "base/types.h"

namespace recto::samples {

inline constexpr double kSheetWidth = 595, kSheetHeight = 842;  // A4 in points

enum class Align { start, centre, justify };

struct TextStyle {
  std::string font;
  double size = 12;
  double leading = 1.2;  ///< line height as a multiple of the font's
  bool right_to_left = false;
  bool bold = false;
  bool last_line_full = false;
  Align align = Align::start;
  double grey = 0;  ///< 0 black, 1 white
};

struct Place {
  double x, y, width;
};

/// One entry of the manifest: what was drawn on which page.
struct DrawnText {
  unsigned page;
  std::string text;
};

class Sheet {
 public:
  /// Draws on `context`, which outlives the sheet, as page `page`; `drawn` gets every text in the order of drawing.
  Sheet(cairo_t* context, unsigned page, std::vector<DrawnText>& drawn)
      : context_(context), page_(page), drawn_(drawn) {}

  /// Sets a text as one paragraph from the top of `place` on; its height.
  double text(const std::string& text, const Place& place, const TextStyle& style);
  /// A straight line.
  void rule(double x0, double y0, double x1, double y1, double thickness);
  cairo_t* context() { return context_; }

 private:
  cairo_t* context_;
  unsigned page_;
  std::vector<DrawnText>& drawn_;
};

/// A grey picture of an A4 sheet at `dpi` that sheets are drawn on: white, ready for a Sheet. Owns what it holds.
class Canvas {
 public:
  explicit Canvas(Dpi dpi);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;
  cairo_t* context() { return context_; }
  cairo_surface_t* surface() { return surface_; }

 private:
  cairo_surface_t* surface_;
  cairo_t* context_;
};

/// The words that stand at the foot of every page.
std::string invented_notice(bool arabic, unsigned page, unsigned pages);

}  // namespace recto::samples
