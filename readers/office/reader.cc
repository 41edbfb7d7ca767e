#include "readers/office/reader.h"

#include <archive.h>

#include <algorithm>

#include "readers/harness/flow.h"
#include "readers/office/docx.h"
#include "readers/office/kind.h"
#include "readers/office/odt.h"
#include "readers/office/sheet.h"
#include "readers/office/workbook.h"

namespace recto::office {
namespace {

/// A scan pasted into a document must not pass for a document that was read.
bool hides_pictures(const Package& package, const OfficeText& text) {
  constexpr size_t kLittleText = 200;
  const auto is_picture = [](const std::string& name) {
    return name.find("/media/image") != name.npos || name.starts_with("Pictures/");
  };
  return text.text.size() < kLittleText && std::ranges::any_of(package.names(), is_picture);
}

}  // namespace

std::string OfficeReader::name() const { return "office/1 " ARCHIVE_VERSION_ONLY_STRING; }

Result<void> OfficeReader::read(const wire::Request&, harness::Source& source, harness::Answer& answer) {
  const auto bytes = TRY(source.bytes());
  Package package = TRY(Package::open(bytes));
  const PackageKind kind = TRY(tell_package(package));
  if (kind.format == PackageFormat::other || kind.format == PackageFormat::xlsx)
    return fail(ErrorKind::unsupported, "unsupported: " + kind.name);
  const bool word = kind.format == PackageFormat::docx;
  const OfficeText text = word ? TRY(read_docx(package, kind.main_part)) : TRY(read_odt(package));
  TRY(answer.document(word ? "docx" : "odt", text.title, 0));
  if (text.damaged) TRY(answer.fault(ErrorKind::corrupt, "the file is damaged; what could be read of it was read"));
  harness::FlowWriter writer(answer);
  if (hides_pictures(package, text)) writer.note("the document holds pictures; what may stand in them was not read");
  TRY(writer.add(text.text));
  return writer.finish();
}

Result<void> OfficeReader::table(const wire::Request&, harness::Source& source, harness::Answer& answer) {
  const auto bytes = TRY(source.bytes());
  Package package = TRY(Package::open(bytes, tables_));
  const PackageKind kind = TRY(tell_package(package));
  if (kind.format != PackageFormat::xlsx) return fail(ErrorKind::unsupported, "unsupported as a list: " + kind.name);
  const Workbook workbook = TRY(read_workbook(package, kind.main_part));
  TRY(answer.document("xlsx", {}, 0));
  for (const SheetPart& sheet : workbook.sheets) {
    TRY(answer.sheet(sheet.name));
    auto parts = TRY(package.read({sheet.part}));
    SheetReader reader(workbook, [&](TableRow row) { return answer.row(std::move(row)); });
    TRY(reader.read(parts[sheet.part]));
  }
  if (package.is_damaged()) return fail(ErrorKind::corrupt, "the file is damaged; what could be read of it was read");
  return {};
}

}  // namespace recto::office
