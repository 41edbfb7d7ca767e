#include "app/check.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "app/crops.h"
#include "app/decide.h"
#include "app/excerpt.h"
#include "app/loose_papers.h"
#include "app/read.h"
#include "app/share_out.h"
#include "app/shown_paths.h"
#include "app/story.h"
#include "app/translated_findings.h"
#include "app/untranslated.h"
#include "base/clock.h"
#include "base/files.h"
#include "base/hash.h"
#include "reading/quotations.h"
#include "text/words.h"
#include "tracing/check.h"
#include "tracing/fact_check.h"
#include "tracing/letter_check.h"

namespace recto::app {
namespace {

constexpr size_t kAroundPassage = 240;  // scalars of a page shown before and after a passage without picture
constexpr double kMuchWorse = 0.25;     // of closeness
constexpr size_t kSharesEach = 4;       // pieces of work a worker, so that all are busy to the end
constexpr uint64_t kMostPaperBytes = 2'000'000'000;

struct Gathered {
  std::vector<std::unique_ptr<Papers>>
      views;  // of the same papers, one for each worker: a view may be used by one thread at a time
  const store::Case* opened = nullptr;  // the case that they are of; none of loose files
  std::vector<publish::Unread> unread;

  Papers& papers() const { return *views.front(); }
};

/// Opens the case for each core. A small one is checked sooner than it is shared out.
Result<void> open_for_workers(const std::string& folder, uint64_t pages, Gathered& gathered) {
  constexpr uint64_t kSmallCase = 2'000;
  constexpr unsigned kMostWorkers = 4;
  const unsigned workers = pages > kSmallCase ? std::min(kMostWorkers, std::thread::hardware_concurrency()) : 1;
  while (gathered.views.size() < workers) gathered.views.push_back(TRY(CasePapers::open(folder)));
  return {};
}

Result<Gathered> from_case(const std::string& folder) {
  auto papers = TRY(CasePapers::open(folder));
  std::map<std::string, publish::Unread> unread;
  TRY(papers->opened().catalogue().for_each_unsettled_file([&](const store::FileRecord& record) -> Result<void> {
    unread.erase(record.untrusted_path);
    if (wants_a_look(record.outcome)) {
      unread[record.untrusted_path] = {record.untrusted_path, record.outcome, record.why};
    }
    return {};
  }));
  for (const store::Exhibit& exhibit : TRY(papers->opened().catalogue().unread())) {
    unread[exhibit.untrusted_path] = {exhibit.untrusted_path, Outcome::failed,
                                      "received, not read yet; recto add again goes on"};
  }
  Gathered out;
  for (auto& [path, what] : unread) out.unread.push_back(std::move(what));
  out.opened = &papers->opened();
  const uint64_t pages = papers->pages();
  out.views.push_back(std::move(papers));
  TRY(open_for_workers(folder, pages, out));
  return out;
}

/// Reads the files into memory. Equal bytes are one document, named by the first path.
Result<Gathered> from_files(const sandbox::Runner& runner, const CheckOptions& options) {
  auto papers = std::make_unique<LoosePapers>();
  Gathered out;
  const auto keep = [&](FilePages read) -> Result<void> {
    if (wants_a_look(read.reading.outcome)) out.unread.push_back({read.file, read.reading.outcome, read.reading.why});
    if (read.pages.empty()) return {};
    LooseDocument document;
    document.id = {to_hex(sha256(TRY(read_file(read.file, kMostPaperBytes))))};
    document.view = {read.file, read.file, read.reading.reader, static_cast<uint32_t>(read.pages.size())};
    for (Page& page : read.pages) document.pages.push_back(std::make_shared<const Page>(std::move(page)));
    papers->add(std::move(document));
    return {};
  };
  TRY(read_files(runner, options.against, options.languages, keep));
  out.views.push_back(std::move(papers));
  return out;
}

/// How the passages of the evidence look: pictures where their format has pages, the text around where it has not.
class Views {
 public:
  Views(Papers& papers, const sandbox::Runner& runner) : papers_(papers), runner_(runner) {}

  Result<void> add(const Match& match) {
    if (match.private_name) return {};
    TRY(add_part(match.passage, match.differences, 0));
    if (match.passage.and_) TRY(add_part(*match.passage.and_, match.differences, 1));
    return {};
  }
  /// With the words that are said otherwise set off.
  Result<void> add(const OtherLanguage& other) {
    std::vector<Difference> marked;
    for (const LanguageDifference& one : other.differences) {
      if (one.there_page == other.passage.cite.page && !one.there.empty())
        marked.push_back({one.here, one.there, DifferenceKind::word, {}, one.there_range, 0, 1});
    }
    TRY(add_part(other.passage, marked, 0));
    if (other.passage.and_) TRY(add_part(*other.passage.and_, {}, 1));
    return {};
  }
  std::map<std::string, publish::PassageView> take() { return std::move(views_); }

 private:
  Result<void> add_part(const Passage& passage, std::span<const Difference> differences, uint8_t part) {
    const std::string cite = passage.cite.to_string();
    if (views_.contains(cite)) return {};
    const PaperView paper = TRY(papers_.view(passage.cite.document));
    const auto page = TRY(papers_.page(passage.cite.document, passage.cite.page));
    publish::PassageView view;
    view.source = page->source;
    view.confidence = page->confidence;
    view.reader = paper.reader;
    view.page_count = page->width > 0 ? paper.pages : 0;
    const CropPlan plan = plan_crop(*page, passage.cite.range, differences, part);
    const PictureSource source{paper.bytes_path, drawing_reader(paper.reader)};
    if (!plan.region.empty() && !source.reader.empty()) {
      if (auto crop = make_crop(runner_, source, *page, plan)) view.crop = std::move(*crop);
    }
    if (!view.crop) {
      Excerpt cut = around(page->text, passage.cite.range, kAroundPassage);
      view.before = std::move(cut.before);
      view.after = std::move(cut.after);
    }
    views_.emplace(cite, std::move(view));
    return {};
  }
  Papers& papers_;
  const sandbox::Runner& runner_;
  std::map<std::string, publish::PassageView> views_;
};

/// Takes away places that answer much worse than the best one: they are other sentences.
void drop_other_sentences(std::vector<Match>& evidence) {
  std::erase_if(evidence, [best = evidence.empty() ? 0 : evidence.front().closeness](const Match& match) {
    return match.closeness < best - kMuchWorse;
  });
}

/// Tells the listener, if there is one, of findings as they come, numbered by where their claims stand among all that are to be checked.
class Teller {
 public:
  Teller(CheckListener* listener, const Story& story, const std::vector<Fact>& quotations) : listener_(listener) {
    if (!listener) return;
    listener->story(story);
    for (const Fact& fact : quotations) starts_.push_back(fact.range.start);
    for (const Fact& fact : tracing::facts_to_check(story.text, quotations, reading::FactKinds::all))
      starts_.push_back(fact.range.start);
    std::ranges::sort(starts_);
  }

  /// By one thread after the other.
  Result<void> tell(const std::vector<Finding>& findings) {
    if (!listener_) return {};
    const std::lock_guard lock(mutex_);
    for (Finding finding : findings) {
      drop_other_sentences(finding.evidence);
      const auto at = std::ranges::lower_bound(starts_, finding.claim.range.start);
      finding.number = static_cast<unsigned>(at - starts_.begin()) + ++told_[finding.claim.range.start];
      TRY(listener_->claim(finding));
    }
    return {};
  }

 private:
  CheckListener* listener_;
  std::mutex mutex_;
  std::vector<CharOffset> starts_;
  std::map<CharOffset, unsigned> told_;
};

/// Facts in stretches of some sentences, as many as keep workers busy to the end.
std::vector<std::span<const Fact>> stretches_of(std::u32string_view story, const std::vector<Fact>& facts,
                                                size_t workers) {
  const size_t least = facts.size() / (workers * kSharesEach) + 1;
  std::vector<std::span<const Fact>> out;
  size_t first = 0;
  for (const CharRange& sentence : text::sentences(story)) {
    size_t end = first;
    while (end < facts.size() && facts[end].range.start < sentence.end) ++end;
    if (end - first < least && end < facts.size()) continue;
    if (end > first) out.push_back(std::span(facts).subspan(first, end - first));
    first = end;
  }
  if (first < facts.size()) out.push_back(std::span(facts).subspan(first));
  return out;
}

/// Findings of pieces of work, one after the other.
std::vector<Finding> joined(std::vector<std::vector<Finding>> parts) {
  std::vector<Finding> out;
  for (std::vector<Finding>& part : parts) std::ranges::move(part, std::back_inserter(out));
  return out;
}

/// Figures, dates, references, identifiers and names outside the quotations, held against the papers' sentences.
Result<std::vector<Finding>> check_facts(const Story& story, const std::vector<Fact>& quotations,
                                         const Gathered& gathered, Teller& teller) {
  const std::vector<Fact> facts = tracing::facts_to_check(story.text, quotations, reading::FactKinds::all);
  const size_t workers = gathered.views.size();
  const auto stretches =
      workers > 1 ? stretches_of(story.text, facts, workers) : std::vector<std::span<const Fact>>{std::span(facts)};
  std::vector<std::unique_ptr<tracing::FactChecker>> checkers;
  for (const auto& view : gathered.views) checkers.push_back(std::make_unique<tracing::FactChecker>(*view, *view));
  std::vector<std::vector<Finding>> parts(stretches.size());
  const auto check = [&](size_t worker, size_t piece) -> Result<void> {
    parts[piece] = TRY(checkers[worker]->check(story.text, stretches[piece], quotations));
    return teller.tell(parts[piece]);
  };
  TRY(share_out(workers, stretches.size(), check));
  return joined(std::move(parts));
}

/// What letters and lists say to all findings, in the order of the story, numbered anew.
Result<void> add_letters(const Story& story, const Gathered& gathered, std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.claim.range.start < b.claim.range.start; });
  const size_t workers = gathered.views.size();
  const size_t least = workers > 1 ? findings.size() / (workers * kSharesEach) + 1 : findings.size();
  const auto stretches = tracing::stretches_of(story.text, findings, least);
  const auto check = [&](size_t worker, size_t piece) {
    Papers& papers = *gathered.views[worker];
    return tracing::check_letters(story.text, papers, papers, stretches[piece]);
  };
  TRY(share_out(workers, stretches.size(), check));
  for (size_t k = 0; k < findings.size(); ++k) findings[k].number = static_cast<unsigned>(k + 1);
  return {};
}

/// Candidates in papers that nobody has translated, for the findings that no paper in the story's language answers; shared out by sentence.
Result<void> add_untranslated(const Story& story, const Gathered& gathered,
                              const std::vector<std::unique_ptr<Translations>>& translations,
                              std::vector<Finding>& findings) {
  const BilingualStory bilingual = bilingual_story(story.text);
  const size_t workers = gathered.views.size();
  const auto stretches = tracing::stretches_of(story.text, findings, findings.size() / (workers * kSharesEach) + 1);
  std::vector<std::unique_ptr<Untranslated>> searches;
  for (size_t k = 0; k < workers; ++k)
    searches.push_back(std::make_unique<Untranslated>(bilingual, *gathered.views[k], *translations[k]));
  return share_out(workers, stretches.size(),
                   [&](size_t worker, size_t piece) { return searches[worker]->add_candidates(stretches[piece]); });
}

/// What papers in another language say to the findings, shared out by document, so that none is aligned twice.
Result<void> add_languages(const Story& story, const Gathered& gathered, CheckAnswer& answer) {
  const TranslationLinks links = gathered.opened ? TRY(translation_links(*gathered.opened)) : TranslationLinks{};
  const size_t workers = gathered.views.size();
  const bool large = workers > 1;
  std::vector<std::unique_ptr<Translations>> translations;
  for (const auto& view : gathered.views) translations.push_back(std::make_unique<Translations>(*view, links));
  const std::set<DocumentId> answering = documents_that_answer(answer.findings);
  TRY(add_untranslated(story, gathered, translations, answer.findings));
  std::vector<std::vector<Finding>> shares(workers > 1 ? workers * kSharesEach : 1);
  for (Finding& finding : answer.findings) {
    const size_t share = finding.evidence.empty()
                             ? finding.number
                             : std::hash<std::string>()(finding.evidence.front().passage.cite.document.text);
    shares[share % shares.size()].push_back(std::move(finding));
  }
  std::vector<OtherLanguages> found(shares.size());
  const auto ask = [&](size_t worker, size_t piece) -> Result<void> {
    found[piece] = TRY(other_languages_of(*translations[worker], large ? &answering : nullptr, shares[piece]));
    return {};
  };
  TRY(share_out(workers, shares.size(), ask));
  answer.findings = joined(std::move(shares));
  std::ranges::sort(answer.findings, {}, &Finding::number);
  for (OtherLanguages& some : found) answer.other_languages.merge(some);
  answer.faults = links.faults;
  return {};
}

/// The quotations in groups: each with the others that its speaker's words were split into.
std::vector<std::vector<Fact>> groups_of(const std::vector<Fact>& quotations) {
  std::vector<std::vector<Fact>> groups;
  std::map<decltype(Fact::group), size_t> group_at;
  for (const Fact& quotation : quotations) {
    const auto [at, is_new] = group_at.try_emplace(quotation.group, groups.size());
    if (quotation.group != 0 && !is_new) {
      groups[at->second].push_back(quotation);
    } else {
      groups.push_back({quotation});
    }
  }
  return groups;
}

Result<std::vector<Finding>> check_quotations(const Story& story, const std::vector<Fact>& quotations,
                                              const Gathered& gathered, Teller& teller) {
  const std::vector<std::vector<Fact>> groups = groups_of(quotations);
  std::vector<std::unique_ptr<tracing::Tracer>> tracers;
  for (const auto& view : gathered.views) tracers.push_back(std::make_unique<tracing::Tracer>(*view, *view));
  std::vector<std::vector<Finding>> parts(groups.size());
  const auto trace = [&](size_t worker, size_t piece) -> Result<void> {
    parts[piece] = TRY(tracing::check_quotations(story.text, groups[piece], *tracers[worker]));
    return teller.tell(parts[piece]);
  };
  TRY(share_out(gathered.views.size(), groups.size(), trace));
  return joined(std::move(parts));
}

void count_up(CheckAnswer& answer) {
  answer.counts = {};
  answer.decided = 0;
  for (const Finding& finding : answer.findings) {
    ++answer.counts[static_cast<size_t>(finding.verdict)];
    answer.decided += finding.decision ? 1 : 0;
  }
}

std::string case_name(const std::string& folder) {
  std::string_view name = folder;
  while (name.size() > 1 && name.ends_with('/')) name.remove_suffix(1);
  return std::string(name.substr(name.rfind('/') + 1));
}

Result<std::string> make_report(const CheckOptions& options, const Story& story, Gathered& gathered,
                                const sandbox::Runner& runner, const CheckAnswer& answer) {
  publish::Report report;
  report.case_name = options.folder ? case_name(*options.folder) : "";
  report.story = {story.file, story.sha256, story.text, story.language, publish::outline_of(story.text)};
  report.findings = answer.findings;
  Views views(gathered.papers(), runner);
  for (const Finding& finding : answer.findings) {
    for (size_t i = 0; i < std::min(finding.evidence.size(), publish::kMostEvidence); ++i)
      TRY(views.add(finding.evidence[i]));
  }
  for (const auto& [cite, other] : answer.other_languages) TRY(views.add(*other));
  report.other_languages = answer.other_languages;
  report.not_checked = answer.faults;
  report.language = story.language;
  report.views = views.take();
  report.unread = answer.unread;
  report.files = gathered.papers().files();
  report.pages = gathered.papers().pages();
  report.made_ms = system_clock().now_ms();
  report.program_version = RECTO_VERSION;
  shorten_paths(report);
  return publish::report_html(report);
}

}  // namespace

Result<CheckAnswer> check(const CheckOptions& options) {
  const auto runner = TRY(open_sandbox(options.allow_degraded));
  const Story story = TRY(read_story(*runner, options.story, options.languages));
  Gathered gathered = options.folder ? TRY(from_case(*options.folder)) : TRY(from_files(*runner, options));
  const std::vector<Fact> facts = reading::find_quotations(story.text);
  CheckAnswer answer;
  Teller teller(options.listener, story, facts);
  answer.findings = TRY(check_quotations(story, facts, gathered, teller));
  std::ranges::move(TRY(check_facts(story, facts, gathered, teller)), std::back_inserter(answer.findings));
  TRY(add_letters(story, gathered, answer.findings));
  TRY(add_languages(story, gathered, answer));
  if (gathered.opened) {
    TRY(attach_decisions(*gathered.opened, story.text, answer.findings));
    answer.remarks = TRY(remarks_on(*gathered.opened, story.text, answer.findings));
  }
  answer.remarks.resize(answer.findings.size());
  answer.story = story;
  answer.story_text = story.text;
  answer.unread = gathered.unread;
  for (Finding& finding : answer.findings) drop_other_sentences(finding.evidence);
  count_up(answer);
  if (options.with_report) answer.report = TRY(make_report(options, story, gathered, *runner, answer));
  return answer;
}

Result<std::string> report_again(const CheckOptions& options, CheckAnswer answer) {
  CHECK(options.folder.has_value());
  const auto runner = TRY(open_sandbox(options.allow_degraded));
  Gathered gathered = TRY(from_case(*options.folder));
  for (Finding& finding : answer.findings) finding.decision = finding.earlier = std::nullopt;
  TRY(attach_decisions(*gathered.opened, answer.story_text, answer.findings));
  count_up(answer);
  return make_report(options, answer.story, gathered, *runner, answer);
}

}  // namespace recto::app
