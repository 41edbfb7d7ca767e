#pragma once
// From a place in a paper to an answer: words compared, passage cited, verdict given.

#include <optional>
#include <string>

#include "tracing/locate.h"
#include "tracing/tracer.h"

namespace recto::tracing {

/// A page, or the end of one and the beginning of the next, and the words of it in which the text is looked for.
struct Place {
  DocumentId document;
  PageNumber page;  ///< of the first part
  SourceText source;
  WordStream::Tokens window{0, 0};
  uint32_t distance = 0;
};

/// The tokens that a range of a page's text touches.
WordStream::Tokens tokens_in(const WordStream& words, CharRange range);

/// The answer that a location in a place gives; nothing where no word answers. `file` is the document's path as received. Where ten
/// or more scalars' worth of words at one end of the text answer nothing there, but stand elsewhere in the same source, the text was stitched
/// from both: the answer spans them, and what lies between is an omission, or the order is wrong.
std::optional<Answer> answer_at(const Query& query, const Place& place, const Query::Location& location,
                                const std::string& file);

}  // namespace recto::tracing
