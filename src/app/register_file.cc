// The register's rows in the case's cache: docs/FORMATS.md, "Rows for browsing".
//
// The file is taken over if it is whole (its hash is right), made by these rules, and speaks of this case: the log has the act it names, with that hash, and the case as many
// documents up to there as the file has rows. Anything else is no error, only a slow start. A file that speaks of an earlier act is as good: what came since is caught up.

#include "app/document_register.h"
#include "app/packed_rows.h"
#include "base/files.h"
#include "reading/letters/letters.h"
#include "reading/lists/lists.h"
#include "store/byte_stream.h"
#include "store/catalogue.h"
#include "store/exhibit_hash.h"
#include "store/log_writer.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

constexpr std::string_view kMagic = "recto rows 1\n";
constexpr uint64_t kMostBytes = 4'000'000'000;
constexpr size_t kHashBytes = 32;
constexpr uint64_t kFewRows = 100,
                   kSmallPart = 50;  ///< so many, and one in so many, are looked through again at a start

std::string hash_of(std::string_view bytes) {
  store::ExhibitHash hash;
  hash.add(std::as_bytes(std::span(bytes)));
  return store::bytes_of(hash.finish());
}

/// The leaf hash of an act of the log; empty where there is no such act.
Result<std::string> leaf_of(const store::Log& log, store::ActNumber act) {
  const store::Log::Head head = TRY(log.head());
  if (act.value == 0 || act > head.number) return std::string();
  if (act == head.number) return store::bytes_of(head.leaf);
  std::string leaf;
  const auto done = log.for_each(store::ActNumber(act.value + 1), [&](const store::Act& next) -> Result<void> {
    leaf = store::bytes_of(next.previous);
    return fail(ErrorKind::cancelled, "enough");
  });
  if (!done && done.error().kind != ErrorKind::cancelled) return tl::unexpected(done.error());
  return leaf;
}

/// What the file says before its rows.
struct Head {
  std::string letters, lists;  ///< which rules read
  store::ActNumber act, documents;
  std::string leaf;
};

Head this_case(store::ActNumber act, store::ActNumber documents, std::string leaf) {
  return {std::string(reading::letters::kReader), std::string(reading::lists::kReader), act, documents,
          std::move(leaf)};
}

void write_head(const Head& head, store::ByteWriter& out) {
  out.raw(kMagic);
  out.string(head.letters);
  out.string(head.lists);
  out.number(head.act.value);
  out.number(head.documents.value);
  out.string(head.leaf);
}

std::optional<Head> read_head(store::ByteReader& in) {
  if (in.raw(kMagic.size()) != kMagic) return std::nullopt;
  Head head;
  head.letters = in.string();
  head.lists = in.string();
  head.act = store::ActNumber(in.number());
  head.documents = store::ActNumber(in.number());
  head.leaf = in.string();
  return in.good() ? std::optional(std::move(head)) : std::nullopt;
}

Result<bool> is_of_this_case(const Head& head, const store::Case& opened) {
  if (head.letters != reading::letters::kReader || head.lists != reading::lists::kReader) return false;
  const std::string leaf = TRY(leaf_of(opened.log(), head.act));
  return !leaf.empty() && leaf == head.leaf;
}

/// Under another name first: a file is whole or not there, and what a fall of the machine leaves of it its hash tells.
Result<void> put_file(const std::string& path, std::string_view bytes) {
  FileSystem& disk = real_file_system();
  const std::string temporary = path + ".new";
  (void)disk.remove(temporary);  // of a run that was interrupted
  {
    const FileDescriptor file = TRY(disk.create(temporary));
    if (auto written = disk.write(file, std::as_bytes(std::span(bytes)), temporary); !written) {
      (void)disk.remove(temporary);
      return written;
    }
  }
  return disk.rename(temporary, path);
}

}  // namespace

Result<bool> DocumentRegister::take_over(const std::string& path, const store::Case& opened) {
  const auto file = read_file(path, kMostBytes);
  if (!file || file->size() < kHashBytes) return false;
  const std::string_view bytes = std::string_view(*file).substr(0, file->size() - kHashBytes);
  if (hash_of(bytes) != file->substr(bytes.size())) return false;
  store::ByteReader in(bytes);
  const auto head = read_head(in);
  if (!head || !TRY(is_of_this_case(*head, opened))) return false;
  std::vector<std::string> names;
  std::map<std::u32string, uint32_t> numbers;
  const uint64_t count = in.number(UINT32_MAX);
  for (uint32_t n = 0; n < count && in.good(); ++n) {
    names.emplace_back(in.string());
    numbers.emplace(text::decode_utf8_lossy(in.string()), n);
  }
  auto rows = std::make_unique<PackedRows>();
  if (!rows->take_over(std::string(in.string()), names.size()) || !in.finished()) return false;
  if (rows->size() != TRY(opened.catalogue().count_documents(head->documents))) return false;
  const std::unique_lock lock(mutex_);
  if (rows_->size() > 0) return false;
  rows_ = std::move(rows);
  correspondents_ = std::move(names);
  correspondent_numbers_ = std::move(numbers);
  documents_seen_ = head->documents;
  decisions_seen_ = head->act;
  ++change_;
  return true;
}

Result<void> DocumentRegister::keep(const std::string& path, const store::Case& opened) {
  store::ByteWriter out;
  {
    const std::string leaf = TRY(leaf_of(opened.log(), decisions_seen_));
    const std::shared_lock lock(mutex_);
    if (!unread_.empty() || leaf.empty() || unkept_ <= kFewRows + rows_->size() / kSmallPart) return {};
    write_head(this_case(decisions_seen_, documents_seen_, leaf), out);
    std::vector<std::string> keys(correspondents_.size());
    for (const auto& [key, number] : correspondent_numbers_) keys[number] = text::encode_utf8(key);
    out.number(keys.size());
    for (size_t n = 0; n < keys.size(); ++n) {
      out.string(correspondents_[n]);
      out.string(keys[n]);
    }
    out.string(rows_->kept());
  }
  out.raw(hash_of(out.bytes()));
  TRY(put_file(path, out.bytes()));
  unkept_ = 0;
  return {};
}

}  // namespace recto::app
