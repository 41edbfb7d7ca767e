#include "names/prepared.h"

#include <algorithm>

#include "names/commonness.h"
#include "names/equivalents.h"
#include "names/pairing.h"
#include "names/pronounce.h"

namespace recto::names {
namespace {

constexpr size_t kFromTheEnd = 4;  ///< of a name with too many parts, these last ones are kept

/// The parts that are compared: all, or the first and the last ones.
std::vector<const Part*> compared_parts(const Name& name) {
  std::vector<const Part*> out;
  const size_t count = name.parts.size(), most = Prepared::kParts;
  for (size_t i = 0; i < count; ++i) {
    if (count <= most || i < most - kFromTheEnd || i >= count - kFromTheEnd) out.push_back(&name.parts[i]);
  }
  return out;
}

Sounds weighed_sounds(const Part& part, const Tables& tables) {
  Sounds sounds = pronounce(part, tables);
  if (sounds.length == 0) return sounds;
  sounds.weight = tables.commonness().weight(sounds, tables);
  if (!sounds.is_initial()) sounds.name = tables.equivalents().name_of(sounds);
  return sounds;
}

template <class SoundsOf>
Prepared prepare_with(const Name& name, SoundsOf sounds_of) {
  Prepared out;
  out.generation = name.generation;
  for (const Part* part : compared_parts(name)) {
    const Sounds& sounds = sounds_of(*part);
    if (sounds.length > 0) out.parts[out.count++] = sounds;
  }
  return out;
}

}  // namespace

Prepared prepare(const Name& name, const Tables& tables) {
  return prepare_with(name, [&](const Part& part) { return weighed_sounds(part, tables); });
}

Prepared Preparer::prepare(const Name& name) {
  if (kept_.size() > kMostKept) kept_.clear();
  return prepare_with(name, [this](const Part& part) -> const Sounds& { return sounds_of(part); });
}

const Sounds& Preparer::sounds_of(const Part& part) {
  key_ = part.core;
  key_ += part.article ? U'+' : U'-';
  key_ += static_cast<char32_t>(part.kind);
  const auto [at, is_new] = kept_.try_emplace(key_);
  if (is_new) at->second = weighed_sounds(part, tables_);
  return at->second;
}

float score(const Prepared& a, const Prepared& b, const Tables& tables) {
  return rate(pair_up(a, b, tables), outline_of(a), outline_of(b));
}

float score_at_least(const Prepared& a, const Prepared& b, float threshold, const Tables& tables) {
  if (threshold > kGivenMissing && !given_may_agree(a, b, tables)) return 0;
  if (most_possible(a, b) < threshold) return 0;
  const float exact = score(a, b, tables);
  return exact >= threshold ? exact : 0;
}

}  // namespace recto::names
