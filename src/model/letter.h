#pragma once
// A letter: an official communication with its fields, each with the words on the page that it was read from.
//
// Everything here is a reading, and says so: a field has a confidence, the names of the rules that decided for it, and
// what else it may have been. What a person confirmed is marked; see docs/decisions/007-letters.md.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/types.h"
#include "model/ids.h"

namespace recto::inline model {

enum class LetterType : uint8_t { letter, memo, telegram, email, circular, report, order, minutes, list, form, other };
std::string_view to_string(LetterType type);
std::optional<LetterType> letter_type_from(std::string_view name);

/// A range of the text as read of one page.
struct PageRange {
  PageNumber page{1};
  CharRange range;
  bool operator==(const PageRange&) const = default;
};

/// One thing a letter says about itself.
struct Field {
  std::u32string text;   ///< as written, its lines joined by spaces
  std::u32string value;  ///< normalised: a date as ISO 8601 (`2006-03-18`), a number without spaces; else as `text`
  std::string calendar;  ///< of a date: "gregorian" or "islamic"; else empty
  PageRange at;          ///< where it stands; an empty range where a person set what is not on the page
  float confidence = 0;  ///< 0–1
  std::vector<std::string> evidence;      ///< names of the rules that decided, strongest first
  std::vector<std::u32string> otherwise;  ///< other values the words may have: 03/04/1963 read the other way round
  bool confirmed = false;                 ///< a person's word
  bool operator==(const Field&) const = default;
};

/// Who writes or is written to. Parts that are not there are empty.
struct Party : Field {
  std::u32string name, rank, post, body, place;
  bool operator==(const Party&) const = default;
};

/// What a letter says of another letter.
struct Reference : Field {
  std::u32string number;  ///< as written; empty if none is given
  std::string date;       ///< ISO 8601; empty if none is given
  bool answers = false;   ///< the letter says that it answers it
  bool own = false;       ///< "our letter": by the same sender
  bool operator==(const Reference&) const = default;
};

enum class RequestKind : uint8_t { requested, ordered, reported, prohibited };
std::string_view to_string(RequestKind kind);

/// A passage that asks, orders, reports or forbids something.
struct Request : Field {
  RequestKind kind = RequestKind::requested;
  bool operator==(const Request&) const = default;
};

/// The n-th letter (from 1) of a document.
struct LetterId {
  DocumentId document;
  uint32_t number = 1;
  auto operator<=>(const LetterId&) const = default;
  std::string to_string() const;  ///< "DOCUMENT/lN"
};

struct Letter {
  LetterType type = LetterType::other;
  PageRange begins, ends;  ///< its first and its last words; `begins.page` to `ends.page` are its pages
  std::optional<Party> from;
  std::vector<Party> to, copies, via;
  std::optional<Field> number;    ///< outgoing, byte for byte
  std::optional<Field> registry;  ///< the receiver's registry number
  std::optional<Field> date, received, place, subject, classification, urgency;
  std::vector<Reference> references;
  std::vector<Field> enclosures;
  std::optional<Party> signature;
  std::vector<Request> requests;
  std::vector<Field>
      unread;  ///< strokes of a pen and stamps where it is signed: seen, not read; their text is what a recogniser made of them
  bool operator==(const Letter&) const = default;
};

}  // namespace recto::inline model
