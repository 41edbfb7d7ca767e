#pragma once
// Pieces of work shared out among threads.

#include <cstddef>
#include <functional>

#include "base/result.h"

namespace recto::app {

/// Does `work(worker, piece)` for every piece from 0 on, each once, by so many workers at once; the first one is the caller's thread. Pieces are taken in
/// their order. After an error no further piece is begun, and it is returned: of several, the first that came.
Result<void> share_out(size_t workers, size_t pieces, const std::function<Result<void>(size_t, size_t)>& work);

}  // namespace recto::app
