#include "reading/letters/telegraph.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "reading/letters/misreading.h"

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

/// Addresses that are no city's first letters.
constexpr std::array<std::pair<Text, Text>, 9> kOffices = {{{U"dir", U"Director"},
                                                            {U"director", U"Director"},
                                                            {U"salv", U"San Salvador"},
                                                            {U"sdom", U"Santo Domingo"},
                                                            {U"brln", U"Berlin"},
                                                            {U"hqs", U"Headquarters"},
                                                            {U"wave", U"JMWAVE"},
                                                            {U"sjos", U"San José"},
                                                            {U"secstate", U"Secretary of State"}}};

/// Seats of embassies and consulates.
constexpr Text kCities[] = {
    U"Abidjan",     U"Abu Dhabi",    U"Accra",        U"Addis Ababa",    U"Aden",           U"Aleppo",
    U"Algiers",     U"Amman",        U"Amsterdam",    U"Ankara",         U"Asmara",         U"Asunción",
    U"Athens",      U"Baghdad",      U"Bangkok",      U"Barcelona",      U"Basra",          U"Beirut",
    U"Belgrade",    U"Benghazi",     U"Berlin",       U"Bern",           U"Bogotá",         U"Bombay",
    U"Bonn",        U"Brasília",     U"Brussels",     U"Bucharest",      U"Budapest",       U"Buenos Aires",
    U"Cairo",       U"Calcutta",     U"Canberra",     U"Caracas",        U"Casablanca",     U"Colombo",
    U"Copenhagen",  U"Dakar",        U"Damascus",     U"Dhahran",        U"Djakarta",       U"Doha",
    U"Dublin",      U"Frankfurt",    U"Geneva",       U"Georgetown",     U"Guatemala",      U"Guayaquil",
    U"Hamburg",     U"Hanoi",        U"Havana",       U"Helsinki",       U"Hong Kong",      U"Islamabad",
    U"Istanbul",    U"Jerusalem",    U"Jidda",        U"Kabul",          U"Karachi",        U"Khartoum",
    U"Kingston",    U"Kinshasa",     U"Kuala Lumpur", U"Kuwait",         U"La Paz",         U"Lagos",
    U"Lahore",      U"Leopoldville", U"Lima",         U"Lisbon",         U"London",         U"Luanda",
    U"Madrid",      U"Managua",      U"Manama",       U"Manila",         U"Melbourne",      U"Mexico City",
    U"Milan",       U"Monrovia",     U"Montevideo",   U"Moscow",         U"Munich",         U"Muscat",
    U"Nairobi",     U"New Delhi",    U"New York",     U"Nicosia",        U"Oslo",           U"Ottawa",
    U"Panama City", U"Paris",        U"Peking",       U"Port au Prince", U"Prague",         U"Pretoria",
    U"Quito",       U"Rabat",        U"Rangoon",      U"Recife",         U"Rio de Janeiro", U"Riyadh",
    U"Rome",        U"Saigon",       U"Sanaa",        U"Santiago",       U"Santo Domingo",  U"São Paulo",
    U"Seoul",       U"Singapore",    U"Sofia",        U"Stockholm",      U"Sydney",         U"Taipei",
    U"Tangier",     U"Tegucigalpa",  U"Tehran",       U"Tel Aviv",       U"Tokyo",          U"Tripoli",
    U"Tunis",       U"Vienna",       U"Vientiane",    U"Warsaw",         U"Washington",     U"Zurich"};

constexpr size_t kLetters = 4;

/// The first letters of a city without spaces, small, without accents; in ASCII.
std::u32string address_of(Text city) {
  constexpr std::array<std::pair<char32_t, char32_t>, 4> kPlain = {
      {{U'á', U'a'}, {U'ã', U'a'}, {U'é', U'e'}, {U'ó', U'o'}}};
  std::u32string out;
  for (char32_t c : city) {
    if (c == U' ') continue;
    for (const auto& [accented, plain] : kPlain) c = c == accented ? plain : c;
    out += c >= U'A' && c <= U'Z' ? c + 32 : c;
    if (out.size() == kLetters) break;
  }
  return out;
}

std::u32string small_letters(Text word) {
  std::u32string small(word);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; });
  return small;
}

const std::unordered_map<std::u32string, Text>& posts() {
  static const auto table = [] {
    std::unordered_map<std::u32string, Text> all;
    for (const Text city : kCities) {
      const auto [at, fresh] = all.emplace(address_of(city), city);
      if (!fresh) at->second = {};  // two cities: no answer
    }
    for (const auto& [address, office] : kOffices) all[std::u32string(address)] = office;
    return all;
  }();
  return table;
}

}  // namespace

std::u32string_view post_of_address(std::u32string_view address) {
  const auto at = posts().find(small_letters(address));
  return at == posts().end() ? Text() : at->second;
}

std::u32string_view post_nearly_addressed(std::u32string_view address) {
  constexpr size_t kLong = 8;
  const std::u32string small = small_letters(address);
  if (small.size() < 3) return {};
  Text nearest;
  float least = small.size() + 2 < kLong ? 1 : 2;
  bool several = false;
  for (const auto& [known, post] : posts()) {
    const float cost = misreading_cost(small, known, least);
    if (cost > least || post.empty()) continue;
    several = !nearest.empty() && cost == least && post != nearest;
    nearest = post;
    least = cost;
  }
  return several ? Text() : nearest;
}

}  // namespace recto::reading::letters
