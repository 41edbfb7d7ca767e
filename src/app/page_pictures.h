#pragma once
// Pictures of pages and passages for the screen: drawn in the sandbox from the originals, kept in the case's cache folder by what they show.
//
//   cache/pictures/ab/abcdef….png   the name: SHA-256 of document, page, turn, resolution, region and marks; the bytes: a plain PNG
//
// A picture asked for by several at once is drawn once. The folder holds at most so many bytes; those not asked for longest go first.

#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "app/crop_plan.h"
#include "app/crops.h"
#include "app/papers.h"
#include "sandbox/runner.h"

namespace recto::app {

/// A picture that can be drawn without its case: a drawing may take seconds, and an open case is lent to few at a time.
struct PlannedPicture {
  PictureSource source;
  std::shared_ptr<const Page> page;
  CropPlan plan;
  std::string name;  ///< of what it shows
};

struct PagePicture {
  std::string png;
  Box region;        ///< what it shows, in points of the upright page
  std::string etag;  ///< its name
};

class PagePictures {
 public:
  /// `runner` must outlive it. `most_bytes` bounds the folder, to a picture or two; `at_once` the readers that draw.
  PagePictures(std::string folder, const sandbox::Runner& runner, uint64_t most_bytes, unsigned at_once);

  /// A whole page, `width` pixels wide to some pixels, at most kMostWidth. Errors: not_found, unsupported (its format has no pictures).
  static Result<PlannedPicture> plan_page(CasePapers& papers, const DocumentId& document, PageNumber page,
                                          Pixels width);
  /// The lines around a passage, its words marked. Errors: also not_found where the passage has no boxes.
  static Result<PlannedPicture> plan_crop_of(CasePapers& papers, const Cite& cite, Pixels width);
  /// Draws a picture, or gives it as it was kept. Errors: those of make_crop.
  Result<PagePicture> draw(const PlannedPicture& planned);

  static constexpr Pixels kMostWidth{4'000};

 private:
  Result<std::string> drawn_or_kept(const std::string& name, const std::function<Result<std::string>()>& draw);
  Result<void> keep(const std::string& path, const std::string& png);
  void make_room();

  std::string folder_;
  const sandbox::Runner& runner_;
  uint64_t most_bytes_;
  unsigned at_once_;
  std::mutex mutex_;
  std::condition_variable done_;
  std::set<std::string> being_drawn_;
  uint64_t bytes_ = 0;  ///< in the folder, as far as this program has seen
  bool counted_ = false;
};

}  // namespace recto::app
