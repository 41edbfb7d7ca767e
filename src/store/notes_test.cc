#include "store/notes.h"

#include <gtest/gtest.h>

#include "store/log.h"
#include "store/test_case.h"

namespace recto::store {
namespace {

/// A case with one document, for notes on it.
struct NotedCase {
  NotedCase() {
    auto made = Case::create(folder / "case", {&real_file_system(), &clock, "mona"});
    opened = std::move(*made);
    write_file(folder / "letter.txt", "bytes");
    document = document_of(take_in(opened->accession(), folder / "letter.txt", U"رقم ٣١٧/ت/٥ والتاريخ"), 1);
  }
  Note note() const {
    Note out;
    out.at = {document, PageNumber(1), {CharOffset(4), CharOffset(11)}};
    out.words = U"٣١٧/ت/٥";
    out.text = U"the same number as in the telegram";
    out.by = "Mona";
    return out;
  }
  TemporaryFolder folder;
  FixedClock clock;
  std::unique_ptr<Case> opened;
  DocumentId document;
};

TEST(Notes, AreFoundByDocumentInTheOrderTheyWereMade) {
  NotedCase made;
  Note first = made.note();
  const auto act = made.opened->notes().add(first);
  ASSERT_GOOD(act);
  first.act = *act;
  first.at_ms = made.clock.now_ms();
  Note whole;
  whole.at = {made.document, PageNumber(1), {}};
  whole.text = U"ask the archive";
  ASSERT_GOOD(made.opened->notes().add(whole));
  const auto all = made.opened->notes().on(made.document);
  ASSERT_GOOD(all);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->front(), first);
  EXPECT_TRUE(all->back().is_on_document());
  EXPECT_EQ(all->back().by, "mona");
  EXPECT_EQ(*made.opened->notes().all(), *all);
  EXPECT_TRUE(made.opened->log().verify_acts()->empty());
}

TEST(Notes, ThatAreTakenBackStayInTheLogAlone) {
  NotedCase made;
  const auto act = made.opened->notes().add(made.note());
  ASSERT_GOOD(act);
  Note back = made.note();
  back.text.clear();
  back.takes_back = *act;
  ASSERT_GOOD(made.opened->notes().add(back));
  EXPECT_TRUE(made.opened->notes().on(made.document)->empty());
  EXPECT_TRUE(made.opened->notes().all()->empty());
  EXPECT_EQ(made.opened->log().head()->number.value, *act + 1);
}

TEST(Notes, AreNotMadeOfADocumentThatIsNotThere) {
  NotedCase made;
  Note note = made.note();
  note.at.document = DocumentId{std::string(64, '0')};
  EXPECT_EQ(made.opened->notes().add(note).error().kind, ErrorKind::not_found);
  EXPECT_TRUE(made.opened->notes().all()->empty());
  EXPECT_TRUE(made.opened->log().verify_acts()->empty());
}

}  // namespace
}  // namespace recto::store
