#pragma once
// Documents as they are browsed, as JSON.

#include "app/document_register.h"
#include "json/objects.h"

namespace recto::json {

/// {"document","file","pages","language","confidence","source","types","date","from","to","subject","number","letters","lists","outcome"}: what its
/// first letter says of itself stands for the document.
Json to_json(const app::DocumentRow& row);
/// {"type":{"letter":12,…},"language":…,"correspondent":…,"year":…}
Json facets_json(const std::array<app::Counts, app::kFacets>& facets);
/// {"page","width","height","rotation","source","language","confidence","blank","faults"}
Json page_head_json(const Page& page);

}  // namespace recto::json
