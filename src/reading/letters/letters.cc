#include "reading/letters/letters.h"

#include <algorithm>

#include "reading/letters/kind.h"
#include "reading/letters/paper.h"
#include "reading/letters/party.h"
#include "reading/letters/references.h"
#include "reading/letters/replies.h"
#include "reading/letters/requests.h"
#include "reading/letters/rules.h"
#include "reading/letters/signing.h"
#include "reading/letters/telegraph.h"
#include "text/utf8.h"

namespace recto::reading::letters {
namespace {

/// Makes the fields of one letter from its candidates.
class Writer {
 public:
  Writer(const Paper& paper, const Candidates& candidates) : paper_(paper), candidates_(candidates) {}

  void write(Letter& letter) const {
    letter.number = field(Role::number);
    letter.registry = field(Role::registry);
    letter.date = field(Role::date);
    letter.received = field(Role::received);
    letter.place = field(Role::place);
    letter.subject = field(Role::subject);
    letter.classification = field(Role::classification);
    letter.urgency = field(Role::urgency);
    const bool telegram = letter.type == LetterType::telegram;
    if (auto parties = parties_of(Role::from, telegram); !parties.empty()) letter.from = std::move(parties.front());
    letter.to = parties_of(Role::to, telegram);
    letter.copies = parties_of(Role::copies, telegram);
    letter.via = parties_of(Role::via);
    if (auto parties = parties_of(Role::signature); !parties.empty()) letter.signature = std::move(parties.front());
    if (auto enclosures = field(Role::enclosures)) letter.enclosures.push_back(std::move(*enclosures));
  }

 private:
  PageRange place_of(const Span& span) const { return {paper_.pages[span.page]->number, span.range}; }

  /// The mean confidence of the words of a span.
  float read_confidence(const Span& span) const {
    float sum = 0, count = 0;
    for (const Word& word : paper_.pages[span.page]->words) {
      if (word.start + word.length <= span.range.start) continue;
      if (word.start >= span.range.end) break;
      sum += word.confidence;
      ++count;
    }
    return count > 0 ? sum / count : 1;
  }

  void fill(Field& field, const Candidate& candidate, const std::vector<Span>& lines) const {
    field.text = paper_.text_of(lines);
    field.value = field.text;
    field.at = place_of({lines.front().page, {lines.front().range.start, lines.back().range.end}});
    field.confidence = candidate.confidence() * read_confidence({lines.front().page, field.at.range});
    auto evidence = candidate.evidence;
    std::stable_sort(evidence.begin(), evidence.end(),
                     [](Evidence a, Evidence b) { return weight_of(a) > weight_of(b); });
    for (const Evidence one : evidence) field.evidence.emplace_back(to_string(one));
    if (!candidate.date) return;
    field.value = text::decode_utf8_lossy(candidate.date->value);
    field.calendar = candidate.date->calendar;
    if (!candidate.date->otherwise.empty())
      field.otherwise.push_back(text::decode_utf8_lossy(candidate.date->otherwise));
  }

  std::optional<Field> field(Role role) const {
    const Candidate* best = best_of(candidates_, role);
    if (best == nullptr) return std::nullopt;
    Field out;
    fill(out, *best, best->lines);
    return out;
  }

  std::vector<Party> parties_of(Role role, bool telegram = false) const {
    std::vector<Party> parties;
    const Candidate* best = best_of(candidates_, role);
    if (best == nullptr) return parties;
    const bool letterhead = best->evidence.front() == Evidence::letterhead;
    for (const Span& span : members(*best)) {
      Party party;
      fill(party, *best, letterhead ? best->lines : std::vector{span});
      read_parts(party);
      const bool cable = telegram && party.text.find(U' ') == std::u32string::npos;
      if (best->evidence.front() == Evidence::cable_line || cable) name_address(party);
      if (letterhead) name_office(*best, party);
      if (role == Role::signature && best->lines.size() > 1) name_signer(*best, party);
      parties.push_back(std::move(party));
    }
    return parties;
  }

  /// The address of a cable is an office's, never a person's: DIR, PARI.
  static void name_address(Party& party) {
    std::u32string_view post = post_of_address(party.text);
    if (post.empty()) post = post_nearly_addressed(party.text);
    party.body = post.empty() ? party.text : std::u32string(post);
    party.name.clear();
    party.post.clear();
  }

  /// A letterhead names offices from the state down: the last is the one that writes. The signature says who signs for it.
  void name_office(const Candidate& letterhead, Party& party) const {
    const Candidate* signature = best_of(candidates_, Role::signature);
    static const Candidate nobody;
    name_signer(signature == nullptr ? nobody : *signature, party);
    party.body = paper_.text_of(letterhead.lines.back());
  }

  /// Name, rank and post from the lines of a signature, each read by itself.
  void name_signer(const Candidate& signature, Party& party) const {
    party.post.clear();
    party.name.clear();
    for (const Span& line : signature.lines) {
      const std::u32string words = paper_.text_of(line);
      Party part;
      part.text = without_for(words);
      read_parts(part);
      if (party.post.empty()) party.post = part.post;
      if (!part.name.empty() && (party.name.empty() || !part.rank.empty())) party.name = part.name;
      if (party.rank.empty()) party.rank = part.rank;
    }
  }

  /// The words of each party of a candidate. A sender is one party, however many lines it takes.
  std::vector<Span> members(const Candidate& candidate) const {
    const Span& first = candidate.lines.front();
    const Span all{first.page, {first.range.start, candidate.lines.back().range.end}};
    if (candidate.role == Role::from || candidate.role == Role::signature) return {all};
    if (candidate.evidence.front() == Evidence::cable_line) return candidate.lines;
    const std::u32string_view text = paper_.pages[all.page]->text;
    std::vector<Span> spans;
    for (const CharRange& part : split_parties(text.substr(all.range.start.value, all.range.length()))) {
      spans.push_back({all.page, {all.range.start + part.start, all.range.start + part.end}});
    }
    return spans;
  }

  const Paper& paper_;
  const Candidates& candidates_;
};

Candidates propose(const Paper& paper, const Extent& extent) {
  Candidates candidates;
  for (const auto rule : {propose_labelled, propose_cable_lines, propose_dates, propose_addressees, propose_posts,
                          propose_senders, propose_marks}) {
    rule(paper, extent, candidates);
  }
  return candidates;
}

/// What stands where a letter is signed and could not be read: regions for a person to look at.
std::vector<Field> unread_of(const Paper& paper, const Extent& extent) {
  std::vector<Field> fields;
  for (const Span& span : signing_block(paper, extent).unread) {
    Field field;
    field.text = paper.text_of(span);
    field.at = {paper.pages[span.page]->number, span.range};
    field.evidence = {"signature_or_stamp"};
    fields.push_back(std::move(field));
  }
  return fields;
}

Letter read_one(const Paper& paper, const Extent& extent) {
  Candidates candidates = propose(paper, extent);
  Letter letter;
  letter.type = kind_of(paper, extent, candidates);
  if (!is_correspondence(letter.type)) {
    std::erase_if(candidates, [](const Candidate& one) {
      return one.role == Role::from || one.role == Role::to || one.role == Role::copies || one.role == Role::via ||
             one.role == Role::signature || one.has(Evidence::date_at_foot);
    });
  }
  Writer(paper, candidates).write(letter);
  if (is_correspondence(letter.type)) {
    letter.references = find_references(paper, extent);
    letter.requests = find_requests(paper, extent);
    letter.unread = unread_of(paper, extent);
  }
  if (letter.number) {
    const std::u32string own = number_key(letter.number->text);
    std::erase_if(letter.references, [&](const Reference& one) { return number_key(one.number) == own; });
  }
  const Segment &first = paper.segment(extent.begin), &last = paper.segment(extent.end - 1);
  letter.begins = {paper.pages[first.page]->number, first.range};
  letter.ends = {paper.pages[last.page]->number, last.range};
  return letter;
}

}  // namespace

std::vector<Letter> read_letters(std::span<const Page* const> pages, const Cuts& cuts) {
  std::vector<Letter> letters;
  if (pages.empty()) return letters;
  const Paper paper = open_paper(pages);
  for (const Extent& extent : cut_letters(paper, cuts)) {
    if (extent.begin < extent.end) letters.push_back(read_one(paper, extent));
  }
  if (letters.empty()) {
    Letter blank;
    blank.begins.page = pages.front()->number;
    blank.ends.page = pages.back()->number;
    letters.push_back(std::move(blank));
  }
  join_replies(letters);
  return letters;
}

}  // namespace recto::reading::letters
