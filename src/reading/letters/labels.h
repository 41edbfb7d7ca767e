#pragma once
// The words that letters label their fields with: From, الموضوع, CITE. A table of data (labels.cc), English and Arabic.

#include <cstdint>
#include <optional>
#include <string_view>

#include "reading/letters/sheet.h"

namespace recto::reading::letters {

/// What a labelled value is. The last ones are no fields of ours, but end the value before them.
enum class Role : uint8_t {
  from,
  to,
  copies,
  via,
  number,
  registry,
  date,
  received,
  subject,
  place,
  classification,
  urgency,
  reference,
  enclosures,
  signature,
  aside,  ///< Attachments, Importance, Telephone
};
constexpr size_t kRoles = static_cast<size_t>(Role::aside) + 1;

struct Label {
  Role role = Role::aside;
  size_t value = 0;      ///< where the value begins in the segment's text; its length when it is not in the segment
  bool marked = false;   ///< a colon follows
  bool misread = false;  ///< a letter or the colon was misread
  bool vague = false;    ///< it labels other things too: ACTION, For
  bool email = false;    ///< Sent, Cc: only electronic mail says so
};

/// True for the words that the name of an addressee or an office begins with: السيد, معالي, مديرية, the, Mr.
bool opens_party(std::u32string_view value);

/// True where a label with its colon begins that stands on the rows of a head: الرقم: and التاريخ: may stand too near each other to be told
/// apart by the space between.
bool opens_label(std::u32string_view text);

/// The label that a segment begins with. Without a colon a label counts where its row of the table says so: alone, in
/// capitals, or always. With one its letters may be misread (FR0M, SUBJEOT, surjyct: one edit in four letters, two in seven, letters
/// that look alike for half), and so may the colon before a value in capitals (TO 4 DIRECTOR). A speck before it is passed over. O(segment's first words).
std::optional<Label> label_of(const Segment& segment);

/// The same of a segment that stands in one column with labels: half of the letters may be misread (tom, DIRECTOR; feof RECTOR), when a sign or
/// capitals follow. Only FROM, SUBJECT, DATE and INFO. O(its first word).
std::optional<Label> label_in_column(const Segment& segment);

}  // namespace recto::reading::letters
