#include "paper_text.h"

#include <sstream>

#include "base/files.h"

namespace recto::samples {
namespace {

constexpr uint64_t kMostBytes = 1 << 20;

/// Adds one line of the body to the paper: a page break, a blank line, or text.
void add_line(PaperText& paper, const std::string& line, bool& open) {
  if (line.starts_with("=== ")) {
    if (line.ends_with("continued")) paper.pages.back().back().runs_on = true;
    paper.pages.emplace_back();
    open = false;
    return;
  }
  if (line.empty()) {
    open = false;
    return;
  }
  if (open) {
    paper.pages.back().back().text += " " + line;
    return;
  }
  const bool heading = line.starts_with("# ");
  paper.pages.back().push_back({heading ? line.substr(2) : line, heading});
  open = true;
}

}  // namespace

std::string PaperText::field(std::string_view key) const {
  const auto at = fields.find(key);
  return at == fields.end() ? "" : at->second;
}

Result<PaperText> load_paper_text(const std::string& path) {
  std::istringstream lines(TRY(read_file(path, kMostBytes)));
  PaperText paper;
  std::string line;
  while (std::getline(lines, line) && !line.empty()) {
    const size_t colon = line.find(": ");
    if (colon == line.npos) return fail(ErrorKind::invalid_input, "a line of the head is not `key: value`", path);
    paper.fields[line.substr(0, colon)] = line.substr(colon + 2);
  }
  paper.pages.emplace_back();
  bool open = false;
  while (std::getline(lines, line)) add_line(paper, line, open);
  return paper;
}

std::vector<std::string> split_list(std::string_view text) {
  const std::string_view separator = text.find("، ") != text.npos ? "، " : "; ";
  std::vector<std::string> parts;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find(separator, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + separator.size();
  }
  return parts;
}

}  // namespace recto::samples
