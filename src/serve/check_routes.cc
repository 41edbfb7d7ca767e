// Checks of drafts, decisions on their claims, conflicts between papers, lists of names.

#include <charconv>
#include <nlohmann/json.hpp>

#include "app/decide.h"
#include "base/files.h"
#include "serve/replies.h"
#include "serve/routes.h"
#include "serve/service.h"

namespace recto::serve {
namespace {

constexpr float kLeastThreshold = 0.3F, kUsualThreshold = 0.75F;

/// A text of the body as a file.
Result<std::string> staged_text(Service& service, const std::string& text) {
  return service.staging().take([&](const Staging::Take& take) { return text.empty() || take(text); });
}

/// A long text of the body: a draft, a list.
Result<std::string> long_text_in(const Json& body, const char* key) {
  const auto found = body.find(key);
  if (found == body.end() || !found->is_string())
    return fail(ErrorKind::invalid_input, "the body lacks a text \"" + std::string(key) + "\"");
  return found->get<std::string>();
}

Result<Reply> post_check(Service& service, Asked& asked) {
  std::string name = asked.text("name");
  if (asked.staged_file.empty()) {
    const Json body = TRY(body_of(asked));
    name = TRY(text_in(body, "name", Need::may_be_missing));
    asked.staged_file = TRY(staged_text(service, TRY(long_text_in(body, "text"))));
  }
  const std::string id = TRY(service.checks().begin(asked.staged_file, name));
  asked.staged_file.clear();
  return reply_json({{"check", id}});
}

Result<Reply> get_checks(Service& service, Asked&) {
  Json items = service.checks().list();
  const size_t total = items.size();
  return reply_json(list_json(total, 0, std::move(items)));
}

Result<Reply> get_check(Service& service, Asked& asked) {
  const bool all = asked.text("claims").empty() || asked.flag("claims");
  return reply_json(
      TRY(service.checks().look(asked.in_path("check"), all ? Checks::Claims::all : Checks::Claims::left_out)));
}

Result<Reply> get_claims(Service& service, Asked& asked) {
  const Slice slice = TRY(slice_of(asked));
  const auto length = asked.flag("brief") ? Checks::Length::brief : Checks::Length::whole;
  return reply_json(TRY(service.checks().claims(asked.in_path("check"), {slice.offset, slice.limit, length})));
}

Result<Reply> get_claim(Service& service, Asked& asked) {
  return reply_json(TRY(service.checks().claim(asked.in_path("check"), TRY(asked.number_in_path("claim")))));
}

Result<Reply> get_report(Service& service, Asked& asked) {
  const std::string id = asked.in_path("check");
  Reply reply;
  reply.body = TRY(service.checks().report(id));
  reply.type = "application/octet-stream";  // for saving: it is never shown from here
  reply.headers = {{"Content-Disposition", attachment(TRY(service.checks().done(id)).name + ".html")}};
  return reply;
}

Result<unsigned> claim_number(const Json& body) {
  const auto claim = body.find("claim");
  if (claim == body.end() || !claim->is_number_unsigned() || *claim > UINT32_MAX) {
    return fail(ErrorKind::invalid_input, "\"claim\" is the number of a claim");
  }
  return claim->get<unsigned>();
}

Result<app::ClaimWord> claim_word(const Json& body) {
  app::ClaimWord said;
  said.claim = TRY(claim_number(body));
  const std::string verdict = TRY(text_in(body, "verdict", Need::needed));
  said.accept = verdict == "accept";
  said.verdict = verdict_from(verdict);
  if (!said.accept && !said.verdict && verdict != "withdraw") {
    return fail(ErrorKind::invalid_input, "\"verdict\" is accept, withdraw or a verdict");
  }
  said.by = TRY(text_in(body, "by", Need::needed));
  said.note = TRY(text_in(body, "note", Need::may_be_missing));
  said.second = body.value("second", Json(false)) == Json(true);
  return said;
}

/// A claim with what was just said of it, told to everybody who looks.
Reply put_and_tell(Service& service, const std::string& check, const Finding& finding,
                   const app::ClaimRemarks& remarks) {
  const Json claim = service.checks().put(check, finding, remarks);
  service.events().tell("claim", Json({{"check", check}, {"claim", claim}}));
  return reply_json(claim);
}

Result<Reply> post_decision(Service& service, Asked& asked) {
  const std::string id = asked.in_path("check");
  app::ClaimWord said = TRY(claim_word(TRY(body_of(asked))));
  const Checks::Done done = TRY(service.checks().done(id));
  said.story = done.name;
  said.story_sha256 = done.answer->story.sha256;
  const Finding finding = TRY(service.write<Finding>(
      [&] { return app::decide_on(service.options().folder, said, done.answer->story_text, done.answer->findings); }));
  const auto papers = TRY(service.cases().lease());
  const auto remarks = TRY(app::remarks_on(papers->opened(), done.answer->story_text, done.answer->findings));
  return put_and_tell(service, id, finding, remarks.at(said.claim - 1));
}

Result<Reply> post_claim_note(Service& service, Asked& asked) {
  const std::string id = asked.in_path("check");
  const Json body = TRY(body_of(asked));
  const Checks::Done done = TRY(service.checks().done(id));
  app::ClaimWord said;
  said.claim = TRY(claim_number(body));
  said.by = TRY(text_in(body, "by", Need::needed));
  said.note = TRY(text_in(body, "text", Need::needed));
  said.story = done.name;
  said.story_sha256 = done.answer->story.sha256;
  const auto& findings = done.answer->findings;
  const auto remarks = TRY(service.write<app::ClaimRemarks>(
      [&] { return app::note_on_claim(service.options().folder, said, done.answer->story_text, findings); }));
  std::vector<Finding> as_decided = {findings.begin(), findings.begin() + said.claim};
  for (Finding& one : as_decided) one.decision = one.earlier = std::nullopt;
  const auto papers = TRY(service.cases().lease());
  TRY(app::attach_decisions(papers->opened(), done.answer->story_text, as_decided));
  return put_and_tell(service, id, as_decided.back(), remarks);
}

Result<Reply> get_conflicts(Service& service, Asked& asked) {
  const auto again = asked.flag("again") ? Comparisons::Again::yes : Comparisons::Again::no;
  return reply_json(TRY(service.comparisons().conflicts(again)));
}

/// A list of the body as a file that ends as its name does.
Result<std::string> staged_list(Service& service, const Json& body, const char* side) {
  const auto list = body.find(side);
  if (list == body.end() || !list->is_object()) {
    return fail(ErrorKind::invalid_input, "the body lacks a list \"" + std::string(side) + "\" with its name and text");
  }
  const std::string name = TRY(text_in(*list, "name", Need::may_be_missing));
  std::string path = TRY(staged_text(service, TRY(long_text_in(*list, "text"))));
  const std::string named = path + (name.ends_with(".tsv") ? ".tsv" : ".csv");
  TRY(real_file_system().rename(path, named));
  return named;
}

Result<Reply> post_names_match(Service& service, Asked& asked) {
  const Json body = TRY(body_of(asked));
  Comparisons::NameLists lists;
  const Json threshold = body.value("threshold", Json(kUsualThreshold));
  if (!threshold.is_number() || threshold < kLeastThreshold || threshold > 1) {
    return fail(ErrorKind::invalid_input, "\"threshold\" is a number from 0.3 to 1");
  }
  lists.threshold = threshold.get<float>();
  lists.left = TRY(staged_list(service, body, "left"));
  lists.right = TRY(staged_list(service, body, "right"));
  const std::string job = TRY(service.comparisons().match_names(lists));
  return reply_json(TRY(service.comparisons().matching(job)));
}

Result<Reply> get_names_match(Service& service, Asked& asked) {
  return reply_json(TRY(service.comparisons().matching(asked.text("job"))));
}

}  // namespace

std::vector<Route> check_routes() {
  Route report{Method::get, "/api/checks/{check}/report",
               "The report of a done check as HTML, to be saved, with what is decided now.", get_report};
  report.gives = "application/octet-stream";
  return {
      changing({Method::post,
                "/api/checks",
                "Begins a check of a draft: {\"name\",\"text\"}, or its bytes with name= in the address. Gives "
                "{\"check\"} and goes on working.",
                post_check,
                {{"name", "string", "the draft's name, where its bytes are sent"}}},
               Takes::json_or_bytes),
      {Method::get, "/api/checks", "The checks so far, newest first.", get_checks},
      {Method::get,
       "/api/checks/{check}",
       "A check with its story and the claims found so far.",
       get_check,
       {{"claims", "boolean", "0: without the claims"}}},
      {Method::get, "/api/checks/{check}/claims",
       "The claims of a check by their numbers; while it works, in the order they are found.", get_claims,
       with_slice({{"brief", "boolean", "without the evidence"}})},
      {Method::get, "/api/checks/{check}/claims/{claim}", "A claim by its number.", get_claim},
      changing(
          {Method::post, "/api/checks/{check}/notes",
           "A note on a claim, which decides nothing: {\"claim\",\"text\",\"by\"}. Gives the claim.", post_claim_note},
          Takes::json),
      report,
      changing({Method::post, "/api/checks/{check}/decisions",
                "A person's word on a claim: {\"claim\",\"verdict\",\"by\",\"note\"}; verdict may be accept or "
                "withdraw. Gives the claim.",
                post_decision},
               Takes::json),
      {Method::get,
       "/api/conflicts",
       "What the papers say against each other, and what they confirm; begins to look for it where nobody has yet.",
       get_conflicts,
       {{"again", "boolean", "looks anew"}}},
      changing({Method::post, "/api/names/match",
                "Holds two lists of names against each other: "
                "{\"left\":{\"name\",\"text\"},\"right\":…,\"threshold\"}. Gives a job.",
                post_names_match},
               Takes::json),
      {Method::get,
       "/api/names/match",
       "A job of two lists of names, with the matches found so far.",
       get_names_match,
       {{"job", "string", "as the POST gave it"}}},
  };
}

}  // namespace recto::serve
