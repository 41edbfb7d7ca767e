// search, trace, facts.

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

#include "app/facts.h"
#include "app/search.h"
#include "app/trace.h"
#include "cli/commands.h"
#include "cli/lines.h"
#include "json/answers.h"
#include "text/utf8.h"

namespace recto::cli {
namespace {

constexpr uint64_t kMostStory = 2'000'000;  // bytes, on standard input

Result<app::TracePassage> passage_of(const InputLine& line) {
  app::TracePassage passage;
  passage.id = TRY(id_field(line, "id"));
  passage.text = TRY(text_field(line, "text"));
  passage.excluded = TRY(list_field(line, "not"));
  return passage;
}

/// What a fact says, for a person: its value, unit, what makes it less than certain.
std::string said_of(const Fact& fact) {
  if (fact.type == FactType::quotation) return fact.speaker.empty() ? "" : "  (" + shown(fact.speaker) + ")";
  const FactValue& value = fact.value;
  std::string out = "  = ";
  if (!value.value.empty() || fact.type == FactType::date) {
    out += shown(value.value);
  } else {
    out += shown(value.low) + "–" + shown(value.high);
  }
  for (const std::string& part : {value.unit, value.calendar, value.doubt})
    out += part.empty() ? "" : " " + shown(part);
  if (!value.counted.empty()) out += "  of " + shown(value.counted);
  if (fact.modality != Modality::stated) out += fmt::format("  {} ({})", to_string(fact.modality), shown(fact.cue));
  return out;
}

void print_facts(Printer& printer, const Json& id, const std::vector<Fact>& facts) {
  printer.line({{"kind", "facts"}, {"id", id}, {"facts", json::array_of(facts)}});
  for (const Fact& fact : facts) {
    printer.say(fmt::format("{:>6}-{:<6} {:<10} {}{}", fact.range.start.value, fact.range.end.value,
                            to_string(fact.type), shown(fact.text), said_of(fact)));
  }
}

/// Text on standard input needs no reader; files go through one.
Result<std::vector<Fact>> facts_of_story(const FactsCall& asked, bool allow_degraded) {
  if (asked.input != "-") return app::facts_of_file({asked.input, asked.reference, allow_degraded});
  const std::string bytes = TRY(read_input("-", kMostStory));
  const std::u32string text = TRY(text::decode_utf8(bytes));
  return app::facts_of(text, asked.reference);
}

}  // namespace

Exit run_search(const Call& call, const SearchCall& asked) {
  Printer printer(call.format());
  printer.header("search");
  search::SearchOptions options;
  options.limit = asked.limit;
  options.matching = asked.exact ? search::Matching::as_written : search::Matching::forgiving;
  if (const auto sound = app::check_query(asked.query); !sound) return printer.finish(usage(sound.error()));
  const auto hits = app::search(asked.folder, asked.query, options);
  if (!hits) return printer.finish(report(hits.error()));
  unsigned rank = 0;
  for (const search::Hit& hit : hits->hits) {
    printer.line(json::to_json(hit, ++rank));
    printer.say(fmt::format("{}. {}, page {}  ({})", rank, shown(hit.passage.file), hit.passage.cite.page.value,
                            search::to_string(hit.why)));
    printer.say("   " + shown(hit.snippet));
    printer.say("   " + hit.passage.cite.to_string() + "\n");
  }
  printer.line(json::summary_json(*hits));
  printer.say(fmt::format("{}{} pages answer", hits->estimated ? "about " : "", hits->total));
  return printer.finish(Exit::done);
}

Exit run_trace(const Call& call, const TraceCall& asked) {
  Printer printer(call.format());
  printer.header("trace");
  std::vector<app::TracePassage> passages;
  const auto read = read_lines(asked.input, [&](InputLine line) -> Result<void> {
    passages.push_back(TRY(passage_of(line)));
    return {};
  });
  if (!read) return printer.finish(report(read.error()));
  const auto done = app::trace(
      asked.folder, passages, asked.limit, [&](const auto& passage, const std::vector<Match>& matches) -> Result<void> {
        printer.line({{"kind", "trace"}, {"id", passage.id}, {"matches", json::array_of(matches)}});
        printer.say(fmt::format("{}: {}", shown(passage.id), matches.empty() ? "nothing close" : ""));
        for (const Match& match : matches) {
          printer.say(fmt::format("  {:.3f} {:<12} {}, page {}  {}", match.closeness, to_string(match.verdict),
                                  shown(match.passage.file), match.passage.cite.page.value,
                                  match.passage.cite.to_string()));
        }
        return {};
      });
  if (!done) return printer.finish(report(done.error()));
  return printer.finish(Exit::done);
}

Exit run_facts(const Call& call, const FactsCall& asked) {
  Printer printer(asked.lines ? Format::json : call.format());
  printer.header("facts");
  Result<void> done;
  if (!asked.reference.empty() && !app::is_day(asked.reference)) {
    done = fail(ErrorKind::invalid_input, "a reference is a day, YYYY-MM-DD", asked.reference);
  } else if (asked.lines) {
    done = read_lines(asked.input, [&](InputLine line) -> Result<void> {
      const std::string id = TRY(id_field(line, "id"));
      std::string reference = TRY(day_field(line, "reference"));
      if (reference.empty()) reference = asked.reference;
      print_facts(printer, id, app::facts_of(TRY(text_field(line, "text")), reference));
      return {};
    });
  } else {
    done = [&]() -> Result<void> {
      print_facts(printer, shown(asked.input), TRY(facts_of_story(asked, call.allow_degraded)));
      return {};
    }();
  }
  if (!done) return printer.finish(report(done.error()));
  return printer.finish(Exit::done);
}

}  // namespace recto::cli
