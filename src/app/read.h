#pragma once
// Reading files without a case.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "intake/file_reader.h"

namespace recto::app {

/// The sandbox that this program reads files in. Made once a run. With `allow_degraded`, the walls that the system gives; without, every wall
/// or an error. Errors: those of sandbox::Runner::create.
Result<std::unique_ptr<sandbox::Runner>> open_sandbox(bool allow_degraded);

/// The pages of a file in their order, and how its reading ended.
struct FilePages {
  std::string file;
  intake::FileReading reading;
  std::vector<Page> pages;
};

/// Reads one file whole into memory. What is wrong with the file, that it is not there included, is in the reading.
/// Errors: cancelled, io (no process could be started).
Result<FilePages> read_pages(const intake::FileReader& reader, const std::string& path,
                             const sandbox::Cancellation* cancellation = nullptr);

/// Reads files, as many at once as there are cores, and hands them on in the order given. Errors: those of read_pages; what `each` returns.
Result<void> read_files(const sandbox::Runner& runner, std::span<const std::string> paths,
                        const std::vector<std::string>& languages, const std::function<Result<void>(FilePages)>& each,
                        const sandbox::Cancellation* cancellation = nullptr);

}  // namespace recto::app
