#include "app/saved_searches.h"

#include <algorithm>
#include <span>

#include "base/files.h"
#include "base/random.h"
#include "store/bencode.h"

namespace recto::app {
namespace {

using store::Bencode;
constexpr size_t kMostSaved = 500, kLongestText = 4'000;
constexpr uint64_t kMostSavedBytes = 10'000'000;
constexpr unsigned kIdBytes = 8;

std::string path_in(const std::string& folder) { return folder + "/searches"; }

/// Under another name first: the old list or the new one is there, never a part.
Result<void> write_all_of(const std::string& folder, const std::vector<SavedSearch>& searches) {
  Bencode::List list;
  for (const SavedSearch& one : searches)
    list.emplace_back(Bencode::Dictionary{{"id", one.id}, {"name", one.name}, {"query", one.query}});
  const std::string bytes = Bencode(std::move(list)).encode(), temporary = path_in(folder) + "." + random_hex(4);
  FileSystem& disk = real_file_system();
  {
    const FileDescriptor file = TRY(disk.create(temporary));
    TRY(disk.write(file, std::as_bytes(std::span(bytes)), temporary));
    TRY(disk.sync(file, temporary));
  }
  TRY(disk.rename(temporary, path_in(folder)));
  return disk.sync_folder(folder);
}

}  // namespace

Result<std::vector<SavedSearch>> saved_searches(const std::string& folder) {
  std::vector<SavedSearch> out;
  const auto bytes = read_file(path_in(folder), kMostSavedBytes);
  if (!bytes && bytes.error().kind == ErrorKind::not_found) return out;
  if (!bytes) return tl::unexpected(bytes.error());
  const Bencode decoded = TRY(Bencode::decode(*bytes));
  const auto* list = std::get_if<Bencode::List>(&decoded.value);
  if (!list) return fail(ErrorKind::corrupt, "the saved searches are damaged; delete the file", path_in(folder));
  for (const Bencode& item : *list) {
    const auto* one = std::get_if<Bencode::Dictionary>(&item.value);
    if (!one) return fail(ErrorKind::corrupt, "the saved searches are damaged; delete the file", path_in(folder));
    out.push_back({TRY(string_field(*one, "id")), TRY(string_field(*one, "name")), TRY(string_field(*one, "query"))});
  }
  return out;
}

Result<SavedSearch> save_search(const std::string& folder, const std::string& name, const std::string& query) {
  const auto bad = [](const std::string& text) { return text.empty() || text.size() > kLongestText; };
  if (bad(name) || bad(query))
    return fail(ErrorKind::invalid_input, "a saved search has a name and a query of at most 4,000 bytes");
  auto all = TRY(saved_searches(folder));
  if (all.size() >= kMostSaved) return fail(ErrorKind::limit, "500 searches are saved already; forget some");
  all.push_back({random_hex(kIdBytes), name, query});
  TRY(write_all_of(folder, all));
  return all.back();
}

Result<void> forget_search(const std::string& folder, const std::string& id) {
  auto all = TRY(saved_searches(folder));
  if (std::erase_if(all, [&](const SavedSearch& one) { return one.id == id; }) == 0) {
    return fail(ErrorKind::not_found, "there is no such saved search", id);
  }
  return write_all_of(folder, all);
}

}  // namespace recto::app
