#pragma once
// The text over a page break, without what a page has at its edges: running headers, footers, page numbers.

#include "tracing/comparison.h"

namespace recto::tracing {

/// The end of one page and the beginning of the next as one text: at most `reach` scalars of each. Lines at the foot of the first and the
/// head of the second are left out as long as they are page numbers or recur, digits aside, at the same edge of the other
/// page; nothing else is. O(reach + edges).
SourceText over_page_break(const SourceText& first, const SourceText& second, size_t reach);

/// Tokens of a page without the furniture at its foot (`last`) and head (`first`), seen against another page of its document.
WordStream::Tokens body(const SourceText& page, const SourceText& other);

}  // namespace recto::tracing
