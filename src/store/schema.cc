#include "store/schema.h"

namespace recto::store {
namespace {

constexpr int64_t kApplicationId = 0x52656374;  // "Rect"

constexpr const char* kTables = R"sql(
PRAGMA application_id = 1382376308;
PRAGMA user_version = 1;
BEGIN;

-- Truth. Numbers ascend by one from 1; no act is changed or removed.
CREATE TABLE acts (
  number INTEGER PRIMARY KEY,
  bytes  BLOB NOT NULL,                              -- docs/FORMATS.md, "Log"
  leaf   BLOB NOT NULL CHECK (length(leaf) = 32)     -- SHA-256(0x00 || bytes)
);
CREATE TRIGGER acts_only_append BEFORE INSERT ON acts
  WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM acts)
  BEGIN SELECT RAISE(ABORT, 'acts are only appended'); END;
CREATE TRIGGER acts_never_change BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'acts are never changed'); END;
CREATE TRIGGER acts_never_go BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'acts are never removed'); END;

-- Derived from acts "received" and "read".
CREATE TABLE exhibits (
  number   INTEGER PRIMARY KEY,                      -- in the order received
  sha256   BLOB NOT NULL UNIQUE,
  path     BLOB NOT NULL,                            -- first received under; bytes, not text
  size     INTEGER NOT NULL,
  modified INTEGER NOT NULL,                         -- milliseconds since 1970
  received INTEGER NOT NULL,                         -- act
  read     INTEGER,                                  -- act; NULL: not read to the end
  outcome  TEXT,
  why      TEXT,
  reader   TEXT
);
CREATE INDEX exhibits_unread ON exhibits (number) WHERE read IS NULL;

-- Derived from acts "received" and "not received": every path ever given.
CREATE TABLE files (
  path    BLOB PRIMARY KEY,
  act     INTEGER NOT NULL,
  exhibit INTEGER,                                   -- NULL: not received
  copy    INTEGER NOT NULL,                          -- 1: its bytes were there under another path
  changed INTEGER NOT NULL,                          -- 1: the source changed while it was copied
  outcome TEXT,                                      -- of what was not received
  why     TEXT
) WITHOUT ROWID;
CREATE INDEX files_by_act ON files (act);

-- Made by readers.
CREATE TABLE documents (
  exhibit INTEGER NOT NULL,
  number  INTEGER NOT NULL,                          -- from 1 within the exhibit
  pages   INTEGER NOT NULL,
  read    INTEGER NOT NULL,                          -- act
  PRIMARY KEY (exhibit, number)
) WITHOUT ROWID;
CREATE INDEX documents_by_act ON documents (read, number);
CREATE TABLE pages (
  exhibit  INTEGER NOT NULL,
  document INTEGER NOT NULL,
  page     INTEGER NOT NULL,
  ocr      INTEGER NOT NULL,
  blank    INTEGER NOT NULL,
  faulty   INTEGER NOT NULL,
  hash     BLOB NOT NULL,                            -- of what the record says
  record   BLOB NOT NULL,                            -- docs/FORMATS.md, "Packed pages"
  PRIMARY KEY (exhibit, document, page)
);

CREATE VIEW document_rows AS
  SELECT d.exhibit AS exhibit, e.sha256 AS sha256, d.number AS number, e.path AS path, d.pages AS pages,
         e.reader AS reader, e.outcome AS outcome, d.read AS read
  FROM documents d JOIN exhibits e ON e.number = d.exhibit;
CREATE VIEW file_rows AS
  SELECT f.path AS path, f.act AS act, f.copy AS copy, f.changed AS changed, f.outcome AS outcome, f.why AS why,
         e.number AS exhibit, e.sha256 AS sha256, e.path AS first_path, e.read AS read, e.outcome AS reading_outcome,
         e.why AS reading_why
  FROM files f LEFT JOIN exhibits e ON e.number = f.exhibit;
COMMIT;
)sql";

// Derived tables that came after the first format. A case without them is whole: they are made when it is next written to.
constexpr const char* kLaterTables = R"sql(
CREATE TABLE IF NOT EXISTS letters (                  -- read from pages; see letter_shelf.h
  exhibit  INTEGER NOT NULL,
  document INTEGER NOT NULL,
  read     INTEGER NOT NULL,                         -- the act that recorded the pages they were read from
  reader   TEXT NOT NULL,                            -- the rules that read them, with their version
  record   BLOB NOT NULL,                            -- docs/FORMATS.md, "Packed letters"
  PRIMARY KEY (exhibit, document)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lists (                    -- as letters; docs/FORMATS.md, "Packed lists"
  exhibit  INTEGER NOT NULL,
  document INTEGER NOT NULL,
  read     INTEGER NOT NULL,
  reader   TEXT NOT NULL,
  record   BLOB NOT NULL,
  PRIMARY KEY (exhibit, document)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS letter_keys (              -- which documents' letters have a number or a date; see derived_rows.h
  key      TEXT NOT NULL,
  exhibit  INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (key, exhibit, document)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS list_keys (                -- as letter_keys, of the titles of lists
  key      TEXT NOT NULL,
  exhibit  INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (key, exhibit, document)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claim_decisions (          -- which acts "claim" speak of a claim's words; see claim_decisions.h
  claim BLOB NOT NULL,                               -- SHA-256 of its type and folded words
  act   INTEGER NOT NULL,
  PRIMARY KEY (claim, act)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS letter_decisions (         -- which acts "letter" speak of a document; see letter_decisions.h
  exhibit  INTEGER NOT NULL,
  document INTEGER NOT NULL,
  act      INTEGER NOT NULL,
  PRIMARY KEY (exhibit, document, act)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS corrections (              -- which acts "corrected" speak of a document; see corrections.h
  exhibit  INTEGER NOT NULL,
  document INTEGER NOT NULL,
  act      INTEGER NOT NULL,
  PRIMARY KEY (exhibit, document, act)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes (                    -- which acts "noted" speak of a document; see notes.h
  exhibit  INTEGER NOT NULL,
  document INTEGER NOT NULL,
  act      INTEGER NOT NULL,
  PRIMARY KEY (exhibit, document, act)
) WITHOUT ROWID;
)sql";

Result<int64_t> pragma(Database& database, const char* sql) {
  Statement ask = TRY(database.prepare(sql));
  TRY(ask.step());
  return ask.integer(0);
}

}  // namespace

Result<void> make_tables(Database& database) {
  TRY(database.execute(kTables));
  return make_later_tables(database);
}

Result<void> make_later_tables(Database& database) { return database.execute(kLaterTables); }

Result<void> check_version(Database& database, const std::string& folder) {
  if (TRY(pragma(database, "PRAGMA application_id")) != kApplicationId) {
    return fail(ErrorKind::invalid_input, "not a case: its case.db was made by another program", folder);
  }
  const int64_t version = TRY(pragma(database, "PRAGMA user_version"));
  if (version > kFormatVersion) {
    return fail(ErrorKind::unsupported,
                "the case was made by a newer Recto (format " + std::to_string(version) + ", this one knows " +
                    std::to_string(kFormatVersion) + "); open it with that one",
                folder);
  }
  if (version < 1) return fail(ErrorKind::corrupt, "the case's format number is damaged", folder);
  return {};
}

}  // namespace recto::store
