#include "readers/html/reader.h"

#include <algorithm>

#include "readers/charset/charset.h"
#include "readers/harness/flow.h"
#include "readers/html/visible_text.h"
#include "text/utf8.h"

namespace recto::html {
namespace {

constexpr size_t kMostBytes = 16UL << 20;

bool ends_charset(char c) {
  return c == '"' || c == '\'' || c == ';' || c == '>' || c == '<' || c == ' ' || c == '?' || c == '\r' || c == '\n';
}

}  // namespace

std::string claimed_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, 4096));
  std::ranges::transform(head, head.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (const std::string_view key : {"charset=", "encoding="}) {
    size_t at = head.find(key);
    if (at == head.npos) continue;
    at += key.size();
    if (at < head.size() && (head[at] == '"' || head[at] == '\'')) ++at;
    size_t end = at;
    while (end < head.size() && !ends_charset(head[end])) ++end;
    return head.substr(at, end - at);
  }
  return {};
}

Result<void> HtmlReader::read(const wire::Request&, harness::Source& source, harness::Answer& answer) {
  const auto mapped = TRY(source.bytes());
  const std::string_view all(reinterpret_cast<const char*>(mapped.data()), mapped.size());
  const std::string_view bytes = all.substr(0, kMostBytes);
  const std::string name = TRY(charset::detect_charset(bytes, claimed_charset(bytes)));
  std::string utf8 = text::encode_utf8(TRY(charset::decode(bytes, name)));
  const HtmlText page = TRY(visible_text(utf8));
  TRY(answer.document("html", page.title, 0));
  if (all.size() > kMostBytes) TRY(answer.fault(ErrorKind::limit, "only the first 16 MiB of the page were read"));
  harness::FlowWriter writer(answer);
  TRY(writer.add(page.text));
  return writer.finish();
}

}  // namespace recto::html
