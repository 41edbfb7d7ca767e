// Names read, prepared, scored and explained. All persons are invented.

#include <gtest/gtest.h>

#include <random>

#include "names/comparison.h"
#include "names/list_comparer.h"
#include "names/prepared.h"
#include "names/pronounce.h"
#include "text/utf8.h"

namespace recto::names {
namespace {

const Tables& tables() { return Tables::built_in(); }
Name read(const std::string& text) { return parse(text::decode_utf8_lossy(text), tables()); }
Comparison compared(const std::string& a, const std::string& b) { return compare(read(a), read(b), tables()); }
float scored(const std::string& a, const std::string& b) {
  return score(prepare(read(a), tables()), prepare(read(b), tables()), tables());
}

TEST(ParseName, SetsTheRankApartAndKnowsItsOrder) {
  const Name letter = read("العقيد حيدر حيدر"), story = read("Brig. Gen. Haydar Haydar");
  ASSERT_EQ(letter.titles.size(), 1U);
  EXPECT_EQ(letter.titles[0].id, "colonel");
  EXPECT_EQ(letter.parts.size(), 2U);
  ASSERT_EQ(story.titles.size(), 1U);
  EXPECT_LT(*compare_rank(letter.titles[0], story.titles[0]), 0);
  EXPECT_FALSE(compare_rank(letter.titles[0], read("Dr. Haydar Haydar").titles[0]));
}

TEST(ParseName, ReadsChainsCompoundsAndInversion) {
  const Name chain = read("Abu Karam Zaydan bin Faris ibn 'Abd al-Rahman al-Qasri");
  ASSERT_EQ(chain.parts.size(), 5U);
  EXPECT_EQ(chain.parts[0].kind, PartKind::kunya);
  EXPECT_TRUE(chain.parts[2].descent);
  EXPECT_EQ(text::encode_utf8(chain.parts[3].core), "abd rahman");
  EXPECT_EQ(chain.parts[4].kind, PartKind::nisba);
  const Name inverted = read("القصري، زيدان فارس");
  EXPECT_TRUE(inverted.inverted);
  EXPECT_EQ(text::encode_utf8(inverted.parts.front().core), "زيدان");
  EXPECT_EQ(read("Zaydan Faris Jr.").generation, 2);
}

TEST(ScoreNames, OneNameInItsSpellingsIsOne) {
  const std::vector<std::vector<std::string>> same{
      {"حيدر حيدر", "Haydar Haydar", "Haidar Hydar", "Col. Heidar Haidar", "Ḥaydar Ḥaydar"},
      {"عبد الرحمن القصري", "Abdurrahman al-Qasri", "Abd-ar-Rahman El Kasri", "AbdelRahman Alqasri",
       "عبدالرحمن القصري"},
      {"نور الدين شعبان", "Noureddine Chaabane", "Nur ad-Din Sha'ban", "Nuruddin Shaaban", "نورالدين شعبان"},
      {"عز الدين شعبان", "'Izz al-Din Sha'ban", "Izzeddine Chaabane", "عزالدين شعبان"},
      {"خليل جواد", "Khalil Jawad", "Chalil Dschawad", "Halil Cevad", "Ḫalīl Ǧawād", "Халил Джавад"},
      {"إسحاق عيسى", "Ishaq Issa", "Is'haq 'Isa", "Eshaq Essa"}};
  for (const auto& spellings : same) {
    for (size_t i = 1; i < spellings.size(); ++i) {
      EXPECT_GT(scored(spellings[0], spellings[i]), 0.6F) << spellings[0] << " " << spellings[i];
    }
  }
}

TEST(ScoreNames, OtherNamesAreOthers) {
  const std::vector<std::pair<std::string, std::string>> different{{"حيدر قصري", "Hadi Qasri"},
                                                                   {"محمد زيدان", "Muhammad Barakat"},
                                                                   {"زيدان فارس القصري", "Karam Faris al-Qasri"},
                                                                   {"عبد الرحمن القصري", "Abd al-Karim al-Qasri"},
                                                                   {"فارس زيدان القصري", "Zaydan al-Qasri"}};
  for (const auto& [a, b] : different) EXPECT_LT(scored(a, b), 0.6F) << a << " " << b;
}

TEST(ScoreNames, AMissingPartIsNoConflictAndADifferentOneIs) {
  const float whole = scored("زيدان فارس القصري", "Zaydan Faris al-Qasri");
  const float missing = scored("زيدان فارس القصري", "Zaydan al-Qasri");
  const float other = scored("زيدان فارس القصري", "Zaydan Munir al-Qasri");
  EXPECT_GT(whole, missing);
  EXPECT_GT(missing, other);
}

TEST(ScoreNames, OrderIsFreeButNotFreeOfCharge) {
  const float same = scored("Zaydan Qasri", "Zaydan Qasri"), turned = scored("Zaydan Qasri", "Qasri Zaydan");
  EXPECT_FLOAT_EQ(same, 1);
  EXPECT_LT(turned, same);
  EXPECT_GT(turned, 0.8F);
  EXPECT_FLOAT_EQ(scored("Zaydan Qasri", "Qasri, Zaydan"), 1);
}

TEST(ScoreNames, SurvivesOneMisreadLetter) {
  EXPECT_GT(scored("ریدان القصري", "Zaydan al-Qasri"), 0.6F);  // ز without its dot
  EXPECT_GT(scored("خلىل حواد", "Khalil Jawad"), 0.6F);        // ج without its dot
  for (const std::string misread : {"عبر الرحمن القصري", "عند الرحمن القصري", "عپدالرحمن القصري", "عبرالرحمن القصري"}) {
    EXPECT_GT(scored(misread, "Abd al-Rahman al-Qasri"), 0.9F) << misread;
  }
}

TEST(CompareNames, SaysWhy) {
  const auto has = [](const Comparison& comparison, const std::string& reason) {
    return comparison.why().find(reason) != std::string::npos;
  };
  EXPECT_TRUE(has(compared("زيدان القصري", "Zeidan al-Qasri"), "given name the same in another spelling"));
  EXPECT_TRUE(has(compared("Zaydan Qasri", "Zaydan Faris Qasri"), "father's name missing on the left"));
  EXPECT_TRUE(has(compared("Zaydan Qasri", "Zaydan Barakat"), "family name differs"));
  EXPECT_TRUE(has(compared("Col. Zaydan Qasri", "العميد زيدان قصري"), "rank differs, lower on the left"));
  EXPECT_TRUE(has(compared("Z. Qasri", "Zaydan Qasri"), "may be the same"));
  EXPECT_TRUE(has(compared("", "Zaydan"), "no name on the left"));
}

/// Names of invented and common parts, in both scripts, some with words run together.
std::vector<Prepared> many_names(size_t count, unsigned seed) {
  const std::vector<std::string> parts{"Zaydan", "زيدان", "Faris",  "فارس",      "al-Qasri", "القصري",   "Karam",
                                       "كرم",    "Munir", "منير",   "A.",        "محمد",     "Muhammad", "Barakat",
                                       "بركات",  "Abdel", "Rahman", "نور الدين", "Nour"};
  std::mt19937 random(seed);
  std::vector<Prepared> out;
  for (size_t k = 0; k < count; ++k) {
    std::string text;
    for (size_t n = 1 + random() % 5; n > 0; --n)
      text += parts[random() % parts.size()] + (random() % 6 == 0 ? "" : " ");
    out.push_back(prepare(read(text), tables()));
  }
  return out;
}

TEST(CompareNames, KnowsANameInAnotherLanguage) {
  const auto sulayman = compared("سليمان القصري", "Solomon Qasri");
  EXPECT_GT(sulayman.score, 0.8F);
  EXPECT_NE(sulayman.why().find("given name the same in another language"), std::string::npos);
  const std::string spelled = compared("سليمان القصري", "Suleyman Qasri").why();
  EXPECT_NE(spelled.find("given name the same in another spelling"), std::string::npos) << spelled;
  EXPECT_LT(scored("سليمان القصري", "Jonah Qasri"), 0.6F);
}

TEST(CompareNames, KnowsATitleThatIsTheWholeName) {
  EXPECT_GT(scored("قائمقام", "Qāʾimaqām"), 0.8F);
  EXPECT_GT(scored("بينباشي", "Binbashi"), 0.8F);
  EXPECT_GT(scored("الخوري", "Priest"), 0.8F);
  EXPECT_GT(scored("خوري", "Khoury"), 0.8F);
  EXPECT_GT(scored("خير الاه", "Khairallah"), 0.8F);
  EXPECT_GT(scored("حاجي", "Hajj"), 0.8F);
  EXPECT_GT(scored("ابن", "Ben"), 0.8F);
  EXPECT_LT(scored("ابن", "Bint"), 0.4F);
  EXPECT_GT(scored("ابي", "Abu"), 0.8F);
  EXPECT_GT(scored("م.د.", "M.D."), 0.25F);  // both may be abbreviated titles
  EXPECT_GT(scored("عبدة", "Abda"), 0.8F);
  EXPECT_GT(scored("عبدو", "Abdo"), 0.8F);
  EXPECT_EQ(*compare_rank(read("القائمقام زيدان القصري").titles[0], read("Lt. Col. Zaydan Qasri").titles[0]), 0);
}

TEST(CompareNames, ReadsCyrillicAndGreek) {
  EXPECT_GT(scored("Зайдан Касри", "Zaydan Qasri"), 0.6F);
  EXPECT_GT(scored("Карам Барракат", "كرم بركات"), 0.6F);
  EXPECT_GT(scored("Καρίμ Φαρές", "Karim Fares"), 0.6F);
  EXPECT_LT(scored("Зайдан Касри", "Munir Barakat"), 0.4F);
}

TEST(CompareNames, MixedScriptsWithinAWordAreReadAsWords) {
  EXPECT_GT(scored("Zaydanالقصري", "Zaydan Qasri"), 0.6F);
  EXPECT_GT(scored("كرmم بركات", "Karmim Barakat"), 0.6F);  // a Latin letter within an Arabic word
  EXPECT_GT(scored("Зaydan Qasri", "Zaydan Qasri"), 0.3F);  // a Cyrillic Z before Latin letters
}

TEST(CompareNames, DigitsAndOneLetterProveNothing) {
  EXPECT_EQ(scored("12 345", "12 345"), 0);
  EXPECT_LT(scored("Z", "Zaydan Qasri"), 0.4F);
  EXPECT_LT(scored("Z. Q.", "Zaydan Qasri"), 0.4F);
  EXPECT_GT(scored("Z. Q.", "ز. ق."), 0.55F);  // the same initials, and nothing else on either side
  EXPECT_LT(scored("Z. Q.", "ز. م."), 0.4F);
  EXPECT_GT(scored("Z.ʿ.", "ز.ع."), 0.55F);  // an ayn is a letter, if it is only a sign in Latin
  EXPECT_LT(scored("Z.ʿ.", "ز.م."), 0.4F);
  EXPECT_LT(scored("ز", "زيدان القصري"), 0.4F);
}

TEST(ListComparer, GivesTheSameNumbers) {
  const std::vector<Prepared> left = many_names(150, 7), right = many_names(150, 8);
  const NameList list(left);
  ListComparer comparer(list, tables());
  for (const Prepared& b : right) {
    comparer.begin(b);
    for (uint32_t i = 0; i < left.size(); ++i) {
      const float exact = score(left[i], b, tables());
      ASSERT_EQ(comparer.score(i), exact);
      ASSERT_EQ(comparer.score_at_least(i, 0.75F), exact >= 0.75F ? exact : 0);
      ASSERT_EQ(score_at_least(left[i], b, 0.75F, tables()), exact >= 0.75F ? exact : 0);
    }
    comparer.begin(b);
    for (uint32_t i = 0; i < left.size(); ++i) {
      const float exact = score(left[i], b, tables());
      ASSERT_EQ(comparer.score_at_least(i, 0.5F), exact >= 0.5F ? exact : 0);
    }
  }
}

TEST(CompareNames, TakesAnyInput) {
  const std::string marks = "\u200F\u202Bزيدان\u202C\u0007 القصري\u200E";
  EXPECT_GT(scored(marks, "Zaydan al-Qasri"), 0.6F);
  std::string longest;
  while (longest.size() < 5000) longest += "Zaydan ";
  EXPECT_TRUE(compared(longest, longest).why().find("too long") != std::string::npos);
  const std::vector<std::string> odd{"",
                                     "ز",
                                     "A",
                                     "12 345",
                                     "\u202E\u200F",
                                     std::string(5000, 'a'),
                                     "...",
                                     "،،،",
                                     "(x) [y]",
                                     "Zayزيدdan",
                                     "\u0000\u0001\uFFFD",
                                     "عبد",
                                     "al- ",
                                     "بن",
                                     "Dr.",
                                     "abu",
                                     "الدين",
                                     "Jr."};
  for (const std::string& a : odd) {
    for (const std::string& b : odd) {
      const float there = scored(a, b), back = scored(b, a);
      EXPECT_GE(there, 0) << a;
      EXPECT_LE(there, 1) << a;
      EXPECT_FLOAT_EQ(there, back) << a << " " << b;
    }
  }
}

TEST(ScoreNames, IsSymmetricAndTheSameAtLeastAsMuch) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  const auto names = many_names(150, seed);
  size_t reached = 0;
  for (const Prepared& a : names) {
    for (const Prepared& b : names) {
      const float exact = score(a, b, tables());
      ASSERT_FLOAT_EQ(exact, score(b, a, tables()));
      for (const float threshold : {0.5F, 0.7F, 0.9F}) {
        ASSERT_EQ(score_at_least(a, b, threshold, tables()), exact >= threshold ? exact : 0);
        reached += exact >= threshold ? 1 : 0;
      }
    }
  }
  EXPECT_GT(reached, 100U);
}

TEST(JoinNames, WhatMayBeTogetherMayBeginAndEnd) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::vector<Sounds> parts;
  for (const Prepared& name : many_names(150, seed))
    parts.insert(parts.end(), name.parts.begin(), name.parts.begin() + name.count);
  std::ranges::sort(parts, {}, &Sounds::symbols);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  size_t together = 0;
  for (const Sounds& first : parts) {
    for (const Sounds& second : parts) {
      for (const Sounds& one : parts) {
        if (!may_be_together(first, second, one)) continue;
        ++together;
        ASSERT_TRUE(may_begin(first, one));
        ASSERT_TRUE(may_end(second, one));
      }
    }
  }
  EXPECT_GT(together, 100U);
}

TEST(JoinNames, WhatIsAlikeMayBeAlike) {
  for (const Prepared& a : many_names(60, 7)) {
    for (const Prepared& b : many_names(60, 8)) {
      for (size_t i = 0; i < a.count; ++i) {
        for (size_t j = 0; j < b.count; ++j) {
          const float alike = similarity(a.parts[i], b.parts[j], tables());
          EXPECT_FLOAT_EQ(alike, similarity(b.parts[j], a.parts[i], tables()));
          if (alike > 0) {
            EXPECT_TRUE(may_be_alike(a.parts[i], b.parts[j]));
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace recto::names
