#pragma once
// Rows of case.db as the structs of rows.h. The database must be locked.

#include "store/database.h"
#include "store/rows.h"

namespace recto::store {

/// A row of the view document_rows, all columns.
Document document_from(const Statement& row);
/// A row of the table exhibits, all columns.
Exhibit exhibit_from(const Statement& row);
/// A row of the view file_rows, all columns. Asks for the documents.
Result<FileRecord> file_from(Database& database, const Statement& row);

}  // namespace recto::store
