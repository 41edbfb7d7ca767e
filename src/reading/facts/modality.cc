// A cue (tables/cues.tsv) bears on facts of its clause: of value 1 on those behind it, of 2 and 3 on all, of 4 on those that are expected or
// requested besides. A clause ends at a semicolon, at a word that sets one against the other (but, while, لكن), and at a
// comma and an "and" that no fact follows at once: «…، ومن المتوقع أن …», but not «…، و٣٠ شاحنة». Where a cue stands behind a fact,
// an "and" or comma between them separates them, unless another fact stands behind that: "12 trucks and 30 men are expected",
// but not "has 150 men and expects 2,500". A negation reaches eight words,
// other cues sixty.
#include "reading/facts/modality.h"

#include <algorithm>
#include <array>

#include "text/words.h"

namespace recto::reading {
namespace {

constexpr size_t kNegationReach = 8, kReach = 60;
constexpr std::array kByWeight = {Modality::negated, Modality::conditional, Modality::requested, Modality::expected,
                                  Modality::alleged};

enum class Scope : int64_t { behind = 1, clause = 2, condition = 3, if_expected = 4 };

struct Cue {
  size_t token;
  unsigned clause;
  Modality modality;
  Scope scope;
};

Modality modality_named(std::string_view name) {
  for (const Modality modality : kByWeight) {
    if (to_string(modality) == name) return modality;
  }
  return Modality::stated;
}

/// The tokens and facts of one sentence.
class Sentence {
 public:
  Sentence(const Tokens& tokens, size_t first, size_t end, std::span<Fact> facts)
      : tokens_(tokens), first_(first), end_(end), facts_(facts) {
    for (const Fact& fact : facts) places_.push_back(token_at(fact.range.start));
    unsigned clause = 0;
    for (size_t i = first; i < end; ++i) {
      clause += ends_clause(i) ? 1 : 0;
      clauses_.push_back(clause);
      const Sense* cue = as(tokens[i], Role::cue);
      if (cue && is_cue(i)) cues_.push_back({i, clause, modality_named(cue->code), static_cast<Scope>(cue->value)});
    }
  }

  void apply() const {
    for (size_t k = 0; k < facts_.size(); ++k) {
      const bool may_be_unsure = facts_[k].type == FactType::figure || facts_[k].type == FactType::date;
      if (may_be_unsure && !cues_.empty()) set(facts_[k], places_[k]);
    }
  }

 private:
  void set(Fact& fact, size_t place) const {
    const bool ahead =
        nearest(fact, place, Modality::expected, false) || nearest(fact, place, Modality::requested, false);
    for (const Modality modality : kByWeight) {
      const Cue* cue = nearest(fact, place, modality, ahead);
      if (!cue) continue;
      if (fact.modality == Modality::stated) fact.modality = modality;
      if (!fact.cue.empty()) fact.cue += U" … ";
      fact.cue += std::u32string(tokens_.written(tokens_[cue->token].range));
    }
  }

  bool is_comma(size_t i) const { return tokens_.is_sign(i, U',') || tokens_.is_sign(i, U'،'); }
  bool is_and(size_t i) const { return as(tokens_[i], Role::and_word) || tokens_[i].clitics.conjunction; }
  bool fact_between(size_t from, size_t to) const {
    const auto next = std::lower_bound(places_.begin(), places_.end(), from);
    return next != places_.end() && *next < to;
  }

  bool ends_clause(size_t i) const {
    if (as(tokens_[i], Role::clause_break) || tokens_.is_sign(i, U';') || tokens_.is_sign(i, U'؛')) return true;
    if (i == first_ || !is_comma(i - 1)) return false;
    const bool and_arabic =
        tokens_[i].arabic && tokens_[i].folded.starts_with(U'و');  // also before words that are not known
    return (is_and(i) || and_arabic) && !fact_between(i, i + 2);
  }

  /// Words that only look like cues: "no" of "No. 5".
  bool is_cue(size_t i) const {
    const bool number = tokens_[i].folded == U"no" && tokens_.is_sign(i + 1, U'.') && tokens_.joined(i + 1);
    return !number && !as(tokens_[i], Role::not_number);
  }

  const Cue* nearest(const Fact& fact, size_t place, Modality modality, bool ahead) const {
    const Cue* best = nullptr;
    size_t best_distance = 0;
    const size_t first = place - std::min(place, kReach);
    auto near =
        std::lower_bound(cues_.begin(), cues_.end(), first, [](const Cue& cue, size_t at) { return cue.token < at; });
    for (; near != cues_.end() && near->token <= place + kReach; ++near) {
      const Cue& cue = *near;
      if (cue.modality != modality || !bears(cue, fact, place, ahead)) continue;
      const size_t distance = cue.token < place ? place - cue.token : cue.token - place;
      if (best && distance >= best_distance) continue;
      best = &cue;
      best_distance = distance;
    }
    return best;
  }

  bool bears(const Cue& cue, const Fact& fact, size_t place, bool ahead) const {
    const CharRange range = tokens_[cue.token].range;
    const bool inside = range.start < fact.range.end && fact.range.start < range.end;
    if (inside || cue.clause != clauses_[place - first_]) return false;
    if (cue.scope == Scope::if_expected && !ahead) return false;
    if (cue.token < place) return cue.modality != Modality::negated || place - cue.token <= kNegationReach;
    return cue.scope != Scope::behind && !separated(place, cue.token);
  }

  /// The last "and" or comma between a fact and a cue behind it has no other fact behind it.
  bool separated(size_t place, size_t cue) const {
    for (size_t i = cue + 1; i-- > place + 1;) {
      if (is_comma(i) || is_and(i)) return !fact_between(i, cue);
    }
    return false;
  }

  size_t token_at(CharOffset start) const {
    size_t low = first_, high = end_;
    while (high - low > 1) {
      const size_t middle = (low + high) / 2;
      (tokens_[middle].range.start <= start ? low : high) = middle;
    }
    return low;
  }

  const Tokens& tokens_;
  size_t first_, end_;
  std::span<Fact> facts_;
  std::vector<size_t> places_;
  std::vector<unsigned> clauses_;
  std::vector<Cue> cues_;
};

}  // namespace

void set_modality(const Tokens& tokens, std::vector<Fact>& facts) {
  size_t token = 0, fact = 0;
  for (const CharRange& range : text::sentences(tokens.text())) {
    while (token < tokens.size() && tokens[token].range.end <= range.start) ++token;
    const size_t first = token;
    while (token < tokens.size() && tokens[token].range.start < range.end) ++token;
    while (fact < facts.size() && facts[fact].range.end <= range.start) ++fact;
    const size_t first_fact = fact;
    while (fact < facts.size() && facts[fact].range.start < range.end) ++fact;
    if (first == token || first_fact == fact) continue;
    Sentence(tokens, first, token, std::span(facts).subspan(first_fact, fact - first_fact)).apply();
  }
}

}  // namespace recto::reading
