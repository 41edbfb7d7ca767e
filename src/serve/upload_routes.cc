// Taking papers in through the browser, and hearing how it goes.

#include <nlohmann/json.hpp>

#include "json/case.h"
#include "serve/replies.h"
#include "serve/routes.h"
#include "serve/service.h"

namespace recto::serve {
namespace {

Result<Reply> put_upload(Service& service, Asked& asked) {
  const std::string name = TRY(service.uploads().put(asked.staged_file, asked.text("name")));
  asked.staged_file.clear();
  return reply_json({{"name", printable(name)}});
}

Result<Reply> post_add(Service& service, Asked& asked) {
  TRY(body_of(asked));
  TRY(service.take_in());
  return reply_json({{"running", true}});
}

Result<Reply> delete_add(Service& service, Asked&) {
  service.stop_taking_in();
  return reply_json({{"running", false}});
}

Result<Reply> get_events(Service& service, Asked& asked) {
  const uint64_t from = TRY(asked.number("after", service.events().last(), {0, UINT64_MAX}));
  Reply reply;
  reply.type = "text/event-stream";
  auto after = std::make_shared<uint64_t>(from);
  auto begun = std::make_shared<bool>(false);
  reply.stream = [&service, after, begun](const Write& write) {
    if (!std::exchange(*begun, true)) return write(": listening\n\n");
    const Events::Heard heard = service.events().hear(*after);
    *after = heard.last;
    return !heard.text.empty() && write(heard.text);
  };
  return reply;
}

}  // namespace

std::vector<Route> upload_routes() {
  Route events{Method::get,
               "/api/events",
               "A stream of server-sent events: what happens, as it happens.",
               get_events,
               {{"after", "integer", "the last event heard; without it, from now on"}}};
  events.gives = "text/event-stream";
  return {
      changing({Method::put,
                "/api/uploads",
                "Puts up a file to take in; gives the name that it waits under.",
                put_upload,
                {{"name", "string", "the file's name, with the folders it came from"}}},
               Takes::bytes),
      changing({Method::post, "/api/add", "Begins a run over what was put up. The body is {}.", post_add}, Takes::json),
      changing({Method::remove, "/api/add", "Stops the run; what was told stays.", delete_add}, Takes::nothing),
      events,
  };
}

}  // namespace recto::serve
