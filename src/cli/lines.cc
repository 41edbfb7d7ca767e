#include "cli/lines.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "app/facts.h"
#include "base/files.h"
#include "text/utf8.h"

namespace recto::cli {
namespace {

constexpr uint64_t kMostBytes = 1'000'000'000;

tl::unexpected<Error> bad_line(const InputLine& line, const std::string& what) {
  return fail(ErrorKind::invalid_input, "line " + std::to_string(line.number) + " " + what);
}

Result<std::string> read_standard_input(uint64_t most) {
  std::string bytes;
  char buffer[65536];
  for (;;) {
    const ssize_t n = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail(ErrorKind::io, std::string("cannot read: ") + std::strerror(errno), "standard input");
    if (n == 0) return bytes;
    bytes.append(buffer, static_cast<size_t>(n));
    if (bytes.size() > most)
      return fail(ErrorKind::limit, "more than " + std::to_string(most) + " bytes", "standard input");
  }
}

}  // namespace

Result<std::string> read_input(const std::string& path, uint64_t most) {
  return path == "-" ? read_standard_input(most) : read_file(path, most);
}

Result<void> read_lines(const std::string& path, const std::function<Result<void>(InputLine)>& each) {
  const std::string bytes = TRY(read_input(path, kMostBytes));
  InputLine line;
  for (size_t start = 0; start < bytes.size();) {
    const size_t end = std::min(bytes.find('\n', start), bytes.size());
    const std::string_view text(bytes.data() + start, end - start);
    start = end + 1;
    ++line.number;
    if (text.find_first_not_of(" \t\r") == text.npos) continue;
    if (!text::decode_utf8(text)) return bad_line(line, "is not UTF-8; save the file as UTF-8");
    line.object = Json::parse(text, nullptr, false);
    if (!line.object.is_object()) return bad_line(line, "is not a JSON object; one is due on each line");
    TRY(each(line));
  }
  return {};
}

Result<std::u32string> text_field(const InputLine& line, const char* key) {
  const auto at = line.object.find(key);
  if (at == line.object.end() || !at->is_string()) return bad_line(line, std::string("needs a text \"") + key + '"');
  return text::decode_utf8(at->get_ref<const std::string&>());
}

Result<std::string> id_field(const InputLine& line, const char* key) {
  const auto at = line.object.find(key);
  if (at != line.object.end() && at->is_string()) return at->get<std::string>();
  if (at != line.object.end() && at->is_number()) return at->dump();
  return bad_line(line, std::string("needs a \"") + key + '"');
}

Result<std::string> day_field(const InputLine& line, const char* key) {
  const auto at = line.object.find(key);
  if (at == line.object.end() || at->is_null()) return std::string();
  const std::string day = at->is_string() ? at->get<std::string>() : "?";
  if (!app::is_day(day)) return bad_line(line, std::string("needs \"") + key + "\" as YYYY-MM-DD");
  return day;
}

Result<std::vector<std::string>> list_field(const InputLine& line, const char* key) {
  std::vector<std::string> out;
  const auto at = line.object.find(key);
  if (at == line.object.end() || at->is_null()) return out;
  if (!at->is_array()) return bad_line(line, std::string("needs a list of texts as \"") + key + '"');
  for (const Json& item : *at) {
    if (!item.is_string()) return bad_line(line, std::string("needs a list of texts as \"") + key + '"');
    out.push_back(item.get<std::string>());
  }
  return out;
}

}  // namespace recto::cli
