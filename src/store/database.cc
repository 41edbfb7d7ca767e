#include "store/database.h"

#include <filesystem>

namespace recto::store {
namespace {

ErrorKind kind_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return ErrorKind::limit;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ErrorKind::corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorKind::busy;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return ErrorKind::denied;
    case SQLITE_CONSTRAINT:
      return ErrorKind::invalid_input;
    default:
      return ErrorKind::io;
  }
}

/// What a full disk lacks is not known to SQLite; a group of files needs no more than this.
constexpr const char* kFull =
    "the disk is full; free at least 64 MB there and run it again, nothing that was reported is lost";

tl::unexpected<Error> error_of(sqlite3* handle, int code, const std::string& path) {
  const ErrorKind kind = kind_of(code);
  if (kind == ErrorKind::limit) return fail(kind, kFull, path);
  return fail(kind, std::string("the database says: ") + (handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code)),
              path);
}

/// A path as the file: address that SQLite takes, every byte but the plainest escaped.
std::string uri_of(const std::string& path, std::string_view query) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || c == '/' || c == '-' || c == '_' || c == '.') {
      uri += c;
    } else {
      uri += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return uri.append(query);
}

constexpr const char* kEveryConnection =
    "PRAGMA busy_timeout=10000; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;";
constexpr const char* kWriting =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-16000;"
    "PRAGMA recursive_triggers=ON;";

}  // namespace

Statement::~Statement() {
  if (!statement_) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Statement& Statement::bind(int at, int64_t number) {
  CHECK(sqlite3_bind_int64(statement_, at, number) == SQLITE_OK);
  return *this;
}
Statement& Statement::bind_text(int at, std::string_view text) {
  CHECK(sqlite3_bind_text64(statement_, at, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK);
  return *this;
}
Statement& Statement::bind_bytes(int at, std::string_view bytes) {
  const char* data = bytes.empty() ? "" : bytes.data();  // a null pointer would bind NULL
  CHECK(sqlite3_bind_blob64(statement_, at, data, bytes.size(), SQLITE_STATIC) == SQLITE_OK);
  return *this;
}
Statement& Statement::bind_null(int at) {
  CHECK(sqlite3_bind_null(statement_, at) == SQLITE_OK);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return error_of(sqlite3_db_handle(statement_), code, subject_);
}

Result<void> Statement::run() {
  while (TRY(step())) {
  }
  return {};
}

std::string_view Statement::bytes_view(int column) const {
  const void* data = sqlite3_column_blob(statement_, column);
  if (!data) return {};
  return {static_cast<const char*>(data), static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}
std::string Statement::bytes(int column) const { return std::string(bytes_view(column)); }

Result<std::shared_ptr<Database>> Database::open(const std::string& path, OpenAs as) {
  const bool writable = as == OpenAs::writer || as == OpenAs::fresh;
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  flags |= writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  if (as == OpenAs::fresh) flags |= SQLITE_OPEN_CREATE;
  const std::string uri = uri_of(path, as == OpenAs::immutable ? "?immutable=1" : "");
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(uri.c_str(), &handle, flags, nullptr);
  std::shared_ptr<Database> database(new Database(handle, path, writable));
  if (code != SQLITE_OK) return error_of(handle, code, path);
  TRY(database->execute(kEveryConnection));
  if (writable) TRY(database->execute(kWriting));
  return database;
}

Database::~Database() {
  for (const auto& [sql, statement] : prepared_) sqlite3_finalize(statement);
  sqlite3_close_v2(handle_);
}

Result<Statement> Database::prepare(const char* sql) {
  sqlite3_stmt*& statement = prepared_[sql];
  if (!statement) {
    const int code = sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return error_of(handle_, code, path_);
  }
  return Statement(statement, path_);
}

Result<Statement> Database::prepare_write(const char* sql) {
  if (!writable_) return fail(ErrorKind::denied, "the case was opened for reading only", path_);
  if (sqlite3_get_autocommit(handle_)) TRY(execute("BEGIN IMMEDIATE"));
  return prepare(sql);
}

Result<void> Database::execute(const char* sql) {
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error_of(handle_, code, path_);
  return {};
}

Result<void> Database::commit() {
  if (sqlite3_get_autocommit(handle_)) return {};
  auto done = execute("COMMIT");
  if (!done) roll_back();
  return done;
}

void Database::roll_back() {
  if (!sqlite3_get_autocommit(handle_)) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Database::fold_wal() {
  return execute("PRAGMA busy_timeout=0; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout=10000;");
}

}  // namespace recto::store
