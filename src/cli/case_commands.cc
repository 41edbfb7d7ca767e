// new, status, log, show.

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

#include "app/cases.h"
#include "base/clock.h"
#include "base/hash.h"
#include "cli/commands.h"

namespace recto::cli {
namespace {

Json outcomes(const store::CaseSummary& summary) {
  Json out = Json::object();
  for (unsigned i = 0; i < std::size(summary.outcomes); ++i) {
    out[std::string(to_string(static_cast<Outcome>(i)))] = summary.outcomes[i];
  }
  return out;
}

void say_status(Printer& printer, const app::Status& status) {
  const store::CaseSummary& s = status.summary;
  printer.say(fmt::format("{} files given, {} exhibits ({} MB), {} documents, {} pages", s.files, s.exhibits,
                          s.bytes / 1'000'000, s.documents, s.pages));
  printer.say(fmt::format("read by OCR: {} pages; blank: {}; with faults: {}", s.pages_recognised, s.pages_blank,
                          s.pages_faulty));
  if (s.unread > 0) printer.say(fmt::format("not read yet: {} exhibits; recto add again goes on", s.unread));
  if (status.unindexed > 0)
    printer.say(fmt::format("not searchable yet: {} documents; recto add again goes on", status.unindexed));
  for (const store::FileRecord& file : status.wanting) {
    printer.say(fmt::format("{:<8} {}{}{}", to_string(file.outcome), shown(file.untrusted_path),
                            file.why.empty() ? "" : ": ", shown(file.why)));
  }
}

/// An act's payload for reading: hashes as hex digits, other byte strings made printable.
Json payload_json(const store::Bencode& value) {
  if (const auto* number = std::get_if<int64_t>(&value.value)) return *number;
  if (const auto* bytes = std::get_if<std::string>(&value.value)) {
    const bool hash = bytes->size() == sizeof(Sha256) && shown(*bytes) != *bytes;
    return hash ? to_hex(std::span(reinterpret_cast<const unsigned char*>(bytes->data()), bytes->size()))
                : shown(*bytes);
  }
  if (const auto* list = std::get_if<store::Bencode::List>(&value.value)) {
    Json out = Json::array();
    for (const store::Bencode& item : *list) out.push_back(payload_json(item));
    return out;
  }
  Json out = Json::object();
  for (const auto& [key, item] : std::get<store::Bencode::Dictionary>(value.value))
    out[shown(key)] = payload_json(item);
  return out;
}

}  // namespace

Exit run_status(const Call& call, const CaseCall& asked) {
  Printer printer(call.format());
  printer.header("status");
  const auto status = app::status(asked.folder);
  if (!status) return printer.finish(report(status.error()));
  const store::CaseSummary& s = status->summary;
  for (const store::FileRecord& file : status->wanting) {
    printer.line({{"kind", "file"},
                  {"file", shown(file.untrusted_path)},
                  {"outcome", to_string(file.outcome)},
                  {"why", shown(file.why)}});
  }
  for (const store::Exhibit& exhibit : status->unread) {
    printer.line({{"kind", "unread"},
                  {"file", shown(exhibit.untrusted_path)},
                  {"sha256", exhibit.id.hex},
                  {"size", exhibit.size}});
  }
  Json summary = {{"kind", "summary"},
                  {"files", s.files},
                  {"exhibits", s.exhibits},
                  {"bytes", s.bytes},
                  {"documents", s.documents},
                  {"pages", s.pages},
                  {"pages_ocr", s.pages_recognised},
                  {"pages_blank", s.pages_blank},
                  {"pages_faulty", s.pages_faulty},
                  {"unread", s.unread},
                  {"unindexed", status->unindexed},
                  {"acts", s.acts}};
  summary.update(outcomes(s));
  printer.line(summary);
  say_status(printer, *status);
  const bool look = !status->wanting.empty() || s.unread > 0;
  return printer.finish(look ? Exit::look : Exit::done);
}

Exit run_log(const Call& call, const CaseCall& asked) {
  Printer printer(call.format());
  printer.header("log");
  const auto done = app::log(asked.folder, [&](const store::Act& act) -> Result<void> {
    const std::string hash = to_hex(store::leaf_hash(store::encode_act(act)));
    const Json what = payload_json(store::Bencode(act.payload));
    printer.line({{"kind", "act"},
                  {"n", act.number.value},
                  {"time", rfc3339(act.time_ms)},
                  {"by", shown(act.actor)},
                  {"act", act.kind},
                  {"what", what},
                  {"hash", hash},
                  {"previous", to_hex(act.previous)}});
    printer.say(fmt::format("{:>6}  {}  {}  {}  {}", act.number.value, rfc3339(act.time_ms), shown(act.actor), act.kind,
                            what.dump()));
    return {};
  });
  if (!done) return printer.finish(report(done.error()));
  return printer.finish(Exit::done);
}

Exit run_show(const Call& call, const ShowCall& asked) {
  Printer printer(call.format());
  printer.header("show");
  const auto found = app::show(asked.folder, asked.cite);
  if (!found) return printer.finish(report(found.error()));
  printer.line({{"kind", "passage"},
                {"passage", to_json(found->passage)},
                {"before", utf8(found->before)},
                {"after", utf8(found->after)},
                {"source", to_string(found->page->source)},
                {"confidence", found->page->confidence},
                {"reader", found->document.reader},
                {"sha256", found->document.id.exhibit().hex}});
  printer.say(fmt::format("{}, page {} of {}", shown(found->passage.file), found->passage.cite.page.value,
                          found->document.pages));
  printer.say(fmt::format("SHA-256 {}", found->document.id.exhibit().hex));
  printer.say(fmt::format("read by {} ({}, {:.0f} % sure)\n", found->document.reader, to_string(found->page->source),
                          found->page->confidence * 100));
  printer.say(shown(found->before) + "⟦" + shown(found->passage.text) + "⟧" + shown(found->after));
  return printer.finish(Exit::done);
}

Exit run_new(const Call& call, const CaseCall& asked) {
  Printer printer(call.format());
  printer.header("new");
  if (const auto made = app::new_case(asked.folder); !made) return printer.finish(report(made.error()));
  printer.line({{"kind", "case"}, {"case", shown(asked.folder)}});
  printer.say("made the case " + shown(asked.folder) + "; next: recto add " + shown(asked.folder) + " PAPERS…");
  return printer.finish(Exit::done);
}

}  // namespace recto::cli
