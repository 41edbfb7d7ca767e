#include "app/shown_paths.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

namespace recto::app {
namespace {

bool is_absolute(std::string_view path) { return path.starts_with('/'); }
std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

/// The folders that two paths begin with, the last slash included.
std::string_view common_folder(std::string_view a, std::string_view b) {
  const auto part = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  return folder_of(a.substr(0, static_cast<size_t>(part - a.begin())));
}

template <class Change>
void change_passage(Passage& passage, Change change) {
  change(passage.file);
  if (!passage.and_) return;
  Passage second = *passage.and_;
  change(second.file);
  passage.and_ = std::make_shared<const Passage>(std::move(second));
}

template <class Change>
void change_papers(publish::Report& report, Change change) {
  for (Finding& finding : report.findings) {
    for (Match& match : finding.evidence) {
      change_passage(match.passage, change);
      for (Passage& copy : match.copies) change_passage(copy, change);
    }
  }
  for (auto& [cite, other] : report.other_languages) {
    OtherLanguage changed = *other;
    change_passage(changed.passage, change);
    other = std::make_shared<const OtherLanguage>(std::move(changed));
  }
  for (publish::Unread& unread : report.unread) change(unread.file);
}

}  // namespace

void shorten_paths(publish::Report& report) {
  std::string shared;
  bool first = true;
  change_papers(report, [&](std::string_view file) {
    if (!is_absolute(file)) return;
    const std::string_view folder = folder_of(file.substr(0, file.find("!/")));  // an archive keeps its name
    shared = first ? folder : common_folder(shared, folder);
    first = false;
  });
  change_papers(report, [&](std::string& file) {
    if (is_absolute(file)) file.erase(0, shared.size());
  });
  if (is_absolute(report.story.file)) report.story.file.erase(0, folder_of(report.story.file).size());
}

}  // namespace recto::app
