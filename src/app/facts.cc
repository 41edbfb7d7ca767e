#include "app/facts.h"

#include <algorithm>

#include "app/read.h"
#include "app/story.h"
#include "reading/facts.h"
#include "reading/quotations.h"

namespace recto::app {

bool is_day(const std::string& text) { return reading::is_day(text); }

std::vector<Fact> facts_of(std::u32string_view text, const std::string& reference) {
  std::vector<Fact> facts = reading::find_quotations(text);
  const auto middle = static_cast<std::ptrdiff_t>(facts.size());
  std::ranges::move(reading::find_facts(text, {reference, reading::DayMonthOrder::unknown}), std::back_inserter(facts));
  std::inplace_merge(facts.begin(), facts.begin() + middle, facts.end(),
                     [](const Fact& a, const Fact& b) { return a.range.start < b.range.start; });
  return facts;
}

Result<std::vector<Fact>> facts_of_file(const FactsOptions& options) {
  const auto runner = TRY(open_sandbox(options.allow_degraded));
  return facts_of(TRY(read_story(*runner, options.path, {})).text, options.reference);
}

}  // namespace recto::app
