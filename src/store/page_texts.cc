#include "store/page_texts.h"

namespace recto::store {
namespace {

void keep(const std::u32string& as_read, uint32_t from, uint32_t to, text::Folded& out) {
  out.map.add(to - from, to - from);
  out.text.append(as_read, from, to - from);
}

Result<text::Folded> corrected(const std::u32string& as_read, const std::vector<Correction>& corrections) {
  text::Folded out;
  uint32_t at = 0;
  for (const Correction& correction : corrections) {
    const auto [start, end] = correction.range;
    if (start.value < at || end < start || end.value > as_read.size()) {
      return fail(ErrorKind::invalid_input, "corrections overlap or reach beyond the page's text");
    }
    keep(as_read, at, start.value, out);
    out.text += correction.text;
    out.map.add_block(static_cast<uint32_t>(correction.text.size()), correction.range.length());
    at = end.value;
  }
  keep(as_read, at, static_cast<uint32_t>(as_read.size()), out);
  return out;
}

}  // namespace

Result<PageTexts> PageTexts::of(std::shared_ptr<const Page> page, const std::vector<Correction>& corrections,
                                text::Folding folding) {
  PageTexts texts;
  texts.corrected_ = TRY(corrected(page->text, corrections));
  texts.normalised_ = text::fold(texts.corrected_.text, folding);
  texts.page_ = std::move(page);
  return texts;
}

}  // namespace recto::store
