#include "serve/tickets.h"

#include "base/random.h"

namespace recto::serve {
namespace {

constexpr auto kHolds = std::chrono::seconds(10);
constexpr unsigned kBytes = 16;

}  // namespace

std::string Tickets::issue(const DocumentId& document, Clock::time_point now) {
  const std::lock_guard guard(mutex_);
  std::erase_if(tickets_, [&](const auto& one) { return one.second.until < now; });
  std::string ticket = random_hex(kBytes);
  tickets_[ticket] = {document, now + kHolds};
  return ticket;
}

Result<DocumentId> Tickets::redeem(const std::string& untrusted_ticket, Clock::time_point now) {
  const std::lock_guard guard(mutex_);
  const auto found = tickets_.find(untrusted_ticket);
  if (found == tickets_.end()) return fail(ErrorKind::denied, "this ticket was used, or never given");
  const Ticket ticket = found->second;
  tickets_.erase(found);
  if (ticket.until < now) return fail(ErrorKind::denied, "this ticket is too old");
  return ticket.document;
}

}  // namespace recto::serve
