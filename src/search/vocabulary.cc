#include "search/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/files.h"
#include "search/tokens.h"

namespace recto::search {
namespace {

constexpr std::string_view kPrefix = "words.";
constexpr uint64_t kGrowth = 4;

/// One file of the vocabulary by its name: the batches it was made from.
struct Part {
  uint64_t first = 0, last = 0;
  uint64_t bytes = 0;
  std::string name() const { return fmt::format("{}{}-{}", kPrefix, first, last); }
  bool within(const Part& other) const { return other.first <= first && last <= other.last; }
};

bool parse_part(const std::string& name, Part& part) {
  if (!name.starts_with(kPrefix)) return false;
  const char* end = name.data() + name.size();
  const auto first = std::from_chars(name.data() + kPrefix.size(), end, part.first);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') return false;
  const auto last = std::from_chars(first.ptr + 1, end, part.last);
  return last.ec == std::errc() && last.ptr == end && part.first <= part.last;
}

struct Listing {
  std::vector<Part> parts;      ///< in the order of their batches, none within another
  std::vector<Part> leftovers;  ///< merged into one of `parts`
};

Result<Listing> list_parts(const std::string& folder) {
  std::vector<Part> all;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    Part part;
    if (!parse_part(entry->path().filename(), part)) continue;
    part.bytes = entry->file_size(error);
    all.push_back(part);
  }
  if (error) return fail(ErrorKind::io, "cannot list the index: " + error.message(), folder);
  std::sort(all.begin(), all.end(),
            [](const Part& a, const Part& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
  Listing listing;
  for (const Part& part : all) {
    const bool left = !listing.parts.empty() && part.within(listing.parts.back());
    (left ? listing.leftovers : listing.parts).push_back(part);
  }
  return listing;
}

bool before(const WordsFile::Cursor& a, const WordsFile::Cursor& b) {
  return a.key() != b.key() ? a.key() < b.key() : a.term() < b.term();
}

Result<void> merge(const std::string& folder, std::span<const Part> parts, const Part& into) {
  std::vector<std::unique_ptr<WordsFile>> files;
  std::vector<WordsFile::Cursor> cursors;
  for (const Part& part : parts) {
    files.push_back(TRY(WordsFile::open(folder + "/" + part.name())));
    cursors.emplace_back(*files.back());
  }
  WordsFileBuilder out = TRY(WordsFileBuilder::create(folder + "/" + into.name()));
  while (true) {
    const WordsFile::Cursor* least = nullptr;
    for (const auto& cursor : cursors) {
      if (!cursor.at_end() && (least == nullptr || before(cursor, *least))) least = &cursor;
    }
    if (least == nullptr) break;
    WordEntry entry{least->key(), std::string(least->term()), 0};
    for (auto& cursor : cursors) {
      if (cursor.at_end() || cursor.key() != entry.key || cursor.term() != entry.term) continue;
      entry.count += cursor.count();
      cursor.next();
    }
    out.add(entry);
  }
  for (const auto& cursor : cursors) {
    if (cursor.damaged())
      return fail(ErrorKind::corrupt, "the list of words is damaged: build the index again", folder);
  }
  return std::move(out).finish();
}

/// The rows of the edit distance between a key asked for and the keys of a sorted list, one row a byte, kept as far as the next key
/// shares its beginning with the last.
class EditRows {
 public:
  EditRows(std::string_view asked, unsigned most)
      : asked_(asked), most_(most), width_(asked.size() + 1), half_(asked.size() / 2) {
    rows_.resize(width_);
    for (size_t i = 0; i < width_; ++i) rows_[i] = kept(i, static_cast<unsigned>(std::min<size_t>(i, most + 1)));
  }
  /// The distance to `key`, or more than `most`. `dead` then says whether no key that begins like it can come near.
  unsigned distance(std::string_view key, bool& dead) {
    dead = false;
    size_t depth = 0;
    while (depth < std::min(key.size(), path_.size()) && key[depth] == path_[depth]) ++depth;
    path_ = key.substr(0, depth);
    rows_.resize((depth + 1) * width_);
    for (; depth < key.size(); ++depth) {
      path_.push_back(key[depth]);
      if (!add_row(key[depth])) {
        dead = true;
        return most_ + 1;
      }
    }
    return rows_.back();
  }
  /// After a dead key: the least string behind all that begin as it does which could come near; empty if there is none. Where an edit is left
  /// any letter may follow, else only those that the key asked for goes on with: that is what makes the walk short.
  std::string onward() {
    for (; !path_.empty(); path_.pop_back()) {
      const auto last = static_cast<unsigned char>(path_.back());
      const uint8_t* above = &rows_[(path_.size() - 1) * width_];
      unsigned next = 256;
      for (size_t i = 0; i < width_; ++i) {
        if (above[i] > most_) continue;
        const bool edit_left = kept(i, above[i] + 1U) <= most_ || kept(i + 1, above[i] + 1U) <= most_;
        if (edit_left && last < 255) next = std::min(next, last + 1U);
        if (i + 1 == width_) continue;
        const auto letter = static_cast<unsigned char>(asked_[i]);
        if (letter > last) next = std::min<unsigned>(next, letter);
      }
      if (next == 256) continue;
      // The last row is that of the letter left behind: it goes with it.
      path_.pop_back();
      return path_ + static_cast<char>(next);
    }
    return {};
  }

 private:
  /// A cell's value, or more than the most: in the first half one edit is forgiven at most.
  uint8_t kept(size_t i, unsigned edits) const {
    return static_cast<uint8_t>(i <= half_ && edits > 1 ? most_ + 1 : std::min(edits, most_ + 1));
  }
  /// False if every cell is beyond the most.
  bool add_row(char c) {
    const size_t above = rows_.size() - width_;
    rows_.resize(rows_.size() + width_);
    const uint8_t* up = &rows_[above];
    uint8_t* row = &rows_[above + width_];
    row[0] = kept(0, up[0] + 1U);
    bool alive = row[0] <= most_;
    for (size_t i = 1; i < width_; ++i) {
      const unsigned swap = up[i - 1] + (asked_[i - 1] != c), other = std::min(up[i], row[i - 1]) + 1U;
      row[i] = kept(i, std::min(swap, other));
      alive |= row[i] <= most_;
    }
    return alive;
  }

  std::string asked_, path_;
  unsigned most_;
  size_t width_, half_;
  std::vector<uint8_t> rows_;
};

/// A word found by a walk; the term lies in the file.
struct NearEntry {
  std::string key;
  std::string_view term;
  uint64_t count = 0;
  unsigned edits = 0;
};
bool before(const NearEntry& a, const NearEntry& b) { return a.key != b.key ? a.key < b.key : a.term < b.term; }

/// The words of one file that are near, ascending by key and term.
Result<std::vector<NearEntry>> walk_near(const WordsFile& file, std::string_view key, unsigned most) {
  std::vector<NearEntry> found;
  EditRows rows(key, most);
  WordsFile::Cursor cursor(file);
  while (!cursor.at_end()) {
    bool dead = false;
    const unsigned edits = rows.distance(cursor.key(), dead);
    if (edits >= 1 && edits <= most) found.push_back({cursor.key(), cursor.term(), cursor.count(), edits});
    if (!dead) {
      cursor.next();
      continue;
    }
    const std::string onward = rows.onward();
    if (onward.empty()) break;
    cursor.seek(onward);
  }
  if (cursor.damaged()) return fail(ErrorKind::corrupt, "the list of words is damaged: build the index again");
  return found;
}

/// Joins two ascending lists; the counts of a word in both add up.
std::vector<NearEntry> united(std::vector<NearEntry> a, std::vector<NearEntry> b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  std::vector<NearEntry> both;
  both.reserve(a.size() + b.size());
  std::merge(std::make_move_iterator(a.begin()), std::make_move_iterator(a.end()), std::make_move_iterator(b.begin()),
             std::make_move_iterator(b.end()), std::back_inserter(both),
             [](const NearEntry& x, const NearEntry& y) { return before(x, y); });
  size_t kept = 0;
  for (size_t k = 1; k < both.size(); ++k) {
    if (both[k].term == both[kept].term) {
      both[kept].count += both[k].count;
    } else if (++kept != k) {
      both[kept] = std::move(both[k]);
    }
  }
  both.resize(kept + 1);
  return both;
}

}  // namespace

Result<Vocabulary> Vocabulary::open(const std::string& folder) {
  // A writer beside us may merge files away between the listing and the opening: then list again.
  constexpr int kAttempts = 5;
  for (int attempt = 1;; ++attempt) {
    Vocabulary out;
    bool gone = false;
    const Listing listing = TRY(list_parts(folder));
    for (const Part& part : listing.parts) {
      auto file = WordsFile::open(folder + "/" + part.name());
      gone = !file && file.error().kind == ErrorKind::not_found && attempt < kAttempts;
      if (gone) break;
      out.files_.push_back(TRY(std::move(file)));
    }
    if (!gone) return out;
  }
}

Result<std::vector<WordEntry>> Vocabulary::with_key(std::string_view key) const {
  std::map<std::string, uint64_t, std::less<>> found;
  for (const auto& file : files_) {
    WordsFile::Cursor cursor(*file);
    cursor.seek(key);
    for (; !cursor.at_end() && cursor.key() == key; cursor.next()) found[std::string(cursor.term())] += cursor.count();
    if (cursor.damaged()) return fail(ErrorKind::corrupt, "the list of words is damaged: build the index again");
  }
  std::vector<WordEntry> out;
  for (auto& [term, count] : found) out.push_back({std::string(key), term, count});
  return out;
}

Result<std::vector<NearWord>> Vocabulary::near(std::string_view key, unsigned most_edits, size_t limit) const {
  // Where words one edit away fill the list, the far longer walk to those two away is spared.
  std::vector<NearEntry> found;
  for (const auto& file : files_) file->prepare_for_walks();
  for (unsigned edits = 1; edits <= most_edits && found.size() < limit; ++edits) {
    found.clear();
    for (const auto& file : files_) found = united(std::move(found), TRY(walk_near(*file, key, edits)));
  }
  const size_t kept = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<ptrdiff_t>(kept), found.end(),
                    [](const NearEntry& a, const NearEntry& b) {
                      if (a.edits != b.edits) return a.edits < b.edits;
                      return a.count != b.count ? a.count > b.count : a.term < b.term;
                    });
  std::vector<NearWord> out;
  for (size_t k = 0; k < kept; ++k)
    out.push_back({{std::move(found[k].key), std::string(found[k].term), found[k].count}, found[k].edits});
  return out;
}

Result<void> Vocabulary::for_each(const std::function<void(std::string_view term, uint64_t count)>& each,
                                  Share share) const {
  for (const auto& file : files_) {
    if (!file->for_each_term(share, each))
      return fail(ErrorKind::corrupt, "the list of words is damaged: build the index again");
  }
  return {};
}

uint64_t Vocabulary::entries() const {
  uint64_t sum = 0;
  for (const auto& file : files_) sum += file->entries();
  return sum;
}

Result<void> VocabularyWriter::flush() {
  if (counts_.empty()) return {};
  WordKeys keys;
  std::vector<WordEntry> entries;
  entries.reserve(counts_.size());
  counts_.for_each([&](std::string_view term, uint32_t count, WordCounts::Hash) {
    entries.push_back({keys.key_of(term), std::string(term), count});
  });
  counts_.clear();
  std::sort(entries.begin(), entries.end(),
            [](const WordEntry& a, const WordEntry& b) { return a.key != b.key ? a.key < b.key : a.term < b.term; });

  Listing listing = TRY(list_parts(folder_));
  const uint64_t batch = listing.parts.empty() ? 1 : listing.parts.back().last + 1;
  Part fresh{batch, batch, 0};
  WordsFileBuilder out = TRY(WordsFileBuilder::create(folder_ + "/" + fresh.name()));
  for (const WordEntry& entry : entries) {
    out.add(entry);
    fresh.bytes += entry.key.size() / 2 + entry.term.size() + 4;
  }
  TRY(std::move(out).finish());
  listing.parts.push_back(fresh);

  size_t from = listing.parts.size() - 1;
  uint64_t newer = fresh.bytes;
  while (from > 0 && listing.parts[from - 1].bytes < kGrowth * newer) newer += listing.parts[--from].bytes;
  if (from + 1 < listing.parts.size()) {
    const std::span<const Part> merged = std::span(listing.parts).subspan(from);
    TRY(merge(folder_, merged, {merged.front().first, merged.back().last, 0}));
    listing.leftovers.insert(listing.leftovers.end(), merged.begin(), merged.end());
  }
  for (const Part& part : listing.leftovers) TRY(real_file_system().remove(folder_ + "/" + part.name()));
  return {};
}

}  // namespace recto::search
