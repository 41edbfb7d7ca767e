#include "intake/table_reader.h"

#include <unistd.h>

#include <array>

#include "intake/kind.h"

namespace recto::intake {
namespace {

constexpr uint32_t kCpuSeconds = 300;  // a list of 20 million rows takes 60
constexpr uint64_t kTextBytes = 4'000'000'000;

/// Hands rows on as they come.
class Rows : public sandbox::AnswerSink {
 public:
  explicit Rows(const RowTaker& take) : take_(take) {}
  Result<void> sheet(wire::TableSheet sheet) override {
    head_ = {sheet.number, std::move(sheet.name)};
    return {};
  }
  Result<void> rows(wire::TableRows rows) override {
    for (TableRow& row : rows.rows) {
      ++count_;
      TRY(take_(head_, std::move(row)));
    }
    return {};
  }
  uint64_t count() const { return count_; }

 private:
  const RowTaker& take_;
  SheetHead head_;
  uint64_t count_ = 0;
};

TableReading refused_list(std::string why) { return {Outcome::refused, ErrorKind::unsupported, std::move(why), "", 0}; }

}  // namespace

Result<TableReading> read_table(const sandbox::Runner& runner, const FileDescriptor& file,
                                const std::string& untrusted_name, const RowTaker& take,
                                const sandbox::Cancellation* cancellation) {
  std::array<char, kHeadBytes> head;
  const ssize_t size = ::pread(file.get(), head.data(), head.size(), 0);
  if (size < 0) return fail(ErrorKind::io, "the file cannot be read", untrusted_name);
  if (size == 0) return refused_list("the file is empty");
  const FileKind kind = tell_kind({head.data(), static_cast<size_t>(size)}, untrusted_name);
  const bool text = kind.format == FileFormat::text || kind.format == FileFormat::html;  // a list may hold tags
  if (!text && kind.format != FileFormat::office)
    return refused_list("unsupported as a list: " + std::string(kind.name) + "; lists are CSV, TSV or XLSX");
  sandbox::Job job;
  job.sandbox = sandbox::Afterwards::kept;
  job.reader = text ? "text" : "office";
  job.file = file.get();
  job.request.kind = wire::RequestKind::table;
  job.request.untrusted_file_name = untrusted_name;
  job.request.limits.text_bytes = kTextBytes;
  job.limits.cpu_seconds = kCpuSeconds;
  Rows sink(take);
  sandbox::JobReport report = TRY(runner.run(job, sink, cancellation));
  TableReading reading{report.outcome, report.kind, std::move(report.why), std::move(report.reader), sink.count()};
  const bool some = reading.rows > 0 && reading.outcome != Outcome::stored;
  if (some && reading.outcome == Outcome::failed) reading.outcome = Outcome::partial;
  return reading;
}

}  // namespace recto::intake
