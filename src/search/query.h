#pragma once
// A query as it is understood. The language is described in docs/QUERY.md.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace recto::search {

/// A word asked for. Words are numbered in the order of the query; the nodes of the tree name them by number.
struct QueryWord {
  std::u32string typed;   ///< as typed, typography folded
  std::string term;       ///< what it is looked up as
  bool prefix = false;    ///< typed with * at its end: any word that begins so
  bool negative = false;  ///< stands only under a NOT
  size_t name = 0;        ///< part of the name of that number, from 1 (Query::names); 0: of none
};

/// A node of the tree.
struct QueryNode {
  enum class Kind {
    word,         ///< one word
    phrase,       ///< words one after the other
    near,         ///< all words (or phrases) within `distance` words of each other, in any order
    plain,        ///< a bare sequence: all are wanted, most may do
    all,          ///< AND
    any,          ///< OR
    except,       ///< the first child without the second
    nothing_but,  ///< NOT without a left side, within a sequence: children[0] must not match
  };
  Kind kind = Kind::word;
  std::vector<size_t> words;  ///< of a word and a phrase
  unsigned distance = 0;
  std::vector<QueryNode> children;
};

/// A condition on the document or page, on the query as a whole.
struct QueryFilter {
  enum class Field { file, page, language, date };
  Field field = Field::file;
  bool negative = false;
  std::vector<std::string>
      terms;  ///< file: words of the path, all of them; a last one ending in '*' is a prefix. language: one code
  std::string low, high;  ///< page: decimal; date: ISO 8601, the high one inclusive to its end; empty is open
};

/// A name asked for. As parsed one word of the tree stands for it; name_query.h puts its parts there.
struct QueryName {
  std::u32string typed;
  size_t at = 0;              ///< in the query, in characters
  std::vector<size_t> words;  ///< its parts
};

struct Query {
  std::vector<QueryWord> words;
  std::vector<QueryName> names;
  std::vector<QueryFilter> filters;
  bool has_tree = false;  ///< false for a query of filters only
  QueryNode tree;
};

/// Reads a query. Errors: invalid_input (one sentence with the place, counted in characters from 1), limit (over 100 words or 10,000 bytes).
Result<Query> parse_query(std::string_view untrusted_query);

}  // namespace recto::search
