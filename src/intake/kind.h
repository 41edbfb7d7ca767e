#pragma once
// What kind of file it is, and which reader is for it: told from its first bytes and the end of its name by our own
// comparisons. No library looks at the file outside a sandbox. Bytes decide; the name only where bytes cannot (old
// Office files share one container) or where anything may be text.

#include <cstdint>
#include <string>
#include <string_view>

namespace recto::intake {

/// The reader a file is for. `office` takes every ZIP: which it is, its contents say, inside the sandbox.
enum class FileFormat : uint8_t { pdf, image, office, html, text, unsupported };

struct FileKind {
  FileFormat format = FileFormat::unsupported;
  std::string_view name;  ///< for users, of static lifetime: "PDF document", "MP3 audio", "file of unknown kind"
};

/// As many bytes of a file as matter.
constexpr size_t kHeadBytes = 4096;

/// `untrusted_head`: the first kHeadBytes of the file, all of it if it is shorter. O(|head|).
FileKind tell_kind(std::string_view untrusted_head, std::string_view untrusted_file_name);

/// What follows the last dot of the last component, ASCII letters made small; empty if there is none.
std::string extension_of(std::string_view untrusted_file_name);

}  // namespace recto::intake
