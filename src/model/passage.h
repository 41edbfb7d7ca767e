#pragma once
// A passage: a citable range of a document.

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/types.h"
#include "model/ids.h"
#include "model/page.h"

namespace recto::inline model {

/// The address of a passage: recto:ID/pN#I-J. Permanent: it names content, page and range in the text as read.
struct Cite {
  DocumentId document;
  PageNumber page;
  CharRange range;
  bool operator==(const Cite&) const = default;
  std::string to_string() const;
};
/// Errors: invalid_input (not of that form, or start > end).
Result<Cite> parse_cite(std::string_view untrusted);

struct Passage {
  Cite cite;
  std::string file;        ///< the path as given when the exhibit was received (escaped for display by the faces)
  std::u32string text;     ///< the text as read in that range
  std::vector<Box> boxes;  ///< one a line of text; empty where the format has no geometry
  std::shared_ptr<const Passage> and_;  ///< the second part, where the passage crosses a page break
};

}  // namespace recto::inline model
