#include "readers/pdf/line_text.h"

#include <algorithm>
#include <cmath>

#include "readers/pdf/letters.h"

namespace recto::pdf {
namespace {

constexpr float kWordGap = 0.18F;     // font sizes; the narrowest space of common fonts is 0.2
constexpr float kTrackingGap = 0.1F;  // a line whose usual gap is wider is letter-spaced
constexpr float kBackstep = 0.35F;    // kerning may step back this far without changing direction
constexpr float kRunGap = 0.3F;       // a word has no gap as wide

struct Cluster {
  std::u32string letters;
  Box box;
  float low = 0, high = 0, size = 0;
  bool space = false;
  float centre() const { return (low + high) / 2; }
};

struct Marks {
  std::u32string letters;
  float centre = 0;
  Box box;
};

Cluster to_cluster(const GlyphPage& page, const Line& line, const Glyph& glyph) {
  Cluster cluster;
  cluster.letters = plain_letters(std::u32string_view(page.letters).substr(glyph.text_start, glyph.text_length));
  cluster.box = glyph.box;
  cluster.low = along(line, glyph.x, glyph.y);
  cluster.high = cluster.low + glyph.advance;
  cluster.size = glyph.size;
  cluster.space = std::ranges::all_of(cluster.letters, is_space);
  return cluster;
}

bool is_mark_only(const Cluster& cluster) {
  return !cluster.letters.empty() && std::ranges::all_of(cluster.letters, is_mark);
}

float distance(float place, const Cluster& cluster) {
  if (cluster.space) return 1e6F;
  return std::max({cluster.low - place, place - cluster.high, 0.0F});
}

/// Clusters in the order of the stream, each mark with the base it stands over: the one before or the one after, as
/// streams in logical and in visual order have it. Marks before their base stand in reverse.
std::vector<Cluster> attach_marks(const GlyphPage& page, const Line& line) {
  std::vector<Cluster> clusters;
  clusters.reserve(line.glyphs.size());
  std::vector<Marks> waiting;
  const auto give_waiting = [&](Cluster* next) {
    Cluster* previous = clusters.empty() ? nullptr : &clusters.back();
    std::u32string for_next;
    for (const Marks& mark : waiting) {
      const bool to_next = next && (!previous || distance(mark.centre, *next) < distance(mark.centre, *previous));
      if (to_next)
        for_next = mark.letters + for_next;
      else if (previous)
        previous->letters += mark.letters;
    }
    if (next) next->letters += for_next;
    waiting.clear();
  };
  for (uint32_t index : line.glyphs) {
    const Glyph& glyph = page.glyphs[index];
    Cluster cluster = to_cluster(page, line, glyph);
    if (cluster.letters.empty()) continue;
    if (is_mark_only(cluster) && glyph.advance < 0.3F * glyph.size) {
      const float centre = (along(line, glyph.box.x0, glyph.box.y0) + along(line, glyph.box.x1, glyph.box.y1)) / 2;
      waiting.push_back({std::move(cluster.letters), centre, glyph.box});
      continue;
    }
    give_waiting(&cluster);
    clusters.push_back(std::move(cluster));
  }
  give_waiting(nullptr);
  return clusters;
}

/// What may stand in one run: letters from the right, letters and numbers from the left, the rest.
int run_class(const Cluster& cluster) {
  switch (kind_of(cluster.letters)) {
    case ClusterKind::right_to_left:
      return 0;
    case ClusterKind::neutral:
      return 2;
    default:
      return 1;
  }
}

/// A word as the stream draws it, steadily one way.
struct Run {
  size_t begin, end;
  bool right;
  float centre;
};

Run run_at(const std::vector<Cluster>& clusters, size_t begin) {
  Run run{begin, begin + 1, true, 0};
  const int kind = run_class(clusters[begin]);
  for (size_t i = begin + 1; i < clusters.size() && run_class(clusters[i]) == kind; run.end = ++i) {
    const Cluster &last = clusters[i - 1], &next = clusters[i];
    const float step = next.centre() - last.centre();
    if (i == begin + 1) run.right = step >= 0;
    const float backstep = kBackstep * next.size;
    const float gap = run.right ? next.low - last.high : last.low - next.high;
    if ((run.right ? step < -backstep : step > backstep) || gap > kRunGap * next.size) break;
  }
  run.centre = (clusters[begin].centre() + clusters[run.end - 1].centre()) / 2;
  return run;
}

/// Puts clusters in order of place. Within a word the stream's order counts, turned where it goes left: overlapping
/// letters, as of a lam-alef drawn in two strokes, stay right.
void sort_by_place(std::vector<Cluster>& clusters) {
  std::vector<Run> runs;
  for (size_t i = 0; i < clusters.size(); i = runs.back().end) runs.push_back(run_at(clusters, i));
  std::ranges::stable_sort(runs, {}, &Run::centre);
  std::vector<Cluster> sorted;
  sorted.reserve(clusters.size());
  for (const Run& run : runs) {
    const auto begin = clusters.begin() + static_cast<ptrdiff_t>(run.begin);
    const auto end = clusters.begin() + static_cast<ptrdiff_t>(run.end);
    if (!run.right) std::reverse(begin, end);
    std::move(begin, end, std::back_inserter(sorted));
  }
  clusters = std::move(sorted);
}

/// Left-to-right lines are nearly always drawn in order; those merged from pieces are sorted.
void sort_if_needed(std::vector<Cluster>& clusters) {
  const auto backwards = [](const Cluster& a, const Cluster& b) {
    return b.centre() < a.centre() - kBackstep * b.size;
  };
  if (std::ranges::adjacent_find(clusters, backwards) == clusters.end()) return;
  std::ranges::stable_sort(clusters, {}, &Cluster::centre);
}

/// The gap from which on two clusters are two words; wider where letters are spaced for show.
float word_gap(const std::vector<Cluster>& clusters) {
  constexpr size_t kEnough = 8;
  std::vector<float> gaps;
  for (size_t i = 1; i < clusters.size(); ++i) {
    if (clusters[i].space || clusters[i - 1].space) return kWordGap;
    gaps.push_back((clusters[i].low - clusters[i - 1].high) / std::max(clusters[i].size, 0.1F));
  }
  if (gaps.size() < kEnough) return kWordGap;
  std::ranges::nth_element(gaps, gaps.begin() + static_cast<ptrdiff_t>(gaps.size() / 2));
  const float usual = gaps[gaps.size() / 2];
  return usual > kTrackingGap ? usual + kWordGap : kWordGap;
}

Cluster a_space() {
  Cluster space;
  space.letters.assign(1, U' ');
  space.space = true;
  return space;
}

/// Exactly one space cluster where there is space, none at the ends.
std::vector<Cluster> with_spaces(std::vector<Cluster> clusters) {
  const float gap = word_gap(clusters);
  std::vector<Cluster> spaced;
  spaced.reserve(clusters.size() * 5 / 4);
  float high = 0;
  for (Cluster& cluster : clusters) {
    const bool after_space = spaced.empty() || spaced.back().space;
    if (cluster.space) {
      if (!after_space) spaced.push_back(a_space());
      continue;
    }
    if (!after_space && cluster.low - high > gap * cluster.size) spaced.push_back(a_space());
    high = cluster.high;
    spaced.push_back(std::move(cluster));
  }
  if (!spaced.empty() && spaced.back().space) spaced.pop_back();
  return spaced;
}

LetterCounts count(const std::vector<ClusterKind>& kinds) {
  LetterCounts counts;
  for (ClusterKind kind : kinds) {
    counts.right_to_left += kind == ClusterKind::right_to_left;
    counts.left_to_right += kind == ClusterKind::left_to_right;
  }
  return counts;
}

bool is_letter(ClusterKind kind) { return kind == ClusterKind::right_to_left || kind == ClusterKind::left_to_right; }

/// By clear majority; else by what stands at both ends, since a line begins and ends in its own script more often than
/// not; else as the page.
BaseDirection base_of(const std::vector<ClusterKind>& kinds, const LetterCounts& counts, BaseDirection page_base) {
  constexpr size_t kClear = 3;
  if (counts.right_to_left > kClear * counts.left_to_right) return BaseDirection::right_to_left;
  if (counts.left_to_right > kClear * counts.right_to_left) return BaseDirection::left_to_right;
  const auto first = std::ranges::find_if(kinds, is_letter);
  const auto last = std::find_if(kinds.rbegin(), kinds.rend(), is_letter);
  if (first == kinds.end() || *first != *last) return page_base;
  return *first == ClusterKind::right_to_left ? BaseDirection::right_to_left : BaseDirection::left_to_right;
}

std::vector<Piece> in_reading_order(std::vector<Cluster> clusters, BaseDirection page_base) {
  std::vector<ClusterKind> kinds;
  kinds.reserve(clusters.size());
  for (const Cluster& cluster : clusters) kinds.push_back(kind_of(cluster.letters));
  const LetterCounts counts = count(kinds);
  const BaseDirection base = base_of(kinds, counts, page_base);
  std::vector<Piece> pieces;
  pieces.reserve(clusters.size());
  uint32_t last = 0;
  for (uint32_t index : reading_order(kinds, base)) {
    Piece piece{std::move(clusters[index].letters), clusters[index].box};
    const bool right_to_left = base == BaseDirection::right_to_left && counts.right_to_left > 0;
    piece.turned = kinds[index] == ClusterKind::neutral && (right_to_left ? index <= last + 1 : index < last);
    last = index;
    // Some fonts draw the name of God as an alef and a ligature that claims to hold the alef too.
    if (piece.letters == U"الله" && !pieces.empty() && pieces.back().letters == U"ا") piece.letters = U"لله";
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

bool has_right_to_left(const GlyphPage& page, const Line& line) {
  return std::ranges::any_of(line.glyphs, [&](uint32_t i) {
    const Glyph& glyph = page.glyphs[i];
    return std::ranges::any_of(std::u32string_view(page.letters).substr(glyph.text_start, glyph.text_length),
                               is_right_to_left);
  });
}

}  // namespace

LetterCounts count_letters(const GlyphPage& page) {
  LetterCounts counts;
  for (char32_t c : page.letters) {
    if (is_right_to_left(c))
      ++counts.right_to_left;
    else if (kind_of({&c, 1}) == ClusterKind::left_to_right)
      ++counts.left_to_right;
  }
  return counts;
}

std::vector<Piece> line_pieces(const GlyphPage& page, const Line& line, BaseDirection page_base) {
  std::vector<Cluster> clusters = attach_marks(page, line);
  const bool mixed = has_right_to_left(page, line);
  if (mixed)
    sort_by_place(clusters);
  else
    sort_if_needed(clusters);
  clusters = with_spaces(std::move(clusters));
  if (mixed) return in_reading_order(std::move(clusters), page_base);
  std::vector<Piece> pieces;
  pieces.reserve(clusters.size());
  for (Cluster& cluster : clusters) pieces.push_back({std::move(cluster.letters), cluster.box});
  return pieces;
}

}  // namespace recto::pdf
