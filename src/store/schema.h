#pragma once
// The tables of case.db and their versions. docs/FORMATS.md, "The case on disk".

#include <string>

#include "base/result.h"
#include "store/database.h"

namespace recto::store {

/// The version this program writes, in SQLite's user_version.
constexpr int64_t kFormatVersion = 1;

/// Makes the tables in a fresh database.
Result<void> make_tables(Database& database);
/// Makes the derived tables that a case of an earlier program lacks; nothing where there are all.
Result<void> make_later_tables(Database& database);
/// Checks that a database is a case's and of a version this program knows. Errors: invalid_input (another program's),
/// unsupported (newer), corrupt.
Result<void> check_version(Database& database, const std::string& folder);

}  // namespace recto::store
