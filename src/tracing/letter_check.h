#pragma once
// What the fields of letters and the rows of lists say to a story.

#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/finding.h"
#include "tracing/letter_source.h"
#include "tracing/sources.h"

namespace recto::tracing {

/// Holds the claims of a story that speak of letters (number, date, sender, addressee, who signed, what number is answered) and of lists (how many rows,
/// how many from a place) against the letters and lists of the papers, and puts what it finds into `findings` (ascending): as their
/// verdict where a field decides or nothing was found before, else as further evidence. A letter is cited by its number; translations and copies have the
/// same, and the best of them answers. Persons are also looked for in lists of persons; what is shown of those is private. Errors: those of the sources.
Result<void> check_letters(std::u32string_view story, PageSource& pages, LetterSource& letters,
                           std::span<Finding> findings);

/// The findings in stretches of at least so many, each the claims of whole sentences as check_letters() takes them: stretches may be checked apart.
std::vector<std::span<Finding>> stretches_of(std::u32string_view story, std::span<Finding> findings, size_t least);

}  // namespace recto::tracing
