#pragma once
// The ZIP package of an office file: its parts by name, taken out within limits.

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace recto::office {

/// Bounds against bombs; all count unpacked bytes.
struct PackageLimits {
  size_t entries = 20'000;
  size_t part_bytes = 64UL << 20;
  size_t total_bytes = 192UL << 20;
};

class Package {
 public:
  /// `bytes` must outlive the package. Lists the entries; a package that breaks off lists what came before.
  /// Errors: corrupt (no ZIP), denied (its entries are encrypted), limit (too many entries).
  static Result<Package> open(std::span<const std::byte> bytes, const PackageLimits& limits = {});

  bool has(std::string_view name) const { return names_.contains(std::string(name)); }
  /// All names, sorted.
  const std::set<std::string>& names() const { return names_; }
  /// True when the list of entries was cut short.
  bool is_damaged() const { return damaged_; }

  /// Unpacks the named parts in one pass; those that are not there are left out of the answer. A part that breaks off
  /// is given as far as it goes and makes the package damaged. Errors: limit (a part, or all parts so far, unpack to
  /// more than allowed), denied (encrypted).
  Result<std::map<std::string, std::string>> read(const std::set<std::string>& wanted);

 private:
  Package(std::span<const std::byte> bytes, const PackageLimits& limits) : bytes_(bytes), limits_(limits) {}

  std::span<const std::byte> bytes_;
  PackageLimits limits_;
  std::set<std::string> names_;
  size_t unpacked_ = 0;
  bool damaged_ = false;
};

}  // namespace recto::office
