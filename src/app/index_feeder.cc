#include "app/index_feeder.h"

#include <filesystem>

#include "base/clock.h"
#include "base/files.h"

namespace recto::app {
namespace {

/// What search's `date:` compares until letters have dates of their own: the day the file itself was last changed.
std::string day_of(const store::Exhibit& exhibit) { return rfc3339(exhibit.modified_ms).substr(0, 10); }

constexpr size_t kMostWaiting = 64;
/// Pages of a document that are held for whoever hears of it: some 25 MB of dense ones.
constexpr size_t kMostHeld = 1'000;

/// Gives a document's stored pages and holds them.
class HeldPages : public PageSource {
 public:
  explicit HeldPages(const PageSource& stored) : stored_(stored) {}
  Result<std::shared_ptr<const Page>> page(const DocumentId& document, PageNumber number) const override {
    auto page = stored_.page(document, number);
    if (page) pages_.push_back(*page);
    return page;
  }
  const IndexFeeder::Pages& pages() const { return pages_; }

 private:
  const PageSource& stored_;
  mutable IndexFeeder::Pages pages_;
};

bool can_be_made_anew(ErrorKind kind) { return kind == ErrorKind::corrupt || kind == ErrorKind::unsupported; }

}  // namespace

Result<std::unique_ptr<IndexFeeder>> IndexFeeder::start(const store::Case& opened, Indexed indexed) {
  auto writer = search::IndexWriter::open(opened.index_folder());
  if (!writer && can_be_made_anew(writer.error().kind)) {
    std::error_code ignored;
    std::filesystem::remove_all(opened.index_folder(), ignored);
    writer = search::IndexWriter::open(opened.index_folder());
  }
  if (!writer) return tl::unexpected(writer.error());
  CorrectedPages corrected = TRY(CorrectedPages::of(opened));
  return std::unique_ptr<IndexFeeder>(
      new IndexFeeder(opened, std::move(corrected), std::move(*writer), std::move(indexed)));
}

IndexFeeder::IndexFeeder(const store::Case& opened, CorrectedPages corrected,
                         std::unique_ptr<search::IndexWriter> writer, Indexed indexed)
    : case_(opened), corrected_(std::move(corrected)), writer_(std::move(writer)), indexed_(std::move(indexed)) {
  thread_ = std::thread([this] { work(); });
}

IndexFeeder::~IndexFeeder() {
  {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Result<void> IndexFeeder::feed(const store::Document& document) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return error_ || waiting_.size() < kMostWaiting; });
  if (error_) return tl::unexpected(*error_);
  waiting_.push_back(document);
  lock.unlock();
  changed_.notify_all();
  return {};
}

Result<void> IndexFeeder::finish(Rest rest) {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    if (rest == Rest::put_off) abandoned_ = true;
  }
  changed_.notify_all();
  thread_.join();
  if (error_) return tl::unexpected(*error_);
  return writer_->commit();
}

void IndexFeeder::work() {
  Result<void> done = catch_up();
  while (done) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ending_ || abandoned_ || !waiting_.empty(); });
    if (abandoned_ || waiting_.empty()) return;
    const store::Document document = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    changed_.notify_all();
    done = index(document);
  }
  {
    const std::lock_guard lock(mutex_);
    error_ = done.error();
  }
  changed_.notify_all();
}

Result<search::IndexedDocument> indexed_document(const store::Case& opened, const store::Document& document,
                                                 uint64_t reading) {
  const store::Exhibit exhibit = TRY(opened.catalogue().exhibit(document.id.exhibit()));
  return search::IndexedDocument{document.id, printable(document.untrusted_file), day_of(exhibit), document.pages,
                                 reading};
}

Result<void> IndexFeeder::index(const store::Document& document) {
  const uint64_t reading = corrected_.reading_of(document);
  if (TRY(writer_->has(document.id, reading))) return {};
  const auto labelled = TRY(indexed_document(case_, document, reading));
  if (!indexed_ || document.pages > kMostHeld) return writer_->add(labelled, corrected_);
  const HeldPages held(case_.catalogue());
  TRY(writer_->add(labelled, TRY(CorrectedPages::of(case_, &held))));
  return indexed_(document, held.pages());
}

Result<void> IndexFeeder::catch_up() {
  constexpr size_t kAtOnce = 1000;
  store::ActNumber after;
  for (;;) {
    const auto documents = TRY(case_.catalogue().documents(after, kAtOnce));
    for (const store::Document& document : documents) {
      if (abandoned_) return {};
      TRY(index(document));
    }
    if (documents.size() < kAtOnce) return {};
    after = documents.back().read;
  }
}

}  // namespace recto::app
