#include "names/pronounce.h"

#include <algorithm>
#include <bit>

#include "names/word_table.h"
#include "names/words.h"
#include "text/arabic.h"

namespace recto::names {
namespace {

bool is_arabic(std::u32string_view word) { return text::is_arabic_letter(word.front()); }

Order beginning(const Order& order, unsigned count) {
  const unsigned cut = Order::kBits * (Order::kMost - count);
  return count == 0 ? Order() : Order{order.places << cut >> cut, count};
}
Order ending(const Order& order, unsigned count) {
  return count == 0 ? Order() : Order{order.places >> Order::kBits * (order.count - count), count};
}

/// What two words written as one have of consonants that the one has not: at most as many as the counts of all three may differ by. With t consonants of the
/// two and c of the one that is max(1, (t + c) / 6), and t is at most c more than that.
constexpr unsigned most_excess(unsigned consonants) { return std::max(1U, 2 * consonants / 5); }

/// How many consonants by place one bag has more than another.
unsigned excess(uint64_t bag, uint64_t than) {
#ifdef __SSE2__
  const __m128i left = _mm_cvtsi64_si128(static_cast<int64_t>(bag)),
                right = _mm_cvtsi64_si128(static_cast<int64_t>(than));
  return static_cast<unsigned>(_mm_cvtsi128_si32(_mm_sad_epu8(_mm_subs_epu8(left, right), _mm_setzero_si128())));
#else
  unsigned sum = 0;
  for (unsigned shift = 0; shift < 64; shift += 8) {
    const unsigned x = bag >> shift & 0xFF, y = than >> shift & 0xFF;
    sum += x > y ? x - y : 0;
  }
  return sum;
#endif
}

/// True if a part may be one end of two neighbours that may be `one`: it has no consonants that are not there, and is within one consonant of an end of it.
template <class End>
bool may_be_end(const Sounds& part, const Sounds& one, End end) {
  if (part.is_initial() || one.is_initial()) return false;
  if (excess(part.bag, one.bag) > most_excess(one.consonants)) return false;
  const Order its = order_of(part), whole = order_of(one);
  const unsigned least = its.count - std::min(its.count, 1U), most = std::min(its.count + 1, whole.count);
  for (unsigned count = least; count <= most; ++count) {
    if (within_one(its, end(whole, count))) return true;
  }
  return false;
}

}  // namespace

Sounds make_sounds(std::span<const Sound> sounds, const SoundTable& table) {
  Sounds out;
  Order order;
  out.length = static_cast<uint8_t>(std::min(sounds.size(), Sounds::kLongest));
  for (size_t i = 0; i < out.length; ++i) {
    const Sound sound = sounds[i];
    out.symbols[i] = sound;
    out.mass = static_cast<uint16_t>(out.mass + table.mass(sound));
    out.splits |= table.splits(sound);
    const unsigned its_class = table.sound_class(sound);
    if (its_class == 0) continue;
    out.bag += uint64_t{1} << (8 * (its_class - 1));
    ++out.consonants;
    order.add(its_class);
  }
  out.order = order.places;
  return out;
}

Sounds pronounce(std::u32string_view core, bool article, const Tables& tables) {
  std::vector<Sound> sounds;
  sounds.reserve(2 * Sounds::kLongest);
  for (size_t start = 0; start < core.size();) {
    const size_t end = std::min(core.find(U' ', start), core.size());
    const std::u32string_view word = core.substr(start, end - start);
    if (start == 0 && article && !is_arabic(word)) sounds.push_back(tables.sounds().find("al^"));
    if (!word.empty()) tables.spelling().spell(start > 0 ? without_article(word, is_arabic(word)) : word, sounds);
    start = end + 1;
  }
  return make_sounds(sounds, tables.sounds());
}

Sounds pronounce(const Part& part, const Tables& tables) {
  Sounds out = pronounce(part.core, part.article, tables);
  out.kind = part.kind;
  return out;
}

Order order_of(const Sounds& part) { return {part.order, std::min<unsigned>(part.consonants, Order::kMost)}; }

Order order_of(const Sounds& first, const Sounds& second) {
  Order out = order_of(first);
  const unsigned room = Order::kMost - out.count, more = std::min<unsigned>(second.consonants, room);
  if (room > 0) out.places |= second.order << (Order::kBits * out.count);
  out.count += more;
  return out;
}

bool within_one(const Order& a, const Order& b) {
  const unsigned longer = std::max(a.count, b.count), shorter = std::min(a.count, b.count);
  if (longer > shorter + 1) return false;
  if (shorter == 0) return true;
  const uint64_t ahead = a.places ^ b.places;
  const uint64_t behind = a.places << (Order::kBits * (Order::kMost - std::max(a.count, 1U))) ^
                          b.places << (Order::kBits * (Order::kMost - std::max(b.count, 1U)));
  const auto alike_ahead = static_cast<unsigned>(std::countr_zero(ahead)) / Order::kBits;
  const auto alike_behind = static_cast<unsigned>(std::countl_zero(behind)) / Order::kBits;
  return std::min(alike_ahead, shorter) + std::min(alike_behind, shorter) + 1 >= longer;
}

bool may_be_together(const Sounds& first, const Sounds& second, const Sounds& one) {
  if (one.is_initial() || first.is_initial() || second.is_initial()) return false;
  const unsigned consonants = unsigned{first.consonants} + second.consonants;
  return byte_differences(first.bag + second.bag, one.bag) <= most_apart_together(consonants, one.consonants) &&
         within_one(order_of(first, second), order_of(one));
}

bool may_begin(const Sounds& part, const Sounds& one) { return may_be_end(part, one, beginning); }

bool may_end(const Sounds& part, const Sounds& one) {
  constexpr unsigned kNeverCut =
      11;  // of two neighbours that may be a part of so many consonants, none is beyond Order::kMost
  if (one.consonants > kNeverCut) return !part.is_initial();
  return may_be_end(part, one, ending);
}

Sounds together(const Sounds& first, const Sounds& second, const SoundTable& table) {
  std::array<Sound, 2 * Sounds::kLongest> all;
  std::copy_n(first.symbols.begin(), first.length, all.begin());
  std::copy_n(second.symbols.begin(), second.length, all.begin() + first.length);
  const std::span sounds(all.data(), first.length + size_t{second.length});
  Sounds out = make_sounds(sounds, table);
  out.order = order_of(first, second).places;
  out.bag = first.bag + second.bag;  // of all, also of what was cut: counts stay far below 256
  out.consonants = static_cast<uint8_t>(first.consonants + second.consonants);
  out.weight = static_cast<uint8_t>(std::min(255, first.weight + second.weight));
  out.kind = first.kind;
  return out;
}

}  // namespace recto::names
