#pragma once
// Bencoding (BEP 3): the encoding of acts. Chosen because a value has exactly one encoding, byte strings are bytes (a
// path need not be UTF-8), and a second verifier reads it in thirty lines of any language.
//
//   integer  i42e, i-7e (no leading zero, no -0)      string  4:spam (length in bytes)
//   list     l…e                                      dictionary  d<string><value>…e, keys ascending as bytes

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace recto::store {

struct Bencode {
  using List = std::vector<Bencode>;
  using Dictionary = std::map<std::string, Bencode, std::less<>>;
  std::variant<int64_t, std::string, List, Dictionary> value;

  Bencode() = default;
  Bencode(int64_t number) : value(number) {}
  Bencode(std::string bytes) : value(std::move(bytes)) {}
  Bencode(const char* bytes) : value(std::string(bytes)) {}
  Bencode(List list) : value(std::move(list)) {}
  Bencode(Dictionary dictionary) : value(std::move(dictionary)) {}
  bool operator==(const Bencode&) const = default;

  std::string encode() const;
  /// The value that `untrusted` is the encoding of, whole. Errors: corrupt (anything else, a second encoding of a value,
  /// or nesting deeper than 16).
  static Result<Bencode> decode(std::string_view untrusted);
};

/// The field of a dictionary. Errors: corrupt (missing, or another type).
Result<int64_t> integer_field(const Bencode::Dictionary& dictionary, std::string_view key);
Result<std::string> string_field(const Bencode::Dictionary& dictionary, std::string_view key);

}  // namespace recto::store
