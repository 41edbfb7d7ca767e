#include "names/join.h"

#include <gtest/gtest.h>

#include <random>

#include "names/comparison.h"

namespace recto::names {
namespace {

/// Spellings of one part each, invented combinations of public given names and syllables.
constexpr std::array<std::array<std::u32string_view, 3>, 16> kParts = {{
    {U"محمد", U"Mohammed", U"Muhamad"},
    {U"علي", U"Ali", U"Aly"},
    {U"حيدر", U"Haydar", U"Haidar"},
    {U"هادي", U"Hadi", U"Hady"},
    {U"عبد الرحمن", U"Abdul Rahman", U"Abderrahmane"},
    {U"النجار", U"al-Najjar", U"Najar"},
    {U"قاسم", U"Qasim", U"Kassem"},
    {U"سليم", U"Salim", U"Slim"},
    {U"سالم", U"Salem", U"Selim"},
    {U"خالد", U"Khaled", U"Halid"},
    {U"درويش", U"Darwish", U"Derviche"},
    {U"ابو زيد", U"Abu Zayd", U"Abouzeid"},
    {U"الحداد", U"Haddad", U"el Hadad"},
    {U"ع", U"A.", U"B."},
    {U"سليمان", U"Solomon", U"Sulayman"},
    {U"يونس", U"Jonah", U"Younes"},
}};

std::u32string random_name(std::mt19937& random) {
  const auto below = [&](size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random); };
  std::u32string name;
  const size_t script = below(4);
  for (size_t parts = below(5) + (below(20) == 0 ? 0 : 1); parts > 0; --parts) {
    std::u32string part(kParts[below(kParts.size())][script == 0 ? 0 : 1 + below(2)]);
    if (below(6) == 0) part.erase(below(part.size()), 1);
    if (below(8) == 0) part.insert(below(part.size() + 1), 1, script == 0 ? U'ر' : U'r');
    name += (name.empty() || below(15) == 0 ? U"" : U" ") + part;
  }
  return name;
}

std::vector<Prepared> prepared(const std::vector<std::u32string>& names, const Tables& tables) {
  std::vector<Prepared> out;
  for (const std::u32string& name : names) out.push_back(prepare(parse(name, tables), tables));
  return out;
}

std::vector<std::u32string> random_names(size_t count, std::mt19937& random) {
  std::vector<std::u32string> names;
  for (size_t i = 0; i < count; ++i) names.push_back(random_name(random));
  return names;
}

TEST(Join, FindsExactlyWhatComparingAllFinds) {
  const uint32_t seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const Tables& tables = Tables::built_in();
  const std::vector<Prepared> left = prepared(random_names(400, random), tables);
  const std::vector<Prepared> right = prepared(random_names(400, random), tables);
  for (const float threshold : {0.4F, 0.6F, 0.75F, 0.85F, 0.95F, 1.0F}) {
    const NameIndex index(left, threshold, tables);
    NameIndex::Finder finder(index);
    size_t matches = 0;
    for (const Prepared& other : right) {
      std::vector<NameIndex::Found> expected;
      for (uint32_t i = 0; i < left.size(); ++i) {
        const float all = score(left[i], other, tables);
        if (all >= threshold) expected.push_back({i, all});
      }
      const auto found = finder.find(other);
      ASSERT_EQ(std::vector<NameIndex::Found>(found.begin(), found.end()), expected) << threshold;
      matches += expected.size();
    }
    EXPECT_GT(matches, 0U) << threshold;
    EXPECT_LT(finder.scored(), left.size() * right.size()) << threshold;
  }
}

TEST(Join, NamesWithoutPartsMatchNothing) {
  const Tables& tables = Tables::built_in();
  const NameIndex index(prepared({U"", U"12", U"Qasim Haddad"}, tables), 0.8F, tables);
  NameIndex::Finder finder(index);
  EXPECT_TRUE(finder.find(prepared({U""}, tables)[0]).empty());
  EXPECT_TRUE(finder.find(prepared({U"\u202E\u0001"}, tables)[0]).empty());
  EXPECT_EQ(finder.find(prepared({U"قاسم حداد"}, tables)[0]).size(), 1U);
  const NameIndex empty({}, 0.8F, tables);
  EXPECT_TRUE(NameIndex::Finder(empty).find(prepared({U"Qasim"}, tables)[0]).empty());
}

}  // namespace
}  // namespace recto::names
