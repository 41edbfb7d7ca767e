#pragma once
// What a letter asks for, orders, reports and forbids: its sentences with such words, each with that label.

#include "model/letter.h"
#include "reading/letters/paper.h"

namespace recto::reading::letters {

/// The passages of a letter's text (between its head and the words below its signature) that a word of tables/requests.tsv labels, in their
/// order. What forbids goes before what orders or requests, that before what reports; of orders and requests the first in the sentence
/// counts. A sentence of courtesy alone is none. O(n · words of the table).
std::vector<Request> find_requests(const Paper& paper, const Extent& extent);

}  // namespace recto::reading::letters
