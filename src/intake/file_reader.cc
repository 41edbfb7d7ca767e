#include "intake/file_reader.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

#include "intake/kind.h"
#include "intake/pdf_reading.h"
#include "text/language.h"

namespace recto::intake {
namespace {

constexpr uint32_t kCpuSecondsOfText = 60;  // nothing but a trap takes longer: 256 MB of text take 5

/// The first bytes of a file, wherever its offset stands.
Result<std::string> head_of(const FileDescriptor& file, const std::string& subject) {
  std::array<char, kHeadBytes> buffer;
  size_t filled = 0;
  while (filled < buffer.size()) {
    const ssize_t n = ::pread(file.get(), buffer.data() + filled, buffer.size() - filled, static_cast<off_t>(filled));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail(ErrorKind::io, std::string("cannot read: ") + std::strerror(errno), subject);
    if (n == 0) break;
    filled += static_cast<size_t>(n);
  }
  return std::string(buffer.data(), filled);
}

std::string_view reader_for(FileFormat format) {
  constexpr std::array<std::string_view, 5> kReaders = {"pdf", "image", "office", "html", "text"};
  return kReaders[static_cast<size_t>(format)];
}

/// Hands pages on as they come.
class Through : public sandbox::AnswerSink {
 public:
  explicit Through(const PageTaker& take) : take_(take) {}
  Result<void> page(wire::PageRead read) override { return take_(std::move(read.page)); }

 private:
  const PageTaker& take_;
};

}  // namespace

struct FileReader::Parts {
  const sandbox::Runner& runner;
  ReadingOptions options;
  Recognisers recognisers;
};

FileReader::FileReader(const sandbox::Runner& runner, const ReadingOptions& options) {
  const unsigned count =
      options.recognisers > 0 ? options.recognisers : std::max(1U, std::thread::hardware_concurrency());
  parts_.reset(new Parts{runner, options, Recognisers(runner, options.languages, count)});
}

FileReader::~FileReader() = default;

Result<FileReading> FileReader::read(const FileDescriptor& file, const std::string& untrusted_name,
                                     const PageTaker& take, const sandbox::Cancellation* cancellation) const {
  FileReading reading = TRY(read_in_sandbox(file, untrusted_name, take, cancellation));
  if (!reading.reader.empty()) reading.reader += " (" + parts_->runner.level() + ")";
  return reading;
}

Result<FileReading> FileReader::read_in_sandbox(const FileDescriptor& file, const std::string& untrusted_name,
                                                const PageTaker& take,
                                                const sandbox::Cancellation* cancellation) const {
  const std::string head = TRY(head_of(file, untrusted_name));
  if (head.empty()) return refused("the file is empty");
  const FileKind kind = tell_kind(head, untrusted_name);
  if (kind.format == FileFormat::unsupported) return refused("unsupported: " + std::string(kind.name));
  const PageTaker take_told = [&take](Page page) {
    if (page.language == "und") page.language = text::detect_language(page.text);
    return take(std::move(page));
  };
  if (kind.format == FileFormat::pdf) {
    return read_pdf(parts_->runner, parts_->recognisers, file, untrusted_name, take_told, cancellation);
  }
  sandbox::Job job;
  job.sandbox = sandbox::Afterwards::kept;
  job.reader = reader_for(kind.format);
  job.file = file.get();
  job.request.untrusted_file_name = untrusted_name;
  job.request.languages = parts_->options.languages;
  if (kind.format != FileFormat::image) job.limits.cpu_seconds = kCpuSecondsOfText;
  Through sink(take_told);
  FileReading reading = reading_of(TRY(parts_->runner.run(job, sink, cancellation)));
  if (reading.outcome == Outcome::failed && reading.pages > 0) reading.outcome = Outcome::partial;
  return reading;
}

}  // namespace recto::intake
