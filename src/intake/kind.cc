#include "intake/kind.h"

#include <algorithm>
#include <array>

namespace recto::intake {
namespace {

using enum FileFormat;
using namespace std::string_view_literals;

/// Bytes at a place that only this kind has.
struct Magic {
  size_t at;
  std::string_view bytes;
  FileKind kind;
};

constexpr std::array kMagic = {
    Magic{0, "\x89PNG\r\n\x1A\n"sv, {image, "PNG picture"}},
    Magic{0, "\xFF\xD8\xFF"sv, {image, "JPEG picture"}},
    Magic{0, "II*\0"sv, {image, "TIFF picture"}},
    Magic{0, "MM\0*"sv, {image, "TIFF picture"}},
    Magic{0, "II+\0"sv, {image, "TIFF picture"}},
    Magic{0, "MM\0+"sv, {image, "TIFF picture"}},
    Magic{0, "PK\3\4"sv, {office, "ZIP archive"}},
    Magic{0, "PK\5\6"sv, {office, "ZIP archive"}},
    Magic{0, "PK00PK\3\4"sv, {office, "ZIP archive"}},
    // Documents of other kinds.
    Magic{0, "{\\rtf"sv, {unsupported, "Rich Text document"}},
    Magic{0, "%!PS"sv, {unsupported, "PostScript document"}},
    Magic{0, "\xC5\xD0\xD3\xC6"sv, {unsupported, "PostScript document"}},
    Magic{0, "AT&TFORM"sv, {unsupported, "DjVu document"}},
    Magic{0, "\xFFWPC"sv, {unsupported, "WordPerfect document"}},
    Magic{0, "\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D"sv, {unsupported, "OneNote notebook"}},
    Magic{0, "\xDB\xA5"sv, {unsupported, "Microsoft Word 2 document"}},
    Magic{0, "\x31\xBE\0\0"sv, {unsupported, "Microsoft Write document"}},
    Magic{0, "\x09\x04\x06\0"sv, {unsupported, "Microsoft Excel 4 workbook"}},
    Magic{0, "\x09\x02\x06\0"sv, {unsupported, "Microsoft Excel 3 workbook"}},
    Magic{0, "\x09\x08"sv, {unsupported, "Microsoft Excel 5 workbook"}},
    Magic{0, "ITSF\3"sv, {unsupported, "Windows help file"}},
    Magic{60, "BOOKMOBI"sv, {unsupported, "Kindle book"}},
    // Mail, databases, keys.
    Magic{0, "!BDN"sv, {unsupported, "Outlook mail store"}},
    Magic{0, "SQLite format 3\0"sv, {unsupported, "SQLite database"}},
    Magic{0, "\0\1\0\0Standard Jet DB"sv, {unsupported, "Microsoft Access database"}},
    Magic{0, "\0\1\0\0Standard ACE DB"sv, {unsupported, "Microsoft Access database"}},
    Magic{0, "PAR1"sv, {unsupported, "Parquet table"}},
    Magic{0, "-----BEGIN PGP MESSAGE"sv, {unsupported, "PGP message"}},
    Magic{0, "-----BEGIN PKCS7"sv, {unsupported, "signed or encrypted message"}},
    // Pictures we do not read.
    Magic{0, "GIF8"sv, {unsupported, "GIF picture"}},
    Magic{0, "8BPS"sv, {unsupported, "Photoshop picture"}},
    Magic{0, "\0\0\0\x0CjP  \r\n"sv, {unsupported, "JPEG 2000 picture"}},
    Magic{0, "\xFF\x4F\xFF\x51"sv, {unsupported, "JPEG 2000 picture"}},
    Magic{0, "\x97JB2\r\n"sv, {unsupported, "JBIG2 picture"}},
    Magic{8, "WEBP"sv, {unsupported, "WebP picture"}},
    Magic{4, "ftypheic"sv, {unsupported, "HEIC picture"}},
    Magic{4, "ftypmif1"sv, {unsupported, "HEIF picture"}},
    Magic{4, "ftypavif"sv, {unsupported, "AVIF picture"}},
    Magic{0, "\0\0\1\0"sv, {unsupported, "Windows icon"}},
    Magic{0, "\xD7\xCD\xC6\x9A"sv, {unsupported, "Windows metafile picture"}},
    Magic{40, " EMF"sv, {unsupported, "Windows metafile picture"}},
    Magic{128, "DICM"sv, {unsupported, "DICOM picture"}},
    // Archives.
    Magic{0, "\x1F\x8B"sv, {unsupported, "gzip archive"}},
    Magic{0, "BZh"sv, {unsupported, "bzip2 archive"}},
    Magic{0,
          "\xFD"
          "7zXZ\0"sv,
          {unsupported, "XZ archive"}},
    Magic{0, "\x28\xB5\x2F\xFD"sv, {unsupported, "Zstandard archive"}},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, {unsupported, "7-Zip archive"}},
    Magic{0, "Rar!\x1A\x07"sv, {unsupported, "RAR archive"}},
    Magic{0, "\x1F\x9D"sv, {unsupported, "compress archive"}},
    Magic{0, "MSCF"sv, {unsupported, "Windows cabinet archive"}},
    Magic{0, "!<arch>\n"sv, {unsupported, "ar archive"}},
    Magic{0, "070701"sv, {unsupported, "cpio archive"}},
    Magic{257, "ustar"sv, {unsupported, "tar archive"}},
    Magic{0, "WARC/1."sv, {unsupported, "web archive (WARC)"}},
    // Sound and film.
    Magic{0, "ID3"sv, {unsupported, "MP3 audio"}},
    Magic{0, "\xFF\xFB"sv, {unsupported, "MP3 audio"}},
    Magic{0, "OggS"sv, {unsupported, "Ogg audio"}},
    Magic{0, "fLaC"sv, {unsupported, "FLAC audio"}},
    Magic{0, "#!AMR"sv, {unsupported, "AMR audio"}},
    Magic{8, "WAVE"sv, {unsupported, "WAV audio"}},
    Magic{8, "AIFF"sv, {unsupported, "AIFF audio"}},
    Magic{4, "ftypM4A"sv, {unsupported, "MPEG-4 audio"}},
    Magic{8, "AVI "sv, {unsupported, "AVI film"}},
    Magic{4, "ftypqt"sv, {unsupported, "QuickTime film"}},
    Magic{4, "ftyp"sv, {unsupported, "MPEG-4 film"}},
    Magic{4, "moov"sv, {unsupported, "QuickTime film"}},
    Magic{0, "\x1A\x45\xDF\xA3"sv, {unsupported, "Matroska film"}},
    Magic{0, "\0\0\1\xBA"sv, {unsupported, "MPEG film"}},
    Magic{0, "\x30\x26\xB2\x75"sv, {unsupported, "Windows Media file"}},
    Magic{0, "FLV\1"sv, {unsupported, "Flash film"}},
    // Programs and the like.
    Magic{0,
          "\x7F"
          "ELF"sv,
          {unsupported, "Linux program"}},
    Magic{0, "MZ"sv, {unsupported, "Windows program"}},
    Magic{0, "\xCA\xFE\xBA\xBE"sv, {unsupported, "program (Java class or macOS)"}},
    Magic{0, "\xCF\xFA\xED\xFE"sv, {unsupported, "macOS program"}},
    Magic{0, "\xCE\xFA\xED\xFE"sv, {unsupported, "macOS program"}},
    Magic{0, "\0asm"sv, {unsupported, "WebAssembly program"}},
    Magic{0, "L\0\0\0\1\x14\2\0"sv, {unsupported, "Windows shortcut"}},
    Magic{0, "\0\1\0\0\0"sv, {unsupported, "font"}},
    Magic{0, "OTTO"sv, {unsupported, "font"}},
    Magic{0, "wOF"sv, {unsupported, "font"}},
    Magic{0, "\xD4\xC3\xB2\xA1"sv, {unsupported, "network capture"}},
};

/// What a name's end says where bytes leave it open.
struct Named {
  std::string_view extension;
  FileKind kind;
};

/// Files of the OLE container, which all look alike from the front.
constexpr std::array kOle = {
    Named{"doc", {unsupported, "Microsoft Word 97 document"}},
    Named{"dot", {unsupported, "Microsoft Word 97 template"}},
    Named{"xls", {unsupported, "Microsoft Excel 97 workbook"}},
    Named{"xlt", {unsupported, "Microsoft Excel 97 template"}},
    Named{"ppt", {unsupported, "Microsoft PowerPoint 97 presentation"}},
    Named{"pps", {unsupported, "Microsoft PowerPoint 97 presentation"}},
    Named{"msg", {unsupported, "Outlook message"}},
    Named{"pub", {unsupported, "Microsoft Publisher document"}},
    Named{"vsd", {unsupported, "Microsoft Visio drawing"}},
    Named{"mpp", {unsupported, "Microsoft Project plan"}},
    Named{"wps", {unsupported, "Microsoft Works document"}},
    Named{"hwp", {unsupported, "Hangul document"}},
    Named{"msi", {unsupported, "Windows installer"}},
    Named{"docx", {unsupported, "Word document protected with a password"}},
    Named{"docm", {unsupported, "Word document protected with a password"}},
    Named{"xlsx", {unsupported, "Excel workbook protected with a password"}},
    Named{"pptx", {unsupported, "PowerPoint presentation protected with a password"}},
};

/// Files whose bytes may be any text.
constexpr std::array kText = {
    Named{"txt", {text, "plain text"}},
    Named{"text", {text, "plain text"}},
    Named{"md", {text, "Markdown text"}},
    Named{"markdown", {text, "Markdown text"}},
    Named{"csv", {text, "CSV table"}},
    Named{"tsv", {text, "table in plain text"}},
    Named{"tab", {text, "table in plain text"}},
    Named{"log", {text, "log"}},
    Named{"json", {text, "JSON data"}},
    Named{"jsonl", {text, "JSON data"}},
    Named{"xml", {text, "XML data"}},
    Named{"yaml", {text, "YAML data"}},
    Named{"yml", {text, "YAML data"}},
    Named{"ini", {text, "settings in plain text"}},
    Named{"srt", {text, "subtitles"}},
    Named{"vtt", {text, "subtitles"}},
    Named{"tex", {text, "TeX source"}},
    Named{"c", {text, "source code"}},
    Named{"h", {text, "source code"}},
    Named{"cc", {text, "source code"}},
    Named{"cpp", {text, "source code"}},
    Named{"py", {text, "source code"}},
    Named{"js", {text, "source code"}},
    Named{"java", {text, "source code"}},
    Named{"sh", {text, "source code"}},
    Named{"sql", {text, "source code"}},
};

/// Text by its bytes, something else by its name.
constexpr std::array kNamed = {
    Named{"html", {html, "HTML page"}},
    Named{"htm", {html, "HTML page"}},
    Named{"xhtml", {html, "HTML page"}},
    Named{"eml", {unsupported, "e-mail message"}},
    Named{"emlx", {unsupported, "e-mail message"}},
    Named{"mbox", {unsupported, "mailbox"}},
    Named{"mht", {unsupported, "web archive (MHTML)"}},
    Named{"mhtml", {unsupported, "web archive (MHTML)"}},
    Named{"fodt", {unsupported, "OpenDocument text in one XML file"}},
    Named{"fods", {unsupported, "OpenDocument spreadsheet in one XML file"}},
    Named{"p7m", {unsupported, "signed or encrypted message"}},
    Named{"p7s", {unsupported, "signature of a message"}},
    Named{"vcf", {unsupported, "address book"}},
    Named{"ics", {unsupported, "calendar"}},
};

/// No text by their bytes, and nothing that the bytes give away.
constexpr std::array kBinary = {
    Named{"bmp", {unsupported, "BMP picture"}},
    Named{"mp3", {unsupported, "MP3 audio"}},
    Named{"dbf", {unsupported, "dBase table"}},
    Named{"iso", {unsupported, "disc image"}},
    Named{"p7m", {unsupported, "signed or encrypted message"}},
    Named{"p7s", {unsupported, "signature of a message"}},
    Named{"pdf", {pdf, "PDF document"}},
    Named{"docx", {office, "Word document"}},
    Named{"odt", {office, "OpenDocument text"}},
    Named{"html", {html, "HTML page"}},
    Named{"htm", {html, "HTML page"}},
};

constexpr FileKind kUnknown{unsupported, "file of unknown kind"};

template <size_t N>
const FileKind* named(const std::array<Named, N>& table, std::string_view extension) {
  const auto found = std::ranges::find(table, extension, &Named::extension);
  return found == table.end() ? nullptr : &found->kind;
}

/// Bytes that may be text of some charset: no NULs but every other one (UTF-16), few other controls.
bool looks_like_text(std::string_view head) {
  constexpr size_t kMostControls = 50;  // one in so many bytes
  size_t nul_even = 0, nul_odd = 0, controls = 0;
  for (size_t i = 0; i < head.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(head[i]);
    if (c == 0)
      ++(i % 2 == 0 ? nul_even : nul_odd);
    else
      controls += c < 0x20 && !(c >= 8 && c <= 13) && c != 0x1B;
  }
  const bool marked = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  const bool wide = marked || std::max(nul_even, nul_odd) > head.size() / 5;
  if (wide) return std::min(nul_even, nul_odd) <= head.size() / kMostControls;
  return nul_even + nul_odd == 0 && controls <= head.size() / kMostControls;
}

/// Short letters with which a text may begin as well.
bool may_be_text(std::string_view magic) {
  constexpr size_t kShort = 6;
  const auto letter = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  return magic.size() <= kShort && std::ranges::all_of(magic, [&](char c) { return letter(c) || c == ' '; });
}

const FileKind* by_magic(std::string_view head) {
  const bool text_like = looks_like_text(head);
  const auto found = std::ranges::find_if(kMagic, [&](const Magic& magic) {
    if (text_like && may_be_text(magic.bytes)) return false;
    return head.size() >= magic.at && head.substr(magic.at).starts_with(magic.bytes);
  });
  return found == kMagic.end() ? nullptr : &found->kind;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lower(std::string_view bytes) {
  std::string small(bytes);
  std::ranges::transform(small, small.begin(), [](char c) { return lower(c); });
  return small;
}

/// The head as ASCII: NULs of UTF-16 and a byte order mark left out, letters made small.
std::string plain_head(std::string_view head) {
  std::string plain = lower(head);
  std::erase(plain, '\0');
  for (const std::string_view mark : {"\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xFE\xFF"sv}) {
    if (plain.starts_with(mark)) plain.erase(0, mark.size());
  }
  plain.erase(0, std::min(plain.find_first_not_of(" \t\r\n\f"), plain.size()));
  return plain;
}

bool looks_like_html(std::string_view plain) {
  for (const std::string_view start : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<title"sv, "<script"sv}) {
    if (plain.starts_with(start)) return true;
  }
  return plain.starts_with("<") && plain.find("<html") != std::string_view::npos;
}

/// Only headers that machines write: a memorandum begins with From and To as well.
bool looks_like_mail(std::string_view plain) {
  const size_t end = std::min(plain.find("\n\n"), plain.find("\r\n\r\n"));
  std::string headers(1, '\n');
  headers += plain.substr(0, end);
  int found = 0;
  for (const std::string_view header : {"\nreceived: "sv, "\nreturn-path: "sv, "\nmessage-id: "sv, "\nmime-version: "sv,
                                        "\ndelivered-to: "sv, "\ncontent-type: "sv, "\nx-"sv}) {
    found += headers.find(header) != std::string::npos;
  }
  return found >= 2;
}

FileKind kind_of_text(std::string_view head, std::string_view extension) {
  if (const FileKind* kind = named(kText, extension)) return *kind;
  if (!looks_like_text(head)) {
    const FileKind* kind = named(kBinary, extension);
    return kind ? *kind : kUnknown;
  }
  if (const FileKind* kind = named(kNamed, extension)) return *kind;
  const std::string plain = plain_head(head);
  if (looks_like_html(plain)) return {html, "HTML page"};
  if (head.starts_with("From ") && looks_like_mail(plain)) return {unsupported, "mailbox"};
  if (looks_like_mail(plain)) return {unsupported, "e-mail message"};
  if (plain.starts_with("<?xml")) return {text, "XML data"};
  return {text, "plain text"};
}

}  // namespace

std::string extension_of(std::string_view untrusted_file_name) {
  const size_t slash = untrusted_file_name.rfind('/');
  if (slash != std::string_view::npos) untrusted_file_name.remove_prefix(slash + 1);
  const size_t dot = untrusted_file_name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  return lower(untrusted_file_name.substr(dot + 1));
}

FileKind tell_kind(std::string_view untrusted_head, std::string_view untrusted_file_name) {
  constexpr size_t kPdfHeaderWithin = 1024;  // PDF Reference 1.7, appendix H, note 13
  const std::string_view head = untrusted_head.substr(0, kHeadBytes);
  const std::string extension = extension_of(untrusted_file_name);
  if (head.empty()) return {unsupported, "empty file"};
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    const FileKind* kind = named(kOle, extension);
    return kind ? *kind : FileKind{unsupported, "Microsoft Office 97 file"};
  }
  const size_t pdf_header = head.substr(0, kPdfHeaderWithin).find("%PDF-");
  const bool quotes_it = pdf_header != 0 && named(kText, extension) && looks_like_text(head);
  if (pdf_header != std::string_view::npos && !quotes_it) return {pdf, "PDF document"};
  if (const FileKind* kind = by_magic(head)) return *kind;
  return kind_of_text(head, extension);
}

}  // namespace recto::intake
