// What persons say of the words of pages: corrections, and notes beside them.

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "app/corrections.h"
#include "app/notes.h"
#include "base/files.h"
#include "json/case.h"
#include "serve/replies.h"
#include "serve/routes.h"
#include "serve/service.h"
#include "store/catalogue.h"
#include "store/corrections.h"
#include "store/notes.h"

namespace recto::serve {
namespace {

constexpr uint64_t kMostActs = INT64_MAX;

/// How each correction of a document stands now: it holds, its words are gone from this reading, or a newer one took its place.
Result<std::map<uint64_t, const char*>> standing_of(const store::Case& opened, const DocumentId& document,
                                                    const std::vector<Correction>& all) {
  std::set<PageNumber> pages;
  for (const Correction& one : all) pages.insert(one.at.page);
  std::map<uint64_t, const char*> out;
  for (const PageNumber page : pages) {
    const auto corrected = app::page_as_corrected(opened, document, page);
    if (!corrected && corrected.error().kind == ErrorKind::not_found) continue;
    if (!corrected) return tl::unexpected(corrected.error());
    for (const auto& one : corrected->applied) out[one.said.act] = "holds";
    for (const Correction& one : corrected->lost) out[one.act] = "lost";
  }
  return out;
}

Result<Reply> get_corrections(Service& service, Asked& asked) {
  const auto papers = TRY(service.cases().lease());
  const store::Document document = TRY(document_in(papers->opened(), asked));
  const auto all = TRY(papers->opened().corrections().on(document.id));
  const auto standing = TRY(standing_of(papers->opened(), document.id, all));
  Json items = Json::array();
  for (const Correction& one : all) {
    const auto at = standing.find(one.act);
    Json item = json::to_json(one);
    item["standing"] = at != standing.end() ? at->second : one.text == one.read ? "withdraws" : "replaced";
    items.push_back(std::move(item));
  }
  return reply_json(list_json(all.size(), 0, std::move(items)));
}

Result<app::CorrectionWords> correction_words(const Json& body) {
  app::CorrectionWords said;
  said.untrusted_cite = TRY(text_in(body, "cite", Need::needed));
  said.by = TRY(text_in(body, "by", Need::may_be_missing));
  said.why = TRY(text_in(body, "why", Need::needed));
  if (body.value("withdraw", Json(false)) == Json(true)) return said;
  if (!body.contains("text") || body["text"].is_null()) {
    return fail(ErrorKind::invalid_input, "the body lacks \"text\"; an empty one says that nothing is written there");
  }
  said.text = TRY(text_in(body, "text", Need::may_be_missing));
  return said;
}

Result<Reply> post_correction(Service& service, Asked& asked) {
  const app::CorrectionWords said = TRY(correction_words(TRY(body_of(asked))));
  const Correction made = TRY(service.write<Correction>([&] { return app::correct(service.options().folder, said); }));
  service.changed();
  const Json out = json::to_json(made);
  service.events().tell("corrected", out);
  return reply_json(out);
}

/// A note with the name of its document's file.
Json named(const store::Catalogue& catalogue, const Note& note) {
  Json out = json::to_json(note);
  const auto document = catalogue.document(note.at.document);
  out["file"] = document ? Json(printable(document->untrusted_file)) : Json(nullptr);
  return out;
}

Result<Reply> get_notes(Service& service, Asked& asked) {
  const Slice slice = TRY(slice_of(asked));
  const auto papers = TRY(service.cases().lease());
  std::vector<Note> all = TRY(papers->opened().notes().all());
  std::ranges::reverse(all);
  Json items = Json::array();
  for (size_t k = slice.offset; k < std::min<size_t>(all.size(), slice.offset + slice.limit); ++k)
    items.push_back(named(papers->opened().catalogue(), all[k]));
  return reply_json(list_json(all.size(), slice.offset, std::move(items)));
}

Result<Reply> get_document_notes(Service& service, Asked& asked) {
  const auto papers = TRY(service.cases().lease());
  const store::Document document = TRY(document_in(papers->opened(), asked));
  const std::vector<Note> all = TRY(papers->opened().notes().on(document.id));
  return reply_json(list_json(all.size(), 0, json::array_of(all)));
}

Result<Reply> post_note(Service& service, Asked& asked) {
  const Json body = TRY(body_of(asked));
  const app::NoteWords said{TRY(text_in(body, "on", Need::needed)), TRY(text_in(body, "text", Need::needed)),
                            TRY(text_in(body, "by", Need::may_be_missing))};
  const Note made = TRY(service.write<Note>([&] { return app::write_note(service.options().folder, said); }));
  service.changed();
  const Json out = json::to_json(made);
  service.events().tell("noted", out);
  return reply_json(out);
}

Result<Reply> delete_note(Service& service, Asked& asked) {
  const Json body = TRY(body_of(asked));
  const uint64_t act = TRY(asked.number("act", 0, {1, kMostActs}));
  const std::string by = TRY(text_in(body, "by", Need::may_be_missing));
  const Note gone = TRY(service.write<Note>([&] { return app::take_note_back(service.options().folder, act, by); }));
  service.changed();
  Json out = json::to_json(gone);
  out["withdrawn"] = true;
  service.events().tell("noted", out);
  return reply_json(out);
}

}  // namespace

std::vector<Route> note_routes() {
  return {
      {Method::get, "/api/documents/{document}/corrections",
       "The corrections of a document in the order they were made; \"standing\" is holds, replaced, withdraws or lost "
       "(its words are not in this reading).",
       get_corrections},
      changing({Method::post, "/api/corrections",
                "What words of a page say: {\"cite\",\"text\",\"by\",\"why\"}, an empty text: nothing is written "
                "there; {\"cite\",\"withdraw\":true,\"by\",\"why\"} takes back. Gives the correction.",
                post_correction},
               Takes::json),
      {Method::get, "/api/notes", "The notes of the case that stand, newest first.", get_notes, with_slice({})},
      {Method::get, "/api/documents/{document}/notes", "The notes on a document and its words that stand.",
       get_document_notes},
      changing(
          {Method::post, "/api/notes",
           "A note beside words or a document: {\"on\":a cite or a document's id,\"text\",\"by\"}. Gives the note.",
           post_note},
          Takes::json),
      changing({Method::remove,
                "/api/notes",
                "Takes a note back; the body is {\"by\"}. Gives the note.",
                delete_note,
                {{"act", "integer", "the number of the note's act"}}},
               Takes::json),
  };
}

}  // namespace recto::serve
