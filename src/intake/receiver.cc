#include "intake/receiver.h"

#include "store/accession.h"

namespace recto::intake {
namespace {

class Receiver {
 public:
  Receiver(store::Case& opened, const std::string& leave_out, Conveyor& conveyor)
      : accession_(opened.accession()), leave_out_(leave_out), conveyor_(conveyor) {}

  Result<void> take(Found found) {
    group_.push_back(TRY(arrival_of(found)));
    bytes_ += found.size;
    return group_.size() < kGroupFiles && bytes_ < kGroupBytes ? Result<void>() : put_group();
  }

  /// Records the group as received, when it is its turn.
  Result<void> put_group() {
    if (group_.empty() || !conveyor_.wait_for_room()) return {};
    const auto received = TRY(accession_.receive(group_));
    std::vector<Item> items(group_.size());
    for (size_t i = 0; i < items.size(); ++i) {
      items[i].untrusted_path = std::move(group_[i].untrusted_path);
      items[i].received = received[i];
      if (group_[i].staged) items[i].size = group_[i].staged->size;
    }
    conveyor_.put(std::move(items));
    group_.clear();
    bytes_ = 0;
    return {};
  }

 private:
  Result<store::Arrival> arrival_of(const Found& found) {
    store::Arrival arrival{name_of(found.untrusted_path), std::nullopt, found.outcome, found.why};
    if (!found.regular) return arrival;
    const auto source = open_found(found);
    if (!source) {
      const bool changed_kind = source.error().kind == ErrorKind::invalid_input;
      arrival.outcome = changed_kind ? Outcome::refused : Outcome::failed;
      arrival.why = source.error().message;
      return arrival;
    }
    auto staged = accession_.stage(*source, arrival.untrusted_path);
    if (staged) {
      arrival.staged = std::move(*staged);
    } else if (staged.error().kind == ErrorKind::invalid_input) {
      arrival.outcome = Outcome::failed;
      arrival.why = staged.error().message;
    } else {
      return tl::unexpected(staged.error());
    }
    return arrival;
  }

  std::string name_of(const std::string& path) const {
    return !leave_out_.empty() && path.starts_with(leave_out_ + "/") ? path.substr(leave_out_.size() + 1) : path;
  }

  store::Accession& accession_;
  const std::string& leave_out_;
  Conveyor& conveyor_;
  std::vector<store::Arrival> group_;
  uint64_t bytes_ = 0;
};

Result<void> receive_until_the_end(store::Case& opened, const Given& given, Conveyor& conveyor,
                                   const sandbox::Cancellation& cancellation) {
  Walk walk(given.untrusted_paths, opened.folder());
  Receiver receiver(opened, given.leave_out, conveyor);
  while (auto found = walk.next()) {
    if (cancellation.cancelled()) {
      conveyor.stop();
      return {};
    }
    TRY(receiver.take(std::move(*found)));
  }
  return receiver.put_group();
}

}  // namespace

void receive_all(store::Case& opened, const Given& given, Conveyor& conveyor,
                 const sandbox::Cancellation& cancellation) {
  if (auto done = receive_until_the_end(opened, given, conveyor, cancellation); !done) conveyor.stop(done.error());
  conveyor.end();
}

}  // namespace recto::intake
