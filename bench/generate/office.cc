#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

#include "bench/generate/paper.h"

namespace recto::bench {
namespace {

[[noreturn]] void give_up(const std::string& path) {
  fmt::print(stderr, "{}: could not be written\n", path);
  exit(3);
}

/// A ZIP file written member by member.
class Zip {
 public:
  explicit Zip(std::string path) : path_(std::move(path)), archive_(archive_write_new()) {
    archive_write_set_format_zip(archive_);
    if (archive_write_open_filename(archive_, path_.c_str()) != ARCHIVE_OK) give_up(path_);
  }
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;
  ~Zip() {
    if (archive_write_close(archive_) != ARCHIVE_OK) give_up(path_);
    archive_write_free(archive_);
  }
  enum class Packing { stored, deflated };
  void add(const std::string& name, const std::string& bytes, Packing packing = Packing::deflated) {
    if (packing == Packing::stored) {
      archive_write_zip_set_compression_store(archive_);
    } else {
      archive_write_zip_set_compression_deflate(archive_);
    }
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    const bool written =
        archive_write_header(archive_, entry) == ARCHIVE_OK &&
        archive_write_data(archive_, bytes.data(), bytes.size()) == static_cast<la_ssize_t>(bytes.size());
    archive_entry_free(entry);
    if (!written) give_up(path_);
  }

 private:
  std::string path_;
  archive* archive_;
};

std::string escaped(const std::string& text) {
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

constexpr const char* kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

// ---- Office Open XML (ECMA-376)

/// Words as Word writes them: a run every few words, because of its spelling and revision marks.
std::string docx_paragraph(const std::string& text, const char* properties) {
  std::string out = fmt::format("<w:p w:rsidR=\"00A77427\" w:rsidRDefault=\"007F1D13\"><w:pPr>{}</w:pPr>", properties);
  size_t start = 0;
  while (start < text.size()) {
    size_t end = start;
    for (int words = 0; words < 12 && end != std::string::npos; ++words) end = text.find(' ', end + 1);
    const std::string run = text.substr(start, end == std::string::npos ? end : end - start);
    out += fmt::format(
        "<w:r w:rsidRPr=\"007F1D13\"><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:sz "
        "w:val=\"24\"/></w:rPr>"
        "<w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escaped(run));
    start += run.size();
  }
  return out + "</w:p>";
}

std::string docx_picture(size_t n) {
  return fmt::format(
      "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1905000\" cy=\"1905000\"/><wp:docPr id=\"{0}\" name=\"Picture "
      "{0}\"/><a:graphic><a:graphicData "
      "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{0}\" "
      "name=\"image{0}.png\"/>"
      "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
      "r:embed=\"rId{0}\"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>"
      "</wp:inline></w:drawing></w:r></w:p>",
      n);
}

std::string docx_body(const Paper& paper) {
  const char* properties = paper.language == Language::arabic ? "<w:bidi/>" : "<w:jc w:val=\"both\"/>";
  std::string body = docx_paragraph(paper.title, "<w:pStyle w:val=\"Heading1\"/>");
  for (const std::string& paragraph : paper.paragraphs) body += docx_paragraph(paragraph, properties);
  for (size_t k = 1; k <= paper.pictures.size(); ++k) body += docx_picture(k);
  if (paper.table.empty()) return body;
  body += "<w:tbl><w:tblPr/>";
  for (const std::vector<std::string>& row : paper.table) {
    body += "<w:tr>";
    for (const std::string& cell : row) body += "<w:tc>" + docx_paragraph(cell, properties) + "</w:tc>";
    body += "</w:tr>";
  }
  return body + "</w:tbl>";
}

// ---- OpenDocument 1.2

std::string odt_body(const Paper& paper) {
  std::string body = fmt::format("<text:h text:outline-level=\"1\">{}</text:h>", escaped(paper.title));
  for (const std::string& paragraph : paper.paragraphs)
    body += fmt::format("<text:p text:style-name=\"P1\">{}</text:p>", escaped(paragraph));
  for (size_t k = 1; k <= paper.pictures.size(); ++k) {
    body += fmt::format(
        "<text:p><draw:frame svg:width=\"5cm\" svg:height=\"5cm\"><draw:image xlink:href=\"Pictures/{}.png\" "
        "xlink:type=\"simple\"/>"
        "</draw:frame></text:p>",
        k);
  }
  if (paper.table.empty()) return body;
  body += "<table:table table:name=\"T1\">";
  for (const std::vector<std::string>& row : paper.table) {
    body += "<table:table-row>";
    for (const std::string& cell : row)
      body += fmt::format("<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                          escaped(cell));
    body += "</table:table-row>";
  }
  return body + "</table:table>";
}

}  // namespace

void write_bytes(const std::string& path, const std::string& bytes) {
  FILE* file = fopen(path.c_str(), "wb");
  if (file == nullptr || fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size() || fclose(file) != 0)
    give_up(path);
}

void write_docx(const Paper& paper, const std::string& path) {
  Zip zip(path);
  zip.add(
      "[Content_Types].xml",
      std::string(kXml) +
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
          "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
          "ContentType=\"application/xml\"/>"
          "<Default Extension=\"png\" ContentType=\"image/png\"/><Override PartName=\"/word/document.xml\" "
          "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
  zip.add("_rels/.rels",
          std::string(kXml) +
              "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
              "Id=\"rId1\" "
              "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
              "Target=\"word/document.xml\"/></Relationships>");
  std::string relations;
  for (size_t k = 1; k <= paper.pictures.size(); ++k) {
    relations += fmt::format(
        "<Relationship Id=\"rId{0}\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" "
        "Target=\"media/image{0}.png\"/>",
        k);
  }
  zip.add("word/_rels/document.xml.rels",
          std::string(kXml) + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
              relations + "</Relationships>");
  zip.add("word/document.xml",
          std::string(kXml) +
              "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
              "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
              "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
              "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
              "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>" +
              docx_body(paper) + "<w:sectPr/></w:body></w:document>");
  for (size_t k = 0; k < paper.pictures.size(); ++k) {
    zip.add(fmt::format("word/media/image{}.png", k + 1), noise_picture(paper.pictures[k], paper.seed + k),
            Zip::Packing::stored);
  }
}

void write_odt(const Paper& paper, const std::string& path) {
  Zip zip(path);
  zip.add("mimetype", "application/vnd.oasis.opendocument.text", Zip::Packing::stored);
  zip.add("META-INF/manifest.xml",
          std::string(kXml) +
              "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
              "manifest:version=\"1.2\"><manifest:file-entry "
              "manifest:full-path=\"/\" "
              "manifest:media-type=\"application/vnd.oasis.opendocument.text\"/><manifest:file-entry "
              "manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>");
  zip.add("meta.xml", std::string(kXml) +
                          "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                          "office:version=\"1.2\"><office:meta/></office:document-meta>");
  zip.add("content.xml",
          std::string(kXml) +
              "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
              "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
              "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
              "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
              "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "
              "xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.2\"><office:body>"
              "<office:text>" +
              odt_body(paper) + "</office:text></office:body></office:document-content>");
  for (size_t k = 0; k < paper.pictures.size(); ++k) {
    zip.add(fmt::format("Pictures/{}.png", k + 1), noise_picture(paper.pictures[k], paper.seed + k),
            Zip::Packing::stored);
  }
}

void write_html(const Paper& paper, const std::string& path) {
  const bool arabic = paper.language == Language::arabic;
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\"><head><meta "
      "charset=\"utf-8\"><title>{}</title>\n<style>body{{font-family:serif;margin:2em}} "
      "td{{border:1px solid}}</style>\n<script>document.title += '';</script></head><body>\n<h1>{}</h1>\n",
      arabic ? "ar" : "en", arabic ? "rtl" : "ltr", escaped(paper.title), escaped(paper.title));
  for (const std::string& paragraph : paper.paragraphs) html += "<p class=\"body\">" + escaped(paragraph) + "</p>\n";
  html += "<table>";
  for (const std::vector<std::string>& row : paper.table) {
    html += "<tr>";
    for (const std::string& cell : row) html += "<td>" + escaped(cell) + "</td>";
    html += "</tr>\n";
  }
  write_bytes(path, html + "</table></body></html>\n");
}

void write_text(const Paper& paper, const std::string& path) {
  std::string text = paper.title + "\n\n";
  for (const std::string& paragraph : paper.paragraphs) text += paragraph + "\n\n";
  write_bytes(path, text);
}

}  // namespace recto::bench
