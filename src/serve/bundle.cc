#include "serve/bundle.h"

#include <algorithm>
#include <span>

#include "base/result.h"

namespace recto::serve {

namespace bundle {
/// Made by cmake/embed_files.cmake.
extern const std::span<const BundleFile> files;
}  // namespace bundle

const BundleFile* bundle_file(std::string_view path) {
  const auto found = std::ranges::find(bundle::files, path, &BundleFile::path);
  return found == bundle::files.end() ? nullptr : &*found;
}

const BundleFile& shell() {
  const BundleFile* found = bundle_file("/index.html");
  CHECK(found != nullptr);
  return *found;
}

}  // namespace recto::serve
