#pragma once
// How documents and letters are browsed, in the words of a query.

#include "app/document_register.h"
#include "serve/route.h"

namespace recto::serve {

/// Errors: invalid_input (no such sort, a number out of bounds).
Result<app::BrowseQuery> browse_query(const Asked& asked);
/// The fields it reads.
std::vector<QueryField> browse_fields();

}  // namespace recto::serve
