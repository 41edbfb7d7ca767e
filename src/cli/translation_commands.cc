// translations.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/translation_list.h"
#include "cli/commands.h"
#include "json/answers.h"

namespace recto::cli {
namespace {

void say_sentence_pair(Printer& printer, const app::AlignedPassages& both) {
  printer.say("    " + json::in_one_line(both.translation.text));
  printer.say("      " + json::in_one_line(both.original.text));
}

void say_pair(Printer& printer, const app::TranslationPair& pair, const std::vector<app::AlignedPassages>& sentences,
              bool all_sentences) {
  if (sentences.empty()) {
    printer.say(fmt::format("{} is linked to {} as its translation, but no sentence of one was found in the other",
                            pair.translation.document.text.substr(0, 12), pair.original.document.text.substr(0, 12)));
    return;
  }
  const Passage &ours = sentences.front().translation, &theirs = sentences.front().original;
  printer.say(fmt::format("{} is {} of {}: {} sentences, {:.0f} % of both texts", shown(ours.file),
                          pair.confirmed ? "a translation" : "perhaps a translation", shown(theirs.file),
                          sentences.size(), 100 * pair.share));
  if (pair.confirmed) printer.say(fmt::format("  said by {}: {}", shown(pair.by), shown(pair.why)));
  for (const app::AlignedPassages& both : sentences) {
    if (all_sentences) say_sentence_pair(printer, both);
    for (const LanguageDifference& one : both.differences) {
      printer.say(fmt::format("  {}{}: “{}”, in the original “{}”", to_string(one.reason), one.sure ? "" : " (perhaps)",
                              json::in_one_line(one.here), json::in_one_line(one.there)));
      if (!all_sentences) say_sentence_pair(printer, both);
    }
  }
}

}  // namespace

Exit run_translations(const Call& call, const TranslationsCall& asked) {
  Printer printer(call.format());
  printer.header("translations");
  sandbox::Cancellation cancellation;
  const StopListener stop(cancellation);
  Progress bar(call.quiet);
  uint64_t pairs = 0, proposed = 0;
  app::TranslationListener listener;
  listener.progress = [&](uint64_t done, uint64_t all) { bar.show("documents", done, all, 0); };
  listener.fault = [](const std::string& sentence) { note(sentence + "."); };
  listener.found = [&](const app::TranslationPair& pair,
                       const std::vector<app::AlignedPassages>& sentences) -> Result<void> {
    bar.clear();
    ++pairs;
    proposed += !pair.confirmed;
    printer.line(json::to_json(pair, sentences));
    for (const app::AlignedPassages& both : sentences) {
      if (asked.sentences || !both.differences.empty()) printer.line(json::to_json(both));
    }
    if (!printer.json()) say_pair(printer, pair, sentences, asked.sentences);
    return {};
  };
  const auto done = app::translations(asked.folder, asked.document, listener, cancellation);
  bar.clear();
  if (!done) return printer.finish(report(done.error()));
  printer.line({{"kind", "summary"}, {"translations", pairs}, {"proposed", proposed}});
  printer.say(
      fmt::format("{} translations, {} of them proposed by the machine; recto link CASE TRANSLATION --translation-of "
                  "ORIGINAL says that one is right",
                  pairs, proposed));
  return printer.finish(Exit::done);
}

}  // namespace recto::cli
