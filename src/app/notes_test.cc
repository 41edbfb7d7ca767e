#include "app/notes.h"

#include <gtest/gtest.h>

#include "app/cases.h"
#include "store/accession.h"
#include "store/test_case.h"

namespace recto::app {
namespace {

/// A case with one letter.
class NotesTest : public testing::Test {
 protected:
  void SetUp() override {
    auto made = store::Case::create(folder_);
    ASSERT_GOOD(made);
    store::write_file(files_ / "letter.txt", "bytes");
    document_ = document_of(
        store::take_in((*made)->accession(), files_ / "letter.txt", U"to the head of the office, number 317"), 1);
  }
  std::string cite(unsigned start, unsigned end) const {
    return Cite{document_, PageNumber(1), {CharOffset(start), CharOffset(end)}}.to_string();
  }

  store::TemporaryFolder files_;
  std::string folder_ = files_ / "case";
  DocumentId document_;
};

TEST_F(NotesTest, StandBesideWordsAndDocuments) {
  const auto made = write_note(folder_, {cite(34, 37), "the same as in\nthe telegram", "Mona"});
  ASSERT_GOOD(made);
  EXPECT_EQ(made->words, U"317");
  EXPECT_GT(made->at_ms, 0);
  const auto whole = write_note(folder_, {document_.text.substr(0, 12), "اسأل الأرشيف", "Karim"});
  ASSERT_GOOD(whole);
  EXPECT_TRUE(whole->is_on_document());
  const auto all = notes(folder_, document_.text);
  ASSERT_GOOD(all);
  EXPECT_EQ(*all, (std::vector<Note>{*made, *whole}));
  EXPECT_EQ(*notes(folder_, ""), *all);
}

TEST_F(NotesTest, AreShownWithTheWordsTheyAreOn) {
  const auto made = write_note(folder_, {cite(34, 37), "as in the telegram", "Mona"});
  ASSERT_GOOD(made);
  const auto here = show(folder_, cite(27, 37)), elsewhere = show(folder_, cite(0, 6));
  ASSERT_GOOD(here);
  ASSERT_GOOD(elsewhere);
  EXPECT_EQ(here->notes, std::vector<Note>{*made});
  EXPECT_TRUE(elsewhere->notes.empty());
}

TEST_F(NotesTest, CanBeTakenBackOnce) {
  const auto made = write_note(folder_, {cite(34, 37), "as in the telegram", "Mona"});
  ASSERT_GOOD(made);
  const auto gone = take_note_back(folder_, made->act, "Karim");
  ASSERT_GOOD(gone);
  EXPECT_EQ(*gone, *made);
  EXPECT_TRUE(notes(folder_, "")->empty());
  EXPECT_EQ(take_note_back(folder_, made->act, "Karim").error().kind, ErrorKind::not_found);
}

TEST_F(NotesTest, RefuseWhatNobodyCanMean) {
  const std::string bell = "a\x07 bell";
  EXPECT_EQ(write_note(folder_, {cite(34, 37), " \n", "Mona"}).error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(write_note(folder_, {cite(34, 37), bell, "Mona"}).error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(write_note(folder_, {cite(34, 37), "\xFF", "Mona"}).error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(write_note(folder_, {cite(34, 37), std::string(5'000, 'a'), "Mona"}).error().kind, ErrorKind::limit);
  EXPECT_EQ(write_note(folder_, {cite(5, 5), "a note", "Mona"}).error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(write_note(folder_, {cite(5, 900), "a note", "Mona"}).error().kind, ErrorKind::not_found);
  EXPECT_EQ(write_note(folder_, {"no-such.pdf", "a note", "Mona"}).error().kind, ErrorKind::not_found);
  EXPECT_TRUE(notes(folder_, "")->empty());
}

}  // namespace
}  // namespace recto::app
