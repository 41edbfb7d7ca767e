// How the register is asked: one pass over its rows that filters and counts, then a sort of what is left.
//
// A row is held against each of the four facets by itself. One that fails none is an answer and counts for every facet; one that fails a single facet
// counts for that one: so a facet shows what choosing another of its values would give.

#include <algorithm>
#include <mutex>

#include "app/document_register.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

constexpr size_t kMostValues = 200;

std::vector<std::string> folded_words(const std::string& untrusted) {
  const std::string folded =
      text::encode_utf8(text::folded(text::decode_utf8_lossy(untrusted), text::Folding::spelling));
  std::vector<std::string> words;
  for (size_t at = 0; at < folded.size();) {
    const size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string year_of(const LetterRow& letter) {
  const std::string year = letter.date.substr(0, 4);
  const bool digits = year.size() == 4 && std::ranges::all_of(year, [](char c) { return c >= '0' && c <= '9'; });
  return digits ? year : std::string();
}

}  // namespace

/// What is filtered and sorted: a document with all its letters, or one letter.
struct DocumentRegister::Item {
  const DocumentRow* row;
  std::span<const LetterRow> letters;
};

class DocumentRegister::Selection {
 public:
  Selection(const DocumentRegister& all, const BrowseQuery& query)
      : all_(all), query_(query), words_(folded_words(query.untrusted_words)) {
    for (uint32_t n = 0; n < all.correspondents_.size(); ++n) {
      if (all.correspondents_[n] == query.correspondent) correspondent_ = n;
    }
    correspondent_counts_.resize(all.correspondents_.size());
  }

  void take(const Item& item) {
    if (!std::ranges::all_of(words_,
                             [&](const auto& word) { return item.row->folded.find(word) != std::string::npos; }))
      return;
    const std::array<bool, kFacets> holds = {has_type(item), has_language(item), has_correspondent(item),
                                             has_year(item)};
    const auto failed = std::ranges::count(holds, false);
    for (size_t facet = 0; facet < kFacets && failed < 2; ++facet) {
      if (failed == 0 || !holds[facet]) count(item, static_cast<Facet>(facet));
    }
    if (failed == 0) items_.push_back(item);
  }

  /// What was taken, sorted, cut to the page that is asked for.
  std::vector<Item> page() {
    std::stable_sort(items_.begin(), items_.end(),
                     [this](const Item& a, const Item& b) { return query_.descending ? before(b, a) : before(a, b); });
    const size_t from = std::min(query_.offset, items_.size());
    const size_t to = std::min(items_.size(), from + query_.limit);
    return {items_.begin() + static_cast<std::ptrdiff_t>(from), items_.begin() + static_cast<std::ptrdiff_t>(to)};
  }
  size_t total() const { return items_.size(); }

  std::array<Counts, kFacets> facets() {
    std::array<Counts, kFacets> out;
    for (uint32_t n = 0; n < correspondent_counts_.size(); ++n) {
      if (correspondent_counts_[n] > 0)
        counts_[static_cast<size_t>(Facet::correspondent)][all_.correspondents_[n]] += correspondent_counts_[n];
    }
    for (size_t facet = 0; facet < kFacets; ++facet) {
      out[facet].assign(counts_[facet].begin(), counts_[facet].end());
      if (facet == static_cast<size_t>(Facet::year)) continue;
      std::ranges::stable_sort(out[facet], std::ranges::greater(), [](const auto& one) { return one.second; });
      if (out[facet].size() > kMostValues) out[facet].resize(kMostValues);
    }
    return out;
  }

 private:
  bool has_type(const Item& item) const {
    return query_.type.empty() ||
           std::ranges::any_of(item.letters, [&](const LetterRow& one) { return to_string(one.type) == query_.type; });
  }
  bool has_language(const Item& item) const { return query_.language.empty() || item.row->language == query_.language; }
  bool has_correspondent(const Item& item) const {
    return query_.correspondent.empty() || std::ranges::any_of(item.letters, [&](const LetterRow& one) {
             return std::ranges::binary_search(one.correspondents, correspondent_);
           });
  }
  bool has_year(const Item& item) const {
    return query_.year.empty() ||
           std::ranges::any_of(item.letters, [&](const LetterRow& one) { return year_of(one) == query_.year; });
  }

  /// A row counts once for each value it has.
  void count(const Item& item, Facet facet) {
    auto& counts = counts_[static_cast<size_t>(facet)];
    if (facet == Facet::language) {
      if (item.row->read) ++counts[item.row->language];
      return;
    }
    if (facet == Facet::correspondent) {
      std::vector<uint32_t> named;
      for (const LetterRow& letter : item.letters)
        named.insert(named.end(), letter.correspondents.begin(), letter.correspondents.end());
      std::ranges::sort(named);
      named.erase(std::unique(named.begin(), named.end()), named.end());
      for (const uint32_t n : named) ++correspondent_counts_[n];
      return;
    }
    std::vector<std::string> values;
    for (const LetterRow& letter : item.letters) {
      std::string value = facet == Facet::type ? std::string(to_string(letter.type)) : year_of(letter);
      if (!value.empty() && std::ranges::find(values, value) == values.end()) values.push_back(std::move(value));
    }
    for (const std::string& value : values) ++counts[value];
  }

  /// Rows without what is sorted by come last.
  bool before(const Item& a, const Item& b) const {
    using Sort = BrowseQuery::Sort;
    if (query_.sort == Sort::received) return a.row < b.row;
    if (query_.sort == Sort::pages) return a.row->document.pages < b.row->document.pages;
    const std::string &left = key_of(a), &right = key_of(b);
    if (left.empty() != right.empty()) return query_.descending ? left.empty() : right.empty();
    return left < right;
  }
  const std::string& key_of(const Item& item) const {
    using Sort = BrowseQuery::Sort;
    static const std::string kNone;
    if (query_.sort == Sort::file) return item.row->document.untrusted_file;
    if (item.letters.empty()) return kNone;
    const LetterRow& first = item.letters.front();
    return query_.sort == Sort::date ? first.date : query_.sort == Sort::subject ? first.subject : first.from;
  }

  const DocumentRegister& all_;
  const BrowseQuery& query_;
  std::vector<std::string> words_;
  uint32_t correspondent_ = UINT32_MAX;
  std::vector<Item> items_;
  std::array<std::map<std::string, uint32_t>, kFacets> counts_;
  std::vector<uint32_t> correspondent_counts_;
};

DocumentPage DocumentRegister::documents(const BrowseQuery& query) const {
  const std::shared_lock lock(mutex_);
  Selection selection(*this, query);
  for (const DocumentRow& row : rows_) selection.take({&row, row.letters});
  DocumentPage page;
  for (const Item& item : selection.page()) page.rows.push_back(*item.row);
  page.total = selection.total();
  page.facets = selection.facets();
  page.complete = unread_.empty();
  return page;
}

LetterPage DocumentRegister::letters(const BrowseQuery& query) const {
  const std::shared_lock lock(mutex_);
  Selection selection(*this, query);
  for (const DocumentRow& row : rows_) {
    for (const LetterRow& letter : row.letters) {
      if (letter.type == LetterType::other && query.type != to_string(LetterType::other)) continue;
      selection.take({&row, {&letter, 1}});
    }
  }
  LetterPage page;
  for (const Item& item : selection.page())
    page.letters.push_back({item.row->document.id, item.letters.front().number});
  page.total = selection.total();
  page.facets = selection.facets();
  page.complete = unread_.empty();
  return page;
}

Correspondence DocumentRegister::correspondence() const {
  const std::shared_lock lock(mutex_);
  std::map<uint32_t, uint32_t> letters;
  std::map<std::pair<uint32_t, uint32_t>, Correspondence::Edge> edges;
  for (const DocumentRow& row : rows_) {
    for (const LetterRow& letter : row.letters) {
      for (const uint32_t n : letter.correspondents) ++letters[n];
      for (size_t k = 0; letter.sender && k < letter.addressees.size(); ++k) {
        const uint32_t from = *letter.sender, to = letter.addressees[k];
        Correspondence::Edge& edge =
            edges.try_emplace({from, to}, Correspondence::Edge{from, to, {}, {}, {}}).first->second;
        edge.letters.push_back({row.document.id, letter.number});
        if (letter.date.empty()) continue;
        if (edge.first.empty() || letter.date < edge.first) edge.first = letter.date;
        if (letter.date > edge.last) edge.last = letter.date;
      }
    }
  }
  Correspondence out;
  for (const auto& [number, count] : letters) out.nodes.push_back({number, correspondents_[number], count});
  for (auto& [pair, edge] : edges) out.edges.push_back(std::move(edge));
  return out;
}

}  // namespace recto::app
