#pragma once
// A list or table as JSON, with the key names that INTERFACE promises.

#include "app/lists.h"
#include "json/objects.h"

namespace recto::json {

/// A column's header, or its number where it has none.
std::string column_name(const List& list, size_t column);
/// The line of `recto lists` for a list.
Json to_json(const app::FoundList& found);
/// The line of its k-th row, counted from 0.
Json row_json(const app::FoundList& found, size_t k);

}  // namespace recto::json
