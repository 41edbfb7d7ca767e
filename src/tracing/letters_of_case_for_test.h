#pragma once
// The letters on the paper of a case folder, and its `list`: a title, a header, and rows of cells apart by tabs. A cell that begins with ? was read
// unsurely; a serial number that does, does not fit.

#include <sstream>
#include <string>
#include <vector>

#include "reading/letters/letters.h"
#include "tracing/case_folder_for_test.h"
#include "tracing/letter_source.h"

namespace recto::tracing {

class LettersOfCase : public LetterSource {
 public:
  LettersOfCase(const CaseFolder& folder, const DocumentId& document) : document_(document), page_(folder.paper()) {
    if (std::filesystem::exists(folder.path / "list")) read_list(folder.file("list"));
  }

  Result<KnownLetters> letters(const LetterQuery&) override {
    const std::vector<const Page*> pages = {&page_};
    std::vector<KnownLetter> out;
    uint32_t number = 0;
    for (const Letter& letter : reading::letters::read_letters(pages)) out.push_back({{document_, ++number}, letter});
    return std::make_shared<const std::vector<KnownLetter>>(std::move(out));
  }
  Result<KnownLists> lists(const LetterQuery&) override {
    return KnownLists{std::make_shared<const std::vector<KnownList>>(lists_)};
  }

 private:
  static ColumnType type_of(const std::string& header) {
    if (header == "name") return ColumnType::name;
    if (header == "place") return ColumnType::place;
    return header == "no" ? ColumnType::serial : ColumnType::text;
  }

  ListRow row_of(const std::string& line) const {
    ListRow row;
    std::istringstream cells(line);
    for (std::string text; std::getline(cells, text, '\t');) {
      ListCell cell;
      const bool unsure = text.starts_with('?');
      cell.text = text::decode_utf8_lossy(text.substr(unsure ? 1 : 0));
      cell.confidence = unsure ? 0.5F : 0.95F;
      const size_t at = page_.text.find(cell.text);
      if (at != page_.text.npos) {
        const auto start = static_cast<uint32_t>(at);
        const auto end = static_cast<uint32_t>(at + cell.text.size());
        cell.at.push_back({page_.number, {CharOffset(start), CharOffset(end)}});
      }
      row.serial_unsure = row.serial_unsure || (unsure && row.cells.empty());
      row.cells.push_back(std::move(cell));
    }
    return row;
  }

  void read_list(const std::string& file) {
    std::istringstream lines(file);
    KnownList known;
    known.id = {document_, 1};
    std::string line;
    std::getline(lines, line);
    known.list.title = text::decode_utf8_lossy(line);
    std::getline(lines, line);
    std::istringstream headers(line);
    for (std::string header; std::getline(headers, header, '\t');)
      known.list.columns.push_back({text::decode_utf8_lossy(header), type_of(header)});
    while (std::getline(lines, line)) known.list.rows.push_back(row_of(line));
    lists_.push_back(std::move(known));
  }

  DocumentId document_;
  Page page_;
  std::vector<KnownList> lists_;
};

}  // namespace recto::tracing
