#include "readers/office/kind.h"

#include <array>

#include "readers/office/xml.h"

namespace recto::office {
namespace {

constexpr std::string_view kContentTypes = "[Content_Types].xml", kRelations = "_rels/.rels";
constexpr std::string_view kMimeType = "mimetype", kManifest = "META-INF/manifest.xml";

struct Sign {
  std::string_view text, name;
};

/// What the declared type of an OOXML main part, or an ODF mimetype, holds; the first that fits.
constexpr std::array kTypes = {
    Sign{"wordprocessingml", "Word document"},
    Sign{"ms-word", "Word document"},
    Sign{"spreadsheetml", "Excel workbook"},
    Sign{"ms-excel", "Excel workbook"},
    Sign{"presentationml", "PowerPoint presentation"},
    Sign{"ms-powerpoint", "PowerPoint presentation"},
    Sign{"visio", "Visio drawing"},
    Sign{"xps", "XPS document"},
    Sign{"opendocument.text", "OpenDocument text"},
    Sign{"sun.xml.writer", "OpenDocument text"},
    Sign{"opendocument.spreadsheet", "OpenDocument spreadsheet"},
    Sign{"opendocument.presentation", "OpenDocument presentation"},
    Sign{"opendocument.graphics", "OpenDocument drawing"},
    Sign{"opendocument.", "OpenDocument file"},
    Sign{"epub", "EPUB book"},
};

/// Names of entries that only one kind has.
constexpr std::array kEntries = {
    Sign{"FixedDocSeq.fdseq", "XPS document"},
    Sign{"AndroidManifest.xml", "Android program"},
    Sign{"Index/Slide.iwa", "Keynote presentation"},
    Sign{"Index/CalculationEngine.iwa", "Numbers spreadsheet"},
    Sign{"Index/Document.iwa", "Apple iWork document"},
    Sign{"index.apxl", "Keynote presentation"},
    Sign{"buildVersionHistory.plist", "Apple iWork document"},
    Sign{"META-INF/MANIFEST.MF", "Java archive"},
};

std::string_view name_of_type(std::string_view type) {
  for (const Sign& sign : kTypes) {
    if (type.find(sign.text) != type.npos) return sign.name;
  }
  return {};
}

/// The target of the relation that names the main part, without a leading slash.
std::string main_part(std::string& relations) {
  pugi::xml_document xml;
  (void)parse(relations, xml);  // what came before a break will do
  for (const pugi::xml_node& relation : child(xml, "Relationships").children()) {
    const std::string_view type = attribute(relation, "Type");
    if (!type.ends_with("/officeDocument") && !type.ends_with("/fixedrepresentation")) continue;
    std::string_view target = attribute(relation, "Target");
    if (target.starts_with('/')) target.remove_prefix(1);
    return std::string(target);
  }
  return {};
}

/// The declared type of a part.
std::string content_type(std::string& types, std::string_view part) {
  pugi::xml_document xml;
  (void)parse(types, xml);
  for (const pugi::xml_node& type : child(xml, "Types").children()) {
    std::string_view name = attribute(type, "PartName");
    if (name.starts_with('/')) name.remove_prefix(1);
    if (name == part) return std::string(attribute(type, "ContentType"));
  }
  return {};
}

bool is_locked(std::string& manifest) {
  pugi::xml_document xml;
  (void)parse(manifest, xml);
  bool locked = false;
  const auto enter = [&](const pugi::xml_node& node) {
    locked = locked || local_name(node) == "encryption-data";
    return Step::into;
  };
  walk(xml, enter, [](const pugi::xml_node&) {});
  return locked;
}

PackageKind tell_ooxml(std::map<std::string, std::string>& parts, const Package& package) {
  PackageKind kind;
  kind.main_part = main_part(parts[std::string(kRelations)]);
  // Writers that forget a relation or a type still use the usual name.
  if (kind.main_part.empty() && package.has("word/document.xml")) kind.main_part = "word/document.xml";
  kind.name = name_of_type(content_type(parts[std::string(kContentTypes)], kind.main_part));
  if (kind.name.empty() && kind.main_part == "word/document.xml") kind.name = "Word document";
  if (kind.name == "Word document" && package.has(kind.main_part)) kind.format = PackageFormat::docx;
  const bool sheets = kind.name == "Excel workbook" && kind.main_part.ends_with(".xml");  // there are binary ones
  if (sheets && package.has(kind.main_part)) kind.format = PackageFormat::xlsx;
  return kind;
}

std::string name_by_entries(const Package& package) {
  for (const Sign& sign : kEntries) {
    if (package.has(sign.text)) return std::string(sign.name);
  }
  return "ZIP archive";
}

}  // namespace

Result<PackageKind> tell_package(Package& package) {
  auto parts = TRY(package.read(
      {std::string(kContentTypes), std::string(kRelations), std::string(kMimeType), std::string(kManifest)}));
  PackageKind kind;
  if (parts.contains(std::string(kContentTypes)) || package.has("word/document.xml")) {
    kind = tell_ooxml(parts, package);
  } else if (parts.contains(std::string(kMimeType))) {
    kind.name = name_of_type(parts[std::string(kMimeType)]);
    if (kind.name == "OpenDocument text" && package.has("content.xml")) kind.format = PackageFormat::odt;
  }
  if (kind.name.starts_with("OpenDocument") && is_locked(parts[std::string(kManifest)])) {
    return fail(ErrorKind::denied, "the file is encrypted and needs a password");
  }
  if (kind.name.empty()) kind.name = name_by_entries(package);
  return kind;
}

}  // namespace recto::office
