#include "intake/kind.h"

#include <gtest/gtest.h>

#include <string>

namespace recto::intake {
namespace {

using namespace std::string_literals;
using enum FileFormat;

void expect_kind(const std::string& head, const std::string& name, FileFormat format, std::string_view kind) {
  const FileKind told = tell_kind(head, name);
  EXPECT_EQ(told.format, format) << name;
  EXPECT_EQ(told.name, kind) << name;
}

TEST(Kind, BytesDecideAgainstTheName) {
  expect_kind("%PDF-1.7\n", "letter.docx", pdf, "PDF document");
  expect_kind("\0\0junk before\n%PDF-1.4\n"s, "x", pdf, "PDF document");
  expect_kind("\x89PNG\r\n\x1A\n", "scan.pdf", image, "PNG picture");
  expect_kind("\xFF\xD8\xFF\xE0", "scan.png", image, "JPEG picture");
  expect_kind("II*\0\x08\0\0\0"s, "scan.tif", image, "TIFF picture");
  expect_kind("PK\3\4\x14\0"s, "paper.docx", office, "ZIP archive");
}

TEST(Kind, OldOfficeFilesAreToldApartByName) {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"s;
  expect_kind(ole, "a.doc", unsupported, "Microsoft Word 97 document");
  expect_kind(ole, "A.XLS", unsupported, "Microsoft Excel 97 workbook");
  expect_kind(ole, "mail.msg", unsupported, "Outlook message");
  expect_kind(ole, "locked.docx", unsupported, "Word document protected with a password");
  expect_kind(ole, "noname", unsupported, "Microsoft Office 97 file");
}

TEST(Kind, TextInAnyCharset) {
  expect_kind("The committee met on Monday.\n", "minutes", text, "plain text");
  expect_kind("a;b\n1;2\n", "table.CSV", text, "CSV table");
  expect_kind("\xE3\xCD\xD6\xD1 \xC7\xE1\xC7\xCC\xCA\xE3\xC7\xDA", "minutes.txt", text, "plain text");
  expect_kind("\xFF\xFEM\0i\0n\0u\0t\0e\0s\0"s, "minutes", text, "plain text");
  expect_kind("M\0i\0n\0u\0t\0e\0s\0 \0o\0f\0"s, "minutes", text, "plain text");
  expect_kind("<?xml version=\"1.0\"?><a/>", "data", text, "XML data");
  expect_kind("MZ Holding, Board of Directors\nMinutes of the meeting", "minutes", text, "plain text");
  expect_kind("070701 is the number of the file", "", text, "plain text");
  expect_kind("A file begins with %PDF-1.7, the standard says.", "notes.md", text, "Markdown text");
}

TEST(Kind, HtmlByItsStart) {
  expect_kind("\xEF\xBB\xBF \n<!DOCTYPE HTML PUBLIC>", "page", html, "HTML page");
  expect_kind("<?xml version='1.0'?><html xmlns='x'>", "page", html, "HTML page");
  expect_kind("<\0h\0t\0m\0l\0>\0"s, "page.html", html, "HTML page");
  expect_kind("<p>A fragment", "page.htm", html, "HTML page");
}

TEST(Kind, MailIsNotAMemorandum) {
  expect_kind("From: The Director\nTo: All offices\nDate: 3 March\n\nText", "memo", text, "plain text");
  expect_kind("Received: by a\r\nMessage-ID: <1@a>\r\nSubject: x\r\n\r\nText", "x", unsupported, "e-mail message");
  expect_kind("From a@b Mon Mar 3 2014\nReceived: by a\nMIME-Version: 1.0\n\nText", "x", unsupported, "mailbox");
  expect_kind("Subject: x\n\nText", "x.eml", unsupported, "e-mail message");
}

TEST(Kind, OthersAreNamed) {
  expect_kind("{\\rtf1\\ansi Text}", "x.rtf", unsupported, "Rich Text document");
  expect_kind("ID3\4\0\0\0\0\0\0"s, "x", unsupported, "MP3 audio");
  expect_kind(
      "\x7F"
      "ELF\2\1\1\0"s,
      "x", unsupported, "Linux program");
  expect_kind("Rar!\x1A\x07\x01", "x", unsupported, "RAR archive");
  expect_kind("\1\2\3\0\0\5\6\7"s, "x.bin", unsupported, "file of unknown kind");
  expect_kind("", "x.pdf", unsupported, "empty file");
}

TEST(Kind, EveryCutAndEveryByteIsAnswered) {
  const std::string head = "PK\3\4%PDF-\xD0\xCF\x11\xE0II*\0<html>\xFF\xFB"s;
  for (size_t i = 0; i <= head.size(); ++i) EXPECT_FALSE(tell_kind(head.substr(i), "a.b").name.empty());
  for (int c = 0; c < 256; ++c) EXPECT_FALSE(tell_kind(std::string(300, static_cast<char>(c)), ".").name.empty());
}

TEST(Kind, Extension) {
  EXPECT_EQ(extension_of("a.b/c"), "");
  EXPECT_EQ(extension_of("/x/.hidden"), "");
  EXPECT_EQ(extension_of("A.TAR.GZ"), "gz");
}

}  // namespace
}  // namespace recto::intake
