#include "app/paper_keys.h"

#include "reading/letters/chains.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

constexpr char kOfNumber = 'n', kOfDay = 'd', kOfTitle = 't';
constexpr char kBehindAll = '~';  // of what an ISO date may go on with

}  // namespace

std::string key_of_number(std::u32string_view bare) { return kOfNumber + text::encode_utf8(bare); }
std::string part_of_title(std::u32string_view bare) { return text::encode_utf8(bare); }

std::vector<std::string> keys_of(std::span<const Letter> letters) {
  std::vector<std::string> keys;
  for (const Letter& letter : letters) {
    if (letter.number) keys.push_back(key_of_number(reading::letters::bare_number(letter.number->text)));
    if (!letter.date || letter.date->calendar == "islamic") continue;
    keys.push_back(kOfDay + text::encode_utf8(letter.date->value));
  }
  return keys;
}

std::vector<std::string> keys_of(std::span<const List> lists) {
  std::vector<std::string> keys;
  for (const List& list : lists) {
    if (!list.title.empty()) keys.push_back(kOfTitle + text::encode_utf8(reading::letters::bare_number(list.title)));
  }
  return keys;
}

std::pair<std::string, std::string> keys_of_days(std::string_view iso) {
  if (iso.empty() || iso.starts_with('-')) return {};
  const size_t slash = iso.find('/');
  const std::string_view first = iso.substr(0, slash);
  const std::string_view last = slash == iso.npos ? first : iso.substr(slash + 1);
  return {kOfDay + std::string(first), kOfDay + std::string(last) + kBehindAll};
}

}  // namespace recto::app
