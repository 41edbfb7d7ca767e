#include "publish/card_html.h"

#include <fmt/format.h>

#include <algorithm>

#include "publish/aligned.h"
#include "publish/base64.h"
#include "publish/html.h"
#include "publish/wording.h"
#include "text/language.h"
#include "text/utf8.h"

namespace recto::publish {
namespace {

constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1a\n";
constexpr size_t kMostColumns = 600;  ///< of aligned words; a longer passage is shown as two texts
constexpr size_t kShortHash = 12;
constexpr size_t kAround = 130;  ///< characters of a page shown on each side of a passage
constexpr size_t kSlack = 2;     ///< white space between a passage and the rest of its sentence
constexpr std::string_view kTorn = " class=\"torn\"";

/// The comma or full stop that a story sets inside its closing mark is its own.
bool all_alike(const std::vector<Column>& columns) {
  const auto without_stop = [](std::u32string_view word) {
    while (!word.empty() && std::u32string_view(U".,").find(word.back()) != word.npos) word.remove_suffix(1);
    return word;
  };
  return std::all_of(columns.begin(), columns.end(), [&](const Column& column) {
    const bool last = &column == &columns.back();
    return column.kind == ColumnKind::same &&
           (column.story == column.paper || (last && without_stop(column.story) == without_stop(column.paper)));
  });
}

/// Words on one side only; of many only the first and the last, with `between` ("… {} words …") for the others.
std::vector<Column> cut_into_words(const Column& column, std::string_view between) {
  constexpr size_t kEdge = 6;
  const bool papers = column.story.empty();
  const std::u32string& words = papers ? column.paper : column.story;
  std::vector<Column> out;
  for (size_t at = 0; at < words.size();) {
    const size_t end = std::min(words.find(U' ', at), words.size());
    Column word{column.kind, {}, {}};
    (papers ? word.paper : word.story) = words.substr(at, end - at);
    out.push_back(word);
    at = end + 1;
  }
  if (out.size() <= 3 * kEdge) return out;
  Column rest{column.kind, {}, {}};
  (papers ? rest.paper : rest.story) = text::decode_utf8_lossy(fill(between, out.size() - 2 * kEdge));
  out.erase(out.begin() + kEdge, out.end() - kEdge);
  out.insert(out.begin() + kEdge, rest);
  return out;
}

/// The columns with every one that has words on one side only cut into words, so that a long omission runs over lines.
std::vector<Column> word_by_word(const std::vector<Column>& columns, std::string_view between) {
  std::vector<Column> out;
  for (const Column& column : columns) {
    if (!column.story.empty() && !column.paper.empty()) {
      out.push_back(column);
      continue;
    }
    const std::vector<Column> cut = cut_into_words(column, between);
    out.insert(out.end(), cut.begin(), cut.end());
  }
  return out;
}

/// A space between a passage and what stands beside it, unless there is one or punctuation needs none.
std::string_view space_after(std::u32string_view before) {
  return before.empty() || std::u32string_view(U" \n(«“‘\"").find(before.back()) != before.npos ? "" : " ";
}
std::string_view space_before(std::u32string_view after) {
  return after.empty() || std::u32string_view(U" \n.,;:!?)»”’\"،؛؟…").find(after.front()) != after.npos ? "" : " ";
}

/// At most kAround scalars of the end or the beginning of a text, cut between words.
std::u32string last_words(std::u32string_view text) {
  if (text.size() <= kAround) return std::u32string(text);
  const size_t space = text.find_first_of(U" \n", text.size() - kAround);
  const size_t word = space == text.npos ? text.npos : text.find_first_not_of(U" \n", space);
  return word == text.npos ? U"" : U"… " + std::u32string(text.substr(word));
}
std::u32string first_words(std::u32string_view text) {
  if (text.size() <= kAround) return std::u32string(text);
  const size_t space = text.find_last_of(U" \n", kAround);
  return space == text.npos ? U"" : std::u32string(text.substr(0, space + 1)) + U"…";
}

/// Where `rest` ends when `text` begins with it, white space before it apart; else 0.
size_t end_of_start(std::u32string_view text, std::u32string_view rest) {
  const size_t at = rest.empty() ? text.npos : text.find(rest);
  return at == text.npos || at > kSlack ? 0 : at + rest.size();
}
/// Where `rest` starts when `text` ends with it; else the size of `text`.
size_t start_of_end(std::u32string_view text, std::u32string_view rest) {
  const size_t at = rest.empty() ? text.npos : text.rfind(rest);
  return at == text.npos || at + rest.size() + kSlack < text.size() ? text.size() : at;
}

/// Text with its lines kept, blank ones apart.
std::string lines_html(std::u32string_view text, const BlockSetting& setting) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(U'\n', at), text.size());
    out += inline_html(text.substr(at, end - at), setting);
    at = std::min(text.find_first_not_of(U'\n', end), text.size());
    if (end < text.size()) out += "<br>";
  }
  return out;
}

class CardWriter {
 public:
  CardWriter(const Finding& finding, const Report& report, std::u32string_view story_words)
      : finding_(finding), report_(report), words_(wording_of(report.language)), story_words_(story_words) {}

  std::string write() {
    write_head();
    if (finding_.evidence.empty()) {
      write_line(claim_text());
    } else {
      write_match(finding_.evidence.front());
      write_others();
    }
    return out_ + "</section>\n";
  }

 private:
  const PassageView* view_of(const Passage& passage) const;
  bool has_crop(const Passage& passage) const;
  std::u32string_view claim_text() const;
  /// A figure or date is shown in the paper's sentence; its few characters are not worth aligning.
  bool is_fact() const { return finding_.claim.type != FactType::quotation; }
  void write_head();
  void write_decision(std::string_view pattern, const ClaimDecision& decision);
  void write_line(std::u32string_view words);
  void write_match(const Match& match);
  void write_others();
  void write_page(const Passage& passage, const Match& match);
  void write_crop(const Crop& crop, const Passage& passage);
  void write_surroundings(const Passage& passage, const Match& match, const PassageView* view);
  void write_about(const Passage& passage, const PassageView* view);
  void write_other_language(const Match& match);
  void write_other_page(const Passage& passage);
  void write_alignment(const Match& match);
  void write_columns(const std::vector<Column>& columns);
  void write_two_texts(std::u32string_view story, std::u32string_view paper);
  void write_source(const Match& match);

  const Finding& finding_;
  const Report& report_;
  const Wording& words_;
  std::u32string_view story_words_;
  std::string out_;
};

const PassageView* CardWriter::view_of(const Passage& passage) const {
  const auto at = report_.views.find(passage.cite.to_string());
  return at == report_.views.end() ? nullptr : &at->second;
}

bool CardWriter::has_crop(const Passage& passage) const {
  const PassageView* view = view_of(passage);
  return view && view->crop && view->crop->png.starts_with(kPngSignature);
}

std::u32string_view CardWriter::claim_text() const {
  const std::u32string_view story = story_words_;
  const CharRange range = finding_.claim.range;
  if (range.start < range.end && range.end.value <= story.size())
    return story.substr(range.start.value, range.length());
  return finding_.claim.text;
}

void CardWriter::write_head() {
  const VerdictLook& look = look_of(finding_.verdict);
  out_ += fmt::format(
      "<section class=\"card {}\" id=\"e{}\">\n<h3><a class=\"num\" href=\"#c{}\">{}</a> <b><span "
      "class=\"sign\">{}</span> {}</b> <span>{}</span>",
      look.css, finding_.number, finding_.number, finding_.number, look.sign,
      words_.verdicts[static_cast<size_t>(finding_.verdict)], words_.facts[static_cast<size_t>(finding_.claim.type)]);
  out_ += fmt::format("<a class=\"up\" href=\"#c{}\">{}</a></h3>\n", finding_.number, words_.in_the_story);
  if (finding_.decision) write_decision(words_.decided, *finding_.decision);
  if (finding_.earlier) write_decision(words_.decided_earlier, *finding_.earlier);
  const Match* best = finding_.evidence.empty() ? nullptr : &finding_.evidence.front();
  // What stands against the claim comes before what stands for it.
  for (const bool for_it : {false, true}) {
    for (const Reason reason : finding_.reasons) {
      if (may_support(reason) == for_it)
        out_ += "<p class=\"why\">" + reason_html(reason, finding_.claim.type, best, words_) + "</p>\n";
    }
  }
}

/// A person's word, with the machine's of that time where it is another one now.
void CardWriter::write_decision(std::string_view pattern, const ClaimDecision& decision) {
  const auto name_of = [&](Verdict verdict) { return words_.verdicts[static_cast<size_t>(verdict)]; };
  out_ += "<p class=\"decided\">" + publish::fill(pattern, name_of(*decision.verdict), isolated_utf8(decision.by));
  if (!decision.note.empty()) out_ += ": " + isolated_utf8(decision.note);
  out_.append(words_.stop);
  if (decision.proposed != finding_.verdict)
    out_.append(" ").append(fill(words_.proposed_then, name_of(decision.proposed))).append(words_.stop);
  out_ += "</p>\n";
}

/// Words alone: the story's where no paper has an answer, the paper's where both are alike.
void CardWriter::write_line(std::u32string_view words) {
  const BlockSetting setting = block_setting(words);
  out_ += fmt::format("<p class=\"claim\"{}>{}</p>\n", setting.attributes, inline_html(words, setting));
}

void CardWriter::write_match(const Match& match) {
  if (!match.sum.empty()) out_ += "<p class=\"why\">" + fill(words_.worked_out, isolated_utf8(match.sum)) + "</p>\n";
  if (match.private_name) {
    out_ += fmt::format("<p class=\"src\">{} {}</p>\n", words_.private_name, file_name_html(match.passage.file));
    return;
  }
  write_page(match.passage, match);
  if (match.passage.and_) write_page(*match.passage.and_, match);
  if (!is_fact()) write_alignment(match);
  write_other_language(match);
  write_source(match);
}

/// The sentence of the original or of a translation, whose word it is that the two belong together, and what they say otherwise.
void CardWriter::write_other_language(const Match& match) {
  const auto at = report_.other_languages.find(match.passage.cite.to_string());
  if (at == report_.other_languages.end()) return;
  const OtherLanguage& other = *at->second;
  out_ += fmt::format("<div class=\"more\"><h4>{} ({})</h4>\n", other.original ? words_.original : words_.translation,
                      other.confirmed ? words_.linked : words_.proposed);
  write_other_page(other.passage);
  if (other.passage.and_) write_other_page(*other.passage.and_);
  for (const LanguageDifference& one : other.differences) {
    const std::string &here = one.here.empty() ? std::string("—") : isolated(one.here),
                      &there = one.there.empty() ? std::string("—") : isolated(one.there);
    out_ += "<p class=\"src\">" + fill(one.sure ? words_.said_otherwise : words_.perhaps_otherwise, here, there);
    out_.append(words_.stop).append("</p>\n");
  }
  out_ += "</div>\n";
}

void CardWriter::write_other_page(const Passage& passage) {
  const PassageView* view = view_of(passage);
  const BlockSetting setting = block_setting(passage.text);
  out_ += "<figure>";
  if (has_crop(passage)) write_crop(*view->crop, passage);
  out_ += fmt::format("<p class=\"claim\"{}>{}</p>", setting.attributes, lines_html(passage.text, setting));
  write_about(passage, view);
  out_ += "</figure>\n";
}

void CardWriter::write_page(const Passage& passage, const Match& match) {
  const PassageView* view = view_of(passage);
  out_ += "<figure>";
  if (has_crop(passage)) {
    write_crop(*view->crop, passage);
    const bool torn = std::any_of(finding_.reasons.begin(), finding_.reasons.end(), needs_context);
    if (is_fact() || (torn && !match.context_after.empty())) write_surroundings(passage, match, nullptr);
  } else {
    write_surroundings(passage, match, view);
  }
  write_about(passage, view);
  out_ += "</figure>\n";
}

void CardWriter::write_crop(const Crop& crop, const Passage& passage) {
  out_ += fmt::format("<img alt=\"{}\" width=\"{}\" height=\"{}\" src=\"data:image/png;base64,{}\">",
                      fill(words_.picture, passage.cite.page.value), std::max(1, crop.width.value),
                      std::max(1, crop.height.value), base64(crop.png));
}

/// The text of the page around the passage with its words marked; the rest of the sentence where nothing else is known.
/// Where a condition was left out, the rest of the sentence is set off.
void CardWriter::write_surroundings(const Passage& passage, const Match& match, const PassageView* view) {
  const bool wider = view && !(view->before.empty() && view->after.empty());
  const bool first_part = &passage == &match.passage, last_part = !(first_part && match.passage.and_);
  const std::u32string rest_before = first_part ? match.context_before : U"";
  const std::u32string rest_after = last_part ? match.context_after : U"";
  const std::u32string before = wider ? last_words(view->before) : rest_before;
  const std::u32string after = wider ? first_words(view->after) : rest_after;
  const bool torn = std::any_of(finding_.reasons.begin(), finding_.reasons.end(), needs_context);
  const size_t cut_before = torn ? start_of_end(before, rest_before) : before.size();
  const size_t cut_after = torn ? end_of_start(after, rest_after) : 0;
  const BlockSetting setting = block_setting(passage.text);
  const auto set = [&](std::u32string_view words, std::string_view kind) {
    if (words.empty()) return std::string();
    return fmt::format("<span{}>{}</span>", kind, lines_html(words, setting));
  };
  out_ += fmt::format("<div class=\"text\"{}>", setting.attributes);
  out_ += set(before.substr(0, cut_before), "") + set(before.substr(cut_before), kTorn);
  out_ +=
      fmt::format("{}<mark>{}</mark>{}", space_after(before), lines_html(passage.text, setting), space_before(after));
  out_ += set(after.substr(0, cut_after), kTorn) + set(after.substr(cut_after), "") + "</div>";
}

void CardWriter::write_about(const Passage& passage, const PassageView* view) {
  out_ += "<figcaption class=\"about\"><span>" + file_name_html(passage.file);
  if (view && view->page_count > 0)
    out_.append(words_.comma).append(fill(words_.page_of, passage.cite.page.value, view->page_count));
  out_ += "</span>";
  if (view && view->source == TextSource::ocr) {
    const int percent = static_cast<int>(100 * std::clamp(view->confidence, 0.F, 1.F));
    out_ += fmt::format("<span>{}</span>", fill(words_.by_ocr, percent));
  } else if (view) {
    out_ += fmt::format("<span>{}</span>", words_.own_text);
  }
  out_ += "</figcaption>";
}

void CardWriter::write_alignment(const Match& match) {
  const std::u32string paper = whole_text(match.passage);
  const std::vector<Column> columns = aligned(story_words_, finding_.claim.range, match);
  const bool whole = columns.size() == 1 && columns.front().kind == ColumnKind::replaced;
  if (text::main_script(claim_text()) != text::main_script(paper) || whole || columns.size() > kMostColumns) {
    write_two_texts(claim_text(), paper);
  } else if (!all_alike(columns)) {
    write_columns(columns);
  } else if (has_crop(match.passage)) {
    write_line(paper);
  }
}

void CardWriter::write_columns(const std::vector<Column>& columns) {
  constexpr std::string_view kClasses[] = {"", " elided", " minor", " replaced", " omitted", " added"};
  const BlockSetting setting = block_setting(claim_text());
  out_ += fmt::format("<div class=\"al\"{}><span class=\"w lab\"><i>{}</i><i>{}</i></span><div>", setting.attributes,
                      words_.story, words_.paper);
  for (const Column& column : word_by_word(columns, words_.words_between)) {
    out_ += fmt::format("<span class=\"w{}\"><span class=\"s\">{}</span><span class=\"p\">{}</span></span> ",
                        kClasses[static_cast<size_t>(column.kind)], inline_html(column.story, setting),
                        inline_html(column.paper, setting));
  }
  out_ += "</div></div>\n";
}

void CardWriter::write_two_texts(std::u32string_view story, std::u32string_view paper) {
  out_ += "<dl class=\"two\">";
  for (const auto& [label, words] : {std::pair{words_.story, story}, {words_.paper, paper}}) {
    const BlockSetting setting = block_setting(words);
    out_ += fmt::format("<dt>{}</dt><dd{}>{}</dd>", label, setting.attributes, inline_html(words, setting));
  }
  out_ += "</dl>\n";
}

/// Whose words they are said to be, copies, hash, cite.
void CardWriter::write_source(const Match& match) {
  const std::string hash = match.passage.cite.document.exhibit().hex;
  const bool misattributed =
      std::find(finding_.reasons.begin(), finding_.reasons.end(), Reason::misattributed) != finding_.reasons.end();
  if (misattributed && !finding_.claim.speaker.empty()) {
    out_ += "<p class=\"src\">" + fill(words_.speaker, isolated(finding_.claim.speaker)) + "</p>\n";
  }
  if (!match.copies.empty()) {
    std::string files;
    for (const Passage& copy : match.copies) {
      if (!files.empty()) files += words_.comma;
      files += file_name_html(copy.file);
    }
    out_ += "<p class=\"src\">" + fill(match.copies.size() == 1 ? words_.one_copy : words_.copies, files) + "</p>\n";
  }
  out_ += fmt::format(
      "<details><summary><bdi dir=\"ltr\">SHA-256 {}…</bdi></summary><dl><dt>SHA-256</dt><dd><code>{}</code></dd>",
      escaped_utf8(hash.substr(0, kShortHash)), escaped_utf8(hash));
  out_ +=
      fmt::format("<dt>{}</dt><dd><code>", words_.cite) + escaped_utf8(match.passage.cite.to_string()) + "</code></dd>";
  if (match.passage.and_) {
    out_ += fmt::format("<dt>{}</dt><dd><code>", words_.and_part) + escaped_utf8(match.passage.and_->cite.to_string()) +
            "</code></dd>";
  }
  const PassageView* view = view_of(match.passage);
  if (view && !view->reader.empty()) {
    out_ += fmt::format("<dt>{}</dt><dd>{}</dd>", words_.read_by, isolated_utf8(view->reader));
  }
  out_ += "</dl></details>\n";
}

/// Further places, without pictures: at most kMostEvidence in all.
void CardWriter::write_others() {
  for (size_t i = 1; i < finding_.evidence.size() && i < kMostEvidence; ++i) {
    const Match& match = finding_.evidence[i];
    const VerdictLook& look = look_of(match.verdict);
    const std::string_view verdict = words_.verdicts[static_cast<size_t>(match.verdict)];
    out_ += "<div class=\"more\"><h4>" + fill(words_.also, fmt::format("<span class=\"sign\">{}</span>", look.sign),
                                              verdict, file_name_html(match.passage.file));
    const PassageView* view = view_of(match.passage);
    if (view && view->page_count > 0)
      out_.append(words_.comma).append(fill(words_.page_number, match.passage.cite.page.value));
    out_ += "</h4>\n";
    if (match.private_name) {
      out_ += fmt::format("<p class=\"src\">{}</p>\n", words_.private_name);
    } else if (is_fact()) {
      write_surroundings(match.passage, match, nullptr);
    } else {
      write_alignment(match);
    }
    out_ += "</div>\n";
  }
  if (finding_.evidence.size() > kMostEvidence) {
    out_ += "<p class=\"src\">" + fill(words_.more, finding_.evidence.size() - kMostEvidence) + "</p>\n";
  }
}

}  // namespace

std::string card_html(const Finding& finding, const Report& report, std::u32string_view story_words) {
  return CardWriter(finding, report, story_words).write();
}

}  // namespace recto::publish
