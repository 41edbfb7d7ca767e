#include "reading/letters/labels.h"

#include <algorithm>
#include <string>
#include <unordered_map>

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
    {U"action", Role::to, Bare::never},
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
    {U"المرسل إليه", Role::to, Bare::alone},
    {U"الجهة المرسل إليها", Role::to, Bare::alone},
    {U"بواسطة", Role::via, Bare::never},
    {U"عن طريق", Role::via, Bare::never},
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
    {U"الموافق", Role::date, Bare::never},
    {U"تاريخ الصادر", Role::date, Bare::always},
    {U"تاريخ الوارد", Role::received, Bare::always},
    {U"تاريخ الورود", Role::received, Bare::always},
    {U"الموضوع", Role::subject, Bare::always},
    {U"موضوع", Role::subject, Bare::never},
    {U"م", Role::subject, Bare::never},
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
    U"the",    U"mr",     U"mrs",    U"ms",     U"dr",     U"all",     U"his",     U"her",    U"general",
    U"السيد",  U"السيدة", U"السادة", U"سيادة",  U"معالي",  U"سعادة",   U"حضرة",    U"فضيلة",  U"كافة",
    U"جميع",   U"قيادة",  U"مديرية", U"وزارة",  U"رئاسة",  U"رئيس",    U"مدير",    U"وزير",   U"محافظ",
    U"محافظة", U"لجنة",   U"مكتب",   U"فرع",    U"شعبة",   U"قسم",     U"الدكتور", U"العميد", U"اللواء",
    U"العقيد", U"المقدم", U"الرائد", U"النقيب", U"الرفيق", U"الأستاذ", U"المهندس"};

constexpr size_t kMostWords = 4;
constexpr size_t kShortestMisread = 4;  ///< a label this long may have one letter wrong

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

bool is_mark(char32_t c) { return c == U':' || c == U';' || c == U'：' || c == U'؛'; }

/// One letter changed, none added: what a recogniser does to a label.
bool one_letter_off(Text a, Text b) {
  if (a.size() != b.size()) return false;
  size_t off = 0;
  for (size_t i = 0; i < a.size() && off < 2; ++i) off += a[i] != b[i] ? 1 : 0;
  return off == 1;
}

const Entry* misread_entry(Text words) {
  if (words.size() < kShortestMisread) return nullptr;
  for (const auto& [name, entry] : entries()) {
    if (one_letter_off(words, name)) return entry;
  }
  return nullptr;
}

/// The first words of a segment: where each ends.
struct Opening {
  std::array<size_t, kMostWords> ends{};
  size_t begin = 0, count = 0;
};

Opening opening_of(Text text) {
  Opening opening;
  size_t at = 0;
  constexpr size_t kMostLitter = 3;  ///< specks before a label
  while (at < text.size() && at < kMostLitter && !is_letter(text[at])) ++at;
  opening.begin = at;
  while (at < text.size() && opening.count < kMostWords) {
    while (at < text.size() && is_letter(text[at])) ++at;
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
    marked = marked || is_mark(text[at]);
    ++at;
  }
  return at;
}

bool counts(const Entry& entry, const Segment& segment, const Label& label) {
  const bool alone = label.value >= segment.text.size();
  if (label.marked || entry.bare == Bare::always) return true;
  if (entry.bare == Bare::before_party && !alone && opens_party(segment.text.substr(label.value))) return true;
  return entry.bare != Bare::never && (alone || (entry.bare != Bare::alone && segment.caps));
}

}  // namespace

bool opens_party(std::u32string_view value) {
  const Opening opening = opening_of(value);
  if (opening.count == 0) return false;
  const std::u32string first = folded(value.substr(opening.begin, opening.ends[0] - opening.begin));
  return std::any_of(std::begin(kPartyOpeners), std::end(kPartyOpeners),
                     [&](Text word) { return folded(word) == first; });
}

std::optional<Label> label_of(const Segment& segment) {
  const Opening opening = opening_of(segment.text);
  for (size_t n = opening.count; n > 0; --n) {
    const size_t end = opening.ends[n - 1];
    const std::u32string words = folded(segment.text.substr(opening.begin, end - opening.begin));
    Label label;
    label.value = value_start(segment.text, end, label.marked);
    const Entry* entry = nullptr;
    if (const auto at = entries().find(words); at != entries().end()) {
      entry = at->second;
    } else if (label.marked && (entry = misread_entry(words)) != nullptr) {
      label.misread = true;
    }
    if (entry == nullptr || !counts(*entry, segment, label)) continue;
    label.role = entry->role;
    label.email = entry->words == U"sent" || entry->words == U"cc" || entry->words == U"bcc";
    return label;
  }
  return std::nullopt;
}

}  // namespace recto::reading::letters
