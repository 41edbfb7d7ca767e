#include "intake/conveyor.h"

namespace recto::intake {

bool Conveyor::wait_for_room() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopped_ || groups_.size() < kGroupsAhead; });
  return !stopped_;
}

void Conveyor::put(std::vector<Item> group) {
  if (group.empty()) return;
  const std::lock_guard lock(mutex_);
  auto added = std::make_unique<Group>();
  for (Item& item : group) {
    if (item.received.standing != store::Standing::unread) item.state = Item::State::ready;
    added->items.push_back(std::move(item));
  }
  groups_.push_back(std::move(added));
  changed_.notify_all();
}

void Conveyor::end() {
  const std::lock_guard lock(mutex_);
  ended_ = true;
  changed_.notify_all();
}

Item* Conveyor::find_to_read() {
  for (const auto& group : groups_) {
    while (group->to_read < group->items.size()) {
      Item& item = group->items[group->to_read++];
      if (item.state == Item::State::waiting) return &item;
    }
  }
  return nullptr;
}

Item* Conveyor::next_to_read() {
  std::unique_lock lock(mutex_);
  for (;;) {
    if (stopped_) return nullptr;
    if (Item* item = find_to_read()) {
      item->state = Item::State::being_read;
      return item;
    }
    if (ended_) return nullptr;
    changed_.wait(lock);
  }
}

void Conveyor::finish(Item& item, FileReading reading) {
  const std::lock_guard lock(mutex_);
  item.reading = std::move(reading);
  item.state = Item::State::ready;
  changed_.notify_all();
}

const Item* Conveyor::find_to_keep() {
  if (groups_.empty() || (groups_.size() < kGroupsAhead && !ended_)) return nullptr;
  const Group& group = *groups_.front();
  const Item& item = group.items[group.to_keep];
  return item.state == Item::State::ready ? &item : nullptr;
}

const Item* Conveyor::next_to_keep(Deadline deadline) {
  std::unique_lock lock(mutex_);
  const Item* item = nullptr;
  changed_.wait_until(lock, deadline, [&] { return (item = find_to_keep()) || stopped_ || all_kept(); });
  return stopped_ ? nullptr : item;
}

void Conveyor::kept() {
  const std::lock_guard lock(mutex_);
  Group& group = *groups_.front();
  if (++group.to_keep < group.items.size()) return;
  groups_.pop_front();
  changed_.notify_all();
}

void Conveyor::stop(std::optional<Error> error) {
  const std::lock_guard lock(mutex_);
  if (!error_) error_ = std::move(error);
  stopped_ = true;
  changed_.notify_all();
}

bool Conveyor::finished() {
  const std::lock_guard lock(mutex_);
  return stopped_ || all_kept();
}

bool Conveyor::stopped() {
  const std::lock_guard lock(mutex_);
  return stopped_;
}

std::optional<Error> Conveyor::error() {
  const std::lock_guard lock(mutex_);
  return error_;
}

}  // namespace recto::intake
