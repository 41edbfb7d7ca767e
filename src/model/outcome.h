#pragma once
// What became of a file that was given to intake. The list is closed: every file gets exactly one.

#include <cstdint>
#include <optional>
#include <string_view>

namespace recto::inline model {

enum class Outcome : uint8_t { stored, duplicate, partial, refused, failed, limit, timeout };
std::string_view to_string(Outcome outcome);
std::optional<Outcome> outcome_from(std::string_view name);

/// Whether a person must be told: the file, or a part of it, is not among what can be searched.
constexpr bool wants_a_look(Outcome outcome) { return outcome != Outcome::stored && outcome != Outcome::duplicate; }

}  // namespace recto::inline model
