// Documents, their pages, pictures, letters and lists; the bytes as received.

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "app/crops.h"
#include "app/letters.h"
#include "app/lists.h"
#include "json/case.h"
#include "json/documents.h"
#include "json/letters.h"
#include "json/lists.h"
#include "serve/browsing.h"
#include "serve/replies.h"
#include "serve/routes.h"
#include "serve/service.h"
#include "store/catalogue.h"
#include "store/corrections.h"
#include "store/notes.h"
#include "store/originals.h"

namespace recto::serve {
namespace {

constexpr uint64_t kLeastWidth = 16;

Result<Reply> get_documents(Service& service, Asked& asked) {
  const app::BrowseQuery query = TRY(browse_query(asked));
  const app::DocumentPage page = service.documents().documents(query);
  Json items = Json::array();
  for (const app::DocumentRow& row : page.rows) items.push_back(json::to_json(row));
  Json out = list_json(page.total, query.offset, std::move(items));
  out["facets"] = json::facets_json(page.facets);
  out["complete"] = page.complete;
  return reply_json(out);
}

Result<Reply> get_document(Service& service, Asked& asked) {
  const auto papers = TRY(service.cases().lease());
  const store::Document document = TRY(document_in(papers->opened(), asked));
  app::DocumentRow row;
  row.document = document;
  if (auto known = service.documents().row(document.id)) row = std::move(*known);
  Json out = json::to_json(row), pages = Json::array();
  bool sized = false;
  for (uint32_t n = 1; n <= document.pages; ++n) {
    const auto page = papers->page(document.id, PageNumber(n));
    if (!page && page.error().kind != ErrorKind::not_found) return tl::unexpected(page.error());
    if (!page) continue;
    sized = sized || (*page)->width > 0;
    pages.push_back(json::page_head_json(**page));
  }
  out["page_list"] = std::move(pages);
  out["reader"] = document.reader;
  out["sha256"] = document.id.exhibit().hex;
  out["pictures"] = sized && !app::drawing_reader(document.reader).empty();
  return reply_json(out);
}

Result<Reply> get_page(Service& service, Asked& asked) {
  const auto papers = TRY(service.cases().lease());
  const store::Document document = TRY(document_in(papers->opened(), asked));
  const PageNumber number(TRY(asked.number_in_path("page")));
  const auto page = TRY(papers->page(document.id, number));
  const auto corrections = TRY(papers->opened().corrections().on(document.id));
  std::vector<Note> notes = TRY(papers->opened().notes().on(document.id));
  std::erase_if(notes, [&](const Note& note) { return note.is_on_document() || note.at.page != number; });
  Json out = json::to_json(*page, document.untrusted_file);
  out["corrected"] =
      corrections.empty() ? Json(nullptr) : json::corrected_page_json(reading::corrected_page(*page, corrections));
  out["notes"] = json::array_of(notes);
  return reply_json(out);
}

Result<Pixels> width_of(const Asked& asked, uint64_t otherwise) {
  constexpr auto kMost = static_cast<uint64_t>(app::PagePictures::kMostWidth.value);
  return Pixels(static_cast<int32_t>(TRY(asked.number("width", otherwise, {kLeastWidth, kMost}))));
}

/// The open case is given back before anything is drawn: who reads does not wait for who looks at pictures.
Result<app::PlannedPicture> planned_page(Service& service, const Asked& asked) {
  const auto papers = TRY(service.cases().lease());
  const store::Document document = TRY(document_in(papers->opened(), asked));
  const PageNumber page(TRY(asked.number_in_path("page")));
  return app::PagePictures::plan_page(*papers, document.id, page, TRY(width_of(asked, 1'000)));
}

Result<app::PlannedPicture> planned_crop(Service& service, const Asked& asked) {
  const auto papers = TRY(service.cases().lease());
  const store::Document document = TRY(document_in(papers->opened(), asked));
  const PageNumber page(TRY(asked.number_in_path("page")));
  const auto offset = [&](std::string_view name) -> Result<CharOffset> {
    return CharOffset(static_cast<uint32_t>(TRY(asked.number(name, 0, {0, INT32_MAX}))));
  };
  const Cite cite{document.id, page, {TRY(offset("start")), TRY(offset("end"))}};
  return app::PagePictures::plan_crop_of(*papers, cite, TRY(width_of(asked, 800)));
}

Result<Reply> get_image(Service& service, Asked& asked) {
  app::PagePicture picture = TRY(service.pictures().draw(TRY(planned_page(service, asked))));
  return reply_picture(std::move(picture.png), picture.etag);
}

Result<Reply> get_crop(Service& service, Asked& asked) {
  app::PagePicture picture = TRY(service.pictures().draw(TRY(planned_crop(service, asked))));
  Reply reply = reply_picture(std::move(picture.png), picture.etag);
  const Box& box = picture.region;
  reply.headers.emplace_back("X-Recto-Region",
                             fmt::format("{:.2f} {:.2f} {:.2f} {:.2f}", box.x0, box.y0, box.x1, box.y1));
  return reply;
}

Result<Reply> get_document_letters(Service& service, Asked& asked) {
  const auto papers = TRY(service.cases().lease());
  const store::Document document = TRY(document_in(papers->opened(), asked));
  Json items = Json::array();
  std::vector<app::FoundLetter> letters = TRY(app::letters_of(papers->opened(), document));
  service.put_citations(letters);
  for (const app::FoundLetter& found : letters) items.push_back(json::to_json(found));
  const size_t total = items.size();
  return reply_json(list_json(total, 0, std::move(items)));
}

Result<Reply> get_document_lists(Service& service, Asked& asked) {
  const auto papers = TRY(service.cases().lease());
  const store::Document document = TRY(document_in(papers->opened(), asked));
  Json items = Json::array();
  for (const app::FoundList& found : TRY(app::lists_of(papers->opened(), document))) {
    Json one = json::to_json(found), rows = Json::array();
    for (size_t k = 0; k < found.list.rows.size(); ++k) rows.push_back(json::row_json(found, k));
    one["row_list"] = std::move(rows);
    items.push_back(std::move(one));
  }
  const size_t total = items.size();
  return reply_json(list_json(total, 0, std::move(items)));
}

/// Originals are fetched by the browser itself, which sends no token: a ticket stands for it once, for a moment.
Result<Reply> post_ticket(Service& service, Asked& asked) {
  const auto papers = TRY(service.cases().lease());
  const store::Document document = TRY(document_in(papers->opened(), asked));
  const std::string ticket = service.tickets().issue(document.id);
  return reply_json({{"ticket", ticket}, {"address", "/api/originals/" + ticket}});
}

Result<Reply> get_original(Service& service, Asked& asked) {
  const auto papers = TRY(service.cases().lease());
  const DocumentId id = TRY(service.tickets().redeem(asked.in_path("ticket")));
  const store::Document document = TRY(papers->opened().catalogue().document(id));
  const store::Exhibit exhibit = TRY(papers->opened().catalogue().exhibit(id.exhibit()));
  Reply reply;
  reply.type = "application/octet-stream";
  reply.headers = {{"Content-Disposition", attachment(document.untrusted_file)}};
  reply.file = std::make_shared<const FileDescriptor>(TRY(papers->opened().originals().open(id.exhibit())));
  reply.file_size = exhibit.size;
  return reply;
}

constexpr QueryField kWidth = {"width", "integer", "pixels, at most 4,000"};

}  // namespace

std::vector<Route> document_routes() {
  Route original{Method::get, "/api/originals/{ticket}", "The bytes as received, as a download.", get_original};
  original.gives = "application/octet-stream";
  original.pass = Pass::ticket;
  Route image{Method::get,
              "/api/documents/{document}/pages/{page}/image",
              "The page as a picture, upright.",
              get_image,
              {kWidth}};
  image.gives = "image/png";
  Route crop{
      Method::get,
      "/api/documents/{document}/pages/{page}/crop",
      "The lines around a passage, its words marked. X-Recto-Region holds the box shown, in points.",
      get_crop,
      {{"start", "integer", "the passage's first character"}, {"end", "integer", "the character behind it"}, kWidth}};
  crop.gives = "image/png";
  return {
      {Method::get, "/api/documents",
       "Documents with what their first letter says of itself, and what they can be filtered by.", get_documents,
       browse_fields()},
      {Method::get, "/api/documents/{document}", "A document with its pages.", get_document},
      {Method::get, "/api/documents/{document}/pages/{page}",
       "A page: its text and its words with their boxes, its text as corrected, the notes on its words.", get_page},
      image,
      crop,
      {Method::get, "/api/documents/{document}/letters", "The letters of a document.", get_document_letters},
      {Method::get, "/api/documents/{document}/lists", "The lists and tables of a document, with their rows.",
       get_document_lists},
      changing({Method::post, "/api/documents/{document}/ticket",
                "A ticket for the bytes as received: it holds once, for ten seconds. The body is {}.", post_ticket},
               Takes::json),
      original,
  };
}

}  // namespace recto::serve
