// How the register is asked: one pass over its items in their order that filters and counts, and picks those of the page that is asked for.
//
// An item is held against each of the four facets by itself. One that fails none is an answer and counts for every facet; one that fails a single facet
// counts for that one: so a facet shows what choosing another of its values would give.

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "app/browse_items.h"
#include "app/document_register.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

constexpr size_t kMostValues = 200, kTypes = 11, kYears = 10'000;
constexpr auto kOldestItems = std::chrono::seconds(2);  ///< while documents are still being looked through

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

/// The values of a facet with their counts, most first.
template <class Name>
Counts counts_of(const std::vector<uint32_t>& counts, const Name& name) {
  std::map<std::string, uint32_t> by_name;
  for (size_t n = 0; n < counts.size(); ++n) {
    if (counts[n] > 0) by_name[name(n)] += counts[n];
  }
  Counts out(by_name.begin(), by_name.end());
  std::ranges::stable_sort(out, std::ranges::greater(), [](const auto& one) { return one.second; });
  if (out.size() > kMostValues) out.resize(kMostValues);
  return out;
}

}  // namespace

class DocumentRegister::Selection {
 public:
  Selection(const DocumentRegister& all, const BrowseItems& items, const BrowseQuery& query)
      : all_(all),
        items_(items),
        query_(query),
        words_(folded_words(query.untrusted_words)),
        wanted_(wanted_by(query, items, all.correspondents_)),
        types_(kTypes),
        languages_(items.languages().size()),
        correspondents_(all.correspondents_.size()),
        years_(kYears) {
    for (const uint32_t place : items.order(query.sort, query.descending, *all.rows_)) take(items.items()[place]);
  }

  /// Those of the page that is asked for.
  const std::vector<const BrowseItem*>& page() const { return page_; }
  size_t total() const { return total_; }

  std::array<Counts, kFacets> facets() const {
    std::array<Counts, kFacets> out;
    out[static_cast<size_t>(Facet::type)] =
        counts_of(types_, [](size_t n) { return std::string(to_string(static_cast<LetterType>(n))); });
    out[static_cast<size_t>(Facet::language)] = counts_of(languages_, [&](size_t n) { return items_.languages()[n]; });
    out[static_cast<size_t>(Facet::correspondent)] =
        counts_of(correspondents_, [&](size_t n) { return all_.correspondents_[n]; });
    Counts& years = out[static_cast<size_t>(Facet::year)];  // in their order
    for (size_t year = 0; year < years_.size(); ++year) {
      if (years_[year] > 0) years.emplace_back(four_digits(year), years_[year]);
    }
    return out;
  }

 private:
  /// A query's values as the items have them. Of a value that nothing has, nothing holds.
  struct Wanted {
    bool any_type = true, any_language = true, any_correspondent = true, any_year = true;
    uint16_t type = 0, year = 0;
    std::optional<uint16_t> language;
    std::vector<uint32_t> correspondents;  ///< all of this name, ascending
  };

  static Wanted wanted_by(const BrowseQuery& query, const BrowseItems& items,
                          const std::vector<std::string>& correspondents) {
    Wanted out;
    out.any_type = query.type.empty();
    if (const auto type = letter_type_from(query.type))
      out.type = static_cast<uint16_t>(1U << static_cast<unsigned>(*type));
    out.any_year = query.year.empty();
    out.year = query.year.size() == 4 ? year_of(query.year) : uint16_t{0};
    out.any_language = query.language.empty();
    for (uint16_t n = 1; n < items.languages().size(); ++n) {
      if (items.languages()[n] == query.language) out.language = n;
    }
    out.any_correspondent = query.correspondent.empty();
    for (uint32_t n = 0; n < correspondents.size() && !out.any_correspondent; ++n) {
      if (correspondents[n] == query.correspondent) out.correspondents.push_back(n);
    }
    return out;
  }

  void take(const BrowseItem& item) {
    if (is_no_letter(item) || !has_words(item)) return;
    const std::array<bool, kFacets> holds = {
        wanted_.any_type || (item.types & wanted_.type) != 0,
        wanted_.any_language || (wanted_.language && item.language == *wanted_.language),
        wanted_.any_correspondent || names_one(item),
        wanted_.any_year || (wanted_.year != 0 && std::ranges::binary_search(items_.years(item), wanted_.year))};
    const auto failed = std::ranges::count(holds, false);
    if (failed > 1) return;
    for (size_t facet = 0; facet < kFacets; ++facet) {
      if (failed == 0 || !holds[facet]) count(item, static_cast<Facet>(facet));
    }
    if (failed > 0) return;
    if (total_ >= query_.offset && page_.size() < query_.limit) page_.push_back(&item);
    ++total_;
  }

  /// What is read as a letter and is none is asked for by its type alone.
  bool is_no_letter(const BrowseItem& item) const {
    constexpr auto kOther = static_cast<unsigned>(LetterType::other);
    return item.letter != BrowseItem::kAllLetters && item.types == 1U << kOther && wanted_.type != 1U << kOther;
  }
  bool has_words(const BrowseItem& item) const {
    if (words_.empty()) return true;
    const std::string_view text = PackedRows::folded((*all_.rows_)[item.row]);
    return std::ranges::all_of(words_, [&](const auto& word) { return text.find(word) != std::string_view::npos; });
  }
  bool names_one(const BrowseItem& item) const {
    return std::ranges::any_of(items_.named(item),
                               [&](uint32_t n) { return std::ranges::binary_search(wanted_.correspondents, n); });
  }

  /// An item counts once for each value it has.
  void count(const BrowseItem& item, Facet facet) {
    if (facet == Facet::language && item.language != 0) ++languages_[item.language];
    if (facet == Facet::type) {
      for (size_t n = 0; n < kTypes; ++n) types_[n] += item.types >> n & 1U;
    }
    if (facet == Facet::correspondent) {
      for (const uint32_t n : items_.named(item)) ++correspondents_[n];
    }
    if (facet == Facet::year) {
      for (const uint16_t year : items_.years(item)) ++years_[year];
    }
  }

  static std::string four_digits(size_t year) {
    const std::string digits = std::to_string(year);
    return std::string(4 - digits.size(), '0') + digits;
  }

  const DocumentRegister& all_;
  const BrowseItems& items_;
  const BrowseQuery& query_;
  std::vector<std::string> words_;
  Wanted wanted_;
  size_t total_ = 0;
  std::vector<const BrowseItem*> page_;
  std::vector<uint32_t> types_, languages_, correspondents_, years_;
};

/// The items of rows as they are, or a moment ago while rows are still being looked through. The rows must be locked for reading.
std::shared_ptr<const BrowseItems> DocumentRegister::items(BrowsedAs as) const {
  const std::lock_guard guard(items_mutex_);
  Held& held = held_[static_cast<size_t>(as)];
  const auto now = std::chrono::steady_clock::now();
  const bool fresh = held.items && (held.change == change_ || (!unread_.empty() && now - held.made < kOldestItems));
  if (!fresh) held = {std::make_shared<const BrowseItems>(as, *rows_), change_, now};
  return held.items;
}

DocumentPage DocumentRegister::documents(const BrowseQuery& query) const {
  const std::shared_lock lock(mutex_);
  const auto all = items(BrowsedAs::documents);
  const Selection selection(*this, *all, query);
  DocumentPage page;
  for (const BrowseItem* item : selection.page()) page.rows.push_back(rows_->row(item->row));
  page.total = selection.total();
  page.facets = selection.facets();
  page.complete = unread_.empty();
  return page;
}

LetterPage DocumentRegister::letters(const BrowseQuery& query) const {
  const std::shared_lock lock(mutex_);
  const auto all = items(BrowsedAs::letters);
  const Selection selection(*this, *all, query);
  LetterPage page;
  for (const BrowseItem* item : selection.page())
    page.letters.push_back({rows_->row(item->row).document.id, item->letter + 1});
  page.total = selection.total();
  page.facets = selection.facets();
  page.complete = unread_.empty();
  return page;
}

Correspondence DocumentRegister::correspondence(EdgeLetters letters) const {
  const std::shared_lock lock(mutex_);
  std::vector<uint32_t> counts(correspondents_.size());
  std::unordered_map<uint64_t, size_t> places;  // of edges, by both numbers
  Correspondence out;
  RowView row;
  for (size_t place = 0; place < rows_->size(); ++place) {
    row.read((*rows_)[place]);
    const DocumentId id = letters == EdgeLetters::named ? rows_->row(place).document.id : DocumentId{};
    for (uint32_t number = 1; number <= row.letters.size(); ++number) {
      const LetterView& letter = row.letters[number - 1];
      for (const uint32_t n : letter.correspondents) ++counts[n];
      if (!letter.sender) continue;
      for (const uint32_t to : letter.addressees) {
        const auto [at, fresh] = places.try_emplace(uint64_t{*letter.sender} << 32U | to, out.edges.size());
        if (fresh) out.edges.push_back({*letter.sender, to, {}, {}, {}, 0});
        Correspondence::Edge& edge = out.edges[at->second];
        ++edge.count;
        if (letters == EdgeLetters::named) edge.letters.push_back({id, number});
        if (letter.date.empty()) continue;
        if (edge.first.empty() || letter.date < edge.first) edge.first = letter.date;
        if (letter.date > edge.last) edge.last = letter.date;
      }
    }
  }
  std::ranges::sort(out.edges, {}, [](const Correspondence::Edge& edge) { return std::pair(edge.from, edge.to); });
  for (uint32_t n = 0; n < counts.size(); ++n) {
    if (counts[n] > 0) out.nodes.push_back({n, correspondents_[n], counts[n]});
  }
  return out;
}

}  // namespace recto::app
