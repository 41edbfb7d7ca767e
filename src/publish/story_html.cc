// Links cannot stand in links. So a block is cut wherever a claim, a piece of markup or an emphasis begins or ends, and
// each piece is set on its own, with the innermost claim's line.

#include "publish/story_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "publish/html.h"
#include "publish/wording.h"

namespace recto::publish {
namespace {

bool holds(CharRange range, uint32_t at) { return range.start.value <= at && at < range.end.value; }

/// `ranges` ascend and do not overlap.
bool any_holds(const std::vector<CharRange>& ranges, uint32_t at) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), at,
                                      [](uint32_t offset, CharRange range) { return offset < range.start.value; });
  return after != ranges.begin() && holds(*std::prev(after), at);
}

struct Tags {
  std::string_view open, close;
};

Tags tags_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::headline:
      return {"h1", "h1"};
    case BlockKind::heading:
      return {"h2", "h2"};
    case BlockKind::standfirst:
      return {"p class=\"standfirst\"", "p"};
    case BlockKind::item:
      return {"p class=\"item\"", "p"};
    case BlockKind::quote:
      return {"blockquote", "blockquote"};
    case BlockKind::paragraph:
      break;
  }
  return {"p", "p"};
}

class StoryWriter {
 public:
  StoryWriter(const ReportStory& story, const std::vector<Finding>& findings) : story_(story), findings_(findings) {}

  std::string write() {
    const BlockSetting whole = block_setting(story_.text, story_.language);
    out_ = "<article class=\"story\"" + whole.attributes + ">\n";
    for (const StoryBlock& block : blocks()) write_block(block);
    return out_ + "</article>\n";
  }

 private:
  std::vector<StoryBlock> blocks() const;
  std::set<uint32_t> cuts_in(CharRange range) const;
  const Finding* innermost(uint32_t at) const;
  void write_block(const StoryBlock& block);
  void write_piece(uint32_t start, uint32_t end, const BlockSetting& setting);
  void write_numbers(uint32_t end);

  const ReportStory& story_;
  const std::vector<Finding>& findings_;
  std::set<unsigned> begun_;  ///< claims whose first words are written
  std::string out_;
};

/// The outline's blocks cut to the text; without an outline every line is a paragraph.
std::vector<StoryBlock> StoryWriter::blocks() const {
  const auto size = static_cast<uint32_t>(story_.text.size());
  std::vector<StoryBlock> blocks;
  for (StoryBlock block : story_.outline.blocks) {
    block.range.end.value = std::min(block.range.end.value, size);
    if (block.range.start < block.range.end) blocks.push_back(block);
  }
  if (!blocks.empty()) return blocks;
  for (uint32_t at = 0; at < size;) {
    const auto end = static_cast<uint32_t>(std::min<size_t>(story_.text.find(U'\n', at), size));
    if (end > at) blocks.push_back({BlockKind::paragraph, {CharOffset(at), CharOffset(end)}});
    at = end + 1;
  }
  return blocks;
}

std::set<uint32_t> StoryWriter::cuts_in(CharRange range) const {
  std::set<uint32_t> cuts = {range.start.value, range.end.value};
  const auto cut = [&](CharRange inner) {
    for (const CharOffset at : {inner.start, inner.end}) {
      if (holds(range, at.value)) cuts.insert(at.value);
    }
  };
  for (const Finding& finding : findings_) cut(finding.claim.range);
  for (const CharRange hidden : story_.outline.hidden) cut(hidden);
  for (const CharRange emphasis : story_.outline.emphasis) cut(emphasis);
  return cuts;
}

const Finding* StoryWriter::innermost(uint32_t at) const {
  const Finding* best = nullptr;
  for (const Finding& finding : findings_) {
    if (!holds(finding.claim.range, at)) continue;
    if (!best || finding.claim.range.length() < best->claim.range.length()) best = &finding;
  }
  return best;
}

void StoryWriter::write_block(const StoryBlock& block) {
  const std::u32string_view words =
      std::u32string_view(story_.text).substr(block.range.start.value, block.range.length());
  const BlockSetting setting = block_setting(words, story_.language);
  const Tags tags = tags_of(block.kind);
  out_ += fmt::format("<{}{}>", tags.open, setting.attributes);
  const std::set<uint32_t> cuts = cuts_in(block.range);
  for (auto at = cuts.begin(); std::next(at) != cuts.end(); ++at) {
    const uint32_t end = *std::next(at);
    if (!any_holds(story_.outline.hidden, *at)) write_piece(*at, end, setting);
    write_numbers(end);
  }
  out_ += fmt::format("</{}>\n", tags.close);
}

void StoryWriter::write_piece(uint32_t start, uint32_t end, const BlockSetting& setting) {
  std::string words = inline_html(std::u32string_view(story_.text).substr(start, end - start), setting);
  if (any_holds(story_.outline.emphasis, start)) words = "<em>" + words + "</em>";
  const Finding* finding = innermost(start);
  if (!finding) {
    out_ += words;
    return;
  }
  const std::string id = begun_.insert(finding->number).second ? fmt::format(" id=\"c{}\"", finding->number) : "";
  out_ += fmt::format("<a class=\"c {}\"{} href=\"#e{}\">{}</a>", look_of(finding->verdict).css, id, finding->number,
                      words);
}

/// The numbers of the claims that end here.
void StoryWriter::write_numbers(uint32_t end) {
  for (const Finding& finding : findings_) {
    if (finding.claim.range.end.value != end || finding.claim.range.length() == 0) continue;
    out_ += fmt::format("<a class=\"n {}\" href=\"#e{}\">{}</a>", look_of(finding.verdict).css, finding.number,
                        finding.number);
  }
}

}  // namespace

std::string story_html(const ReportStory& story, const std::vector<Finding>& findings) {
  return StoryWriter(story, findings).write();
}

}  // namespace recto::publish
