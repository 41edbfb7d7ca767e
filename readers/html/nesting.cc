#include "readers/html/nesting.h"

#include <algorithm>
#include <array>

namespace recto::html {
namespace {

/// Without end tags, or with end tags that may be left out.
constexpr std::array<std::string_view, 32> kNoLevel = {
    "area",   "base",  "br",     "col",      "embed",    "hr",      "img", "input", "link", "meta", "param",
    "source", "track", "wbr",    "p",        "li",       "dt",      "dd",  "tr",    "td",   "th",   "thead",
    "tbody",  "tfoot", "option", "optgroup", "colgroup", "caption", "rt",  "rp",    "html", "body"};
/// Everything up to their end tag is text.
constexpr std::array<std::string_view, 8> kRaw = {"script", "style",  "textarea", "title",
                                                  "xmp",    "iframe", "noembed",  "noframes"};

template <size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::ranges::find(names, name) != names.end();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool ends_name(char c) { return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

struct Tag {
  std::string name;
  bool end = false;
  size_t after = 0;  ///< where the text goes on
};

/// Past the end of the tag: a '>' in quotation marks does not end it.
size_t tag_end(std::string_view html, size_t at) {
  char quote = 0;
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return html.size();
}

/// The tag that starts at the '<' at `at`; its name is empty if it is none.
Tag tag_at(std::string_view html, size_t at) {
  Tag tag;
  tag.end = html.substr(at).starts_with("</");
  size_t name = at + (tag.end ? 2 : 1);
  tag.after = at + 1;
  if (name >= html.size() || !is_letter(html[name])) return tag;
  for (; name < html.size() && !ends_name(html[name]); ++name) {
    if (tag.name.size() < 16)
      tag.name.push_back(is_letter(html[name]) ? static_cast<char>(html[name] | 0x20) : html[name]);
  }
  tag.after = tag_end(html, name);
  return tag;
}

/// Where the raw text of an element ends: at its end tag.
size_t raw_end(std::string_view html, size_t at, std::string_view name) {
  const auto same = [](char a, char b) { return (is_letter(a) ? a | 0x20 : a) == b; };
  for (at = html.find("</", at); at != html.npos; at = html.find("</", at + 2)) {
    if (std::ranges::equal(html.substr(at + 2, name.size()), name, same)) return at;
  }
  return html.size();
}

size_t comment_end(std::string_view html, size_t at) {
  const size_t end = html.find("-->", at + 4);
  return end == html.npos ? html.size() : end + 3;
}

/// Copies markup, keeping count of the levels that are open.
class Flattener {
 public:
  Flattener(std::string_view html, size_t deepest) : html_(html), deepest_(deepest) { flat_.reserve(html.size()); }

  std::string run() {
    while (at_ < html_.size()) {
      const size_t open = std::min(html_.find('<', at_), html_.size());
      copy_to(open);
      if (at_ == html_.size()) break;
      if (html_.substr(at_).starts_with("<!--"))
        copy_to(comment_end(html_, at_));
      else
        take_tag(tag_at(html_, at_));
    }
    return std::move(flat_);
  }

 private:
  void copy_to(size_t end) {
    flat_ += html_.substr(at_, end - at_);
    at_ = end;
  }
  void take_tag(const Tag& tag) {
    if (is_one_of(tag.name, kRaw)) return copy_to(tag.end ? tag.after : raw_end(html_, tag.after, tag.name));
    if (tag.name.empty() || is_one_of(tag.name, kNoLevel)) return copy_to(tag.after);
    const size_t level = tag.end ? depth_ : depth_ + 1;
    if (tag.end)
      depth_ -= depth_ > 0;
    else
      ++depth_;
    if (level <= deepest_) return copy_to(tag.after);
    flat_ += ' ';
    at_ = tag.after;
  }

  std::string_view html_;
  size_t deepest_, depth_ = 0, at_ = 0;
  std::string flat_;
};

}  // namespace

std::string flattened(std::string_view html, size_t deepest) { return Flattener(html, deepest).run(); }

}  // namespace recto::html
