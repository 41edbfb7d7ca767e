#include "cli/output_file.h"

#include <unistd.h>

#include "base/files.h"

namespace recto::cli {

Result<void> write_output(const std::string& path, std::string_view bytes) {
  FileSystem& files = real_file_system();
  const std::string temporary = path + ".part-" + std::to_string(getpid());
  const auto written = [&]() -> Result<void> {
    const FileDescriptor file = TRY(files.create(temporary));
    TRY(files.write(file, std::as_bytes(std::span(bytes)), path));
    TRY(files.sync(file, path));
    return files.rename(temporary, path);
  }();
  if (!written) (void)files.remove(temporary);
  return written;
}

}  // namespace recto::cli
