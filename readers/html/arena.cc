#include "readers/html/arena.h"

#include <algorithm>
#include <bit>
#include <new>

namespace recto::html {

Arena::Head* Arena::carve(size_t bytes) {
  if (bytes > room_) {
    const size_t chunk = std::max(bytes, kChunk);
    if (chunk > left_) throw std::bad_alloc();
    chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(chunk));
    left_ -= chunk;
    at_ = chunks_.back().get();
    room_ = chunk;
  }
  Head* head = new (at_) Head{0, nullptr};
  at_ += bytes;
  room_ -= bytes;
  return head;
}

void* Arena::take(size_t size) {
  if (size > left_ + room_ + kChunk) throw std::bad_alloc();
  const bool small = size <= kSmall;
  const size_t steps = std::max<size_t>((size + kStep - 1) / kStep, 1);
  const size_t whole = small ? steps * kStep : std::bit_ceil(size);
  const size_t size_class = small ? steps : kSmall / kStep + static_cast<size_t>(std::countr_zero(whole));
  Head*& first = free_[size_class];
  Head* head = first;
  if (head) {
    first = head->next;
  } else {
    head = carve(sizeof(Head) + whole);
  }
  head->size_class = size_class;
  return head + 1;
}

void Arena::give_back(void* block) {
  if (!block) return;
  Head* head = static_cast<Head*>(block) - 1;
  head->next = free_[head->size_class];
  free_[head->size_class] = head;
}

}  // namespace recto::html
