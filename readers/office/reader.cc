#include "readers/office/reader.h"

#include <archive.h>

#include <algorithm>

#include "readers/harness/flow.h"
#include "readers/office/docx.h"
#include "readers/office/kind.h"
#include "readers/office/odt.h"

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
  if (kind.format == PackageFormat::other) return fail(ErrorKind::unsupported, "unsupported: " + kind.name);
  const bool word = kind.format == PackageFormat::docx;
  const OfficeText text = word ? TRY(read_docx(package, kind.main_part)) : TRY(read_odt(package));
  TRY(answer.document(word ? "docx" : "odt", text.title, 0));
  if (text.damaged) TRY(answer.fault(ErrorKind::corrupt, "the file is damaged; what could be read of it was read"));
  harness::FlowWriter writer(answer);
  if (hides_pictures(package, text)) writer.note("the document holds pictures; what may stand in them was not read");
  TRY(writer.add(text.text));
  return writer.finish();
}

}  // namespace recto::office
