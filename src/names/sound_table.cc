#include "names/sound_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace recto::names {
namespace {

constexpr double kLeast = 0.002;    ///< no loss is taken to be rarer than this
constexpr double kLeastMass = 0.1;  ///< nats, of a sound that proves next to nothing
constexpr int kMostCost = 255;

int units(double nats) { return std::max(0, static_cast<int>(std::lround(nats * SoundTable::kUnit))); }

}  // namespace

/// Joint probabilities of Arabic and Latin sounds; row and column 0 are "none".
struct SoundTable::Odds {
  std::array<std::array<double, kSounds>, kSounds> joint{};
  std::array<double, kSounds> arabic{}, latin{};

  void finish() {
    double all = 0;
    for (const auto& row : joint)
      for (const double p : row) all += p;
    for (size_t x = 0; x < kSounds; ++x) {
      for (size_t y = 0; y < kSounds; ++y) {
        joint[x][y] /= all;
        arabic[x] += joint[x][y];
        latin[y] += joint[x][y];
      }
    }
  }
  double proof(size_t x, size_t y) const { return std::log(joint[x][y] / (arabic[x] * latin[y])); }
  double loss(double lost, double whole) const { return -std::log(std::max(lost / whole, kLeast)); }
};

SoundTable::SoundTable() : names_{""} {}

Result<SoundTable> SoundTable::from(const Files& files) {
  SoundTable table;
  TRY(table.read_spellings(files.spellings));
  table.cost_latin();
  TRY(table.read_misread(files.misread));
  TRY(table.read_classes(files.classes));
  TRY(table.read_digraphs(files.digraphs));
  return table;
}

Sound SoundTable::find(const std::string& name) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? Sound{0} : found->second;
}

Result<Sound> SoundTable::sound_named(const TableRow& row, const std::string& name, bool arabic) {
  const auto known = numbers_.find(name);
  if (known != numbers_.end()) return known->second;
  if (names_.size() == kSounds) return row.wrong("there are too many sounds");
  const auto sound = static_cast<Sound>(names_.size());
  names_.push_back(name);
  numbers_.emplace(name, sound);
  arabic_[sound] = arabic;
  return sound;
}

Result<void> SoundTable::read_spellings(const TableFile& file) {
  Odds odds;
  for (const TableRow& row : TRY(read_rows(file, 3))) {
    const Sound arabic = row.columns[0] == "-" ? Sound{0} : TRY(sound_named(row, row.columns[0], true));
    std::vector<std::pair<Sound, double>> spellings;
    double sum = 0;
    for (const std::string& spelling : pieces(row.columns[2], ' ')) {
      const size_t colon = spelling.rfind(':');
      if (colon == std::string::npos) return row.wrong(fmt::format("'{}' has no share", spelling));
      const std::string latin = spelling.substr(0, colon);
      const Sound sound = latin == "-" ? Sound{0} : TRY(sound_named(row, latin, false));
      spellings.emplace_back(sound, TRY(number(row, std::string_view(spelling).substr(colon + 1))));
      sum += spellings.back().second;
    }
    if (sum <= 0) return row.wrong("has no spellings");
    const double share = TRY(number(row, row.columns[1]));
    for (const auto& [sound, percent] : spellings) odds.joint[arabic][sound] += share * percent / sum;
  }
  odds.finish();
  cost_by_odds(odds);
  return {};
}

void SoundTable::set_cost(Sound a, Sound b, int cost) {
  costs_[a][b] = costs_[b][a] = static_cast<uint8_t>(std::clamp(cost, 0, kMostCost));
}

void SoundTable::cost_by_odds(const Odds& odds) {
  std::array<double, kSounds> half{};
  for (Sound x = 1; x < size(); ++x) {
    for (Sound y = 0; y < size(); ++y) {
      const double joint = arabic_[x] ? odds.joint[x][y] : odds.joint[y][x];
      const double whole = arabic_[x] ? odds.arabic[x] : odds.latin[x];
      if (joint <= 0) continue;
      const double proof = y == 0 ? std::log(joint / whole) : arabic_[x] ? odds.proof(x, y) : odds.proof(y, x);
      half[x] += joint / whole * proof / 2;
    }
    half[x] = std::max(half[x], kLeastMass);
    mass_[x] = static_cast<uint16_t>(units(half[x]));
  }
  for (Sound x = 1; x < size(); ++x) {
    const double loss =
        arabic_[x] ? odds.loss(odds.joint[x][0], odds.arabic[x]) : odds.loss(odds.joint[0][x], odds.latin[x]);
    set_cost(x, 0, units(half[x] + loss));
  }
  for (Sound x = 1; x < size(); ++x) {
    for (Sound y = 1; y < x; ++y) {
      int cost = costs_[x][0] + costs_[y][0];
      const auto [a, l] = arabic_[x] ? std::pair(x, y) : std::pair(y, x);
      if (odds.joint[a][l] > 0) cost = std::min(cost, units(half[a] + half[l] - odds.proof(a, l)));
      set_cost(x, y, cost);
    }
  }
}

void SoundTable::cost_latin() {
  for (Sound x = 1; x < size(); ++x) {
    for (Sound y = 1; y < x; ++y) {
      if (arabic_[x] || arabic_[y]) continue;
      int least = costs_[x][y];
      for (Sound a = 1; a < size(); ++a) {
        if (arabic_[a]) least = std::min(least, std::max(1, costs_[a][x] + costs_[a][y]));
      }
      set_cost(x, y, least);
    }
  }
}

Result<void> SoundTable::read_misread(const TableFile& file) {
  std::vector<std::vector<uint8_t>> base(size(), std::vector<uint8_t>(size()));
  for (Sound x = 0; x < size(); ++x) std::copy_n(costs_[x].begin(), size(), base[x].begin());
  for (const TableRow& row : TRY(read_rows(file, 3))) {
    if (row.columns[0] != "habit" && row.columns[0] != "misread") return row.wrong("is neither habit nor misread");
    const int cost = units(TRY(number(row, row.columns[1])) / 10);
    std::vector<Sound> alike;
    for (const std::string& name : pieces(row.columns[2], ' ')) {
      alike.push_back(find(name));
      if (alike.back() == 0 || !arabic_[alike.back()]) return row.wrong(fmt::format("'{}' is no Arabic sound", name));
    }
    for (const Sound x : alike) {
      for (const Sound y : alike) {
        if (x != y) set_cost(x, y, std::min<int>(costs_[x][y], cost));
      }
    }
  }
  spread_misread(base);
  return {};
}

/// An Arabic letter may be read for another before it is spelled.
void SoundTable::spread_misread(const std::vector<std::vector<uint8_t>>& base) {
  for (Sound x = 1; x < size(); ++x) {
    for (Sound y = 1; y < size(); ++y) {
      if (!arabic_[x] || arabic_[y]) continue;
      int least = base[x][y];
      for (Sound a = 1; a < size(); ++a) {
        if (arabic_[a] && a != x) least = std::min(least, costs_[x][a] + base[a][y]);
      }
      set_cost(x, y, least);
    }
  }
}

Result<void> SoundTable::read_classes(const TableFile& file) {
  uint8_t number = 0;
  for (const TableRow& row : TRY(read_rows(file, 2))) {
    if (++number > 8) return row.wrong("is the ninth class; there may be eight");
    for (const std::string& name : pieces(row.columns[1], ' ')) {
      const Sound sound = find(name);
      if (sound == 0 || classes_[sound] != 0) return row.wrong(fmt::format("'{}' is no sound, or has a class", name));
      classes_[sound] = number;
    }
  }
  return {};
}

Result<void> SoundTable::read_digraphs(const TableFile& file) {
  for (const TableRow& row : TRY(read_rows(file, 2))) {
    const Sound whole = find(row.columns[0]);
    const std::vector<std::string> names = pieces(row.columns[1], ' ');
    if (whole == 0 || names.size() != 2) return row.wrong("is not a sound and the two it may be");
    parts_[whole] = {find(names[0]), find(names[1])};
    if (parts_[whole][0] == 0 || parts_[whole][1] == 0) return row.wrong("names a sound that is not in spellings.tsv");
    splitting_.push_back(whole);
  }
  return {};
}

}  // namespace recto::names
