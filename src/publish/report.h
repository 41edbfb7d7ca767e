#pragma once
// The report of a check: one HTML file that holds everything it shows, opens without network or script from an e-mail
// attachment, and prints. The story stands on the left with each claim underlined by its verdict, in colour and in
// shape; beside it one card a claim with the words on the page, the two texts aligned, and where they come from.
//
// A pure function of its input: the same report gives the same bytes. Every text in it is untrusted.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/types.h"
#include "model/finding.h"
#include "model/other_language.h"
#include "model/outcome.h"
#include "publish/outline.h"

namespace recto::publish {

/// The story that was checked.
struct ReportStory {
  std::string file;              ///< its name as given
  std::string sha256;            ///< of its bytes, hex digits; may be empty
  std::u32string text;           ///< the text that the claims' ranges count in
  std::string language = "und";  ///< ISO 639-3
  StoryOutline outline;          ///< outline_of(text), or an empty one: then every line is a paragraph
};

/// A part of a page as a picture, made in the sandbox with the passage's words marked.
struct Crop {
  std::string png;  ///< the bytes, opaque here; what does not begin as a PNG does is not shown
  Pixels width;
  Pixels height;
};

/// How a passage looks in its document and how its page was read.
struct PassageView {
  std::optional<Crop> crop;      ///< none where the format has no page images
  std::u32string before, after;  ///< the text of the page around the passage, shown where there is no crop
  model::TextSource source = model::TextSource::text_layer;
  float confidence = 1;  ///< 0–1, of the page
  std::string reader;    ///< name and version of the program that read the page: "recto-read-image 1, Tesseract 5.3.0"
  uint32_t page_count = 0;  ///< pages of the document; 0 where the format has none: then no page is named
};

/// A file of the case, or a page of one, that could not be read.
struct Unread {
  std::string file;  ///< its path as given
  model::Outcome outcome = model::Outcome::failed;
  std::string why;  ///< one sentence
};

struct Report {
  std::string language = "eng";  ///< ISO 639-3 of the report's own words: Arabic for "ara", else English
  std::string case_name;
  ReportStory story;
  std::vector<model::Finding> findings;      ///< in the order of the story, numbers ascending
  std::map<std::string, PassageView> views;  ///< by Cite::to_string() of a passage (each part of one over a page break)
  model::OtherLanguages other_languages;     ///< beside passages; their own passages have views too
  std::vector<std::string> not_checked;      ///< one sentence each, beside what is never checked
  std::vector<Unread> unread;
  uint64_t files = 0;  ///< that the story was checked against
  uint64_t pages = 0;
  int64_t made_ms = 0;          ///< when, milliseconds since 1970
  std::string program_version;  ///< "0.1.0"
};

/// The report as one UTF-8 HTML document. Never fails: a range outside the story is cut to it, a missing view leaves
/// its parts out. At most kMostEvidence matches of a claim are shown and the rest counted. O(size of the input).
std::string report_html(const Report& report);
inline constexpr size_t kMostEvidence = 3;

}  // namespace recto::publish
