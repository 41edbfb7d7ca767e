#pragma once
// The rules that propose readings. Each looks at one letter of a paper for one kind of sign and adds candidates.

#include "reading/letters/evidence.h"
#include "reading/letters/paper.h"

namespace recto::reading::letters {

/// Values of the labels of its head and foot.
void propose_labelled(const Paper& paper, const Extent& extent, Candidates& out);
/// Dates without a label: alone on a line, behind a place (دمشق في …), which is proposed too, behind the number of an order, a date-time group,
/// an arrival stamp.
void propose_dates(const Paper& paper, const Extent& extent, Candidates& out);
/// Addressees without a label: السيد … on a line of its own before the text; the name in a salutation.
void propose_addressees(const Paper& paper, const Extent& extent, Candidates& out);
/// The address line of a cable: PRIORITY DIR INFO PARI CITE ROME 1234; its first sentence, which stands for a subject.
void propose_cable_lines(const Paper& paper, const Extent& extent, Candidates& out);
/// Does its first page have the printed head of a cable: CLASSIFIED MESSAGE?
bool is_message_form(const Paper& paper, const Extent& extent);
/// The offices of a dispatch whose labels the copy has lost: the first is written to, the second writes. A name over a post that
/// ends a memorandum.
void propose_posts(const Paper& paper, const Extent& extent, Candidates& out);
/// The issuing office at the head of the paper, and who signs at its foot.
void propose_senders(const Paper& paper, const Extent& extent, Candidates& out);
/// Classification and urgency from stamps.
void propose_marks(const Paper& paper, const Extent& extent, Candidates& out);

/// A candidate of one segment or a part of it.
Candidate candidate_of(Role role, Span span, std::vector<Evidence> evidence);
/// The dates of a text of the paper. Without other evidence numeric dates of an Arabic paper have the day first, whatever signs stand around
/// them; the doubt is kept in `otherwise`.
std::vector<LetterDate> dates_of(const Paper& paper, std::u32string_view text);
/// Finds the first date of a span and makes it the candidate's; adds the evidence that it is one. False: there is none.
bool read_date(const Paper& paper, const Span& span, Candidate& candidate);

}  // namespace recto::reading::letters
