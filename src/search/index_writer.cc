#include "search/index_writer.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "base/files.h"
#include "search/layout.h"
#include "search/piece_table.h"
#include "search/records.h"
#include "search/tokens.h"
#include "search/vocabulary.h"
#include "search/word_counts.h"
#include "search/xapian_guard.h"
#include "text/utf8.h"

namespace recto::search {
namespace {

/// Words written between two commits, each word of a piece counted once: some 15 MB of text. Every commit leaves holes
/// in Xapian's file: with a third of that the index of 10,000 pages is half as large again.
constexpr uint64_t kBatchWords = 1'500'000;
/// Records after which Xapian turns what it holds in memory, a tree of words, into blocks of its file without committing. The tree costs the
/// more a word the larger it is: seen once on a busy machine, pages of 1 KB: 500 a little faster than 2,000.
constexpr char kFlushRecords[] = "500";
/// What a record costs beside its words, in words.
constexpr size_t kLabels = 8;

std::string document_key(const DocumentId& id) {
  return std::string(kDocumentKey) + encode_place({id, PageNumber(1), {}}).substr(0, kDocumentBytes);
}

std::string big_endian(uint32_t value) {
  std::string out;
  for (const int shift : {24, 16, 8, 0}) out.push_back(static_cast<char>(value >> shift & 0xFF));
  return out;
}

/// What every record of a document carries beside its words.
struct Labels {
  std::vector<std::string> file_terms;
  std::string date;
};

Labels labels_of(const IndexedDocument& document) {
  Labels labels;
  for (const Token& token : tokens(text::decode_utf8_lossy(document.file)))
    labels.file_terms.push_back(flag(kFilePrefix, token.term));
  labels.date = document.date;
  return labels;
}

Xapian::Document record_of(const WordCounts& counts, const Place& place, std::string_view language,
                           const Labels& labels) {
  Xapian::Document record;
  counts.for_each(
      [&](std::string_view term, uint32_t count, WordCounts::Hash) { record.add_term(std::string(term), count); });
  for (const std::string& term : labels.file_terms) record.add_boolean_term(term);
  record.add_boolean_term(flag(kLanguagePrefix, language.substr(0, 8)));
  record.add_value(kPageSlot, big_endian(place.page.value));
  if (!labels.date.empty()) record.add_value(kDateSlot, labels.date);
  return record;
}

Xapian::WritableDatabase open_database(const std::string& folder) {
  // Xapian's only way to be told. It is read when a database is opened.
  ::setenv("XAPIAN_FLUSH_THRESHOLD", kFlushRecords, /*overwrite=*/1);
  return Xapian::WritableDatabase(folder + kPiecesFolder,
                                  Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST);
}

}  // namespace

struct IndexWriter::Parts {
  explicit Parts(const std::string& where) : folder(where), database(open_database(where)), vocabulary(where) {}

  Result<void> prepare();
  Result<void> commit();
  Result<void> add_pages(const IndexedDocument& document, const PageSource& pages);
  Result<void> add_piece(const Page& page, const Place& place, const Labels& labels);
  Result<void> count_words(size_t words);
  void bury(RecordRange range);
  void set_documents(uint64_t count);

  std::string folder;
  Xapian::WritableDatabase database;
  VocabularyWriter vocabulary;
  WordCounts page_words;  ///< of the piece at hand; here for its memory
  std::optional<PieceTableWriter> table;
  uint64_t documents = 0;
  uint64_t uncommitted_words = 0;
  uint32_t unfinished_from = 0;  ///< first record of the document being added; 0 between documents
};

Result<void> IndexWriter::Parts::prepare() {
  const std::string format = database.get_metadata(kFormatKey);
  if (format.empty() && database.get_lastdocid() == 0) {
    database.set_metadata(kFormatKey, std::string(kFormat));
    database.commit();
  } else if (format != kFormat) {
    return fail(ErrorKind::unsupported, "the index is of another version: build it again", folder);
  }
  table = TRY(PieceTableWriter::open(folder, database.get_lastdocid()));
  const std::string count = database.get_metadata(kCountKey);
  std::from_chars(count.data(), count.data() + count.size(), documents);
  const std::string unfinished = database.get_metadata(kUnfinishedKey);
  if (!unfinished.empty()) {
    const RecordRange range = TRY(decode_range(unfinished));
    if (database.get_lastdocid() >= range.first) bury({range.first, database.get_lastdocid()});
    database.set_metadata(kUnfinishedKey, "");
  }
  // In a transaction nothing is written before we say so, and the writer's end drops what was not committed.
  database.begin_transaction();
  return {};
}

/// Records stay where they are (without term lists Xapian cannot delete), but no longer count.
void IndexWriter::Parts::bury(RecordRange range) {
  RecordSet dead = RecordSet::decode(database.get_metadata(kDeadKey)).value_or(RecordSet());
  dead.add(range);
  database.set_metadata(kDeadKey, dead.encode());
}

void IndexWriter::Parts::set_documents(uint64_t count) {
  documents = count;
  database.set_metadata(kCountKey, std::to_string(count));
}

Result<void> IndexWriter::Parts::commit() {
  TRY(vocabulary.flush());
  TRY(table->flush());
  database.commit_transaction();
  database.begin_transaction();
  uncommitted_words = 0;
  return {};
}

Result<void> IndexWriter::Parts::count_words(size_t words) {
  uncommitted_words += words;
  if (uncommitted_words < kBatchWords) return {};
  if (unfinished_from != 0) database.set_metadata(kUnfinishedKey, encode_range({unfinished_from, UINT32_MAX}));
  return commit();
}

Result<void> IndexWriter::Parts::add_piece(const Page& page, const Place& place, const Labels& labels) {
  const std::vector<Token> words =
      tokens(std::u32string_view(page.text).substr(place.range.start.value, place.range.length()));
  if (words.empty()) return {};
  page_words.clear();
  std::vector<Print> prints;
  std::vector<uint32_t> offsets;
  prints.reserve(words.size());
  for (const Token& word : words) {
    if (prints.size() % kStride == 0) offsets.push_back(word.range.start.value);
    prints.push_back(print_of(word.term));
    page_words.add(word.term, WordCounts::hash_of(word.term));
  }
  page_words.for_each([&](std::string_view term, uint32_t, WordCounts::Hash hash) { vocabulary.add(term, hash); });
  table->add(place, prints, offsets);
  if (database.add_document(record_of(page_words, place, page.language, labels)) != table->count()) {
    return fail(ErrorKind::corrupt, "the index is damaged: build it again", folder);
  }
  return count_words(page_words.size() + kLabels);
}

Result<void> IndexWriter::Parts::add_pages(const IndexedDocument& document, const PageSource& pages) {
  const Labels labels = labels_of(document);
  for (PageNumber number{1}; number.value <= document.pages; ++number) {
    const auto page = pages.page(document.id, number);
    if (!page && page.error().kind == ErrorKind::not_found) continue;
    if (!page) return tl::unexpected(page.error());
    for (const CharRange& range : pieces_of((*page)->text)) {
      TRY(add_piece(**page, {document.id, number, range}, labels));
    }
  }
  return {};
}

IndexWriter::IndexWriter(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
IndexWriter::~IndexWriter() = default;

Result<std::unique_ptr<IndexWriter>> IndexWriter::open(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return fail(ErrorKind::io, "the index's folder cannot be made: " + error.message(), folder);
  return guarded(folder, [&]() -> Result<std::unique_ptr<IndexWriter>> {
    auto parts = std::make_unique<Parts>(folder);
    TRY(parts->prepare());
    return std::unique_ptr<IndexWriter>(new IndexWriter(std::move(parts)));
  });
}

Result<bool> IndexWriter::has(const DocumentId& document, uint64_t reading) const {
  return guarded(parts_->folder, [&]() -> Result<bool> {
    const std::string known = parts_->database.get_metadata(document_key(document));
    return !known.empty() && TRY(decode_reading(known)).reading == reading;
  });
}

Result<void> IndexWriter::remove(const DocumentId& document) {
  return guarded(parts_->folder, [&]() -> Result<void> {
    const std::string key = document_key(document);
    const std::string known = parts_->database.get_metadata(key);
    if (known.empty()) return {};
    if (const auto records = TRY(decode_reading(known)).records) parts_->bury(*records);
    parts_->database.set_metadata(key, "");
    parts_->set_documents(parts_->documents - 1);
    return {};
  });
}

Result<void> IndexWriter::add(const IndexedDocument& document, const PageSource& pages) {
  TRY(remove(document.id));
  return guarded(parts_->folder, [&]() -> Result<void> {
    Parts& parts = *parts_;
    parts.unfinished_from = parts.database.get_lastdocid() + 1;
    const Result<void> added = parts.add_pages(document, pages);
    const RecordRange records = {parts.unfinished_from, parts.database.get_lastdocid()};
    const bool any = records.last >= records.first;
    parts.unfinished_from = 0;
    parts.database.set_metadata(kUnfinishedKey, "");
    if (!added) {
      if (any) parts.bury(records);
      return added;
    }
    parts.database.set_metadata(document_key(document.id),
                                encode_reading({document.reading, any ? std::optional(records) : std::nullopt}));
    parts.set_documents(parts.documents + 1);
    return {};
  });
}

Result<void> IndexWriter::commit() {
  return guarded(parts_->folder, [&] { return parts_->commit(); });
}

uint64_t IndexWriter::documents() const { return parts_->documents; }

}  // namespace recto::search
