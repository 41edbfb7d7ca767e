#pragma once
// Sentences of official letters of a state that does not exist, put together from a seed: the text of the bench's pages.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace recto::bench {

enum class Language { arabic, english };

/// Paragraphs (UTF-8) of one letter: addressee, subject, about `sentences` sentences of body, closing. The same seed gives the same
/// letter on every machine. Figures are few and in Western digits: Tesseract's reading of Eastern ones is another matter than
/// the quality of a picture, which is what these pages measure.
std::vector<std::string> letter(Language language, unsigned sentences, uint32_t seed);

}  // namespace recto::bench
