#include "app/read.h"

#include <algorithm>
#include <deque>
#include <future>
#include <thread>

#include "base/files.h"

namespace recto::app {
namespace {

/// Files wait for those before them; so many are read ahead.
size_t read_ahead() { return std::max(2U, std::thread::hardware_concurrency()); }

Outcome outcome_of(ErrorKind kind) { return kind == ErrorKind::io ? Outcome::failed : Outcome::refused; }

}  // namespace

Result<std::unique_ptr<sandbox::Runner>> open_sandbox(bool allow_degraded) {
  sandbox::RunnerOptions options;
  options.strictness = allow_degraded ? sandbox::Strictness::allow_degraded : sandbox::Strictness::refuse;
  return sandbox::Runner::create(options);
}

Result<FilePages> read_pages(const intake::FileReader& reader, const std::string& path,
                             const sandbox::Cancellation* cancellation) {
  FilePages out;
  out.file = path;
  const auto file = open_regular(path);
  if (!file) {
    out.reading.outcome = outcome_of(file.error().kind);
    out.reading.why = file.error().message;
    return out;
  }
  const auto take = [&out](Page page) -> Result<void> {
    out.pages.push_back(std::move(page));
    return {};
  };
  out.reading = TRY(reader.read(*file, path, take, cancellation));
  std::sort(out.pages.begin(), out.pages.end(), [](const Page& a, const Page& b) { return a.number < b.number; });
  return out;
}

Result<void> read_files(const sandbox::Runner& runner, std::span<const std::string> paths,
                        const std::vector<std::string>& languages, const std::function<Result<void>(FilePages)>& each,
                        const sandbox::Cancellation* cancellation) {
  const intake::FileReader reader(runner, {languages, 0});
  std::deque<std::future<Result<FilePages>>> ahead;
  size_t next = 0;
  while (next < paths.size() || !ahead.empty()) {
    while (next < paths.size() && ahead.size() < read_ahead()) {
      const std::string& path = paths[next++];
      ahead.push_back(std::async(std::launch::async,
                                 [&reader, &path, cancellation] { return read_pages(reader, path, cancellation); }));
    }
    auto pages = ahead.front().get();
    ahead.pop_front();
    if (!pages) return tl::unexpected(pages.error());
    TRY(each(std::move(*pages)));
  }
  return {};
}

}  // namespace recto::app
