#include "reading/numbered_rows.h"

#include <algorithm>
#include <optional>

#include "reading/facts/numeral.h"
#include "text/words.h"

namespace recto::reading {
namespace {

constexpr size_t kFewest = 3, kMostDigits = 6;
constexpr size_t kFewestLikeYears = 12;                  // fewer are a chronicle's
constexpr uint32_t kFirstYear = 1300, kLastYear = 2100;  // of either calendar

struct Opening {
  NumberedRow row;
  uint32_t number = 0;
};

/// The number that opens the line [start, end); none where a letter or another sign than one of a list's stands behind it (1. 1) 1- 1).
std::optional<Opening> opening_of(std::u32string_view text, size_t start, size_t end) {
  size_t from = start;
  while (from < end && (text[from] == U' ' || is_invisible(text[from]))) ++from;
  Opening out;
  size_t at = from;
  for (; at < end && digit_value(text[at]) >= 0; ++at) {
    if (at - from == kMostDigits) return std::nullopt;
    out.number = out.number * 10 + static_cast<uint32_t>(digit_value(text[at]));
  }
  if (at == from) return std::nullopt;
  if (at < end && std::u32string_view(U" .)-\u2013\t").find(text[at]) == std::u32string_view::npos) return std::nullopt;
  auto place = [](size_t k) { return CharOffset(static_cast<uint32_t>(k)); };
  out.row = {{place(start), place(end)}, {place(from), place(at)}};
  return out;
}

/// Whether lines that count up are rows of a list; the years of a chronicle say something.
bool is_list(const std::vector<Opening>& run) {
  if (run.empty()) return false;
  const bool like_years = run.front().number >= kFirstYear && run.back().number <= kLastYear;
  return run.size() >= (like_years ? kFewestLikeYears : kFewest);
}

bool is_blank(std::u32string_view line) { return line.find_first_not_of(U" \t\n") == std::u32string_view::npos; }

}  // namespace

std::vector<NumberedRow> numbered_rows(std::u32string_view text) {
  std::vector<NumberedRow> out;
  std::vector<Opening> run;
  auto close = [&] {
    if (is_list(run))
      for (const Opening& one : run) out.push_back(one.row);
    run.clear();
  };
  for (size_t start = 0; start < text.size();) {
    const size_t mark = text.find(U'\n', start), end = mark == text.npos ? text.size() : mark + 1;
    if (!is_blank(text.substr(start, end - start))) {
      const std::optional<Opening> opening = opening_of(text, start, mark == text.npos ? end : mark);
      if (!opening || (!run.empty() && opening->number != run.back().number + 1)) close();
      if (opening) {
        run.push_back(*opening);
        run.back().row.line.end = CharOffset(static_cast<uint32_t>(end));
      }
    }
    start = end;
  }
  close();
  return out;
}

std::vector<CharRange> sentences_and_rows(std::u32string_view text, const std::vector<NumberedRow>& rows) {
  std::vector<CharOffset> cuts;  // ascending
  for (const NumberedRow& row : rows) {
    cuts.push_back(row.line.start);
    cuts.push_back(row.line.end);
  }
  std::vector<CharRange> out;
  auto cut = cuts.begin();
  for (CharRange sentence : text::sentences(text)) {
    while (cut != cuts.end() && *cut <= sentence.start) ++cut;
    for (; cut != cuts.end() && *cut < sentence.end; ++cut) {
      if (*cut > sentence.start) out.push_back({sentence.start, *cut});
      sentence.start = *cut;
    }
    out.push_back(sentence);
  }
  return out;
}

bool is_serial(const std::vector<NumberedRow>& rows, CharOffset at) {
  const auto row =
      std::partition_point(rows.begin(), rows.end(), [&](const NumberedRow& one) { return one.line.end <= at; });
  return row != rows.end() && row->serial.start == at;
}

}  // namespace recto::reading
