// Letters with their fields and chains.

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "app/letter_decisions.h"
#include "app/letters.h"
#include "json/documents.h"
#include "json/letters.h"
#include "serve/browsing.h"
#include "serve/replies.h"
#include "serve/routes.h"
#include "serve/service.h"
#include "store/catalogue.h"

namespace recto::serve {
namespace {

/// The letters named, in their order; each document is read once.
Result<Json> letters_json(Service& service, const std::vector<LetterId>& ids) {
  const auto papers = TRY(service.cases().lease());
  std::map<DocumentId, std::vector<app::FoundLetter>> read;
  Json items = Json::array();
  for (const LetterId& id : ids) {
    auto at = read.find(id.document);
    if (at == read.end()) {
      const store::Document document = TRY(papers->opened().catalogue().document(id.document));
      at = read.emplace(id.document, TRY(app::letters_of(papers->opened(), document))).first;
      service.put_citations(at->second);
    }
    if (id.number <= at->second.size()) items.push_back(json::to_json(at->second[id.number - 1]));
  }
  return items;
}

Result<Reply> get_letters(Service& service, Asked& asked) {
  const app::BrowseQuery query = TRY(browse_query(asked));
  const app::LetterPage page = service.documents().letters(query);
  Json out = list_json(page.total, query.offset, TRY(letters_json(service, page.letters)));
  out["facets"] = json::facets_json(page.facets);
  out["complete"] = page.complete && service.complete();
  return reply_json(out);
}

Result<Reply> get_missing(Service& service, Asked& asked) {
  const Slice slice = TRY(slice_of(asked));
  const auto missing = service.missing_letters();
  const size_t total = missing ? missing->size() : 0;
  Json items = Json::array();
  for (size_t k = slice.offset; k < std::min<size_t>(total, slice.offset + slice.limit); ++k)
    items.push_back(json::to_json((*missing)[k]));
  Json out = list_json(total, slice.offset, std::move(items));
  out["complete"] = missing && service.complete();
  return reply_json(out);
}

Json or_null_date(const std::string& date) { return date.empty() ? Json(nullptr) : Json(date); }

Json graph_json(const app::DocumentRegister& documents, app::DocumentRegister::EdgeLetters letters) {
  const bool named = letters == app::DocumentRegister::EdgeLetters::named;
  const app::Correspondence all = documents.correspondence(letters);
  Json nodes = Json::array(), edges = Json::array();
  for (const auto& node : all.nodes)
    nodes.push_back({{"id", std::to_string(node.number)}, {"name", node.name}, {"letters", node.letters}});
  for (const auto& edge : all.edges) {
    Json one = {{"from", std::to_string(edge.from)},
                {"to", std::to_string(edge.to)},
                {"count", edge.count},
                {"first", or_null_date(edge.first)},
                {"last", or_null_date(edge.last)}};
    if (named) one["letters"] = Json::array();
    for (const LetterId& id : edge.letters) one["letters"].push_back(id.to_string());
    edges.push_back(std::move(one));
  }
  return {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}};
}

Result<Reply> get_graph(Service& service, Asked& asked) {
  using EdgeLetters = app::DocumentRegister::EdgeLetters;
  const app::DocumentRegister& documents = service.documents();
  const bool named = asked.text("letters").empty() || asked.flag("letters");
  if (named) return reply_json(graph_json(documents, EdgeLetters::named));
  const auto state = documents.complete() ? KeptAnswer::State::settled : KeptAnswer::State::changing;
  const auto make = [&] { return reply_json(graph_json(documents, EdgeLetters::counted)).body; };
  Reply reply = reply_json(Json::object());
  reply.body = *service.correspondents().get(documents.change(), state, make);
  return reply;
}

Result<app::LetterWord> letter_word(const Json& body) {
  using Says = app::LetterWord::Says;
  constexpr std::array<std::pair<std::string_view, Says>, 3> kSays = {
      {{"set", Says::set}, {"confirm", Says::confirm}, {"unset", Says::unset}}};
  const std::string says = TRY(text_in(body, "says", Need::needed));
  const auto found = std::ranges::find(kSays, says, &std::pair<std::string_view, Says>::first);
  if (found == kSays.end()) return fail(ErrorKind::invalid_input, "\"says\" is set, confirm or unset");
  return app::LetterWord{found->second, TRY(text_in(body, "field", Need::needed)),
                         TRY(text_in(body, "value", Need::may_be_missing))};
}

/// A word that needs no reason of its own: that a field is right as read.
std::string reason_or(std::string why, const app::LetterWord& word) {
  const bool plain = word.says == app::LetterWord::Says::confirm || word.says == app::LetterWord::Says::unset;
  return why.empty() && plain ? "looked at on the page" : why;
}

Result<Reply> post_words(Service& service, Asked& asked) {
  const Json body = TRY(body_of(asked));
  app::LetterWords said;
  said.letter = asked.in_path("letter");
  said.words = {TRY(letter_word(body))};
  said.by = TRY(text_in(body, "by", Need::may_be_missing));
  said.why = reason_or(TRY(text_in(body, "why", Need::may_be_missing)), said.words.front());
  TRY(service.write<void>([&] { return app::say_of_letter(service.options().folder, said); }));
  service.changed_and_seen();
  return reply_json(Json::object());
}

Result<Reply> post_links(Service& service, Asked& asked) {
  const Json body = TRY(body_of(asked));
  app::LetterLinking said;
  said.letter = asked.in_path("letter");
  said.other = TRY(text_in(body, "other", Need::needed));
  const auto relation = letter_matter_from(TRY(text_in(body, "relation", Need::needed)));
  if (!relation || !is_link(*relation)) {
    return fail(ErrorKind::invalid_input, "\"relation\" is answers, enclosure-of, translation-of or copy-of");
  }
  said.relation = *relation;
  said.remove = body.value("remove", Json(false)) == Json(true);
  said.by = TRY(text_in(body, "by", Need::may_be_missing));
  said.why = TRY(text_in(body, "why", Need::needed));
  TRY(service.write<void>([&] { return app::link_letters(service.options().folder, said); }));
  service.changed_and_seen();
  return reply_json(Json::object());
}

}  // namespace

std::vector<Route> letter_routes() {
  return {
      {Method::get, "/api/letters", "Letters with their fields; those of type other only where they are asked for.",
       get_letters, browse_fields()},
      {Method::get, "/api/letters/missing", "Letters that are cited and not in the case.", get_missing, with_slice({})},
      {Method::get,
       "/api/letters/graph",
       "Correspondents, and the letters from one to another.",
       get_graph,
       {{"letters", "boolean", "0: the letters of an edge are counted, not named"}}},
      changing({Method::post, "/api/letters/{letter}/words",
                "A person's word on a field: {\"says\":\"set|confirm|unset\",\"field\",\"value\",\"by\",\"why\"}. "
                "{letter} is DOCUMENT/lN, its slash encoded.",
                post_words},
               Takes::json),
      changing(
          {Method::post, "/api/letters/{letter}/links",
           "Says how two letters belong together: {\"relation\",\"other\",\"remove\",\"by\",\"why\"}.", post_links},
          Takes::json),
  };
}

}  // namespace recto::serve
