#pragma once
// The documents and letters of a case as short rows in memory, for browsing: filtered, sorted and counted by type, language, correspondent and year
// without opening a letter. About 300 bytes a document of one letter (packed_rows.h); 10⁵ of them are answered in some milliseconds.
//
// Making the rows of 10⁵ letters takes half a minute. They are kept in the case's cache and taken over at the next start: whatever changes a case is an act, so that rows as of
// an act are caught up from it (docs/FORMATS.md, "Rows for browsing").

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/letter.h"
#include "model/page.h"
#include "sandbox/cancellation.h"
#include "store/case.h"
#include "store/rows.h"

namespace recto::app {

/// A letter in a row. Texts are UTF-8.
struct LetterRow {
  uint32_t number = 1;  ///< of the document's letters
  LetterType type = LetterType::other;
  std::string from;             ///< as a person would name it: name, post or body, else as written; may be empty
  std::vector<std::string> to;  ///< likewise
  std::string date;             ///< ISO 8601, a range or a part of one; may be empty
  std::string subject, reference;
  std::vector<uint32_t> correspondents;  ///< DocumentRegister's numbers of everyone named, ascending
  std::optional<uint32_t> sender;        ///< likewise
  std::vector<uint32_t> addressees;
};

/// A document in a row.
struct DocumentRow {
  store::Document document;
  bool read = false;             ///< false: what follows is not known yet
  std::string language = "und";  ///< of most of its text
  TextSource source = TextSource::text_layer;
  float confidence = 1;  ///< mean over the text
  std::vector<LetterRow> letters;
  uint32_t lists = 0;
  std::string folded;  ///< what `words` are looked for in
};

/// What is asked of the register. Empty texts ask for nothing.
struct BrowseQuery {
  enum class Sort : uint8_t { received, file, date, subject, correspondent, pages };
  std::string untrusted_words;  ///< each must stand somewhere in file, subject, number or names
  std::string type, language, correspondent, year;
  Sort sort = Sort::received;
  bool descending = false;
  size_t offset = 0, limit = 50;
};

enum class Facet : uint8_t { type, language, correspondent, year };
inline constexpr size_t kFacets = 4;
/// A value of a facet with the number of rows that have it, all else that is asked holding.
using Counts = std::vector<std::pair<std::string, uint32_t>>;

struct DocumentPage {
  std::vector<DocumentRow> rows;
  size_t total = 0;
  std::array<Counts, kFacets> facets;  ///< most first, at most 200 each; years in their order
  bool complete = true;                ///< false while documents are still being looked through
};

struct LetterPage {
  std::vector<LetterId> letters;
  size_t total = 0;
  std::array<Counts, kFacets> facets;
  bool complete = true;
};

/// Who writes to whom.
struct Correspondence {
  struct Node {
    uint32_t number;
    std::string name;
    uint32_t letters = 0;  ///< that name them
  };
  struct Edge {
    uint32_t from, to;
    std::vector<LetterId> letters;  ///< where they are asked for
    std::string first, last;        ///< dates, where any has one
    uint32_t count = 0;             ///< of letters
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

class BrowseItems;
class PackedRows;
/// As what the register is browsed.
enum class BrowsedAs : uint8_t { documents, letters };

class DocumentRegister {
 public:
  DocumentRegister();
  ~DocumentRegister();

  /// Takes up documents that are new or were read anew, by their names alone. Call it from one thread at a time. Errors: corrupt, io.
  Result<void> take_names(const store::Case& opened);
  /// Takes up what the case has and the register lacks: take_names(), what is in those documents, letters that somebody has spoken on. `told` hears the letters of
  /// each document that was looked through. Call it from one thread at a time; the rest may be called meanwhile. Gives whether anything changed. 60 µs a page and 0.1 ms
  /// a letter that is new. Errors: corrupt, io.
  using LettersTold = std::function<void(const DocumentId& document, const std::vector<Letter>& letters)>;
  Result<bool> catch_up(const store::Case& opened, const sandbox::Cancellation& cancellation, const LettersTold& told);

  /// Takes over the rows kept at `path`, if there are any of this case, made by these rules, and whole; only at the start. 10⁵ of them in 0.1 s. The next catch_up() takes up what
  /// came since. Gives whether it did. Errors: those of the log.
  Result<bool> take_over(const std::string& path, const store::Case& opened);
  /// Keeps the rows at `path`, if all are looked through and many of them are not kept yet. Errors: io, limit, denied: nothing is lost but the time of the next start.
  Result<void> keep(const std::string& path, const store::Case& opened);

  DocumentPage documents(const BrowseQuery& query) const;
  /// Letters; those of type `other` only where they are asked for.
  LetterPage letters(const BrowseQuery& query) const;
  /// All letters from one correspondent to another, in the order they were read: counted, which takes some milliseconds for 10⁵, or named too.
  enum class EdgeLetters : uint8_t { counted, named };
  Correspondence correspondence(EdgeLetters letters) const;
  std::optional<DocumentRow> row(const DocumentId& id) const;
  bool complete() const;
  /// Grows with every change of a row.
  uint64_t change() const;

 private:
  class Selection;
  /// Made of the rows, and of which state of them.
  struct Held {
    std::shared_ptr<const BrowseItems> items;
    uint64_t change = 0;
    std::chrono::steady_clock::time_point made;
  };
  std::shared_ptr<const BrowseItems> items(BrowsedAs as) const;
  void add_rows(const std::vector<store::Document>& documents);
  Result<DocumentRow> look_through(const store::Case& opened, const store::Document& document, const LettersTold& told);
  LetterRow row_of(const Letter& letter, uint32_t number);
  uint32_t correspondent(const Party& party);

  mutable std::shared_mutex mutex_;   ///< over all but the marks
  std::unique_ptr<PackedRows> rows_;  ///< in the order they were read
  std::vector<size_t> unread_;        ///< places of rows that are not known yet
  std::vector<std::string> correspondents_;
  std::map<std::u32string, uint32_t> correspondent_numbers_;  ///< by the folded words of a name
  store::ActNumber documents_seen_, decisions_seen_;
  uint64_t unkept_ = 0;             ///< rows that changed since they were kept
  uint64_t change_ = 1;             ///< of the rows
  mutable std::mutex items_mutex_;  ///< over what is made of the rows
  mutable std::array<Held, 2> held_;
};

}  // namespace recto::app
