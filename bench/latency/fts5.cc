#include "bench/latency/fts5.h"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace recto::bench {
namespace {

void must(sqlite3* database, int code) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  fprintf(stderr, "SQLite: %s\n", sqlite3_errmsg(database));
  exit(3);
}

void run(sqlite3* database, const char* sql) { must(database, sqlite3_exec(database, sql, nullptr, nullptr, nullptr)); }

int64_t value_of(sqlite3* database, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  must(database, sqlite3_prepare_v2(database, sql, -1, &statement, nullptr));
  must(database, sqlite3_step(statement));
  const int64_t value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return value;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ') {
      words.emplace_back();
    } else if (c != '"') {
      words.back() += c;
    }
  }
  std::erase(words, "");
  return words;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string match;
  for (const std::string& word : words) {
    if (!match.empty()) match += between;
    match += '"' + word + '"';
  }
  return match;
}

}  // namespace

Fts5::Fts5(const std::string& path) {
  must(database_, sqlite3_open(path.c_str(), &database_));
  run(database_,
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; CREATE TABLE papers(id INTEGER "
      "PRIMARY KEY, text TEXT);"
      "CREATE VIRTUAL TABLE words USING fts5(text, content='papers', content_rowid='id', tokenize='unicode61 "
      "remove_diacritics 2');"
      "BEGIN");
  must(database_, sqlite3_prepare_v2(database_, "INSERT INTO papers(text) VALUES(?)", -1, &insert_, nullptr));
  must(database_,
       sqlite3_prepare_v2(
           database_,
           "SELECT rowid, snippet(words, 0, '[', ']', '…', 24) FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?",
           -1, &select_, nullptr));
}

Fts5::~Fts5() {
  sqlite3_finalize(insert_);
  sqlite3_finalize(select_);
  sqlite3_close(database_);
}

void Fts5::add_text(std::string_view utf8) {
  must(database_, sqlite3_bind_text(insert_, 1, utf8.data(), static_cast<int>(utf8.size()), SQLITE_STATIC));
  must(database_, sqlite3_step(insert_));
  must(database_, sqlite3_reset(insert_));
}

uint64_t Fts5::build_index() {
  run(database_, "COMMIT");
  const int64_t pages = value_of(database_, "PRAGMA page_count");
  run(database_, "INSERT INTO words(words) VALUES('rebuild')");
  return static_cast<uint64_t>((value_of(database_, "PRAGMA page_count") - pages) *
                               value_of(database_, "PRAGMA page_size"));
}

size_t Fts5::search(std::string_view query, int limit) {
  return rows(query.starts_with('"') ? std::string(query) : joined(words_of(query), " "), limit).count;
}

int64_t Fts5::best_for_passage(std::string_view passage, int limit) {
  return rows(joined(words_of(passage), " OR "), limit).first;
}

Fts5::Rows Fts5::rows(const std::string& match, int limit) {
  must(database_, sqlite3_bind_text(select_, 1, match.data(), static_cast<int>(match.size()), SQLITE_STATIC));
  must(database_, sqlite3_bind_int(select_, 2, limit));
  Rows found;
  int code = sqlite3_step(select_);
  for (; code == SQLITE_ROW; code = sqlite3_step(select_)) {
    if (found.count++ == 0) found.first = sqlite3_column_int64(select_, 0);
  }
  must(database_, code);
  must(database_, sqlite3_reset(select_));
  return found;
}

}  // namespace recto::bench
