#include "readers/charset/charset.h"

#include <uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "text/utf8.h"

namespace recto::charset {
namespace {

constexpr size_t kSample = 65'536;
using ConverterPtr = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

ConverterPtr open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  ConverterPtr converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) converter.reset();
  return converter;
}

std::string_view marked_charset(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return "UTF-8";
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  return {};
}

/// How many of the code units would be ASCII, Latin-1 or Arabic, were the bytes UTF-16 of that order.
double wide_share(std::string_view sample, bool big_endian) {
  size_t likely = 0;
  const size_t units = sample.size() / 2;
  for (size_t i = 0; i < units; ++i) {
    const auto high = static_cast<unsigned char>(sample[2 * i + (big_endian ? 0 : 1)]);
    const auto low = static_cast<unsigned char>(sample[2 * i + (big_endian ? 1 : 0)]);
    likely += (high == 0 && (low >= 0x20 || (low >= 9 && low <= 13))) || high == 6;
  }
  return units == 0 ? 0 : static_cast<double>(likely) / static_cast<double>(units);
}

std::string_view unmarked_wide_charset(std::string_view sample) {
  constexpr double kSure = 0.9;
  if (sample.size() < 4) return {};
  if (wide_share(sample, false) > kSure) return "UTF-16LE";
  if (wide_share(sample, true) > kSure) return "UTF-16BE";
  return {};
}

/// Sound but for a few places, and with letters beyond ASCII.
bool is_nearly_utf8(std::string_view sample) {
  const std::u32string text = text::decode_utf8_lossy(sample);
  const auto broken = static_cast<size_t>(std::ranges::count(text, U'\uFFFD'));
  const auto beyond = static_cast<size_t>(std::ranges::count_if(text, [](char32_t c) { return c > 0x7F; })) - broken;
  return beyond > 20 * broken;
}

bool is_ebcdic(std::string_view sample) {
  const auto share = [&](char c) {
    return static_cast<double>(std::ranges::count(sample, c)) / static_cast<double>(sample.size());
  };
  return sample.size() >= 40 && share('\x40') > 0.08 && share('\x20') < 0.005 && share('\x85') > 0.02;
}

/// How much of the text beyond ASCII is Arabic as Arabic is written, 0–1: letters, of which the commonest nine make more
/// than half; each stranger among them counts against it.
double arabic_share(const std::u32string& text) {
  constexpr std::u32string_view kCommon = U"اليمونرتب";
  size_t beyond = 0, arabic = 0, common = 0, joined = 0;
  bool after_arabic = false;
  for (const char32_t c : text) {
    if (c < 0x80) after_arabic = false;
    if (c < 0x80) continue;
    ++beyond;
    const bool letter =
        (c >= 0x621 && c <= 0x652) || c == 0x60C || c == 0x61B || c == 0x61F || (c >= 0x660 && c <= 0x669);
    arabic += letter;
    joined += letter && after_arabic;
    after_arabic = letter;
    common += kCommon.find(c) != kCommon.npos;
  }
  // French accents taken for Arabic letters stand alone; Arabic letters stand together.
  if (beyond < 8 || common * 20 < arabic * 9 || joined * 2 < arabic) return 0;
  return static_cast<double>(arabic) / static_cast<double>(beyond) *
         (0.5 + static_cast<double>(common) / static_cast<double>(arabic) / 2);
}

std::string_view arabic_charset(std::string_view sample) {
  constexpr std::array<std::string_view, 4> kCharsets = {"windows-1256", "ISO-8859-6", "ibm-720", "x-mac-arabic"};
  constexpr double kLeast = 0.65;
  std::string_view best;
  double best_share = kLeast;
  for (const std::string_view charset : kCharsets) {
    const auto text = decode(sample, std::string(charset));
    const double share = text ? arabic_share(*text) : 0;
    if (share > best_share) best = charset, best_share = share;
  }
  return best;
}

std::string guessed_charset(std::string_view sample) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  if (!detector || uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

std::string plain_name(std::string_view untrusted_said) {
  std::string name(untrusted_said.substr(0, 64));
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return name;
}

/// What files claim that were never given a thought; it means Windows-1252 if it is true (WHATWG, "Encoding").
bool is_western(const std::string& name) {
  return name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii" || name == "windows-1252";
}

}  // namespace

bool looks_binary(std::string_view bytes) {
  constexpr size_t kMost = 50;  // one in so many bytes
  const std::string_view sample = bytes.substr(0, kSample);
  const auto odd = std::ranges::count_if(sample, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && !(byte >= 8 && byte <= 13) && byte != 0x1B && byte != 0x1A) || byte == 0x7F;
  });
  return static_cast<size_t>(odd) * kMost > sample.size();
}

Result<std::string> detect_charset(std::string_view bytes, std::string_view untrusted_said) {
  if (const std::string_view marked = marked_charset(bytes); !marked.empty()) return std::string(marked);
  const std::string_view sample = bytes.substr(0, kSample);
  if (const std::string_view wide = unmarked_wide_charset(sample); !wide.empty()) return std::string(wide);
  if (is_ebcdic(sample)) return std::string("ibm-500");
  if (looks_binary(bytes)) return fail(ErrorKind::unsupported, "it looks like binary data, not like text");
  const bool escapes = sample.find('\x1B') != sample.npos;  // ISO-2022 is ASCII to the eye
  if (!escapes && text::is_utf8(bytes)) return std::string("UTF-8");
  if (is_nearly_utf8(sample)) return std::string("UTF-8");
  const std::string said = plain_name(untrusted_said);
  if (!said.empty() && !is_western(said) && said != "utf-8" && open_converter(said)) return said;
  if (const std::string_view arabic = arabic_charset(sample); !arabic.empty()) return std::string(arabic);
  if (is_western(said)) return std::string("windows-1252");
  const std::string guessed = guessed_charset(sample);
  if (!guessed.empty() && guessed != "ASCII" && open_converter(guessed)) return guessed;
  return std::string("windows-1252");
}

Result<std::u32string> decode(std::string_view bytes, const std::string& charset) {
  if (charset == "UTF-8") {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return text::decode_utf8_lossy(bytes);
  }
  const ConverterPtr converter = open_converter(charset);
  if (!converter) return fail(ErrorKind::unsupported, "there is no charset of the name " + charset);
  constexpr size_t kChunk = 16'384;
  std::array<UChar, kChunk> units;
  std::u32string text;
  text.reserve(bytes.size() / static_cast<size_t>(std::max<int>(ucnv_getMinCharSize(converter.get()), 1)));
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  char16_t lead = 0;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* to = units.data();
    ucnv_toUnicode(converter.get(), &to, units.data() + kChunk, &from, end, nullptr, true, &status);
    for (const UChar* unit = units.data(); unit < to; ++unit) {
      if (U16_IS_LEAD(*unit))
        lead = *unit;
      else if (U16_IS_TRAIL(*unit))
        text.push_back(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, *unit)));
      else
        text.push_back(*unit);
    }
  }
  if (U_FAILURE(status)) return fail(ErrorKind::corrupt, "the text cannot be decoded as " + charset);
  if (!text.empty() && text.front() == 0xFEFF) text.erase(0, 1);
  return text;
}

}  // namespace recto::charset
