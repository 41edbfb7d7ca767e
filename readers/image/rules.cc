// A ruled line is a chain of long runs of ink, each in a row of pixels of its own or in a neighbouring one: a scan is never quite level. Runs are
// found in rows, then, on the page lying on its side, in columns. A letter has no run of three letter heights, but joined Arabic letters
// and stretched ones (kashida) have, so that a chain must be longer than these. A chain is then followed column by column, over its gaps
// and a little beyond its ends, where copying has frayed it: thin ink at its height goes; of ink that goes on to one side, a letter
// standing on the line, the line's own thickness goes; ink that goes on to both sides is a stroke that crosses it and stays. An end on a
// line of the other direction is no frayed one.
// The sides of a table's single row are shorter than that: a chain that ends on lines of the other direction at both ends is a line, however short.

#include "readers/image/rules.h"

#include <cmath>

#include "readers/image/specks.h"

namespace recto::image {
namespace {

constexpr int kRunLetters = 3, kLineLetters = 8, kBeyondLetters = 3;  // letter heights
constexpr int kGap = 2;                                               // pixels that a run may miss

Ink on_its_side(const Ink& ink) {
  Ink turned(ink.height, ink.width);
  for (int y = 0; y < ink.height; ++y)
    for (int x = 0; x < ink.width; ++x) turned.at(y, x) = ink.at(x, y);
  return turned;
}

/// The pixels of long runs in rows.
Ink long_runs(const Ink& ink, int least) {
  Ink runs(ink.width, ink.height);
  for (int y = 0; y < ink.height; ++y) {
    const uint8_t* row = ink.row(y);
    int start = 0, end = 0;  // of the run so far
    for (int x = 0; x <= ink.width; ++x) {
      bool inked = x < ink.width && row[x];
      if (inked && x - end > kGap) start = x;
      if (inked) end = x + 1;
      if (x - end == kGap + 1 || x == ink.width)
        for (int u = start; end - start >= least && u < end; ++u) runs.at(u, y) = row[u];
    }
  }
  return runs;
}

/// The course of a ruled line over the columns of the page.
struct Course {
  int x0 = 0, x1 = 0;          ///< the columns it has ink in, from the first to behind the last
  std::vector<float> centres;  ///< its height in each of them
  int thickness = 1;

  /// Its height in a column, in it or beyond its ends.
  float at(int x) const {
    if (x >= x0 && x < x1) return centres[static_cast<size_t>(x - x0)];
    return x < x0 ? centres.front() + slope(0) * static_cast<float>(x - x0)
                  : centres.back() + slope(1) * static_cast<float>(x - x1 + 1);
  }

 private:
  /// Over the third of the line at one of its ends.
  float slope(int end) const {
    const size_t third = centres.size() / 3, from = end == 0 ? 0 : centres.size() - 1 - third;
    return (centres[from + third] - centres[from]) / static_cast<float>(third);
  }
};

/// The courses of the ruled lines across the page, and their ink.
struct Lines {
  std::vector<Course> courses;
  Ink ink;
};

Course course_of(const Piece& chain, int32_t id, const Plane<int32_t>& label) {
  Course course{chain.box.x0, chain.box.x1, {}, std::max(1, chain.area / chain.box.width())};
  float last = 0;
  for (int x = chain.box.x0; x < chain.box.x1; ++x) {
    int sum = 0, count = 0;
    for (int y = chain.box.y0; y < chain.box.y1; ++y)
      if (label.at(x, y) == id) {
        sum += y;
        ++count;
      }
    if (count > 0) last = static_cast<float>(sum) / static_cast<float>(count);
    course.centres.push_back(last);
  }
  return course;
}

/// True where `lines` have ink no farther than `reach` pixels from what ends or begins in column `x` between the rows `y0` and `y1`.
bool meets(const Ink& lines, int x, int y0, int y1, int reach) {
  const PixelBox end = intersect({x - reach, y0 - reach, x + reach, y1 + reach}, lines.box());
  for (int y = end.y0; y < end.y1; ++y)
    if (std::any_of(lines.row(y) + end.x0, lines.row(y) + end.x1, [](uint8_t inked) { return inked != 0; }))
      return true;
  return false;
}

/// True where both ends of a chain stand on `others`, lines of the other direction.
bool is_between(const PixelBox& chain, const Ink& others, int reach) {
  return meets(others, chain.x0, chain.y0, chain.y1, reach) && meets(others, chain.x1, chain.y0, chain.y1, reach);
}

/// `others`: the lines of the other direction that are known.
Lines lines_across(const Ink& ink, int letter_height, const Ink& others) {
  const Pieces chains = pieces_of(long_runs(ink, letter_height * kRunLetters));
  Lines lines{{}, Ink(ink.width, ink.height)};
  std::vector<char> is_line;
  for (size_t k = 0; k < chains.list.size(); ++k) {
    const Piece& chain = chains.list[k];
    const int width = chain.box.width();
    const bool flat = chain.box.height() * 8 <= width;
    const bool long_line = width >= letter_height * kLineLetters && chain.area * 2 <= width * letter_height;
    const bool side = chain.area * 4 <= width * letter_height && is_between(chain.box, others, letter_height / 2);
    is_line.push_back(flat && (long_line || side));
    if (is_line.back()) lines.courses.push_back(course_of(chain, static_cast<int32_t>(k), chains.label));
  }
  for (size_t k = 0; k < lines.ink.cells.size(); ++k) {
    const int32_t chain = chains.label.cells[k];
    lines.ink.cells[k] = chain >= 0 && is_line[static_cast<size_t>(chain)];
  }
  return lines;
}

/// A run of ink in a column: its first row and the one behind its last; empty where there is none.
struct Stroke {
  int top = 0, bottom = 0;
  int height() const { return bottom - top; }
};

/// The run at or next to row `y`, at most `near` rows away.
Stroke stroke_at(const Ink& ink, int x, int y, int near) {
  for (int away = 0; away <= near; ++away)
    for (int v : {y - away, y + away}) {
      if (v < 0 || v >= ink.height || !ink.at(x, v)) continue;
      Stroke run{v, v + 1};
      while (run.top > 0 && ink.at(x, run.top - 1)) --run.top;
      while (run.bottom < ink.height && ink.at(x, run.bottom)) ++run.bottom;
      return run;
    }
  return {};
}

/// Marks in `gone` the line's ink in one column.
void follow(const Course& course, int x, const Ink& ink, Ink& gone) {
  constexpr int kFrayed = 2;  // pixels by which a line's edge wanders
  const int centre = static_cast<int>(std::lround(course.at(x))), half = course.thickness / 2 + 1;
  Stroke run = stroke_at(ink, x, centre, half);
  const bool thin = run.height() <= 2 * half + kFrayed;
  if (!thin) {
    const bool beyond = x < course.x0 || x >= course.x1;
    const bool crosses = run.top < centre - half - kFrayed && run.bottom > centre + half + 1 + kFrayed;
    if (beyond || crosses) return;
    run = {std::max(run.top, centre - half), std::min(run.bottom, centre + half + 1)};
  }
  for (int y = run.top; y < run.bottom; ++y) gone.at(x, y) = 1;
}

/// The ink of lines across that can go. `others` are the pixels of lines in the other direction: no strokes.
Ink removable(const Ink& ink, const Lines& lines, const Ink& others, int letter_height) {
  Ink strokes = ink, gone(ink.width, ink.height);
  for (size_t k = 0; k < strokes.cells.size(); ++k) {
    if (!others.cells[k]) continue;
    strokes.cells[k] = 0;
    gone.cells[k] = lines.ink.cells[k];
  }
  const int reach = letter_height / 2;
  // A line that ends on one of the other direction ends there: what stands in its course beyond is a word above a table or below it.
  auto beyond = [&](int x, float height) {
    const int y = static_cast<int>(height);
    return meets(others, x, y, y + 1, reach) ? reach : letter_height * kBeyondLetters;
  };
  for (const Course& course : lines.courses) {
    const int from = std::max(0, course.x0 - beyond(course.x0, course.centres.front())),
              to = std::min(ink.width, course.x1 + beyond(course.x1, course.centres.back()));
    for (int x = from; x < to; ++x) follow(course, x, strokes, gone);
  }
  return gone;
}

/// Ink and its grey edge give way to paper; the edges of other ink stay.
void erase(const Ink& gone, Ink& ink, Grey& grey) {
  for (size_t k = 0; k < ink.cells.size(); ++k)
    if (gone.cells[k]) ink.cells[k] = 0;
  for (int y = 0; y < ink.height; ++y)
    for (int x = 0; x < ink.width; ++x) {
      if (!gone.at(x, y)) continue;
      const PixelBox edge = intersect({x - 1, y - 1, x + 2, y + 2}, ink.box());
      for (int v = edge.y0; v < edge.y1; ++v)
        for (int u = edge.x0; u < edge.x1; ++u)
          if (!ink.at(u, v)) grey.at(u, v) = 255;
    }
}

/// What is left where two lines cross, frayed by copying: specks beside both.
void erase_crossings(const Ink& across, const Ink& down, int letter_height, Ink& ink, Grey& grey) {
  constexpr int kNear = 4;  // pixels
  auto is_near = [](const Ink& lines, const PixelBox& box) {
    const PixelBox around = intersect(grow(box, kNear), lines.box());
    for (int y = around.y0; y < around.y1; ++y)
      if (std::any_of(lines.row(y) + around.x0, lines.row(y) + around.x1, [](uint8_t inked) { return inked != 0; }))
        return true;
    return false;
  };
  const Pieces pieces = pieces_of(ink);
  std::vector<char> left_over;
  for (const Piece& piece : pieces.list)
    left_over.push_back(std::max(piece.box.width(), piece.box.height()) * 3 <= letter_height &&
                        is_near(across, piece.box) && is_near(down, piece.box));
  Ink gone(ink.width, ink.height);
  for (size_t k = 0; k < gone.cells.size(); ++k) {
    const int32_t piece = pieces.label.cells[k];
    gone.cells[k] = piece >= 0 && left_over[static_cast<size_t>(piece)];
  }
  erase(gone, ink, grey);
}

void add_lines(const std::vector<Course>& courses, bool upright, std::vector<RuledLine>& lines) {
  for (const Course& course : courses) {
    const auto from = static_cast<float>(course.x0), to = static_cast<float>(course.x1);
    RuledLine line{from, course.centres.front(), to, course.centres.back()};
    if (upright) line = {line.y0, line.x0, line.y1, line.x1};
    lines.push_back(line);
  }
}

}  // namespace

std::vector<RuledLine> remove_rules(Ink& ink, Grey& grey, int letter_height) {
  const Ink side = on_its_side(ink);
  const Lines across = lines_across(ink, letter_height, Ink(ink.width, ink.height));
  const Lines down = lines_across(side, letter_height, on_its_side(across.ink));
  const Ink down_ink = on_its_side(down.ink);
  const Ink gone_across = removable(ink, across, down_ink, letter_height);
  const Ink gone_down = on_its_side(removable(side, down, on_its_side(across.ink), letter_height));
  erase(gone_across, ink, grey);
  erase(gone_down, ink, grey);
  if (!across.courses.empty() && !down.courses.empty()) erase_crossings(across.ink, down_ink, letter_height, ink, grey);
  std::vector<RuledLine> lines;
  add_lines(across.courses, false, lines);
  add_lines(down.courses, true, lines);
  return lines;
}

}  // namespace recto::image
