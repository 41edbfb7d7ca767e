#pragma once
// What sort of letter a stretch of a paper is, or whether it is none.

#include "model/letter.h"
#include "reading/letters/paper.h"

namespace recto::reading::letters {

/// The type that the words of its head speak for, with the labels and candidates that were found; `other` where too little does.
LetterType kind_of(const Paper& paper, const Extent& extent, const Candidates& candidates);

/// The title of an order, a circular, a report, a telegram, alone on its line: أمر إداري, CIRCULAR.
bool is_title(const Segment& segment);

/// True for types that have a sender and addressees.
bool is_correspondence(LetterType type);

}  // namespace recto::reading::letters
