#include "readers/harness/source.h"

#include <sys/mman.h>
#include <sys/stat.h>

namespace recto::harness {

Source::Source(FileDescriptor file, std::string untrusted_name)
    : file_(std::move(file)), untrusted_name_(std::move(untrusted_name)) {}

Source::~Source() {
  if (!mapped_.empty()) ::munmap(const_cast<std::byte*>(mapped_.data()), mapped_.size());
}

Result<uint64_t> Source::size() const {
  struct stat status {};
  if (::fstat(file_.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return fail(ErrorKind::io, "the reader was given no file");
  }
  return static_cast<uint64_t>(status.st_size);
}

Result<std::span<const std::byte>> Source::bytes() {
  const uint64_t length = TRY(size());
  if (!mapped_.empty() || length == 0) return mapped_;
  void* start = ::mmap(nullptr, length, PROT_READ, MAP_PRIVATE, file_.get(), 0);
  if (start == MAP_FAILED) return fail(ErrorKind::limit, "the file is larger than a reader may hold");
  mapped_ = {static_cast<const std::byte*>(start), length};
  return mapped_;
}

std::string Source::untrusted_extension() const {
  const size_t dot = untrusted_name_.rfind('.');
  if (dot == std::string::npos || untrusted_name_.find('/', dot) != std::string::npos) return {};
  std::string extension = untrusted_name_.substr(dot + 1);
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return extension;
}

}  // namespace recto::harness
