#include "store/case.h"

#include <dirent.h>
#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>

#include "store/accession.h"
#include "store/catalogue.h"
#include "store/claim_decisions.h"
#include "store/corrections.h"
#include "store/database.h"
#include "store/letter_decisions.h"
#include "store/letter_shelf.h"
#include "store/list_shelf.h"
#include "store/log.h"
#include "store/log_writer.h"
#include "store/notes.h"
#include "store/originals.h"
#include "store/schema.h"

namespace recto::store {
namespace {

bool exists(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::string login_name() {
  const passwd* user = ::getpwuid(::geteuid());
  return user ? user->pw_name : "uid " + std::to_string(::geteuid());
}

/// The writer's lock: an flock, which goes with the process however it ends. The file names the process for others.
Result<FileDescriptor> take_lock(const std::string& folder) {
  const std::string path = folder + "/case.lock";
  FileDescriptor lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!lock && (errno == EROFS || errno == EACCES || errno == EPERM)) {
    return fail(ErrorKind::denied, "the case cannot be written to here; it can be read, or copied to where it can",
                folder);
  }
  if (!lock) return fail(ErrorKind::io, std::string("cannot take the case's lock: ") + std::strerror(errno), folder);
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) < 0) {
    char pid[24] = {};
    const ssize_t n = ::pread(lock.get(), pid, sizeof pid - 1, 0);
    const std::string who = n > 1 ? "process " + std::string(pid, static_cast<size_t>(n - 1)) : "another process";
    return fail(ErrorKind::busy, "the case is being written by " + who + "; wait for it to finish, or stop it", folder);
  }
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(lock.get(), 0) == 0) static_cast<void>(!::pwrite(lock.get(), pid.data(), pid.size(), 0));
  return lock;
}

/// May a case be made here? What an interrupted creation left is no hindrance.
Result<void> check_place(const std::string& folder) {
  static const std::set<std::string, std::less<>> kOurs = {"case.lock",       "originals",          "cache",
                                                           "index",           "case.db.new",        "case.db.new-wal",
                                                           "case.db.new-shm", "case.db.new-journal"};
  if (exists(folder + "/case.db")) return fail(ErrorKind::busy, "there is a case already; add papers to it", folder);
  DIR* entries = ::opendir(folder.c_str());
  if (!entries) return fail(ErrorKind::denied, std::string("cannot look into it: ") + std::strerror(errno), folder);
  bool ours = true;
  while (const dirent* entry = ::readdir(entries)) {
    const std::string_view name = entry->d_name;
    ours = ours && (name == "." || name == ".." || kOurs.contains(name));
  }
  ::closedir(entries);
  if (!ours) return fail(ErrorKind::invalid_input, "the folder holds other things; name a new or an empty one", folder);
  return {};
}

/// A database whole but for its name, so that case.db is there all at once.
Result<void> make_database(const std::string& path, const Surroundings& around) {
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
    if (exists(path + ending)) TRY(around.files->remove(path + ending));
  }
  const auto database = TRY(Database::open(path, OpenAs::fresh));
  const auto lock = database->lock();
  TRY(make_tables(*database));
  LogWriter log(database, *around.clock, around.actor);
  TRY(log.append("created", {{"format", kFormatVersion}}));
  TRY(database->commit());
  return database->fold_wal();
}

Result<void> make_parts(const std::string& folder, const Surroundings& around) {
  for (const char* part : {"/originals", "/originals/incoming", "/cache", "/index"}) {
    if (!exists(folder + part)) TRY(around.files->make_folder(folder + part));
  }
  TRY(around.files->sync_folder(folder + "/originals"));
  TRY(make_database(folder + "/case.db.new", around));
  TRY(around.files->rename(folder + "/case.db.new", folder + "/case.db"));
  TRY(around.files->sync_folder(folder));
  const auto parent = std::filesystem::absolute(folder).lexically_normal().parent_path();
  return around.files->sync_folder(parent.string());
}

Result<void> check_is_case(const std::string& folder) {
  if (!exists(folder)) return fail(ErrorKind::not_found, "there is no such folder", folder);
  if (!is_folder(folder)) return fail(ErrorKind::invalid_input, "not a case: not a folder", folder);
  if (exists(folder + "/case.db")) return {};
  if (exists(folder + "/case.lock") || exists(folder + "/case.db.new")) {
    return fail(ErrorKind::corrupt,
                "the case is half-written: its making was interrupted; make it again in the same place to finish it",
                folder);
  }
  return fail(ErrorKind::invalid_input, "not a case: there is no case.db in it", folder);
}

/// For reading. On a medium that cannot be written SQLite wants to hear that nobody else writes either.
Result<std::shared_ptr<Database>> open_for_reading(const std::string& folder) {
  const std::string path = folder + "/case.db";
  if (::access(folder.c_str(), W_OK) == 0) return Database::open(path, OpenAs::reader);
  struct stat wal {};
  if (::stat((path + "-wal").c_str(), &wal) == 0 && wal.st_size > 0) {
    if (exists(path + "-shm")) return Database::open(path, OpenAs::reader);
    return fail(ErrorKind::denied,
                "the case was not closed in order and cannot be finished on a read-only medium; copy it to a disk",
                folder);
  }
  return Database::open(path, OpenAs::immutable);
}

}  // namespace

struct Case::Parts {
  std::string folder;
  FileDescriptor lock;  ///< closed last: the others still write while they go
  std::shared_ptr<Database> database;
  Originals originals;
  Catalogue catalogue;
  Log log;
  Accession accession;
  LetterShelf letters;
  ListShelf lists;
  ClaimDecisions claim_decisions;
  Corrections corrections;
  Notes notes;
  LetterDecisions letter_decisions;

  Parts(std::string where, FileDescriptor held, std::shared_ptr<Database> opened, const Surroundings& around)
      : folder(std::move(where)),
        lock(std::move(held)),
        database(std::move(opened)),
        originals(folder + "/originals", *around.files),
        catalogue(database),
        log(database),
        accession(database, originals, LogWriter(database, *around.clock, around.actor)),
        letters(database),
        lists(database),
        claim_decisions(database, LogWriter(database, *around.clock, around.actor)),
        corrections(database, LogWriter(database, *around.clock, around.actor)),
        notes(database, LogWriter(database, *around.clock, around.actor)),
        letter_decisions(database, LogWriter(database, *around.clock, around.actor)) {}
};

Case::Case(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Case::~Case() {
  Database& database = *parts_->database;
  if (!database.writable()) return;
  const auto lock = database.lock();
  database.roll_back();
  // Fails while somebody reads; the next writer does it.
  static_cast<void>(database.fold_wal());
}

Result<std::unique_ptr<Case>> Case::create(const std::string& folder, const Surroundings& surroundings) {
  Surroundings around = surroundings;
  if (around.actor.empty()) around.actor = login_name();
  if (!exists(folder)) TRY(around.files->make_folder(folder));
  if (!is_folder(folder)) return fail(ErrorKind::invalid_input, "there is a file of that name", folder);
  TRY(check_place(folder));
  {
    const FileDescriptor lock = TRY(take_lock(folder));
    TRY(check_place(folder));  // another process may have been faster
    TRY(make_parts(folder, around));
  }
  return open(folder, Access::writing, around);
}

Result<std::unique_ptr<Case>> Case::open(const std::string& folder, Access access, const Surroundings& surroundings) {
  Surroundings around = surroundings;
  if (around.actor.empty()) around.actor = login_name();
  TRY(check_is_case(folder));
  FileDescriptor lock;
  std::shared_ptr<Database> database;
  if (access == Access::writing) {
    lock = TRY(take_lock(folder));
    database = TRY(Database::open(folder + "/case.db", OpenAs::writer));
  } else {
    database = TRY(open_for_reading(folder));
  }
  TRY(check_version(*database, folder));
  if (access == Access::writing) {
    const auto guard = database->lock();
    TRY(make_later_tables(*database));
  }
  std::unique_ptr<Case> opened(new Case(std::make_unique<Parts>(folder, std::move(lock), std::move(database), around)));
  if (access == Access::writing) TRY(opened->parts_->originals.sweep());
  return opened;
}

const std::string& Case::folder() const { return parts_->folder; }
std::string Case::index_folder() const { return parts_->folder + "/index"; }
std::string Case::cache_folder() const { return parts_->folder + "/cache"; }
const Catalogue& Case::catalogue() const { return parts_->catalogue; }
const Log& Case::log() const { return parts_->log; }
const Originals& Case::originals() const { return parts_->originals; }
const LetterShelf& Case::letters() const { return parts_->letters; }
LetterShelf& Case::letters() { return parts_->letters; }
const ListShelf& Case::lists() const { return parts_->lists; }
ListShelf& Case::lists() { return parts_->lists; }
const ClaimDecisions& Case::claim_decisions() const { return parts_->claim_decisions; }
ClaimDecisions& Case::claim_decisions() { return parts_->claim_decisions; }
const Corrections& Case::corrections() const { return parts_->corrections; }
Corrections& Case::corrections() { return parts_->corrections; }
const Notes& Case::notes() const { return parts_->notes; }
Notes& Case::notes() { return parts_->notes; }
const LetterDecisions& Case::letter_decisions() const { return parts_->letter_decisions; }
LetterDecisions& Case::letter_decisions() { return parts_->letter_decisions; }
Accession& Case::accession() { return parts_->accession; }

}  // namespace recto::store
