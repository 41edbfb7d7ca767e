#include "names/comparison.h"

#include <bit>

#include "names/pairing.h"

namespace recto::names {
namespace {

constexpr float kSame = 0.995F;  ///< similarity from which a part is written the same
constexpr float kAlike = 0.8F;   ///< from which it is the same in another spelling

class Explainer {
 public:
  Explainer(const Name& left, const Name& right, const Prepared& a, const Prepared& b, const Pairing& pairing)
      : left_(left), right_(right), a_(a), b_(b), pairing_(pairing) {}

  std::vector<std::string> reasons() {
    if (a_.count == 0 || b_.count == 0) {
      say(a_.count == 0 ? "no name on the left" : "no name on the right");
      return std::move(reasons_);
    }
    for (size_t i = 0; i < pairing_.count; ++i) agreement(pairing_.agreements[i]);
    alone();
    if (is_reordered(pairing_)) say("in another order");
    if (a_.generation != 0 && b_.generation != 0 && a_.generation != b_.generation) say("generation mark differs");
    ranks();
    if (left_.cut || right_.cut) say("too long, read in part");
    return std::move(reasons_);
  }

 private:
  void say(std::string reason) { reasons_.push_back(std::move(reason)); }

  static std::string what(uint16_t parts, const Prepared& name) {
    const auto first = static_cast<size_t>(std::countr_zero(parts));
    return std::string(to_string(name.parts[first].kind));
  }

  void agreement(const Agreement& one) {
    std::string text = what(one.left, a_);
    const std::string right = what(one.right, b_);
    if (right != text) text += " as " + right;
    if (a_.parts[static_cast<size_t>(std::countr_zero(one.left))].kind == PartKind::initial || right == "initial") {
      return say(text + " may be the same");
    }
    const Sounds &left = a_.parts[static_cast<size_t>(std::countr_zero(one.left))],
                 &there = b_.parts[static_cast<size_t>(std::countr_zero(one.right))];
    if (one.similarity == kEquivalent && is_equivalent(left, there)) return say(text + " the same in another language");
    text += one.similarity >= kSame    ? " the same"
            : one.similarity >= kAlike ? " the same in another spelling"
                                       : " similar";
    if (std::popcount(one.left) + std::popcount(one.right) > 2) text += ", written as one word on one side";
    say(text);
  }

  void alone() {
    uint16_t left = pairing_.left_alone, right = pairing_.right_alone;
    const auto next = [](uint16_t& parts) {
      const uint16_t lowest = static_cast<uint16_t>(parts & -parts);
      parts = static_cast<uint16_t>(parts & (parts - 1));
      return lowest;
    };
    while (left != 0 && right != 0) {
      const std::string a = what(next(left), a_), b = what(next(right), b_);
      say(a == b ? a + " differs" : a + " on the left is not the " + b + " on the right");
    }
    while (left != 0) say(what(next(left), a_) + " missing on the right");
    while (right != 0) say(what(next(right), b_) + " missing on the left");
  }

  void ranks() {
    for (const Title& a : left_.titles) {
      for (const Title& b : right_.titles) {
        const std::optional<int> order = compare_rank(a, b);
        if (!order) continue;
        if (*order == 0) say("rank the same");
        if (*order != 0) say(*order < 0 ? "rank differs, lower on the left" : "rank differs, higher on the left");
        return;
      }
    }
  }

  const Name& left_;
  const Name& right_;
  const Prepared& a_;
  const Prepared& b_;
  const Pairing& pairing_;
  std::vector<std::string> reasons_;
};

}  // namespace

std::string Comparison::why() const {
  std::string out;
  for (const std::string& reason : reasons) out += (out.empty() ? "" : "; ") + reason;
  return out;
}

Comparison compare(const Name& a, const Name& b, const Tables& tables) {
  const Prepared left = prepare(a, tables), right = prepare(b, tables);
  const Pairing pairing = pair_up(left, right, tables);
  return {rate(pairing, outline_of(left), outline_of(right)), Explainer(a, b, left, right, pairing).reasons()};
}

}  // namespace recto::names
