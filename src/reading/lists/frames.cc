// 1. A level line that runs through the middle of the words it meets is a stroke through them.
// 2. Pieces at one height are one line. Lines of about one width that follow each other are a frame; shorter ones inside it bound the rows of
//    some columns only.
// 3. Upright lines over at least half of a frame's height part its columns.

#include "reading/lists/frames.h"

#include <algorithm>
#include <cmath>

namespace recto::reading::lists {
namespace {

// In heights of a word.
constexpr float kSameLine = 0.3F, kLeastRow = 0.6F, kFarthest = 16, kTightRow = 4.5F;
constexpr float kSameSide = 3;
constexpr float kPartOfFrame = 0.45F, kPartOfHeight = 0.5F;

struct LaidWord {
  float x0 = 0, x1 = 0, y0 = 0, y1 = 0;
};

std::vector<LaidWord> laid_words(const Page& page, const Laying& laying) {
  std::vector<LaidWord> words;
  for (const Word& word : page.words) {
    const float x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
    const float a = laying.x(word.box.x0, y), b = laying.x(word.box.x1, y);
    words.push_back({std::min(a, b), std::max(a, b), laying.y(x, word.box.y0), laying.y(x, word.box.y1)});
  }
  return words;
}

DrawnLine laid(const Ruling& ruling, const Laying& laying) {
  const float a = laying.x(ruling.x0, ruling.y0), b = laying.x(ruling.x1, ruling.y1);
  const float y0 = laying.y(ruling.x0, ruling.y0), y1 = laying.y(ruling.x1, ruling.y1);
  if (ruling.upright()) return {(a + b) / 2, std::min(y0, y1), std::max(y0, y1)};
  return {(y0 + y1) / 2, std::min(a, b), std::max(a, b)};
}

/// The words whose middle a level line runs through, where these are most of those it touches; else none. A word of two rows read as one says nothing.
std::vector<size_t> struck_by(const DrawnLine& line, const std::vector<LaidWord>& words, float height) {
  constexpr float kMiddleFrom = 0.28F, kMiddleTo = 0.72F, kMostOfWord = 0.6F, kTwoRows = 1.8F;
  constexpr float kLeastThrough = 0.1F;  // of the line's length: cells have white around their words
  std::vector<size_t> struck;
  size_t touched = 0;
  float through = 0;
  for (size_t k = 0; k < words.size(); ++k) {
    const LaidWord& word = words[k];
    const float tall = word.y1 - word.y0, shared = std::min(word.x1, line.to) - std::max(word.x0, line.from);
    if (shared < kMostOfWord * (word.x1 - word.x0) || shared <= 0 || tall > kTwoRows * height) continue;
    touched += line.at > word.y0 && line.at < word.y1;
    if (line.at < word.y0 + kMiddleFrom * tall || line.at > word.y0 + kMiddleTo * tall) continue;
    through += shared;
    struck.push_back(k);
  }
  const bool is_stroke = struck.size() * 3 >= touched * 2 && through >= kLeastThrough * (line.to - line.from);
  return is_stroke ? struck : std::vector<size_t>();
}

/// Level lines of the page without strokes through words, which are noted.
std::vector<DrawnLine> lines_between_words(const Page& page, const Laying& laying, std::vector<bool>& struck) {
  const std::vector<LaidWord> words = laid_words(page, laying);
  std::vector<DrawnLine> lines;
  for (const Ruling& ruling : page.rulings) {
    if (ruling.upright()) continue;
    const DrawnLine line = laid(ruling, laying);
    const std::vector<size_t> through = struck_by(line, words, laying.height);
    if (through.empty()) lines.push_back(line);
    for (const size_t word : through) struck[word] = true;
  }
  return lines;
}

/// Pieces at one height, put together.
struct WholeLine {
  float at = 0, from = 0, to = 0;
  std::vector<DrawnLine> pieces;
};

std::vector<WholeLine> put_together(std::vector<DrawnLine> pieces, float near) {
  std::ranges::sort(pieces, {}, &DrawnLine::at);
  std::vector<WholeLine> lines;
  for (const DrawnLine& piece : pieces) {
    if (lines.empty() || piece.at - lines.back().pieces.back().at > near)
      lines.push_back({piece.at, piece.from, piece.to, {}});
    WholeLine& line = lines.back();
    line.pieces.push_back(piece);
    line.from = std::min(line.from, piece.from);
    line.to = std::max(line.to, piece.to);
  }
  for (WholeLine& line : lines) {
    float sum = 0, length = 0;
    for (const DrawnLine& piece : line.pieces) {
      sum += piece.at * (piece.to - piece.from);
      length += piece.to - piece.from;
    }
    if (length > 0) line.at = sum / length;
  }
  return lines;
}

class FrameFinder {
 public:
  FrameFinder(std::vector<WholeLine> level, std::vector<DrawnLine> upright, float height)
      : level_(std::move(level)), upright_(std::move(upright)), height_(height) {}

  std::vector<Frame> find() const {
    std::vector<Frame> frames;
    for (size_t at = 0; at < level_.size();) {
      const std::vector<size_t> lines = stack_from(at);
      Frame frame = frame_of(lines);
      const bool tight =
          frame.rows.back() - frame.rows.front() < kTightRow * height_ * static_cast<float>(frame.rows.size() - 1);
      const size_t least = frame.columns.empty() && !tight ? 4 : 3;
      if (frame.rows.size() >= least) {
        at = lines.back() + 1;
        frames.push_back(std::move(frame));
      } else {
        ++at;
      }
    }
    return frames;
  }

 private:
  /// The lines below `first` that belong to one frame with it.
  std::vector<size_t> stack_from(size_t first) const {
    const WholeLine& top = level_[first];
    std::vector<size_t> lines = {first};
    for (size_t k = first + 1; k < level_.size(); ++k) {
      const WholeLine& line = level_[k];
      if (line.at - level_[lines.back()].at > kFarthest * height_) break;
      const bool inside = line.from > top.from - kSameSide * height_ && line.to < top.to + kSameSide * height_;
      float length = 0;
      for (const DrawnLine& piece : line.pieces) length += piece.to - piece.from;
      if (inside && length >= kPartOfFrame * (top.to - top.from)) lines.push_back(k);
    }
    return lines;
  }

  Frame frame_of(const std::vector<size_t>& lines) const {
    Frame frame;
    frame.from = level_[lines.front()].from;
    frame.to = level_[lines.front()].to;
    for (size_t at = 0; at < lines.size(); ++at) {
      const WholeLine& line = level_[lines[at]];
      if (is_between(lines, at)) {
        frame.strokes.push_back(line.at);
        continue;
      }
      frame.level.insert(frame.level.end(), line.pieces.begin(), line.pieces.end());
      frame.from = std::min(frame.from, line.from);
      frame.to = std::max(frame.to, line.to);
      if (frame.rows.empty() || line.at - frame.rows.back() > kLeastRow * height_) frame.rows.push_back(line.at);
    }
    add_columns(frame);
    return frame;
  }

  /// A stroke through a row whose words were not read: a line inside the place of one row, as tall as rows of this frame usually are, and shorter than
  /// the lines above and below it.
  bool is_between(const std::vector<size_t>& lines, size_t at) const {
    constexpr float kOneRow = 1.3F, kLeast = 0.2F, kShorter = 0.5F;
    if (at == 0 || at + 1 >= lines.size() || lines.size() < 5) return false;
    std::vector<float> pitches;
    for (size_t k = 1; k < lines.size(); ++k) pitches.push_back(level_[lines[k]].at - level_[lines[k - 1]].at);
    std::ranges::nth_element(pitches, pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2));
    const float usual = pitches[pitches.size() / 2];
    const WholeLine &above = level_[lines[at - 1]], &line = level_[lines[at]], &below = level_[lines[at + 1]];
    const float room = below.at - above.at, part = (line.at - above.at) / std::max(room, 1.0F);
    const float shorter = kShorter * height_;
    const bool inside =
        line.from > std::max(above.from, below.from) + shorter && line.to < std::min(above.to, below.to) - shorter;
    return inside && room < kOneRow * usual && part > kLeast && part < 1 - kLeast;
  }

  void add_columns(Frame& frame) const {
    const float top = frame.rows.front(), bottom = frame.rows.back(), side = kSameSide * height_;
    std::vector<DrawnLine> inside;
    for (const DrawnLine& line : upright_) {
      const bool beside = line.at < frame.from - side || line.at > frame.to + side;
      if (!beside && line.from < bottom && line.to > top) inside.push_back(line);
    }
    for (const WholeLine& line : put_together(inside, kSameLine * height_)) {
      if (covered(line.pieces, line.at, height_, top, bottom) < kPartOfHeight) continue;
      if (frame.columns.empty() || line.at - frame.columns.back() > kLeastRow * height_)
        frame.columns.push_back(line.at);
      frame.upright.insert(frame.upright.end(), line.pieces.begin(), line.pieces.end());
    }
    if (frame.columns.size() < 2) {
      frame.columns.clear();
      return;
    }
    // A side that is not drawn, or was lost in copying, is where the level lines end.
    if (frame.columns.front() - frame.from > side) frame.columns.insert(frame.columns.begin(), frame.from);
    if (frame.to - frame.columns.back() > side) frame.columns.push_back(frame.to);
    if (frame.columns.size() < 3) frame.columns.clear();
  }

  std::vector<WholeLine> level_;
  std::vector<DrawnLine> upright_;
  float height_;
};

}  // namespace

float covered(const std::vector<DrawnLine>& pieces, float at, float near, float from, float to) {
  std::vector<std::pair<float, float>> parts;
  for (const DrawnLine& piece : pieces) {
    const float a = std::max(piece.from, from), b = std::min(piece.to, to);
    if (std::abs(piece.at - at) <= near && a < b) parts.emplace_back(a, b);
  }
  std::ranges::sort(parts);
  float sum = 0, end = from;
  for (const auto& [a, b] : parts) {
    sum += std::max(0.0F, b - std::max(a, end));
    end = std::max(end, b);
  }
  return to > from ? sum / (to - from) : 0;
}

DrawnLines drawn_lines(const Page& page, const Laying& laying) {
  DrawnLines lines;
  lines.struck.resize(page.words.size());
  if (page.rulings.empty() || laying.height <= 0) return lines;
  std::vector<DrawnLine> level = lines_between_words(page, laying, lines.struck), upright;
  for (const Ruling& ruling : page.rulings)
    if (ruling.upright()) upright.push_back(laid(ruling, laying));
  lines.frames =
      FrameFinder(put_together(std::move(level), kSameLine * laying.height), std::move(upright), laying.height).find();
  return lines;
}

}  // namespace recto::reading::lists
