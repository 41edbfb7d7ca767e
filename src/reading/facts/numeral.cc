#include "reading/facts/numeral.h"

#include <algorithm>
#include <vector>

namespace recto::reading {
namespace {

constexpr size_t kThousand = 3, kMostGroups = 14;

/// Separators by what they are: ',' for commas of all kinds, '.' for points, ' ' for spaces, '\'' for apostrophes; 0 for none.
char separator(char32_t c) {
  switch (c) {
    case U',':
    case U'،':
    case U'٬':
      return ',';
    case U'.':
      return '.';
    case U'٫':
      return ';';  // always the point
    case U' ':
    case 0x00A0:
    case 0x2009:
    case 0x202F:
      return ' ';
    case U'\'':
    case 0x2019:
      return '\'';
    default:
      return 0;
  }
}

struct Group {
  char before = 0;  ///< the separator
  std::string digits;
  size_t end = 0;
};

size_t skip_invisible(std::u32string_view text, size_t i) {
  while (i < text.size() && is_invisible(text[i])) ++i;
  return i;
}

size_t read_digits(std::u32string_view text, size_t i, std::string& digits) {
  size_t end = i;
  for (; i < text.size(); ++i) {
    if (is_invisible(text[i])) continue;
    const int value = digit_value(text[i]);
    if (value < 0) break;
    digits += static_cast<char>('0' + value);
    end = i + 1;
  }
  return end;
}

std::vector<Group> read_groups(std::u32string_view text, size_t start) {
  std::vector<Group> groups(1);
  groups[0].end = read_digits(text, start, groups[0].digits);
  while (groups.size() < kMostGroups) {
    const size_t at = skip_invisible(text, groups.back().end);
    const char sign = at < text.size() ? separator(text[at]) : '\0';
    const size_t next = skip_invisible(text, at + 1);
    if (sign == 0 || next >= text.size() || digit_value(text[next]) < 0) break;
    Group& group = groups.emplace_back();
    group.before = sign;
    group.end = read_digits(text, next, group.digits);
    if (sign != ' ' || group.digits.size() == kThousand) continue;
    groups.pop_back();
    break;
  }
  return groups;
}

/// How many of the groups from the second on are thousands set off by `sign`.
size_t thousands(const std::vector<Group>& groups, char sign) {
  if (groups[0].digits.empty() || groups[0].digits.size() > kThousand) return 0;
  size_t k = 1;
  while (k < groups.size() && groups[k].before == sign && groups[k].digits.size() == kThousand) ++k;
  return k - 1;
}

/// 12,34,567: pairs, then three.
size_t indian(const std::vector<Group>& groups) {
  if (groups[0].digits.size() > 2) return 0;
  size_t k = 1;
  while (k < groups.size() && groups[k].before == ',' && groups[k].digits.size() == 2) ++k;
  return k > 1 && k < groups.size() && groups[k].before == ',' && groups[k].digits.size() == kThousand ? k : 0;
}

bool is_point(char sign) { return sign == '.' || sign == ',' || sign == ';'; }

/// What the groups add up to: so many of thousands, then perhaps one behind a point.
struct Shape {
  size_t grouped = 0;
  bool fraction = false;
  bool doubtful = false;
};

Shape shape_of(const std::vector<Group>& groups, bool eastern) {
  if (groups.size() == 1) return {};
  const char sign = groups[1].before;
  const size_t groups_behind = groups.size() - 1;
  size_t grouped = sign == ';' ? 0 : std::max(thousands(groups, sign), sign == ',' ? indian(groups) : 0);
  if (grouped == 1 && sign == '.') {  // 2.500
    if (groups_behind == 1) return eastern && groups[0].digits != "0" ? Shape{1, false, true} : Shape{0, true, true};
    if (!is_point(groups[2].before)) return {0, true, true};
  }
  if (grouped >= 1 && groups[0].digits == "0") grouped = 0;
  if (grouped == 0) return {0, is_point(sign) && groups_behind == 1, false};
  if (grouped == groups_behind) return {grouped, false, false};
  const Group& next = groups[grouped + 1];
  if (is_point(next.before) && next.before != sign && grouped + 1 == groups_behind) return {grouped, true, false};
  return next.before == ' ' || sign == ' ' ? Shape{grouped, false, false} : Shape{};
}

}  // namespace

int digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= 0x0660 && c <= 0x0669) return static_cast<int>(c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9) return static_cast<int>(c - 0x06F0);
  if (c >= 0xFF10 && c <= 0xFF19) return static_cast<int>(c - 0xFF10);
  return -1;
}

bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x061C ||
         c == 0xFEFF;
}

Numeral read_numeral(std::u32string_view text, size_t start) {
  Numeral out;
  out.eastern = text[start] >= 0x0660 && text[start] <= 0x06F9;
  if (digit_value(text[start]) < 0) {  // .25
    out.digits += '.';
    out.end = read_digits(text, start + 1, out.digits);
    return out;
  }
  std::vector<Group> groups = read_groups(text, start);
  // Behind a slash, or where the digits before were not taken together with these, only whole numbers are read: 5.13 of 2015.5.13.
  const bool rest_of_chain =
      start > 1 && separator(text[start - 1]) != 0 && text[start - 1] != U' ' && digit_value(text[start - 2]) >= 0;
  const bool in_a_date = rest_of_chain || (start > 0 && text[start - 1] == U'/');
  const Shape shape = in_a_date ? Shape{} : shape_of(groups, out.eastern);
  out.grouped = shape.grouped > 0;
  out.doubtful = shape.doubtful;
  for (size_t k = 0; k <= shape.grouped; ++k) out.digits += groups[k].digits;
  if (shape.fraction) {
    out.digits += '.';
    out.digits += groups[shape.grouped + 1].digits;
  }
  out.end = groups[shape.grouped + (shape.fraction ? 1 : 0)].end;
  return out;
}

}  // namespace recto::reading
