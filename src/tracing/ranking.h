#pragma once
// Which of several answers comes first, and which are copies of another.

#include <vector>

#include "tracing/answering.h"

namespace recto::tracing {

/// An answer with what puts it in order.
struct Ranked {
  Answer answer;
  SourceText source;
  unsigned depth = 0;          ///< messages between it and the top of its document
  size_t closeness_class = 0;  ///< set by put_in_order
};

/// Answers that support on one page first. Then by closeness in classes: a few letters more or less misread do not tell an original from
/// a copy of it, so what is within a hundredth and seven letters (0.05 at most) of the best of its class counts as equally close; an answer
/// over a page break, which was put together from two pages, stands in its class whatever it supports.
/// Within a class first what differs in no number and no negation; then what is least deep in a chain of replies, nearest to the
/// original; then what stands on one page, what is closest, what was read with more confidence, and what has the least text beside it: a message
/// holds little else, a document that takes it up holds more.
void put_in_order(std::vector<Ranked>& ranked, size_t given_length);

/// At most `limit` answers; one whose page reads like a better one's (2 % of the letters may differ, 15 % where a recogniser read one of
/// them, of the 6,000 scalars around the answer) is entered there as a copy. O(limit · |ranked|) page comparisons.
std::vector<Answer> without_copies(std::vector<Ranked> ranked, size_t limit);

}  // namespace recto::tracing
