#pragma once
// Words of invented letters by list, and the filling of texts with them.
//
// A text's {list} becomes an entry of that list, which may hold slots itself. {field:list} does the same and notes what came out as
// the gold of that field, {field=words} the words themselves. Beside the lists of the file there are n1 … n5 (a number of so
// many digits), year, and the dates of dates.h.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bench/generate/random.h"

namespace recto::bench {

/// What stands on a page in a field: the answer that a reading is held against.
struct Gold {
  std::string field;
  std::string text;
};

class Phrasebook {
 public:
  /// Lines "LIST = entry | entry"; those that begin with # are passed over. Errors: those of read_file; invalid_input.
  static Result<Phrasebook> load(const std::string& path);
  /// The entries of a list; none: an empty list.
  const std::vector<std::string>& list(std::string_view name) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> lists_;
};

/// Fills the texts of one page.
class Filler {
 public:
  /// Asked for slots first: {date} and the like. An empty answer passes the slot on to the lists.
  using Special = std::function<std::string(std::string_view slot)>;
  Filler(const Phrasebook& book, Random random, Special special)
      : book_(book), random_(random), special_(std::move(special)) {}

  /// Errors: invalid_input (a list that is not there). Gold of slots within a golden slot is not noted.
  Result<std::string> fill(std::string_view text);
  const std::vector<Gold>& gold() const { return gold_; }
  void note(std::string field, std::string text) { gold_.push_back({std::move(field), std::move(text)}); }

 private:
  Result<std::string> slot(std::string_view name);

  const Phrasebook& book_;
  Random random_;
  Special special_;
  std::vector<Gold> gold_;
};

}  // namespace recto::bench
