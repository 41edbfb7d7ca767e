#include "text/language.h"

#include <gtest/gtest.h>

namespace recto::text {
namespace {

TEST(Language, scripts) {
  EXPECT_EQ(main_script(U"12 / 34"), Script::none);
  EXPECT_EQ(main_script(U"تعميم القيادة No. 7"), Script::arabic);
  EXPECT_EQ(main_script(U"Circular رقم of the Office"), Script::latin);
  EXPECT_EQ(main_script(U"Управление"), Script::other);
}

TEST(Language, by_script_first) {
  EXPECT_EQ(detect_language(U"تعميم صادر عن القيادة العامة إلى جميع الفروع"), "ara");
  EXPECT_EQ(detect_language(U"کتاب این گروه در چهار شهر پخش شد و همه آن را خواندند"), "fas");
  EXPECT_EQ(detect_language(U"The committee asks the office to send a list of the volunteers by Friday."), "eng");
  EXPECT_EQ(detect_language(U"Le comité demande au bureau de lui envoyer la liste des volontaires avant vendredi."),
            "fra");
  EXPECT_EQ(detect_language(U"Управление просит прислать список добровольцев до пятницы"), "rus");
  EXPECT_EQ(detect_language(U"إلى السيد المدير Subject"), "ara");
  EXPECT_EQ(detect_language(U"12 x"), "und");
  EXPECT_EQ(detect_language(U""), "und");
}

}  // namespace
}  // namespace recto::text
