#pragma once
// A case in memory and an index of it, for tests.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "search/index.h"
#include "search/index_writer.h"
#include "text/utf8.h"

namespace recto::search {

inline DocumentId id_of(const std::string& name) {
  std::string hex(64, '0');
  for (size_t k = 0; k < name.size() && k < 32; ++k) {
    hex[2 * k] = "0123456789abcdef"[static_cast<unsigned char>(name[k]) >> 4];
    hex[2 * k + 1] = "0123456789abcdef"[static_cast<unsigned char>(name[k]) & 0xF];
  }
  return {hex};
}

/// A case in memory.
class Papers : public PageSource {
 public:
  void add(const std::string& name, std::vector<std::string> pages, const std::string& language = "ara") {
    names_[id_of(name).text] = name;
    uint32_t number = 0;
    for (const std::string& text : pages) {
      auto page = std::make_shared<Page>();
      page->number = PageNumber(++number);
      page->language = language;
      page->text = text::decode_utf8_lossy(text);
      pages_[{id_of(name).text, number}] = std::move(page);
    }
    counts_[name] = number;
  }
  void forget(const std::string& name) {
    std::erase_if(pages_, [&](const auto& page) { return page.first.first == id_of(name).text; });
  }
  Result<std::shared_ptr<const Page>> page(const DocumentId& document, PageNumber number) const override {
    if (document.text == broken_ && number.value > 1) return fail(ErrorKind::io, "the disk is gone", document.text);
    const auto found = pages_.find({document.text, number.value});
    if (found == pages_.end()) return fail(ErrorKind::not_found, "no such page", document.text);
    return found->second;
  }
  /// From now on every page of that document fails to be read.
  void break_document(const std::string& name) { broken_ = id_of(name).text; }
  std::string name(const DocumentId& id) const { return names_.at(id.text); }
  const std::map<std::string, uint32_t>& counts() const { return counts_; }

 private:
  std::map<std::pair<std::string, uint32_t>, std::shared_ptr<const Page>> pages_;
  std::string broken_;
  std::map<std::string, std::string> names_;
  std::map<std::string, uint32_t> counts_;
};

class IndexTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("recto-index-" + std::to_string(getpid()));
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void build() {
    auto writer = IndexWriter::open(folder_).value();
    for (const auto& [name, pages] : papers_.counts()) {
      ASSERT_TRUE(writer->add({id_of(name), name, "", pages}, papers_).has_value());
    }
    ASSERT_TRUE(writer->commit().has_value());
  }
  Hits search(std::string_view query, Matching matching = Matching::forgiving, unsigned limit = 10) {
    const auto hits = Index::open(folder_).value()->search(query, papers_, {limit, matching});
    EXPECT_TRUE(hits.has_value()) << query << ": " << hits.error().sentence();
    return hits.value_or(Hits());
  }
  std::vector<std::string> names(const Hits& hits) {
    std::vector<std::string> out;
    for (const Hit& hit : hits.hits) out.push_back(papers_.name(hit.passage.cite.document));
    return out;
  }
  std::vector<std::string> found(std::string_view query, Matching matching = Matching::forgiving) {
    return names(search(query, matching));
  }

  Papers papers_;
  std::string folder_;
};

}  // namespace recto::search
