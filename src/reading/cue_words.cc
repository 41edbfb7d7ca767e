#include "reading/cue_words.h"

#include <string>
#include <unordered_set>

#include "text/fold.h"

namespace recto::reading {
namespace {

using Words = std::u32string_view;

/// English verbs of saying and writing: past, third person, base, participle.
constexpr Words kEnglishVerbs[] = {
    U"said",         U"says",       U"say",        U"saying",        U"told",       U"tells",      U"tell",
    U"telling",      U"wrote",      U"writes",     U"write",         U"writing",    U"written",    U"added",
    U"adds",         U"adding",     U"asked",      U"asks",          U"asking",     U"replied",    U"replies",
    U"replying",     U"answered",   U"answers",    U"stated",        U"states",     U"stating",    U"declared",
    U"declares",     U"declaring",  U"announced",  U"announces",     U"announcing", U"noted",      U"notes",
    U"noting",       U"explained",  U"explains",   U"explaining",    U"insisted",   U"insists",    U"insisting",
    U"claimed",      U"claims",     U"claiming",   U"argued",        U"argues",     U"arguing",    U"warned",
    U"warns",        U"warning",    U"reads",      U"read",          U"reading",    U"continued",  U"continues",
    U"continuing",   U"concluded",  U"concludes",  U"reported",      U"reports",    U"reporting",  U"acknowledged",
    U"acknowledges", U"admitted",   U"admits",     U"confirmed",     U"confirms",   U"confirming", U"denied",
    U"denies",       U"denying",    U"demanded",   U"demands",       U"demanding",  U"ordered",    U"orders",
    U"ordering",     U"requested",  U"requests",   U"requesting",    U"urged",      U"urges",      U"urging",
    U"promised",     U"promises",   U"pledged",    U"called",        U"calls",      U"calling",    U"described",
    U"describes",    U"describing", U"termed",     U"dubbed",        U"tweeted",    U"tweets",     U"posted",
    U"commented",    U"remarked",   U"recalled",   U"recalls",       U"observed",   U"suggested",  U"suggests",
    U"testified",    U"testifies",  U"quipped",    U"joked",         U"complained", U"complains",  U"criticized",
    U"praised",      U"accused",    U"accuses",    U"accusing",      U"charged",    U"mentioned",  U"mentions",
    U"emphasized",   U"emphasised", U"stressed",   U"stresses",      U"stressing",  U"asserted",   U"asserts",
    U"alleged",      U"alleges",    U"maintained", U"maintains",     U"contended",  U"contends",   U"predicted",
    U"predicts",     U"vowed",      U"vows",       U"proposed",      U"proposes",   U"informed",   U"informs",
    U"informing",    U"instructed", U"instructs",  U"advised",       U"advises",    U"quoted",     U"quotes",
    U"cited",        U"cites",      U"citing",     U"thinks",        U"believes",   U"believed",   U"thought",
    U"wondered",     U"shouted",    U"cried",      U"whispered",     U"estimated",  U"estimates",  U"states",
    U"summarized",   U"labeled",    U"labelled",   U"characterized", U"put",        U"goes",       U"went",
    U"responded",    U"responds",   U"countered",  U"tweeting",      U"recounted",  U"referred",   U"refers",
    U"referring",    U"branded",    U"deemed",     U"denounced",     U"blasted",    U"slammed",    U"mocked",
    U"promising",    U"specifies",  U"specified",  U"lists",         U"listed",     U"promised",   U"assured",
    U"assures",      U"signed",     U"directs",    U"directed",      U"describing", U"expects",    U"expected",
    U"agreed",       U"agrees",     U"boasted",    U"lamented"};

/// Arabic verbs of saying and writing in the third person masculine, past or present, and participles.
constexpr Words kArabicVerbs[] = {
    U"قال",   U"يقول",  U"أكد",   U"يؤكد",   U"ذكر",   U"يذكر",  U"كتب",  U"يكتب",  U"أضاف",  U"يضيف",  U"أوضح",
    U"يوضح",  U"أعلن",  U"يعلن",  U"صرح",    U"يصرح",  U"أفاد",  U"يفيد", U"أشار",  U"يشير",  U"اعتبر", U"يعتبر",
    U"نقل",   U"تابع",  U"يتابع", U"ختم",    U"اختتم", U"رأى",   U"يرى",  U"شدد",   U"يشدد",  U"حذر",   U"يحذر",
    U"طالب",  U"يطالب", U"طلب",   U"يطلب",   U"أمر",   U"يأمر",  U"نفى",  U"ينفي",  U"زعم",   U"يزعم",  U"ورد",
    U"يرد",   U"جاء",   U"نص",    U"ينص",    U"يبين",  U"أجاب",  U"يجيب", U"رد",    U"سأل",   U"يسأل",  U"وصف",
    U"يصف",   U"دعا",   U"يدعو",  U"استطرد", U"علق",   U"يعلق",  U"قرأ",  U"قائلا", U"مضيفا", U"مؤكدا", U"مشيرا",
    U"موضحا", U"مبينا", U"أورد",  U"يورد",   U"توقع",  U"يتوقع", U"لفت",  U"يلفت",  U"كشف"};

constexpr Words kAttributive[] = {U"according", U"per", U"حسب", U"بحسب", U"وفق", U"وفقا", U"حسبما", U"نقلا"};

constexpr Words kSpeakerEnds[] = {
    U"that",     U"which",     U"who",   U"whom",    U"when",    U"while",     U"as",       U"because", U"but",
    U"after",    U"before",    U"on",    U"in",      U"at",      U"during",    U"since",    U"if",      U"then",
    U"so",       U"yesterday", U"today", U"monday",  U"tuesday", U"wednesday", U"thursday", U"friday",  U"saturday",
    U"sunday",   U"to",        U"about", U"with",    U"by",      U"from",      U"how",      U"why",     U"what",
    U"whether",  U"it",        U"last",  U"this",    U"where",   U"later",     U"earlier",  U"into",    U"though",
    U"although", U"before",    U"until", U"through", U"via",     U"أن",        U"أنه",      U"أنها",    U"أنهم",
    U"إلى",      U"في",        U"خلال",  U"عن",      U"أمس",     U"اليوم",     U"أيضا",     U"بأنه",    U"بأن",
    U"التي",     U"الذي",      U"عبر",   U"لدى",     U"بعد",     U"قبل",       U"حيث",      U"ما",      U"من",
    U"مع",       U"له",        U"لها",   U"لهم",     U"فيه",     U"فيها",      U"كما",      U"بأنها",   U"بأنهم",
    U"فإن",      U"فإنه",      U"فإنها"};

constexpr Words kHelpers[] = {
    U"has",      U"have",       U"had",      U"also",       U"later", U"then",   U"again", U"once",    U"recently",
    U"will",     U"would",      U"is",       U"was",        U"were",  U"are",    U"been",  U"not",     U"did",
    U"does",     U"first",      U"further",  U"merely",     U"only",  U"simply", U"just",  U"quickly", U"reportedly",
    U"famously", U"repeatedly", U"publicly", U"previously", U"قد",    U"كان",    U"كانت",  U"لقد",     U"ايضا"};

using Table = std::unordered_set<std::u32string>;

/// The words as they are after folding, whatever its rules are.
template <size_t N>
Table table_of(const Words (&words)[N]) {
  Table table;
  for (const Words word : words) table.insert(text::folded(word, text::Folding::spelling));
  return table;
}

bool contains(const Table& table, Words word) { return table.contains(std::u32string(word)); }

/// With و or ف before it, or with the ending of the feminine, the dual, or the plural.
bool is_arabic_verb(Words word) {
  static const Table kTable = table_of(kArabicVerbs);
  if (contains(kTable, word)) return true;
  if (word.size() > 3 && (word[0] == U'و' || word[0] == U'ف') && is_arabic_verb(word.substr(1))) return true;
  for (const Words ending : {U"ت", U"وا", U"تا"}) {
    if (word.size() > ending.size() + 1 && word.ends_with(ending) &&
        contains(kTable, word.substr(0, word.size() - ending.size())))
      return true;
  }
  return word.size() > 3 && word[0] == U'ت' && contains(kTable, U"ي" + std::u32string(word.substr(1)));
}

bool is_attributive(Words word) {
  static const Table kTable = table_of(kAttributive);
  return contains(kTable, word) || (word.size() > 3 && word[0] == U'و' && contains(kTable, word.substr(1)));
}

}  // namespace

CueKind cue_kind(std::u32string_view word) {
  static const Table kVerbs = table_of(kEnglishVerbs);
  if (is_attributive(word)) return CueKind::attributive;
  return contains(kVerbs, word) || is_arabic_verb(word) ? CueKind::verb : CueKind::none;
}

bool ends_speaker(std::u32string_view word) {
  static const Table kTable = table_of(kSpeakerEnds);
  return contains(kTable, word) || (word.size() > 3 && word.starts_with(U"لل"));
}

bool is_verb_helper(std::u32string_view word) {
  static const Table kTable = table_of(kHelpers);
  return contains(kTable, word) || (word.size() > 4 && word.ends_with(U"ly"));
}

}  // namespace recto::reading
