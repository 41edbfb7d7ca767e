// Folding, character by character.
//
// Two tables (fold_table.h) say what typography and spelling folding make of each code point, so that the usual
// character costs one look-up. What depends on its neighbours is decided here: marks that compose with the letter
// before them (typography only: spelling drops marks, so it needs no composition), a final ء, and the shapes of ن and ي
// at the end of a word. Skeletons are the spelling-folded text with each letter replaced by its shape, one to one.

#include "text/fold.h"

#include "text/arabic.h"
#include "text/fold_table.h"

namespace recto::text {
namespace {

constexpr char32_t kHamza = 0x0621, kWaw = 0x0648, kYa = 0x064A, kNun = 0x0646;
/// Shapes: a tooth without dots, final nun and final ya without dots.
constexpr char32_t kTooth = 0x066E, kFinalNun = 0x06BA, kFinalYa = 0x0649;

/// Collects the folded text and, if wanted, its map, joining equal steps before they reach the map.
class Sink {
 public:
  Sink(Folded& out, bool with_map) : out_(out), with_map_(with_map) {}
  void one(char32_t c) {
    out_.text.push_back(c);
    if (!with_map_) return;
    if (block_source_ != 0) flush();
    ++same_;
  }
  void many(std::u32string_view text, uint32_t source) {
    out_.text.append(text);
    if (!with_map_) return;
    flush();
    block_derived_ = static_cast<uint32_t>(text.size());
    block_source_ = source;
  }
  /// A dropped character belongs to the one before it.
  void drop() {
    if (!with_map_) return;
    if (block_source_ == 0 && same_ > 0) {
      --same_;
      flush();
      block_derived_ = block_source_ = 1;
    }
    ++block_source_;
  }
  void flush() {
    if (same_ > 0) out_.map.add(same_, same_);
    out_.map.add_block(block_derived_, block_source_);
    same_ = block_derived_ = block_source_ = 0;
  }
  char32_t last() const { return out_.text.empty() ? U' ' : out_.text.back(); }

 private:
  Folded& out_;
  bool with_map_;
  uint32_t same_ = 0, block_derived_ = 0, block_source_ = 0;
};

void put(std::u32string_view text, uint32_t source, Sink& sink) {
  if (text.size() == 1 && source == 1) return sink.one(text[0]);
  sink.many(text, source);
}

void put_computed(char32_t c, Folding folding, Sink& sink) {
  const std::u32string computed = replacement(c, folding);
  computed.empty() ? sink.drop() : put(computed, 1, sink);
}

FoldRule::Step step_of(const FoldTable& table, char32_t c) {
  const FoldRule::Step step = table[c].step;
  if (step != FoldRule::Step::compute) return step;
  if (joins_previous(c)) return FoldRule::Step::mark;
  return replacement(c, Folding::typography).empty() ? FoldRule::Step::drop : step;
}

void fold_typography(std::u32string_view text, Sink& sink) {
  const FoldTable& table = fold_table(Folding::typography);
  const auto step_at = [&](size_t i) { return step_of(table, text[i]); };
  // Past the next mark, if only what is dropped stands before it; else 0.
  const auto past_mark = [&](size_t i) -> size_t {
    while (i < text.size() && step_at(i) == FoldRule::Step::drop) ++i;
    return i < text.size() && step_at(i) == FoldRule::Step::mark ? i + 1 : 0;
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const FoldRule rule = table[text[i]];
    if (step_at(i) == FoldRule::Step::mark || past_mark(i + 1) != 0) {
      size_t end = i + 1;
      while (const size_t next = past_mark(end)) end = next;
      put(typography_of(text.substr(i, end - i)), static_cast<uint32_t>(end - i), sink);
      i = end - 1;
    } else if (rule.step == FoldRule::Step::one) {
      sink.one(rule.value);
    } else if (rule.step == FoldRule::Step::drop) {
      sink.drop();
    } else if (rule.step == FoldRule::Step::many) {
      put(table.expansion(rule), 1, sink);
    } else {
      put_computed(text[i], Folding::typography, sink);
    }
  }
}

/// True if no letter follows in the same word but further hamzas: marks and tatweel may.
bool ends_word(std::u32string_view text, size_t after, const FoldTable& table) {
  while (after < text.size() &&
         (table[text[after]].step == FoldRule::Step::drop || table[text[after]].value == kHamza)) {
    ++after;
  }
  return after >= text.size() || !is_arabic_letter(text[after]);
}

void fold_spelling(std::u32string_view text, bool keep_hamza, Sink& sink) {
  const FoldTable& table = fold_table(Folding::spelling);
  for (size_t i = 0; i < text.size(); ++i) {
    const FoldRule rule = table[text[i]];
    if (rule.step == FoldRule::Step::one) {
      const bool seated =
          rule.value == kHamza &&
          (!keep_hamza || ((sink.last() == kWaw || sink.last() == kYa) && ends_word(text, i + 1, table)));
      seated ? sink.drop() : sink.one(rule.value);
    } else if (rule.step == FoldRule::Step::drop) {
      sink.drop();
    } else if (rule.step == FoldRule::Step::many) {
      put(table.expansion(rule), 1, sink);
    } else {
      put_computed(text[i], Folding::spelling, sink);
    }
  }
}

char32_t shape_of(char32_t c, bool final) {
  switch (c) {
    case 0x0628:
    case 0x062A:
    case 0x062B:
      return kTooth;  // ب ت ث
    case kNun:
      return final ? kFinalNun : kTooth;  // ن
    case kYa:
      return final ? kFinalYa : kTooth;  // ي
    case 0x062C:
    case 0x062E:
      return 0x062D;  // ج خ → ح
    case 0x0630:
      return 0x062F;  // ذ → د
    case 0x0632:
      return 0x0631;  // ز → ر
    case 0x0634:
      return 0x0633;  // ش → س
    case 0x0636:
      return 0x0635;  // ض → ص
    case 0x0638:
      return 0x0637;  // ظ → ط
    case 0x063A:
      return 0x0639;  // غ → ع
    case 0x0641:
    case 0x0642:
      return 0x06A1;  // ف ق → ڡ
    default:
      return c;
  }
}

void to_skeleton(std::u32string& text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (!is_arabic_letter(text[i])) continue;
    text[i] = shape_of(text[i], i + 1 == text.size() || !is_arabic_letter(text[i + 1]));
  }
}

Folded fold(std::u32string_view text, Folding folding, bool with_map) {
  Folded out;
  out.text.reserve(text.size());
  Sink sink(out, with_map);
  if (folding == Folding::typography) {
    fold_typography(text, sink);
  } else {
    fold_spelling(text, folding == Folding::spelling, sink);
  }
  sink.flush();
  if (folding == Folding::skeleton) to_skeleton(out.text);
  return out;
}

}  // namespace

Folded fold(std::u32string_view text, Folding folding) { return fold(text, folding, true); }

std::u32string skeleton_of(std::u32string_view spelled) {
  std::u32string out(spelled);
  std::erase(out, kHamza);
  to_skeleton(out);
  return out;
}

std::u32string folded(std::u32string_view text, Folding folding) { return fold(text, folding, false).text; }

}  // namespace recto::text
