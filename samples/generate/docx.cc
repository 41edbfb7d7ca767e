#include "docx.h"

#include <archive.h>
#include <archive_entry.h>

#include <fstream>
#include <memory>

#include "sheet.h"

namespace recto::samples {
namespace {

constexpr std::string_view kHead = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view kWord = R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
                                   R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
constexpr std::string_view kTypes =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Override PartName="/word/document.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(<Override PartName="/word/footer1.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>)";
constexpr std::string_view kRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Target="word/document.xml" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>)";
constexpr std::string_view kDocumentRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Target="footer1.xml" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"/></Relationships>)";
constexpr std::string_view kSection =
    R"(<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/>)"
    R"(<w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1304" w:header="600" w:footer="600" )"
    R"(w:gutter="0"/></w:sectPr>)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string paragraph_xml(const TranslationLine& line) {
  const std::string_view weight = line.bold ? "<w:rPr><w:b/></w:rPr>" : "";
  return R"(<w:p><w:pPr><w:spacing w:after="140" w:line="300" w:lineRule="auto"/></w:pPr><w:r>)" + std::string(weight) +
         R"(<w:t xml:space="preserve">)" + escaped(line.text) + "</w:t></w:r></w:p>";
}

std::string document_xml(const PaperText& translation) {
  std::string body;
  for (const TranslationLine& line : translation_lines(translation)) body += paragraph_xml(line);
  return std::string(kHead) + "<w:document " + std::string(kWord) + "><w:body>" + body + std::string(kSection) +
         "</w:body></w:document>";
}

std::string footer_xml() {
  return std::string(kHead) + "<w:ftr " + std::string(kWord) + ">" + paragraph_xml({"Invented sample — عيّنة مُختلَقة"}) +
         "</w:ftr>";
}

Result<void> add_part(archive* zip, const char* name, const std::string& bytes, const std::string& path) {
  std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
  archive_entry_set_pathname(entry.get(), name);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_mtime(entry.get(), 1143849600, 0);  // 2006-04-01
  if (archive_write_header(zip, entry.get()) != ARCHIVE_OK ||
      archive_write_data(zip, bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size())) {
    return fail(ErrorKind::io, archive_error_string(zip), path);
  }
  return {};
}

}  // namespace

std::vector<TranslationLine> translation_lines(const PaperText& translation) {
  std::vector<TranslationLine> lines = {{translation.field("title"), true}};
  for (const char* key : {"state", "region", "office"}) lines.push_back({translation.field(key)});
  for (const auto& [label, key] : {std::pair{"Number: ", "number"}, {"Date: ", "date"}}) {
    lines.push_back({label + translation.field(key)});
  }
  lines.push_back({translation.field("to"), true});
  lines.push_back({"Subject: " + translation.field("subject"), true});
  lines.push_back({"Reference: " + translation.field("reference")});
  for (const auto& page : translation.pages) {
    for (const Paragraph& paragraph : page) lines.push_back({paragraph.text});
  }
  lines.push_back({translation.field("signed-as")});
  lines.push_back({translation.field("signed-by"), true});
  lines.push_back({"Enclosure: " + translation.field("enclosures")});
  lines.push_back({"Copies to: " + translation.field("copies")});
  return lines;
}

Result<void> write_docx(const PaperText& translation, const std::string& path) {
  std::unique_ptr<archive, decltype(&archive_write_free)> zip(archive_write_new(), archive_write_free);
  archive_write_set_format_zip(zip.get());
  if (archive_write_open_filename(zip.get(), path.c_str()) != ARCHIVE_OK) {
    return fail(ErrorKind::io, archive_error_string(zip.get()), path);
  }
  const std::pair<const char*, std::string> parts[] = {
      {"[Content_Types].xml", std::string(kHead) + std::string(kTypes)},
      {"_rels/.rels", std::string(kHead) + std::string(kRelations)},
      {"word/document.xml", document_xml(translation)},
      {"word/footer1.xml", footer_xml()},
      {"word/_rels/document.xml.rels", std::string(kHead) + std::string(kDocumentRelations)},
  };
  for (const auto& [name, bytes] : parts) TRY(add_part(zip.get(), name, bytes, path));
  if (archive_write_close(zip.get()) != ARCHIVE_OK) {
    return fail(ErrorKind::io, archive_error_string(zip.get()), path);
  }
  return {};
}

Result<void> write_plain_text(const PaperText& translation, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  for (const TranslationLine& line : translation_lines(translation)) out << line.text << "\n\n";
  out << invented_notice(translation.arabic(), 1, 1) << "\n";
  out.flush();
  if (!out) return fail(ErrorKind::io, "could not be written", path);
  return {};
}

}  // namespace recto::samples
