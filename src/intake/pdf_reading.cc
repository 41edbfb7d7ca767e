#include "intake/pdf_reading.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>

#include "reading/text_layer.h"

namespace recto::intake {
namespace {

constexpr Dpi kOcrDpi{300};         // what the image reader is tuned for; it scales to the height of the letters
constexpr size_t kPagesOfJob = 64;  // rendered by one process: a crash costs one start, a long file no processor limit

/// A page that must be read from its picture, and why.
struct Untrusted {
  PageNumber page;
  std::string why;
};

/// Counts answers still to come.
class Latch {
 public:
  void add() {
    const std::lock_guard lock(mutex_);
    ++open_;
  }
  void done() {
    const std::lock_guard lock(mutex_);
    --open_;
    changed_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return open_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int open_ = 0;
};

/// Where pages of all passes meet: keeps the order of calls, the first error, and what must be said in the end.
class Gathering {
 public:
  explicit Gathering(const PageTaker& take) : take_(take) {}

  Result<void> give(Page page) {
    const std::lock_guard lock(mutex_);
    if (error_) return tl::unexpected(*error_);
    if (auto taken = take_(std::move(page)); !taken) {
      error_ = taken.error();
      return taken;
    }
    ++pages_;
    return {};
  }
  /// A page that could not be read at all keeps its number and says why.
  Result<void> give_unread(PageNumber number, const std::string& why) {
    {
      const std::lock_guard lock(mutex_);
      if (unread_++ == 0) first_unread_ = "page " + std::to_string(number.value) + ": " + why;
    }
    Page page;
    page.number = number;
    page.source = TextSource::ocr;
    page.confidence = 0;
    page.faults.push_back(why);
    return give(std::move(page));
  }
  void stop(const Error& error) {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = error;
  }
  std::optional<Error> error() {
    const std::lock_guard lock(mutex_);
    return error_;
  }
  void recogniser(const std::string& name) {
    const std::lock_guard lock(mutex_);
    recogniser_ = name;
  }

  /// The reading as it stands when all passes are over.
  FileReading close(FileReading reading) {
    const std::lock_guard lock(mutex_);
    reading.pages = pages_;
    if (!recogniser_.empty()) reading.reader += " + " + recogniser_;
    if (unread_ > 0 && reading.outcome == Outcome::stored) {
      reading.outcome = Outcome::partial;
      reading.why = first_unread_ + (unread_ > 1 ? ", and " + std::to_string(unread_ - 1) + " more pages" : "");
    }
    if (reading.outcome == Outcome::failed && pages_ > unread_) reading.outcome = Outcome::partial;
    return reading;
  }

 private:
  const PageTaker& take_;
  std::mutex mutex_;
  std::optional<Error> error_;
  std::string recogniser_, first_unread_;
  uint32_t pages_ = 0, unread_ = 0;
};

/// First pass: pages with good text go on, the others are noted.
class TextPass : public sandbox::AnswerSink {
 public:
  explicit TextPass(Gathering& gathering) : gathering_(gathering) {}

  Result<void> page(wire::PageRead read) override {
    const auto judged = reading::judge_text_layer(read.page, read.signals);
    if (judged.quality == reading::LayerQuality::good) return gathering_.give(std::move(read.page));
    const bool broken = judged.quality == reading::LayerQuality::broken;
    untrusted_.push_back({read.page.number, broken ? "its text layer was not used: " + judged.reason : ""});
    return {};
  }
  Result<void> fault(wire::Fault fault) override {
    return fault.page > 0 ? gathering_.give_unread(PageNumber(fault.page), fault.sentence) : Result<void>();
  }
  std::vector<Untrusted> untrusted_;

 private:
  Gathering& gathering_;
};

/// Second pass: grey pages come in, and go out to the recognisers.
class PicturePass : public sandbox::AnswerSink {
 public:
  PicturePass(Gathering& gathering, Recognisers& recognisers, Latch& latch, const sandbox::Cancellation* cancellation)
      : gathering_(gathering), recognisers_(recognisers), latch_(latch), cancellation_(cancellation) {}

  std::vector<Untrusted> left;  ///< pages of this job still to come

  Result<void> grey_page(const wire::GreyPage& grey) override {
    pixels_ = {grey.page, grey.shape, {}};
    pixels_.bytes.reserve(grey.shape.size());
    return {};
  }
  Result<void> pixels(std::string_view bytes) override {
    pixels_.bytes += bytes;
    if (pixels_.bytes.size() < pixels_.shape.size()) return {};
    if (const auto error = gathering_.error()) return tl::unexpected(*error);
    send(take_off(pixels_.page));
    return {};
  }
  Result<void> fault(wire::Fault fault) override {
    if (fault.page == 0) return {};
    take_off(PageNumber(fault.page));
    return gathering_.give_unread(PageNumber(fault.page), fault.sentence);
  }

 private:
  Untrusted take_off(PageNumber number) {
    const auto at = std::find_if(left.begin(), left.end(), [&](const Untrusted& u) { return u.page == number; });
    if (at == left.end()) return {number, ""};
    Untrusted found = std::move(*at);
    left.erase(at);
    return found;
  }
  void send(Untrusted page) {
    latch_.add();
    const auto answer = [this_gathering = &gathering_, latch = &latch_,
                         page = std::move(page)](Result<Recognised> recognised) {
      finish(*this_gathering, page, std::move(recognised));
      latch->done();
    };
    recognisers_.submit(std::move(pixels_), answer, cancellation_);
    pixels_ = {};
  }
  static void finish(Gathering& gathering, const Untrusted& page, Result<Recognised> recognised) {
    if (!recognised && recognised.error().kind == ErrorKind::cancelled) return gathering.stop(recognised.error());
    if (!recognised) {
      (void)gathering.give_unread(page.page, recognised.error().message);
      return;
    }
    gathering.recogniser(recognised->reader);
    if (!page.why.empty()) recognised->page.faults.push_back(page.why);
    (void)gathering.give(std::move(recognised->page));
  }

  Gathering& gathering_;
  Recognisers& recognisers_;
  Latch& latch_;
  const sandbox::Cancellation* cancellation_;
  GreyPixels pixels_;
};

/// Renders the first pages of `todo` and takes off what came of them: at least one page, so that this ends.
Result<void> render_some(const sandbox::Runner& runner, sandbox::Job job, PicturePass& pass, Gathering& gathering,
                         std::vector<Untrusted>& todo, const sandbox::Cancellation* cancellation) {
  const auto end = todo.begin() + static_cast<std::ptrdiff_t>(std::min(todo.size(), kPagesOfJob));
  pass.left.assign(std::make_move_iterator(todo.begin()), std::make_move_iterator(end));
  todo.erase(todo.begin(), end);
  job.request.kind = wire::RequestKind::pixels;
  job.request.dpi = kOcrDpi;
  job.request.pages.clear();
  for (const Untrusted& page : pass.left) job.request.pages.push_back(page.page);
  const sandbox::JobReport report = TRY(runner.run(job, pass, cancellation));
  if (pass.left.empty()) return {};
  const Untrusted stuck = std::move(pass.left.front());
  todo.insert(todo.begin(), std::make_move_iterator(pass.left.begin() + 1), std::make_move_iterator(pass.left.end()));
  pass.left.clear();
  return gathering.give_unread(stuck.page, report.why.empty() ? "the reader gave no picture of it" : report.why);
}

}  // namespace

FileReading reading_of(const sandbox::JobReport& report) {
  return {report.outcome, report.why, report.reader, report.pages};
}

Result<FileReading> read_pdf(const sandbox::Runner& runner, Recognisers& recognisers, const FileDescriptor& file,
                             const std::string& untrusted_name, const PageTaker& take,
                             const sandbox::Cancellation* cancellation) {
  sandbox::Job job;
  job.sandbox = sandbox::Afterwards::kept;
  job.reader = "pdf";
  job.file = file.get();
  job.request.untrusted_file_name = untrusted_name;
  Gathering gathering(take);
  TextPass text(gathering);
  const sandbox::JobReport report = TRY(runner.run(job, text, cancellation));
  Latch latch;
  PicturePass pass(gathering, recognisers, latch, cancellation);
  Result<void> rendered;
  while (rendered && !text.untrusted_.empty()) {
    rendered = render_some(runner, job, pass, gathering, text.untrusted_, cancellation);
  }
  latch.wait();
  if (const auto error = gathering.error()) return tl::unexpected(*error);
  if (!rendered) return tl::unexpected(rendered.error());
  return gathering.close(reading_of(report));
}

}  // namespace recto::intake
