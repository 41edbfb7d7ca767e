#include "names/commonness.h"

#include <algorithm>
#include <cmath>

#include "names/pronounce.h"
#include "text/utf8.h"

namespace recto::names {
namespace {

constexpr double kRare = 0.2;      ///< of a thousand: a name that is not in the table
constexpr float kSameName = 0.8F;  ///< similarity from which a name is taken for the one in the table
constexpr double kUnitsToBit = 16;

uint8_t weight_of(double share) {
  return static_cast<uint8_t>(std::clamp(std::lround(-std::log2(share / 1000) * kUnitsToBit), 1L, 255L));
}

/// The classes of the sounds in their order, four bits each.
uint64_t classes_of(const Sounds& sounds, const SoundTable& table) {
  uint64_t key = 0;
  for (size_t i = 0; i < sounds.length; ++i) {
    const uint8_t its = table.sound_class(sounds.symbols[i]);
    if (its > 0) key = key << 4 | its;
  }
  return key;
}

}  // namespace

Result<Commonness> Commonness::from(const TableFile& common, const Tables& tables) {
  Commonness out;
  for (const TableRow& row : TRY(read_rows(common, 2))) {
    const double share = TRY(number(row, row.columns[0]));
    if (share <= 0 || share > 1000) return row.wrong("the share is not between 0 and 1000");
    for (const std::string& form : pieces(row.columns[1], '|')) {
      const Name name = parse(text::decode_utf8_lossy(form), tables);
      if (name.parts.size() != 1) return row.wrong("'" + form + "' is not one part of a name");
      const Sounds sounds = pronounce(name.parts.front(), tables);
      out.by_classes_[classes_of(sounds, tables.sounds())].push_back({sounds, weight_of(share)});
    }
  }
  return out;
}

uint8_t Commonness::weight(const Sounds& sounds, const Tables& tables) const {
  uint8_t least = weight_of(kRare);
  const auto found = by_classes_.find(classes_of(sounds, tables.sounds()));
  if (found == by_classes_.end()) return least;
  for (const Known& known : found->second) {
    if (known.weight < least && similarity(known.sounds, sounds, tables) >= kSameName) least = known.weight;
  }
  return least;
}

}  // namespace recto::names
