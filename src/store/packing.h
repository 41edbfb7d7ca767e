#pragma once
// One description of what a record is made of serves both ways: Packer writes what it visits, Unpacker fills it. A visitor is a function template
// `visit_x(archive, x)` that names each part of x in order.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/byte_stream.h"
#include "store/packed_text.h"

namespace recto::store {

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
  static constexpr uint64_t kMostItems = 1'000'000;

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

}  // namespace recto::store
