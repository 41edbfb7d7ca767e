#include "reading/letters/kind.h"

#include <algorithm>
#include <array>
#include <string>

#include "reading/letters/misreading.h"
#include "reading/letters/rules.h"
#include "text/fold.h"

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

/// A word or phrase that speaks for a type.
struct Cue {
  Text words;
  LetterType type;
  float weight;
  bool title;  ///< counts only where it begins a short line
};

constexpr Cue kCues[] = {
    {U"original message", LetterType::email, 2, false},
    {U"memorandum", LetterType::memo, 3, true},
    {U"memo", LetterType::memo, 2, true},
    {U"office memorandum", LetterType::memo, 3, true},
    {U"مذكرة", LetterType::memo, 2, true},
    {U"classified message", LetterType::telegram, 3, false},
    {U"incoming message", LetterType::telegram, 3, false},
    {U"outgoing message", LetterType::telegram, 3, false},
    {U"telegram", LetterType::telegram, 3, true},
    {U"cable", LetterType::telegram, 2, true},
    {U"برقية", LetterType::telegram, 3, true},
    {U"dispatch", LetterType::letter, 3, true},
    {U"dear", LetterType::letter, 2, true},
    {U"sincerely", LetterType::letter, 2, false},
    {U"yours faithfully", LetterType::letter, 2, false},
    {U"very truly yours", LetterType::letter, 2, false},
    {U"تحية طيبة", LetterType::letter, 2, false},
    {U"بعد التحية", LetterType::letter, 2, false},
    {U"السلام عليكم ورحمة الله", LetterType::letter, 1.5F, false},
    {U"كتابكم رقم", LetterType::letter, 2, false},
    {U"كتابكم ذي الرقم", LetterType::letter, 2, false},
    {U"خطابكم رقم", LetterType::letter, 2, false},
    {U"كتابنا رقم", LetterType::letter, 2, false},
    {U"كتابنا المرقم", LetterType::letter, 2, false},
    {U"كتابكم المرقم", LetterType::letter, 2, false},
    {U"وتفضلوا بقبول", LetterType::letter, 2, false},
    {U"للاطلاع والتقيد", LetterType::letter, 1, false},
    {U"تعميم", LetterType::circular, 4, true},
    {U"circular", LetterType::circular, 3, true},
    {U"أمر إداري", LetterType::order, 4, true},
    {U"أمر عمليات", LetterType::order, 4, true},
    {U"أمر", LetterType::order, 2, true},
    {U"قرار", LetterType::order, 3, true},
    {U"order", LetterType::order, 2, true},
    {U"محضر", LetterType::minutes, 4, true},
    {U"minutes of", LetterType::minutes, 3, true},
    {U"تقرير", LetterType::report, 3, true},
    {U"report", LetterType::report, 2, true},
    {U"قائمة", LetterType::list, 2, true},
    {U"جدول", LetterType::list, 2, true},
    {U"list of", LetterType::list, 2, true},
    {U"identification form", LetterType::form, 6, false},
    {U"record number", LetterType::form, 2, false},
    {U"استمارة", LetterType::form, 4, true},
};

/// The cues' words as a page's are folded.
const std::array<std::u32string, std::size(kCues)>& folded_cues() {
  static const auto cues = [] {
    std::array<std::u32string, std::size(kCues)> all;
    for (size_t k = 0; k < all.size(); ++k) all[k] = text::folded(kCues[k].words, text::Folding::spelling);
    return all;
  }();
  return cues;
}

constexpr size_t kTypes = static_cast<size_t>(LetterType::other) + 1;
constexpr float kEnough = 2.5F;
constexpr float kTitleAlone = 5;
constexpr float kStrongTitle = 3;
constexpr size_t kShortLine = 80;

/// A title that stands alone on its line says what the paper is, whatever it is made like.
bool stands_alone(const std::u32string& line, size_t cue) {
  constexpr size_t kMostWords = 2;
  const Text words = folded_cues()[cue];
  const auto spaces = [](Text text) { return static_cast<size_t>(std::count(text.begin(), text.end(), U' ')); };
  return kCues[cue].title && line.find_first_of(U":/") == line.npos && spaces(line) < spaces(words) + kMostWords;
}

/// A long title alone on its line, a letter of it misread.
bool is_misread_title(const std::u32string& line, size_t cue) {
  constexpr size_t kShortest = 5;
  const Text words = folded_cues()[cue];
  return words.size() >= kShortest && kCues[cue].weight >= kStrongTitle && misreading_cost(line, words, 1) <= 1;
}

class Weighing {
 public:
  Weighing(const Paper& paper, const Extent& extent, const Candidates& candidates)
      : paper_(paper), extent_(extent), candidates_(candidates) {}

  LetterType decide() {
    weigh_cues();
    weigh_labels();
    const auto best = std::max_element(scores_.begin(), scores_.end());
    return *best >= kEnough ? static_cast<LetterType>(best - scores_.begin()) : LetterType::other;
  }

 private:
  float& score(LetterType type) { return scores_[static_cast<size_t>(type)]; }

  void weigh_cues() {
    std::array<bool, std::size(kCues)> seen{};
    for (size_t i = extent_.begin; i < extent_.end; ++i) {
      const std::u32string line = text::folded(paper_.segment(i).text, text::Folding::spelling);
      for (size_t k = 0; k < std::size(kCues); ++k) {
        if (seen[k] || !speaks(i, line, k)) continue;
        seen[k] = true;
        score(kCues[k].type) +=
            kCues[k].weight +
            (extent_.core > 0 && is_correspondence(kCues[k].type) && stands_alone(line, k) ? kTitleAlone : 0);
      }
    }
  }

  bool speaks(size_t at, const std::u32string& line, size_t cue) const {
    constexpr float kHead = 0.5F;
    const std::u32string& words = folded_cues()[cue];
    if (!kCues[cue].title) return line.find(words) != line.npos;
    const bool begins = line.starts_with(words) || is_misread_title(line, cue) ||
                        (!line.empty() && Text(line).substr(1).starts_with(words));
    if (!begins || line.size() > kShortLine) return false;
    const Segment& segment = paper_.segment(at);
    return segment.page == paper_.segment(extent_.begin).page && segment.top < kHead;
  }

  void weigh_labels() {
    const auto by = [&](Role role) {
      const Candidate* best = best_of(candidates_, role);
      return best != nullptr && !best->has(Evidence::date_at_foot);
    };
    const bool parties = extent_.has(Role::from) && extent_.has(Role::to);
    const bool email =
        std::any_of(extent_.lines.begin(), extent_.lines.end(), [](const HeadLine* line) { return line->label.email; });
    if (email && (extent_.has(Role::from) || extent_.has(Role::to))) score(LetterType::email) += 7;
    if (is_message_form(paper_, extent_)) score(LetterType::telegram) += 3;
    const bool arabic = std::any_of(extent_.lines.begin(), extent_.lines.end(),
                                    [&](const HeadLine* line) { return paper_.segment(line->segment).arabic; });
    if (parties && extent_.has(Role::subject)) score(arabic ? LetterType::letter : LetterType::memo) += 3;
    if (extent_.has(Role::from) && extent_.has(Role::subject) && extent_.core >= 2)
      score(arabic ? LetterType::letter : LetterType::memo) += 2.5F;
    if (parties) score(LetterType::letter) += 1;
    if (by(Role::to) && extent_.core >= 2) score(LetterType::letter) += 2;
    if (by(Role::number) && by(Role::date)) score(LetterType::letter) += 1.5F;
    if (by(Role::to) && by(Role::signature)) score(LetterType::letter) += 1;
    for (const Candidate& one : candidates_) {
      if (one.has(Evidence::cable_line) && one.role == Role::to) score(LetterType::telegram) += 4;
      if (one.has(Evidence::post_line) && one.role == Role::from) score(LetterType::letter) += 3;
      if (one.has(Evidence::date_time_group)) score(LetterType::telegram) += 2;
      if (one.has(Evidence::salutation)) score(LetterType::letter) += 2;
    }
  }

  const Paper& paper_;
  const Extent& extent_;
  const Candidates& candidates_;
  std::array<float, kTypes> scores_{};
};

}  // namespace

LetterType kind_of(const Paper& paper, const Extent& extent, const Candidates& candidates) {
  return Weighing(paper, extent, candidates).decide();
}

bool is_title(const Segment& segment) {
  const std::u32string line = text::folded(segment.text, text::Folding::spelling);
  for (size_t k = 0; k < std::size(kCues); ++k) {
    if (kCues[k].title && kCues[k].weight >= kStrongTitle && stands_alone(line, k) &&
        line.starts_with(folded_cues()[k]))
      return true;
  }
  return false;
}

bool is_correspondence(LetterType type) {
  return type != LetterType::other && type != LetterType::form && type != LetterType::list;
}

}  // namespace recto::reading::letters
