#pragma once
// A line of words and numbers put together: the words as the recogniser read them, the numbers as numbers.h did.

#include <optional>

#include "readers/image/numbers.h"
#include "readers/image/page_text.h"

namespace recto::image {

/// The line without its numbers: what stands to the right of the first number (from the right), between it and the next, … and to the left of the last. One more than there
/// are numbers; without pieces where there is nothing to read.
std::vector<TextLine> words_between(const TextLine& line, const Pieces& pieces,
                                    const std::vector<FoundNumber>& numbers);

/// True where the line is this number and nothing else, and it is more than a stroke.
bool is_alone(const TextLine& line, const Pieces& pieces, const FoundNumber& number);

/// A single letter between two numbers (214/ق/3) with the numbers around it, as a line: alone the recogniser takes it for a digit. Nothing for other
/// parts. `k` counts the parts of words_between.
std::optional<TextLine> letter_between(const std::vector<TextLine>& parts, size_t k,
                                       const std::vector<FoundNumber>& numbers);
/// Of a line so read, the letters of the words that stand where `part` does. `part` is the ink between the numbers: strokes beside it (٢٧٥/ت/١) are read as letters that are strokes, and go where
/// there are more letters than pieces of ink side by side.
ReadLine letters_only(const LineResult& whole, const TextLine& part, const Pieces& pieces);

/// Puts `parts`, read as words_between gave them, and the numbers together to one line that runs to the left, in the script of the parts. What stands without a space between
/// on the page becomes one word: 214/ق/3.
LineResult woven(const TextLine& line, const PixelBox& seen, const std::vector<LineResult>& parts,
                 const std::vector<FoundNumber>& numbers);

/// Holds the recogniser's reading against numbers that were left to it. Where both say the same, the word is as sure as both together; where the network can hardly tell the digits, it is unsure; where they differ, the surer stays if the
/// other is not sure itself, and is called unsure. Nothing is lost by it: a word with letters (214/ق/3), of which a number is a part, and one with more digits than the
/// number are never replaced. Where a number fills its cell (`fills_cell`: no other ink stands there) the recogniser has no words to go by: the network's
/// reading stays where it has more digits, and else the surer if the other is not sure, however many digits either has.
void compare_numbers(LineResult& result, const std::vector<FoundNumber>& numbers, bool fills_cell = false);

/// The same for a number that stands alone, `ours`: as sure as both where the recogniser sees the same digits, whatever signs it adds; else
/// the surer of the two, called unsure.
void settle_number(const ReadLine& theirs, ReadLine& ours);

}  // namespace recto::image
