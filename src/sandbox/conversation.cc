#include "sandbox/conversation.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace recto::sandbox {
namespace {

constexpr size_t kReadAtOnce = 256 * 1024;
constexpr size_t kMostDiagnostics = 4'096;
/// How long a reader that is done may take to fall silent.
constexpr std::chrono::milliseconds kAfterDone{2'000};

/// Reads what is there: the bytes; nothing at the end of the stream; nullopt when there is nothing yet.
std::optional<std::string_view> read_available(int fd, std::string& buffer) {
  const ssize_t got = ::read(fd, buffer.data(), buffer.size());
  if (got < 0) return errno == EAGAIN || errno == EINTR ? std::nullopt : std::optional<std::string_view>("");
  return std::string_view(buffer).substr(0, static_cast<size_t>(got));
}

}  // namespace

Conversation::Conversation(const Job& job, ReaderProcess& reader, AnswerSink& sink, const Cancellation* cancellation)
    : job_(job),
      reader_(reader),
      sink_(sink),
      cancellation_(cancellation),
      outbox_(job.request, job.grey),
      checker_(job.request),
      buffer_(kReadAtOnce, '\0'),
      started_(Time::now()),
      deadline_(started_ + job.limits.wall) {}

Result<Heard> Conversation::run() {
  while (!over_) TRY(wait_and_serve());
  hear_diagnostics();
  return std::move(heard_);
}

void Conversation::close(Close why, std::optional<Error> error) {
  over_ = true;
  heard_.close = why;
  heard_.error = std::move(error);
}

int Conversation::milliseconds_left() const {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline_ - Time::now()).count();
  return left > 0 ? static_cast<int>(std::min<int64_t>(left, INT32_MAX)) : 0;
}

Result<void> Conversation::wait_and_serve() {
  // A negative descriptor is one that poll leaves out.
  std::array<pollfd, 5> watched = {{{reader_.answer.get(), POLLIN, 0},
                                    {reader_.request.get(), POLLOUT, 0},
                                    {reader_.diagnostics.get(), POLLIN, 0},
                                    {reader_.info.get(), POLLIN, 0},
                                    {cancellation_ == nullptr ? -1 : cancellation_->descriptor(), POLLIN, 0}}};
  const int ready = ::poll(watched.data(), watched.size(), milliseconds_left());
  if (ready < 0) return {};
  if (watched[4].revents != 0) return fail(ErrorKind::cancelled, "stopped");
  if (watched[3].revents != 0) learn_first_process(reader_);
  if (watched[2].revents != 0) hear_diagnostics();
  if (watched[1].revents != 0) send_more();
  if (watched[0].revents != 0) TRY(hear_answer());
  if (!over_ && milliseconds_left() == 0) close(checker_.finished() ? heard_.close : Close::out_of_time);
  return {};
}

void Conversation::send_more() {
  const std::string_view pending = outbox_.pending();
  const ssize_t written = pending.empty() ? 0 : ::write(reader_.request.get(), pending.data(), pending.size());
  if (written > 0) outbox_.sent(static_cast<size_t>(written));
  const bool gone = written < 0 && errno != EAGAIN && errno != EINTR;
  if (gone || outbox_.pending().empty()) reader_.request.reset();
}

void Conversation::hear_diagnostics() {
  std::string chunk(kMostDiagnostics, '\0');
  const auto said = reader_.diagnostics ? read_available(reader_.diagnostics.get(), chunk) : std::nullopt;
  if (!said) return;
  if (said->empty()) reader_.diagnostics.reset();
  const size_t room = kMostDiagnostics - heard_.untrusted_diagnostics.size();
  heard_.untrusted_diagnostics += said->substr(0, room);
}

Result<void> Conversation::hear_answer() {
  const auto said = read_available(reader_.answer.get(), buffer_);
  if (!said) return {};
  if (said->empty()) {
    reader_.answer.reset();
    const bool whole = checker_.finished() && decoder_.pending() == 0;
    close(whole ? heard_.close : Close::cut);
    return {};
  }
  heard_bytes_ += said->size();
  if (heard_bytes_ > job_.limits.answer_bytes) {
    close(Close::over_limit, Error{ErrorKind::limit, "the answer is longer than allowed", {}});
    return {};
  }
  decoder_.feed(*said);
  while (!over_) {
    auto message = decoder_.next();
    if (!message) {
      close(Close::invalid, std::move(message).error());
    } else if (*message) {
      TRY(take(std::move(**message)));
    } else {
      break;
    }
  }
  return {};
}

Result<void> Conversation::take(wire::Message message) {
  const auto accepted = checker_.accept(message);
  if (!accepted) {
    const bool limit = accepted.error().kind == ErrorKind::limit;
    close(limit ? Close::over_limit : Close::invalid, accepted.error());
    return {};
  }
  note(message);
  const auto before = Time::now();
  TRY(hand_on(std::move(message)));
  deadline_ += Time::now() - before;  // the sink's time is not the reader's
  return {};
}

void Conversation::note(const wire::Message& message) {
  if (const auto* hello = std::get_if<wire::Hello>(&message)) {
    heard_.reader = hello->reader;
    heard_.to_hello = std::chrono::duration_cast<std::chrono::microseconds>(Time::now() - started_);
  } else if (const auto* fault = std::get_if<wire::Fault>(&message)) {
    ++heard_.faults;
    if (!heard_.fault || (heard_.fault->page != 0 && fault->page == 0)) heard_.fault = *fault;
  } else if (const auto* refused = std::get_if<wire::Refused>(&message)) {
    heard_.refused = *refused;
  } else if (std::holds_alternative<wire::PageRead>(message) || std::holds_alternative<wire::GreyPage>(message) ||
             std::holds_alternative<wire::Picture>(message)) {
    ++heard_.pages;
  }
  if (checker_.finished()) {
    heard_.close = heard_.refused ? Close::refused : Close::done;
    deadline_ = std::min(deadline_, Time::now() + kAfterDone);
  }
}

Result<void> Conversation::hand_on(wire::Message message) {
  struct Hand {
    AnswerSink& sink;
    Result<void> operator()(wire::Document&& document) const { return sink.document(std::move(document)); }
    Result<void> operator()(wire::PageRead&& read) const { return sink.page(std::move(read)); }
    Result<void> operator()(wire::GreyPage&& grey) const { return sink.grey_page(grey); }
    Result<void> operator()(wire::PixelRows&& rows) const { return sink.pixels(rows.bytes); }
    Result<void> operator()(wire::Picture&& picture) const { return sink.picture(std::move(picture)); }
    Result<void> operator()(wire::TableSheet&& sheet) const { return sink.sheet(std::move(sheet)); }
    Result<void> operator()(wire::TableRows&& rows) const { return sink.rows(std::move(rows)); }
    Result<void> operator()(wire::Fault&& fault) const { return sink.fault(std::move(fault)); }
    Result<void> operator()(wire::Hello&&) const { return {}; }
    Result<void> operator()(wire::Refused&&) const { return {}; }
    Result<void> operator()(wire::Done&&) const { return {}; }
  };
  return std::visit(Hand{sink_}, std::move(message));
}

}  // namespace recto::sandbox
