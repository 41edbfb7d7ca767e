#include "app/crops.h"

#include <optional>

namespace recto::app {
namespace {

class PictureSink : public sandbox::AnswerSink {
 public:
  Result<void> picture(wire::Picture picture) override {
    picture_ = std::move(picture);
    return {};
  }
  std::optional<wire::Picture> take() { return std::move(picture_); }

 private:
  std::optional<wire::Picture> picture_;
};

}  // namespace

Result<publish::Crop> make_crop(const sandbox::Runner& runner, const PictureSource& source, const Page& page,
                                const CropPlan& plan) {
  const FileDescriptor file = TRY(open_regular(source.path));
  sandbox::Job job;
  job.reader = source.reader;
  job.file = file.get();
  job.request.kind = wire::RequestKind::picture;
  job.request.untrusted_file_name = source.path;
  job.request.pages = {page.number};
  job.request.dpi = plan.dpi;
  job.request.rotation = page.rotation;
  job.request.region = plan.region;
  job.request.marks = plan.marks;
  PictureSink sink;
  const sandbox::JobReport report = TRY(runner.run(job, sink));
  auto picture = sink.take();
  if (!picture) {
    return fail(ErrorKind::unsupported, report.why.empty() ? "no picture of the page could be made" : report.why,
                source.path);
  }
  return publish::Crop{std::move(picture->png), picture->width, picture->height};
}

std::string drawing_reader(std::string_view reader_version) {
  for (const std::string_view name : {"pdf", "image"}) {
    if (reader_version.starts_with(name)) return std::string(name);
  }
  return {};
}

}  // namespace recto::app
