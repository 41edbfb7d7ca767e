#include "store/catalogue.h"

#include <algorithm>
#include <charconv>
#include <list>
#include <map>
#include <mutex>
#include <set>

#include "store/database.h"
#include "store/log_writer.h"
#include "store/packed_words.h"
#include "store/row_reader.h"

namespace recto::store {
namespace {

constexpr size_t kPagesKept = 64;
constexpr size_t kShortestPrefix = 6;
constexpr size_t kHexDigits = 64;

/// The k in the id of an exhibit's k-th document; 0, which no document has, for what is no id.
uint64_t document_number(const DocumentId& id) {
  if (id.text.size() <= kHexDigits) return 1;
  uint64_t k = 0;
  std::from_chars(id.text.data() + kHexDigits + 1, id.text.data() + id.text.size(), k);
  return k;
}

bool is_hex(std::string_view word) { return word.find_first_not_of("0123456789abcdef") == word.npos; }

Result<std::vector<Document>> all_rows(Statement& ask) {
  std::vector<Document> documents;
  while (TRY(ask.step())) documents.push_back(document_from(ask));
  return documents;
}

}  // namespace

/// The pages asked for last. A page changes only when a file whose reading had failed is read again: the database counts
/// those, and what was kept before is forgotten.
struct Catalogue::Cache {
  using Key = std::pair<std::string, uint32_t>;
  using Entry = std::pair<Key, std::shared_ptr<const Page>>;
  std::mutex mutex;
  std::list<Entry> entries;  ///< newest first
  std::map<Key, std::list<Entry>::iterator> places;
  uint64_t rereadings = 0;

  std::shared_ptr<const Page> find(const Key& key, uint64_t rereadings_now) {
    const std::lock_guard guard(mutex);
    if (rereadings != rereadings_now) {
      places.clear();
      entries.clear();
      rereadings = rereadings_now;
    }
    const auto at = places.find(key);
    if (at == places.end()) return nullptr;
    entries.splice(entries.begin(), entries, at->second);
    return at->second->second;
  }
  void keep(const Key& key, std::shared_ptr<const Page> page) {
    const std::lock_guard guard(mutex);
    if (places.contains(key)) return;
    entries.emplace_front(key, std::move(page));
    places[key] = entries.begin();
    if (entries.size() <= kPagesKept) return;
    places.erase(entries.back().first);
    entries.pop_back();
  }
};

Catalogue::Catalogue(std::shared_ptr<Database> database)
    : database_(std::move(database)), cache_(std::make_unique<Cache>()) {}
Catalogue::~Catalogue() = default;

Result<std::shared_ptr<const Page>> Catalogue::page(const DocumentId& document, PageNumber number) const {
  const Cache::Key key{document.text, number.value};
  if (auto kept = cache_->find(key, database_->rereadings)) return kept;
  std::string record;
  {
    const auto lock = database_->lock();
    Statement ask = TRY(
        database_->prepare("SELECT p.record FROM exhibits e JOIN documents d ON d.exhibit = e.number AND d.number = ?2 "
                           "JOIN pages p ON p.exhibit = e.number AND p.document = ?2 AND p.page = ?3 "
                           "WHERE e.sha256 = ?1"));
    const std::string sha256 = bytes_of(document.exhibit());
    ask.bind_bytes(1, sha256).bind(2, document_number(document)).bind(3, uint64_t{number.value});
    if (!TRY(ask.step())) {
      return fail(ErrorKind::not_found, "there is no page " + std::to_string(number.value), document.text);
    }
    record = ask.bytes(0);
  }
  auto page = std::make_shared<const Page>(TRY(unpack_page(record)));
  cache_->keep(key, page);
  return page;
}

Result<std::vector<Document>> Catalogue::documents(ActNumber after, size_t limit) const {
  const auto lock = database_->lock();
  Statement ask = TRY(database_->prepare("SELECT * FROM document_rows WHERE read > ?1 ORDER BY read, number LIMIT ?2"));
  ask.bind(1, after.value).bind(2, static_cast<int64_t>(std::min<size_t>(limit, INT64_MAX)));
  return all_rows(ask);
}

Result<uint64_t> Catalogue::count_documents(ActNumber until) const {
  const auto lock = database_->lock();
  Statement ask = TRY(database_->prepare("SELECT count(*) FROM documents WHERE read <= ?1"));
  ask.bind(1, until.value);
  TRY(ask.step());
  return ask.count(0);
}

Result<Document> Catalogue::document(const DocumentId& id) const {
  const auto lock = database_->lock();
  Statement ask = TRY(database_->prepare("SELECT * FROM document_rows WHERE sha256 = ?1 AND number = ?2"));
  const std::string sha256 = bytes_of(id.exhibit());
  ask.bind_bytes(1, sha256).bind(2, document_number(id));
  if (!TRY(ask.step())) return fail(ErrorKind::not_found, "there is no such document in the case", id.text);
  return document_from(ask);
}

Result<std::vector<Document>> Catalogue::documents_by_id(std::string_view untrusted_word) const {
  const std::string_view hex = untrusted_word.substr(0, std::min(untrusted_word.find('.'), kHexDigits));
  if (hex.size() < kShortestPrefix || !is_hex(hex)) return std::vector<Document>();
  const auto filled = [&](char digit) {
    return bytes_of(ExhibitId{std::string(hex) + std::string(kHexDigits - hex.size(), digit)});
  };
  const std::string least = filled('0'), most = filled('f');
  std::vector<Document> documents;
  {
    const auto lock = database_->lock();
    Statement ask = TRY(database_->prepare(
        "SELECT * FROM document_rows WHERE sha256 BETWEEN ?1 AND ?2 ORDER BY read, number LIMIT 1000"));
    documents = TRY(all_rows(ask.bind_bytes(1, least).bind_bytes(2, most)));
  }
  if (hex.size() == untrusted_word.size()) return documents;
  std::erase_if(documents, [&](const Document& document) {
    const std::string_view text = document.id.text;
    return text.size() <= kHexDigits || text.substr(kHexDigits) != untrusted_word.substr(hex.size());
  });
  return documents;
}

Result<std::vector<Document>> Catalogue::documents_by_name(std::string_view untrusted_word) const {
  std::set<int64_t> exact, by_name;
  {
    const auto lock = database_->lock();
    Statement ask = TRY(database_->prepare("SELECT path, exhibit FROM files WHERE exhibit IS NOT NULL"));
    while (TRY(ask.step())) {
      const std::string_view path = ask.bytes_view(0);
      if (path == untrusted_word) exact.insert(ask.integer(1));
      if (path.substr(path.rfind('/') + 1) == untrusted_word) by_name.insert(ask.integer(1));
    }
  }
  std::vector<Document> documents;
  const auto lock = database_->lock();
  for (const int64_t exhibit : exact.empty() ? by_name : exact) {
    Statement ask = TRY(database_->prepare("SELECT * FROM document_rows WHERE exhibit = ?1 ORDER BY number"));
    ask.bind(1, exhibit);
    auto more = TRY(all_rows(ask));
    std::move(more.begin(), more.end(), std::back_inserter(documents));
  }
  return documents;
}

Result<std::vector<Document>> Catalogue::find_documents(std::string_view untrusted_word) const {
  auto documents = TRY(documents_by_id(untrusted_word));
  if (!documents.empty()) return documents;
  return documents_by_name(untrusted_word);
}

Result<Passage> Catalogue::show(const Cite& cite) const {
  const Document in = TRY(document(cite.document));
  const auto found = TRY(page(cite.document, cite.page));
  if (cite.range.start > cite.range.end || cite.range.end.value > found->text.size()) {
    return fail(ErrorKind::not_found,
                "the page has " + std::to_string(found->text.size()) + " characters, the cite asks for more",
                cite.to_string());
  }
  return Passage{cite, in.untrusted_file, found->text.substr(cite.range.start.value, cite.range.length()),
                 boxes_of(*found, cite.range), nullptr};
}

}  // namespace recto::store
