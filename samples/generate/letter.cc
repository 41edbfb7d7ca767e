#include "letter.h"

#include <cmath>
#include <numbers>

namespace recto::samples {
namespace {

constexpr double kMargin = 60;
constexpr double kColumn = kSheetWidth - 2 * kMargin;
constexpr double kHead = 190;  // width of each side of the letterhead

TextStyle body_style() {
  return {.font = "Noto Naskh Arabic", .size = 17, .leading = 1.06, .right_to_left = true, .align = Align::justify};
}

TextStyle head_style() {
  return {.font = "Noto Naskh Arabic",
          .size = 13,
          .leading = 0.95,
          .right_to_left = true,
          .bold = true,
          .align = Align::centre};
}

/// The emblem of the invented state: eight petals in a ring.
void draw_emblem(cairo_t* context, double x, double y, double radius) {
  cairo_set_source_rgb(context, 0, 0, 0);
  cairo_set_line_width(context, 1.1);
  cairo_new_path(context);
  for (int petal = 0; petal < 8; ++petal) {
    const double angle = petal * std::numbers::pi / 4;
    cairo_arc(context, x + std::cos(angle) * radius / 2, y + std::sin(angle) * radius / 2, radius / 2.6, 0,
              2 * std::numbers::pi);
    cairo_stroke(context);
  }
  cairo_arc(context, x, y, radius, 0, 2 * std::numbers::pi);
  cairo_stroke(context);
}

/// Letterhead, number and date; the height used.
double draw_head(const PaperText& letter, Sheet& sheet) {
  const double right = kSheetWidth - kMargin - kHead;
  double y = 46;
  for (const char* line : {"state", "region", "office"}) {
    y += sheet.text(letter.field(line), {right, y, kHead}, head_style());
  }
  TextStyle style = head_style();
  style.align = Align::start;
  sheet.text("الرقم: " + letter.field("number"), {kMargin, 52, kHead - 30}, style);
  sheet.text("التاريخ: " + letter.field("date"), {kMargin, 78, kHead - 30}, style);
  draw_emblem(sheet.context(), kSheetWidth / 2, 80, 26);
  sheet.rule(kMargin, y + 8, kSheetWidth - kMargin, y + 8, 1.2);
  return y + 20;
}

/// Addressee, subject and reference; the height used.
double draw_address(const PaperText& letter, Sheet& sheet, double y) {
  TextStyle style = head_style();
  style.size = 15;
  y += sheet.text("إلى " + letter.field("to"), {kMargin, y, kColumn}, style);
  style.size = 13.5;
  style.align = Align::start;
  y += sheet.text("الموضوع: " + letter.field("subject"), {kMargin, y, kColumn}, style);
  style.bold = false;
  y += sheet.text("الإشارة: " + letter.field("reference"), {kMargin, y, kColumn}, style);
  return y + 6;
}

void draw_signature(cairo_t* context, double x, double y) {
  cairo_set_source_rgb(context, 0.16, 0.16, 0.16);
  cairo_set_line_width(context, 1.5);
  cairo_move_to(context, x, y + 14);
  cairo_curve_to(context, x + 24, y - 34, x + 38, y + 44, x + 52, y + 4);
  cairo_curve_to(context, x + 60, y - 18, x + 74, y + 30, x + 88, y + 2);
  cairo_curve_to(context, x + 104, y - 22, x + 96, y + 24, x + 136, y - 8);
  cairo_stroke(context);
}

/// The round stamp, a little turned and not quite inked, in the colour of its pad.
void draw_stamp(const std::string& office, Sheet& sheet, double x, double y) {
  cairo_t* context = sheet.context();
  constexpr double kRadius = 47;
  cairo_save(context);
  cairo_translate(context, x, y);
  cairo_rotate(context, -0.22);
  cairo_push_group(context);
  cairo_set_source_rgb(context, 0.2, 0.2, 0.2);
  cairo_new_path(context);
  for (const double radius : {kRadius, kRadius - 5.0}) {
    cairo_set_line_width(context, radius == kRadius ? 2.2 : 1);
    cairo_arc(context, 0, 0, radius, 0, 2 * std::numbers::pi);
    cairo_stroke(context);
  }
  TextStyle style = head_style();
  style.size = 11;
  sheet.text(office, {-kRadius + 10, -18, 2 * kRadius - 20}, style);
  cairo_pop_group_to_source(context);
  cairo_paint_with_alpha(context, 0.55);
  cairo_restore(context);
}

/// What closes a letter under its last paragraph.
void draw_close(const PaperText& letter, Sheet& sheet, double y) {
  TextStyle style = head_style();
  y += 10;
  const Place block{kMargin, y, kColumn / 2};
  double used = sheet.text(letter.field("signed-as"), block, style);
  used += 30;
  sheet.text(letter.field("signed-by"), {block.x, y + used, block.width}, style);
  draw_signature(sheet.context(), block.x + 54, y + used - 4);
  draw_stamp(letter.field("stamp"), sheet, block.x + block.width - 18, y + used - 2);
  style.bold = false;
  style.align = Align::start;
  style.size = 12;
  y += used + 52;
  if (!letter.field("enclosures").empty()) {
    y += sheet.text("المرفقات: " + letter.field("enclosures"), {kMargin, y, kColumn}, style);
  }
  sheet.text("صورة إلى: " + letter.field("copies"), {kMargin, y, kColumn}, style);
}

}  // namespace

void draw_letter_page(const PaperText& letter, unsigned page, Sheet& sheet) {
  double y = 60;
  if (page == 1) y = draw_address(letter, sheet, draw_head(letter, sheet));
  for (const Paragraph& paragraph : letter.pages[page - 1]) {
    TextStyle style = body_style();
    style.last_line_full = paragraph.runs_on;
    y += sheet.text(paragraph.text, {kMargin, y, kColumn}, style) + 5;
  }
  if (page == letter.pages.size()) draw_close(letter, sheet, y);
  TextStyle notice{.font = "Noto Naskh Arabic", .size = 9, .right_to_left = true, .align = Align::centre};
  sheet.text(invented_notice(letter.arabic(), page, static_cast<unsigned>(letter.pages.size())),
             {kMargin, kSheetHeight - 44, kColumn}, notice);
}

}  // namespace recto::samples
