#include "tracing/locate.h"

#include <algorithm>

namespace recto::tracing {
namespace {

/// A part found out of its order counts as moved if it fits so much better there, of its length.
constexpr double kClearlyBetter = 0.25;

/// The folded words of a part without the story's own.
std::u32string sought_text(const GivenText& given, WordStream::Tokens tokens) {
  std::u32string out;
  for (size_t k = tokens.first; k < tokens.last; ++k) {
    if (given.own[k]) continue;
    if (!out.empty()) out += U' ';
    out += given.words.folded(given.words.tokens[k]);
  }
  return out;
}

}  // namespace

std::u32string_view text_of(const WordStream& words, WordStream::Tokens tokens) {
  if (tokens.empty()) return {};
  const Token &first = words.tokens[tokens.first], &last = words.tokens[tokens.last - 1];
  return std::u32string_view(words.text).substr(first.start, last.start + last.length - first.start);
}

Query::Query(const GivenText& given) : given_(given) {
  for (size_t k = 0; k < given.parts.size(); ++k) {
    const std::u32string text = sought_text(given, given.part(k));
    if (text.empty()) continue;
    pieces_.push_back({given.part(k), ApproximatePattern(text)});
    length_ += static_cast<uint32_t>(text.size());
    if (text.size() > pieces_[longest_].pattern.length()) longest_ = pieces_.size() - 1;
  }
  CHECK(!pieces_.empty());
}

std::optional<uint32_t> Query::distance(std::u32string_view folded_text, uint32_t most) const {
  uint32_t sum = 0;
  for (const Piece& piece : pieces_) {
    const std::optional<uint32_t> one = piece.pattern.distance(folded_text, most - sum);
    if (!one) return std::nullopt;
    sum += *one;
  }
  return sum;
}

std::optional<Query::Part> Query::place(size_t piece, const WordStream& source, WordStream::Tokens window,
                                        bool last) const {
  const ApproximatePattern& pattern = pieces_[piece].pattern;
  const std::u32string_view text = text_of(source, window);
  if (text.empty()) return std::nullopt;
  constexpr size_t kEnough = 64;
  const std::vector<Occurrence> places =
      pattern.best(text, static_cast<uint32_t>(pattern.length()), last ? kEnough : 1);
  if (places.empty()) return std::nullopt;
  const Occurrence& chosen = last ? places.back() : places.front();
  const uint32_t base = source.tokens[window.first].start;
  return Part{pieces_[piece].given, source.touching(base + chosen.start, base + std::max(chosen.end, chosen.start + 1)),
              chosen.distance};
}

Query::Location Query::around(const WordStream& source, WordStream::Tokens window, const Part& anchor) const {
  Location location;
  location.parts.resize(pieces_.size());
  location.parts[longest_] = anchor;
  const auto settle = [&](size_t piece, WordStream::Tokens room, bool last) {
    const std::optional<Part> here = place(piece, source, room, last), anywhere = place(piece, source, window, last);
    const uint32_t length = static_cast<uint32_t>(pieces_[piece].pattern.length());
    const uint32_t found = here ? here->distance : length;
    const bool moved = anywhere && found > anywhere->distance + static_cast<uint32_t>(kClearlyBetter * length);
    location.parts[piece] =
        moved ? *anywhere : here.value_or(Part{pieces_[piece].given, {room.first, room.first}, length});
    location.in_order = location.in_order && !moved;
    return moved ? WordStream::Tokens{0, 0} : location.parts[piece].source;
  };
  WordStream::Tokens after{anchor.source.last, window.last}, before{window.first, anchor.source.first};
  for (size_t k = longest_ + 1; k < pieces_.size(); ++k) {
    const WordStream::Tokens found = settle(k, after, false);
    if (!found.empty()) after.first = found.last;
  }
  for (size_t k = longest_; k-- > 0;) {
    const WordStream::Tokens found = settle(k, before, true);
    if (!found.empty()) before.last = found.first;
  }
  for (const Part& part : location.parts) location.distance += part.distance;
  return location;
}

std::vector<Query::Location> Query::locate(const WordStream& source, WordStream::Tokens window, uint32_t most,
                                           size_t limit) const {
  const std::u32string_view text = text_of(source, window);
  std::vector<Location> out;
  if (text.empty()) return out;
  const uint32_t base = source.tokens[window.first].start;
  for (const Occurrence& place : pieces_[longest_].pattern.best(text, most, limit)) {
    if (place.end == place.start) continue;
    const Part anchor{pieces_[longest_].given, source.touching(base + place.start, base + place.end), place.distance};
    out.push_back(around(source, window, anchor));
  }
  if (out.empty()) return out;
  const uint32_t least = std::min_element(out.begin(), out.end(), [](const Location& a, const Location& b) {
                           return a.distance < b.distance;
                         })->distance;
  std::erase_if(out, [&](const Location& location) { return location.distance > least; });
  return out;
}

}  // namespace recto::tracing
