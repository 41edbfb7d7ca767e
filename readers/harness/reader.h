#pragma once
// What a reader program is made of: derive from Reader, override what it can do, and let main be
//
//   int main() { PdfReader reader; return recto::harness::run_reader(reader); }
//
// run_reader takes the request from descriptor 0, gives the file behind descriptor 3, writes the answer to descriptor
// 1, and shuts the process in (protect.h) before it looks at either.

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "readers/harness/answer.h"
#include "readers/harness/source.h"
#include "wire/request.h"

namespace recto::harness {

/// The pixels of a `recognise` request: shape.size() bytes, 0 black, rows from the top.
struct GreyInput {
  wire::GreyShape shape;
  std::vector<unsigned char> bytes;
};

/// Each function answers one kind of request by calling `answer`, and returns when it has said all. What it returns as
/// an error becomes the end of the answer: `unsupported` and `denied` (encrypted, protected) refuse the file if nothing
/// was said yet; any other kind is a fault of the whole document. Exceptions are turned into such errors too. Errors
/// that `answer` returns are passed on with TRY: the host has had enough.
class Reader {
 public:
  virtual ~Reader() = default;
  /// "name/version library version", ASCII: "pdf/1 mupdf 1.21.1". The version goes up whenever the same file may read
  /// differently.
  virtual std::string name() const = 0;
  /// Folders the reader opens files in while it works, read-only; everything else of the disk is out of its reach.
  virtual std::vector<std::string> resources() const { return {}; }

  /// What the process of a document needs before its walls close: a timer, say. Not called in a warden.
  virtual void prepare() {}

  virtual Result<void> read(const wire::Request& request, Source& source, Answer& answer);
  virtual Result<void> pixels(const wire::Request& request, Source& source, Answer& answer);
  virtual Result<void> picture(const wire::Request& request, Source& source, Answer& answer);
  virtual Result<void> table(const wire::Request& request, Source& source, Answer& answer);
  virtual Result<void> recognise(const wire::Request& request, const GreyInput& grey, Answer& answer);
};

/// Calls the function of `reader` that the request asks for and ends the answer; exceptions stop here. For run_reader,
/// and for tests of a reader without a process. `grey` is what came with a `recognise`.
Result<void> answer_request(Reader& reader, const wire::Request& request, Source& source, const GreyInput& grey,
                            Answer& answer);

/// The whole life of a reader process. Returns its exit code: 0 when the answer was ended properly.
int run_reader(Reader& reader);

}  // namespace recto::harness
