// Makes what the benches work on, from a seed:
//
//   bench_papers text  --pages N --out DIR [--file-pages 5000] [--passages 500] [--queries 600] [--noise 0.1]
//     DIR/text/00001.txt … with form feeds between pages of about 1 KB; DIR/passages.jsonl with their gold
//     {"id","text","gold":{"file","page","start","end"}}; DIR/clean.jsonl the same without noise; DIR/queries.jsonl
//     {"kind","text"}.
//   bench_papers mixed --megabytes M --out DIR
//     DIR/mixed/*/…: PDF, DOCX, ODT, HTML, TXT of many sizes, four in ten with pictures.
//
// --seed S (1) for both. The same seed makes the same papers; Cairo writes the time into PDFs.

#include <fmt/format.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "bench/generate/paper.h"
#include "bench/generate/questions.h"
#include "text/utf8.h"

namespace recto::bench {
namespace {

struct Options {
  std::string out;
  uint64_t seed = 1, pages = 10'000, file_pages = 5'000;
  size_t passages = 500, queries = 600, megabytes = 30;
  double noise = 0.1;
};

std::string text_file(uint64_t n) { return fmt::format("text/{:05}.txt", n + 1); }

void write_pages(const Prose& prose, const Options& options) {
  for (uint64_t first = 0; first < options.pages; first += options.file_pages) {
    std::string text;
    const uint64_t last = std::min(options.pages, first + options.file_pages);
    for (uint64_t k = first; k < last; ++k) {
      if (k > first) text += '\f';
      text += text::encode_utf8(prose.page(k));
    }
    write_bytes(options.out + "/" + text_file(first / options.file_pages), text);
  }
}

void write_passages(const Prose& prose, const Options& options, double noise, const std::string& name) {
  std::string lines;
  size_t id = 0;
  for (const GoldPassage& passage : make_passages(prose, options.pages, options.passages, noise, options.seed)) {
    const nlohmann::json gold = {{"file", text_file(passage.page / options.file_pages)},
                                 {"page", passage.page % options.file_pages + 1},
                                 {"start", passage.start},
                                 {"end", passage.end}};
    lines +=
        nlohmann::json{{"id", std::to_string(++id)}, {"text", text::encode_utf8(passage.text)}, {"gold", gold}}.dump() +
        "\n";
  }
  write_bytes(options.out + "/" + name, lines);
}

void make_text(const Options& options) {
  const Prose prose(options.seed);
  mkdir((options.out + "/text").c_str(), 0777);
  write_pages(prose, options);
  write_passages(prose, options, options.noise, "passages.jsonl");
  write_passages(prose, options, 0, "clean.jsonl");
  std::string lines;
  for (const Query& query : make_queries(prose, options.pages, options.queries, options.seed)) {
    lines += nlohmann::json{{"kind", query.kind}, {"text", text::encode_utf8(query.text)}}.dump() + "\n";
  }
  write_bytes(options.out + "/queries.jsonl", lines);
}

/// A size between `least` and `most` whose logarithm is even: many small, few large.
size_t log_even(Random& random, double least, double most) {
  return static_cast<size_t>(least * std::pow(most / least, random.unit()));
}

Paper make_paper(const Prose& prose, uint64_t k, uint64_t seed) {
  Random random(seed + 31, k);
  Paper paper;
  paper.seed = random.next();
  paper.language = random.chance(0.5) ? Language::arabic : Language::english;
  paper.title = text::encode_utf8(prose.sentence(paper.language, random)).substr(0, 200);
  paper.title.resize(paper.title.rfind(' ') == std::string::npos ? paper.title.size() : paper.title.rfind(' '));
  for (size_t n = log_even(random, 4, 400); n > 0; --n) {
    std::string paragraph;
    for (size_t sentences = random.between(2, 6); sentences > 0; --sentences) {
      paragraph += text::encode_utf8(prose.sentence(paper.language, random)) + (sentences > 1 ? " " : "");
    }
    paper.paragraphs.push_back(std::move(paragraph));
  }
  if (random.chance(0.2)) {
    for (size_t rows = log_even(random, 3, 60); rows > 0; --rows) {
      paper.table.push_back({std::to_string(rows), text::encode_utf8(prose.sentence(paper.language, random))});
    }
  }
  if (random.chance(0.4)) {
    for (size_t n = random.between(1, 3); n > 0; --n)
      paper.pictures.push_back(static_cast<unsigned>(log_even(random, 100, 450)));
  }
  return paper;
}

using Writer = void (*)(const Paper&, const std::string&);
struct Kind {
  Writer write;
  const char* ending;
  double share;
};
constexpr Kind kKinds[] = {{write_pdf, "pdf", 0.40},
                           {write_docx, "docx", 0.20},
                           {write_odt, "odt", 0.10},
                           {write_html, "html", 0.20},
                           {write_text, "txt", 0.10}};

const Kind& draw_kind(Random& random) {
  double at = random.unit();
  for (const Kind& kind : kKinds) {
    if (at < kind.share) return kind;
    at -= kind.share;
  }
  return kKinds[0];
}

void make_mixed(const Options& options) {
  const Prose prose(options.seed);
  const std::string folder = options.out + "/mixed";
  mkdir(folder.c_str(), 0777);
  uint64_t written = 0, k = 0;
  for (; written < options.megabytes * 1'000'000; ++k) {
    Random random(options.seed + 32, k);
    if (k % 100 == 0) mkdir(fmt::format("{}/{:02}", folder, k / 100).c_str(), 0777);
    const Kind& kind = draw_kind(random);
    const std::string path = fmt::format("{}/{:02}/{:05}.{}", folder, k / 100, k + 1, kind.ending);
    kind.write(make_paper(prose, k, options.seed), path);
    struct stat status {};
    if (stat(path.c_str(), &status) == 0) written += static_cast<uint64_t>(status.st_size);
  }
  fmt::print("{} files, {} bytes\n", k, written);
}

int run(int argc, char** argv) {
  Options options;
  CLI::App program("Makes what the benches work on, from a seed.");
  program.require_subcommand(1);
  program.add_option("--seed", options.seed);
  program.add_option("--out", options.out, "an existing folder")->required();
  program.fallthrough();
  CLI::App* text = program.add_subcommand("text", "text files of many pages, passages and queries");
  text->add_option("--pages", options.pages);
  text->add_option("--file-pages", options.file_pages);
  text->add_option("--passages", options.passages);
  text->add_option("--queries", options.queries);
  text->add_option("--noise", options.noise);
  CLI::App* mixed = program.add_subcommand("mixed", "born-digital files of several kinds");
  mixed->add_option("--megabytes", options.megabytes);
  CLI11_PARSE(program, argc, argv);
  if (text->parsed()) make_text(options);
  if (mixed->parsed()) make_mixed(options);
  return 0;
}

}  // namespace
}  // namespace recto::bench

int main(int argc, char** argv) { return recto::bench::run(argc, argv); }
