#include "publish/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/clock.h"
#include "publish/card_html.h"
#include "publish/html.h"
#include "publish/story_html.h"
#include "publish/style.h"
#include "publish/wording.h"

namespace recto::publish {
namespace {

// Nothing is loaded, nothing runs, nothing is sent: only the picture data and the style in the file itself.
constexpr std::string_view kPolicy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
constexpr std::string_view kNeverChecked =
    "Only quotations were checked. Figures, dates, names, titles, places and everything else outside quotation marks "
    "were not.";
constexpr std::array kVerdicts = {Verdict::supported, Verdict::differs, Verdict::contradicted, Verdict::not_found,
                                  Verdict::for_a_person};

size_t count_of(Verdict verdict, const std::vector<Finding>& findings) {
  size_t count = 0;
  for (const Finding& finding : findings) count += finding.verdict == verdict ? 1 : 0;
  return count;
}

std::string counted(uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// "2026-11-22 08:21 UTC".
std::string minute(int64_t ms) {
  const std::string time = rfc3339(ms);
  return fmt::format("{} {} UTC", time.substr(0, 10), time.substr(11, 5));
}

std::string head_html(const Report& report) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n"
      "<title>Check of {}</title>\n<style>{}</style>\n</head>\n<body>\n",
      kPolicy, escaped_utf8(report.story.file), report_style());
}

std::string top_html(const Report& report) {
  std::string out = "<header class=\"top\"><b>Recto</b>";
  if (!report.case_name.empty()) out += "<span>" + isolated_utf8(report.case_name) + "</span>";
  out += "<span>Check of " + file_name_html(report.story.file) + "</span>";
  out += fmt::format("<span>against {}, {}</span>", counted(report.files, "file", "files"),
                     counted(report.pages, "page", "pages"));
  return out +
         fmt::format("<time datetime=\"{}\">{}</time></header>\n", rfc3339(report.made_ms), minute(report.made_ms));
}

std::string bar_html(const Report& report) {
  std::string out = "<div class=\"bar\" aria-hidden=\"true\">";
  for (const Verdict verdict : kVerdicts) {
    const size_t count = count_of(verdict, report.findings);
    if (count > 0) out += fmt::format("<i class=\"{}\" style=\"flex:{}\"></i>", look_of(verdict).css, count);
  }
  return out + "</div>\n";
}

/// The counts, each underlined as its claims are: the legend as well.
std::string counts_html(const Report& report) {
  std::string out = "<ul class=\"counts\">";
  for (const Verdict verdict : kVerdicts) {
    const size_t count = count_of(verdict, report.findings);
    if (count == 0 && verdict == Verdict::contradicted) continue;
    const VerdictLook& look = look_of(verdict);
    out += fmt::format("<li{}><span class=\"c {}\"><span class=\"sign\">{}</span> {} {}</span></li>",
                       count == 0 ? " class=\"zero\"" : "", look.css, look.sign, count, look.count);
  }
  return out + "</ul>\n";
}

std::string sum_html(const Report& report) {
  std::string out = "<section class=\"sum\" aria-label=\"Counts\">\n<div>\n" + bar_html(report) + counts_html(report);
  out += "</div>\n";
  out += fmt::format("<p class=\"limits\">{}", kNeverChecked);
  if (!report.unread.empty()) {
    out += fmt::format(" {} of the case could not be read and <a href=\"#unread\">may hold what was not found</a>.",
                       counted(report.unread.size(), "file or page", "files or pages"));
  }
  return out + " <a href=\"#limits\">What this means</a></p>\n</section>\n";
}

/// The story's text with its markup as spaces: the "> " of a quotation's second line is no word of it.
std::u32string words_of(const ReportStory& story) {
  std::u32string words = story.text;
  for (const CharRange hidden : story.outline.hidden) {
    const size_t end = std::min<size_t>(hidden.end.value, words.size());
    for (size_t at = hidden.start.value; at < end; ++at) words[at] = U' ';
  }
  return words;
}

std::string cards_html(const Report& report) {
  const std::u32string words = words_of(report.story);
  std::string out = "<div class=\"cards\">\n";
  if (report.findings.empty()) out += "<h2>No quotation was found in this story.</h2>\n";
  for (const Finding& finding : report.findings) out += card_html(finding, report, words);
  return out + "</div>\n";
}

std::string limits_html(const Report& report) {
  std::string out = "<h2 id=\"limits\">What this means, and what was not checked</h2>\n<ul>\n";
  out +=
      "<li>Supported says that the words stand in the paper shown. It does not say that the paper is genuine or that "
      "what it "
      "says is true.</li>\n";
  out += fmt::format("<li>{}</li>\n", kNeverChecked);
  for (const std::string& sentence : report.not_checked) out += "<li>" + isolated_utf8(sentence) + "</li>\n";
  out += "<li>Verdicts are a machine’s proposals. A person decides, with the page in view.</li>\n</ul>\n";
  if (report.unread.empty()) return out;
  out += "<h2 id=\"unread\">Not read</h2>\n<table><tr><th>File</th><th>Outcome</th><th>Why</th></tr>\n";
  for (const Unread& unread : report.unread) {
    out += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", file_name_html(unread.file),
                       to_string(unread.outcome), isolated_utf8(unread.why));
  }
  return out + "</table>\n";
}

/// One line of the table of papers.
struct Cited {
  std::string file;
  std::string reading;
};

std::string reading_of(const PassageView& view) {
  const std::string how = view.source == TextSource::ocr ? "OCR" : "the file’s own text";
  return view.reader.empty() ? how : how + ", " + isolated_utf8(view.reader);
}

/// Every paper that answers a claim, by its SHA-256.
std::string papers_html(const Report& report) {
  std::map<std::string, Cited> papers;
  const auto note = [&](const Passage& passage) {
    const auto view = report.views.find(passage.cite.to_string());
    Cited& cited = papers[passage.cite.document.exhibit().hex];
    if (cited.file.empty()) cited.file = passage.file;
    if (cited.reading.empty() && view != report.views.end()) cited.reading = reading_of(view->second);
  };
  for (const Finding& finding : report.findings) {
    for (const Match& match : finding.evidence) {
      note(match.passage);
      for (const Passage& copy : match.copies) note(copy);
    }
  }
  if (papers.empty()) return "";
  std::string out = "<h2>Papers cited</h2>\n<table><tr><th>File</th><th>SHA-256</th><th>How it was read</th></tr>\n";
  for (const auto& [hash, cited] : papers) {
    out += fmt::format("<tr><td>{}</td><td><code>{}</code></td><td>{}</td></tr>\n", file_name_html(cited.file),
                       escaped_utf8(hash), cited.reading);
  }
  return out + "</table>\n";
}

std::string made_html(const Report& report) {
  std::string out = "<h2>How this was made</h2>\n<p>" + file_name_html(report.story.file);
  if (!report.story.sha256.empty()) out += ", SHA-256 <code>" + escaped_utf8(report.story.sha256) + "</code>";
  return out +
         fmt::format(
             ", checked by Recto {} at {}. This file holds all that it shows: it runs nothing and loads nothing.</p>\n",
             escaped_utf8(report.program_version), minute(report.made_ms));
}

}  // namespace

std::string report_html(const Report& report) {
  return head_html(report) + top_html(report) + sum_html(report) + "<main>\n" +
         story_html(report.story, report.findings) + cards_html(report) + "</main>\n<footer class=\"end\">\n" +
         limits_html(report) + papers_html(report) + made_html(report) + "</footer>\n</body>\n</html>\n";
}

}  // namespace recto::publish
