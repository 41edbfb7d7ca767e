// A passage of n words is looked up by its rarest words, in all their close forms: a dozen of them find the page even if most were
// misread. Pieces are weighed by how many of these they have (tally.h); the prints of the best then tell in which of them the
// words stand together, for all words of the passage. What is walked through is bounded, whatever the size of the case: rare words come first,
// and common ones are looked up only where there is room for them.

#include "search/candidates.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "search/expansion.h"
#include "search/matches.h"
#include "search/tally.h"
#include "search/tokens.h"

namespace recto::search {
namespace {

constexpr size_t kMostWords = 400, kRareWords = 14, kRareWordsThorough = 16, kNearForms = 40;
/// Pieces of the words looked up that are walked through: rare words need fewer. So many words are looked up in any case.
constexpr uint64_t kWalk = 30'000, kWalkThorough = 300'000;
/// Of a word's close forms those that answer best, the commonest of equals.
constexpr size_t kFormsLookedUp = 24;
constexpr size_t kLeastWords = 3;
constexpr unsigned kFirst = 250, kFirstThorough = 1000;
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
std::vector<size_t> rarest(const std::vector<Sought>& words, size_t most, bool also_unknown, uint64_t most_walk) {
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
    if (walk > most_walk && k >= kLeastWords) order.resize(k);
  }
  return order;
}

struct Round {
  const Database& database;
  const CandidateOptions& options;
  std::vector<RecordRange> excluded;
  std::vector<Sought>& words;
  std::vector<double> importance;  ///< by the number of the word; adds up to 1
  size_t near_forms = 0;           ///< looked up beside the close ones
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

/// The pieces that have most of the chosen words, rare and well answered ones first.
std::vector<Found> pieces_with(const Round& round, const std::vector<size_t>& chosen) {
  Tally tally(kWalk);
  uint64_t walked = 0;
  for (const size_t k : chosen) {
    if (walked > 2 * kWalkThorough) break;
    const std::vector<Form>& forms = round.words[k].forms.forms;
    for (const Form& form : std::span(forms).first(std::min(forms.size(), kFormsLookedUp + round.near_forms))) {
      walked += form.count;
      const double worth = round.importance[k] * form.weight;
      round.database.for_each_with(form.term, [&](uint32_t record) {
        tally.add(record, static_cast<uint32_t>(k), worth);
        return true;
      });
    }
  }
  const unsigned first = round.near_forms > 0 ? kFirstThorough : kFirst;
  return tally.best(std::max(first, 3 * round.options.limit) + round.excluded.size() * 20);
}

Result<std::vector<Candidate>> look_up(const Round& round, const std::vector<size_t>& chosen) {
  std::vector<WordForms> forms;
  for (const Sought& word : round.words) forms.push_back(word.forms);
  const MatchTable table(forms);
  const PieceTable& pieces = round.database.table();
  std::vector<std::pair<Place, Candidate>> best;
  double chosen_sum = 0, most = 0;
  for (const size_t k : chosen) chosen_sum += round.importance[k];
  for (const Found& found : pieces_with(round, chosen)) {
    // What its other words can add at most.
    if (best.size() >= kAlwaysLooked && found.weight + 1 - chosen_sum < kRival * most) break;
    const auto within = [&](const RecordRange& range) {
      return found.record >= range.first && found.record <= range.last;
    };
    if (std::any_of(round.excluded.begin(), round.excluded.end(), within)) continue;
    const WordsKept words = pieces.words(found.record);
    const Share share = share_of(table.in_prints(words.prints), round.importance, round.words.size());
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
  Round round{database, options, {}, words, {}};
  double sum = 0;
  for (const Sought& word : words) sum += word.rarity;
  for (const Sought& word : words) round.importance.push_back(word.rarity / sum);
  for (const DocumentId& document : options.excluded) {
    RecordRange range;
    if (database.records_of(document, range)) round.excluded.push_back(range);
  }
  const uint64_t walk = options.effort == Effort::thorough ? kWalkThorough : kWalk;
  std::vector<size_t> chosen = rarest(words, kRareWords, /*also_unknown=*/false, walk);
  if (options.effort == Effort::thorough) {
    round.near_forms = kNearForms;
    // Misread words are the rarest of all: they must not push out the words that were read right.
    for (const size_t k : rarest(words, kRareWordsThorough, /*also_unknown=*/true, walk)) {
      TRY(expansion.add_near(words[k].term, kNearForms, words[k].forms));
      if (std::find(chosen.begin(), chosen.end(), k) == chosen.end()) chosen.push_back(k);
    }
  }
  return look_up(round, chosen);
}

}  // namespace recto::search
