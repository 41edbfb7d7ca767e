#pragma once
// Memory for one parsed page, given back all at once: taking a tree of 100,000 levels apart node by node would recurse
// as deep.

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace recto::html {

/// Blocks of sizes rounded up, small ones to multiples of 16, large ones to powers of two; freed blocks are used again
/// for the same size.
class Arena {
 public:
  /// `most` bytes in all; beyond, and when the system has no more, std::bad_alloc.
  explicit Arena(size_t most) : left_(most) {}
  void* take(size_t size);
  void give_back(void* block);

 private:
  struct alignas(std::max_align_t) Head {
    size_t size_class;
    Head* next;
  };
  static constexpr size_t kChunk = 1UL << 20, kSmall = 1024, kStep = 16;

  Head* carve(size_t bytes);

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::array<Head*, kSmall / kStep + 65> free_{};
  std::byte* at_ = nullptr;
  size_t room_ = 0, left_;
};

}  // namespace recto::html
