#include "app/translation_links.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "app/letter_readings.h"
#include "base/files.h"
#include "reading/letters/decided.h"
#include "store/catalogue.h"
#include "store/letter_decisions.h"

namespace recto::app {
namespace {

/// The letter that a place lies in; the whole document where it holds one letter or none.
Result<TextSpan> span_of(const store::Case& opened, const LetterPlace& place) {
  TextSpan span;
  span.document = place.document;
  const store::Document document = TRY(opened.catalogue().document(place.document));
  const std::vector<Letter> letters = TRY(letter_reading(opened, document)).letters;
  if (letters.size() < 2) return span;
  const Letter& letter = letters[reading::letters::letter_at(letters, place.page, place.start)];
  span.first_page = letter.begins.page;
  span.start = letter.begins.range.start;
  span.last_page = letter.ends.page;
  span.end = letter.ends.range.end;
  return span;
}

/// The newest decisions on translations, those taken back among them.
Result<std::vector<LetterDecision>> newest_decisions(const store::Case& opened) {
  std::map<std::tuple<LetterPlace, LetterPlace>, LetterDecision> newest;
  for (LetterDecision& one : TRY(opened.letter_decisions().all())) {
    if (one.matter != LetterMatter::translation_of || !one.other) continue;
    const auto pair = std::make_tuple(one.letter, *one.other);
    newest.insert_or_assign(pair, std::move(one));
  }
  std::vector<LetterDecision> out;
  for (auto& [pair, decision] : newest) out.push_back(std::move(decision));
  return out;
}

/// The spans that lead from `from` to `to` by "is a translation of", both included; empty where none do.
std::vector<TextSpan> way(const std::vector<TranslationLink>& links, const TextSpan& from, const TextSpan& to) {
  std::map<TextSpan, TextSpan> came_from{{from, from}};
  std::vector<TextSpan> open{from};
  for (size_t k = 0; k < open.size(); ++k) {
    for (const TranslationLink& link : links) {
      if (link.translation == open[k] && came_from.emplace(link.original, open[k]).second)
        open.push_back(link.original);
    }
  }
  std::vector<TextSpan> out;
  if (!came_from.contains(to)) return out;
  for (TextSpan at = to;; at = came_from.at(at)) {
    out.push_back(at);
    if (at == from) break;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

Result<std::string> circle_sentence(const store::Case& opened, const std::vector<TextSpan>& circle) {
  std::vector<std::string> names;
  for (const TextSpan& span : circle) {
    names.push_back(printable(TRY(opened.catalogue().document(span.document)).untrusted_file));
  }
  std::sort(names.begin(), names.end());
  std::string list;
  for (size_t k = 0; k < names.size(); ++k) list += (k == 0 ? "" : k + 1 == names.size() ? " and " : ", ") + names[k];
  return list +
         " are said to be translations of each other in a circle, so none of them is taken for the original; take one "
         "link back with "
         "recto link --remove";
}

}  // namespace

Result<TranslationLinks> translation_links(const store::Case& opened) {
  TranslationLinks out;
  std::vector<TranslationLink> all;
  for (const LetterDecision& one : TRY(newest_decisions(opened))) {
    if (one.values.empty()) {
      out.taken_back.emplace(one.letter.document, one.other->document);
      continue;
    }
    all.push_back({TRY(span_of(opened, one.letter)), TRY(span_of(opened, *one.other)), one.by, one.why, one.act});
  }
  std::set<std::string> sentences;
  for (const TranslationLink& link : all) {
    const std::vector<TextSpan> back = way(all, link.original, link.translation);
    if (back.empty()) {
      out.links.push_back(link);
    } else {
      sentences.insert(TRY(circle_sentence(opened, back)));
    }
  }
  out.faults.assign(sentences.begin(), sentences.end());
  return out;
}

Result<bool> closes_a_circle(const store::Case& opened, const LetterPlace& translation, const LetterPlace& original) {
  std::vector<TranslationLink> all;
  for (const LetterDecision& one : TRY(newest_decisions(opened))) {
    if (!one.values.empty())
      all.push_back({TRY(span_of(opened, one.letter)), TRY(span_of(opened, *one.other)), {}, {}, 0});
  }
  return !way(all, TRY(span_of(opened, original)), TRY(span_of(opened, translation))).empty();
}

}  // namespace recto::app
