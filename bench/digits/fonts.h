#pragma once
// The type that the recogniser of digits is trained on, and the type it is measured on and never saw.

#include <algorithm>
#include <array>
#include <string_view>

namespace recto::bench {

/// Families of Debian's packages (scripts/packages.txt) with Arabic digits, most of them with Western ones, too.
inline constexpr std::array kArabicFonts = {"Amiri",
                                            "Noto Sans Arabic",
                                            "Noto Kufi Arabic",
                                            "DejaVu Sans Mono",
                                            "FreeSerif",
                                            "FreeMono",
                                            "KacstBook",
                                            "KacstLetter",
                                            "KacstNaskh",
                                            "KacstQurn",
                                            "KacstTitle",
                                            "KacstScreen",
                                            "KacstPoster",
                                            "Nazli",
                                            "Scheherazade",
                                            "PakType Naqsh",
                                            "PakType Naskh Basic SA",
                                            "KacstFarsi",
                                            "KacstPen"};

/// Families with Western digits alone.
inline constexpr std::array kWesternFonts = {"Liberation Serif", "Liberation Mono", "Liberation Sans Narrow",
                                             "DejaVu Serif",     "FreeSans",        "Noto Serif"};

/// Measured on, never trained on.
inline constexpr std::array kKeptOut = {"Noto Naskh Arabic", "KacstOffice", "Thabit", "DejaVu Sans", "Liberation Sans"};

inline bool is_kept_out(std::string_view family) {
  return std::find(kKeptOut.begin(), kKeptOut.end(), family) != kKeptOut.end();
}

}  // namespace recto::bench
