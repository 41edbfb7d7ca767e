#include "names/prepared.h"

#include <algorithm>
#include <bit>
#include <numeric>

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

std::vector<Form> forms(const Prepared& name, const Tables& tables) {
  std::vector<Form> out;
  for (size_t i = 0; i < name.count; ++i) {
    out.push_back({name.parts[i], static_cast<uint16_t>(1U << i)});
    if (i + 1U < name.count && !name.parts[i].is_initial() && !name.parts[i + 1].is_initial()) {
      out.push_back({together(name.parts[i], name.parts[i + 1], tables.sounds()), static_cast<uint16_t>(3U << i)});
    }
  }
  return out;
}

uint16_t needed_parts(const Prepared& a, float threshold) {
  std::array<uint8_t, Prepared::kParts> order{};
  std::iota(order.begin(), order.end(), uint8_t{0});
  std::stable_sort(order.begin(), order.begin() + a.count,
                   [&](uint8_t i, uint8_t j) { return a.parts[i].weight > a.parts[j].weight; });
  float rest = 0, needed = 0;
  for (size_t i = 0; i < a.count; ++i) rest += a.parts[i].weight;
  uint16_t bits = 0;
  for (size_t k = 0; k < a.count && most_with(rest, needed) >= threshold; ++k) {
    const uint8_t i = order[k];
    bits = static_cast<uint16_t>(bits | 1U << i);
    rest -= a.parts[i].weight;
    needed += a.parts[i].weight;
  }
  return bits;
}

}  // namespace recto::names
