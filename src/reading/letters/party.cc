#include "reading/letters/party.h"

#include <algorithm>
#include <string>

#include "text/arabic.h"
#include "text/fold.h"

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

constexpr Text kRanks[] = {U"lieutenant colonel",
                           U"lieutenant general",
                           U"major general",
                           U"brigadier general",
                           U"first lieutenant",
                           U"general",
                           U"brigadier",
                           U"colonel",
                           U"major",
                           U"captain",
                           U"lieutenant",
                           U"sergeant",
                           U"admiral",
                           U"اللواء الركن",
                           U"العميد الركن",
                           U"العقيد الركن",
                           U"المقدم الركن",
                           U"الرائد الركن",
                           U"الملازم الأول",
                           U"الملازم أول",
                           U"المساعد أول",
                           U"اللواء",
                           U"العميد",
                           U"العقيد",
                           U"المقدم",
                           U"الرائد",
                           U"النقيب",
                           U"الملازم",
                           U"العماد",
                           U"الفريق",
                           U"المشير",
                           U"المساعد",
                           U"الرقيب",
                           U"لواء",
                           U"عميد",
                           U"عقيد",
                           U"مقدم",
                           U"رائد",
                           U"نقيب",
                           U"ملازم"};

constexpr Text kPosts[] = {U"head",      U"chief",    U"director",  U"deputy",  U"minister", U"secretary",
                           U"president", U"governor", U"commander", U"manager", U"chairman", U"assistant",
                           U"officer",   U"cos",      U"special",   U"acting",  U"رئيس",     U"مدير",
                           U"وزير",      U"محافظ",    U"المحافظ",   U"قائد",    U"أمين",     U"معاون",
                           U"نائب",      U"مسؤول",    U"عميد كلية", U"مفتي",    U"المدير",   U"الوزير",
                           U"الرئيس",    U"القائد",   U"مندوب",     U"وكيل",    U"عضو",      U"ضابط"};

constexpr Text kBodies[] = {
    U"لجنة",        U"مكتب",       U"المكتب", U"وزارة",    U"مديرية", U"إدارة",     U"قيادة",   U"فرع",
    U"شعبة",        U"قسم",        U"محافظة", U"رئاسة",    U"ديوان",  U"الديوان",   U"مجلس",    U"هيئة",
    U"مؤسسة",       U"جامعة",      U"الحفظ",  U"مركز",     U"بلدية",  U"الهيئة",    U"دائرة",   U"مصلحة",
    U"معهد",        U"شركة",       U"محكمة",  U"نيابة",    U"مخفر",   U"committee", U"office",  U"ministry",
    U"directorate", U"department", U"branch", U"division", U"bureau", U"station",   U"embassy", U"agency"};

constexpr Text kHonorifics[] = {U"السيد", U"السيدة", U"السادة",        U"سيادة",   U"معالي",   U"سعادة", U"حضرة",
                                U"فضيلة", U"الرفيق", U"الأستاذ",       U"الدكتور", U"المهندس", U"mr",    U"mrs",
                                U"ms",    U"dr",     U"the honorable", U"the",     U"to"};

std::u32string folded(Text text) { return text::folded(text, text::Folding::spelling); }

Text trimmed(Text text) {
  constexpr Text kEdge = U" \t\n\r,;،؛:.\"'*|/-";
  const size_t start = text.find_first_not_of(kEdge);
  if (start == Text::npos) return {};
  return text.substr(start, text.find_last_not_of(kEdge) + 1 - start);
}

/// The entry that a text begins with as whole words: its length in the text; 0 for none.
template <size_t N>
size_t opening(Text text, const Text (&table)[N]) {
  for (const Text entry : table) {
    if (text.size() < entry.size() || folded(text.substr(0, entry.size())) != folded(entry)) continue;
    const size_t end = entry.size();
    if (end == text.size() || text[end] == U' ' || text[end] == U',' || text[end] == U'.' || text[end] == U'/')
      return end;
  }
  return 0;
}

template <size_t N>
bool holds_word(Text text, const Text (&table)[N]) {
  const std::u32string spelled = U" " + folded(text) + U" ";
  return std::any_of(std::begin(table), std::end(table),
                     [&](Text entry) { return spelled.find(U" " + folded(entry) + U" ") != spelled.npos; });
}

/// Without what stands in angle brackets, or in square ones and is an address.
std::u32string without_address(Text text) {
  std::u32string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'<') {
      i = std::min(text.find(U'>', i), text.size());
    } else if (text[i] == U'[' && folded(text.substr(i, 8)).find(U"mail") != Text::npos) {
      i = std::min(text.find(U']', i), text.size());
    } else {
      out += text[i];
    }
  }
  return out;
}

/// Drops السيد, Mr and the like, and what stands between them and the name.
Text without_honorifics(Text text) {
  for (text = trimmed(text);;) {
    const size_t length = opening(text, kHonorifics);
    if (length == 0) return text;
    text = trimmed(text.substr(length));
  }
}

bool is_arabic(Text text) { return std::any_of(text.begin(), text.end(), text::is_arabic_letter); }

void put(Party& party, Text part) {
  part = without_honorifics(part);
  if (part.empty()) return;
  if (const size_t rank = opening(part, kRanks); rank > 0 && rank < part.size()) {
    party.rank = part.substr(0, rank);
    party.name = trimmed(part.substr(rank));
  } else if (opening(part, kPosts) > 0 || (!is_arabic(part) && holds_word(part, kPosts))) {
    party.post = part;
  } else if (opening(part, kBodies) > 0 || (!is_arabic(part) && holds_word(part, kBodies))) {
    party.body = part;
  } else if (party.name.empty()) {
    party.name = part;
  }
}

/// رئيس لجنة التموين: the body that a post is of.
void take_body_of_post(Party& party) {
  if (!party.body.empty() || party.post.empty()) return;
  const Text post = party.post;
  for (size_t space = post.find(U' '); space != Text::npos; space = post.find(U' ', space + 1)) {
    const Text rest = post.substr(space + 1);
    if (opening(rest, kBodies) == 0) continue;
    party.body = rest;
    return;
  }
  const size_t of = folded(post).find(U" of ");
  if (of != Text::npos && !is_arabic(post)) party.body = without_honorifics(post.substr(of + 4));
}

/// What stands before the @ of an address that is all there is; its domain says nothing of the person.
Text account_of(Text text) {
  const size_t at = text.find(U'@');
  const Text account = trimmed(text.substr(0, at));
  return at == Text::npos || account.find(U' ') != Text::npos ? Text() : account;
}

}  // namespace

namespace {

/// A dash between two names, and none within one.
bool is_dash(Text list, size_t at) {
  return list[at] == U'-' && at > 0 && at + 1 < list.size() && list[at - 1] == U' ' && list[at + 1] == U' ';
}

/// A comma read as a full stop; one behind a letter or two is of an abbreviation: د. سليم.
bool is_faint_comma(Text list, size_t at) {
  constexpr size_t kWord = 3;
  if (list[at] != U'.' || at < kWord || at + 1 >= list.size() || list[at + 1] != U' ') return false;
  return std::all_of(list.begin() + static_cast<ptrdiff_t>(at - kWord), list.begin() + static_cast<ptrdiff_t>(at),
                     text::is_arabic_letter);
}

/// Without what numbers an item of a list: "2- ", "> ".
Text without_item_sign(Text part) {
  size_t at = 0;
  const auto digit = [](char32_t c) { return (c >= U'0' && c <= U'9') || (c >= 0x0660 && c <= 0x0669); };
  while (at < part.size() && digit(part[at])) ++at;
  while (at < part.size() && (part[at] == U'-' || part[at] == U'>' || part[at] == U')' || part[at] == U' ')) ++at;
  return at < part.size() && !digit(part[at]) ? part.substr(at) : part;
}

}  // namespace

std::vector<CharRange> split_parties(std::u32string_view list) {
  const bool semicolons = list.find(U';') != Text::npos || list.find(U'؛') != Text::npos;
  const bool lines = !semicolons && list.find(U'\n') != Text::npos && !is_arabic(list);
  const bool commas = !semicolons && is_arabic(list);
  const bool items = commas && list.find(U'\n') != Text::npos && list.find(U'،') == Text::npos;
  std::vector<CharRange> parts;
  size_t start = 0;
  for (size_t i = 0; i <= list.size(); ++i) {
    const char32_t c = i < list.size() ? list[i] : U';';
    const bool ends = c == U';' || c == U'؛' || ((lines || items) && c == U'\n') ||
                      (commas && (c == U'،' || is_dash(list, i) || is_faint_comma(list, i)));
    if (!ends) continue;
    const Text part = list.substr(start, i - start);
    const Text kept = trimmed(commas ? without_item_sign(trimmed(part)) : part);
    if (!kept.empty()) {
      const auto from = static_cast<uint32_t>(start + static_cast<size_t>(kept.data() - part.data()));
      parts.push_back({CharOffset(from), CharOffset(from + static_cast<uint32_t>(kept.size()))});
    }
    start = i + 1;
  }
  return parts;
}

void read_parts(Party& party) {
  const std::u32string plain = without_address(party.text);
  const Text text = plain;
  if (const Text account = account_of(text); !account.empty()) {
    party.name = account;
    return;
  }
  const size_t comma = std::min(text.find(U','), text.find(U'،'));
  const Text first = text.substr(0, comma);
  const Text rest = comma == Text::npos ? Text() : text.substr(comma + 1);
  // "Marrowby, Tessa" is one name, "Tessa Marrowby, field officer" a name and a post.
  const bool surname_first = !rest.empty() && trimmed(first).find(U' ') == Text::npos && !holds_word(rest, kPosts) &&
                             !holds_word(rest, kBodies) && !is_arabic(text);
  if (surname_first || rest.empty()) {
    put(party, text);
  } else {
    put(party, first);
    put(party, rest);
  }
  take_body_of_post(party);
}

}  // namespace recto::reading::letters
