#include "app/notes.h"

#include <algorithm>

#include "app/cases.h"
#include "store/catalogue.h"
#include "store/notes.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

constexpr size_t kMostNoted = 4'000;  // scalars

Result<std::u32string> note_given(const std::string& untrusted_text) {
  const std::u32string words = TRY(text::decode_utf8(untrusted_text));
  if (words.size() > kMostNoted)
    return fail(ErrorKind::limit, "a note has at most 4,000 characters; write it in parts");
  const auto is_blank = [](char32_t c) { return c == U' ' || c == U'\n' || c == U'\t'; };
  if (std::ranges::all_of(words, is_blank)) return fail(ErrorKind::invalid_input, "the note says nothing");
  const auto is_unfit = [&](char32_t c) { return !is_blank(c) && (c < U' ' || (c >= 0x7F && c < 0xA0)); };
  if (std::ranges::any_of(words, is_unfit)) {
    return fail(ErrorKind::invalid_input, "a note holds letters, marks, spaces and line ends only");
  }
  return words;
}

Result<DocumentId> document_meant(const store::Case& opened, const std::string& untrusted_document) {
  const auto found = TRY(opened.catalogue().find_documents(untrusted_document));
  if (found.empty()) {
    return fail(ErrorKind::not_found, "there is no such document in the case; recto status counts them",
                untrusted_document);
  }
  if (found.size() > 1) {
    return fail(ErrorKind::invalid_input, "several documents of the case fit; write more of the id",
                untrusted_document);
  }
  return found.front().id;
}

/// What the note is on: words of a page, or a document as a whole.
Result<Note> note_on(const std::string& folder, const std::string& untrusted_on) {
  Note note;
  if (!untrusted_on.starts_with("recto:")) {
    const auto opened = TRY(store::Case::open(folder, store::Access::reading));
    note.at = {TRY(document_meant(*opened, untrusted_on)), PageNumber(1), {}};
    return note;
  }
  const Shown shown = TRY(show(folder, untrusted_on));
  note.at = shown.passage.cite;
  note.words = shown.passage.text;
  if (note.is_on_document()) {
    return fail(ErrorKind::invalid_input, "the note needs words that were read; name the document to note on all of it",
                untrusted_on);
  }
  return note;
}

Result<Note> put_on_record(const std::string& folder, Note note) {
  const auto opened = TRY(store::Case::open(folder, store::Access::writing));
  note.act = TRY(opened->notes().add(note));
  for (const Note& one : TRY(opened->notes().on(note.at.document))) {
    if (one.act == note.act) return one;
  }
  return note;  // one that takes another back
}

}  // namespace

Result<Note> write_note(const std::string& folder, const NoteWords& said) {
  const std::u32string text = TRY(note_given(said.text));
  Note note = TRY(note_on(folder, said.untrusted_on));
  note.text = text;
  note.by = said.by;
  return put_on_record(folder, std::move(note));
}

Result<Note> take_note_back(const std::string& folder, uint64_t act, const std::string& by) {
  for (const Note& one : TRY(notes(folder, {}))) {
    if (one.act != act) continue;
    Note back = one;
    back.text.clear();
    back.by = by;
    back.takes_back = act;
    TRY(put_on_record(folder, std::move(back)));
    return one;
  }
  return fail(ErrorKind::not_found, "no note that stands has this number; recto notes shows them", std::to_string(act));
}

Result<std::vector<Note>> notes(const std::string& folder, const std::string& untrusted_document) {
  const auto opened = TRY(store::Case::open(folder, store::Access::reading));
  if (untrusted_document.empty()) return opened->notes().all();
  return opened->notes().on(TRY(document_meant(*opened, untrusted_document)));
}

}  // namespace recto::app
