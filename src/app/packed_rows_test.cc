#include "app/packed_rows.h"

#include <gtest/gtest.h>

namespace recto::app {
namespace {

DocumentRow full_row(char digit, unsigned number, const std::string& file) {
  DocumentRow row;
  row.document = {document_of(ExhibitId{std::string(64, digit)}, number), file, 3, "pdf 1", Outcome::partial, {}};
  row.document.read = store::ActNumber(77);
  row.read = true;
  row.language = "ara";
  row.source = TextSource::ocr;
  row.confidence = 0.5F;
  row.lists = 2;
  row.folded = "words of " + file;
  LetterRow letter;
  letter.type = LetterType::telegram;
  letter.from = "لجنة التموين";
  letter.to = {"one", "another"};
  letter.date = "2004-05-03";
  letter.subject = "Lorries";
  letter.reference = "12/S";
  letter.correspondents = {1, 4, 300};
  letter.sender = 4;
  letter.addressees = {300, 1};
  row.letters = {letter, LetterRow{}};
  row.letters[1].number = 2;
  return row;
}

void expect_same(const DocumentRow& a, const DocumentRow& b) {
  EXPECT_EQ(a.document.id, b.document.id);
  EXPECT_EQ(a.document.untrusted_file, b.document.untrusted_file);
  EXPECT_EQ(a.document.pages, b.document.pages);
  EXPECT_EQ(a.document.reader, b.document.reader);
  EXPECT_EQ(a.document.outcome, b.document.outcome);
  EXPECT_EQ(a.document.read, b.document.read);
  EXPECT_EQ(a.read, b.read);
  EXPECT_EQ(a.language, b.language);
  EXPECT_EQ(a.source, b.source);
  EXPECT_EQ(a.confidence, b.confidence);
  EXPECT_EQ(a.lists, b.lists);
  EXPECT_EQ(a.folded, b.folded);
  ASSERT_EQ(a.letters.size(), b.letters.size());
  for (size_t k = 0; k < a.letters.size(); ++k) {
    const LetterRow &left = a.letters[k], &right = b.letters[k];
    EXPECT_EQ(left.number, right.number);
    EXPECT_EQ(left.type, right.type);
    EXPECT_EQ(left.from + left.date + left.subject + left.reference,
              right.from + right.date + right.subject + right.reference);
    EXPECT_EQ(left.to, right.to);
    EXPECT_EQ(left.correspondents, right.correspondents);
    EXPECT_EQ(left.sender, right.sender);
    EXPECT_EQ(left.addressees, right.addressees);
  }
}

TEST(PackedRows, GivesARowBackAsItWas) {
  const DocumentRow row = full_row('a', 2, "b.pdf");
  const auto back = PackedRows::unpacked(PackedRows::packed(row));
  ASSERT_TRUE(back) << back.error().sentence();
  expect_same(row, *back);
}

TEST(PackedRows, ShowsARowWithoutCopying) {
  const std::string packed = PackedRows::packed(full_row('a', 1, "b.pdf"));
  RowView view;
  ASSERT_TRUE(view.read(packed));
  EXPECT_EQ(view.file, "b.pdf");
  EXPECT_EQ(view.folded, "words of b.pdf");
  EXPECT_EQ(view.language, "ara");
  EXPECT_EQ(view.pages, 3U);
  ASSERT_EQ(view.letters.size(), 2U);
  EXPECT_EQ(view.letters[0].date, "2004-05-03");
  EXPECT_EQ(std::vector(view.letters[0].correspondents.begin(), view.letters[0].correspondents.end()),
            (std::vector<uint32_t>{1, 4, 300}));
  EXPECT_EQ(std::vector(view.letters[0].addressees.begin(), view.letters[0].addressees.end()),
            (std::vector<uint32_t>{300, 1}));
  EXPECT_TRUE(view.names_below(301));
  EXPECT_FALSE(view.names_below(300));
}

TEST(PackedRows, RefusesARowCutAnywhere) {
  const std::string packed = PackedRows::packed(full_row('a', 1, "b.pdf"));
  RowView view;
  for (size_t length = 0; length < packed.size(); ++length) {
    const std::string_view cut = std::string_view(packed).substr(0, length);
    EXPECT_FALSE(PackedRows::unpacked(cut)) << length;
    EXPECT_FALSE(view.read(cut)) << length;
  }
}

TEST(PackedRows, FindsReplacesAndTakesOver) {
  PackedRows rows;
  EXPECT_EQ(rows.put(full_row('a', 1, "one")), 0U);
  EXPECT_EQ(rows.put(full_row('a', 2, "two")), 1U);
  EXPECT_EQ(rows.put(full_row('b', 1, "three")), 2U);
  EXPECT_EQ(rows.put(full_row('a', 2, "two again")), 1U);
  EXPECT_EQ(rows.find(full_row('b', 1, "").document.id), 2U);
  EXPECT_EQ(rows.find(full_row('c', 1, "").document.id), std::nullopt);
  PackedRows others;
  ASSERT_TRUE(others.take_over(rows.kept(), 301));
  ASSERT_EQ(others.size(), 3U);
  EXPECT_EQ(others.row(1).document.untrusted_file, "two again");
  EXPECT_EQ(others.find(full_row('b', 1, "").document.id), 2U);
  EXPECT_EQ(others.put(full_row('d', 1, "four")), 3U);
  EXPECT_EQ(others.row(0).document.untrusted_file, "one");
  PackedRows none;
  EXPECT_FALSE(none.take_over(rows.kept(), 300)) << "a number that no correspondent has";
  EXPECT_FALSE(none.take_over(rows.kept().substr(1), 301));
  EXPECT_EQ(none.size(), 0U);
}

}  // namespace
}  // namespace recto::app
