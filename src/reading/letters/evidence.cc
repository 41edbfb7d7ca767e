#include "reading/letters/evidence.h"

#include <array>
#include <cmath>

namespace recto::reading::letters {
namespace {

struct Weight {
  std::string_view name;
  float log_odds;
};

// In the order of the enumeration.
constexpr std::array<Weight, 25> kWeights = {
    {{"labelled", 2.5F},       {"labelled_bare", 1.5F},    {"label_misread", -0.5F},   {"label_vague", -2.0F},
     {"in_head", 1.0F},        {"reads_as_date", 2.0F},    {"reads_as_part_date", -1}, {"date_guessed", -0.5F},
     {"date_line", 0.5F},      {"date_time_group", 1.5F},  {"arrival_stamp", 0.5F},    {"near_top", 0.5F},
     {"reads_as_party", 1.0F}, {"reads_as_number", -3.0F}, {"date_at_foot", -0.5F},    {"too_long", -3.0F},
     {"salutation", 0.5F},     {"addressee_line", 1.5F},   {"cable_line", 2.5F},       {"post_line", 1.5F},
     {"first_sentence", 0.5F}, {"letterhead", 0.5F},       {"signature_block", 1.0F},  {"stamped", 2.0F},
     {"last_resort", -1.5F}}};

}  // namespace

std::string_view to_string(Evidence evidence) { return kWeights[static_cast<size_t>(evidence)].name; }
float weight_of(Evidence evidence) { return kWeights[static_cast<size_t>(evidence)].log_odds; }

float Candidate::score() const {
  float sum = 0;
  for (const Evidence one : evidence) sum += weight_of(one);
  return sum;
}

float Candidate::confidence() const { return 1 / (1 + std::exp(-score())); }

const Candidate* best_of(const Candidates& candidates, Role role) {
  const Candidate* best = nullptr;
  for (const Candidate& one : candidates) {
    if (one.role == role && one.score() > (best ? best->score() : 0)) best = &one;
  }
  return best;
}

}  // namespace recto::reading::letters
