#pragma once
// Reading noise: what a recogniser does to a text, at a rate that is exact, so that "10 %" means it.

#include <string>
#include <string_view>

#include "bench/generate/random.h"

namespace recto::bench {

/// `text` with round(rate · length) of its characters changed, each at another place: four in ten become one that looks
/// alike (dots of Arabic letters, l for 1), two in ten any letter of the text, two in ten are gone, two in ten get a
/// letter behind them. Spaces are hit as often as letters, so words are joined and cut. `rate` in [0, 1].
std::u32string with_noise(std::u32string_view text, double rate, Random& random);

}  // namespace recto::bench
