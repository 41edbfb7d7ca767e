#pragma once
// The translation as a word processor's file: the smallest OOXML package that opens everywhere (ECMA-376 part 1,
// section 11.3), and the same text as plain text.

#include <string>
#include <vector>

#include "base/result.h"
#include "paper_text.h"

namespace recto::samples {

/// A line of the translation with its weight.
struct TranslationLine {
  std::string text;
  bool bold = false;
};
/// The lines of the translation from head to enclosures.
std::vector<TranslationLine> translation_lines(const PaperText& translation);

/// Errors: io.
Result<void> write_docx(const PaperText& translation, const std::string& path);
/// Errors: io.
Result<void> write_plain_text(const PaperText& translation, const std::string& path);

}  // namespace recto::samples
