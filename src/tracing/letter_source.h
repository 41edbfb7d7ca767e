#pragma once
// The letters and lists of the papers, for what a story says of a letter.

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

class LetterSource {
 public:
  virtual ~LetterSource() = default;
  /// All letters and lists, in the order of their documents. Asked for once a check, and only if the story speaks of a letter or a list. Errors: those of
  /// the store.
  virtual Result<std::vector<KnownLetter>> letters() = 0;
  virtual Result<std::vector<KnownList>> lists() = 0;
};

}  // namespace recto::tracing
