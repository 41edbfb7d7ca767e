#include "reading/letters/replies.h"

#include <string>

#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace recto::reading::letters {
namespace {

constexpr float kInferred = 0.6F;

struct Subject {
  std::u32string rest;  ///< its words, without the marks of replies
  bool reply = false, forward = false;
};

/// A subject without RE: and FW:, and whether it began with them.
Subject subject_of(const Letter& letter) {
  Subject subject;
  if (!letter.subject) return subject;
  const std::u32string spelled = text::folded(letter.subject->text, text::Folding::spelling);
  bool prefix = true;
  for (const text::WordSpan& word : text::words(spelled)) {
    const std::u32string one = spelled.substr(word.range.start.value, word.range.length());
    const bool reply = one == U"re" || one == U"aw" || one == U"رد";
    const bool forward = one == U"fw" || one == U"fwd" || one == U"توجيه";
    if (prefix && (reply || forward)) {
      if (!subject.reply && !subject.forward) (reply ? subject.reply : subject.forward) = true;
      continue;
    }
    prefix = false;
    subject.rest += one;
  }
  return subject;
}

std::u32string name_key(const Party& party) {
  std::u32string key;
  const std::u32string spelled = text::folded(party.name.empty() ? party.text : party.name, text::Folding::spelling);
  for (const text::WordSpan& word : text::words(spelled))
    key += spelled.substr(word.range.start.value, word.range.length());
  return key;
}

/// The other side of the message that is answered: its sender, or its addressee when somebody answers himself.
const Party* other_side(const Letter& letter, const Letter& answered) {
  if (!answered.from) return nullptr;
  if (!letter.from || name_key(*answered.from) != name_key(*letter.from)) return &*answered.from;
  return answered.to.empty() ? nullptr : &answered.to.front();
}

void refer(Letter& letter, const Letter& below, bool answers) {
  Reference reference;
  if (below.subject) static_cast<Field&>(reference) = *below.subject;
  reference.evidence = {kReplyChain};
  reference.otherwise.clear();
  reference.answers = answers;
  if (below.date) reference.date = text::encode_utf8(below.date->value);
  letter.references.insert(letter.references.begin(), std::move(reference));
}

}  // namespace

void join_replies(std::vector<Letter>& letters) {
  for (size_t i = 0; i + 1 < letters.size(); ++i) {
    Letter& letter = letters[i];
    const Letter& below = letters[i + 1];
    if (letter.type != LetterType::email || !below.from) continue;
    const Subject mine = subject_of(letter), theirs = subject_of(below);
    if (!mine.reply && !mine.forward && mine.rest != theirs.rest) continue;
    refer(letter, below, mine.reply);
    const Party* other = other_side(letter, below);
    if (!letter.to.empty() || !mine.reply || other == nullptr) continue;
    Party addressee = *other;
    addressee.evidence = {"sender_of_answered"};
    addressee.confidence *= kInferred;
    letter.to.push_back(std::move(addressee));
  }
}

}  // namespace recto::reading::letters
