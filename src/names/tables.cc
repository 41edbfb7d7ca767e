#include "names/tables.h"

#include <algorithm>

#include "names/commonness.h"
#include "names/equivalents.h"
#include "names/sound_table.h"
#include "names/spelling_table.h"
#include "names/word_table.h"

namespace recto::names {
namespace tables {
extern const std::string_view classes, common, digraphs, equivalents, letters, misread, particles, spellings, titles;
}
namespace {

const TableFile& file_named(std::span<const TableFile> files, std::string_view name) {
  const auto found = std::find_if(files.begin(), files.end(), [&](const TableFile& file) { return file.name == name; });
  CHECK(found != files.end());
  return *found;
}

}  // namespace

std::span<const TableFile> Tables::sources() {
  static const std::vector<TableFile> files{
      {"classes.tsv", std::string(tables::classes)},     {"common.tsv", std::string(tables::common)},
      {"digraphs.tsv", std::string(tables::digraphs)},   {"equivalents.tsv", std::string(tables::equivalents)},
      {"letters.tsv", std::string(tables::letters)},     {"misread.tsv", std::string(tables::misread)},
      {"particles.tsv", std::string(tables::particles)}, {"spellings.tsv", std::string(tables::spellings)},
      {"titles.tsv", std::string(tables::titles)}};
  return files;
}

const Tables& Tables::built_in() {
  static const Tables tables = [] {
    auto made = Tables::from({});
    CHECK(made);
    return *std::move(made);
  }();
  return tables;
}

Result<Tables> Tables::from(std::span<const TableFile> given) {
  std::vector<TableFile> files(sources().begin(), sources().end());
  for (const TableFile& file : given) {
    const auto known =
        std::find_if(files.begin(), files.end(), [&](const TableFile& one) { return one.name == file.name; });
    if (known == files.end()) return fail(ErrorKind::invalid_input, "there is no table of this name", file.name);
    known->text = file.text;
  }
  const auto file = [&](std::string_view name) -> const TableFile& { return file_named(files, name); };
  Tables out;
  out.sounds_ = std::make_shared<const SoundTable>(
      TRY(SoundTable::from({file("spellings.tsv"), file("misread.tsv"), file("classes.tsv"), file("digraphs.tsv")})));
  out.spelling_ = std::make_shared<const SpellingTable>(TRY(SpellingTable::from(file("letters.tsv"), *out.sounds_)));
  out.words_ = std::make_shared<const WordTable>(TRY(WordTable::from(file("titles.tsv"), file("particles.tsv"))));
  out.commonness_ = std::make_shared<const Commonness>(TRY(Commonness::from(file("common.tsv"), out)));
  out.equivalents_ = std::make_shared<const Equivalents>(TRY(Equivalents::from(file("equivalents.tsv"), out)));
  return out;
}

}  // namespace recto::names
