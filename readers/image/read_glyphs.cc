// Each piece of ink of a character's size is read by the network. What is too wide is cut at its thin columns into the digits that read best together
// (the best path over the cuts); two halves of a broken digit are put together.

#include "readers/image/read_glyphs.h"

#include <cmath>
#include <limits>

namespace recto::image {
namespace {

// In heights of the run.
constexpr double kWidestDigit = 1.1, kNarrowestDigit = 0.1, kMaybeTwo = 0.6, kBrokenGap = 0.2;
constexpr float kSure = 0.9f, kReachable = 0.2f;

Probabilities no_number() {
  Probabilities chances{};
  chances[kOther] = 1;
  return chances;
}

class RunReader {
 public:
  RunReader(const Grey& grey, const Pieces& pieces, const GlyphRun& run, const DigitNet& net)
      : grey_(grey), pieces_(pieces), run_(run), net_(net) {}

  std::vector<ReadGlyph> read() const {
    std::vector<ReadGlyph> out;
    for (const Glyph& glyph : run_.glyphs) {
      const double width = glyph.box.width() / run_.height;
      ReadGlyph whole{glyph, width <= kWidestDigit ? chances_of(glyph) : no_number()};
      if (width > kMaybeTwo && most_number(whole.chances) < kSure) {
        std::vector<ReadGlyph> parts = cut(glyph, width <= kWidestDigit ? most_number(whole.chances) : 0);
        if (!parts.empty()) {
          std::move(parts.begin(), parts.end(), std::back_inserter(out));
          continue;
        }
      }
      out.push_back(std::move(whole));
    }
    return mended(std::move(out));
  }

 private:
  Probabilities chances_of(const Glyph& glyph) const {
    return net_.read(glyph_picture(grey_, pieces_, glyph, run_.height));
  }

  /// The best way to cut touching characters apart: the path from edge to edge with the highest mean log chance, weighed by width. Nothing where
  /// no way reads better than `rival`, or a part of the best is no number. Ways over a part that reads as no number are not followed.
  std::vector<ReadGlyph> cut(const Glyph& glyph, float rival) const {
    struct Step {
      double cost = std::numeric_limits<double>::infinity();
      size_t from = 0;
      ReadGlyph read;
    };
    std::vector<int> columns = thin_columns(pieces_, glyph);
    if (columns.empty()) return {};
    columns.insert(columns.begin(), glyph.box.x0);
    columns.push_back(glyph.box.x1);
    std::vector<Step> best(columns.size());
    best[0].cost = 0;
    for (size_t from = 0; from + 1 < columns.size(); ++from) {
      if (std::isinf(best[from].cost)) continue;
      for (size_t to = from + 1; to < columns.size(); ++to) {
        const double width = (columns[to] - columns[from]) / run_.height;
        if (width > kWidestDigit) break;
        if (width < kNarrowestDigit) continue;
        ReadGlyph part{part_of(pieces_, glyph, columns[from], columns[to]), {}};
        part.chances = chances_of(part.glyph);
        const float chance = most_number(part.chances);
        const double cost = best[from].cost - width * std::log(std::max(chance, 1e-6f));
        if (chance < kReachable || cost >= best[to].cost) continue;
        best[to] = {cost, from, std::move(part)};
      }
    }
    const double rival_cost =
        -std::log(std::max<double>(rival, 1e-6)) * (columns.back() - columns.front()) / run_.height;
    if (best.back().cost >= rival_cost) return {};
    std::vector<ReadGlyph> parts;
    for (size_t at = columns.size() - 1; at > 0; at = best[at].from) parts.push_back(std::move(best[at].read));
    std::reverse(parts.begin(), parts.end());
    return parts;
  }

  /// Halves of broken digits put together where the whole reads surely and they do not.
  std::vector<ReadGlyph> mended(std::vector<ReadGlyph> read) const {
    std::vector<ReadGlyph> out;
    for (ReadGlyph& next : read) {
      if (!out.empty() && may_be_halves(out.back(), next)) {
        ReadGlyph whole{joined(out.back().glyph, next.glyph), {}};
        whole.chances = chances_of(whole.glyph);
        if (most_number(whole.chances) > kSure) {
          out.back() = std::move(whole);
          continue;
        }
      }
      out.push_back(std::move(next));
    }
    return out;
  }
  bool may_be_halves(const ReadGlyph& left, const ReadGlyph& right) const {
    const bool unsure = most_number(left.chances) < kSure || most_number(right.chances) < kSure;
    const double gap = (right.glyph.box.x0 - left.glyph.box.x1) / run_.height;
    const double width = (right.glyph.box.x1 - left.glyph.box.x0) / run_.height;
    return unsure && gap < kBrokenGap && width < kWidestDigit * 0.8;
  }

  const Grey& grey_;
  const Pieces& pieces_;
  const GlyphRun& run_;
  const DigitNet& net_;
};

}  // namespace

namespace {

/// A level stroke at half height: a dash, where digits stand at both its sides; alone it may as well be a part of a letter.
bool looks_like_dash(const Glyph& glyph, double height) {
  constexpr double kLeastLength = 1.6, kMostLength = 6;  // of its own height
  constexpr double kThick = 0.28, kOffMiddle = 0.25;     // of the run's
  const double own = glyph.box.height(), length = glyph.box.width() / own;
  const double middle = (glyph.box.y0 + glyph.box.y1) / 2.0;
  return own <= kThick * height && length >= kLeastLength && length <= kMostLength &&
         std::abs(middle - glyph.middle) <= kOffMiddle * height;
}

void tell_dashes(double height, std::vector<ReadGlyph>& read) {
  constexpr float kDigit = 0.8f, kDash = 0.9f;
  constexpr size_t kDigits = 20, kDashClass = kDigitClasses.find(U'-');
  const auto is_digit = [](const ReadGlyph& glyph) {
    return best_number(glyph.chances) < kDigits && most_number(glyph.chances) > kDigit;
  };
  for (size_t k = 1; k + 1 < read.size(); ++k) {
    if (most_number(read[k].chances) > kDigit || !looks_like_dash(read[k].glyph, height)) continue;
    if (!is_digit(read[k - 1]) || !is_digit(read[k + 1])) continue;
    read[k].chances = {};
    read[k].chances[kDashClass] = kDash;
    read[k].chances[kOther] = 1 - kDash;
  }
}

}  // namespace

std::vector<ReadGlyph> read_glyphs(const Grey& grey, const Pieces& pieces, const GlyphRun& run, const DigitNet& net) {
  std::vector<ReadGlyph> read = RunReader(grey, pieces, run, net).read();
  tell_dashes(run.height, read);
  return read;
}

}  // namespace recto::image
