#pragma once
// What is known about single words and phrases that names are made of or stand beside: the table naming.tsv, the ranks and titles of
// src/names, and the gazetteer that the build makes from Debian's packages (cmake/gazetteer.py).

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/entities/words.h"

namespace recto::reading {

/// The classes of naming.tsv, which says what each means; `rank` and `courtesy` come from the titles of src/names.
enum class NameClass : uint8_t {
  given,
  descent,
  servant,
  kunya,
  faith,
  kin,
  post,
  deputy,
  body,
  body_name,
  place_head,
  place_tail,
  place_name,
  nation,
  said,
  toward,
  not_name,
  rank,
  courtesy,
};
constexpr size_t kNameClasses = static_cast<size_t>(NameClass::courtesy) + 1;

enum class PlaceKind : uint8_t { country, region, city };

/// A place of the gazetteer. Views into the built-in table.
struct KnownPlace {
  PlaceKind kind = PlaceKind::city;
  std::string_view country;  ///< ISO 3166
  std::string_view region;   ///< "-" where none is known
  uint32_t population = 0;   ///< 0 where it is not known
  std::string_view latin;
};

/// One meaning of a phrase.
struct NameSense {
  NameClass kind = NameClass::given;
  std::string_view code;              ///< of naming.tsv; of a rank its id
  const KnownPlace* place = nullptr;  ///< of a gazetteer's place
};

/// A phrase of the text with a meaning.
struct NameHit {
  size_t words = 1;
  uint8_t taken = 0;     ///< letters before it in its first word: و ف ب ل ك ال
  bool article = false;  ///< of which the last are ال
  std::span<const NameSense> senses;
};

class Naming {
 public:
  /// The one of the embedded tables; read at the first call (some ten milliseconds).
  static const Naming& instance();
  /// The longest phrase that begins with word i, each way of taking off its front; empty if none is known. At most five.
  std::vector<NameHit> at(std::span<const NameWord> words, size_t i) const;

 private:
  Naming();
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::u32string_view word) const { return std::hash<std::u32string_view>()(word); }
  };
  template <class T>
  using Table = std::unordered_map<std::u32string, T, Hash, std::equal_to<>>;
  void add(std::string_view form, NameSense sense);
  void add_naming();
  void add_titles();
  void add_gazetteer();
  NameHit longest(std::span<const NameWord> words, size_t i, std::u32string_view first) const;

  Table<std::vector<NameSense>> senses_;
  Table<size_t> longest_;  ///< the most words of a phrase by its first word
  std::vector<KnownPlace> places_;
};

/// The sense of a class among a hit's; null if it has none.
const NameSense* sense_of(const NameHit& hit, NameClass kind);

}  // namespace recto::reading
