#pragma once
// The store is a source of pages.

#include "model/page_source.h"

namespace recto::store {

using recto::model::PageSource;

}  // namespace recto::store
