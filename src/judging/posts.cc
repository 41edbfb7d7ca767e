// A post is an office ("deputy commander") and what it is of ("the town guard"). The words of the offices are known, the others are what it is of.
#include "judging/posts.h"

#include <algorithm>
#include <set>
#include <string>

#include "judging/meaning_words.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/stem.h"
#include "text/words.h"

namespace recto::judging {
namespace {

using Stems = std::set<std::u32string>;

struct Post {
  Stems offices, of;
  bool empty() const { return offices.empty() && of.empty(); }
};

bool is_small(std::u32string_view folded) {
  static constexpr std::u32string_view kWords[] = {U"the", U"a",  U"an", U"of", U"for", U"in",  U"at", U"to",
                                                   U"and", U"في", U"من", U"عن", U"على", U"لدى", U"و",  U"its"};
  return std::find(std::begin(kWords), std::end(kWords), folded) != std::end(kWords);
}

Post read(std::u32string_view text) {
  Post post;
  for (const text::WordSpan& word : text::words(text)) {
    const std::u32string folded =
        text::folded(text.substr(word.range.start.value, word.range.length()), text::Folding::spelling);
    if (is_small(folded)) continue;
    (is_office(folded) ? post.offices : post.of).insert(text::stem(folded));
  }
  return post;
}

bool has_all(const Stems& whole, const Stems& part) {
  return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool have_common(const Stems& a, const Stems& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::u32string& stem) { return b.contains(stem); });
}

}  // namespace

bool is_office(std::u32string_view word) {
  static constexpr std::u32string_view kMore[] = {
      U"member", U"keeper",     U"spokesman", U"spokeswoman", U"manager",    U"clerk",          U"vice",     U"acting",
      U"former", U"chairwoman", U"consul",    U"envoy",       U"supervisor", U"representative", U"delegate", U"عضو",
      U"ناطق",   U"الناطق",     U"مسؤول",     U"ممثل",        U"مندوب",      U"وكيل",           U"سكرتير",   U"مساعد",
      U"رييس",   U"مشرف",       U"سابق",      U"السابق",      U"رئيسه",      U"مديره"};
  static const std::set<std::u32string> kTable = [] {
    std::set<std::u32string> table;
    for (const std::u32string_view form : kMore) table.insert(text::folded(form, text::Folding::spelling));
    return table;
  }();
  return is_rank(word) || kTable.contains(std::u32string(word));
}

PostRelation relate_posts(std::u32string_view story, std::u32string_view paper) {
  const Post said = read(story), written = read(paper);
  if (said.empty() || written.empty() || text::main_script(story) != text::main_script(paper))
    return PostRelation::unknown;
  const bool same_office = said.offices == written.offices;
  if (same_office && has_all(written.of, said.of)) return PostRelation::same;
  if (same_office) {
    const bool of_another = have_common(said.of, written.of) && !has_all(said.of, written.of);
    return of_another ? PostRelation::other : PostRelation::unclear;
  }
  const bool same_body = has_all(written.of, said.of) || has_all(said.of, written.of);
  const bool both_offices = !said.offices.empty() && !written.offices.empty();
  return same_body && both_offices ? PostRelation::other : PostRelation::unclear;
}

}  // namespace recto::judging
