#include "tracing/given_text.h"

#include <algorithm>
#include <optional>

namespace recto::tracing {
namespace {

constexpr size_t kLongestBracket = 200;

/// An ellipsis that begins at `at`: its length, or 0.
size_t ellipsis_length(std::u32string_view text, size_t at) {
  size_t end = at, dots = 0;
  while (end < text.size() && (text[end] == U'.' || text[end] == U'…' || (text[end] == U' ' && dots > 0))) {
    dots += text[end] == U'…' ? 3 : text[end] == U'.' ? 1 : 0;
    ++end;
  }
  while (end > at && text[end - 1] == U' ') --end;
  return dots >= 3 ? end - at : 0;
}

std::optional<size_t> closing_bracket(std::u32string_view text, size_t open) {
  const size_t close = text.substr(0, std::min(text.size(), open + kLongestBracket)).find_first_of(U"[]", open + 1);
  return close != text.npos && text[close] == U']' ? std::optional(close) : std::nullopt;
}

class Reader {
 public:
  explicit Reader(std::u32string_view text) : text_(text) { given_.words = word_stream(text); }

  GivenText read() {
    given_.own.assign(given_.words.tokens.size(), false);
    given_.parts = {0};
    for (size_t at = 0; at < text_.size();) at = take(at);
    remove_dropped();
    return std::move(given_);
  }

 private:
  size_t take(size_t at) {
    if (const size_t length = ellipsis_length(text_, at)) {
      begin_part(at);
      return at + length;
    }
    const std::optional<size_t> close = text_[at] == U'[' ? closing_bracket(text_, at) : std::nullopt;
    if (!close) return at + 1;
    const std::u32string_view inside = text_.substr(at + 1, *close - at - 1);
    if (ellipsis_length(inside, std::min(inside.find_first_not_of(U' '), inside.size())) > 0) {
      begin_part(at);
    } else {
      mark_own(at, *close, inside == U"sic");
    }
    return *close + 1;
  }

  size_t token_at(size_t at) const {
    const auto& tokens = given_.words.tokens;
    return static_cast<size_t>(
        std::partition_point(tokens.begin(), tokens.end(), [=](const Token& t) { return t.range.start.value < at; }) -
        tokens.begin());
  }

  void begin_part(size_t at) {
    const size_t token = token_at(at);
    if (token > given_.parts.back() && token < given_.words.tokens.size()) given_.parts.push_back(token);
  }

  void mark_own(size_t open, size_t close, bool drop) {
    for (size_t k = token_at(open); k < token_at(close); ++k) {
      given_.own[k] = true;
      if (drop) dropped_.push_back(k);
    }
  }

  void remove_dropped() {
    for (auto k = dropped_.rbegin(); k != dropped_.rend(); ++k) {
      given_.words.tokens.erase(given_.words.tokens.begin() + static_cast<ptrdiff_t>(*k));
      given_.own.erase(given_.own.begin() + static_cast<ptrdiff_t>(*k));
      for (size_t& part : given_.parts) part -= part > *k;
    }
  }

  std::u32string_view text_;
  GivenText given_;
  std::vector<size_t> dropped_;
};

}  // namespace

GivenText read_given(std::u32string_view text, Conventions conventions) {
  GivenText given;
  if (conventions == Conventions::quotation) {
    given = Reader(text).read();
  } else {
    given.words = word_stream(text);
    given.own.assign(given.words.tokens.size(), false);
    given.parts = {0};
  }
  given.text = text;
  return given;
}

}  // namespace recto::tracing
