#include "reading/letters/labels.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "reading/letters/misreading.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

/// When a label counts that no colon follows.
enum class Bare : uint8_t {
  never,
  alone,         ///< when nothing stands behind it in its segment
  caps,          ///< alone, or when the segment is in capitals
  before_party,  ///< as caps, and before a word that an addressee begins with: إلى السيد, To the
  always,        ///< words that nothing else begins with
};

struct Entry {
  Text words;
  Role role;
  Bare bare;
  bool vague = false;
};

constexpr Entry kEntries[] = {
    // Electronic mail and memoranda.
    {U"from", Role::from, Bare::caps},
    {U"sender", Role::from, Bare::alone},
    {U"originator", Role::from, Bare::alone},
    {U"orig", Role::from, Bare::never},
    {U"to", Role::to, Bare::before_party},
    {U"addressee", Role::to, Bare::alone},
    {U"memorandum for", Role::to, Bare::always},
    {U"memo for", Role::to, Bare::caps},
    {U"note for", Role::to, Bare::caps},
    {U"note to", Role::to, Bare::caps},
    {U"memorandum to", Role::to, Bare::caps},
    {U"memo to", Role::to, Bare::caps},
    {U"action", Role::to, Bare::never, true},
    {U"attention", Role::to, Bare::never},
    {U"attn", Role::to, Bare::never},
    {U"for", Role::to, Bare::never},
    {U"cc", Role::copies, Bare::alone},
    {U"bcc", Role::copies, Bare::alone},
    {U"info", Role::copies, Bare::caps},
    {U"copy to", Role::copies, Bare::alone},
    {U"copies to", Role::copies, Bare::alone},
    {U"copies", Role::copies, Bare::never},
    {U"distribution", Role::copies, Bare::alone},
    {U"via", Role::via, Bare::caps},
    {U"through", Role::via, Bare::caps},
    {U"thru", Role::via, Bare::caps},
    {U"sent", Role::date, Bare::alone},
    {U"date", Role::date, Bare::caps},
    {U"dated", Role::date, Bare::never},
    {U"date sent", Role::date, Bare::alone},
    {U"date typed", Role::date, Bare::alone},
    {U"date dispatched", Role::date, Bare::alone},
    {U"received", Role::received, Bare::alone},
    {U"date received", Role::received, Bare::alone},
    {U"subject", Role::subject, Bare::caps},
    {U"subj", Role::subject, Bare::caps},
    {U"re", Role::subject, Bare::never},
    {U"in re", Role::subject, Bare::never},
    {U"title", Role::subject, Bare::never},
    {U"topic", Role::subject, Bare::never},
    {U"number", Role::number, Bare::never},
    {U"no", Role::number, Bare::never},
    {U"our ref", Role::number, Bare::alone},
    {U"our reference", Role::number, Bare::alone},
    {U"file no", Role::number, Bare::never},
    {U"dispatch no", Role::number, Bare::alone},
    {U"memorandum no", Role::number, Bare::alone},
    {U"ref no", Role::number, Bare::never},
    {U"cite", Role::number, Bare::never},
    {U"ref", Role::reference, Bare::caps},
    {U"reference", Role::reference, Bare::caps},
    {U"references", Role::reference, Bare::caps},
    {U"your ref", Role::reference, Bare::alone},
    {U"your reference", Role::reference, Bare::alone},
    {U"in reply to", Role::reference, Bare::never},
    {U"enclosure", Role::enclosures, Bare::never},
    {U"enclosures", Role::enclosures, Bare::never},
    {U"encl", Role::enclosures, Bare::never},
    {U"encls", Role::enclosures, Bare::never},
    {U"attachment", Role::enclosures, Bare::never},
    {U"attachments", Role::enclosures, Bare::alone},
    {U"annex", Role::enclosures, Bare::never},
    {U"place", Role::place, Bare::never},
    {U"classification", Role::classification, Bare::never},
    {U"precedence", Role::urgency, Bare::never},
    {U"priority", Role::urgency, Bare::never},
    {U"urgency", Role::urgency, Bare::never},
    {U"signed", Role::signature, Bare::never},
    {U"importance", Role::aside, Bare::never},
    {U"sensitivity", Role::aside, Bare::never},
    {U"telephone", Role::aside, Bare::never},
    {U"tel", Role::aside, Bare::never},
    {U"fax", Role::aside, Bare::never},
    {U"reply to", Role::aside, Bare::never},
    // Arabic official letters.
    {U"من", Role::from, Bare::alone},
    {U"المرسل", Role::from, Bare::alone},
    {U"الجهة المرسلة", Role::from, Bare::alone},
    {U"صادرة عن", Role::from, Bare::never},
    {U"إلى", Role::to, Bare::before_party},
    {U"مقدم إلى", Role::to, Bare::before_party},
    {U"مقدمة إلى", Role::to, Bare::before_party},
    {U"موجه إلى", Role::to, Bare::before_party},
    {U"المرسل إليه", Role::to, Bare::alone},
    {U"الجهة المرسل إليها", Role::to, Bare::alone},
    {U"بواسطة", Role::via, Bare::before_party},
    {U"عن طريق", Role::via, Bare::before_party},
    {U"نسخة", Role::copies, Bare::never},
    {U"صورة", Role::copies, Bare::never},
    {U"نسخة إلى", Role::copies, Bare::alone},
    {U"صورة إلى", Role::copies, Bare::alone},
    {U"صورة عنه إلى", Role::copies, Bare::alone},
    {U"صورة منه إلى", Role::copies, Bare::alone},
    {U"نسخة منه إلى", Role::copies, Bare::alone},
    {U"نسخة عنه إلى", Role::copies, Bare::alone},
    {U"نسخ إلى", Role::copies, Bare::alone},
    {U"للاطلاع", Role::copies, Bare::never},
    {U"الرقم", Role::number, Bare::always},
    {U"رقم", Role::number, Bare::never},
    {U"العدد", Role::number, Bare::always},
    {U"رقم الصادر", Role::number, Bare::always},
    {U"الصادر", Role::number, Bare::never},
    {U"رقم القيد", Role::number, Bare::always},
    {U"رقم الكتاب", Role::number, Bare::always},
    {U"رقم الوارد", Role::registry, Bare::always},
    {U"الوارد", Role::registry, Bare::never},
    {U"التاريخ", Role::date, Bare::always},
    {U"تاريخ", Role::date, Bare::never},
    {U"الموافق", Role::date, Bare::always},
    {U"تحريرا في", Role::date, Bare::always},
    {U"حرر في", Role::date, Bare::always},
    {U"عدد", Role::number, Bare::never},
    {U"تاريخ الصادر", Role::date, Bare::always},
    {U"تاريخ الوارد", Role::received, Bare::always},
    {U"تاريخ الورود", Role::received, Bare::always},
    {U"الموضوع", Role::subject, Bare::always},
    {U"موضوع", Role::subject, Bare::never},
    {U"م", Role::subject, Bare::never},
    {U"بشأن", Role::subject, Bare::never},
    {U"الإشارة", Role::reference, Bare::never},
    {U"المرجع", Role::reference, Bare::never},
    {U"إشارة إلى", Role::reference, Bare::never},
    {U"المرفقات", Role::enclosures, Bare::always},
    {U"المرفق", Role::enclosures, Bare::never},
    {U"مرفق", Role::enclosures, Bare::never},
    {U"مرفقات", Role::enclosures, Bare::never},
    {U"ربطاً", Role::enclosures, Bare::never},
    {U"المشفوعات", Role::enclosures, Bare::always},
    {U"المكان", Role::place, Bare::never},
    {U"درجة السرية", Role::classification, Bare::always},
    {U"السرية", Role::classification, Bare::never},
    {U"درجة الاستعجال", Role::urgency, Bare::always},
    {U"درجة الأسبقية", Role::urgency, Bare::always},
    {U"الأسبقية", Role::urgency, Bare::never},
    {U"هاتف", Role::aside, Bare::never},
    {U"فاكس", Role::aside, Bare::never},
};

/// What the name of an addressee begins with.
constexpr Text kPartyOpeners[] = {
    U"the",    U"mr",      U"mrs",     U"ms",      U"dr",     U"all",    U"his",    U"her",    U"general", U"السيد",
    U"السيدة", U"السادة",  U"سيادة",   U"معالي",   U"سعادة",  U"حضرة",   U"فضيلة",  U"كافة",   U"جميع",    U"قيادة",
    U"مديرية", U"وزارة",   U"رئاسة",   U"رئيس",    U"مدير",   U"وزير",   U"محافظ",  U"محافظة", U"لجنة",    U"مكتب",
    U"فرع",    U"شعبة",    U"قسم",     U"الدكتور", U"العميد", U"اللواء", U"العقيد", U"المقدم", U"الرائد",  U"النقيب",
    U"الرفيق", U"الأستاذ", U"المهندس", U"الأخ",    U"الإخوة", U"الهيئة", U"هيئة",   U"إدارة",  U"مركز",    U"بلدية",
    U"أمين",   U"قائد",    U"معاون",   U"نائب",    U"المدير", U"مؤسسة",  U"الأمين", U"مجلس",   U"ديوان",   U"جامعة"};

constexpr size_t kMostWords = 4;

std::u32string folded(Text text) { return text::folded(text, text::Folding::spelling); }

const std::unordered_map<std::u32string, const Entry*>& entries() {
  static const auto table = [] {
    std::unordered_map<std::u32string, const Entry*> by_words;
    for (const Entry& entry : kEntries) by_words.emplace(folded(entry.words), &entry);
    return by_words;
  }();
  return table;
}

bool is_letter(char32_t c) {
  const bool latin = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c < 0x250);
  const bool digit = (c >= U'0' && c <= U'9') || (c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9);
  const bool arabic_mark = (c >= 0x064B && c <= 0x0655) || c == 0x0640;
  return latin || digit || arabic_mark || text::is_arabic_letter(c);
}

/// Signs that a recogniser makes of the strokes of a letter: FRO{.
bool is_broken_letter(char32_t c) { return c == U'{' || c == U'[' || c == U'|' || c == U'!' || c == U'$'; }

bool is_mark(char32_t c) { return c == U':' || c == U';' || c == U'：' || c == U'؛'; }

/// A stroke for a colon, as Arabic offices set it: العدد / ٢١٤. One within a word is none: م/3.
bool is_stroke(Text text, size_t at) {
  const bool behind_arabic = at > 0 && (text::is_arabic_letter(text[at - 1]) || text[at - 1] == U' ');
  return text[at] == U'/' && behind_arabic && (at + 1 == text.size() || text[at + 1] == U' ');
}

/// What a label of so many letters may be misread by. Shorter ones are too near to other words.
float allowed_misreading(size_t length) {
  if (length < 4) return 0.5F;
  return length < 7 ? 1 : 2;
}

const Entry* misread_entry(Text words) {
  const Entry* best = nullptr;
  float least = 0;
  for (const auto& [name, entry] : entries()) {
    const float allowed = allowed_misreading(name.size());
    const float cost = misreading_cost(words, name, allowed);
    if (cost > allowed || (best != nullptr && cost >= least)) continue;
    best = entry;
    least = cost;
  }
  return best;
}

/// The first words of a segment: where each ends.
struct Opening {
  std::array<size_t, kMostWords> ends{};
  size_t begin = 0, count = 0;
};

Opening opening_of(Text text, size_t at = 0) {
  Opening opening;
  constexpr size_t kMostLitter = 3;  ///< specks before a label
  for (const size_t end = std::min(text.size(), at + kMostLitter); at < end && !is_letter(text[at]);) ++at;
  opening.begin = at;
  while (at < text.size() && opening.count < kMostWords) {
    while (at < text.size() && (is_letter(text[at]) || is_broken_letter(text[at]))) ++at;
    opening.ends[opening.count++] = at;
    if (at >= text.size() || (text[at] != U' ' && text[at] != U'.')) break;
    while (at < text.size() && (text[at] == U' ' || text[at] == U'.')) ++at;
  }
  return opening;
}

/// Where the value begins behind a label that ends at `at`; sets `marked` when a colon stands between.
size_t value_start(Text text, size_t at, bool& marked) {
  while (at < text.size() && !is_letter(text[at]) && text[at] != U'<' && text[at] != U'(' && text[at] != U'"' &&
         text[at] != U'\'' && text[at] != U'[') {
    marked = marked || is_mark(text[at]) || is_stroke(text, at);
    ++at;
  }
  return at;
}

/// A line by itself and not the middle of a sentence: "To the Director", not "to the informant, and he was …".
bool may_be_address(const Segment& segment) {
  constexpr size_t kLongest = 60;
  const char32_t first = segment.text.front();
  return segment.arabic || (segment.text.size() <= kLongest && (first < U'a' || first > U'z'));
}

/// A line across the page: in a text all in capitals lines begin with TO and FROM, too.
bool is_line_of_text(const Segment& segment) {
  constexpr float kWide = 0.5F;
  constexpr size_t kLong = 45;
  return segment.right - segment.left > kWide && segment.text.size() > kLong;
}

bool has_digit(Text text) {
  return std::any_of(text.begin(), text.end(),
                     [](char32_t c) { return (c >= U'0' && c <= U'9') || (c >= 0x0660 && c <= 0x0669); });
}

/// The number of a letter and nothing else: 214/ق/3, ADM/567.
bool is_code(Text text) {
  constexpr size_t kLongest = 16;
  return has_digit(text) && text.size() <= kLongest && text.find(U' ') == Text::npos;
}

bool counts(const Entry& entry, const Segment& segment, const Label& label) {
  const bool alone = label.value >= segment.text.size();
  if (label.marked) return true;
  // الموضوع ذاته في العام الماضي.: the line of a text, which ends as a sentence does.
  const bool sentence = segment.arabic && segment.text.back() == U'.' && entry.role != Role::number;
  // الرقم الاسم والشهرة: the head of a table.
  const bool heading = entry.role == Role::number && !alone && !has_digit(segment.text.substr(label.value));
  if (entry.bare == Bare::always) return !sentence && !heading;
  if (entry.role == Role::number && !alone && is_code(segment.text.substr(label.value))) return true;
  if (entry.bare == Bare::before_party && !alone && may_be_address(segment) &&
      opens_party(segment.text.substr(label.value)))
    return true;
  if (entry.bare == Bare::never || alone) return alone && entry.bare != Bare::never;
  return entry.bare != Bare::alone && segment.caps && !is_line_of_text(segment);
}

enum class Speck : uint8_t { none, before };

size_t capitals_at(Text text, size_t at) {
  size_t count = 0;
  while (at + count < text.size() && text[at + count] >= U'A' && text[at + count] <= U'Z') ++count;
  return count;
}

/// The value behind a colon that was read as something else: "FROM, DIRECTOR", "TO 4 DIRECTOR", "To 3 ¢ DIRECTOR". It must be in
/// capitals. Nothing where there is no such.
std::optional<size_t> behind_faint_mark(Text text, size_t label_end) {
  constexpr size_t kWord = 3, kMostSigns = 2;
  size_t at = label_end, signs = 0;
  if (at < text.size() && (text[at] == U'.' || text[at] == U',')) {
    ++signs;
    ++at;
  }
  for (; at < text.size() && text[at] == U' '; ++at) {
    if (capitals_at(text, at + 1) >= kWord) return signs > 0 ? std::optional(at + 1) : std::nullopt;
    const bool sign = at + 2 < text.size() && text[at + 2] == U' ' && capitals_at(text, at + 1) == 0;
    if (!sign || ++signs > kMostSigns) return std::nullopt;
    ++at;
  }
  return std::nullopt;
}

/// Where a label in capitals ends whose colon was read as an s: "TOs".
size_t without_false_plural(Text text, size_t begin, size_t end) {
  constexpr size_t kShortest = 2;
  const bool plural = end > begin + kShortest && text[end - 1] == U's' && capitals_at(text, begin) == end - 1 - begin;
  return plural ? end - 1 : end;
}

const Entry* entry_of(Text words) {
  const auto at = entries().find(folded(words));
  return at == entries().end() ? nullptr : at->second;
}

/// The label of which the first `n` words of a segment are all.
std::optional<Label> label_of_words(const Segment& segment, const Opening& opening, size_t n, Speck speck) {
  const Text text = segment.text;
  const size_t end = opening.ends[n - 1];
  Label label;
  label.value = value_start(text, end, label.marked);
  const Entry* entry = entry_of(text.substr(opening.begin, end - opening.begin));
  if (entry == nullptr && speck == Speck::none) {
    const size_t shorter = without_false_plural(text, opening.begin, end);
    if (shorter < end) entry = entry_of(text.substr(opening.begin, shorter - opening.begin));
    if (entry == nullptr && label.marked)
      entry = misread_entry(folded(text.substr(opening.begin, end - opening.begin)));
    label.misread = entry != nullptr;
    label.marked = label.misread;
  }
  if (entry == nullptr) return std::nullopt;
  if (const auto faint = label.marked ? std::nullopt : behind_faint_mark(text, end);
      faint && entry->bare >= Bare::caps) {
    label.marked = label.misread = true;
    label.value = *faint;
  }
  if ((speck == Speck::before && !label.marked) || !counts(*entry, segment, label)) return std::nullopt;
  label.role = entry->role;
  label.vague = entry->vague;
  label.email = entry->words == U"sent" || entry->words == U"cc" || entry->words == U"bcc";
  return label;
}

/// A label in two languages: الرقم / No.: 214. The value stands behind the second.
void pass_second_language(const Segment& segment, Label& label) {
  const Text rest = segment.text.substr(std::min(label.value, segment.text.size()));
  const Opening opening = opening_of(rest);
  if (opening.count == 0 || !segment.arabic || rest[opening.begin] > U'z') return;
  for (size_t n = opening.count; n > 0; --n) {
    const Entry* entry = entry_of(rest.substr(opening.begin, opening.ends[n - 1] - opening.begin));
    bool marked = false;
    const size_t value = value_start(rest, opening.ends[n - 1], marked);
    if (entry == nullptr || entry->role != label.role || !marked) continue;
    label.value += value;
    label.marked = true;
    return;
  }
}

/// The longest label that a segment begins with.
std::optional<Label> label_at(const Segment& segment, const Opening& opening, Speck speck) {
  for (size_t n = opening.count; n > 0; --n) {
    if (auto label = label_of_words(segment, opening, n, speck)) return label;
  }
  return std::nullopt;
}

}  // namespace

bool opens_party(std::u32string_view value) {
  const Opening opening = opening_of(value);
  if (opening.count == 0) return false;
  const std::u32string first = folded(value.substr(opening.begin, opening.ends[0] - opening.begin));
  return std::any_of(std::begin(kPartyOpeners), std::end(kPartyOpeners),
                     [&](Text word) { return folded(word) == first; });
}

std::optional<Label> label_in_column(const Segment& segment) {
  constexpr std::array<std::pair<Text, Role>, 4> kHead = {
      {{U"from", Role::from}, {U"subject", Role::subject}, {U"date", Role::date}, {U"info", Role::copies}}};
  constexpr size_t kWord = 3;
  const Opening opening = opening_of(segment.text);
  if (opening.count == 0) return std::nullopt;
  const size_t end = opening.ends[0];
  const std::u32string word = folded(segment.text.substr(opening.begin, end - opening.begin));
  Label label;
  label.value = value_start(segment.text, end, label.marked);
  const bool sign = end < segment.text.size() && segment.text[end] != U' ';
  if (word.size() < kWord || label.value >= segment.text.size() || entries().contains(word)) return std::nullopt;
  if (!sign && capitals_at(segment.text, label.value) < kWord) return std::nullopt;
  for (const auto& [name, role] : kHead) {
    constexpr float kWithMark = 1;  // a word with a colon may well be another label
    const float allowed = static_cast<float>(name.size()) / 2 - (label.marked ? kWithMark : 0);
    if (misreading_cost(word, name, allowed) > allowed) continue;
    label.role = role;
    label.marked = label.misread = true;
    return label;
  }
  return std::nullopt;
}

bool opens_label(std::u32string_view text) {
  const Opening opening = opening_of(text);
  for (size_t n = opening.count; n > 0; --n) {
    const size_t end = opening.ends[n - 1];
    const bool marked = end < text.size() && is_mark(text[end]);
    const Text words = text.substr(opening.begin, end - opening.begin);
    const Entry* entry = entry_of(words);
    if (entry == nullptr && marked) entry = misread_entry(folded(words));
    if (entry == nullptr || (entry->role != Role::number && entry->role != Role::date && entry->role != Role::registry))
      continue;
    return entry->bare == Bare::always && marked;
  }
  return false;
}

std::optional<Label> label_of(const Segment& segment) {
  const Opening opening = opening_of(segment.text);
  if (auto label = label_at(segment, opening, Speck::none)) {
    pass_second_language(segment, *label);
    return label;
  }
  // A speck of the copy may stand before it as a word: "4 FROM: …".
  constexpr size_t kLongestSpeck = 2;
  if (opening.count < 2 || opening.ends[0] - opening.begin > kLongestSpeck) return std::nullopt;
  const Opening rest = opening_of(segment.text, opening.ends[0] + 1);
  return label_at(segment, rest, Speck::before);
}

}  // namespace recto::reading::letters
