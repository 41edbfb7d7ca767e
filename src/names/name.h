#pragma once
// A name as a structure: its parts in order, what each is, and the titles set apart from them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/types.h"
#include "names/tables.h"

namespace recto::names {

/// What a part of a name is. `father`, `grandfather` and `ancestor` are the chain after the given name, said by bin/ibn/
/// ben/ould or by place; `family` stands last, `nisba` is a family name in -i with the article; `kunya` is Abu/Umm X;
/// `laqab` an epithet in -al-Din and the like after the given name; `initial` one letter; `number` a generation mark
/// (Jr., II, الابن) or a number.
enum class PartKind : uint8_t { given, father, grandfather, ancestor, family, nisba, kunya, laqab, initial, number };
std::string_view to_string(PartKind kind);

struct Part {
  PartKind kind = PartKind::given;
  std::u32string written;  ///< as it stands, particles included: "bin al-Ḥasan"
  std::u32string core;     ///< what is compared, folded, particles gone: "hasan", "abd rahman"
  CharRange range;         ///< of `written`, in Name::text
  bool article = false;    ///< al- el- ال stood before it
  bool descent = false;    ///< bin, ibn, ould, بن … stood before it
};

/// Where a title belongs. A difference of rank within one field can be told, between fields not.
enum class TitleField : uint8_t { military, police, civil, religious, academic, courtesy };
std::string_view to_string(TitleField field);

struct Title {
  std::string id;  ///< one for all languages: "colonel"
  TitleField field = TitleField::courtesy;
  std::optional<int> seniority;  ///< within the field, higher is more senior; nothing where there is no order
  CharRange range;               ///< in Name::text
};

struct Name {
  std::u32string text;        ///< as given, at most kLongest scalars of it
  std::vector<Part> parts;    ///< given name first, also of "Family, Given"; may be empty
  std::vector<Title> titles;  ///< in the order of the text
  uint8_t generation = 0;     ///< 1 for senior, 2 for junior or II, …; 0 if there is no mark
  bool inverted = false;      ///< it was written "Family, Given"
  bool cut = false;           ///< it was longer than kLongest; the rest was not read
  static constexpr size_t kLongest = 400;
};

/// Reads a name. Never fails: control and direction marks are dropped, what is no letter separates, a text without
/// letters gives a name without parts. Letters of other scripts are read as ICU transliterates them. A name that is all
/// title ("الدكتور") has the title as its only part too. O(n) up to kLongest; some microseconds.
Name parse(std::u32string_view untrusted_text, const Tables& tables);

/// Below zero, zero or above zero as `a` is junior, equal or senior to `b`; nothing when they cannot be compared
/// (different fields, or no order).
std::optional<int> compare_rank(const Title& a, const Title& b);

}  // namespace recto::names
