#include "app/trace.h"

#include <map>

#include "app/papers.h"
#include "tracing/tracer.h"

namespace recto::app {
namespace {

/// Turns what a user excludes into documents, each word looked up once.
class Exclusions {
 public:
  explicit Exclusions(const store::Catalogue& catalogue) : catalogue_(catalogue) {}

  Result<std::set<DocumentId>> documents(const std::vector<std::string>& words) {
    std::set<DocumentId> out;
    for (const std::string& word : words) {
      const std::vector<DocumentId>* found = TRY(look_up(word));
      out.insert(found->begin(), found->end());
    }
    return out;
  }

 private:
  Result<const std::vector<DocumentId>*> look_up(const std::string& word) {
    const auto known = known_.find(word);
    if (known != known_.end()) return &known->second;
    std::vector<DocumentId> ids;
    for (const store::Document& document : TRY(catalogue_.find_documents(word))) ids.push_back(document.id);
    return &known_.emplace(word, std::move(ids)).first->second;
  }

  const store::Catalogue& catalogue_;
  std::map<std::string, std::vector<DocumentId>> known_;
};

}  // namespace

Result<void> trace(const std::string& folder, std::span<const TracePassage> passages, unsigned limit,
                   const std::function<Result<void>(const TracePassage&, const std::vector<Match>&)>& each) {
  const auto papers = TRY(CasePapers::open(folder));
  Exclusions exclusions(papers->opened().catalogue());
  tracing::Tracer tracer(*papers, *papers);
  for (const TracePassage& passage : passages) {
    tracing::TraceOptions options;
    options.limit = limit;
    options.excluded = TRY(exclusions.documents(passage.excluded));
    auto matches = tracer.trace(passage.text, options);
    if (!matches && matches.error().kind != ErrorKind::invalid_input) {
      return fail(matches.error().kind, "the passage cannot be traced", passage.id, matches.error());
    }
    TRY(each(passage, matches ? *matches : std::vector<Match>{}));
  }
  return {};
}

}  // namespace recto::app
