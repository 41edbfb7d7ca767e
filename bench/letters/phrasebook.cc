#include "bench/letters/phrasebook.h"

#include <sstream>

#include "base/files.h"

namespace recto::bench {
namespace {

constexpr size_t kLargestFile = 1 << 20;

std::string_view trimmed(std::string_view text) {
  const size_t start = text.find_first_not_of(' ');
  if (start == text.npos) return {};
  return text.substr(start, text.find_last_not_of(' ') + 1 - start);
}

std::vector<std::string> entries_of(std::string_view text) {
  std::vector<std::string> entries;
  for (size_t start = 0; start <= text.size();) {
    const size_t end = std::min(text.find('|', start), text.size());
    entries.emplace_back(trimmed(text.substr(start, end - start)));
    start = end + 1;
  }
  return entries;
}

/// n1 … n5: so many digits, the first no zero.
std::string number_of(std::string_view slot, Random& random) {
  if (slot.size() != 2 || slot[0] != 'n' || slot[1] < '1' || slot[1] > '5') return "";
  std::string digits(1, static_cast<char>('1' + random.below(9)));
  while (digits.size() < static_cast<size_t>(slot[1] - '0')) digits += static_cast<char>('0' + random.below(10));
  return digits;
}

}  // namespace

Result<Phrasebook> Phrasebook::load(const std::string& path) {
  Phrasebook book;
  std::istringstream lines(TRY(read_file(path, kLargestFile)));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    const size_t equals = line.find(" = ");
    if (equals == line.npos) return fail(ErrorKind::invalid_input, "has a line without \" = \": " + line, path);
    book.lists_[line.substr(0, equals)] = entries_of(std::string_view(line).substr(equals + 3));
  }
  return book;
}

const std::vector<std::string>& Phrasebook::list(std::string_view name) const {
  static const std::vector<std::string> none;
  const auto at = lists_.find(name);
  return at == lists_.end() ? none : at->second;
}

Result<std::string> Filler::slot(std::string_view name) {
  if (std::string number = number_of(name, random_); !number.empty()) return number;
  if (name == "year") return std::to_string(random_.between(1948, 2019));
  if (std::string special = special_(name); !special.empty()) return special;
  const auto& entries = book_.list(name);
  if (entries.empty()) return fail(ErrorKind::invalid_input, "is no list of the phrasebook", std::string(name));
  return fill(random_.pick(entries));
}

Result<std::string> Filler::fill(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == text.npos) break;
    const size_t close = std::min(text.find('}', open), text.size());
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    const size_t mark = inside.find_first_of(":=");
    if (mark == inside.npos) {
      out += TRY(slot(inside));
    } else {
      const std::string_view words = inside.substr(mark + 1);
      std::string gold = inside[mark] == '=' ? std::string(words) : TRY(slot(words));
      out += gold;
      note(std::string(inside.substr(0, mark)), std::move(gold));
    }
    text.remove_prefix(std::min(text.size(), close + 1));
  }
  return out;
}

}  // namespace recto::bench
