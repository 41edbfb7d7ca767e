#include "names/word_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/fold.h"
#include "text/utf8.h"

namespace recto::names {
namespace {

constexpr std::array<std::pair<std::string_view, TitleField>, 6> kFields{{{"military", TitleField::military},
                                                                          {"police", TitleField::police},
                                                                          {"civil", TitleField::civil},
                                                                          {"religious", TitleField::religious},
                                                                          {"academic", TitleField::academic},
                                                                          {"courtesy", TitleField::courtesy}}};

constexpr std::array<std::pair<std::string_view, Particle>, 10> kParticles{{{"article", Particle::article},
                                                                            {"sun", Particle::sun},
                                                                            {"descent", Particle::descent},
                                                                            {"family", Particle::family},
                                                                            {"servant", Particle::servant},
                                                                            {"kunya", Particle::kunya},
                                                                            {"faith", Particle::faith},
                                                                            {"god", Particle::god},
                                                                            {"number", Particle::number},
                                                                            {"drop", Particle::drop}}};

template <class Value, size_t N>
const Value* named(const std::array<std::pair<std::string_view, Value>, N>& table, std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& one) { return one.first == name; });
  return found == table.end() ? nullptr : &found->second;
}

}  // namespace

std::string_view to_string(TitleField field) {
  return std::find_if(kFields.begin(), kFields.end(), [&](const auto& one) { return one.second == field; })->first;
}

std::u32string_view without_article(std::u32string_view folded, bool arabic) {
  constexpr std::u32string_view kArticle = U"ال";
  return arabic && folded.starts_with(kArticle) && folded.size() >= 4 ? folded.substr(kArticle.size()) : folded;
}

Result<WordTable> WordTable::from(const TableFile& titles, const TableFile& particles) {
  WordTable table;
  for (const TableRow& row : TRY(read_rows(titles, 5))) TRY(table.add_title(row));
  for (const TableRow& row : TRY(read_rows(particles, 2))) TRY(table.add_particle(row));
  return table;
}

Result<void> WordTable::add_title(const TableRow& row) {
  KnownTitle title;
  title.id = row.columns[0];
  const TitleField* field = named(kFields, row.columns[1]);
  if (field == nullptr) return row.wrong(fmt::format("'{}' is no field", row.columns[1]));
  title.field = *field;
  if (row.columns[2] != "-") title.seniority = static_cast<int>(TRY(number(row, row.columns[2])));
  title.may_be_name = row.columns[3] == "name";
  const std::vector<std::string> forms = pieces(row.columns[4], '|');
  if (forms.empty()) return row.wrong("has no forms");
  title.word = text::decode_utf8_lossy(forms.front());
  titles_.push_back(title);
  for (const std::string& written : forms) {
    add_title_form(titles_.size() - 1, written);
    title_forms_.push_back({title.id, written});
  }
  return {};
}

void WordTable::add_title_form(size_t title, const std::string& written) {
  const std::vector<Word> words = words_of(text::decode_utf8_lossy(written));
  std::u32string key;
  for (const Word& word : words) {
    if (!key.empty()) key += U' ';
    key += word.folded;
  }
  longest_title_ = std::max(longest_title_, words.size());
  by_words_[key].push_back({title, written.ends_with('.')});
}

Result<void> WordTable::add_particle(const TableRow& row) {
  const Particle* particle = named(kParticles, row.columns[0]);
  if (particle == nullptr) return row.wrong(fmt::format("'{}' is no kind of particle", row.columns[0]));
  const std::vector<std::string> forms = pieces(row.columns[1], '|');
  for (const std::string& form : forms) {
    const size_t equals = form.find('=');
    const std::vector<Word> words = words_of(text::decode_utf8_lossy(form.substr(0, equals)));
    if (words.size() != 1) return row.wrong(fmt::format("'{}' is not one word", form));
    if (&form == &forms.front()) particle_words_.push_back(words.front().letters);
    FoundParticle found{*particle, 0, static_cast<uint16_t>(particle_words_.size() - 1)};
    if (equals != std::string::npos) found.number = static_cast<uint8_t>(TRY(number(row, form.substr(equals + 1))));
    particles_.emplace(words.front().folded, found);
    if (words.front().arabic) particle_shapes_.emplace(text::skeleton_of(words.front().folded), found);
    particle_forms_.push_back({row.columns[0], form.substr(0, equals)});
  }
  return {};
}

const KnownTitle* WordTable::title_of(const std::u32string& key, const Word& last) const {
  const auto forms = by_words_.find(key);
  if (forms == by_words_.end()) return nullptr;
  for (const TitleForm& form : forms->second) {
    const bool abbreviated = form.dot && last.folded.size() < 3;
    if (!abbreviated || last.dot) return &titles_[form.title];
  }
  return nullptr;
}

WordTable::FoundTitle WordTable::title_at(std::span<const Word> words) const {
  FoundTitle found;
  std::u32string written, bare;
  for (size_t n = 0; n < std::min(words.size(), longest_title_); ++n) {
    if (n > 0) written += U' ', bare += U' ';
    written += words[n].folded;
    bare += without_article(words[n].folded, words[n].arabic);
    const KnownTitle* title = title_of(written, words[n]);
    if (title == nullptr) title = title_of(bare, words[n]);
    if (title != nullptr) found = {title, n + 1};
    if (words[n].comma) break;
  }
  return found;
}

std::optional<WordTable::FoundParticle> WordTable::particle(const Word& word, const Word* next) const {
  const auto found = particles_.find(word.folded);
  if (found != particles_.end()) return found->second;
  if (!word.arabic) return std::nullopt;
  const auto shape = particle_shapes_.find(text::skeleton_of(word.folded));
  if (shape == particle_shapes_.end()) return std::nullopt;
  const bool article_follows = next != nullptr && next->folded.starts_with(U"ال");
  switch (shape->second.particle) {
    case Particle::faith:
    case Particle::god:
      return shape->second;
    case Particle::servant:
      return article_follows ? std::optional(shape->second) : std::nullopt;
    case Particle::kunya:
      return word.folded.size() == 3 && next != nullptr ? std::optional(shape->second) : std::nullopt;
    case Particle::descent:
      return word.folded.size() == 2 && next != nullptr ? std::optional(shape->second) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace recto::names
