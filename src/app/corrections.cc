#include "app/corrections.h"

#include <algorithm>

#include "app/cases.h"
#include "app/index_feeder.h"
#include "app/reason.h"
#include "base/files.h"
#include "store/catalogue.h"
#include "store/corrections.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

constexpr size_t kMostCorrected = 2'000;  // scalars

/// The words a person gives for a range, safe to be shown as text of the page.
Result<std::u32string> words_given(const std::string& untrusted_text) {
  const std::u32string words = TRY(text::decode_utf8(untrusted_text));
  if (words.size() > kMostCorrected) {
    return fail(ErrorKind::limit, "a correction has at most 2,000 characters; correct the page in parts");
  }
  const auto is_unfit = [](char32_t c) { return (c < U' ' && c != U'\n') || (c >= 0x7F && c < 0xA0); };
  if (std::any_of(words.begin(), words.end(), is_unfit)) {
    return fail(ErrorKind::invalid_input, "a correction holds letters, marks, spaces and line ends only");
  }
  return words;
}

/// Puts the document into the index anew, as corrected. What fails here the next `recto add` makes up for.
Result<void> index_anew(const store::Case& opened, const store::Document& document, uint64_t reading) {
  auto writer = search::IndexWriter::open(opened.index_folder());
  if (!writer && (writer.error().kind == ErrorKind::corrupt || writer.error().kind == ErrorKind::unsupported))
    return {};
  if (!writer) return tl::unexpected(writer.error());
  const CorrectedPages pages = TRY(CorrectedPages::of(opened));
  TRY((*writer)->add(TRY(indexed_document(opened, document, reading)), pages));
  return (*writer)->commit();
}

}  // namespace

Result<Correction> correct(const std::string& folder, const CorrectionWords& said) {
  TRY(check_reason(said.why));
  const Shown shown = TRY(show(folder, said.untrusted_cite));
  const Cite& at = shown.passage.cite;
  if (at.range.length() == 0) {
    return fail(ErrorKind::invalid_input, "a correction needs words that were read", said.untrusted_cite);
  }
  const auto opened = TRY(store::Case::open(folder, store::Access::writing));
  Correction correction{at, shown.passage.text, shown.passage.boxes, shown.passage.text, said.by, said.why};
  if (said.text) {
    correction.text = TRY(words_given(*said.text));
  } else {
    const auto now = TRY(page_as_corrected(*opened, at.document, at.page));
    const bool is_any = std::any_of(now.applied.begin(), now.applied.end(), [&](const auto& applied) {
      return applied.range.start < at.range.end && at.range.start < applied.range.end;
    });
    if (!is_any) return fail(ErrorKind::invalid_input, "nothing was corrected there", said.untrusted_cite);
  }
  const uint64_t act = TRY(opened->corrections().add(correction));
  TRY(index_anew(*opened, shown.document, act));
  return TRY(opened->corrections().on(at.document)).back();
}

Result<reading::CorrectedPage> page_as_corrected(const store::Case& opened, const DocumentId& document,
                                                 PageNumber number) {
  const auto page = TRY(opened.catalogue().page(document, number));
  return reading::corrected_page(*page, TRY(opened.corrections().on(document)));
}

Result<CorrectedPages> CorrectedPages::of(const store::Case& opened, const PageSource* read) {
  CorrectedPages out;
  out.opened_ = &opened;
  out.read_ = read ? read : &opened.catalogue();
  out.newest_ = TRY(opened.corrections().newest());
  return out;
}

Result<std::shared_ptr<const Page>> CorrectedPages::page(const DocumentId& document, PageNumber number) const {
  auto page = TRY(read_->page(document, number));
  if (!newest_.contains(document)) return page;
  return std::make_shared<const Page>(reading::corrected_page(*page, TRY(opened_->corrections().on(document))).page);
}

uint64_t CorrectedPages::reading_of(const store::Document& document) const {
  const auto corrected = newest_.find(document.id);
  return corrected == newest_.end() ? document.read.value : std::max(document.read.value, corrected->second);
}

Result<void> CorrectedPages::cite_as_read(Passage& passage) const {
  Cite& cite = passage.cite;
  if (!newest_.contains(cite.document)) return {};
  const auto page = TRY(page_as_corrected(*opened_, cite.document, cite.page));
  cite.range = page.to_read.to_source(cite.range);
  if (!passage.and_) return {};
  auto second = std::make_shared<Passage>(*passage.and_);
  TRY(cite_as_read(*second));
  passage.and_ = std::move(second);
  return {};
}

}  // namespace recto::app
