#include "store/list_shelf.h"

#include "store/packed_lists.h"

namespace recto::store {

Result<std::optional<std::vector<List>>> ListShelf::lists(const Document& document, std::string_view reader) const {
  const auto record = TRY(rows_.record(document, reader));
  if (!record) return std::nullopt;
  auto lists = unpack_lists(*record);
  if (!lists && lists.error().kind == ErrorKind::corrupt) return std::nullopt;
  return std::optional(TRY(std::move(lists)));
}

Result<std::vector<Document>> ListShelf::wanting(std::string_view reader, size_t limit) const {
  return rows_.wanting(reader, limit);
}

Result<void> ListShelf::put(const Document& document, std::string_view reader, std::span<const List> lists,
                            std::span<const std::string> keys) {
  TRY(rows_.put(document, reader, pack_lists(lists)));
  return rows_.put_keys(document, keys);
}

Result<void> ListShelf::commit() { return rows_.commit(); }

}  // namespace recto::store
