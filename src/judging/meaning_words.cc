#include "judging/meaning_words.h"

#include <string>
#include <unordered_set>

#include "text/fold.h"
#include "text/stem.h"

namespace recto::judging {
namespace {

using Words = std::u32string_view;
using Table = std::unordered_set<std::u32string>;

constexpr Words kNegations[] = {U"not",     U"no",      U"never",  U"none", U"nobody", U"nothing", U"neither", U"nor",
                                U"nowhere", U"without", U"cannot", U"لا",   U"لم",     U"لن",      U"ليس",     U"ليست",
                                U"ليسوا",   U"لست",     U"لسنا",   U"غير",  U"دون",    U"بدون",    U"عدم",     U"بلا",
                                U"ما",      U"كلا",     U"لما",    U"ألا",  U"بغير",   U"لات"};

constexpr Words kConditions[] = {U"if",       U"unless",    U"provided",    U"providing",  U"subject", U"pending",
                                 U"assuming", U"condition", U"conditional", U"contingent", U"except",  U"depending",
                                 U"إذا",      U"شريطة",     U"بشرط",        U"شرط",        U"لو",      U"لولا",
                                 U"ريثما",    U"إلا",       U"رهنا",        U"بانتظار",    U"لحين",    U"حال"};

/// Of time; they are conditions on what has not happened yet.
constexpr Words kTimes[] = {U"when", U"once", U"until", U"till",  U"whenever", U"after", U"عند", U"عندما",
                            U"حين",  U"متى",  U"حينما", U"بمجرد", U"بعدما",    U"كلما",  U"حتى", U"حالما"};

constexpr Words kFuture[] = {U"will",  U"shall", U"would",  U"can",    U"could",   U"may",
                             U"might", U"must",  U"should", U"expect", U"expects", U"سوف"};

constexpr Words kHedges[] = {
    U"expect",    U"expects",   U"expected", U"expecting", U"may",       U"might",       U"could",       U"would",
    U"should",    U"hope",      U"hopes",    U"hoped",     U"hoping",    U"plan",        U"plans",       U"planned",
    U"planning",  U"intend",    U"intends",  U"intended",  U"likely",    U"unlikely",    U"possibly",    U"possible",
    U"perhaps",   U"probably",  U"maybe",    U"alleged",   U"allegedly", U"reportedly",  U"apparently",  U"propose",
    U"proposes",  U"proposed",  U"suggest",  U"suggested", U"believe",   U"believes",    U"believed",    U"estimate",
    U"estimated", U"estimates", U"rumour",   U"rumours",   U"rumoured",  U"anticipate",  U"anticipated", U"projected",
    U"appears",   U"seems",     U"claim",    U"claims",    U"claimed",   U"unconfirmed", U"نتوقع",       U"يتوقع",
    U"تتوقع",     U"أتوقع",     U"المتوقع",  U"متوقع",     U"ربما",      U"لعل",         U"يمكن",        U"الممكن",
    U"المحتمل",   U"يحتمل",     U"محتمل",    U"نأمل",      U"يأمل",      U"نعتزم",       U"يعتزم",       U"ننوي",
    U"ينوي",      U"نقترح",     U"يقترح",    U"المقرر",    U"نظن",       U"يظن",         U"يبدو",        U"يزعم",
    U"المفترض",   U"يفترض",     U"المرجح",   U"يرجح",      U"نعتقد",     U"يعتقد",       U"يشاع",        U"المخطط",
    U"نخطط"};

constexpr Words kDateWords[] = {
    U"january",  U"february", U"march",    U"april",    U"may",    U"june",   U"july",   U"august",  U"september",
    U"october",  U"november", U"december", U"jan",      U"feb",    U"mar",    U"apr",    U"jun",     U"jul",
    U"aug",      U"sep",      U"sept",     U"oct",      U"nov",    U"dec",    U"monday", U"tuesday", U"wednesday",
    U"thursday", U"friday",   U"saturday", U"sunday",   U"يناير",  U"فبراير", U"مارس",   U"أبريل",   U"إبريل",
    U"مايو",     U"يونيو",    U"يوليو",    U"أغسطس",    U"سبتمبر", U"أكتوبر", U"نوفمبر", U"ديسمبر",  U"كانون",
    U"شباط",     U"آذار",     U"نيسان",    U"أيار",     U"حزيران", U"تموز",   U"آب",     U"أيلول",   U"تشرين",
    U"محرم",     U"صفر",      U"ربيع",     U"جمادى",    U"رجب",    U"شعبان",  U"رمضان",  U"شوال",    U"الأحد",
    U"الاثنين",  U"الإثنين",  U"الثلاثاء", U"الأربعاء", U"الخميس", U"الجمعة", U"السبت"};

constexpr Words kQuantifiers[] = {U"all",  U"every", U"only", U"most", U"none", U"each", U"entire", U"whole",  U"both",
                                  U"half", U"كل",    U"جميع", U"كافة", U"فقط",  U"معظم", U"أغلب",   U"غالبية", U"سوى"};
/// In any form of the word: compared by stems.
constexpr Words kTurning[] = {
    U"fail",     U"failure",    U"refuse",  U"refusal",  U"reject", U"decline",   U"cancel", U"annul",   U"revoke",
    U"withdraw", U"withdrawn",  U"prevent", U"prohibit", U"forbid", U"forbidden", U"ban",    U"halt",    U"suspend",
    U"abandon",  U"postpone",   U"delay",   U"lack",     U"lose",   U"lost",      U"miss",   U"missing", U"avoid",
    U"doubt",    U"dispute",    U"false",   U"falsely",  U"wrong",  U"wrongly",   U"forge",  U"forged",  U"fake",
    U"unable",   U"impossible", U"instead", U"except",   U"hardly", U"barely",    U"almost", U"nearly",  U"فشل",
    U"رفض",      U"ألغى",       U"إلغاء",   U"منع",      U"حظر",    U"أوقف",      U"إيقاف",  U"أجل",     U"تأجيل",
    U"تعذر",     U"تخلف",       U"عجز",     U"فقد",      U"فقدان",  U"نقص",       U"كاذب",   U"خطأ",     U"مزور",
    U"مزيف",     U"مستحيل",     U"بدل",     U"باستثناء", U"عدا",    U"كاد",       U"يكاد",   U"تقريبا"};
constexpr Words kRanks[] = {
    U"marshal",  U"general", U"brigadier",  U"colonel",   U"major",     U"captain",      U"lieutenant", U"sergeant",
    U"corporal", U"private", U"commander",  U"admiral",   U"minister",  U"director",     U"president",  U"chairman",
    U"chief",    U"head",    U"governor",   U"secretary", U"deputy",    U"assistant",    U"adviser",    U"advisor",
    U"officer",  U"judge",   U"ambassador", U"mayor",     U"inspector", U"commissioner", U"المشير",     U"الفريق",
    U"اللواء",   U"العميد",  U"العقيد",     U"المقدم",    U"الرائد",    U"النقيب",       U"الملازم",    U"الرقيب",
    U"العريف",   U"لواء",    U"عميد",       U"عقيد",      U"مقدم",      U"رائد",         U"نقيب",       U"ملازم",
    U"رقيب",     U"المساعد", U"الوزير",     U"وزير",      U"المدير",    U"مدير",         U"الرئيس",     U"رئيس",
    U"نائب",     U"قائد",    U"القائد",     U"المحافظ",   U"محافظ",     U"أمين",         U"الأمين",     U"مستشار",
    U"المستشار", U"القاضي",  U"السفير",     U"معاون",     U"آمر"};

template <size_t N>
Table table_of(const Words (&words)[N]) {
  Table table;
  for (const Words word : words) table.insert(text::folded(word, text::Folding::spelling));
  return table;
}

bool contains(const Table& table, Words word) {
  if (table.contains(std::u32string(word))) return true;
  const bool joined = word.size() > 2 && (word[0] == U'و' || word[0] == U'ف');
  return joined && table.contains(std::u32string(word.substr(1)));
}

}  // namespace

bool is_negation(std::u32string_view word) {
  static const Table kTable = table_of(kNegations);
  return contains(kTable, word) || word.ends_with(U"n't");
}
bool is_condition(std::u32string_view word) {
  static const Table kTable = table_of(kConditions);
  return contains(kTable, word);
}
bool is_time_condition(std::u32string_view word) {
  static const Table kTable = table_of(kTimes);
  return contains(kTable, word);
}
bool is_future(std::u32string_view word) {
  static const Table kTable = table_of(kFuture);
  constexpr std::u32string_view kPersons = U"يتنا";
  const size_t joined = word.size() > 1 && (word[0] == U'و' || word[0] == U'ف') ? 1 : 0;
  const bool arabic =
      word.size() > joined + 3 && word[joined] == U'س' && kPersons.find(word[joined + 1]) != kPersons.npos;
  return arabic || word.ends_with(U"'ll") || contains(kTable, word);
}
bool is_quantifier(std::u32string_view word) {
  static const Table kTable = table_of(kQuantifiers);
  return contains(kTable, word);
}
bool is_turning(std::u32string_view word) {
  static const Table kTable = [] {
    Table stems;
    for (const Words turning : kTurning) stems.insert(text::stem(text::folded(turning, text::Folding::spelling)));
    return stems;
  }();
  return kTable.contains(text::stem(word));
}
bool is_hedge(std::u32string_view word) {
  static const Table kTable = table_of(kHedges);
  return contains(kTable, word);
}
bool is_date_word(std::u32string_view word) {
  static const Table kTable = table_of(kDateWords);
  return contains(kTable, word);
}
bool is_rank(std::u32string_view word) {
  static const Table kTable = table_of(kRanks);
  return contains(kTable, word);
}

}  // namespace recto::judging
