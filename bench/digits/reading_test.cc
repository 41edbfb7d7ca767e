// The reading of numbers in type that it was not trained on, drawn clean: what must always come out right.

#include <gmock/gmock.h>

#include "bench/digits/specimen.h"
#include "readers/image/numbers.h"
#include "readers/image/sheet.h"
#include "text/utf8.h"

namespace recto::bench {
namespace {

/// The numbers found in lines of a page, each line's from the right.
std::vector<std::string> numbers_in(const std::vector<std::string>& lines) {
  const Specimen specimen = draw_specimen({"Noto Naskh Arabic", 14, 300, Language::arabic}, lines);
  const image::Sheet sheet = image::make_sheet(image::to_grey(*specimen.picture), {.first = image::kFirstDpi / 300});
  std::vector<std::string> found;
  for (const image::TextLine& line : image::find_lines(sheet.pieces, image::Direction::right_to_left).lines) {
    auto numbers = image::find_numbers(sheet.grey, sheet.pieces, line, image::DigitNet::built_in());
    std::reverse(numbers.begin(), numbers.end());
    for (const image::FoundNumber& number : numbers) found.push_back(text::encode_utf8(number.text));
  }
  return found;
}

TEST(Numbers, AreReadInTheOrderTheyAreWritten) {
  const std::vector<std::string> lines = {"ورد كتابكم رقم ٣١٦٢ تاريخ ٢٠١٣/١٢/١٤ إلى الديوان",
                                          "انعقد الاجتماع يوم ٢٣-٧-٢٠٠٦ في القاعة الكبرى"};
  EXPECT_THAT(numbers_in(lines), testing::ElementsAre("٣١٦٢", "٢٠١٣/١٢/١٤", "٢٣-٧-٢٠٠٦"));
}

TEST(Numbers, AreNotMadeOfWords) {
  const std::vector<std::string> lines = {"قام مكتب المتابعة خلال الأسبوع الماضي بدراسة صيانة شبكة المياه",
                                          "أفاد رئيس البلدية أن الطريق بين القرية والميناء مغلق",
                                          "إذا وردت المواد إلى دار الإدارة أو واد"};
  EXPECT_THAT(numbers_in(lines), testing::IsEmpty());
}

TEST(Numbers, OfBothDigitSetsKeepTheirOwn) {
  EXPECT_THAT(numbers_in({"بلغ العدد ٣٦٤٢ في القرية و نقل 2478 صندوقا"}), testing::ElementsAre("٣٦٤٢", "2478"));
}

TEST(Numbers, WithALetterBetweenStrokesAreReadWhole) {
  EXPECT_THAT(numbers_in({"ورد كتابكم رقم ٢١٤/ق/٣ تاريخ اليوم"}), testing::ElementsAre("٢١٤/ق/٣"));
}

TEST(Numbers, TakeNoWordForTheLetterOfAReference) {
  const std::vector<std::string> lines = {"بلغ العدد ٣٦٤٢/من أصل ٧٣٨٤ في القرية"};
  for (const std::string& number : numbers_in(lines)) EXPECT_EQ(number.find("من"), std::string::npos) << number;
}

}  // namespace
}  // namespace recto::bench
