#pragma once
// Where the rows of the table (route.h) come from, by what they are about.

#include <vector>

#include "serve/route.h"

namespace recto::serve {

std::vector<Route> case_routes();
std::vector<Route> document_routes();
std::vector<Route> search_routes();
std::vector<Route> letter_routes();
std::vector<Route> note_routes();
std::vector<Route> upload_routes();
std::vector<Route> check_routes();
std::vector<Route> description_routes();

}  // namespace recto::serve
