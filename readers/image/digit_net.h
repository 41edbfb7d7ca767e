#pragma once
// A small network that tells what character a glyph's picture shows: a digit of either set, a sign that stands between digits, or something else.
//
// A second network of the same shape tells the letters that stand alone in references (214/ق/3).
//
// 24 × 24 → 5×5 windows, every second place, to 8 planes of 12 × 12 → 3×3, every second, to 16 of 6 × 6 → 64 → one score a class; what is
// negative becomes zero after each step but the last (LeCun et al. 1998 describe the kind). 43,000 weights of 8 bits, about 110,000
// multiplications. The weights are the tables digit_weights.tsv and letter_weights.tsv in readers/image/tables, made by build/bench/train_digits
// from rendered type with the damage of scans (docs/decisions/011-digits.md, 034).

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "readers/image/digit_glyphs.h"

namespace recto::image {

/// The characters that the network knows, as they look on the page: brackets are what they look like, not what they mean in text that runs to the left. The last
/// class stands for everything else.
inline constexpr std::u32string_view kDigitClasses = U"٠١٢٣٤٥٦٧٨٩0123456789/-.,،():";
inline constexpr size_t kClassCount = kDigitClasses.size() + 1, kOther = kDigitClasses.size();
/// What the network of letters knows, in the form they have when joined to none. Its last class stands for everything else, digits and signs too; a plain
/// alef, which is a stroke as ١ is, belongs there.
inline constexpr std::u32string_view kLetterClasses = U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
static_assert(kLetterClasses.size() == kOther, "the two networks have one shape");

using Probabilities = std::array<float, kClassCount>;

/// One step of the network: `rows` sums of `columns` weighted values each, and what is added to each sum.
struct NetLayer {
  size_t rows = 0, columns = 0;
  std::vector<float> weights;  ///< column by column
  std::vector<float> bias;
};

class DigitNet {
 public:
  /// Reads weights as `to_table` writes them. Errors: corrupt (another shape, not a number).
  static Result<DigitNet> parse(std::string_view table);
  /// The weights that are part of the program.
  static const DigitNet& built_in();
  static const DigitNet& letters();
  /// All weights nought: where training begins.
  static DigitNet empty();
  /// Rounds weights to 8 bits, one scale a row: `layer ROWS COLUMNS`, then a line a row: scale, bias, integers.
  std::string to_table() const;

  /// About 40 µs.
  Probabilities read(const GlyphPicture& picture) const;

  std::array<NetLayer, 4> layers;  ///< two of windows, two full
};

/// A step of windows: `planes` of side × side in, one value for each place on a grid of half the side out.
struct WindowShape {
  size_t planes, side, window;
  size_t places() const { return (side / 2) * (side / 2); }
  size_t cells() const { return planes * window * window; }
};
inline constexpr WindowShape kFirstWindows{1, kGlyphSide, 5}, kSecondWindows{8, kGlyphSide / 2, 3};

/// The values between the steps; training needs them all.
struct NetState {
  std::vector<float> first_windows, second_windows;  ///< cell by cell of the window, in each all places
  std::vector<float> first, second, third;           ///< what each step gives
  Probabilities out{};
};
/// Runs the network and leaves the values of each step in `state`.
void run_net(const DigitNet& net, const GlyphPicture& picture, NetState& state);

}  // namespace recto::image
