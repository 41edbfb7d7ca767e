#include "memo.h"

#include <cairo-pdf.h>

namespace recto::samples {
namespace {

constexpr double kMargin = 76;
constexpr double kColumn = kSheetWidth - 2 * kMargin;
constexpr double kLabels = 62;  // width of "Number:", "Date:", …

TextStyle memo_style() { return {.font = "Liberation Serif", .size = 13.4, .leading = 1.2, .align = Align::justify}; }

double draw_memo_head(const PaperText& memo, Sheet& sheet) {
  TextStyle style = memo_style();
  style.align = Align::start;
  double y = 62;
  y += sheet.text(memo.field("office"), {kMargin, y, kColumn}, style) + 10;
  style.bold = true;
  style.size = 19;
  y += sheet.text(memo.field("title"), {kMargin, y, kColumn}, style) + 12;
  for (const auto& [label, key] :
       {std::pair{"Number:", "number"}, {"Date:", "date"}, {"From:", "from"}, {"To:", "to"}, {"Subject:", "subject"}}) {
    style.size = 12.5;
    style.bold = false;
    style.grey = 0.35;
    sheet.text(label, {kMargin, y, kLabels}, style);
    style.grey = 0;
    y += sheet.text(memo.field(key), {kMargin + kLabels, y, kColumn - kLabels}, style) + 1;
  }
  sheet.rule(kMargin, y + 10, kSheetWidth - kMargin, y + 10, 0.6);
  return y + 22;
}

}  // namespace

void draw_memo_page(const PaperText& memo, unsigned page, Sheet& sheet) {
  double y = page == 1 ? draw_memo_head(memo, sheet) : 66;
  for (const Paragraph& paragraph : memo.pages[page - 1]) {
    TextStyle style = memo_style();
    style.bold = paragraph.heading;
    style.last_line_full = paragraph.runs_on;
    y += sheet.text(paragraph.text, {kMargin, y, kColumn}, style) + (paragraph.heading ? 3 : 9);
  }
  TextStyle notice{.font = "Noto Naskh Arabic", .size = 8.5, .align = Align::centre, .grey = 0.35};
  sheet.text(invented_notice(memo.arabic(), page, static_cast<unsigned>(memo.pages.size())),
             {kMargin, kSheetHeight - 46, kColumn}, notice);
}

Result<void> write_memo(const PaperText& memo, const std::string& path, std::vector<DrawnText>& drawn) {
  cairo_surface_t* surface = cairo_pdf_surface_create(path.c_str(), kSheetWidth, kSheetHeight);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, "Invented sample");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2006-04-03T09:00:00");
  cairo_t* context = cairo_create(surface);
  for (unsigned page = 1; page <= memo.pages.size(); ++page) {
    Sheet sheet(context, page, drawn);
    draw_memo_page(memo, page, sheet);
    cairo_show_page(context);
  }
  cairo_destroy(context);
  cairo_surface_finish(surface);
  const cairo_status_t status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (status != CAIRO_STATUS_SUCCESS) return fail(ErrorKind::io, "could not be written", path);
  return {};
}

}  // namespace recto::samples
