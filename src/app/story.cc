#include "app/story.h"

#include "app/read.h"
#include "base/files.h"
#include "base/hash.h"
#include "text/language.h"

namespace recto::app {
namespace {

constexpr size_t kMostScalars = 500'000;
constexpr uint64_t kMostBytes = 200'000'000;

ErrorKind kind_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::refused:
      return ErrorKind::unsupported;
    case Outcome::limit:
      return ErrorKind::limit;
    case Outcome::timeout:
      return ErrorKind::timeout;
    default:
      return ErrorKind::corrupt;
  }
}

bool has_text(std::u32string_view text) { return text.find_first_not_of(U" \t\n\r\f\u00a0\ufeff") != text.npos; }

}  // namespace

Result<Story> read_story(const sandbox::Runner& runner, const std::string& path,
                         const std::vector<std::string>& languages) {
  Story story;
  story.file = path;
  story.sha256 = to_hex(sha256(TRY(read_file(path, kMostBytes))));
  const intake::FileReader reader(runner, {languages, 0});
  const FilePages read = TRY(read_pages(reader, path));
  if (read.pages.empty() && read.reading.outcome != Outcome::stored) {
    return fail(kind_of(read.reading.outcome), "the story cannot be read: " + read.reading.why, path);
  }
  for (const Page& page : read.pages) {
    if (page.number.value > 1) story.text += U'\f';
    story.text += page.text;
    if (story.text.size() > kMostScalars) {
      return fail(ErrorKind::limit, "a story has at most 500,000 characters; check it in parts", path);
    }
  }
  if (!has_text(story.text)) return fail(ErrorKind::invalid_input, "the story holds no text", path);
  story.language = text::detect_language(story.text);
  return story;
}

}  // namespace recto::app
