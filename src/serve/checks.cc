#include "serve/checks.h"

#include <malloc.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/decide.h"
#include "base/files.h"
#include "base/hash.h"
#include "json/answers.h"
#include "json/stories.h"

namespace recto::serve {
namespace {

namespace fs = std::filesystem;
using json::Json;

constexpr uint64_t kMostDraft = 200'000'000;  ///< bytes
constexpr size_t kIdDigits = 16, kLongestName = 200;

/// The last part of a name, without what a file system or a terminal would make something of.
std::string plain_name(std::string_view untrusted) {
  std::string name(untrusted.substr(untrusted.rfind('/') + 1));
  std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (name.size() > kLongestName) name.erase(0, name.size() - kLongestName);
  return name.empty() || name.front() == '.' ? "draft" + name : name;
}

/// What underlines a story: a claim without its evidence, which is most of it and is not copied.
Json brief(const Json& claim) {
  Json out = Json::object();
  for (const auto& [key, value] : claim.items()) {
    if (key != "evidence") out[key] = value;
  }
  return out;
}

/// Pasted text is a plain text, whatever it is called.
std::string with_ending(std::string name) { return fs::path(name).extension().empty() ? name + ".md" : name; }

}  // namespace

struct Checks::Check {
  std::string id, name, path;
  uint64_t order = 0;
  bool working = false, done = false;
  std::string error;
  Json story;                             ///< null until it is read
  std::map<unsigned, Json> claims;        ///< by number
  std::vector<unsigned> order_of_claims;  ///< their numbers as they were found; in their order once it is done
  Json summary;
  std::shared_ptr<const app::CheckAnswer> answer;

  Json line() const {
    return {{"check", id},
            {"name", printable(name)},
            {"done", done},
            {"error", json::or_null(error)},
            {"summary", summary}};
  }
};

/// Tells of a check while it works. Its check may be asked for meanwhile.
class Checks::Listener : public app::CheckListener {
 public:
  Listener(Checks& checks, Check& check, sandbox::Cancellation& cancellation)
      : checks_(checks), check_(check), cancellation_(cancellation) {}

  void story(const app::Story& story) override {
    const std::lock_guard guard(checks_.mutex_);
    check_.story = json::to_json(story);
  }
  Result<void> claim(const Finding& finding) override {
    if (cancellation_.cancelled()) return fail(ErrorKind::cancelled, "the server stopped before the check was done");
    Json claim = json::claim_json(finding, {}, {});
    {
      const std::lock_guard guard(checks_.mutex_);
      if (!check_.claims.contains(finding.number)) check_.order_of_claims.push_back(finding.number);
      check_.claims[finding.number] = claim;
    }
    checks_.events_.tell("claim", Json({{"check", check_.id}, {"claim", std::move(claim)}}));
    return {};
  }

 private:
  Checks& checks_;
  Check& check_;
  sandbox::Cancellation& cancellation_;
};

Checks::Checks(std::string case_folder, std::string folder, bool allow_degraded, Jobs& jobs, Events& events)
    : case_folder_(std::move(case_folder)),
      folder_(std::move(folder)),
      allow_degraded_(allow_degraded),
      jobs_(jobs),
      events_(events) {
  find_earlier();
}

void Checks::find_earlier() {
  std::error_code error;
  std::vector<std::pair<fs::file_time_type, std::shared_ptr<Check>>> found;
  for (fs::directory_iterator at(folder_, error), end; at != end && !error; at.increment(error)) {
    for (fs::directory_iterator draft(at->path(), error); draft != end && !error; draft.increment(error)) {
      auto check = std::make_shared<Check>();
      check->id = at->path().filename().string();
      check->name = draft->path().filename().string();
      check->path = draft->path().string();
      found.emplace_back(draft->last_write_time(error), check);
    }
  }
  std::ranges::sort(found, {}, [](const auto& one) { return one.first; });
  for (auto& [time, check] : found) {
    check->order = ++begun_;
    checks_[check->id] = std::move(check);
  }
}

Result<std::string> Checks::begin(const std::string& staged, std::string untrusted_name) {
  const std::string name = with_ending(plain_name(untrusted_name));
  const std::string bytes = TRY(read_file(staged, kMostDraft));
  const std::string id = to_hex(sha256(name + '\0' + bytes)).substr(0, kIdDigits);
  const std::string path = folder_ + "/" + id + "/" + name;
  std::error_code error;
  fs::create_directories(folder_ + "/" + id, error);
  if (!error) fs::rename(staged, path, error);
  if (error) return fail(ErrorKind::io, "the draft cannot be kept: " + error.message(), name);
  std::shared_ptr<Check> check;
  {
    const std::lock_guard guard(mutex_);
    std::shared_ptr<Check>& at = checks_[id];
    if (at && at->working) return id;
    at = check = std::make_shared<Check>();
    check->id = id;
    check->name = name;
    check->path = path;
    check->order = ++begun_;
  }
  TRY(start(check));
  return id;
}

Result<void> Checks::start(const std::shared_ptr<Check>& check) {
  {
    const std::lock_guard guard(mutex_);
    if (check->working || check->done) return {};
    check->working = true;
  }
  if (jobs_.start([this, check](sandbox::Cancellation& cancellation) { work(check, cancellation); })) return {};
  const std::lock_guard guard(mutex_);
  check->working = false;
  return fail(ErrorKind::busy, "too many checks wait already; ask again when one is done");
}

app::CheckOptions Checks::options_of(const Check& check) const {
  app::CheckOptions options;
  options.folder = case_folder_;
  options.story = check.path;
  options.allow_degraded = allow_degraded_;
  return options;
}

void Checks::work(const std::shared_ptr<Check>& check, sandbox::Cancellation& cancellation) {
  Listener listener(*this, *check, cancellation);
  app::CheckOptions options = options_of(*check);
  options.listener = &listener;
  auto answer = app::check(options);
  ::malloc_trim(0);  // what a check of a large case took goes back to the system
  {
    const std::lock_guard guard(mutex_);
    check->working = false;
    check->done = true;
    if (!answer) {
      check->error = printable(answer.error().message);
    } else {
      check->claims.clear();  // the numbers that hold
      check->order_of_claims.clear();
      for (size_t k = 0; k < answer->findings.size(); ++k) {
        const Finding& finding = answer->findings[k];
        check->order_of_claims.push_back(finding.number);
        check->claims[finding.number] = json::claim_json(finding, answer->remarks[k], answer->other_languages);
      }
      check->summary = json::summary_json(*answer);
      check->answer = std::make_shared<const app::CheckAnswer>(std::move(*answer));
    }
  }
  events_.tell("checked", Json({{"check", check->id}}));
}

Result<std::shared_ptr<Checks::Check>> Checks::find(const std::string& id) const {
  const std::lock_guard guard(mutex_);
  const auto found = checks_.find(id);
  if (found == checks_.end()) return fail(ErrorKind::not_found, "there is no such check", id);
  return found->second;
}

Json Checks::list() const {
  const std::lock_guard guard(mutex_);
  std::vector<const Check*> all;
  for (const auto& [id, check] : checks_) all.push_back(check.get());
  std::ranges::sort(all, std::ranges::greater(), &Check::order);
  Json items = Json::array();
  for (const Check* check : all) items.push_back(check->line());
  return items;
}

Result<std::shared_ptr<Checks::Check>> Checks::started(const std::string& id) {
  auto check = TRY(find(id));
  TRY(start(check));
  return check;
}

Result<Json> Checks::look(const std::string& id, Claims claims) {
  const auto check = TRY(started(id));
  const std::lock_guard guard(mutex_);
  Json out = check->line();
  out["found"] = check->claims.size();
  out["story"] = check->story;
  if (claims == Claims::left_out) return out;
  Json all = Json::array();
  for (const auto& [n, claim] : check->claims) all.push_back(claim);
  out["claims"] = std::move(all);
  return out;
}

Result<Json> Checks::claims(const std::string& id, const Piece& piece) {
  const auto check = TRY(started(id));
  const std::lock_guard guard(mutex_);
  const auto& order = check->order_of_claims;
  Json items = Json::array();
  for (size_t k = piece.offset; k < std::min<size_t>(order.size(), piece.offset + piece.limit); ++k) {
    const Json& claim = check->claims.at(order[k]);
    items.push_back(piece.length == Length::brief ? brief(claim) : claim);
  }
  return Json{{"total", order.size()}, {"offset", piece.offset}, {"done", check->done}, {"items", std::move(items)}};
}

Result<Json> Checks::claim(const std::string& id, unsigned number) {
  const auto check = TRY(started(id));
  const std::lock_guard guard(mutex_);
  const auto found = check->claims.find(number);
  if (found == check->claims.end())
    return fail(ErrorKind::not_found, "the check has no claim of this number so far", id);
  return found->second;
}

Result<Checks::Done> Checks::done(const std::string& id) const {
  const auto check = TRY(find(id));
  const std::lock_guard guard(mutex_);
  if (!check->answer) return fail(ErrorKind::busy, "the check is not done yet", check->name);
  return Done{check->name, check->answer};
}

Result<std::string> Checks::report(const std::string& id) const {
  const auto check = TRY(find(id));
  return app::report_again(options_of(*check), *TRY(done(id)).answer);
}

Json Checks::put(const std::string& id, const Finding& finding, const app::ClaimRemarks& remarks) {
  const std::lock_guard guard(mutex_);
  const auto found = checks_.find(id);
  if (found == checks_.end() || !found->second->answer) return json::claim_json(finding, remarks, {});
  Check& check = *found->second;
  check.claims[finding.number] = json::claim_json(finding, remarks, check.answer->other_languages);
  check.summary["decided"] =
      std::ranges::count_if(check.claims, [](const auto& one) { return !one.second["decision"].is_null(); });
  return check.claims[finding.number];
}

}  // namespace recto::serve
