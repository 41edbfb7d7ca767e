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
constexpr std::array kVerdicts = {Verdict::supported, Verdict::differs, Verdict::contradicted, Verdict::not_found,
                                  Verdict::for_a_person};

/// "2026-11-22 08:21 UTC".
std::string minute(int64_t ms) {
  const std::string time = rfc3339(ms);
  return fmt::format("{} {} UTC", time.substr(0, 10), time.substr(11, 5));
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

/// One line of the table of papers.
struct Cited {
  std::string file;
  std::string reading;
};

class ReportWriter {
 public:
  explicit ReportWriter(const Report& report) : report_(report), words_(wording_of(report.language)) {}

  std::string write() {
    write_head();
    write_top();
    write_sum();
    out_ += "<main>\n" + story_html(report_.story, report_.findings);
    write_cards();
    out_ += "</main>\n<footer class=\"end\">\n";
    write_limits();
    write_unread();
    write_papers();
    write_made();
    return out_ + "</footer>\n</body>\n</html>\n";
  }

 private:
  size_t count_of(Verdict verdict) const;
  void write_head();
  void write_top();
  void write_sum();
  void write_bar();
  void write_counts();
  void write_cards();
  void write_limits();
  void write_unread();
  void write_papers();
  void write_made();
  std::map<std::string, Cited> papers() const;
  std::string reading_of(const PassageView& view) const;

  const Report& report_;
  const Wording& words_;
  std::string out_;
};

size_t ReportWriter::count_of(Verdict verdict) const {
  return static_cast<size_t>(std::count_if(report_.findings.begin(), report_.findings.end(),
                                           [verdict](const Finding& finding) { return finding.verdict == verdict; }));
}

void ReportWriter::write_head() {
  out_ += fmt::format(
      "<!doctype html>\n<html {}>\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
      words_.attributes, kPolicy);
  out_ += fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
                      fill(words_.check_of, escaped_utf8(report_.story.file)), report_style());
}

void ReportWriter::write_top() {
  out_ += "<header class=\"top\"><b>Recto</b>";
  if (!report_.case_name.empty()) out_ += "<span>" + isolated_utf8(report_.case_name) + "</span>";
  out_ += "<span>" + fill(words_.check_of, file_name_html(report_.story.file)) + "</span>";
  const std::string files = fill(report_.files == 1 ? words_.file : words_.files, report_.files);
  const std::string pages = fill(report_.pages == 1 ? words_.page : words_.pages, report_.pages);
  out_ += "<span>" + fill(words_.against, files, pages) + "</span>";
  out_ += fmt::format("<time datetime=\"{}\"><bdi dir=\"ltr\">{}</bdi></time></header>\n", rfc3339(report_.made_ms),
                      minute(report_.made_ms));
}

void ReportWriter::write_sum() {
  out_ += "<section class=\"sum\">\n<div>\n";
  write_bar();
  write_counts();
  out_ += fmt::format("</div>\n<p class=\"limits\">{}", words_.not_all_checked);
  if (const size_t unread = report_.unread.size(); unread > 0) {
    out_ += fmt::format(" {} <a href=\"#unread\">{}</a>.",
                        fill(unread == 1 ? words_.unread_one : words_.unread_many, unread), words_.unread_link);
  }
  out_ += fmt::format(" <a href=\"#limits\">{}</a></p>\n</section>\n", words_.what_this_means);
}

void ReportWriter::write_bar() {
  out_ += "<div class=\"bar\" aria-hidden=\"true\">";
  for (const Verdict verdict : kVerdicts) {
    const size_t count = count_of(verdict);
    if (count > 0) out_ += fmt::format("<i class=\"{}\" style=\"flex:{}\"></i>", look_of(verdict).css, count);
  }
  out_ += "</div>\n";
}

/// The counts, each underlined as its claims are: the legend as well.
void ReportWriter::write_counts() {
  out_ += "<ul class=\"counts\">";
  for (const Verdict verdict : kVerdicts) {
    const size_t count = count_of(verdict);
    if (count == 0 && verdict == Verdict::contradicted) continue;
    const VerdictLook& look = look_of(verdict);
    out_ += fmt::format("<li{}><span class=\"c {}\"><span class=\"sign\">{}</span> {}</span></li>",
                        count == 0 ? " class=\"zero\"" : "", look.css, look.sign,
                        fill(words_.counts[static_cast<size_t>(verdict)], count));
  }
  out_ += "</ul>\n";
}

void ReportWriter::write_cards() {
  const std::u32string words = words_of(report_.story);
  out_ += "<div class=\"cards\">\n";
  if (report_.findings.empty()) out_ += fmt::format("<h2>{}</h2>\n", words_.no_claim);
  for (const Finding& finding : report_.findings) out_ += card_html(finding, report_, words);
  out_ += "</div>\n";
}

void ReportWriter::write_limits() {
  out_ += fmt::format("<h2 id=\"limits\">{}</h2>\n<ul>\n<li>{}</li>\n<li>{}</li>\n", words_.limits_title,
                      words_.supported_means, words_.not_all_checked);
  for (const std::string& sentence : report_.not_checked) out_ += "<li>" + isolated_utf8(sentence) + "</li>\n";
  out_ += fmt::format("<li>{}</li>\n</ul>\n", words_.machine_proposes);
}

void ReportWriter::write_unread() {
  if (report_.unread.empty()) return;
  out_ += fmt::format("<h2 id=\"unread\">{}</h2>\n<table><tr><th>{}</th><th>{}</th><th>{}</th></tr>\n",
                      words_.unread_title, words_.column_file, words_.column_outcome, words_.column_why);
  for (const Unread& unread : report_.unread) {
    out_ += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", file_name_html(unread.file),
                        words_.outcomes[static_cast<size_t>(unread.outcome)], isolated_utf8(unread.why));
  }
  out_ += "</table>\n";
}

std::string ReportWriter::reading_of(const PassageView& view) const {
  std::string how(view.source == TextSource::ocr ? words_.ocr : words_.own_text);
  if (!view.reader.empty()) how.append(words_.comma).append(isolated_utf8(view.reader));
  return how;
}

/// Every paper that answers a claim, by its SHA-256.
std::map<std::string, Cited> ReportWriter::papers() const {
  std::map<std::string, Cited> papers;
  const auto note = [&](const Passage& passage) {
    const auto view = report_.views.find(passage.cite.to_string());
    Cited& cited = papers[passage.cite.document.exhibit().hex];
    if (cited.file.empty()) cited.file = passage.file;
    if (cited.reading.empty() && view != report_.views.end()) cited.reading = reading_of(view->second);
  };
  for (const Finding& finding : report_.findings) {
    for (const Match& match : finding.evidence) {
      note(match.passage);
      for (const Passage& copy : match.copies) note(copy);
    }
  }
  return papers;
}

void ReportWriter::write_papers() {
  const std::map<std::string, Cited> cited = papers();
  if (cited.empty()) return;
  out_ += fmt::format("<h2>{}</h2>\n<table><tr><th>{}</th><th>SHA-256</th><th>{}</th></tr>\n", words_.papers_title,
                      words_.column_file, words_.column_read);
  for (const auto& [hash, paper] : cited) {
    out_ += fmt::format("<tr><td>{}</td><td><code>{}</code></td><td>{}</td></tr>\n", file_name_html(paper.file),
                        escaped_utf8(hash), paper.reading);
  }
  out_ += "</table>\n";
}

void ReportWriter::write_made() {
  out_ += fmt::format("<h2>{}</h2>\n<p>{}", words_.made_title, file_name_html(report_.story.file));
  if (!report_.story.sha256.empty()) {
    out_ += fmt::format("{}SHA-256 <code>{}</code>", words_.comma, escaped_utf8(report_.story.sha256));
  }
  const std::string time = fmt::format("<bdi dir=\"ltr\">{}</bdi>", minute(report_.made_ms));
  out_.append(words_.comma).append(fill(words_.made, isolated_utf8(report_.program_version), time));
  out_ += fmt::format(" {}</p>\n", words_.holds_all);
}

}  // namespace

std::string report_html(const Report& report) { return ReportWriter(report).write(); }

}  // namespace recto::publish
