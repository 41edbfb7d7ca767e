#include "letter.h"

#include "marks.h"

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
