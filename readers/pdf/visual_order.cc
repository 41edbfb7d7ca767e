#include "readers/pdf/visual_order.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string_view>

namespace recto::pdf {
namespace {

bool is_number(ClusterKind kind) { return kind == ClusterKind::digit || kind == ClusterKind::arabic_digit; }

/// A piece of the visual line that keeps its inner order when the line is turned.
struct Unit {
  size_t begin, end;
};

/// The end of the number that starts at `begin`: digits, with single separators between two digits (rule W4).
size_t number_end(std::span<const ClusterKind> line, size_t begin) {
  size_t end = begin + 1;
  while (end < line.size()) {
    if (is_number(line[end])) {
      ++end;
    } else if (line[end] == ClusterKind::separator && end + 1 < line.size() && is_number(line[end + 1])) {
      end += 2;
    } else {
      break;
    }
  }
  return end;
}

/// The end of the left-to-right run that starts at `begin`: up to its last letter or number before anything that reads
/// from the right. Neutrals at the end are not part of it.
size_t left_to_right_end(std::span<const ClusterKind> line, size_t begin) {
  size_t end = begin + 1;
  for (size_t i = begin + 1; i < line.size() && line[i] != ClusterKind::right_to_left; ++i) {
    if (line[i] == ClusterKind::left_to_right || line[i] == ClusterKind::digit) end = i + 1;
  }
  return end;
}

Unit unit_at(std::span<const ClusterKind> line, size_t begin) {
  if (line[begin] == ClusterKind::left_to_right) return {begin, left_to_right_end(line, begin)};
  if (is_number(line[begin])) return {begin, number_end(line, begin)};
  return {begin, begin + 1};
}

void append_turned(std::span<const ClusterKind> line, size_t begin, size_t end, std::vector<uint32_t>& out) {
  std::vector<Unit> units;
  for (size_t i = begin; i < end;) {
    units.push_back(unit_at(line.first(end), i));
    i = units.back().end;
  }
  for (auto unit = units.rbegin(); unit != units.rend(); ++unit) {
    for (size_t i = unit->begin; i < unit->end; ++i) out.push_back(static_cast<uint32_t>(i));
  }
}

/// The end of the right-to-left run inside a left-to-right line: up to its last right-to-left cluster before a Latin
/// one.
size_t right_to_left_end(std::span<const ClusterKind> line, size_t begin) {
  size_t end = begin + 1;
  for (size_t i = begin + 1; i < line.size() && line[i] != ClusterKind::left_to_right; ++i) {
    if (line[i] == ClusterKind::right_to_left) end = i + 1;
  }
  return end;
}

}  // namespace

ClusterKind kind_of(std::u32string_view letters) {
  for (char32_t c : letters) {
    switch (u_charDirection(static_cast<UChar32>(c))) {
      case U_LEFT_TO_RIGHT:
        return ClusterKind::left_to_right;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        return ClusterKind::right_to_left;
      case U_EUROPEAN_NUMBER:
        return ClusterKind::digit;
      case U_ARABIC_NUMBER:
        return ClusterKind::arabic_digit;
      case U_COMMON_NUMBER_SEPARATOR:
        return ClusterKind::separator;
      default:
        break;
    }
  }
  return ClusterKind::neutral;
}

std::vector<uint32_t> reading_order(std::span<const ClusterKind> visual, BaseDirection base) {
  std::vector<uint32_t> order;
  order.reserve(visual.size());
  if (base == BaseDirection::right_to_left) {
    append_turned(visual, 0, visual.size(), order);
    return order;
  }
  for (size_t i = 0; i < visual.size();) {
    if (visual[i] == ClusterKind::right_to_left) {
      const size_t end = right_to_left_end(visual, i);
      append_turned(visual, i, end, order);
      i = end;
    } else {
      order.push_back(static_cast<uint32_t>(i++));
    }
  }
  return order;
}

BracketVotes count_brackets(std::u32string_view logical) {
  BracketVotes votes;
  int open = 0, open_mirrored = 0;
  for (char32_t c : logical) {
    const bool opens = c == U'(' || c == U'[' || c == U'{' || c == 0xAB;
    const bool closes = c == U')' || c == U']' || c == U'}' || c == 0xBB;
    if (closes && open > 0)
      --open, ++votes.as_is;
    else if (opens)
      ++open;
    if (opens && open_mirrored > 0)
      --open_mirrored, ++votes.mirrored;
    else if (closes)
      ++open_mirrored;
  }
  return votes;
}

char32_t mirrored(char32_t c) {
  constexpr std::u32string_view kPairs = U"()[]{}«»‹›<>";
  const size_t at = kPairs.find(c);
  return at == std::u32string_view::npos ? c : kPairs[at ^ 1];
}

}  // namespace recto::pdf
