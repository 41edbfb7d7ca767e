#include "store/bencode.h"

#include <charconv>
#include <optional>

namespace recto::store {
namespace {

constexpr int kDeepest = 16;

void encode_to(const Bencode& item, std::string& out);

void encode_string(std::string_view bytes, std::string& out) {
  out += std::to_string(bytes.size());
  out += ':';
  out += bytes;
}

struct Encoder {
  std::string& out;
  void operator()(int64_t number) const {
    out += 'i';
    out += std::to_string(number);
    out += 'e';
  }
  void operator()(const std::string& bytes) const { encode_string(bytes, out); }
  void operator()(const Bencode::List& list) const {
    out += 'l';
    for (const Bencode& item : list) encode_to(item, out);
    out += 'e';
  }
  void operator()(const Bencode::Dictionary& dictionary) const {
    out += 'd';
    for (const auto& [key, item] : dictionary) {
      encode_string(key, out);
      encode_to(item, out);
    }
    out += 'e';
  }
};

void encode_to(const Bencode& item, std::string& out) { std::visit(Encoder{out}, item.value); }

/// Reads one value after another; what is wrong leaves nothing.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}
  bool finished() const { return rest_.empty(); }

  std::optional<Bencode> value(int depth) {
    if (rest_.empty() || depth > kDeepest) return std::nullopt;
    switch (rest_[0]) {
      case 'i':
        return integer();
      case 'l':
        return list(depth);
      case 'd':
        return dictionary(depth);
      default:
        return string();
    }
  }

 private:
  /// The digits up to `end`, and passes it. Not the digits of another spelling of the number.
  std::optional<int64_t> number_until(char end) {
    const size_t at = rest_.find(end);
    if (at == rest_.npos) return std::nullopt;
    const std::string_view digits = rest_.substr(0, at);
    int64_t number = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || stop != digits.data() + digits.size()) return std::nullopt;
    if (std::to_string(number) != digits) return std::nullopt;
    rest_.remove_prefix(at + 1);
    return number;
  }

  std::optional<Bencode> integer() {
    rest_.remove_prefix(1);
    const auto number = number_until('e');
    if (!number) return std::nullopt;
    return std::optional<Bencode>(std::in_place, *number);
  }

  std::optional<Bencode> string() {
    const auto length = number_until(':');
    if (!length || *length < 0 || static_cast<uint64_t>(*length) > rest_.size()) return std::nullopt;
    Bencode item(std::string(rest_.substr(0, static_cast<size_t>(*length))));
    rest_.remove_prefix(static_cast<size_t>(*length));
    return item;
  }

  bool at_end_mark() {
    if (rest_.empty() || rest_[0] != 'e') return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<Bencode> list(int depth) {
    rest_.remove_prefix(1);
    Bencode::List items;
    while (!at_end_mark()) {
      auto item = value(depth + 1);
      if (!item) return std::nullopt;
      items.push_back(std::move(*item));
    }
    return std::optional<Bencode>(std::in_place, std::move(items));
  }

  std::optional<Bencode> dictionary(int depth) {
    rest_.remove_prefix(1);
    Bencode::Dictionary items;
    while (!at_end_mark()) {
      auto key = string();
      if (!key) return std::nullopt;
      auto& name = std::get<std::string>(key->value);
      if (!items.empty() && name <= items.rbegin()->first) return std::nullopt;
      auto item = value(depth + 1);
      if (!item) return std::nullopt;
      items.emplace_hint(items.end(), std::move(name), std::move(*item));
    }
    return std::optional<Bencode>(std::in_place, std::move(items));
  }

  std::string_view rest_;
};

template <class T>
Result<T> field(const Bencode::Dictionary& dictionary, std::string_view key) {
  const auto at = dictionary.find(key);
  if (at == dictionary.end() || !std::holds_alternative<T>(at->second.value)) {
    return fail(ErrorKind::corrupt, "the field \"" + std::string(key) + "\" is missing or of another type");
  }
  return std::get<T>(at->second.value);
}

}  // namespace

std::string Bencode::encode() const {
  std::string out;
  encode_to(*this, out);
  return out;
}

Result<Bencode> Bencode::decode(std::string_view untrusted) {
  Decoder decoder(untrusted);
  auto item = decoder.value(0);
  if (!item || !decoder.finished()) return fail(ErrorKind::corrupt, "not the bencoding of a value");
  return std::move(*item);
}

Result<int64_t> integer_field(const Bencode::Dictionary& dictionary, std::string_view key) {
  return field<int64_t>(dictionary, key);
}
Result<std::string> string_field(const Bencode::Dictionary& dictionary, std::string_view key) {
  return field<std::string>(dictionary, key);
}

}  // namespace recto::store
