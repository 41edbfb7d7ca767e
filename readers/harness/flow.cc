#include "readers/harness/flow.h"

namespace recto::harness {
namespace {

bool is_white(char32_t c) {
  return c == U' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_line_end(char32_t c) { return c == U'\r' || c == U'\v' || c == 0x85; }

/// Where a text that is too long is cut: after its last line within `most`, else after its last space, else at `most`.
size_t cut_at(std::u32string_view text, size_t most) {
  const std::u32string_view fits = text.substr(0, most);
  if (const size_t line = fits.rfind(U'\n'); line != fits.npos) return line + 1;
  if (const size_t space = fits.rfind(U' '); space != fits.npos) return space + 1;
  return most;
}

}  // namespace

std::vector<Word> words_between_spaces(std::u32string_view text) {
  std::vector<Word> words;
  for (size_t i = 0; i < text.size();) {
    if (is_white(text[i])) {
      ++i;
      continue;
    }
    size_t end = i + 1;
    while (end < text.size() && !is_white(text[end])) ++end;
    Word word;
    word.start = CharOffset(static_cast<uint32_t>(i));
    word.length = CharOffset(static_cast<uint32_t>(end - i));
    words.push_back(word);
    i = end;
  }
  return words;
}

Result<void> FlowWriter::add(std::u32string_view text) {
  for (const char32_t c : text) {
    const bool second_half = c == U'\n' && after_return_;
    after_return_ = c == U'\r';
    if (second_half) continue;
    if (c == U'\f') {
      TRY(page_break());
      continue;
    }
    text_.push_back(is_line_end(c) ? U'\n' : c);
    // One more than fits, so that a line end right at the limit still belongs to its page.
    if (text_.size() > kPageScalars) TRY(cut_page());
  }
  return {};
}

Result<void> FlowWriter::cut_page() {
  const size_t at = cut_at(text_, kPageScalars);
  std::u32string rest = text_.substr(at);
  text_.resize(at);
  TRY(send(std::move(text_)));
  text_ = std::move(rest);
  return {};
}

Result<void> FlowWriter::page_break() {
  TRY(send(std::move(text_)));
  text_.clear();
  return {};
}

void FlowWriter::note(std::string fault) { faults_.push_back(std::move(fault)); }

Result<void> FlowWriter::finish() {
  if (number_ > 0 && text_.empty()) return {};
  return page_break();
}

Result<void> FlowWriter::send(std::u32string text) {
  Page page;
  page.number = PageNumber(++number_);
  page.words = words_between_spaces(text);
  page.blank = page.words.empty() && faults_.empty();
  page.text = std::move(text);
  page.faults = std::move(faults_);
  faults_.clear();
  return answer_.page(std::move(page));
}

}  // namespace recto::harness
