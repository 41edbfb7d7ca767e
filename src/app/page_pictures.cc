#include "app/page_pictures.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <vector>

#include "base/files.h"
#include "base/hash.h"
#include "base/random.h"
#include "store/catalogue.h"

namespace recto::app {
namespace {

namespace fs = std::filesystem;
constexpr uint64_t kMostPicture = 64'000'000;  ///< bytes of one
constexpr int kLeastDpi = 10, kMostDpi = 600;
constexpr float kPointsAnInch = 72;

/// The resolution at which so many points are so many pixels.
Dpi dpi_for(Pixels width, float points) {
  const float exact = static_cast<float>(width.value) * kPointsAnInch / std::max(points, 1.0F);
  return Dpi(std::clamp(static_cast<int>(std::lround(exact)), kLeastDpi, kMostDpi));
}

std::string name_of(const DocumentId& document, const Page& page, const CropPlan& plan) {
  std::string all = document.text + "/" + std::to_string(page.number.value) + " " + std::to_string(page.rotation) +
                    " " + std::to_string(plan.dpi.value);
  const auto add = [&](const Box& box) {
    for (const float edge : {box.x0, box.y0, box.x1, box.y1}) all += " " + std::to_string(edge);
  };
  add(plan.region);
  for (const wire::Mark& mark : plan.marks) {
    all += " " + std::to_string(mark.style);
    add(mark.box);
  }
  return to_hex(sha256(all));
}

struct Kept {
  fs::path path;
  uint64_t bytes;
  fs::file_time_type used;
};

std::vector<Kept> pictures_in(const std::string& folder) {
  std::vector<Kept> out;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; at != end && !error; at.increment(error)) {
    std::error_code gone;
    if (!at->is_regular_file(gone) || gone) continue;
    out.push_back({at->path(), at->file_size(gone), at->last_write_time(gone)});
  }
  return out;
}

Result<PlannedPicture> planned(CasePapers& papers, const DocumentId& document, std::shared_ptr<const Page> page,
                               CropPlan plan) {
  const PaperView paper = TRY(papers.view(document));
  PlannedPicture out{{paper.bytes_path, drawing_reader(paper.reader)}, std::move(page), std::move(plan), {}};
  if (out.source.reader.empty() || out.page->width <= 0) {
    return fail(ErrorKind::unsupported, "this kind of document has no pictures of its pages", document.text);
  }
  out.name = name_of(document, *out.page, out.plan);
  return out;
}

}  // namespace

PagePictures::PagePictures(std::string folder, const sandbox::Runner& runner, uint64_t most_bytes, unsigned at_once)
    : folder_(std::move(folder)), runner_(runner), most_bytes_(most_bytes), at_once_(at_once) {}

Result<PlannedPicture> PagePictures::plan_page(CasePapers& papers, const DocumentId& document, PageNumber number,
                                               Pixels width) {
  auto page = TRY(papers.page(document, number));
  CropPlan plan;
  plan.region = {0, 0, page->width, page->height};
  plan.dpi = dpi_for(std::min(width, kMostWidth), page->width);
  return planned(papers, document, std::move(page), std::move(plan));
}

Result<PlannedPicture> PagePictures::plan_crop_of(CasePapers& papers, const Cite& cite, Pixels width) {
  auto page = TRY(papers.page(cite.document, cite.page));
  if (cite.range.start > cite.range.end || cite.range.end.value > page->text.size()) {
    return fail(ErrorKind::not_found, "the page has fewer characters than the passage asks for", cite.to_string());
  }
  CropPlan plan = plan_crop(*page, cite.range, {});
  if (plan.region.empty()) return fail(ErrorKind::not_found, "these words have no place on a page", cite.to_string());
  plan.dpi = dpi_for(std::min(width, kMostWidth), plan.region.x1 - plan.region.x0);
  return planned(papers, cite.document, std::move(page), std::move(plan));
}

Result<PagePicture> PagePictures::draw(const PlannedPicture& planned) {
  auto png = TRY(drawn_or_kept(planned.name, [&]() -> Result<std::string> {
    return TRY(make_crop(runner_, planned.source, *planned.page, planned.plan)).png;
  }));
  return PagePicture{std::move(png), planned.plan.region, planned.name};
}

/// Waits where the same picture is being drawn, or too many are.
Result<std::string> PagePictures::drawn_or_kept(const std::string& name,
                                                const std::function<Result<std::string>()>& draw) {
  const std::string path = folder_ + "/" + name.substr(0, 2) + "/" + name + ".png";
  {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] { return !being_drawn_.contains(name); });
    if (auto kept = read_file(path, kMostPicture)) {
      ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);  // used now; that it cannot be noted harms nothing
      return kept;
    }
    done_.wait(lock, [&] { return being_drawn_.size() < at_once_ && !being_drawn_.contains(name); });
    if (auto kept = read_file(path, kMostPicture)) return kept;
    being_drawn_.insert(name);
  }
  auto drawn = draw();
  const bool kept = drawn && keep(path, *drawn);
  {
    const std::lock_guard guard(mutex_);
    being_drawn_.erase(name);
    if (kept) bytes_ += drawn->size();
    if (kept && (!counted_ || bytes_ > most_bytes_)) make_room();
  }
  done_.notify_all();
  return drawn;
}

/// Under another name first: a picture is whole or not there. A cache that cannot be written (a stick that is read only) is no error.
Result<void> PagePictures::keep(const std::string& path, const std::string& png) {
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  FileSystem& disk = real_file_system();
  const std::string temporary = path + "." + random_hex(4);
  {
    const FileDescriptor file = TRY(disk.create(temporary));
    if (auto written = disk.write(file, std::as_bytes(std::span(png)), temporary); !written) {
      (void)disk.remove(temporary);
      return written;
    }
  }
  return disk.rename(temporary, path);
}

/// Counts the folder and takes away the pictures not asked for longest, down to three quarters.
void PagePictures::make_room() {
  auto kept = pictures_in(folder_);
  counted_ = true;
  bytes_ = 0;
  for (const Kept& one : kept) bytes_ += one.bytes;
  if (bytes_ <= most_bytes_) return;
  std::ranges::sort(kept, {}, &Kept::used);
  for (const Kept& one : kept) {
    if (bytes_ <= most_bytes_ / 4 * 3) break;
    std::error_code error;
    if (fs::remove(one.path, error)) bytes_ -= one.bytes;
  }
}

}  // namespace recto::app
