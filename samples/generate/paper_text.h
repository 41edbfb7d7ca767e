#pragma once
// The text of an invented paper: samples/text/NAME.txt. Lines `key: value`, a blank line, then paragraphs between blank
// lines. A paragraph that begins with "# " is a heading; the line "=== 2" begins page 2, "=== 2 continued" in the
// middle of a paragraph.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace recto::samples {

struct Paragraph {
  std::string text;
  bool heading = false;
  bool runs_on = false;  ///< goes on overleaf: its last line is set full
};

struct PaperText {
  std::map<std::string, std::string, std::less<>> fields;
  std::vector<std::vector<Paragraph>> pages;

  /// The field, or an empty text.
  std::string field(std::string_view key) const;
  bool arabic() const { return field("language") == "ara"; }
};

/// Errors: those of read_file; invalid_input (a line before the first blank one that is no field).
Result<PaperText> load_paper_text(const std::string& path);
/// The parts of a text between "، " (Arabic) or "; ".
std::vector<std::string> split_list(std::string_view text);

}  // namespace recto::samples
