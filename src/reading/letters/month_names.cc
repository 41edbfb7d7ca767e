#include "reading/letters/month_names.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <vector>

#include "reading/letters/misreading.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace recto::reading::letters {
namespace {

using Name = std::u32string_view;

struct Entry {
  unsigned number;
  Calendar calendar;
  Name name;
};

constexpr auto kGregorian = Calendar::gregorian;
constexpr auto kIslamic = Calendar::islamic;

// Names as CLDR 41 has them for Arabic (ar, ar_SY, ar_IQ, ar_LB, ar_DZ, ar_MA), and the spellings in use beside them.
constexpr Entry kMonths[] = {{1, kGregorian, U"january"},       {2, kGregorian, U"february"},
                             {3, kGregorian, U"march"},         {4, kGregorian, U"april"},
                             {5, kGregorian, U"may"},           {6, kGregorian, U"june"},
                             {7, kGregorian, U"july"},          {8, kGregorian, U"august"},
                             {9, kGregorian, U"september"},     {10, kGregorian, U"october"},
                             {11, kGregorian, U"november"},     {12, kGregorian, U"december"},
                             {1, kGregorian, U"jan"},           {2, kGregorian, U"feb"},
                             {3, kGregorian, U"mar"},           {4, kGregorian, U"apr"},
                             {6, kGregorian, U"jun"},           {7, kGregorian, U"jul"},
                             {8, kGregorian, U"aug"},           {9, kGregorian, U"sep"},
                             {9, kGregorian, U"sept"},          {10, kGregorian, U"oct"},
                             {11, kGregorian, U"nov"},          {12, kGregorian, U"dec"},
                             {1, kGregorian, U"كانون الثاني"},  {2, kGregorian, U"شباط"},
                             {3, kGregorian, U"آذار"},          {4, kGregorian, U"نيسان"},
                             {5, kGregorian, U"أيار"},          {6, kGregorian, U"حزيران"},
                             {7, kGregorian, U"تموز"},          {8, kGregorian, U"آب"},
                             {9, kGregorian, U"أيلول"},         {10, kGregorian, U"تشرين الأول"},
                             {11, kGregorian, U"تشرين الثاني"}, {12, kGregorian, U"كانون الأول"},
                             {1, kGregorian, U"كانون ثاني"},    {10, kGregorian, U"تشرين أول"},
                             {11, kGregorian, U"تشرين ثاني"},   {12, kGregorian, U"كانون أول"},
                             {1, kGregorian, U"يناير"},         {2, kGregorian, U"فبراير"},
                             {3, kGregorian, U"مارس"},          {4, kGregorian, U"أبريل"},
                             {5, kGregorian, U"مايو"},          {6, kGregorian, U"يونيو"},
                             {7, kGregorian, U"يوليو"},         {8, kGregorian, U"أغسطس"},
                             {9, kGregorian, U"سبتمبر"},        {10, kGregorian, U"أكتوبر"},
                             {11, kGregorian, U"نوفمبر"},       {12, kGregorian, U"ديسمبر"},
                             {6, kGregorian, U"يونية"},         {7, kGregorian, U"يولية"},
                             {1, kGregorian, U"جانفي"},         {2, kGregorian, U"فيفري"},
                             {4, kGregorian, U"أفريل"},         {5, kGregorian, U"ماي"},
                             {6, kGregorian, U"جوان"},          {7, kGregorian, U"جويلية"},
                             {8, kGregorian, U"أوت"},           {5, kGregorian, U"ماي"},
                             {7, kGregorian, U"يوليوز"},        {8, kGregorian, U"غشت"},
                             {9, kGregorian, U"شتنبر"},         {11, kGregorian, U"نونبر"},
                             {12, kGregorian, U"دجنبر"},        {1, kIslamic, U"محرم"},
                             {1, kIslamic, U"المحرم"},          {2, kIslamic, U"صفر"},
                             {3, kIslamic, U"ربيع الأول"},      {4, kIslamic, U"ربيع الآخر"},
                             {4, kIslamic, U"ربيع الثاني"},     {5, kIslamic, U"جمادى الأولى"},
                             {5, kIslamic, U"جمادى الأول"},     {6, kIslamic, U"جمادى الآخرة"},
                             {6, kIslamic, U"جمادى الثانية"},   {7, kIslamic, U"رجب"},
                             {8, kIslamic, U"شعبان"},           {9, kIslamic, U"رمضان"},
                             {10, kIslamic, U"شوال"},           {11, kIslamic, U"ذو القعدة"},
                             {11, kIslamic, U"ذي القعدة"},      {12, kIslamic, U"ذو الحجة"},
                             {12, kIslamic, U"ذي الحجة"},       {1, kIslamic, U"muharram"},
                             {2, kIslamic, U"safar"},           {9, kIslamic, U"ramadan"},
                             {10, kIslamic, U"shawwal"}};

const std::unordered_map<std::u32string, Month>& months() {
  static const auto table = [] {
    std::unordered_map<std::u32string, Month> names;
    for (const Entry& entry : kMonths) {
      names.emplace(text::folded(entry.name, text::Folding::spelling), Month{entry.number, entry.calendar, false});
    }
    return names;
  }();
  return table;
}

/// The Latin names that are long enough to be known with a letter misread.
const std::vector<Entry>& long_latin_months() {
  static const auto list = [] {
    std::vector<Entry> entries;
    std::copy_if(std::begin(kMonths), std::end(kMonths), std::back_inserter(entries),
                 [](const Entry& entry) { return entry.name.size() >= 4 && entry.name.front() < 0x80; });
    return entries;
  }();
  return list;
}

/// A recogniser's digits back as the letters they look like.
std::u32string with_letters(std::u32string_view word) {
  std::u32string out(word);
  for (char32_t& c : out) {
    if (c == U'0') c = U'o';
    if (c == U'1' || c == U'|') c = U'l';
    if (c == U'5') c = U's';
    if (c == U'8') c = U'b';
  }
  return out;
}

/// True when one letter was changed, dropped or added.
bool one_edit_apart(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  size_t front = 0;
  while (front < a.size() && a[front] == b[front]) ++front;
  const size_t skipped = a.size() == b.size() ? 1 : 0;
  return a.substr(std::min(front + skipped, a.size())) == b.substr(std::min(front + 1, b.size()));
}

/// An Arabic name with letters misread that look alike, a long one with any letter lost or wrong: حريران for حزيران, نوفير for نوفمبر.
Month misread_arabic(std::u32string_view word) {
  constexpr size_t kShortest = 4, kLong = 6;
  if (word.size() < kShortest) return {};
  for (const auto& [name, month] : months()) {
    const float most = name.size() >= kLong ? 1 : 0.5F;
    if (misreading_cost(word, name, most) <= most) return {month.number, month.calendar, true};
  }
  return {};
}

}  // namespace

Month month_named(std::u32string_view folded) {
  const auto& names = months();
  if (const auto at = names.find(std::u32string(folded)); at != names.end()) return at->second;
  if (folded.size() < 3) return {};
  if (text::is_arabic_letter(folded.front())) return misread_arabic(folded);
  const std::u32string word = with_letters(folded);
  if (const auto at = names.find(word); at != names.end()) return at->second;
  if (word.size() < 4) return {};
  for (const Entry& entry : long_latin_months()) {
    if (one_edit_apart(word, entry.name)) return {entry.number, entry.calendar, true};
  }
  return {};
}

Month month_nearly_named(std::u32string_view folded) {
  constexpr size_t kLetters = 3;
  constexpr Name kWords[] = {U"day", U"man", U"men", U"car", U"her", U"not", U"now", U"per", U"and", U"any", U"sec"};
  if (folded.size() != kLetters) return {};
  const std::u32string word = with_letters(folded);
  if (std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords)) return {};
  Month nearest;
  for (const Entry& entry : kMonths) {
    if (entry.name.size() != kLetters || entry.name.front() >= 0x80 || !one_edit_apart(word, entry.name)) continue;
    if (nearest.number != 0 && nearest.number != entry.number) return {};
    nearest = {entry.number, entry.calendar, true};
  }
  return nearest;
}

}  // namespace recto::reading::letters
