#include "tracing/reply_depth.h"

#include <algorithm>

#include "text/fold.h"

namespace recto::tracing {
namespace {

constexpr size_t kLongestHeader = 200;

/// The line without reply marks and dashes at its start, folded.
std::u32string line_start(std::u32string_view line) {
  const size_t first = line.find_first_not_of(U" \t>|-_*");
  if (first == line.npos) return {};
  return text::folded(line.substr(first, kLongestHeader), text::Folding::spelling);
}

bool begins_message(std::u32string_view line) {
  const std::u32string start = line_start(line);
  const bool sender = start.starts_with(U"from:") || start.starts_with(U"from :") || start.starts_with(U"من:") ||
                      start.starts_with(U"المرسل:");
  const bool wrote = start.starts_with(U"on ") && (start.ends_with(U"wrote:") || start.ends_with(U"wrote :"));
  return sender || wrote;
}

}  // namespace

unsigned reply_depth(std::u32string_view page, CharOffset place) {
  unsigned depth = 0;
  const size_t stop = std::min<size_t>(place.value, page.size());
  size_t start = 0;
  while (start < stop) {
    const size_t end = std::min(page.find(U'\n', start), page.size());
    const std::u32string_view line = page.substr(start, end - start);
    if (end < stop) {
      depth += begins_message(line);
    } else {
      const size_t text = std::min(line.find_first_not_of(U" >|"), line.size());
      depth += static_cast<unsigned>(std::count(line.begin(), line.begin() + static_cast<ptrdiff_t>(text), U'>'));
    }
    start = end + 1;
  }
  return depth;
}

}  // namespace recto::tracing
