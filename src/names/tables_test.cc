// Every row of every table is used: a row that nothing reaches is a mistake in the table.

#include <gtest/gtest.h>

#include "names/commonness.h"
#include "names/name.h"
#include "names/prepared.h"
#include "names/pronounce.h"
#include "names/word_table.h"
#include "text/utf8.h"

namespace recto::names {
namespace {

const Tables& built_in() { return Tables::built_in(); }

std::vector<TableRow> rows_of(std::string_view name, size_t columns) {
  for (const TableFile& file : Tables::sources()) {
    if (file.name == name) return *read_rows(file, columns);
  }
  return {};
}

Name parsed(const std::string& text) { return parse(text::decode_utf8_lossy(text), built_in()); }

/// A word that the row numbered `row` spells a part of, tried with several neighbours.
bool is_used(size_t row, const std::string& letters, bool arabic) {
  const std::vector<std::string> around =
      arabic ? std::vector<std::string>{"", "كمد", "رزم"} : std::vector<std::string>{"", "mbr", "r", "nab", "o", "sib"};
  for (const std::string& before : around) {
    for (const std::string& after : around) {
      const auto used = built_in().spelling().rows_used(text::decode_utf8_lossy(before + letters + after));
      if (std::find(used.begin(), used.end(), row) != used.end()) return true;
    }
  }
  return false;
}

TEST(NameTables, EveryRowOfLettersIsUsed) {
  const auto& rows = built_in().spelling().rows();
  for (size_t i = 0; i < rows.size(); ++i) {
    EXPECT_TRUE(is_used(i, rows[i].letters, rows[i].script == "arabic")) << rows[i].letters << " " << rows[i].where;
  }
}

TEST(NameTables, EverySoundIsMadeBySomeLetters) {
  std::string made;
  for (const TableRow& row : rows_of("letters.tsv", 4)) made += " " + row.columns[3] + " ";
  for (Sound sound = 1; sound < built_in().sounds().size(); ++sound) {
    EXPECT_NE(made.find(" " + built_in().sounds().name(sound) + " "), std::string::npos)
        << built_in().sounds().name(sound);
  }
}

TEST(NameTables, EverySpellingCostsLessThanLosingBoth) {
  const SoundTable& sounds = built_in().sounds();
  for (const TableRow& row : rows_of("spellings.tsv", 3)) {
    if (row.columns[0] == "-") continue;
    const Sound arabic = sounds.find(row.columns[0]);
    const std::string latin = pieces(row.columns[2], ' ').front();
    const Sound first = sounds.find(latin.substr(0, latin.rfind(':')));
    if (first == 0) continue;
    EXPECT_LT(sounds.cost(arabic, first), sounds.cost(arabic, 0) + sounds.cost(first, 0)) << row.columns[0];
  }
}

TEST(NameTables, MisreadLettersAndDigraphsAndClassesCount) {
  const SoundTable& sounds = built_in().sounds();
  for (const TableRow& row : rows_of("misread.tsv", 3)) {
    const auto names = pieces(row.columns[2], ' ');
    const Sound a = sounds.find(names[0]), b = sounds.find(names[1]);
    EXPECT_LT(sounds.cost(a, b), sounds.cost(a, 0) + sounds.cost(b, 0)) << row.columns[2];
  }
  for (const TableRow& row : rows_of("digraphs.tsv", 2)) EXPECT_TRUE(sounds.splits(sounds.find(row.columns[0])));
  for (const TableRow& row : rows_of("classes.tsv", 2)) {
    for (const std::string& name : pieces(row.columns[1], ' ')) EXPECT_GT(sounds.sound_class(sounds.find(name)), 0);
  }
}

TEST(NameTables, EveryTitleIsSetApart) {
  for (const WordTable::Form& form : built_in().words().title_forms()) {
    const Name name = parsed(form.written + " Zarif Qolban");
    ASSERT_FALSE(name.titles.empty()) << form.written;
    EXPECT_EQ(name.titles.front().id, form.what) << form.written;
    EXPECT_EQ(name.parts.size(), 2U) << form.written;
  }
}

TEST(NameTables, EveryParticleIsKnown) {
  for (const WordTable::Form& form : built_in().words().particle_forms()) {
    const auto words = words_of(text::decode_utf8_lossy(form.written));
    ASSERT_EQ(words.size(), 1U);
    EXPECT_TRUE(built_in().words().particle(words.front(), nullptr)) << form.written;
  }
}

TEST(NameTables, EveryCommonNameProvesLessThanARareOne) {
  const auto weight = [](const std::string& text) {
    return built_in().commonness().weight(pronounce(parsed(text).parts.front(), built_in()), built_in());
  };
  const uint8_t rare = weight("Zgrvmplt");
  for (const TableRow& row : rows_of("common.tsv", 2)) {
    for (const std::string& form : pieces(row.columns[1], '|')) EXPECT_LT(weight(form), rare) << form;
  }
  EXPECT_LT(weight("محمد"), weight("فارس"));
}

TEST(NameTables, EveryEquivalentIsItsNameInAnotherLanguage) {
  for (const TableRow& row : rows_of("equivalents.tsv", 1)) {
    const std::vector<std::string> forms = pieces(row.columns[0], '|');
    ASSERT_GE(forms.size(), 2U) << row.columns[0];
    for (const std::string& one : forms) {
      for (const std::string& other : forms)
        EXPECT_GE(score(prepare(parsed(one), built_in()), prepare(parsed(other), built_in()), built_in()), 0.8F)
            << one << " " << other;
    }
  }
}

TEST(NameTables, AFormOfTwoNamesIsAnError) {
  const std::vector<TableFile> files{{"equivalents.tsv", "Qasim|Zarif\nQasim|Haddad\n"}};
  const auto made = Tables::from(files);
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().sentence().find("row 2"), std::string::npos);
}

TEST(NameTables, AUsersTableTakesTheBuiltInOnesPlace) {
  const std::vector<TableFile> files{{"titles.tsv", "grandee\tcivil\t3\t-\tgrandee\n"}};
  const auto own = Tables::from(files);
  ASSERT_TRUE(own);
  EXPECT_EQ(parse(U"Grandee Zarif Qolban", *own).titles.size(), 1U);
  EXPECT_EQ(parse(U"Colonel Zarif Qolban", *own).titles.size(), 0U);
}

TEST(NameTables, ABrokenTableIsNamedWithItsRow) {
  const auto message = [](const std::string& name, const std::string& text) {
    const std::vector<TableFile> files{{name, text}};
    const auto made = Tables::from(files);
    return made ? std::string("no error") : made.error().sentence();
  };
  EXPECT_NE(message("titles.tsv", "# head\ncolonel\tmilitary\n").find("row 2"), std::string::npos);
  EXPECT_NE(message("titles.tsv", "colonel\tnaval\t1\t-\tcol.\n").find("naval"), std::string::npos);
  EXPECT_NE(message("letters.tsv", "latin\tq\tany\tnosuch\n").find("nosuch"), std::string::npos);
  EXPECT_NE(message("spellings.tsv", "ب\t3\tb\n").find("row 1"), std::string::npos);
  EXPECT_NE(message("nosuch.tsv", "").find("nosuch.tsv"), std::string::npos);
}

}  // namespace
}  // namespace recto::names
