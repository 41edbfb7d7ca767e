#include "store/letter_shelf.h"

#include "store/packed_letters.h"

namespace recto::store {

Result<std::optional<std::vector<Letter>>> LetterShelf::letters(const Document& document,
                                                                std::string_view reader) const {
  const auto record = TRY(rows_.record(document, reader));
  if (!record) return std::nullopt;
  auto letters = unpack_letters(*record);
  if (!letters && letters.error().kind == ErrorKind::corrupt) return std::nullopt;
  return std::optional(TRY(std::move(letters)));
}

Result<void> LetterShelf::for_each(std::string_view reader, const EachReading& each) const {
  return rows_.for_each(reader, [&](const Document& document, const std::string* record) {
    auto letters = record ? unpack_letters(*record) : std::vector<Letter>();
    return each(document, record && letters ? &*letters : nullptr);
  });
}

Result<std::vector<Document>> LetterShelf::wanting(std::string_view reader, size_t limit) const {
  return rows_.wanting(reader, limit);
}

Result<void> LetterShelf::put(const Document& document, std::string_view reader, std::span<const Letter> letters,
                              std::span<const std::string> keys) {
  TRY(rows_.put(document, reader, pack_letters(letters)));
  return rows_.put_keys(document, keys);
}

Result<void> LetterShelf::commit() { return rows_.commit(); }

}  // namespace recto::store
