#pragma once
// A PDF in two passes: its own text page by page, then the pages whose text cannot be trusted from their pictures.

#include "intake/file_reader.h"
#include "intake/recognisers.h"

namespace recto::intake {

/// As FileReader::read, for a PDF. `take` is called by one thread at a time.
Result<FileReading> read_pdf(const sandbox::Runner& runner, Recognisers& recognisers, const FileDescriptor& file,
                             const std::string& untrusted_name, const PageTaker& take,
                             const sandbox::Cancellation* cancellation);

/// The reading that a report of a job amounts to.
FileReading reading_of(const sandbox::JobReport& report);

}  // namespace recto::intake
