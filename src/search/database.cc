#include "search/database.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "search/layout.h"
#include "search/xapian_guard.h"
#include "text/arabic.h"

namespace recto::search {
namespace {

constexpr size_t kMostPrefixed = 400;

/// Weight of a word in a record: what the query says it is worth, a little more where it stands often. Pieces are of like length, and
/// how rare a word is the query has weighed already, so that adding documents elsewhere changes no order here.
class FormWeight : public Xapian::Weight {
 public:
  FormWeight() { need_stat(WDF); }
  std::string name() const override { return "recto"; }
  FormWeight* clone() const override { return new FormWeight; }
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount, Xapian::termcount) const override {
    const double often = static_cast<double>(wdf);
    return factor_ * (0.75 + 0.25 * often / (often + 1));
  }
  double get_maxpart() const override { return factor_; }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  void init(double factor) override { factor_ = factor; }
  double factor_ = 0;
};

/// Lets records through that still count and satisfy what the request asks besides.
class Judge : public Xapian::MatchDecider {
 public:
  Judge(const RecordSet& dead, const std::function<bool(uint32_t)>& judge) : dead_(dead), judge_(judge) {}
  bool needed() const { return judge_ || !dead_.empty(); }
  bool operator()(const Xapian::Document& document) const override {
    const uint32_t record = document.get_docid();
    return !dead_.contains(record) && (!judge_ || judge_(record));
  }

 private:
  const RecordSet& dead_;
  const std::function<bool(uint32_t)>& judge_;
};

/// The records 1 … last, as a list to intersect with: what lies behind is not even looked at.
class FirstRecords : public Xapian::PostingSource {
 public:
  explicit FirstRecords(Xapian::docid last) : last_(last) {}
  Xapian::doccount get_termfreq_min() const override { return last_; }
  Xapian::doccount get_termfreq_est() const override { return last_; }
  Xapian::doccount get_termfreq_max() const override { return last_; }
  void init(const Xapian::Database&) override { at_ = 0; }
  void next(double) override { ++at_; }
  void skip_to(Xapian::docid record, double) override { at_ = std::max(at_, record); }
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }

 private:
  Xapian::docid last_, at_ = 0;
};

/// Given records as a list to intersect with.
class GivenRecords : public Xapian::PostingSource {
 public:
  explicit GivenRecords(std::span<const uint32_t> records) : records_(records) {}
  Xapian::doccount get_termfreq_min() const override { return count(); }
  Xapian::doccount get_termfreq_est() const override { return count(); }
  Xapian::doccount get_termfreq_max() const override { return count(); }
  void init(const Xapian::Database&) override { next_ = 0; }
  void next(double) override { ++next_; }
  void skip_to(Xapian::docid record, double) override {
    if (next_ == 0) next_ = 1;
    while (!at_end() && get_docid() < record) ++next_;
  }
  bool at_end() const override { return next_ > records_.size(); }
  Xapian::docid get_docid() const override { return records_[next_ - 1]; }

 private:
  Xapian::doccount count() const { return static_cast<Xapian::doccount>(records_.size()); }
  std::span<const uint32_t> records_;
  size_t next_ = 0;  ///< the one behind that which it stands at
};

std::string page_bytes(const std::string& decimal) {
  uint32_t value = 0;
  std::from_chars(decimal.data(), decimal.data() + decimal.size(), value);
  std::string out;
  for (const int shift : {24, 16, 8, 0}) out.push_back(static_cast<char>(value >> shift & 0xFF));
  return out;
}

Xapian::Query range_query(const QueryFilter& filter) {
  using Xapian::Query;
  if (filter.field == QueryFilter::Field::page) {
    const std::string low = page_bytes(filter.low);
    if (filter.high.empty()) return {Query::OP_VALUE_GE, kPageSlot, low};
    return {Query::OP_VALUE_RANGE, kPageSlot, low, page_bytes(filter.high)};
  }
  // A date to the month or year ends after its last day; a record without a date is in no range.
  const std::string low = filter.low.empty() ? std::string("0") : filter.low;
  if (filter.high.empty()) return {Query::OP_VALUE_GE, kDateSlot, low};
  return {Query::OP_VALUE_RANGE, kDateSlot, low, filter.high + "~"};
}

Xapian::Query filter_query(const QueryFilter& filter) {
  using Xapian::Query;
  if (filter.field == QueryFilter::Field::language) return Query(flag(kLanguagePrefix, filter.terms.front()));
  if (filter.field != QueryFilter::Field::file) return range_query(filter);
  Query all = Query::MatchAll;
  for (const std::string& term : filter.terms) {
    const bool prefix = term.ends_with('*');
    const std::string name = flag(kFilePrefix, prefix ? std::string_view(term).substr(0, term.size() - 1) : term);
    all = Query(Query::OP_FILTER, all,
                prefix ? Query(Query::OP_WILDCARD, name, 10'000, Query::WILDCARD_LIMIT_MOST_FREQUENT) : Query(name));
  }
  return all;
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::string& folder) {
  return guarded(folder, [&]() -> Result<std::unique_ptr<Database>> {
    std::unique_ptr<Database> out(new Database);
    out->folder_ = folder;
    out->xapian_ = Xapian::Database(folder + kPiecesFolder);
    TRY(out->load());
    return out;
  });
}

Result<void> Database::refresh() {
  return guarded(folder_, [&]() -> Result<void> { return xapian_.reopen() ? load() : Result<void>(); });
}

Result<void> Database::load() {
  if (xapian_.get_metadata(kFormatKey) != kFormat) {
    return fail(ErrorKind::unsupported, "the index is of another version: build it again", folder_);
  }
  dead_ = TRY(RecordSet::decode(xapian_.get_metadata(kDeadKey)));
  records_ = xapian_.get_doccount();
  const std::string count = xapian_.get_metadata(kCountKey);
  std::from_chars(count.data(), count.data() + count.size(), documents_);
  vocabulary_ = TRY(Vocabulary::open(folder_));
  table_ = TRY(PieceTable::open(folder_, xapian_.get_lastdocid()));
  return {};
}

WordForms Database::with_prefix(const std::string& prefix) const {
  constexpr std::u32string_view kBefore[] = {U"", U"ال", U"و", U"وال", U"ب", U"بال", U"ل", U"لل", U"ف", U"ك"};
  WordForms out;
  const std::u32string letters = letters_of(prefix);
  const bool arabic = !letters.empty() && text::is_arabic_letter(letters[0]);
  for (const std::u32string_view before : kBefore) {
    if (!before.empty() && !arabic) break;
    const std::string start = term_of(std::u32string(before) + letters);
    const auto end = xapian_.allterms_end(start);
    for (auto term = xapian_.allterms_begin(start); term != end; ++term) {
      const Why level = before.empty() ? Why::folded : Why::stem;
      out.forms.push_back({*term, level, weight_of(level), term.get_termfreq()});
    }
  }
  std::sort(out.forms.begin(), out.forms.end(),
            [](const Form& a, const Form& b) { return a.count != b.count ? a.count > b.count : a.term < b.term; });
  out.cut = out.forms.size() > kMostPrefixed;
  if (out.cut) out.forms.resize(kMostPrefixed);
  return out;
}

Result<Answer> Database::run(const Request& request) const {
  Answer out;
  if (request.query.empty()) return out;
  FirstRecords first(request.scope);
  GivenRecords given(request.among);
  Xapian::Query query = request.query;
  if (!request.among.empty()) query = {Xapian::Query::OP_FILTER, query, Xapian::Query(&given)};
  if (request.scope != 0) query = {Xapian::Query::OP_FILTER, query, Xapian::Query(&first)};
  Xapian::Enquire enquire(xapian_);
  enquire.set_weighting_scheme(FormWeight());
  enquire.set_query(query);
  const Judge judge(dead_, request.judge);
  const Xapian::MSet answer =
      enquire.get_mset(0, request.limit, request.count_to, nullptr, judge.needed() ? &judge : nullptr);
  out.total = answer.get_matches_estimated();
  out.estimated = answer.get_matches_lower_bound() != answer.get_matches_upper_bound();
  for (auto at = answer.begin(); at != answer.end(); ++at) out.found.push_back({*at, at.get_weight()});
  return out;
}

void Database::for_each_with(const std::string& term, const std::function<bool(uint32_t)>& each) const {
  const auto end = xapian_.postlist_end(term);
  for (auto record = xapian_.postlist_begin(term); record != end; ++record) {
    if (counts(*record) && !each(*record)) return;
  }
}

void Database::open_list(const std::string& term, Xapian::PostingIterator& begin, Xapian::PostingIterator& end) const {
  begin = xapian_.postlist_begin(term);
  end = xapian_.postlist_end(term);
}

bool Database::records_of(const DocumentId& document, RecordRange& range) const {
  const std::string key = flag(kDocumentKey, encode_place({document, PageNumber(1), {}}).substr(0, kDocumentBytes));
  const Result<IndexedReading> known = decode_reading(xapian_.get_metadata(key));
  if (!known || !known->records) return false;
  range = *known->records;
  return true;
}

Xapian::Query any_form(const WordForms& forms, double importance) {
  using Xapian::Query;
  // Two groups: the forms that answer well are worth more.
  std::vector<Query> good, other;
  for (const Form& form : forms.forms) (form.weight >= weight_of(Why::stem) ? good : other).emplace_back(form.term);
  const auto group = [](const std::vector<Query>& terms, double factor) {
    if (terms.empty()) return Query::MatchNothing;
    return Query(Query::OP_SCALE_WEIGHT, Query(Query::OP_SYNONYM, terms.begin(), terms.end()), factor);
  };
  return group(good, importance) | group(other, 0.5 * importance);
}

Xapian::Query TreeQuery::operator()(const QueryNode& node) const {
  using Xapian::Query;
  using Kind = QueryNode::Kind;
  std::vector<Query> parts;
  for (const size_t word : node.words) parts.push_back(any_form(forms[word], importance[word]));
  switch (node.kind) {
    case Kind::word:
    case Kind::phrase:
      return {Query::OP_AND, parts.begin(), parts.end()};
    case Kind::except:
    case Kind::nothing_but: {
      const Query base = node.kind == Kind::except ? (*this)(node.children[0]) : Query::MatchAll;
      const QueryNode& excluded = node.children.back();
      if (!exact_exclusion || needs_positions(excluded)) return base;
      TreeQuery strict = *this;
      strict.any_of_sequence = false;
      return {Query::OP_AND_NOT, base, strict(excluded)};
    }
    default:
      break;
  }
  for (const QueryNode& child : node.children) parts.push_back((*this)(child));
  const bool any = node.kind == Kind::any || (node.kind == Kind::plain && any_of_sequence);
  return {any ? Query::OP_OR : Query::OP_AND, parts.begin(), parts.end()};
}

bool needs_positions(const QueryNode& node) {
  if (node.kind == QueryNode::Kind::phrase || node.kind == QueryNode::Kind::near) return true;
  return std::any_of(node.children.begin(), node.children.end(), needs_positions);
}

Xapian::Query filtered(Xapian::Query query, std::span<const QueryFilter> filters) {
  using Xapian::Query;
  for (const QueryFilter& filter : filters) {
    query = Query(filter.negative ? Query::OP_AND_NOT : Query::OP_FILTER, query, filter_query(filter));
  }
  return query;
}

}  // namespace recto::search
