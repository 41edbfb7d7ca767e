#pragma once
// One file read to its end inside the sandbox: which reader, whether a PDF page's own text can be trusted, OCR where it cannot.
// Knows no case: intake::add() and `recto read`, `recto check --against` all read files through this.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/outcome.h"
#include "model/page.h"
#include "sandbox/runner.h"

namespace recto::intake {

struct ReadingOptions {
  std::vector<std::string> languages;  ///< ISO 639-3, those OCR may use; empty: Arabic and English
  unsigned recognisers = 0;            ///< OCR processes at once over all files; 0: as many as cores
};

/// How the reading of a file ended.
struct FileReading {
  Outcome outcome = Outcome::failed;  ///< stored, partial, refused, failed, limit, timeout
  std::string why;                    ///< one sentence; empty when stored
  std::string
      reader;  ///< the readers that made the pages, with their versions: "pdf/1 mupdf 1.21.1", "… + image/1 tesseract 5.3.0", and the walls that stood: "(bubblewrap+seccomp+landlock 2)"
  uint32_t pages = 0;  ///< handed to the sink
};

inline FileReading refused(std::string why) { return {Outcome::refused, std::move(why), "", 0}; }

/// Takes a page. May be called from several threads, one call at a time, pages in any order, each page once.
using PageTaker = std::function<Result<void>(Page)>;

class FileReader {
 public:
  FileReader(const sandbox::Runner& runner, const ReadingOptions& options);
  ~FileReader();
  FileReader(const FileReader&) = delete;
  FileReader& operator=(const FileReader&) = delete;

  /// Reads an open regular file. What is wrong with the file is in the reading, never an error. May be called from several threads at once.
  /// At most some pages' pixels are in memory at a time. Errors: cancelled, io (no process could be started), what `take` returns.
  Result<FileReading> read(const FileDescriptor& file, const std::string& untrusted_name, const PageTaker& take,
                           const sandbox::Cancellation* cancellation = nullptr) const;

 private:
  struct Parts;
  Result<FileReading> read_in_sandbox(const FileDescriptor& file, const std::string& untrusted_name,
                                      const PageTaker& take, const sandbox::Cancellation* cancellation) const;
  std::unique_ptr<Parts> parts_;
};

}  // namespace recto::intake
