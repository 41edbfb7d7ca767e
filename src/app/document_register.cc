#include "app/document_register.h"

#include <algorithm>
#include <mutex>
#include <set>

#include "app/browse_items.h"
#include "app/correspondent.h"
#include "app/letter_readings.h"
#include "app/lists.h"
#include "app/packed_rows.h"
#include "store/catalogue.h"
#include "store/letter_decisions.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

/// In one line, without what cannot be seen: control characters and marks of direction, which would turn the words around them.
std::string in_utf8(std::u32string text) {
  std::ranges::replace(text, U'\n', U' ');
  std::erase_if(text, [](char32_t c) {
    return c < 0x20 || c == 0x7F || c == 0x61C || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
  });
  return text::encode_utf8(text);
}

/// The language that most of the text has, how the pages were read and how surely.
void sum_up(const LetterPages& pages, DocumentRow& row) {
  std::map<std::string, size_t> languages;
  double sure = 0;
  size_t scalars = 0, recognised = 0;
  for (const auto& page : pages) {
    languages[page->language] += page->text.size();
    sure += static_cast<double>(page->confidence) * static_cast<double>(page->text.size());
    scalars += page->text.size();
    recognised += page->source == TextSource::ocr ? 1 : 0;
  }
  const auto most = std::ranges::max_element(languages, {}, [](const auto& one) { return one.second; });
  if (most != languages.end()) row.language = most->first;
  if (scalars > 0) row.confidence = static_cast<float>(sure / static_cast<double>(scalars));
  row.source = 2 * recognised > pages.size() ? TextSource::ocr : TextSource::text_layer;
}

/// What words are looked for in: the file's name and what its letters say of themselves.
std::string folded_text(const DocumentRow& row) {
  std::string all = row.document.untrusted_file;
  for (const LetterRow& letter : row.letters) {
    all += '\n' + letter.from + '\n' + letter.subject + '\n' + letter.reference;
    for (const std::string& to : letter.to) all += '\n' + to;
  }
  return text::encode_utf8(text::folded(text::decode_utf8_lossy(all), text::Folding::spelling));
}

}  // namespace

Result<void> DocumentRegister::take_names(const store::Case& opened) {
  const auto fresh = TRY(opened.catalogue().documents(documents_seen_));
  add_rows(fresh);
  if (!fresh.empty()) documents_seen_ = fresh.back().read;
  return {};
}

DocumentRegister::DocumentRegister() : rows_(std::make_unique<PackedRows>()) {}
DocumentRegister::~DocumentRegister() = default;

Result<bool> DocumentRegister::catch_up(const store::Case& opened, const sandbox::Cancellation& cancellation,
                                        const LettersTold& told) {
  const store::ActNumber last = TRY(opened.log().head()).number;
  TRY(take_names(opened));
  std::set<size_t> wanted(unread_.begin(), unread_.end());
  if (last > decisions_seen_) {
    for (const LetterDecision& one : TRY(opened.letter_decisions().all())) {
      const auto place = one.act > decisions_seen_.value ? rows_->find(one.letter.document) : std::nullopt;
      if (place) wanted.insert(*place);
    }
  }
  for (const size_t place : wanted) {
    if (cancellation.cancelled()) return true;
    const DocumentRow row = TRY(look_through(opened, rows_->row(place).document, told));
    const std::unique_lock lock(mutex_);
    rows_->put(row);
    ++change_;
    ++unkept_;
  }
  const std::unique_lock lock(mutex_);
  unread_.clear();
  decisions_seen_ = last;
  return !wanted.empty();
}

/// Rows of documents not looked through yet: their names can be shown at once.
void DocumentRegister::add_rows(const std::vector<store::Document>& documents) {
  const std::unique_lock lock(mutex_);
  for (const store::Document& document : documents) {
    DocumentRow row;
    row.document = document;
    row.folded = folded_text(row);
    unread_.push_back(rows_->put(row));
    ++change_;
  }
}

Result<DocumentRow> DocumentRegister::look_through(const store::Case& opened, const store::Document& document,
                                                   const LettersTold& told) {
  DocumentRow row;
  row.document = document;
  row.read = true;
  sum_up(TRY(letter_pages(opened, document)), row);
  uint32_t number = 0;
  const std::vector<Letter> letters = TRY(letter_reading(opened, document)).letters;
  for (const Letter& letter : letters) row.letters.push_back(row_of(letter, ++number));
  told(document.id, letters);
  row.lists = static_cast<uint32_t>(TRY(lists_of(opened, document)).size());
  row.folded = folded_text(row);
  return row;
}

LetterRow DocumentRegister::row_of(const Letter& letter, uint32_t number) {
  LetterRow row;
  row.number = number;
  row.type = letter.type;
  if (letter.from) row.from = in_utf8(display_name(*letter.from));
  for (const Party& party : letter.to) row.to.push_back(in_utf8(display_name(party)));
  if (letter.date) row.date = text::encode_utf8(letter.date->value);
  if (letter.subject) row.subject = in_utf8(letter.subject->text);
  if (letter.number) row.reference = in_utf8(letter.number->text);
  std::set<uint32_t> named;
  if (letter.from) named.insert(row.sender.emplace(correspondent(*letter.from)));
  for (const Party& party : letter.to) row.addressees.push_back(correspondent(party));
  named.insert(row.addressees.begin(), row.addressees.end());
  for (const Party& party : letter.copies) named.insert(correspondent(party));
  row.correspondents.assign(named.begin(), named.end());
  return row;
}

uint32_t DocumentRegister::correspondent(const Party& party) {
  const std::unique_lock lock(mutex_);
  const auto [at, fresh] =
      correspondent_numbers_.emplace(correspondent_key(party), static_cast<uint32_t>(correspondents_.size()));
  if (fresh) correspondents_.push_back(in_utf8(display_name(party)));
  return at->second;
}

std::optional<DocumentRow> DocumentRegister::row(const DocumentId& id) const {
  const std::shared_lock lock(mutex_);
  const auto place = rows_->find(id);
  return place ? std::optional(rows_->row(*place)) : std::nullopt;
}

uint64_t DocumentRegister::change() const {
  const std::shared_lock lock(mutex_);
  return change_;
}

bool DocumentRegister::complete() const {
  const std::shared_lock lock(mutex_);
  return unread_.empty();
}

}  // namespace recto::app
