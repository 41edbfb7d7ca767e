// Fits the shares of spellings.tsv to pairs of the same name in both scripts.
//
// Expectation maximisation over all monotone alignments of the two rows of sounds, each step one of: a letter spelled, a letter
// not written, a sound added (Ristad and Yianilos 1998). The table given is the prior: it counts as much as `strength` steps,
// so that letters which the pairs hardly have keep what a person wrote. Prints the new table.
//
//   fit_names PAIRS.tsv SPELLINGS.tsv [strength] [rounds] > src/names/tables/spellings.tsv

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "names/sound_table.h"
#include "names/spelling_table.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace recto::bench {
namespace {

using names::Sound;
using names::SoundTable;
using Row = std::vector<Sound>;
using Matrix = std::vector<std::vector<double>>;

constexpr double kLeastShare = 0.4;  ///< per cent; what is rarer is left out of the printed table

Matrix matrix(size_t rows, size_t columns) { return Matrix(rows, std::vector<double>(columns, 0.0)); }

std::string whole_file(const char* path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// What the prior says, and how its rows are called.
struct Prior {
  Matrix joint;
  std::string head;
  std::vector<Sound> order;
};

Result<Prior> read_prior(const std::string& text, const SoundTable& table) {
  Prior prior{matrix(SoundTable::kSounds, SoundTable::kSounds),
              text.substr(0, text.find("\n-") == 0 ? 0 : text.find("\nا") + 1),
              {}};
  for (const names::TableRow& row : TRY(names::read_rows({"spellings.tsv", text}, 3))) {
    const Sound arabic = table.find(row.columns[0]);
    prior.order.push_back(arabic);
    double sum = 0;
    std::map<Sound, double> shares;
    for (const std::string& spelling : names::pieces(row.columns[2], ' ')) {
      const size_t colon = spelling.rfind(':');
      sum += shares[table.find(spelling.substr(0, colon))] = std::stod(spelling.substr(colon + 1));
    }
    for (const auto& [latin, share] : shares)
      prior.joint[arabic][latin] += std::stod(row.columns[1]) / 1000 * share / sum;
  }
  return prior;
}

struct Pair {
  Row arabic, latin;
};

std::vector<Pair> read_pairs(const char* path, const names::SpellingTable& spelling) {
  std::vector<Pair> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    Pair pair;
    const auto letters = [](const std::string& text) {
      return text::folded(text::decode_utf8_lossy(text), text::Folding::typography);
    };
    spelling.spell(letters(line.substr(0, tab)), pair.arabic);
    spelling.spell(letters(line.substr(tab + 1)), pair.latin);
    if (!pair.arabic.empty() && !pair.latin.empty()) out.push_back(std::move(pair));
  }
  return out;
}

/// Forward and backward sums over the alignments of one pair; adds each step's expected count to `counts`.
double expect(const Pair& pair, const Matrix& p, Matrix& counts) {
  const Row &a = pair.arabic, &l = pair.latin;
  const size_t n = a.size(), m = l.size();
  Matrix forward = matrix(n + 1, m + 1), backward = forward;
  forward[0][0] = backward[n][m] = 1;
  for (size_t i = 0; i <= n; ++i) {
    for (size_t j = 0; j <= m; ++j) {
      if (i > 0) forward[i][j] += forward[i - 1][j] * p[a[i - 1]][0];
      if (j > 0) forward[i][j] += forward[i][j - 1] * p[0][l[j - 1]];
      if (i > 0 && j > 0) forward[i][j] += forward[i - 1][j - 1] * p[a[i - 1]][l[j - 1]];
    }
  }
  for (size_t i = n + 1; i-- > 0;) {
    for (size_t j = m + 1; j-- > 0;) {
      if (i < n) backward[i][j] += backward[i + 1][j] * p[a[i]][0];
      if (j < m) backward[i][j] += backward[i][j + 1] * p[0][l[j]];
      if (i < n && j < m) backward[i][j] += backward[i + 1][j + 1] * p[a[i]][l[j]];
    }
  }
  const double whole = forward[n][m];
  if (whole <= 0) return 0;
  for (size_t i = 0; i <= n; ++i) {
    for (size_t j = 0; j <= m; ++j) {
      if (i < n) counts[a[i]][0] += forward[i][j] * p[a[i]][0] * backward[i + 1][j] / whole;
      if (j < m) counts[0][l[j]] += forward[i][j] * p[0][l[j]] * backward[i][j + 1] / whole;
      if (i < n && j < m) counts[a[i]][l[j]] += forward[i][j] * p[a[i]][l[j]] * backward[i + 1][j + 1] / whole;
    }
  }
  return std::log(whole);
}

void normalise(Matrix& p) {
  double sum = 0;
  for (const auto& row : p)
    for (const double value : row) sum += value;
  for (auto& row : p)
    for (double& value : row) value /= sum;
}

/// The prior with a little for every pair of sounds of two scripts, so that new spellings can be learnt.
Matrix smoothed(const Matrix& prior, const SoundTable& table) {
  constexpr double kLittle = 2e-6;
  Matrix p = prior;
  for (Sound x = 0; x < table.size(); ++x) {
    for (Sound y = 0; y < table.size(); ++y) {
      if (x + y > 0 && (x == 0 || table.is_arabic(x)) && (y == 0 || !table.is_arabic(y))) p[x][y] += kLittle;
    }
  }
  normalise(p);
  return p;
}

void print(const Matrix& p, const Prior& prior, const SoundTable& table) {
  std::cout << prior.head;
  for (const Sound x : prior.order) {
    double share = 0;
    for (const double value : p[x]) share += value;
    std::vector<std::pair<double, Sound>> spellings;
    for (Sound y = 0; y < table.size(); ++y) spellings.emplace_back(100 * p[x][y] / share, y);
    std::sort(spellings.rbegin(), spellings.rend());
    std::string text;
    for (const auto& [percent, y] : spellings) {
      const bool keep = percent >= kLeastShare || (prior.joint[x][y] > 0 && percent > 0.05);
      if (keep) text += fmt::format("{}{}:{:.3g}", text.empty() ? "" : " ", y == 0 ? "-" : table.name(y), percent);
    }
    std::cout << fmt::format("{}\t{:.3g}\t{}\n", x == 0 ? "-" : table.name(x), 1000 * share, text);
  }
}

Result<void> fit(const char* pairs_path, const char* prior_path, double strength, int rounds) {
  const names::Tables& tables = names::Tables::built_in();
  const Prior prior = TRY(read_prior(whole_file(prior_path), tables.sounds()));
  const std::vector<Pair> pairs = read_pairs(pairs_path, tables.spelling());
  const Matrix start = smoothed(prior.joint, tables.sounds());
  Matrix p = start;
  for (int round = 0; round < rounds; ++round) {
    Matrix counts = start;
    for (auto& row : counts)
      for (double& value : row) value *= strength;
    double likelihood = 0;
    for (const Pair& pair : pairs) likelihood += expect(pair, p, counts);
    normalise(counts);
    p = std::move(counts);
    std::cerr << fmt::format("round {}: {:.4f} nats a pair\n", round + 1,
                             likelihood / static_cast<double>(pairs.size()));
  }
  print(p, prior, tables.sounds());
  return {};
}

}  // namespace
}  // namespace recto::bench

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: fit_names PAIRS.tsv SPELLINGS.tsv [strength] [rounds]\n";
    return 2;
  }
  const auto done =
      recto::bench::fit(argv[1], argv[2], argc > 3 ? std::atof(argv[3]) : 20000, argc > 4 ? std::atoi(argv[4]) : 8);
  if (!done) std::cerr << done.error().sentence() << '\n';
  return done ? 0 : 1;
}
