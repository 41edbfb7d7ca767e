#include "publish/html.h"

#include <fmt/format.h>

#include <optional>

#include "base/files.h"
#include "base/types.h"
#include "text/arabic.h"
#include "text/language.h"
#include "text/utf8.h"

namespace recto::publish {
namespace {

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_space(char32_t c) {
  return c == U' ' || is_between(c, 0x09, 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         is_between(c, 0x2000, 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Marks that only hint at a direction or a break; nothing is lost without them.
bool is_dropped(char32_t c) {
  return c == 0x200E || c == 0x200F || c == 0x061C || c == 0xAD || c == 0xFEFF || c == 0x200B;
}

/// What may turn, hide or break the text around it: Unicode 15, section 23.2 and 23.7 to 23.9, and UAX 9.
bool is_shown_by_number(char32_t c) {
  const bool control = c < 0x20 || is_between(c, 0x7F, 0x9F);
  const bool turns = is_between(c, 0x202A, 0x202E) || is_between(c, 0x2066, 0x206F);
  const bool hidden = is_between(c, 0xFFF9, 0xFFFB) || is_between(c, 0xE0000, 0xE0FFF) ||
                      is_between(c, 0x2060, 0x2065) || c == 0x180E || c == 0x115F || c == 0x1160 || c == 0x3164 ||
                      c == 0xFFA0;
  const bool no_character =
      is_between(c, 0xD800, 0xDFFF) || is_between(c, 0xFDD0, 0xFDEF) || (c & 0xFFFE) == 0xFFFE || c > 0x10FFFF;
  return control || turns || hidden || no_character;
}

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
    case U'&':
      out += "&amp;";
      return;
    case U'<':
      out += "&lt;";
      return;
    case U'>':
      out += "&gt;";
      return;
    case U'"':
      out += "&quot;";
      return;
    case U'\'':
      out += "&#39;";
      return;
    default:
      break;
  }
  if (is_dropped(c)) return;
  if (is_space(c)) {
    out += ' ';
  } else if (is_shown_by_number(c)) {
    out += fmt::format("[U+{:04X}]", static_cast<uint32_t>(c));
  } else {
    out += text::encode_utf8(std::u32string_view(&c, 1));
  }
}

bool is_latin(char32_t c) { return text::main_script(std::u32string_view(&c, 1)) == text::Script::latin; }
bool is_arabic(char32_t c) { return text::main_script(std::u32string_view(&c, 1)) == text::Script::arabic; }

bool has_letter(std::u32string_view word, bool (*belongs)(char32_t)) {
  for (const char32_t c : word) {
    if (belongs(c)) return true;
  }
  return false;
}

bool is_closing(char32_t c) { return std::u32string_view(U"\"'”’»›)]}“‘«‹([{").find(c) != std::u32string_view::npos; }
bool is_stop(char32_t c) { return std::u32string_view(U".,;:!?…—–-").find(c) != std::u32string_view::npos; }

/// The part of a run of foreign words that is isolated: without quote marks and brackets at its ends, and without the
/// punctuation of the line around it. A full stop inside a closing mark belongs to the run.
CharRange without_outer_marks(std::u32string_view text, uint32_t start, uint32_t end) {
  while (start < end && is_closing(text[start])) ++start;
  uint32_t inner = end;
  bool closed = false;
  for (uint32_t at = end; at > start && (is_closing(text[at - 1]) || is_stop(text[at - 1])); --at) {
    if (is_closing(text[at - 1])) {
      inner = at - 1;
      closed = true;
    } else if (!closed) {
      inner = at - 1;
    }
  }
  return {CharOffset(start), CharOffset(inner)};
}

/// The next run of words with letters that `belongs` tells, at or after `from`: from such a word on to the last before a word of
/// the block's own letters.
std::optional<CharRange> next_run(std::u32string_view text, uint32_t from, bool (*belongs)(char32_t),
                                  bool (*own)(char32_t)) {
  const auto size = static_cast<uint32_t>(text.size());
  std::optional<CharRange> run;
  for (uint32_t at = from; at < size;) {
    while (at < size && is_space(text[at])) ++at;
    uint32_t end = at;
    while (end < size && !is_space(text[end])) ++end;
    const std::u32string_view word = text.substr(at, end - at);
    if (has_letter(word, belongs)) {
      if (!run) run = CharRange{CharOffset(at), CharOffset(at)};
      run->end = CharOffset(end);
    } else if (run && has_letter(word, own)) {
      break;
    }
    at = end;
  }
  if (!run) return std::nullopt;
  return without_outer_marks(text, run->start.value, run->end.value);
}

/// The language tag that a browser chooses fonts by (BCP 47), or an empty text.
std::string_view language_tag(std::string_view iso639_3) {
  if (iso639_3 == "ara") return "ar";
  if (iso639_3 == "eng") return "en";
  if (iso639_3 == "fas") return "fa";
  if (iso639_3 == "fra") return "fr";
  return "";
}

}  // namespace

std::string escaped(std::u32string_view untrusted) {
  std::string out;
  out.reserve(untrusted.size());
  for (const char32_t c : untrusted) append_escaped(out, c);
  return out;
}

std::string escaped_utf8(std::string_view untrusted) { return escaped(text::decode_utf8_lossy(untrusted)); }

BlockSetting block_setting(std::u32string_view text, std::string_view language) {
  const text::Script script = text::main_script(text);
  if (script == text::Script::arabic) {
    const std::string_view tag = language_tag(language);
    return {true, fmt::format(R"( dir="rtl" lang="{}")", tag == "fa" ? "fa" : "ar")};
  }
  if (script == text::Script::other) return {false, R"( dir="auto")"};
  const std::string_view tag = language_tag(language);
  const bool fits = !tag.empty() && tag != "ar" && tag != "fa";
  return {false, fits ? fmt::format(R"( dir="ltr" lang="{}")", tag) : R"( dir="ltr")"};
}

std::string inline_html(std::u32string_view untrusted, const BlockSetting& block) {
  const auto foreign = block.right_to_left ? is_latin : is_arabic;
  const auto own = block.right_to_left ? is_arabic : is_latin;
  const std::string_view open = block.right_to_left ? R"(<bdi dir="ltr" class="la">)" : R"(<bdi dir="rtl" lang="ar">)";
  std::string out;
  uint32_t at = 0;
  while (const auto run = next_run(untrusted, at, foreign, own)) {
    if (run->end.value <= at) break;
    out += escaped(untrusted.substr(at, run->start.value - at));
    out += open;
    out += escaped(untrusted.substr(run->start.value, run->length()));
    out += "</bdi>";
    at = run->end.value;
  }
  return out + escaped(untrusted.substr(at));
}

std::string isolated(std::u32string_view untrusted) {
  const BlockSetting setting = block_setting(untrusted);
  return "<bdi" + setting.attributes + ">" + inline_html(untrusted, setting) + "</bdi>";
}

std::string isolated_utf8(std::string_view untrusted) { return isolated(text::decode_utf8_lossy(untrusted)); }

std::string file_name_html(std::string_view untrusted_name) {
  return R"(<bdi dir="ltr" class="file">)" + escaped_utf8(printable(untrusted_name)) + "</bdi>";
}

}  // namespace recto::publish
