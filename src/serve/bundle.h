#pragma once
// The files of the web application, compiled into the program (cmake/embed_files.cmake).

#include <cstdint>
#include <string_view>

namespace recto::serve {

struct BundleFile {
  std::string_view path;  ///< "/index.html", "/app.js"
  std::string_view type;  ///< media type
  std::string_view bytes;
  bool gzipped = false;   ///< `bytes` are gzip (RFC 1952)
  std::string_view etag;  ///< of the bytes
};

/// The file of that path; none for any other.
const BundleFile* bundle_file(std::string_view path);
/// The page that every view begins with; it holds no data.
const BundleFile& shell();

}  // namespace recto::serve
