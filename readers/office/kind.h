#pragma once
// What a ZIP package is.

#include <string>

#include "base/result.h"
#include "readers/office/package.h"

namespace recto::office {

enum class PackageFormat { docx, odt, xlsx, other };

struct PackageKind {
  PackageFormat format = PackageFormat::other;
  std::string name;       ///< for users: "Excel workbook", "Java archive", "ZIP archive"
  std::string main_part;  ///< docx, xlsx: the name of its document or workbook part
};

/// By the package's own declarations: ODF's mimetype, OOXML's relations and content types; then by names that only one
/// kind has. Errors: limit, denied (an OpenDocument file with a password).
Result<PackageKind> tell_package(Package& package);

}  // namespace recto::office
