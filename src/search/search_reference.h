#pragma once
// What a query means, said as plainly as possible: every page is gone through word by word. Only tests use it.

#include <string>
#include <vector>

#include "search/query.h"

namespace recto::search {

using ReferencePage = std::vector<std::string>;

/// True if the words of `node` stand at `position`.
inline bool stands_at(const Query& query, const QueryNode& node, const ReferencePage& page, size_t position) {
  for (size_t k = 0; k < node.words.size(); ++k) {
    if (position + k >= page.size()) return false;
    const QueryWord& word = query.words[node.words[k]];
    const std::string& here = page[position + k];
    if (word.prefix ? !here.starts_with(word.term) : here != word.term) return false;
  }
  return true;
}

/// True if the parts of a NEAR from the k-th on can be placed so that all lie between `first` and `last`, both included.
inline bool fits_between(const Query& query, const QueryNode& near, const ReferencePage& page, size_t first,
                         size_t last) {
  for (const QueryNode& part : near.children) {
    bool fits = false;
    for (size_t at = first; at + part.words.size() <= last + 1; ++at) fits |= stands_at(query, part, page, at);
    if (!fits) return false;
  }
  return true;
}

inline bool answers(const Query& query, const QueryNode& node, const ReferencePage& page) {
  using Kind = QueryNode::Kind;
  const auto child = [&](size_t k) { return answers(query, node.children[k], page); };
  switch (node.kind) {
    case Kind::word:
    case Kind::phrase:
      for (size_t at = 0; at < page.size(); ++at) {
        if (stands_at(query, node, page, at)) return true;
      }
      return false;
    case Kind::near: {
      size_t length = node.distance;
      for (const QueryNode& part : node.children) length += part.words.size();
      for (size_t first = 0; first < page.size(); ++first) {
        if (fits_between(query, node, page, first, std::min(page.size(), first + length) - 1)) return true;
      }
      return false;
    }
    case Kind::plain:
    case Kind::all:
      for (size_t k = 0; k < node.children.size(); ++k) {
        if (!child(k)) return false;
      }
      return true;
    case Kind::any:
      for (size_t k = 0; k < node.children.size(); ++k) {
        if (child(k)) return true;
      }
      return false;
    case Kind::except:
      return child(0) && !child(1);
    case Kind::nothing_but:
      return !child(0);
  }
  return false;
}

}  // namespace recto::search
