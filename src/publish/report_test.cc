#include "publish/report.h"

#include <gtest/gtest.h>

#include <random>
#include <regex>
#include <set>

#include "publish/wording.h"

namespace recto::publish {
namespace {

const std::string kHash(64, 'a');
const std::string kPng("\x89PNG\r\n\x1a\nrest", 12);

Passage passage_of(std::u32string text, const std::string& file) {
  Passage passage;
  passage.cite = {
      DocumentId{kHash}, PageNumber(2), {CharOffset(10), CharOffset(10 + static_cast<uint32_t>(text.size()))}};
  passage.text = std::move(text);
  passage.file = file;
  return passage;
}

/// A story with one quotation that the paper holds otherwise.
Report small_report() {
  Report report;
  report.case_name = "Depot papers";
  report.story.file = "story.md";
  report.story.text = U"# Keys\n\nThe letter says: “the keeper did sign this record”.\n";
  report.story.outline = outline_of(report.story.text);
  report.files = 3;
  report.pages = 9;
  report.program_version = "0.1.0";
  report.made_ms = 1795334400000;
  Finding finding;
  finding.number = 1;
  finding.claim.text = U"the keeper did sign this record";
  const auto start = static_cast<uint32_t>(report.story.text.find(finding.claim.text));
  finding.claim.range = {CharOffset(start), CharOffset(start + 31)};
  finding.verdict = Verdict::differs;
  finding.reasons = {Reason::negation_differs};
  Match match;
  match.passage = passage_of(U"the keeper did not sign this record", "letter.pdf");
  match.given = finding.claim.range;
  match.verdict = Verdict::differs;
  match.reasons = finding.reasons;
  Difference lost;
  lost.source = U"not";
  lost.kind = DifferenceKind::negation;
  lost.story_range = {CharOffset(start + 15), CharOffset(start + 15)};
  lost.source_range = {CharOffset(25), CharOffset(28)};
  match.differences = {lost};
  PassageView view;
  view.crop = Crop{kPng, Pixels(640), Pixels(120)};
  view.source = TextSource::ocr;
  view.confidence = 0.973F;
  view.page_count = 4;
  view.reader = "reader 1";
  report.views[match.passage.cite.to_string()] = view;
  finding.evidence = {match};
  report.findings = {finding};
  return report;
}

size_t occurrences(const std::string& text, const std::string& sought) {
  size_t count = 0;
  for (size_t at = text.find(sought); at != text.npos; at = text.find(sought, at + 1)) ++count;
  return count;
}

bool contains(const std::string& text, const std::string& sought) { return text.find(sought) != text.npos; }

/// Fails where an element is not closed in order.
void expect_well_nested(const std::string& html) {
  const std::set<std::string> kVoid = {"meta", "img", "br", "!doctype"};
  std::vector<std::string> open;
  const std::regex tag(R"(<(/?)([a-z0-9!]+)[^>]*>)");
  for (auto at = std::sregex_iterator(html.begin(), html.end(), tag); at != std::sregex_iterator(); ++at) {
    const std::string name = (*at)[2];
    if (kVoid.contains(name)) continue;
    if ((*at)[1].length() == 0) {
      open.push_back(name);
      continue;
    }
    ASSERT_FALSE(open.empty()) << name;
    EXPECT_EQ(open.back(), name) << at->position();
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
}

TEST(Report, HoldsTheCardOfAClaim) {
  const std::string html = report_html(small_report());
  EXPECT_TRUE(contains(html, "<a class=\"c df\" id=\"c1\" href=\"#e1\">the keeper did sign this record</a>"));
  EXPECT_TRUE(contains(html, "<section class=\"card df\" id=\"e1\">"));
  EXPECT_TRUE(contains(
      html, "A negation was lost or added, which turns the sense round: “<bdi dir=\"ltr\">not</bdi>” is left out."));
  EXPECT_TRUE(contains(html, "<span class=\"w omitted\"><span class=\"s\"></span><span class=\"p\">not</span></span>"));
  EXPECT_TRUE(contains(html, "letter.pdf</bdi>, page 2 of 4"));
  EXPECT_TRUE(contains(html, "read by OCR, 97 % sure"));
  EXPECT_TRUE(contains(html, "recto:" + kHash + "/p2#10-45"));
  EXPECT_TRUE(contains(html, "src=\"data:image/png;base64,iVBORw0KGgpyZXN0\""));
  EXPECT_TRUE(contains(html, "<span class=\"sign\">≠</span> 1 differ<"));
  EXPECT_TRUE(contains(html, "What else the "));
}

TEST(Report, ShowsNoWordOfAListOfPersonsButTheSum) {
  Report report = small_report();
  Finding& finding = report.findings.front();
  finding.claim.type = FactType::figure;
  Match& match = finding.evidence.front();
  match.passage.text = U"Rafiq Sandal";
  match.private_name = true;
  match.sum = "210 rows";
  const std::string html = report_html(report);
  EXPECT_FALSE(contains(html, "Rafiq"));
  EXPECT_FALSE(contains(html, "data:image/png"));
  EXPECT_TRUE(contains(html, "210 rows"));
}

TEST(Report, ShowsAFigureInThePapersSentence) {
  Report report = small_report();
  Finding& finding = report.findings.front();
  finding.claim.type = FactType::figure;
  finding.verdict = Verdict::supported;
  finding.reasons = {Reason::normalised};
  Match& match = finding.evidence.front();
  match.differences.clear();
  match.passage.text = U"640";
  match.context_before = U"There were ";
  match.context_after = U" volunteers.";
  const std::string html = report_html(report);
  EXPECT_TRUE(contains(html, "The paper states this of the same thing."));
  EXPECT_TRUE(contains(html, "There were </span><mark>640</mark><span> volunteers."));
  EXPECT_FALSE(contains(html, "class=\"al\""));
}

TEST(Report, LoadsAndRunsNothing) {
  const std::string html = report_html(small_report());
  EXPECT_TRUE(contains(html, "default-src 'none'; img-src data:; style-src 'unsafe-inline'"));
  EXPECT_LT(html.find("Content-Security-Policy"), html.find("<style>"));
  for (const char* active : {"<script", "http:", "https:", "javascript:", "<link", "<iframe", "<object", "<form",
                             "@import", "url(", " onload", " onerror", "<svg"}) {
    EXPECT_FALSE(contains(html, active)) << active;
  }
}

TEST(Report, EveryLinkLeadsToAPlaceInTheReport) {
  const std::string html = report_html(small_report());
  const std::regex link("href=\"#([a-z0-9]+)\"");
  for (auto at = std::sregex_iterator(html.begin(), html.end(), link); at != std::sregex_iterator(); ++at) {
    EXPECT_EQ(occurrences(html, " id=\"" + (*at)[1].str() + "\""), 1U) << (*at)[1];
  }
  expect_well_nested(html);
}

TEST(Report, NoFieldCanWriteMarkup) {
  for (const std::string payload :
       {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='x", "</style><script>",
        "--><svg/onload=x>", "]]>\x01<b>", "&lt;i&gt;", "javascript:x", "\xE2\x80\xAE<u>"}) {
    Report report = small_report();
    const std::string plain = report_html(report);
    const std::u32string wide(payload.begin(), payload.end());
    report.case_name = report.story.file = report.story.sha256 = report.story.language = payload;
    report.program_version = payload;
    report.not_checked = {payload};
    report.unread = {{payload, Outcome::failed, payload}};
    report.story.text += wide + U"\n\n> " + wide;
    report.story.outline = outline_of(report.story.text);
    Finding& finding = report.findings[0];
    finding.claim.speaker = finding.claim.text = wide;
    Match& match = finding.evidence[0];
    match.passage.file = payload;
    match.passage.cite.document.text = payload;
    match.passage.text = match.context_before = match.context_after = wide;
    match.differences[0].source = match.differences[0].story = wide;
    match.copies = {match.passage};
    report.views[match.passage.cite.to_string()] = {std::nullopt, wide, wide, TextSource::ocr, 1, payload, 3};
    finding.evidence.push_back(match);
    const std::string html = report_html(report);
    for (const char* tag : {"<script", "<img src=x", "<svg", "<b>alert", "<u>", "<i>alert"}) {
      EXPECT_FALSE(contains(html, tag)) << tag << " of " << payload;
    }
    EXPECT_FALSE(contains(html, "\xE2\x80\xAE")) << payload;
    EXPECT_FALSE(contains(html, "\x01")) << payload;
    EXPECT_EQ(occurrences(html, "</style"), 1U) << payload;
    expect_well_nested(html);
  }
}

TEST(Report, AttributesAreOurOwn) {
  // Every attribute value is made of the report's own words, numbers, hex digits and base64.
  Report report = small_report();
  const std::string html = report_html(report);
  const std::regex attribute(" (?!content|style)[a-z-]+=\"([^\"]*)\"");
  for (auto at = std::sregex_iterator(html.begin(), html.end(), attribute); at != std::sregex_iterator(); ++at) {
    EXPECT_TRUE(std::regex_match((*at)[1].str(), std::regex("[A-Za-z0-9 #:;,./+=-]*"))) << at->str();
  }
}

TEST(Report, ArabicStoryRunsFromRightToLeft) {
  Report report = small_report();
  report.story.text = U"وقود\n\nقالت اللجنة في الكتاب 317/ت/5: «لم تستلم اللجنة».\n";
  report.story.language = "ara";
  report.story.outline = outline_of(report.story.text);
  report.findings.clear();
  const std::string html = report_html(report);
  EXPECT_TRUE(contains(html, "<article class=\"story\" dir=\"rtl\" lang=\"ar\">"));
  EXPECT_TRUE(contains(html, "<h1 dir=\"rtl\" lang=\"ar\">وقود</h1>"));
  EXPECT_TRUE(contains(html, "Nothing that can be checked was found"));
}

TEST(Report, OverlappingClaimsNeverNestLinks) {
  Report report = small_report();
  Finding inner = report.findings[0];
  inner.number = 2;
  inner.verdict = Verdict::supported;
  inner.claim.range.start.value += 4;
  inner.claim.range.end.value -= 7;
  report.findings.push_back(inner);
  const std::string html = report_html(report);
  EXPECT_TRUE(contains(html, ">the </a><a class=\"c ok\" id=\"c2\" href=\"#e2\">keeper did sign this</a>"));
  EXPECT_FALSE(std::regex_search(html, std::regex("<a [^>]*>(?:(?!</a>)[\\s\\S]){0,200}<a ")));
  EXPECT_EQ(occurrences(html, "id=\"c1\""), 1U);
}

TEST(Report, RangesOutsideTheStoryAreCut) {
  Report report = small_report();
  report.findings[0].claim.range = {CharOffset(20), CharOffset(100000)};
  report.story.outline.blocks.push_back({BlockKind::paragraph, {CharOffset(50), CharOffset(70000)}});
  report.story.outline.blocks.push_back({BlockKind::paragraph, {CharOffset(60000), CharOffset(70000)}});
  expect_well_nested(report_html(report));
  report.story.text.clear();
  expect_well_nested(report_html(report));
}

/// A range near or beyond a text of that size, sometimes the wrong way round.
CharRange any_range(std::mt19937& random, size_t size) {
  const auto most = static_cast<unsigned>(size) + 8;
  return {CharOffset(static_cast<uint32_t>(random() % most)), CharOffset(static_cast<uint32_t>(random() % most))};
}

TEST(Report, AnyRangesGiveADocument) {
  for (unsigned seed = 1; seed <= 150; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    Report report = small_report();
    Finding& finding = report.findings[0];
    const size_t size = report.story.text.size();
    Match& match = finding.evidence[0];
    if (random() % 2 == 0) finding.claim.range = any_range(random, size);
    if (random() % 2 == 0) match.given = any_range(random, size);
    if (random() % 2 == 0) match.passage.cite.range = any_range(random, 40);
    match.differences.resize(1 + random() % 4, match.differences[0]);
    for (Difference& difference : match.differences) {
      difference.story_range = any_range(random, size);
      difference.source_range = any_range(random, 50);
      difference.page_part = static_cast<uint8_t>(random() % 3);
      if (random() % 2 == 0) difference.story = U"did";
    }
    if (random() % 2 == 0) match.passage.and_ = std::make_shared<const Passage>(match.passage);
    report.story.outline.blocks.push_back({BlockKind::paragraph, any_range(random, size)});
    report.story.outline.hidden.push_back(any_range(random, size));
    expect_well_nested(report_html(report));
  }
}

TEST(Report, WithoutAPictureTheTextAroundIsShown) {
  Report report = small_report();
  auto& view = report.views.begin()->second;
  view.crop.reset();
  view.before = U"of the depot";
  view.after = U", because he was not present";
  EXPECT_TRUE(contains(report_html(report),
                       "<span>of the depot</span> <mark>the keeper did not sign this record</mark><span>, because"));
  view.crop = Crop{"<html>", Pixels(1), Pixels(1)};
  EXPECT_FALSE(contains(report_html(report), "data:image"));
  report.views.clear();
  report.findings[0].evidence[0].context_before = U"The rest";
  EXPECT_TRUE(contains(report_html(report), "<span class=\"torn\">The rest</span> <mark>"));
}

TEST(Report, AConditionLeftOutIsSetOff) {
  Report report = small_report();
  report.findings[0].reasons = {Reason::verbatim, Reason::condition_dropped};
  Match& match = report.findings[0].evidence[0];
  match.context_after = U", because he was not present";
  auto& view = report.views.begin()->second;
  view.crop.reset();
  view.after = U", because he was not present.\nFifth: the wage";
  const std::string html = report_html(report);
  EXPECT_TRUE(
      contains(html, "<span class=\"torn\">, because he was not present</span><span>.<br>Fifth: the wage</span>"));
  EXPECT_LT(html.find("has a condition or reservation"), html.find("letter for letter"));
}

TEST(Report, ShowsWhatStandsInTheOtherLanguageBesideTheMatch) {
  Report report = small_report();
  OtherLanguage other;
  other.passage = passage_of(U"ولم يوقع أمين المستودع على هذا المحضر<b>", "original.pdf");
  other.passage.cite.page = PageNumber(7);
  LanguageDifference sure, perhaps;
  sure.here = U"10 January";
  sure.there = U"العاشر من شباط<i>";
  perhaps.there = U"317";
  perhaps.sure = false;
  other.differences = {sure, perhaps};
  PassageView view;
  view.crop = Crop{kPng, Pixels(640), Pixels(120)};
  view.page_count = 9;
  report.views[other.passage.cite.to_string()] = view;
  report.other_languages[report.findings[0].evidence[0].passage.cite.to_string()] =
      std::make_shared<const OtherLanguage>(other);
  const std::string html = report_html(report);
  EXPECT_TRUE(contains(html, "The original (proposed by the machine)"));
  EXPECT_TRUE(contains(html, "original.pdf"));
  EXPECT_TRUE(contains(html, "page 7 of 9"));
  EXPECT_EQ(occurrences(html, "<img "), 2U) << "both crops";
  EXPECT_TRUE(contains(html, "The two papers part here: "));
  EXPECT_TRUE(contains(html, "Perhaps the two papers part here: —"));
  EXPECT_FALSE(contains(html, "<b>على") || contains(html, "شباط<i>") || contains(html, "المحضر<b>"));
  expect_well_nested(html);
}

TEST(Report, NamesWhatWasNotRead) {
  Report report = small_report();
  report.unread = {{"broken.pdf", Outcome::failed, "the file ends early"}};
  report.not_checked = {"Two quotations in French were not checked."};
  const std::string html = report_html(report);
  EXPECT_TRUE(contains(html, "1 file or page of the case could not be read"));
  EXPECT_TRUE(contains(html, "the file ends early"));
  EXPECT_TRUE(contains(html, "Two quotations in French were not checked."));
}

TEST(Report, OfALongOmissionOnlyTheEndsAreShown) {
  Report report = small_report();
  Match& match = report.findings[0].evidence[0];
  std::u32string gone;
  for (int k = 0; k < 40; ++k) gone += (gone.empty() ? U"w" : U" w") + std::u32string(static_cast<size_t>(k % 3), U'x');
  match.differences[0].source = gone;
  match.passage.text.replace(match.passage.text.find(U"not"), 3, gone);
  match.differences[0].source_range.end =
      match.differences[0].source_range.start + CharOffset(static_cast<uint32_t>(gone.size()));
  match.passage.cite.range.end =
      match.passage.cite.range.start + CharOffset(static_cast<uint32_t>(match.passage.text.size()));
  const std::string html = report_html(report);
  EXPECT_TRUE(contains(html, "… 28 words …"));
  EXPECT_EQ(occurrences(html, "class=\"w omitted\""), 13U);
}

TEST(Report, CopiesAreOneSource) {
  Report report = small_report();
  Match& match = report.findings[0].evidence[0];
  match.copies = {passage_of(match.passage.text, "copy.txt")};
  match.copies[0].cite.document.text = std::string(64, 'b');
  const std::string html = report_html(report);
  EXPECT_TRUE(contains(html, "One source; a copy of it is <bdi dir=\"ltr\" class=\"file\">copy.txt</bdi>."));
  EXPECT_TRUE(contains(html, std::string(64, 'b')));
}

TEST(Report, TheSameInputGivesTheSameBytes) { EXPECT_EQ(report_html(small_report()), report_html(small_report())); }

TEST(Report, ArabicWords) {
  Report report = small_report();
  report.language = "ara";
  const std::string html = report_html(report);
  EXPECT_TRUE(contains(html, "<html lang=\"ar\" dir=\"rtl\">"));
  EXPECT_TRUE(contains(html, "سقط نفي أو زيد، فانقلب المعنى: أُسقط «<bdi dir=\"ltr\">not</bdi>»."));
  EXPECT_TRUE(contains(html, "الصفحة 2 من 4"));
  EXPECT_FALSE(contains(html, "in the story"));
  expect_well_nested(html);
}

TEST(Wording, EveryVerdictHasItsOwnSignAndEveryReasonItsOwnSentence) {
  std::set<std::string_view> signs;
  for (int verdict = 0; verdict <= static_cast<int>(Verdict::for_a_person); ++verdict) {
    signs.insert(look_of(static_cast<Verdict>(verdict)).sign);
  }
  EXPECT_EQ(signs.size(), 5U);
  for (const Wording* words : {&kEnglish, &kArabic}) {
    const std::set<std::string_view> reasons(words->reasons.begin(), words->reasons.end());
    const std::set<std::string_view> verdicts(words->verdicts.begin(), words->verdicts.end());
    EXPECT_EQ(reasons.size(), words->reasons.size());
    EXPECT_EQ(verdicts.size(), words->verdicts.size());
    EXPECT_FALSE(reasons.contains(""));
  }
}

/// How many values a pattern takes.
size_t holes(std::string_view pattern) { return occurrences(std::string(pattern), "{}"); }

TEST(Wording, BothLanguagesTakeTheSameValues) {
  for (size_t i = 0; i < kEnglish.counts.size(); ++i) EXPECT_EQ(holes(kEnglish.counts[i]), holes(kArabic.counts[i]));
  using Pattern = std::string_view Wording::*;
  for (const Pattern pattern :
       {&Wording::quoted,     &Wording::left_out,    &Wording::only_in_story, &Wording::in_both, &Wording::check_of,
        &Wording::file,       &Wording::files,       &Wording::page,          &Wording::pages,   &Wording::against,
        &Wording::unread_one, &Wording::unread_many, &Wording::picture,       &Wording::page_of, &Wording::page_number,
        &Wording::by_ocr,     &Wording::speaker,     &Wording::one_copy,      &Wording::copies,  &Wording::also,
        &Wording::more,       &Wording::made}) {
    EXPECT_GT(holes(kEnglish.*pattern), 0U) << kEnglish.*pattern;
    EXPECT_EQ(holes(kEnglish.*pattern), holes(kArabic.*pattern)) << kEnglish.*pattern;
  }
}

}  // namespace
}  // namespace recto::publish
