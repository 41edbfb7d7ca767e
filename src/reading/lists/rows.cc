// 1. The page's tilt: of the slopes between -2.5° and 2.5° the one by which the words' middles gather most in few heights.
// 2. Words that were read as one line are one piece of a row; pieces at one height that do not stand above one another are one row.
// 3. What stands between two level lines of a ruled frame is one row, unless two of its lines are as wide as rows are: then a line was lost
//    in copying.

#include "reading/lists/rows.h"

#include <algorithm>
#include <cmath>

namespace recto::reading::lists {
namespace {

constexpr float kSameRow = 0.55F;  // of a word's height

bool is_arabic(char32_t c) { return c >= 0x620 && c <= 0x6FF; }
bool is_latin(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool runs_to_the_left(const Page& page) {
  int64_t balance = 0;
  for (const char32_t c : page.text) balance += is_arabic(c) ? 1 : is_latin(c) ? -1 : 0;
  return balance > 0;
}

float median_of(std::vector<float> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

float height_of_words(const Page& page) {
  std::vector<float> heights;
  for (const Word& word : page.words)
    if (!word.box.empty()) heights.push_back(word.box.y1 - word.box.y0);
  return median_of(std::move(heights));
}

/// How much the middles gather: the sum of the squares of how many fall into one bin.
double gathered(const Page& page, float slope, float bin) {
  std::vector<uint32_t> counts(2'048);
  for (const Word& word : page.words) {
    const float y = (word.box.y0 + word.box.y1) / 2 - slope * (word.box.x0 + word.box.x1) / 2;
    counts[static_cast<size_t>(std::abs(std::fmod(y / bin + 256, 2'048.0F)))]++;
  }
  double sum = 0;
  for (const uint32_t count : counts) sum += static_cast<double>(count) * count;
  return sum;
}

float slope_of(const Page& page, float height) {
  constexpr size_t kFewWords = 12;
  constexpr int kSteps = 22;
  constexpr float kStep = 0.002F, kBins = 4;
  if (page.words.size() < kFewWords || height <= 0) return 0;
  float best = 0;
  double most = gathered(page, 0, height / kBins) * 1.02;  // level unless another slope is better by something
  for (int k = -kSteps; k <= kSteps; ++k) {
    const float slope = kStep * static_cast<float>(k);
    const double sum = gathered(page, slope, height / kBins);
    if (sum <= most) continue;
    most = sum;
    best = slope;
  }
  return best;
}

/// True where the text between two neighbouring words breaks the line.
bool breaks_line(const Page& page, size_t word) {
  const size_t from = page.words[word - 1].start.value + page.words[word - 1].length.value;
  const size_t to = page.words[word].start.value;
  return page.text.find(U'\n', from) < to;
}

/// A ruled line between two cells, read as a letter: one stroke, much taller than the words and thin.
bool is_stroke(const Page& page, const Word& word, float height) {
  constexpr std::u32string_view kStrokes = U"اأإlI1١|![](){}";
  constexpr float kTall = 1.6F, kThin = 0.3F;
  const float tall = word.box.y1 - word.box.y0, wide = word.box.x1 - word.box.x0;
  return page.source == TextSource::ocr && word.length.value == 1 &&
         kStrokes.find(page.text[word.start.value]) != kStrokes.npos && tall > kTall * height && wide < kThin * tall;
}

/// What is left of a ruled line, or a speck, read as a sign. A word of signs that may be a mark for "as above" or "none" is kept.
bool is_remains(const Page& page, const Word& word) {
  constexpr std::u32string_view kRemains = U"|¦‖[]{}()_~`´‘’'.,،:;•·!\\<>";
  if (page.source != TextSource::ocr) return false;
  const std::u32string_view text = std::u32string_view(page.text).substr(word.start.value, word.length.value);
  const bool is_ditto = text == U"''" || text == U"،،" || text == U",,";
  return !is_ditto && text.find_first_not_of(kRemains) == text.npos;
}

std::vector<WordRow> line_pieces(const Page& page, const Laying& laying) {
  std::vector<WordRow> pieces;
  for (size_t k = 0; k < page.words.size(); ++k) {
    const Box& box = page.words[k].box;
    if (box.empty()) continue;
    if (pieces.empty() || k == 0 || breaks_line(page, k)) pieces.emplace_back();
    if (is_remains(page, page.words[k]) || is_stroke(page, page.words[k], laying.height)) continue;
    const float x = (box.x0 + box.x1) / 2, y = (box.y0 + box.y1) / 2;
    const float a = laying.x(box.x0, y), b = laying.x(box.x1, y);
    pieces.back().words.push_back(
        {static_cast<uint32_t>(k), std::min(a, b), std::max(a, b), laying.y(x, box.y0), laying.y(x, box.y1)});
  }
  std::erase_if(pieces, [](const WordRow& piece) { return piece.words.empty(); });
  for (WordRow& piece : pieces) {
    std::vector<float> middles;
    for (const PlacedWord& word : piece.words) middles.push_back((word.y0 + word.y1) / 2);
    piece.y = median_of(std::move(middles));
  }
  return pieces;
}

bool overlap(const WordRow& a, const WordRow& b) {
  auto left = [](const WordRow& row) { return std::ranges::min(row.words, {}, &PlacedWord::x0).x0; };
  auto right = [](const WordRow& row) { return std::ranges::max(row.words, {}, &PlacedWord::x1).x1; };
  if (left(a) >= right(b) || left(b) >= right(a)) return false;
  return std::ranges::any_of(a.words, [&](const PlacedWord& one) {
    return std::ranges::any_of(b.words, [&](const PlacedWord& other) {
      return std::min(one.x1, other.x1) - std::max(one.x0, other.x0) > (one.x1 - one.x0) / 3;
    });
  });
}

void join_pieces(std::vector<WordRow> pieces, PageRows& out) {
  std::ranges::stable_sort(pieces, {}, &WordRow::y);
  for (WordRow& piece : pieces) {
    const bool same =
        !out.rows.empty() && piece.y - out.rows.back().y < kSameRow * out.height && !overlap(out.rows.back(), piece);
    if (!same) {
      out.rows.push_back(std::move(piece));
      continue;
    }
    WordRow& row = out.rows.back();
    const auto own = static_cast<float>(row.words.size()), added = static_cast<float>(piece.words.size());
    row.y = (row.y * own + piece.y * added) / (own + added);
    row.words.insert(row.words.end(), piece.words.begin(), piece.words.end());
  }
  for (WordRow& row : out.rows) std::ranges::stable_sort(row.words, {}, &PlacedWord::x0);
}

/// True where a line of words is about as wide as the frame it stands in.
bool is_wide(const WordRow& row, const Frame& frame) {
  constexpr float kWide = 0.6F;
  if (row.words.empty()) return false;
  const float right = std::ranges::max(row.words, {}, &PlacedWord::x1).x1;
  return right - row.words.front().x0 > kWide * (frame.to - frame.from);
}

/// The lines of words in one band of a frame as one row, where they are one.
std::vector<WordRow> rows_of_band(std::vector<WordRow> lines, const Frame& frame, size_t number, size_t band) {
  const bool one = std::ranges::count_if(lines, [&](const WordRow& line) { return is_wide(line, frame); }) <= 1;
  if (!one) {
    for (WordRow& line : lines) {
      line.frame = number;
      line.band = band;
    }
    return lines;
  }
  WordRow row;
  row.y = (frame.rows[band] + frame.rows[band + 1]) / 2;
  row.frame = number;
  row.band = band;
  row.whole = true;
  row.struck = std::ranges::any_of(
      frame.strokes, [&](float stroke) { return stroke > frame.rows[band] && stroke < frame.rows[band + 1]; });
  for (const WordRow& line : lines) row.words.insert(row.words.end(), line.words.begin(), line.words.end());
  std::ranges::stable_sort(row.words, {}, &PlacedWord::x0);
  return {row};
}

/// The words of a line that stand in each band of a frame; what stands outside of it stays in the line.
void share_out(WordRow& line, const Frame& frame, std::vector<std::vector<WordRow>>& bands, float height) {
  std::vector<std::vector<PlacedWord>> shares(bands.size());
  std::erase_if(line.words, [&](const PlacedWord& word) {
    const float y = (word.y0 + word.y1) / 2;
    const auto below = std::ranges::upper_bound(frame.rows, y);
    const bool inside = below != frame.rows.begin() && below != frame.rows.end() &&
                        word.middle() > frame.from - height && word.middle() < frame.to + height;
    if (inside) shares[static_cast<size_t>(below - frame.rows.begin()) - 1].push_back(word);
    return inside;
  });
  for (size_t band = 0; band < bands.size(); ++band) {
    if (shares[band].empty()) continue;
    WordRow part;
    part.words = std::move(shares[band]);
    part.y = line.y;
    bands[band].push_back(std::move(part));
  }
}

void lay_in_frames(PageRows& out) {
  for (size_t number = 0; number < out.frames.size(); ++number) {
    const Frame& frame = out.frames[number];
    std::vector<std::vector<WordRow>> bands(frame.rows.size() - 1);
    for (WordRow& row : out.rows)
      if (!row.frame) share_out(row, frame, bands, out.height);
    std::erase_if(out.rows, [](const WordRow& row) { return !row.frame && row.words.empty(); });
    for (size_t band = 0; band < bands.size(); ++band)
      for (WordRow& row : rows_of_band(std::move(bands[band]), frame, number, band)) out.rows.push_back(std::move(row));
  }
  if (out.frames.empty()) return;
  // What stands beside a frame comes behind it, so that its rows follow each other.
  std::ranges::stable_sort(out.rows, {}, [&](const WordRow& row) {
    const auto beside = std::ranges::find_if(out.frames, [&](const Frame& frame) {
      return !row.frame && row.y > frame.rows.front() && row.y < frame.rows.back();
    });
    return beside == out.frames.end() ? row.y : beside->rows.back();
  });
}

/// Text without places: each line a row, each cell between tabs a unit wide.
void rows_by_tabs(const Page& page, PageRows& out) {
  float line = 0, cell = 0;
  bool tabbed = false;
  out.rows.emplace_back();
  size_t at = 0;
  auto end_row = [&] {
    if (!tabbed) out.rows.back().words.clear();
    out.rows.back().y = line++;
    cell = 0;
    tabbed = false;
  };
  for (uint32_t k = 0; k < page.words.size(); ++k) {
    for (; at < page.words[k].start.value; ++at) {
      if (page.text[at] == U'\t') {
        ++cell;
        tabbed = true;
      } else if (page.text[at] == U'\n') {
        end_row();
        out.rows.emplace_back();
      }
    }
    out.rows.back().words.push_back({k, cell + 0.1F, cell + 0.9F, line, line + 0.9F});
    at = page.words[k].start.value + page.words[k].length.value;
  }
  end_row();
}

}  // namespace

PageRows rows_of(const Page& page) {
  PageRows out;
  out.page = &page;
  out.to_the_left = runs_to_the_left(page);
  out.height = height_of_words(page);
  if (out.height > 0) {
    const Laying laying{slope_of(page, out.height), out.height, out.to_the_left};
    join_pieces(line_pieces(page, laying), out);
    DrawnLines lines = drawn_lines(page, laying);
    out.frames = std::move(lines.frames);
    out.struck = std::move(lines.struck);
    lay_in_frames(out);
  } else {
    out.by_tabs = true;
    out.height = 1;
    rows_by_tabs(page, out);
  }
  return out;
}

}  // namespace recto::reading::lists
