#pragma once
// The model as JSON, with the key names that INTERFACE promises.

#include <nlohmann/json_fwd.hpp>

#include "model/finding.h"
#include "model/page.h"
#include "model/passage.h"

namespace recto::cli {

using Json = nlohmann::ordered_json;

/// UTF-8 of a text.
std::string utf8(std::u32string_view text);
/// A box as [x0, y0, x1, y1], rounded to a hundredth of a point.
Json to_json(const Box& box);
Json to_json(const Passage& passage);
Json to_json(const Difference& difference);
Json to_json(const Match& match);
/// A quotation or other fact of a text.
Json to_json(const Fact& fact);
/// The line of `recto check`.
Json to_json(const Finding& finding);
/// The line of `recto read` for a page.
Json to_json(const Page& page, const std::string& file);

}  // namespace recto::cli
