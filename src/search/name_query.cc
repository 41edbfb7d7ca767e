#include "search/name_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace recto::search {
namespace {

using Kind = QueryNode::Kind;

/// Words that may stand among the parts of a name: bin, al-, a grandfather, a title.
constexpr unsigned kBetween = 3;
constexpr size_t kMostWords = 100, kMostForms = 120;

QueryNode word_node(size_t word) {
  QueryNode node;
  node.words = {word};
  return node;
}

/// Turns the word that stands for a name into its parts.
Result<void> resolve(const NameForms& names, Query& query, QueryNode& node) {
  for (QueryNode& child : node.children) TRY(resolve(names, query, child));
  if (node.kind != Kind::word || query.words[node.words.front()].name == 0) return {};
  const size_t first = node.words.front();
  QueryName& name = query.names[query.words[first].name - 1];
  const std::vector<std::u32string> parts = names.parts(name.typed);
  if (parts.empty()) {
    return fail(ErrorKind::invalid_input,
                fmt::format("name: needs a name after the colon (character {} of the query)", name.at + 1));
  }
  name.words = {first};
  query.words[first].typed = parts.front();
  for (size_t k = 1; k < parts.size(); ++k) {
    name.words.push_back(query.words.size());
    QueryWord word = query.words[first];
    word.typed = parts[k];
    query.words.push_back(std::move(word));
  }
  if (query.words.size() > kMostWords)
    return fail(ErrorKind::limit, fmt::format("a query may have {} words at most", kMostWords));
  if (parts.size() == 1) return {};
  node = {};
  node.kind = Kind::near;
  node.distance = kBetween;
  for (const size_t word : name.words) node.children.push_back(word_node(word));
  return {};
}

/// The stretches that hold all parts of a name at places of their own: from a match to the last of the nearest others behind it.
class Stretches {
 public:
  Stretches(const QueryName& name, std::span<const WordMatch> matches) : name_(name) {
    for (const WordMatch& match : matches) {
      if (std::ranges::count(name.words, size_t{match.word}) > 0) matches_.push_back(match);
    }
  }
  const std::vector<WordMatch>& matches() const { return matches_; }

  /// Where the stretch ends that begins at a match; nothing if parts are missing.
  std::optional<uint32_t> end_of(size_t first) const {
    std::set<uint32_t> positions, words;
    const uint32_t limit = matches_[first].position + static_cast<uint32_t>(name_.words.size()) + kBetween;
    for (size_t k = first; k < matches_.size() && matches_[k].position < limit; ++k) {
      positions.insert(matches_[k].position);
      words.insert(matches_[k].word);
      if (positions.size() >= name_.words.size() && words.size() == name_.words.size()) return matches_[k].position;
    }
    return std::nullopt;
  }

 private:
  const QueryName& name_;
  std::vector<WordMatch> matches_;
};

std::u32string written(const Run& run, uint32_t first, uint32_t last) {
  std::u32string text;
  for (uint32_t k = first; k <= last; ++k) {
    if (k > first) text += U' ';
    text += run.written(k);
  }
  return text;
}

/// The word before may belong to the first part: عبد الرحمن.
bool agrees(const NameForms& names, const QueryName& name, const Run& run, uint32_t first, uint32_t last) {
  return names.agrees(name.typed, written(run, first, last)) ||
         (first > 0 && names.agrees(name.typed, written(run, first - 1, last)));
}

}  // namespace

Result<void> resolve_names(const NameForms* names, Query& query) {
  if (query.names.empty()) return {};
  if (names == nullptr) return fail(ErrorKind::unsupported, "names cannot be looked for here");
  return resolve(*names, query, query.tree);
}

Result<std::vector<WordForms>> name_word_forms(const NameForms& names, const Query& query,
                                               const Vocabulary& vocabulary) {
  std::vector<WordForms> out(query.words.size());
  std::vector<size_t> words;
  std::vector<std::u32string> parts;
  for (size_t w = 0; w < query.words.size(); ++w) {
    if (query.words[w].name == 0) continue;
    words.push_back(w);
    parts.push_back(query.words[w].typed);
  }
  if (words.empty()) return out;
  const auto each_word = [&](Share share, const NameForms::EachWord& each) { return vocabulary.for_each(each, share); };
  std::vector<std::vector<NameForm>> found = TRY(names.forms(parts, each_word));
  for (size_t k = 0; k < words.size(); ++k) {
    WordForms& forms = out[words[k]];
    forms.cut = found[k].size() > kMostForms;
    if (forms.cut) found[k].resize(kMostForms);
    for (NameForm& form : found[k]) forms.forms.push_back({std::move(form.term), Why::name, form.weight, form.count});
  }
  return out;
}

void drop_other_names(const NameForms& names, const Query& query, const Run& run, std::vector<WordMatch>& matches) {
  std::set<std::pair<uint32_t, uint32_t>> dropped;
  for (const QueryName& name : query.names) {
    if (name.words.size() < 2) continue;
    const Stretches stretches(name, matches);
    const std::vector<WordMatch>& its = stretches.matches();
    std::vector<bool> kept(its.size());
    for (size_t first = 0; first < its.size(); ++first) {
      const auto last = stretches.end_of(first);
      if (!last || !agrees(names, name, run, its[first].position, *last)) continue;
      for (size_t k = first; k < its.size() && its[k].position <= *last; ++k) kept[k] = true;
    }
    for (size_t k = 0; k < its.size(); ++k) {
      if (!kept[k]) dropped.insert({its[k].position, its[k].word});
    }
  }
  std::erase_if(matches, [&](const WordMatch& match) { return dropped.contains({match.position, match.word}); });
}

}  // namespace recto::search
