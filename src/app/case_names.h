#pragma once
// Names looked for in a case: search's question answered with the names' sounds.

#include "names/prepared.h"
#include "names/tables.h"
#include "search/name_forms.h"

namespace recto::app {

/// Immutable.
class CaseNames : public search::NameForms {
 public:
  /// `tables` must outlive it.
  explicit CaseNames(const names::Tables& tables);
  std::vector<std::u32string> parts(std::u32string_view untrusted_name) const override;
  /// Some 50 ns a word, half a microsecond for the few whose letters may be alike; through as many threads as there are processors.
  Result<std::vector<std::vector<search::NameForm>>> forms(const std::vector<std::u32string>& parts,
                                                           const Vocabulary& vocabulary) const override;
  bool agrees(std::u32string_view untrusted_name, std::u32string_view untrusted_text) const override;

 private:
  names::Sounds sounds_of(std::u32string_view word, bool article = false) const;
  uint64_t letters_bag(std::string_view term, uint8_t& consonants) const;
  struct Wanted;
  Wanted wanted(std::u32string_view word, bool article = false) const;
  bool letters_may_be_alike(std::string_view term, const Wanted& one) const;
  float alike(std::string_view term, std::span<const Wanted> wanted) const;
  using Forms = std::vector<std::vector<search::NameForm>>;
  void take(std::string_view term, uint64_t count, std::span<const std::vector<Wanted>> wanted, Forms& out) const;

  const names::Tables& tables_;
  std::array<uint64_t, 256> bags_{};  ///< of the letter that a byte of a term stands for
  static constexpr size_t kLetters = 128;
  std::array<uint8_t, 256> numbers_{};        ///< of that letter; 0 for a byte that is none by itself
  std::array<char32_t, kLetters> letters_{};  ///< by their numbers
};

}  // namespace recto::app
