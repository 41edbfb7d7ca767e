#pragma once
// For tests: small PDF files written by hand.

#include <string>
#include <string_view>
#include <vector>

namespace recto::pdf {

/// One page of a small PDF: its content stream and what else its dictionary holds.
struct SmallPage {
  std::string content;
  std::string more;  ///< "/Rotate 90 /CropBox [0 0 300 300]"
};

/// Objects 1 catalogue, 2 page tree, 3 font F1 (Helvetica), 4 picture I1 (one grey pixel), then two a page; media box
/// 612 × 792; offsets in the table are right.
/// `more`: further objects, numbered after those of the pages.
inline std::string small_pdf(const std::vector<SmallPage>& pages, const std::vector<std::string>& more = {}) {
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", "",
                                      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
                                      "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent "
                                      "8/ColorSpace/DeviceGray/Length 1>>stream\nz\nendstream"};
  std::string kids;
  for (const SmallPage& page : pages) {
    const size_t number = objects.size() + 1;
    kids += std::to_string(number) + " 0 R ";
    objects.push_back(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>/XObject<</I1 4 0 R>>>>" +
        page.more + "/Contents " + std::to_string(number + 1) + " 0 R>>");
    objects.push_back("<</Length " + std::to_string(page.content.size()) + ">>stream\n" + page.content + "\nendstream");
  }
  objects[1] = "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids + "]>>";
  objects.insert(objects.end(), more.begin(), more.end());
  std::string file = "%PDF-1.4\n";
  std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (size_t i = 0; i < objects.size(); ++i) {
    const std::string offset = std::to_string(file.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const size_t start = file.size();
  return file + table + "trailer<</Root 1 0 R/Size " + std::to_string(objects.size() + 1) + ">>\nstartxref\n" +
         std::to_string(start) + "\n%%EOF\n";
}

/// A content stream that writes `line` in 12 points at a place (origin bottom left, as PDF has it).
inline std::string write_at(int x, int y, std::string_view line, std::string_view before = {}) {
  return "BT " + std::string(before) + " /F1 12 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" +
         std::string(line) + ") Tj ET\n";
}

}  // namespace recto::pdf
