#pragma once
// A list read row by row inside the sandbox: CSV and TSV by the text reader, XLSX by the office reader.

#include <functional>
#include <string>

#include "base/result.h"
#include "model/outcome.h"
#include "model/table.h"
#include "sandbox/runner.h"

namespace recto::intake {

/// How the reading of a list ended. What was handed over before it broke off is good.
struct TableReading {
  Outcome outcome = Outcome::failed;  ///< stored (all rows), partial, refused, failed, limit, timeout
  ErrorKind kind = ErrorKind::io;     ///< of what went wrong; meaningless when stored
  std::string why;                    ///< one sentence; empty when stored
  std::string reader;                 ///< with its version
  uint64_t rows = 0;                  ///< handed to the taker
};

/// A sheet of the list: a CSV or TSV has one, without a name.
struct SheetHead {
  uint32_t number = 1;
  std::u32string untrusted_name;
};

/// Takes the rows of a sheet in their order, on the calling thread.
using RowTaker = std::function<Result<void>(const SheetHead& sheet, TableRow row)>;

/// Reads an open regular file as a list. Which kind it is, its bytes say; what is neither a ZIP package nor text is refused. Rows are untrusted
/// text within the wire's limits; a broken row has its fault. What is wrong with the file is in the reading, never an error.
/// Errors: cancelled, io (no process could be started), what `take` returns.
Result<TableReading> read_table(const sandbox::Runner& runner, const FileDescriptor& file,
                                const std::string& untrusted_name, const RowTaker& take,
                                const sandbox::Cancellation* cancellation = nullptr);

}  // namespace recto::intake
