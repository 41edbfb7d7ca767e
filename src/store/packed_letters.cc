// One description of what a letter is made of serves both ways: Packer writes what it visits, Unpacker fills it.

#include "store/packed_letters.h"

#include "store/byte_stream.h"
#include "store/packed_text.h"

namespace recto::store {
namespace {

constexpr uint8_t kVersion = 1;
constexpr uint64_t kMostItems = 1'000'000;

class Packer {
 public:
  void text(const std::u32string& value) { pack_text(value, out_); }
  void bytes(const std::string& value) { out_.string(value); }
  void real(const float& value) { out_.real(value); }
  void flag(const bool& value) { out_.byte(value ? 1 : 0); }
  template <class Enum>
  void choice(const Enum& value, Enum) {
    out_.byte(static_cast<uint8_t>(value));
  }
  template <class Number>
  void number(const Number& value) {
    out_.number(value.value);
  }
  template <class Item, class Each>
  void list(const std::vector<Item>& items, Each each) {
    out_.number(items.size());
    for (const Item& item : items) each(item);
  }
  template <class Item, class Each>
  void maybe(const std::optional<Item>& item, Each each) {
    flag(item.has_value());
    if (item) each(*item);
  }
  ByteWriter& out() { return out_; }

 private:
  ByteWriter out_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : in_(bytes) {}
  void text(std::u32string& value) { value = unpack_text(in_); }
  void bytes(std::string& value) { value = in_.string(); }
  void real(float& value) {
    value = in_.real();
    if (!(value >= 0 && value <= 1)) in_.fail();
  }
  void flag(bool& value) { value = in_.byte() != 0; }
  template <class Enum>
  void choice(Enum& value, Enum last) {
    const uint8_t byte = in_.byte();
    if (byte > static_cast<uint8_t>(last)) in_.fail();
    value = static_cast<Enum>(std::min(byte, static_cast<uint8_t>(last)));
  }
  template <class Number>
  void number(Number& value) {
    value = Number(static_cast<uint32_t>(in_.number(UINT32_MAX)));
  }
  template <class Item, class Each>
  void list(std::vector<Item>& items, Each each) {
    const uint64_t count = in_.number(kMostItems);
    for (uint64_t i = 0; i < count && in_.good(); ++i) each(items.emplace_back());
  }
  template <class Item, class Each>
  void maybe(std::optional<Item>& item, Each each) {
    bool there = false;
    flag(there);
    if (there) each(item.emplace());
  }
  ByteReader& in() { return in_; }

 private:
  ByteReader in_;
};

template <class Archive, class Place>
void visit_place(Archive& a, Place& place) {
  a.number(place.page);
  a.number(place.range.start);
  a.number(place.range.end);
}

template <class Archive, class AField>
void visit_field(Archive& a, AField& field) {
  a.text(field.text);
  a.text(field.value);
  a.bytes(field.calendar);
  visit_place(a, field.at);
  a.real(field.confidence);
  a.list(field.evidence, [&](auto& name) { a.bytes(name); });
  a.list(field.otherwise, [&](auto& other) { a.text(other); });
  a.flag(field.confirmed);
}

template <class Archive, class AParty>
void visit_party(Archive& a, AParty& party) {
  visit_field(a, party);
  for (auto* part : {&party.name, &party.rank, &party.post, &party.body, &party.place}) a.text(*part);
}

template <class Archive, class AReference>
void visit_reference(Archive& a, AReference& reference) {
  visit_field(a, reference);
  a.text(reference.number);
  a.bytes(reference.date);
  a.flag(reference.answers);
  a.flag(reference.own);
}

template <class Archive, class ARequest>
void visit_request(Archive& a, ARequest& request) {
  visit_field(a, request);
  a.choice(request.kind, RequestKind::prohibited);
}

template <class Archive, class ALetter>
void visit_letter(Archive& a, ALetter& letter) {
  const auto field = [&](auto& one) { visit_field(a, one); };
  const auto party = [&](auto& one) { visit_party(a, one); };
  a.choice(letter.type, LetterType::other);
  visit_place(a, letter.begins);
  visit_place(a, letter.ends);
  a.maybe(letter.from, party);
  a.list(letter.to, party);
  a.list(letter.copies, party);
  a.list(letter.via, party);
  for (auto* one : {&letter.number, &letter.registry, &letter.date, &letter.received, &letter.place, &letter.subject,
                    &letter.classification, &letter.urgency}) {
    a.maybe(*one, field);
  }
  a.list(letter.references, [&](auto& one) { visit_reference(a, one); });
  a.list(letter.enclosures, field);
  a.maybe(letter.signature, party);
  a.list(letter.requests, [&](auto& one) { visit_request(a, one); });
}

}  // namespace

std::string pack_letters(std::span<const Letter> letters) {
  Packer packer;
  packer.out().byte(kVersion);
  packer.out().number(letters.size());
  for (const Letter& letter : letters) visit_letter(packer, letter);
  return packer.out().take();
}

Result<std::vector<Letter>> unpack_letters(std::string_view untrusted_record) {
  Unpacker unpacker(untrusted_record);
  const bool known = unpacker.in().byte() == kVersion;
  std::vector<Letter> letters;
  const uint64_t count = known ? unpacker.in().number(kMostItems) : 0;
  for (uint64_t i = 0; i < count && unpacker.in().good(); ++i) visit_letter(unpacker, letters.emplace_back());
  if (!known || !unpacker.in().finished()) return fail(ErrorKind::corrupt, "a stored letter is damaged");
  return letters;
}

}  // namespace recto::store
