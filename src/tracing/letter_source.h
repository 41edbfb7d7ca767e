#pragma once
// The letters and lists of the papers, for what a story says of a letter.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/letter.h"
#include "model/list.h"

namespace recto::tracing {

struct KnownLetter {
  LetterId id;
  Letter letter;
};
struct KnownList {
  ListId id;
  List list;
};
using KnownLetters = std::shared_ptr<const std::vector<KnownLetter>>;
struct KnownLists {
  std::shared_ptr<const std::vector<KnownList>> lists;
  bool all = true;  ///< they are all that the papers have
};

/// What a sentence of a story says of letters and lists.
struct LetterQuery {
  std::u32string_view sentence;
  std::vector<std::u32string>
      numbers;                     ///< of letters, without signs and in Latin letters (reading::letters::bare_number)
  std::vector<std::string> dates;  ///< ISO 8601, of any precision, ranges too
  std::vector<std::u32string> persons;
};

class LetterSource {
 public:
  virtual ~LetterSource() = default;
  /// The letters and lists that a sentence may mean, in the order of their documents. A source of few papers gives all it has; one of many at least those
  /// with a number or a day of the query, and what stands on the pages that the sentence and its persons propose. Errors: those of the store.
  virtual Result<KnownLetters> letters(const LetterQuery& query) = 0;
  /// Lists: those of documents with such a letter, and those whose title has its number.
  virtual Result<KnownLists> lists(const LetterQuery& query) = 0;
};

}  // namespace recto::tracing
