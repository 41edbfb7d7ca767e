#pragma once
// The HTML reader.

#include "readers/harness/reader.h"

namespace recto::html {

class HtmlReader : public harness::Reader {
 public:
  std::string name() const override { return "html/1 gumbo 0.10"; }
  /// The first 16 MiB of the page are read; the rest is a fault.
  Result<void> read(const wire::Request& request, harness::Source& source, harness::Answer& answer) override;
};

/// The charset that a page's first 4 KiB claim in a meta element or an XML declaration; empty if none.
std::string claimed_charset(std::string_view bytes);

}  // namespace recto::html
