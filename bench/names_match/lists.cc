#include "bench/names_match/lists.h"

#include <array>
#include <string_view>

namespace recto::bench {
namespace {

struct Spellings {
  std::string_view arabic;
  std::array<std::string_view, 3> latin;
};

constexpr std::array kCommon = {
    Spellings{"محمد", {"Mohammed", "Muhammad", "Mohamad"}},
    Spellings{"أحمد", {"Ahmad", "Ahmed", "Ahmet"}},
    Spellings{"علي", {"Ali", "Aly", "Ali"}},
    Spellings{"حسن", {"Hassan", "Hasan", "Hassane"}},
    Spellings{"حسين", {"Hussein", "Husayn", "Hossein"}},
    Spellings{"محمود", {"Mahmoud", "Mahmud", "Mahmood"}},
    Spellings{"خالد", {"Khaled", "Khalid", "Haled"}},
    Spellings{"عبد الله", {"Abdullah", "Abdallah", "Abd Allah"}},
    Spellings{"عبد الرحمن", {"Abdul Rahman", "Abdelrahman", "Abderrahmane"}},
    Spellings{"إبراهيم", {"Ibrahim", "Ebrahim", "Brahim"}},
    Spellings{"يوسف", {"Yusuf", "Youssef", "Yousef"}},
    Spellings{"مصطفى", {"Mustafa", "Mostafa", "Moustapha"}},
    Spellings{"حيدر", {"Haydar", "Haidar", "Heydar"}},
    Spellings{"سامر", {"Samer", "Samir", "Samer"}},
    Spellings{"كريم", {"Karim", "Kareem", "Kerim"}},
    Spellings{"قاسم", {"Qasim", "Kassem", "Kasim"}},
    Spellings{"فاطمة", {"Fatima", "Fatma", "Fatimah"}},
    Spellings{"زينب", {"Zaynab", "Zeinab", "Zainab"}},
    Spellings{"مريم", {"Maryam", "Mariam", "Meryem"}},
    Spellings{"ليلى", {"Layla", "Leila", "Laila"}},
    Spellings{"نور", {"Nour", "Nur", "Noor"}},
    Spellings{"طارق", {"Tariq", "Tarek", "Tarik"}},
    Spellings{"جمال", {"Jamal", "Gamal", "Djamal"}},
    Spellings{"سعيد", {"Said", "Saeed", "Sayeed"}},
    Spellings{"عمر", {"Omar", "Umar", "Omer"}},
    Spellings{"عثمان", {"Othman", "Uthman", "Osman"}},
    Spellings{"صالح", {"Saleh", "Salih", "Salah"}},
    Spellings{"ماجد", {"Majed", "Majid", "Maged"}},
    Spellings{"رشيد", {"Rashid", "Rachid", "Rasheed"}},
    Spellings{"وليد", {"Walid", "Waleed", "Oualid"}},
};

constexpr std::array kSyllables = {
    Spellings{"با", {"ba", "ba", "baa"}},     Spellings{"تو", {"tu", "tou", "too"}},
    Spellings{"جي", {"ji", "gi", "dji"}},     Spellings{"خا", {"kha", "ha", "kha"}},
    Spellings{"در", {"dar", "der", "dar"}},   Spellings{"رو", {"ru", "rou", "roo"}},
    Spellings{"زي", {"zi", "zee", "zi"}},     Spellings{"سا", {"sa", "saa", "sa"}},
    Spellings{"شو", {"shu", "chou", "shou"}}, Spellings{"صا", {"sa", "sa", "saa"}},
    Spellings{"طي", {"ti", "tee", "ti"}},     Spellings{"غا", {"gha", "ga", "gha"}},
    Spellings{"فر", {"far", "fer", "far"}},   Spellings{"قو", {"qu", "kou", "ku"}},
    Spellings{"كا", {"ka", "ca", "kaa"}},     Spellings{"لي", {"li", "lee", "li"}},
    Spellings{"من", {"man", "men", "man"}},   Spellings{"نو", {"nu", "nou", "noo"}},
    Spellings{"ها", {"ha", "ha", "haa"}},     Spellings{"وي", {"wi", "oui", "wee"}},
    Spellings{"يا", {"ya", "ya", "ia"}},      Spellings{"حل", {"hal", "hel", "hal"}},
    Spellings{"بر", {"bar", "ber", "bar"}},   Spellings{"سم", {"sam", "sem", "sam"}},
};

constexpr std::array kPlaces = {
    Spellings{"دمشق", {"Damascus", "Damas", "Dimashq"}}, Spellings{"حلب", {"Aleppo", "Alep", "Halab"}},
    Spellings{"حمص", {"Homs", "Hims", "Homs"}}, Spellings{"حماة", {"Hama", "Hamah", "Hama"}}};

constexpr uint32_t kInvented = 1U << 31;  ///< numbers of family names
constexpr size_t kGiven = 3'000, kFamilies = 40'000;
constexpr double kFlat = 2;

std::vector<PartSyllables> invented(size_t count, Random& random) {
  std::vector<PartSyllables> out(count);
  for (PartSyllables& one : out) {
    for (size_t n = random.between(2, 4); n > 0; --n)
      one.push_back(static_cast<uint8_t>(random.below(kSyllables.size())));
  }
  return out;
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

}  // namespace

NameStock::NameStock(uint64_t seed) : given_rank_(kCommon.size() + kGiven, kFlat), family_rank_(kFamilies, kFlat) {
  Random random(seed);
  given_ = invented(kGiven, random);
  family_ = invented(kFamilies, random);
}

Person NameStock::person(Random& random) const {
  Person person;
  for (size_t n = random.chance(0.3) ? 3 : 2; n > 0; --n)
    person.parts.push_back(static_cast<uint32_t>(given_rank_.draw(random)));
  person.parts.push_back(kInvented + static_cast<uint32_t>(family_rank_.draw(random)));
  person.year = static_cast<unsigned>(random.between(1930, 2005));
  person.place = static_cast<uint8_t>(random.below(kPlaces.size()));
  return person;
}

std::string NameStock::part(uint32_t number, bool arabic, bool family, Random& random) const {
  if (!family && number < kCommon.size()) {
    const Spellings& common = kCommon[number];
    return std::string(arabic ? common.arabic : random.pick(common.latin));
  }
  std::string out;
  for (const uint8_t syllable : family ? family_[number - kInvented] : given_[number - kCommon.size()]) {
    out += arabic ? kSyllables[syllable].arabic : random.pick(kSyllables[syllable].latin);
  }
  if (family && (number & 1) != 0) return (arabic ? "ال" : random.chance(0.5) ? "al-" : "El ") + capital(out);
  return capital(out);
}

std::string NameStock::written(const Person& person, Random& random) const {
  const bool arabic = random.chance(0.5);
  std::string out;
  for (size_t i = 0; i < person.parts.size(); ++i) {
    const bool family = i + 1 == person.parts.size();
    if (i > 0 && !family && random.chance(0.2)) continue;
    if (i > 0) out += ' ';
    if (i == 1 && !family && random.chance(0.15)) out += arabic ? "بن " : "bin ";
    out += part(person.parts[i], arabic, family, random);
  }
  if (!arabic && random.chance(0.02)) out.erase(random.below(out.size()), 1);
  return out;
}

std::string NameStock::place(const Person& person, Random& random) const {
  const Spellings& place = kPlaces[person.place];
  return std::string(random.chance(0.5) ? place.arabic : random.pick(place.latin));
}

Lists make_lists(size_t left, size_t right, uint64_t seed) {
  const NameStock stock(seed);
  Lists out;
  const auto row = [&](const Person& person, Random& random) {
    return ListRow{stock.written(person, random), stock.place(person, random), person.year};
  };
  Random random(seed, 1);
  for (size_t i = 0; i < right; ++i) out.right.push_back(row(stock.person(random), random));
  out.truth.assign(left, Lists::kNowhere);
  for (size_t i = 0; i < left; ++i) {
    const Person person = stock.person(random);
    out.left.push_back(row(person, random));
    if (i % 2 != 0 || right == 0) continue;
    out.truth[i] = static_cast<uint32_t>(random.below(right));
    out.right[out.truth[i]] = row(person, random);
  }
  return out;
}

std::string to_csv(const std::vector<ListRow>& rows) {
  std::string out = "name,year,place\n";
  for (const ListRow& row : rows) out += row.name + "," + std::to_string(row.year) + "," + row.place + "\n";
  return out;
}

}  // namespace recto::bench
