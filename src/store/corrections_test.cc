#include "store/corrections.h"

#include <gtest/gtest.h>

#include "store/log.h"
#include "store/test_case.h"

namespace recto::store {
namespace {

/// A case with one document, for acts that speak of it.
struct CorrectedCase {
  CorrectedCase() {
    auto made = Case::create(folder / "case", {&real_file_system(), &clock, "mona"});
    opened = std::move(*made);
    write_file(folder / "letter.txt", "bytes");
    document = document_of(take_in(opened->accession(), folder / "letter.txt", U"رقم ٣١٧/ت/٥ والتاريخ"), 1);
  }
  TemporaryFolder folder;
  FixedClock clock;
  std::unique_ptr<Case> opened;
  DocumentId document;
};

Correction a_correction(const DocumentId& document) {
  Correction out;
  out.at = {document, PageNumber(1), {CharOffset(4), CharOffset(11)}};
  out.read = U"٣١٧/ت/٥";
  out.boxes = {{10.25F, 20, 60.5F, 31}};
  out.text = U"٣١٧/ت/٦";
  out.by = "Mona";
  out.why = "seen under the lens";
  return out;
}

TEST(Corrections, AreFoundByDocumentInTheOrderTheyWereMade) {
  CorrectedCase made;
  Correction said = a_correction(made.document);
  const auto act = made.opened->corrections().add(said);
  ASSERT_TRUE(act);
  said.act = *act;
  said.at_ms = made.clock.now_ms();
  Correction second = a_correction(made.document);
  second.text = U"";
  second.by = "";
  ASSERT_TRUE(made.opened->corrections().add(second));
  const auto all = made.opened->corrections().on(made.document);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->front(), said);
  EXPECT_EQ(all->back().by, "mona");
  EXPECT_TRUE(all->back().text.empty());
  EXPECT_TRUE(made.opened->log().verify_acts()->empty());
}

TEST(Corrections, AreNotMadeOfADocumentThatIsNotThere) {
  CorrectedCase made;
  const DocumentId other{std::string(64, '0')};
  const auto added = made.opened->corrections().add(a_correction(other));
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().kind, ErrorKind::not_found);
  EXPECT_TRUE(made.opened->corrections().on(made.document)->empty());
  EXPECT_TRUE(made.opened->log().verify_acts()->empty());
}

}  // namespace
}  // namespace recto::store
