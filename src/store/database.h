#pragma once
// SQLite, opened one way: WAL, synchronous=FULL, one connection a process. Only src/store includes this.
//
// A Database is used under its mutex: hold lock() for the length of one question or one group of rows. Writes begin a
// transaction by themselves; commit() ends it.

#include <sqlite3.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "base/files.h"
#include "base/result.h"

namespace recto::store {

/// A prepared statement, lent by the Database and reset when this goes. Values are bound from 1, columns counted from 0.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement, std::string subject)
      : statement_(statement), subject_(std::move(subject)) {}
  Statement(Statement&& other) noexcept
      : statement_(std::exchange(other.statement_, nullptr)), subject_(std::move(other.subject_)) {}
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  Statement& bind(int at, int64_t number);
  Statement& bind(int at, uint64_t number) { return bind(at, static_cast<int64_t>(number)); }
  Statement& bind_text(int at, std::string_view text);
  /// Bytes that need not be UTF-8; they must stay until the statement has run.
  Statement& bind_bytes(int at, std::string_view bytes);
  Statement& bind_null(int at);

  /// True: a row is there. Errors: limit (disk full), corrupt, busy, denied, io.
  Result<bool> step();
  /// Runs to the end.
  Result<void> run();

  int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  uint64_t count(int column) const { return static_cast<uint64_t>(integer(column)); }
  std::string bytes(int column) const;
  /// Valid until the next step.
  std::string_view bytes_view(int column) const;
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

 private:
  sqlite3_stmt* statement_;
  std::string subject_;
};

enum class OpenAs {
  reader,     ///< beside a writer
  immutable,  ///< from a medium that cannot be written; nobody else writes either
  writer,
  fresh  ///< a new file
};

class Database {
 public:
  static Result<std::shared_ptr<Database>> open(const std::string& path, OpenAs as);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  [[nodiscard]] std::unique_lock<std::mutex> lock() { return std::unique_lock(mutex_); }
  bool writable() const { return writable_; }
  /// How often documents were taken back to be read again since the database was opened.
  std::atomic<uint64_t> rereadings{0};

  /// A statement for reading. The SQL text must live as long as the Database: it is kept prepared.
  Result<Statement> prepare(const char* sql);
  /// A statement that writes: begins a transaction if none is open. Errors: also denied (opened for reading).
  Result<Statement> prepare_write(const char* sql);
  /// Runs statements without values.
  Result<void> execute(const char* sql);
  /// Makes the open transaction durable, if there is one.
  Result<void> commit();
  void roll_back();
  /// Brings the log of writes into the file itself, so that case.db stands alone.
  Result<void> fold_wal();

 private:
  Database(sqlite3* handle, std::string path, bool writable)
      : handle_(handle), path_(std::move(path)), writable_(writable) {}

  sqlite3* handle_;
  std::string path_;
  bool writable_;
  std::mutex mutex_;
  std::unordered_map<const char*, sqlite3_stmt*> prepared_;
};

}  // namespace recto::store
