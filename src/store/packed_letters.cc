#include "store/packed_letters.h"

#include "store/packing.h"

namespace recto::store {
namespace {

constexpr uint8_t kVersion = 2;
constexpr uint64_t kMostItems = 1'000'000;

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
  a.list(letter.unread, field);
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
