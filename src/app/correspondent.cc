#include "app/correspondent.h"

#include <algorithm>

#include "text/fold.h"
#include "text/words.h"

namespace recto::app {

std::u32string display_name(const Party& party) {
  std::u32string name = party.name;
  if (name.empty()) name = party.post;
  if (!party.body.empty() && party.name.empty()) {
    const bool arabic = party.body.front() >= 0x600 && party.body.front() <= 0x6FF;
    if (!name.empty()) name += arabic ? U"، " : U", ";
    name += party.body;
  }
  if (name.empty()) name = party.text;
  std::ranges::replace(name, U'\n', U' ');
  return name;
}

std::u32string correspondent_key(const Party& party) {
  const std::u32string spelled = text::folded(display_name(party), text::Folding::spelling);
  std::u32string key;
  for (const text::WordSpan& word : text::words(spelled)) {
    key += spelled.substr(word.range.start.value, word.range.length()) + U" ";
  }
  return key;
}

}  // namespace recto::app
