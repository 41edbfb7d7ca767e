// check, decide.

#include <fmt/format.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

#include "app/check.h"
#include "app/decide.h"
#include "cli/commands.h"
#include "cli/languages.h"
#include "cli/output_file.h"
#include "json/answers.h"

namespace recto::cli {
namespace {

Result<app::CheckOptions> options_of(const CheckCall& asked) {
  app::CheckOptions options;
  if (asked.places.size() == 1 && asked.against.empty()) {
    return fail(ErrorKind::invalid_input, "check needs a case and a story, or a story and --against FILE…");
  }
  if (asked.places.size() == 2 && !asked.against.empty()) {
    return fail(ErrorKind::invalid_input, "check takes a case or --against, not both; add the files to the case");
  }
  if (asked.places.size() == 2) options.folder = asked.places[0];
  options.story = asked.places.back();
  options.against = asked.against;
  options.languages = TRY(parse_languages(asked.languages));
  options.with_report = !asked.html.empty();
  return options;
}

std::string_view sign(Verdict verdict) {
  switch (verdict) {
    case Verdict::supported:
      return "✓";
    case Verdict::not_found:
      return "·";
    case Verdict::for_a_person:
      return "?";
    default:
      return "≠";
  }
}

std::string reasons_of(const std::vector<Reason>& reasons) {
  std::string out;
  for (const Reason reason : reasons) out += (out.empty() ? "" : ", ") + std::string(to_string(reason));
  return out;
}

/// The first words of a text, on one line.
std::string beginning(std::u32string text, size_t most) {
  for (char32_t& c : text) c = c == U'\n' || c == U'\f' ? U' ' : c;
  return text.size() <= most ? shown(text) : shown(text.substr(0, most - 1)) + "…";
}

/// Whether the sentence around the passage is what speaks against the story.
bool is_torn(const Finding& finding) {
  return std::any_of(finding.reasons.begin(), finding.reasons.end(), [](Reason reason) {
    return reason == Reason::condition_dropped || reason == Reason::negation_differs;
  });
}

bool says_something(const std::u32string& text) { return text.find_first_not_of(U" \n\f.,;:!?،؛؟") != text.npos; }

/// The paper's sentence around `inside`: "… end of what is before inside beginning of what is behind …".
std::string sentence_around(const Match& match, const std::string& inside) {
  constexpr size_t kMost = 60;
  std::u32string before = match.context_before;
  if (before.size() > kMost) before = U"…" + before.substr(before.size() - kMost);
  return beginning(before, kMost + 1) + inside + beginning(match.context_after, kMost);
}

/// Where the sentence around the passage decides: what was torn off a quotation, or what a figure says.
void say_sentence(Printer& printer, const Finding& finding, const Match& match) {
  const bool quotation = finding.claim.type == FactType::quotation;
  if (quotation && !is_torn(finding)) return;
  if (!says_something(match.context_before) && !says_something(match.context_after)) return;
  if (match.private_name) return;
  const std::string inside = quotation ? "[…]" : "[" + beginning(match.passage.text, 60) + "]";
  printer.say(fmt::format("                     the paper: {}", sentence_around(match, inside)));
}

/// "decided: supported, by N. N.: note".
void say_decision(Printer& printer, const char* word, const std::optional<ClaimDecision>& decision) {
  if (!decision) return;
  printer.say(fmt::format("                     {}: {}, by {}{}{}", word, to_string(*decision->verdict),
                          shown(decision->by), decision->note.empty() ? "" : ": ", shown(decision->note)));
}

/// The sentence that the best place translates, or that translates it, and where the two part.
void say_other_language(Printer& printer, const Finding& finding, const OtherLanguages& others) {
  const auto at = others.find(finding.evidence.front().passage.cite.to_string());
  if (at == others.end()) return;
  const OtherLanguage& other = *at->second;
  printer.say(fmt::format("                     {} ({}): {}", other.original ? "the original" : "its translation",
                          other.confirmed ? "linked by a person" : "proposed by the machine",
                          beginning(other.passage.text, 120)));
  for (const LanguageDifference& one : other.differences) {
    printer.say(fmt::format("                     {}{}: “{}” there “{}”", to_string(one.reason),
                            one.sure ? "" : " (perhaps)", beginning(one.here, 60), beginning(one.there, 60)));
  }
  printer.say(
      fmt::format("                     {}, page {}", shown(other.passage.file), other.passage.cite.page.value));
}

void say_finding(Printer& printer, const Finding& finding, const app::ClaimRemarks& remarks,
                 const OtherLanguages& others) {
  printer.say(fmt::format("{:>3} {} {:<12} {}", finding.number, sign(finding.verdict), to_string(finding.verdict),
                          beginning(finding.claim.text, 90)));
  printer.say(fmt::format("                     {}", reasons_of(finding.reasons)));
  say_decision(printer, "decided", finding.decision);
  say_decision(printer, "decided of an earlier wording", finding.earlier);
  say_decision(printer, "the second reader", remarks.second);
  for (const ClaimDecision& note : remarks.notes)
    printer.say(fmt::format("                     note by {}: {}", shown(note.by), shown(note.note)));
  if (finding.evidence.empty()) return;
  const Match& best = finding.evidence.front();
  for (const Difference& difference : best.differences) {
    if (difference.kind == DifferenceKind::spelling || difference.kind == DifferenceKind::ocr) continue;
    printer.say(fmt::format("                     {}: story “{}”, paper “{}”", to_string(difference.kind),
                            beginning(difference.story, 60), beginning(difference.source, 60)));
  }
  if (!best.sum.empty()) printer.say(fmt::format("                     worked out: {}", shown(best.sum)));
  if (best.private_name) printer.say("                     in a list of persons, whose words are not shown here");
  say_sentence(printer, finding, best);
  printer.say(fmt::format("                     {}, page {}", shown(best.passage.file), best.passage.cite.page.value));
  say_other_language(printer, finding, others);
  if (finding.verdict != Verdict::contradicted || finding.evidence.size() < 2) return;
  const Match& against = finding.evidence[1];
  printer.say(fmt::format("                     but: {}",
                          sentence_around(against, "[" + beginning(against.passage.text, 60) + "]")));
  printer.say(
      fmt::format("                     {}, page {}", shown(against.passage.file), against.passage.cite.page.value));
}

std::string summary_text(const app::CheckAnswer& answer) {
  std::string out = fmt::format("\n{} claims:", answer.findings.size());
  for (unsigned i = 0; i < answer.counts.size(); ++i) {
    out += fmt::format("{} {} {}", i == 0 ? "" : ",", answer.counts[i], to_string(static_cast<Verdict>(i)));
  }
  if (answer.decided > 0) out += fmt::format("\n{} of them decided by a person", answer.decided);
  if (!answer.unread.empty())
    out += fmt::format("\n{} papers could not be read, or not to the end", answer.unread.size());
  return out + "\nWhat the story says in its own words was checked in its figures, dates, references and names alone.";
}

}  // namespace

Exit run_check(const Call& call, const CheckCall& asked) {
  Printer printer(call.format());
  printer.header("check");
  auto options = options_of(asked);
  if (!options) return printer.finish(usage(options.error()));
  options->allow_degraded = call.allow_degraded;
  const auto answer = app::check(*options);
  if (!answer) return printer.finish(report(answer.error()));
  for (size_t k = 0; k < answer->findings.size(); ++k) {
    const Finding& finding = answer->findings[k];
    printer.line(json::claim_json(finding, answer->remarks[k], answer->other_languages));
    if (!printer.json()) say_finding(printer, finding, answer->remarks[k], answer->other_languages);
  }
  for (const std::string& fault : answer->faults) note(fault + ".");
  printer.line(json::summary_json(*answer));
  printer.say(summary_text(*answer));
  if (!asked.html.empty()) {
    if (const auto written = write_output(asked.html, answer->report); !written)
      return printer.finish(report(written.error()));
    printer.say("report: " + shown(asked.html));
  }
  const bool all_stand = answer->unread.empty() &&
                         std::all_of(answer->findings.begin(), answer->findings.end(),
                                     [](const Finding& finding) { return finding.standing() == Verdict::supported; });
  return printer.finish(all_stand ? Exit::done : Exit::look);
}

Exit run_decide(const Call& call, const DecideCall& asked) {
  Printer printer(call.format());
  printer.header("decide");
  app::DecideOptions options{asked.folder, asked.story, asked.claim,        {}, asked.verdict == "accept", asked.by,
                             asked.note,   {},          call.allow_degraded};
  options.verdict = verdict_from(asked.verdict);
  options.only_note = asked.verdict == "note";
  if (!options.verdict && !options.accept && !options.only_note && asked.verdict != "withdraw") {
    const std::string said =
        "'" + shown(asked.verdict) +
        "' is no verdict: accept, supported, differs, contradicted, not_found, for_a_person, withdraw, note";
    return printer.finish(usage(Error{ErrorKind::invalid_input, said, ""}));
  }
  auto languages = parse_languages(asked.languages);
  if (!languages) return printer.finish(usage(languages.error()));
  options.languages = std::move(*languages);
  const auto decided = app::decide(options);
  if (!decided) return printer.finish(report(decided.error()));
  printer.line(json::claim_json(decided->finding, decided->remarks, {}));
  if (!printer.json()) say_finding(printer, decided->finding, decided->remarks, {});
  return printer.finish(Exit::done);
}

}  // namespace recto::cli
