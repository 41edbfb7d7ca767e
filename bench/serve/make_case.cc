// bench_serve_case CASE FOLDER: takes a folder of text files into a new case as `recto add` does, but reads them in this process.
//
// The files are our own, and a sandbox for each of a hundred thousand would take most of an hour on two busy cores. Everything else is what `recto add` makes: the log, the
// originals, the pages, the letters and lists, the index.

#include <fmt/format.h>

#include "app/index_feeder.h"
#include "app/letters.h"
#include "app/lists.h"
#include "base/files.h"
#include "intake/add.h"
#include "readers/harness/flow.h"
#include "text/language.h"
#include "text/utf8.h"

namespace recto::bench {
namespace {

constexpr uint64_t kLongest = 1'000'000;  // bytes of a file

Result<intake::FileReading> read_text(const FileDescriptor& file, const std::string&, const intake::PageTaker& take,
                                      const sandbox::Cancellation*) {
  Page page;
  const std::string bytes = TRY(read_file(fmt::format("/proc/self/fd/{}", file.get()), kLongest));
  page.text = text::decode_utf8_lossy(bytes);
  page.words = harness::words_between_spaces(page.text);
  page.language = text::detect_language(page.text);
  TRY(take(std::move(page)));
  return intake::FileReading{Outcome::stored, "", "text/1", 1};
}

/// Feeds the index and says how far it is.
class Feeding : public intake::AddEvents {
 public:
  explicit Feeding(app::IndexFeeder& feeder) : feeder_(feeder) {}
  Result<void> file(const intake::FileLine&) override { return {}; }
  Result<void> document(const store::Document& document) override { return feeder_.feed(document); }
  void progress(const intake::AddProgress& progress) override {
    if (progress.files_done < told_ + 5'000) return;
    told_ = progress.files_done;
    fmt::print(stderr, "{} of {} papers\n", progress.files_done, progress.files_total);
  }

 private:
  app::IndexFeeder& feeder_;
  uint64_t told_ = 0;
};

Result<void> make_case(const std::string& folder, const std::string& papers) {
  const auto opened = TRY(store::Case::create(folder));
  const auto keep = [&](const store::Document& document, const app::IndexFeeder::Pages& pages) -> Result<void> {
    TRY(app::keep_letters(*opened, document, pages));
    return app::keep_lists(*opened, document, pages);
  };
  const auto feeder = TRY(app::IndexFeeder::start(*opened, keep));
  Feeding feeding(*feeder);
  TRY(intake::add(*opened, std::vector{papers}, read_text, feeding));
  TRY(feeder->finish(app::IndexFeeder::Rest::indexed));
  sandbox::Cancellation never;
  TRY(app::read_new_letters(*opened, never));
  return app::read_new_lists(*opened, never);
}

}  // namespace
}  // namespace recto::bench

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "bench_serve_case CASE FOLDER\n");
    return 2;
  }
  const auto made = recto::bench::make_case(argv[1], argv[2]);
  if (!made) fmt::print(stderr, "bench_serve_case: {}\n", made.error().sentence());
  return made ? 0 : 3;
}
