#pragma once
// The letters of a document, with their fields. docs/decisions/007-letters.md says how, and why so.
//
//   sheet     pages → segments with places           stamps    what stands on a page and is not the letter
//   labels    the words that label a field           head      labels and their values in groups
//   paper     where one letter ends                  rules.h   proposals for fields, each with its evidence
//   evidence  what counts how much                   kind      what sort of letter it is, or none
//   cuts, decided   a person's word over all that
// Read them in this order.

#include <span>
#include <string_view>
#include <vector>

#include "model/letter.h"
#include "model/page.h"
#include "reading/letters/cuts.h"

namespace recto::reading::letters {

/// The version of the rules: what was read by another is read again.
inline constexpr std::string_view kReader = "letters/8";

/// Reads the letters of a document from its pages, in their order; in a reply chain the newest first. A document that is no
/// letter gives one of type `other` (or `list`, `form`) without parties. Never empty for a document with pages. Pure; any pages
/// are accepted. Letters begin where `cuts` says so. O(n).
std::vector<Letter> read_letters(std::span<const Page* const> pages, const Cuts& cuts = {});

}  // namespace recto::reading::letters
