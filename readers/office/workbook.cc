#include "readers/office/workbook.h"

#include <map>

#include "readers/office/elements.h"
#include "readers/office/xml.h"
#include "text/utf8.h"

namespace recto::office {
namespace {

constexpr size_t kMostStrings = 10'000'000;

/// "xl/" of "xl/workbook.xml".
std::string folder_of(const std::string& part) {
  const size_t slash = part.rfind('/');
  return slash == part.npos ? "" : part.substr(0, slash + 1);
}

struct Relations {
  std::map<std::string, std::string> by_id;
  std::string strings, styles;
};

Relations read_relations(std::string& xml, const std::string& folder) {
  Relations out;
  pugi::xml_document tree;
  (void)parse(xml, tree);
  for (const pugi::xml_node& relation : child(tree, "Relationships").children()) {
    const std::string_view target = attribute(relation, "Target"), type = attribute(relation, "Type");
    const std::string part = target.starts_with('/') ? std::string(target.substr(1)) : folder + std::string(target);
    if (type.ends_with("/sharedStrings")) out.strings = part;
    if (type.ends_with("/styles")) out.styles = part;
    out.by_id[std::string(attribute(relation, "Id"))] = part;
  }
  return out;
}

void read_sheets(std::string& xml, const Relations& relations, Workbook& out) {
  pugi::xml_document tree;
  (void)parse(xml, tree);
  const pugi::xml_node root = child(tree, "workbook");
  const std::string_view since_1904 = attribute(child(root, "workbookPr"), "date1904");
  if (since_1904 == "1" || since_1904 == "true") out.epoch = Epoch::y1904;
  for (const pugi::xml_node& sheet : child(root, "sheets").children()) {
    // "id" with its prefix: "sheetId" is another attribute.
    const auto part = relations.by_id.find(std::string(attribute(sheet, "id")));
    if (part != relations.by_id.end())
      out.sheets.push_back({text::decode_utf8_lossy(attribute(sheet, "name")), part->second});
  }
}

}  // namespace

std::u32string string_of(std::string_view xml) {
  std::string copy(xml);
  pugi::xml_document tree;
  (void)parse(copy, tree);
  std::u32string text;
  for (const pugi::xml_node& one : tree.first_child().children()) {
    const std::string_view name = local_name(one);
    if (name == "t") text += text::decode_utf8_lossy(one.text().get());
    if (name == "r") text += text::decode_utf8_lossy(child(one, "t").text().get());
  }
  return text;
}

Result<Workbook> read_workbook(Package& package, const std::string& main_part) {
  const std::string folder = folder_of(main_part);
  const std::string relations_part = folder + "_rels/" + main_part.substr(folder.size()) + ".rels";
  auto parts = TRY(package.read({main_part, relations_part}));
  const Relations relations = read_relations(parts[relations_part], folder);
  Workbook out;
  read_sheets(parts[main_part], relations, out);
  if (out.sheets.empty()) return fail(ErrorKind::corrupt, "the workbook names no sheet that can be found");
  parts = TRY(package.read({relations.styles, relations.strings}));
  out.styles = DateStyles(std::move(parts[relations.styles]));
  TRY(each_element(parts[relations.strings], "si", [&](std::string_view item, bool) -> Result<void> {
    if (out.strings.size() == kMostStrings) return fail(ErrorKind::limit, "the workbook has more strings than allowed");
    out.strings.push_back(string_of(item));
    return {};
  }));
  return out;
}

}  // namespace recto::office
