#pragma once
// Writes the search index on a thread of its own while papers are being read. Writing takes about as long as reading:
// where the writer is behind, feeding it waits.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "app/corrections.h"
#include "search/index_writer.h"
#include "store/case.h"
#include "store/catalogue.h"

namespace recto::app {

/// What the index is told of a document. Errors: those of the catalogue.
Result<search::IndexedDocument> indexed_document(const store::Case& opened, const store::Document& document,
                                                 uint64_t reading);

class IndexFeeder {
 public:
  using Pages = std::vector<std::shared_ptr<const Page>>;
  /// Hears of a document that was indexed, with its pages, on the writer's thread.
  using Indexed = std::function<Result<void>(const store::Document& document, const Pages& pages)>;

  /// Opens the index of a case (a broken one, or one of another version, is made anew: it is derived), takes up what it lacks, and waits for more.
  /// `indexed` is told of documents whose pages can all be held in memory, not of longer ones; its errors end the indexing.
  /// Errors: those of search::IndexWriter::open.
  static Result<std::unique_ptr<IndexFeeder>> start(const store::Case& opened, Indexed indexed = nullptr);
  /// Without finish(): stops after the document at hand; what is missing is made up for by the next run.
  ~IndexFeeder();
  IndexFeeder(const IndexFeeder&) = delete;
  IndexFeeder& operator=(const IndexFeeder&) = delete;

  /// A document that is durable in the catalogue; read anew, it takes the place of its earlier reading. Waits while many are waiting, so that
  /// reading does not run far ahead. Errors: those of the writer, the first that came up.
  Result<void> feed(const store::Document& document);
  /// Indexes all that was fed, or with `rest` put off only what is begun, and commits. What is put off the next run takes up. Errors:
  /// those of the writer.
  enum class Rest : uint8_t { indexed, put_off };
  Result<void> finish(Rest rest);

 private:
  IndexFeeder(const store::Case& opened, CorrectedPages corrected, std::unique_ptr<search::IndexWriter> writer,
              Indexed indexed);
  void work();
  Result<void> index(const store::Document& document);
  Result<void> catch_up();

  const store::Case& case_;
  CorrectedPages corrected_;
  std::unique_ptr<search::IndexWriter> writer_;
  Indexed indexed_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<store::Document> waiting_;
  bool ending_ = false;
  std::atomic<bool> abandoned_ = false;
  std::optional<Error> error_;
  std::thread thread_;
};

}  // namespace recto::app
