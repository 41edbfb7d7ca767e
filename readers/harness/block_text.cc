#include "readers/harness/block_text.h"

#include <algorithm>
#include <utility>

namespace recto::harness {
namespace {

/// What HTML collapses; a no-break space is a letter to it.
bool is_collapsible(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f'; }

}  // namespace

void BlockText::put(char32_t c) {
  text_.push_back(c);
  last_ = c;
  empty_ = false;
}

void BlockText::before_text() {
  const Break wanted = std::exchange(break_, Break::none);
  const bool at_cell_start = std::exchange(cell_start_, false);
  if (!at_cell_start && !empty_ && last_ != U'\f' && wanted != Break::none) {
    if (last_ != U'\n') put(U'\n');
    if (wanted == Break::paragraph) put(U'\n');
    space_ = false;
  }
  if (std::exchange(space_, false) && !at_line_start()) put(U' ');
}

void BlockText::add(std::u32string_view text, bool preformatted) {
  for (const char32_t c : text) {
    if (!preformatted && is_collapsible(c)) {
      space_ = true;
      continue;
    }
    before_text();
    put(c == U'\f' ? U' ' : c);
  }
}

void BlockText::need(Break wanted) { break_ = std::max(break_, wanted); }

void BlockText::line_end() {
  if (empty_) return;
  before_text();
  space_ = false;
  if (last_ == U' ') text_.pop_back();
  put(U'\n');
}

void BlockText::page_break() {
  if (empty_) return;
  put(U'\f');
  break_ = Break::none;
  space_ = false;
}

void BlockText::begin_cell(Cell cell) {
  if (cell == Cell::first) {
    before_text();
  } else {
    break_ = Break::none;
    put(U'\t');
  }
  space_ = false;
  cell_start_ = true;
}

void BlockText::end_cell() {
  break_ = Break::none;
  space_ = cell_start_ = false;
}

std::u32string BlockText::take() { return std::exchange(text_, {}); }

}  // namespace recto::harness
