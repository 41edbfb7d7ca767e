#include "app/facts.h"

#include "app/read.h"
#include "app/story.h"
#include "reading/quotations.h"

namespace recto::app {

std::vector<Fact> facts_of(std::u32string_view text) { return reading::find_quotations(text); }

Result<std::vector<Fact>> facts_of_file(const std::string& path, bool allow_degraded) {
  const auto runner = TRY(open_sandbox(allow_degraded));
  return facts_of(TRY(read_story(*runner, path, {})).text);
}

}  // namespace recto::app
