#pragma once
// JSON Lines given by the user: passages to trace, texts to find facts in.

#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "json/objects.h"

namespace recto::cli {

using json::Json;

/// One object of a JSON Lines file, with its line number for messages.
struct InputLine {
  size_t number = 0;
  Json object;
};

/// Reads a file ("-": standard input) of at most 1 GB, one JSON object a line, blank lines passed over; hands each to `each` and stops at its
/// first error. Errors: those of reading; invalid_input (not UTF-8, no JSON object; the message names the line).
Result<void> read_lines(const std::string& path, const std::function<Result<void>(InputLine)>& each);

/// A text field. Errors: invalid_input (missing, or no string).
Result<std::u32string> text_field(const InputLine& line, const char* key);
/// An id: a string as it is, a number as its digits. Errors: invalid_input (missing or something else).
Result<std::string> id_field(const InputLine& line, const char* key);
/// A day as YYYY-MM-DD; empty where the key is missing or null. Errors: invalid_input.
Result<std::string> day_field(const InputLine& line, const char* key);
/// A list of strings; empty where the key is missing. Errors: invalid_input.
Result<std::vector<std::string>> list_field(const InputLine& line, const char* key);

/// A whole file or, for "-", standard input. Errors: those of reading; limit (larger than `most` bytes).
Result<std::string> read_input(const std::string& path, uint64_t most);

}  // namespace recto::cli
