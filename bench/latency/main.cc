// How long a search in the process takes on the pages of a case, and how fast and large its index is; the same for FTS5.
//
//   bench_search CASE QUERIES.jsonl PASSAGES.jsonl SCRATCH [--fts5] [--budget SECONDS] [--queries-only]
//
// Prints JSON Lines: {"what":"open"|"index"|"query"|"passage","engine":"recto"|"fts5",…}. Times are milliseconds. Each
// query is asked once, after forty others have warmed the caches; what does not fit into the budget of an engine is not
// asked, and "n" says so. SCRATCH is emptied of what is made in it.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "bench/latency/fts5.h"
#include "search/index.h"
#include "search/index_writer.h"
#include "store/case.h"
#include "store/catalogue.h"
#include "text/utf8.h"

namespace recto::bench {
namespace {

using nlohmann::json;
using Watch = std::chrono::steady_clock;
namespace fs = std::filesystem;

double ms_since(Watch::time_point start) {
  return std::chrono::duration<double, std::milli>(Watch::now() - start).count();
}

template <class T>
T must(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "{}\n", result.error().sentence());
    exit(3);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

struct Options {
  std::string folder, queries, passages, scratch;
  bool fts5 = false, queries_only = false;
  double budget_seconds = 120;
  unsigned limit = 10;
};

std::vector<json> lines_of(const std::string& path) {
  std::vector<json> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) lines.push_back(json::parse(line));
  return lines;
}

void print(const json& line) { fmt::print("{}\n", line.dump()); }

/// Milliseconds of processor time of this thread: what a query costs however busy the machine is.
double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Times by kind of query, "all" among them: on the clock, and of the processor.
class Times {
 public:
  /// What `ask` takes. Returns its value.
  size_t take(const std::string& kind, const std::function<size_t()>& ask) {
    const Watch::time_point asked = Watch::now();
    const double before = processor_ms();
    const size_t answer = ask();
    const double processor = processor_ms() - before, clock = ms_since(asked);
    for (const std::string& list : {kind, std::string("all")}) {
      clock_[list].push_back(clock);
      processor_[list].push_back(processor);
    }
    return answer;
  }
  void print_as(const char* what, const char* engine, const json& more = json::object()) {
    for (auto& [kind, times] : clock_) {
      std::vector<double>& processor = processor_[kind];
      std::sort(times.begin(), times.end());
      std::sort(processor.begin(), processor.end());
      json line = {{"what", what},
                   {"engine", engine},
                   {"kind", kind},
                   {"n", times.size()},
                   {"p50", at(times, 0.5)},
                   {"p95", at(times, 0.95)},
                   {"most", times.back()},
                   {"cpu50", at(processor, 0.5)},
                   {"cpu95", at(processor, 0.95)}};
      line.update(more);
      print(line);
    }
  }

 private:
  static double at(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5)];
  }
  std::map<std::string, std::vector<double>> clock_, processor_;
};

/// Asks every query once, after the first forty as a warming, while the budget lasts.
void time_queries(const char* engine, const Options& options, const std::function<size_t(const std::string&)>& search) {
  const std::vector<json> queries = lines_of(options.queries);
  constexpr size_t kWarming = 40;
  const Watch::time_point start = Watch::now();
  Times times;
  size_t answered = 0;
  for (size_t k = 0; k < queries.size() && ms_since(start) < options.budget_seconds * 1000; ++k) {
    const std::string text = queries[k]["text"];
    if (k < kWarming) {
      search(text);
      continue;
    }
    answered += times.take(queries[k]["kind"], [&] { return search(text); }) > 0;
  }
  times.print_as("query", engine, {{"answered", answered}});
}

fs::path fresh(const std::string& scratch, const char* name) {
  const fs::path path = fs::path(scratch) / name;
  fs::remove_all(path);
  return path;
}

uint64_t bytes_in(const fs::path& folder) {
  uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    bytes += entry.is_regular_file() ? entry.file_size() : 0;
  return bytes;
}

/// All pages of the case in order, as UTF-8. Returns their bytes.
uint64_t for_each_page(const store::Catalogue& catalogue,
                       const std::function<void(const store::Document&, uint32_t, const std::string&)>& each) {
  uint64_t bytes = 0;
  for (const store::Document& document : must(catalogue.documents())) {
    for (uint32_t number = 1; number <= document.pages; ++number) {
      const auto page = catalogue.page(document.id, PageNumber(number));
      if (!page) continue;
      const std::string utf8 = text::encode_utf8((*page)->text);
      bytes += utf8.size();
      each(document, number, utf8);
    }
  }
  return bytes;
}

// ---- Recto

void search_in_recto(const Options& options, const store::Case& papers) {
  const Watch::time_point start = Watch::now();
  const auto index = must(search::Index::open(papers.index_folder()));
  const double opened = ms_since(start);
  const search::SearchOptions how{.limit = options.limit};
  const std::string first = lines_of(options.queries).front()["text"];
  must(index->search(first, papers.catalogue(), how));
  print({{"what", "open"}, {"engine", "recto"}, {"ms", opened}, {"first_answer_ms", ms_since(start)}});
  time_queries("recto", options, [&](const std::string& text) {
    const auto hits = index->search(text, papers.catalogue(), how);
    return hits ? hits->hits.size() : 0;
  });
}

search::IndexedDocument to_index(const store::Document& document) {
  return {.id = document.id, .file = document.untrusted_file, .date = "", .pages = document.pages};
}

void index_with_recto(const Options& options, const store::Catalogue& catalogue, uint64_t text_bytes) {
  const fs::path folder = fresh(options.scratch, "index");
  const Watch::time_point start = Watch::now();
  const auto writer = must(search::IndexWriter::open(folder));
  for (const store::Document& document : must(catalogue.documents())) must(writer->add(to_index(document), catalogue));
  must(writer->commit());
  print({{"what", "index"},
         {"engine", "recto"},
         {"seconds", ms_since(start) / 1000},
         {"text_bytes", text_bytes},
         {"bytes", bytes_in(folder)}});
  fs::remove_all(folder);
}

// ---- FTS5

using RowOf = std::map<std::pair<std::string, uint32_t>, int64_t>;  // (file name, page) → row

void trace_with_fts5(const Options& options, Fts5& fts5, const RowOf& rows) {
  const Watch::time_point start = Watch::now();
  Times times;
  size_t right = 0;
  for (const json& passage : lines_of(options.passages)) {
    if (ms_since(start) > options.budget_seconds * 1000) break;
    const std::string file = fs::path(passage["gold"]["file"].get<std::string>()).filename();
    const auto row = rows.find({file, passage["gold"]["page"].get<uint32_t>()});
    const std::string text = passage["text"];
    const auto best = static_cast<int64_t>(
        times.take("passage", [&] { return static_cast<size_t>(fts5.best_for_passage(text, 5)); }));
    right += row != rows.end() && best == row->second;
  }
  times.print_as("passage", "fts5", {{"right", right}});
}

void compare_with_fts5(const Options& options, const store::Catalogue& catalogue) {
  const fs::path path = fresh(options.scratch, "fts5.db");
  {
    Fts5 fts5(path);
    RowOf rows;
    int64_t row = 0;
    const uint64_t text_bytes =
        for_each_page(catalogue, [&](const store::Document& document, uint32_t number, const std::string& utf8) {
          fts5.add_text(utf8);
          rows[{fs::path(document.untrusted_file).filename(), number}] = ++row;
        });
    const Watch::time_point start = Watch::now();
    const uint64_t bytes = fts5.build_index();
    print({{"what", "index"},
           {"engine", "fts5"},
           {"seconds", ms_since(start) / 1000},
           {"text_bytes", text_bytes},
           {"bytes", bytes}});
    time_queries("fts5", options,
                 [&](const std::string& text) { return fts5.search(text, static_cast<int>(options.limit)); });
    trace_with_fts5(options, fts5, rows);
  }
  for (const char* ending : {"", "-wal", "-shm"}) fs::remove(path.string() + ending);
}

int run(int argc, char** argv) {
  Options options;
  CLI::App program("Search in the process on the pages of a case, and FTS5 on the same.");
  program.add_option("case", options.folder)->required();
  program.add_option("queries", options.queries)->required();
  program.add_option("passages", options.passages)->required();
  program.add_option("scratch", options.scratch, "an existing folder")->required();
  program.add_flag("--fts5", options.fts5);
  program.add_flag("--queries-only", options.queries_only, "no index is built");
  program.add_option("--budget", options.budget_seconds, "seconds for each engine's queries");
  CLI11_PARSE(program, argc, argv);
  const auto papers = must(store::Case::open(options.folder, store::Access::reading));
  search_in_recto(options, *papers);
  if (options.queries_only) return 0;
  const uint64_t text_bytes = for_each_page(papers->catalogue(), [](const auto&, uint32_t, const std::string&) {});
  index_with_recto(options, papers->catalogue(), text_bytes);
  if (options.fts5) compare_with_fts5(options, papers->catalogue());
  return 0;
}

}  // namespace
}  // namespace recto::bench

int main(int argc, char** argv) { return recto::bench::run(argc, argv); }
