// The case as a whole: what it holds, what became of its files, its log.

#include <nlohmann/json.hpp>

#include "app/cases.h"
#include "json/case.h"
#include "serve/replies.h"
#include "serve/routes.h"
#include "serve/service.h"
#include "store/catalogue.h"
#include "store/log.h"

namespace recto::serve {
namespace {

std::string name_of_case(std::string_view folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.remove_suffix(1);
  return printable(folder.substr(folder.rfind('/') + 1));
}

Result<Reply> get_case(Service& service, Asked&) {
  const auto status = TRY(service.status());
  Json summary = json::to_json(*status);
  summary.erase("kind");
  return reply_json({{"name", name_of_case(service.options().folder)},
                     {"version", RECTO_VERSION},
                     {"writable", service.writable()},
                     {"complete", service.complete()},
                     {"event", service.events().last()},
                     {"summary", std::move(summary)}});
}

bool is_wanted(const store::FileRecord& record, std::string_view outcome) {
  if (outcome.empty()) return true;
  if (outcome == "unread") return record.unread;
  if (outcome == "wanting") return record.unread || wants_a_look(record.outcome);
  return !record.unread && to_string(record.outcome) == outcome;
}

Json file_json(const store::FileRecord& record) {
  Json out = json::to_json(record);
  if (record.unread) out["outcome"] = "unread";
  Json documents = Json::array();
  for (const DocumentId& id : record.documents) documents.push_back(id.text);
  out["documents"] = std::move(documents);
  out["pages"] = record.pages;
  return out;
}

Result<Reply> get_files(Service& service, Asked& asked) {
  const Slice slice = TRY(slice_of(asked));
  const std::string outcome = asked.text("outcome");
  uint64_t total = 0;
  Json items = Json::array();
  const auto papers = TRY(service.cases().lease());
  const auto take = [&](const store::FileRecord& record) -> Result<void> {
    if (!is_wanted(record, outcome)) return {};
    if (total >= slice.offset && total < slice.offset + slice.limit) items.push_back(file_json(record));
    ++total;
    return {};
  };
  if (outcome.empty() || outcome == "stored" || outcome == "duplicate") {
    TRY(papers->opened().catalogue().for_each_file(take));
  } else {
    for (const store::FileRecord& record : *TRY(service.unsettled_files(papers->opened()))) TRY(take(record));
  }
  return reply_json(list_json(total, slice.offset, std::move(items)));
}

Result<Reply> get_log(Service& service, Asked& asked) {
  const Slice slice = TRY(slice_of(asked));
  const auto papers = TRY(service.cases().lease());
  const store::Log& log = papers->opened().log();
  Json items = Json::array();
  const auto done = log.for_each(store::ActNumber(slice.offset + 1), [&](const store::Act& act) -> Result<void> {
    if (items.size() >= slice.limit) return fail(ErrorKind::cancelled, "enough");
    items.push_back(json::to_json(act));
    return {};
  });
  if (!done && done.error().kind != ErrorKind::cancelled) return tl::unexpected(done.error());
  return reply_json(list_json(TRY(log.head()).number.value, slice.offset, std::move(items)));
}

}  // namespace

std::vector<Route> case_routes() {
  return {
      {Method::get, "/api/case", "The case: its name, what it holds in numbers, whether it can be written to.",
       get_case},
      {Method::get, "/api/files", "What became of each file that was given.", get_files,
       with_slice(
           {{"outcome", "string",
             "stored, duplicate, partial, refused, failed, limit, timeout or unread; wanting: all that want a look"}})},
      {Method::get, "/api/log", "The acts of the case, in their order.", get_log, with_slice({})},
  };
}

}  // namespace recto::serve
