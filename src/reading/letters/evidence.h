#pragma once
// What rules say for and against a reading of a field, and how much each counts.
//
// Every candidate for a field gathers evidence; its score is the sum of the weights, its confidence the logistic function of
// that. Rules do not choose: they propose, and the candidates of a field are weighed together. The weights are log-odds, set by
// hand in steps of a half from what the developers' letters showed; the table is in evidence.cc.

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "reading/letters/head.h"
#include "reading/letters/letter_date.h"

namespace recto::reading::letters {

enum class Evidence : uint8_t {
  labelled,            ///< a label with a colon stands before it
  labelled_bare,       ///< a label without one
  label_misread,       ///< a letter of the label, or its colon, is wrong
  label_vague,         ///< a label of other things too: ACTION
  in_head,             ///< other labels stand around it
  reads_as_date,       ///< day, month and year
  reads_as_part_date,  ///< not all of them
  date_guessed,        ///< a letter or digit of it was taken for another
  date_line,           ///< the date stands alone on its line
  date_time_group,     ///< 231425Z NOV 63
  arrival_stamp,       ///< the date and time stamp of a cable's arrival
  near_top,            ///< in the upper third of the letter's first page
  reads_as_party,      ///< begins as the name of an office or a person
  reads_as_number,     ///< of a party: the number of a paper, UFTX-2142
  date_at_foot,        ///< below the text: when it was typed or sent
  too_long,            ///< longer than such a field is
  salutation,          ///< Dear …
  addressee_line,      ///< an addressee's form of address, alone on a line before the letter begins
  cable_line,          ///< PRIORITY DIR CITE WAVE
  post_line,           ///< the line of a form where the labels are lost: Chief of Station, Rome
  first_sentence,      ///< a cable has no line for its subject; archives title it by its first sentence
  letterhead,          ///< the lines at the head of the paper
  signature_block,     ///< under the words that close a letter
  stamped,             ///< a mark of classification or urgency
  last_resort,         ///< the only thing of its kind
};
std::string_view to_string(Evidence evidence);
float weight_of(Evidence evidence);

/// One possible reading of one field.
struct Candidate {
  Role role = Role::aside;
  std::vector<Span> lines;  ///< its words line by line; never empty
  std::vector<Evidence> evidence;
  std::optional<LetterDate> date;

  bool has(Evidence kind) const { return std::find(evidence.begin(), evidence.end(), kind) != evidence.end(); }
  float score() const;
  float confidence() const;  ///< 0–1
};

using Candidates = std::vector<Candidate>;

/// The best of a role; null where there is none over even odds. Of equals the first.
const Candidate* best_of(const Candidates& candidates, Role role);

}  // namespace recto::reading::letters
