// A passage of n words is looked up by its rarest words, in all their close forms: a dozen of them find the page even if most were
// misread. The index weighs pieces by how many of these they have; the prints of the best then tell in which of them the words
// stand together, for all words of the passage.

#include "search/candidates.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "search/expansion.h"
#include "search/matches.h"
#include "search/tokens.h"

namespace recto::search {
namespace {

constexpr size_t kMostWords = 400, kRareWords = 14, kRareWordsThorough = 10, kNearForms = 40;
/// Pieces of the words looked up that are walked through: rare words need fewer. So many words are looked up in any case.
constexpr uint64_t kWalk = 30'000;
constexpr size_t kLeastWords = 3;
constexpr unsigned kFirst = 250;
/// Behind the first few a piece that cannot have more than that share of what the best has is not looked at.
constexpr double kRival = 0.4;
constexpr size_t kAlwaysLooked = 30;
constexpr uint32_t kNarrowOver = 4000;

struct Sought {
  std::string term;
  WordForms forms;
  double rarity = 0;
};

/// The different words of a text, the first of them all, with their close forms.
Result<std::vector<Sought>> sought_words(std::u32string_view text, const Database& database, Expansion& expansion) {
  std::vector<Sought> out;
  std::map<std::string, bool> seen;
  for (const Token& token : tokens(text)) {
    if (!seen.emplace(token.term, true).second) continue;
    Sought sought{token.term, TRY(expansion.close(token.term)), 0};
    const double count = static_cast<double>(sought.forms.count());
    sought.rarity = std::log(2.0 + static_cast<double>(database.records()) / (1.0 + count));
    out.push_back(std::move(sought));
    if (out.size() == kMostWords) break;
  }
  return out;
}

/// The words looked up: the rarest, by number; those that no page has only where words that look like them are taken too.
std::vector<size_t> rarest(const std::vector<Sought>& words, size_t most, bool also_unknown) {
  std::vector<size_t> order;
  for (size_t k = 0; k < words.size(); ++k) {
    if (also_unknown || !words[k].forms.forms.empty()) order.push_back(k);
  }
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    if (words[a].rarity != words[b].rarity) return words[a].rarity > words[b].rarity;
    return a < b;
  });
  order.resize(std::min(order.size(), most));
  uint64_t walk = 0;
  for (size_t k = 0; k < order.size(); ++k) {
    walk += words[order[k]].forms.count();
    if (walk > kWalk && k >= kLeastWords) order.resize(k);
  }
  return order;
}

struct Round {
  const Database& database;
  const CandidateOptions& options;
  std::vector<RecordRange> excluded;
  std::vector<Sought>& words;
  size_t length;  ///< of the text, in words
};

/// How much of the text's words, by rarity, the best stretch of a piece has, if the stretch is little longer than the text.
struct Share {
  double score = 0;
  uint32_t first = 0, last = 0;  ///< words of the piece
};

Share share_of(const std::vector<WordMatch>& matches, const std::vector<double>& importance, size_t length) {
  const auto reach = static_cast<uint32_t>(length + length / 3 + 4);
  std::vector<std::map<float, unsigned>> inside(importance.size());
  Share best;
  double now = 0;
  const auto worth = [&](uint32_t word) {
    return inside[word].empty() ? 0.0 : importance[word] * inside[word].rbegin()->first;
  };
  size_t start = 0;
  for (const WordMatch& match : matches) {
    for (; matches[start].position + reach <= match.position; ++start) {
      auto& column = inside[matches[start].word];
      now -= worth(matches[start].word);
      const auto at = column.find(matches[start].weight);
      if (--at->second == 0) column.erase(at);
      now += worth(matches[start].word);
    }
    now -= worth(match.word);
    ++inside[match.word][match.weight];
    now += worth(match.word);
    if (now > best.score + 1e-9) best = {now, matches[start].position, match.position};
  }
  return best;
}

/// A page of usual length whole; of a longer one the part around the best stretch.
CharRange part_of(const Place& place, const WordsKept& words, const Share& share) {
  if (place.range.length() <= kNarrowOver) return place.range;
  return around_words(place, words, share.first, share.last);
}

Result<std::vector<Candidate>> look_up(const Round& round, const std::vector<size_t>& chosen) {
  using Xapian::Query;
  std::vector<Query> parts;
  std::vector<WordForms> forms;
  std::vector<double> importance;
  double sum = 0;
  for (const Sought& word : round.words) sum += word.rarity;
  for (const Sought& word : round.words) {
    forms.push_back(word.forms);
    importance.push_back(word.rarity / sum);
  }
  for (const size_t k : chosen) parts.push_back(any_form(forms[k], importance[k]));
  const auto extra = static_cast<unsigned>(round.excluded.size() * 20);
  const Answer answer = TRY(round.database.run(
      {Query(Query::OP_OR, parts.begin(), parts.end()), std::max(kFirst, 3 * round.options.limit) + extra, 0}));
  const MatchTable table(forms);
  const PieceTable& pieces = round.database.table();
  std::vector<std::pair<Place, Candidate>> best;
  double chosen_sum = 0, most = 0;
  for (const size_t k : chosen) chosen_sum += importance[k];
  for (const Found& found : answer.found) {
    // What its other words can add at most.
    if (best.size() >= kAlwaysLooked && found.weight + 1 - chosen_sum < kRival * most) break;
    const auto within = [&](const RecordRange& range) {
      return found.record >= range.first && found.record <= range.last;
    };
    if (std::any_of(round.excluded.begin(), round.excluded.end(), within)) continue;
    const WordsKept words = pieces.words(found.record);
    const Share share = share_of(table.in_prints(words.prints), importance, round.length);
    most = std::max(most, share.score);
    const Place place = TRY(pieces.place(found.record));
    best.push_back(
        {place, {place.document, place.page, part_of(place, words, share), std::round(share.score * 1e6) / 1e6}});
  }
  std::sort(best.begin(), best.end(), [](const auto& a, const auto& b) {
    return a.second.score != b.second.score ? a.second.score > b.second.score : a.first < b.first;
  });
  std::vector<Candidate> out;
  for (auto& [place, candidate] : best) out.push_back(std::move(candidate));
  if (out.size() > round.options.limit) out.resize(round.options.limit);
  return out;
}

}  // namespace

Result<std::vector<Candidate>> find_candidates(const Database& database, std::u32string_view text,
                                               const CandidateOptions& options) {
  Expansion expansion(database.vocabulary());
  std::vector<Sought> words = TRY(sought_words(text, database, expansion));
  Round round{database, options, {}, words, words.size()};
  for (const DocumentId& document : options.excluded) {
    RecordRange range;
    if (database.records_of(document, range)) round.excluded.push_back(range);
  }
  std::vector<size_t> chosen = rarest(words, kRareWords, /*also_unknown=*/false);
  if (options.effort == Effort::thorough) {
    // Misread words are the rarest of all: they must not push out the words that were read right.
    for (const size_t k : rarest(words, kRareWordsThorough, /*also_unknown=*/true)) {
      TRY(expansion.add_near(words[k].term, kNearForms, words[k].forms));
      if (std::find(chosen.begin(), chosen.end(), k) == chosen.end()) chosen.push_back(k);
    }
  }
  return look_up(round, chosen);
}

}  // namespace recto::search
