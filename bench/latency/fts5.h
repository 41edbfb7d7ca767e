#pragma once
// The peer: SQLite FTS5 over the same pages, as somebody would set it up who knows it: the text in a table of its own, the
// index beside it, unicode61 without diacritics, bm25 ranking, its own snippets.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace recto::bench {

class Fts5 {
 public:
  /// An empty database at `path`. Every method ends the program with SQLite's message when it fails.
  explicit Fts5(const std::string& path);
  ~Fts5();
  Fts5(const Fts5&) = delete;
  Fts5& operator=(const Fts5&) = delete;

  void add_text(std::string_view utf8);
  /// Indexes all texts added, and commits. Returns the bytes that the index takes in the file.
  uint64_t build_index();
  /// The number of rows (at most `limit`) of a query of words, all to be there, or of a phrase in quotation marks; with snippets.
  size_t search(std::string_view query, int limit);
  /// The number, from 1, of the text that shares most with `passage` by bm25, any of its words; 0 for none. The `limit` best are read.
  int64_t best_for_passage(std::string_view passage, int limit);

 private:
  struct Rows {
    size_t count = 0;
    int64_t first = 0;
  };
  Rows rows(const std::string& match, int limit);

  sqlite3* database_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  sqlite3_stmt* select_ = nullptr;
};

}  // namespace recto::bench
