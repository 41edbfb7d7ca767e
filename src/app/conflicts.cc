#include "app/conflicts.h"

#include <algorithm>
#include <map>

#include "app/letters.h"
#include "app/papers.h"
#include "app/sentence.h"
#include "app/translations.h"
#include "text/words.h"
#include "tracing/fact_check.h"

namespace recto::app {
namespace {

/// Not the numbers of pages and items.
bool is_stated(const Fact& fact) {
  constexpr int kLargestItem = 12;
  if (fact.type == FactType::date) return true;
  if (fact.type != FactType::figure) return false;
  const bool bare = fact.value.counted.empty() && fact.value.unit.empty() && fact.value.form == "cardinal";
  return !bare || fact.value.value.size() > 2 || std::atoi(fact.value.value.c_str()) > kLargestItem;
}

std::u32string sentence_of(const Match& match) {
  return match.context_before + match.passage.text + match.context_after;
}

/// The facts met so far, each once, and which are about the same thing.
class Gathering {
 public:
  size_t add(const Fact& fact, const Passage& passage, std::u32string sentence) {
    const auto [at, is_new] = by_cite_.emplace(passage.cite.to_string(), facts_.size());
    if (is_new) facts_.push_back({fact, passage, std::move(sentence), {}});
    return at->second;
  }
  void link(size_t a, const tracing::Counterpart& counterpart) {
    const size_t b = add(counterpart.fact, counterpart.match.passage, sentence_of(counterpart.match));
    for (const Passage& copy : counterpart.match.copies) {
      const size_t same = add(counterpart.fact, copy, facts_[b].sentence);
      links_.push_back({b, same, true});
    }
    links_.push_back({a, b, counterpart.agrees});
  }
  /// What at least two documents state in sentences that are no copies of each other.
  std::vector<linking::Register> registers() {
    std::vector<linking::Register> all = linking::registers_of(facts_.size(), links_);
    for (linking::Register& entry : all) entry.statements = linking::without_copies(facts_, entry.statements);
    std::erase_if(all, [&](const linking::Register& entry) {
      std::set<DocumentId> documents;
      for (const size_t k : entry.statements) documents.insert(facts_[k].passage.cite.document);
      return documents.size() < 2;
    });
    return all;
  }
  const std::vector<linking::StatedFact>& facts() const { return facts_; }

 private:
  std::vector<linking::StatedFact> facts_;
  std::map<std::string, size_t> by_cite_;
  std::vector<linking::SameThing> links_;
};

/// Which documents cite letters of which.
class Dependence : public LetterListener {
 public:
  Result<void> letter(const FoundLetter& found) override {
    for (const auto& cited : found.cited) {
      if (cited) pairs_.emplace(found.id.document, cited->id.document);
    }
    return {};
  }
  Result<void> missing(const MissingLetter&) override { return {}; }
  bool between(const DocumentId& a, const DocumentId& b) const {
    return a.exhibit() == b.exhibit() || pairs_.contains({a, b}) || pairs_.contains({b, a});
  }

 private:
  std::set<std::pair<DocumentId, DocumentId>> pairs_;
};

Result<std::vector<store::Document>> asked_documents(const store::Catalogue& catalogue, const std::string& word) {
  if (word.empty()) return catalogue.documents();
  auto found = TRY(catalogue.find_documents(word));
  if (found.empty()) return fail(ErrorKind::not_found, "no document of the case has this id, path or name", word);
  return found;
}

Passage passage_of(const store::Document& document, const Page& page, const Fact& fact) {
  Passage out;
  out.cite = {document.id, page.number, fact.range};
  out.file = document.untrusted_file;
  out.text = fact.text;
  out.boxes = boxes_of(page, fact.range);
  return out;
}

class Comparing {
 public:
  explicit Comparing(CasePapers& papers) : papers_(papers), checker_(papers, papers) {}

  Result<void> compare(const store::Document& document) {
    for (uint32_t n = 1; n <= document.pages; ++n) {
      const auto page = papers_.page(document.id, PageNumber(n));
      if (!page && page.error().kind == ErrorKind::not_found) continue;
      if (!page) return tl::unexpected<Error>(page.error());
      TRY(compare_page(document, **page));
    }
    return {};
  }
  Gathering& gathered() { return gathering_; }

 private:
  Result<void> compare_page(const store::Document& document, const Page& page) {
    std::vector<Fact> facts = tracing::facts_to_check(page.text, {});
    std::erase_if(facts, [](const Fact& fact) { return !is_stated(fact); });
    tracing::FactCheckOptions options;
    options.excluded = {document.id};
    const std::vector<CharRange> sentences = text::sentences(page.text);
    const auto counterparts = TRY(checker_.counterparts(page.text, facts, options));
    for (size_t k = 0; k < facts.size(); ++k) {
      if (counterparts[k].empty()) continue;
      const size_t own = gathering_.add(facts[k], passage_of(document, page, facts[k]),
                                        sentence_with(page.text, sentences, facts[k].range));
      for (const tracing::Counterpart& counterpart : counterparts[k]) gathering_.link(own, counterpart);
    }
    return {};
  }

  CasePapers& papers_;
  tracing::FactChecker checker_;
  Gathering gathering_;
};

Divergence divergence_of(const linking::Register& entry, const std::vector<linking::StatedFact>& facts,
                         const Dependence& dependence) {
  Divergence out;
  out.conflict = entry.conflict;
  out.type = linking::type_of(facts[entry.statements.front()].fact);
  for (const size_t k : entry.statements) {
    Statement statement{facts[k], {}};
    for (const size_t other : entry.statements) {
      const DocumentId &own = facts[k].passage.cite.document, &theirs = facts[other].passage.cite.document;
      if (!dependence.between(own, theirs)) statement.independent_of.insert(theirs);
    }
    out.statements.push_back(std::move(statement));
  }
  return out;
}

std::string type_of(const LanguageDifference& difference) {
  switch (difference.reason) {
    case Reason::date_differs:
      return "date";
    case Reason::name_differs:
      return "name";
    case Reason::title_differs:
      return "post";
    case Reason::negation_differs:
      return "negation";
    default:
      return "count";
  }
}

Statement statement_of(const Passage& sentence, const std::u32string& words, PageNumber page, const CharRange& range) {
  Statement out;
  out.stated.sentence = sentence.text + (sentence.and_ ? U" " + sentence.and_->text : U"");
  out.stated.passage = sentence.and_ && sentence.and_->cite.page == page ? *sentence.and_ : sentence;
  out.stated.fact.text = words;
  out.stated.fact.range = range;
  return out;
}

/// What the translations that a document belongs to say otherwise than their originals; each pair once, told with its translation.
Result<void> compare_translations(Translations& translations, const DocumentId& document,
                                  std::set<std::pair<TextSpan, TextSpan>>& seen, const ConflictsListener& listener) {
  for (const TranslationPair& pair : TRY(translations.pairs_of(document))) {
    if (!seen.emplace(pair.translation, pair.original).second) continue;
    for (const AlignedPassages& both : TRY(translations.aligned(pair))) {
      for (const LanguageDifference& one : both.differences) {
        if (!one.sure) continue;
        Divergence out;
        out.conflict = true;
        out.type = type_of(one);
        out.translation = pair.confirmed;
        out.statements = {statement_of(both.translation, one.here, one.here_page, one.here_range),
                          statement_of(both.original, one.there, one.there_page, one.there_range)};
        TRY(listener.found(out));
      }
    }
  }
  return {};
}

}  // namespace

Result<void> conflicts(const ConflictsOptions& options, const ConflictsListener& listener,
                       const sandbox::Cancellation& cancellation) {
  const auto papers = TRY(CasePapers::open(options.folder));
  if (papers->index() == nullptr)
    return fail(ErrorKind::not_found, "nothing is indexed yet; add papers with recto add", options.folder);
  const auto documents = TRY(asked_documents(papers->opened().catalogue(), options.untrusted_document));
  Comparing comparing(*papers);
  for (size_t k = 0; k < documents.size(); ++k) {
    if (cancellation.cancelled()) return fail(ErrorKind::cancelled, "stopped before all documents were compared");
    TRY(comparing.compare(documents[k]));
    listener.progress(k + 1, documents.size());
  }
  Translations translations(*papers, TRY(translation_links(papers->opened())));
  for (const std::string& fault : translations.faults()) {
    if (listener.fault) listener.fault(fault);
  }
  std::set<std::pair<TextSpan, TextSpan>> seen;
  for (const store::Document& document : documents) {
    if (cancellation.cancelled()) return fail(ErrorKind::cancelled, "stopped before all translations were compared");
    TRY(compare_translations(translations, document.id, seen, listener));
  }
  Dependence dependence;
  TRY(letters(options.folder, "", dependence));
  const auto registers = comparing.gathered().registers();
  const auto& facts = comparing.gathered().facts();
  for (const bool conflict : {true, false}) {
    for (const linking::Register& entry : registers) {
      if (entry.conflict == conflict) TRY(listener.found(divergence_of(entry, facts, dependence)));
    }
  }
  return {};
}

}  // namespace recto::app
