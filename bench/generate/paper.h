#pragma once
// A generated document, and its writing as a file of each kind that offices make.

#include <cstdint>
#include <string>
#include <vector>

#include "bench/generate/prose.h"

namespace recto::bench {

/// A document before it is a file. All texts are UTF-8.
struct Paper {
  Language language = Language::english;
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<std::vector<std::string>> table;  ///< rows of cells; may be empty
  std::vector<unsigned> pictures;               ///< the side of each square picture of noise, in pixels
  uint64_t seed = 0;                            ///< of the pictures
};

/// A picture of coloured noise as a PNG of about 3·side² bytes: what photographs and stamps weigh in a born-digital file.
std::string noise_picture(unsigned side, uint64_t seed);

/// Each makes the file or ends the program with a message: without its input a bench has nothing to say.
/// A4, embedded subsets of Debian's fonts, text as text, pictures at a third of the page's width at most (Cairo, Pango).
void write_pdf(const Paper& paper, const std::string& path);
/// Office Open XML: word/document.xml, word/media/*.png, deflated.
void write_docx(const Paper& paper, const std::string& path);
/// OpenDocument text: content.xml, Pictures/*.png, deflated.
void write_odt(const Paper& paper, const std::string& path);
void write_html(const Paper& paper, const std::string& path);
void write_text(const Paper& paper, const std::string& path);

/// Writes bytes to a file; ends the program with a message when it cannot.
void write_bytes(const std::string& path, const std::string& bytes);

}  // namespace recto::bench
