#include "serve/routes.h"

namespace recto::serve {

std::span<const Route> routes() {
  static const std::vector<Route> kRoutes = [] {
    std::vector<Route> all;
    for (auto* some : {description_routes, case_routes, document_routes, search_routes, letter_routes, note_routes,
                       upload_routes, check_routes}) {
      std::vector<Route> rows = some();
      all.insert(all.end(), rows.begin(), rows.end());
    }
    return all;
  }();
  return kRoutes;
}

}  // namespace recto::serve
