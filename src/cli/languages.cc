#include "cli/languages.h"

namespace recto::cli {

Result<std::vector<std::string>> parse_languages(const std::string& text) {
  std::vector<std::string> out;
  for (size_t start = 0; start < text.size();) {
    const size_t end = std::min(text.find(',', start), text.size());
    const std::string code = text.substr(start, end - start);
    if (code != "ara" && code != "eng") {
      return fail(ErrorKind::invalid_input, "OCR knows the languages ara and eng, not '" + code + "'", "--language");
    }
    out.push_back(code);
    start = end + 1;
  }
  return out;
}

}  // namespace recto::cli
