#include "json/stories.h"

#include <nlohmann/json.hpp>

#include "publish/outline.h"

namespace recto::json {
namespace {

Json range_json(const CharRange& range) { return {{"start", range.start.value}, {"end", range.end.value}}; }

Json ranges_json(const std::vector<CharRange>& ranges) {
  Json out = Json::array();
  for (const CharRange& range : ranges) out.push_back(range_json(range));
  return out;
}

}  // namespace

Json to_json(const app::Story& story) {
  constexpr const char* kKinds[] = {"headline", "standfirst", "heading", "paragraph", "quote", "item"};
  const publish::StoryOutline outline = publish::outline_of(story.text);
  Json blocks = Json::array();
  for (const publish::StoryBlock& block : outline.blocks) {
    Json one = {{"kind", kKinds[static_cast<size_t>(block.kind)]}};
    one.update(range_json(block.range));
    blocks.push_back(std::move(one));
  }
  return {{"text", utf8(story.text)},
          {"language", story.language},
          {"blocks", std::move(blocks)},
          {"hidden", ranges_json(outline.hidden)},
          {"emphasis", ranges_json(outline.emphasis)}};
}

}  // namespace recto::json
