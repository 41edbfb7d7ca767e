#pragma once
// What is known about whole words: titles and particles.

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "names/name.h"
#include "names/table_rows.h"
#include "names/words.h"

namespace recto::names {

/// What a small word does; see particles.tsv.
enum class Particle : uint8_t { article, sun, descent, family, servant, kunya, faith, god, number, drop };

struct KnownTitle {
  std::string id;
  TitleField field = TitleField::courtesy;
  std::optional<int> seniority;
  bool may_be_name = false;
  std::u32string word;  ///< the row's first form, for a name that is nothing but the title
};

class WordTable {
 public:
  /// Errors: invalid_input.
  static Result<WordTable> from(const TableFile& titles, const TableFile& particles);

  struct FoundTitle {
    const KnownTitle* title = nullptr;  ///< nothing found
    size_t words = 0;
  };
  /// The longest title that begins with the first of `words`.
  FoundTitle title_at(std::span<const Word> words) const;

  struct FoundParticle {
    Particle particle;
    uint8_t number = 0;  ///< of a generation mark
    uint16_t row = 0;    ///< for particle_word()
  };
  /// What a word does; an Arabic one also with its letters misread, where the shape of the word and the article of `next`
  /// leave little doubt (عند الرحمن is عبد الرحمن). `next` may be null.
  std::optional<FoundParticle> particle(const Word& word, const Word* next) const;

  /// The first form of a row of particles, as Word::letters.
  const std::u32string& particle_word(uint16_t row) const { return particle_words_[row]; }

  /// Every form in the tables with its row's first column, for tests.
  struct Form {
    std::string what, written;
  };
  const std::vector<Form>& title_forms() const { return title_forms_; }
  const std::vector<Form>& particle_forms() const { return particle_forms_; }

 private:
  struct TitleForm {
    size_t title;
    bool dot;  ///< a full stop must follow
  };
  Result<void> add_title(const TableRow& row);
  Result<void> add_particle(const TableRow& row);
  const KnownTitle* title_of(const std::u32string& key, const Word& last) const;
  void add_title_form(size_t title, const std::string& written);

  std::vector<KnownTitle> titles_;
  std::unordered_map<std::u32string, std::vector<TitleForm>> by_words_;
  std::unordered_map<std::u32string, FoundParticle> particles_;
  std::unordered_map<std::u32string, FoundParticle> particle_shapes_;  ///< of Arabic ones, by their undotted shape
  std::vector<std::u32string> particle_words_;                         ///< by row
  std::vector<Form> title_forms_, particle_forms_;
  size_t longest_title_ = 1;
};

/// The Arabic article gone from a folded word of at least four letters; the word itself if it has none.
std::u32string_view without_article(std::u32string_view folded, bool arabic);

}  // namespace recto::names
