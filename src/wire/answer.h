#pragma once
// What a reader answers. An answer is Hello, then what the request's kind allows, then one Done or Refused and nothing
// more; AnswerChecker (checker.h) holds that order.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/types.h"
#include "model/layer_signals.h"
#include "model/page.h"
#include "model/table.h"
#include "wire/request.h"

namespace recto::wire {

struct Hello {
  uint16_t version = kProtocolVersion;
  std::string reader;  ///< name/version and its library's: "pdf/1 mupdf 1.21.1"; recorded with every derived row
  bool operator==(const Hello&) const = default;
};

/// Once, before the first PageRead of a `read` and before the first sheet of a `table`.
struct Document {
  std::string kind;         ///< "pdf", "png", "docx", …: printable ASCII
  std::u32string title;     ///< as the file says; may be empty
  uint32_t page_count = 0;  ///< pages the file says it has; 0 = not known beforehand
  bool operator==(const Document&) const = default;
};

struct PageRead {
  model::Page page;
  model::LayerSignals signals;  ///< zero where the format has no text layer of that sort
  bool operator==(const PageRead&) const = default;
};

/// A page as grey pixels: PixelRows follow until the shape is full.
struct GreyPage {
  PageNumber page{1};
  GreyShape shape;
  uint16_t rotation = 0;  ///< degrees clockwise the file itself says to turn its page; already done
  bool operator==(const GreyPage&) const = default;
};

/// The next bytes of the pixels announced last, by an answer or by a `recognise` request; 1 to kMaxChunkBytes of them.
struct PixelRows {
  std::string bytes;
  bool operator==(const PixelRows&) const = default;
};

struct Picture {
  PageNumber page{1};
  Pixels width, height;
  std::string png;
  bool operator==(const Picture&) const = default;
};

/// A sheet of a table begins: a CSV file has one, without a name.
struct TableSheet {
  uint32_t number = 1;  ///< from 1, one after the other
  std::u32string name;
  bool operator==(const TableSheet&) const = default;
};

/// The next rows of the sheet announced last; they ascend by number.
struct TableRows {
  std::vector<model::TableRow> rows;
  bool operator==(const TableRows&) const = default;
};

/// A page that could not be read, in the place of its PageRead or GreyPage; or what befell the document as a whole.
/// What is wrong with a page that was read stands in model::Page::faults. The rest goes on.
struct Fault {
  ErrorKind kind = ErrorKind::corrupt;
  uint32_t page = 0;     ///< 0: the document as a whole
  std::string sentence;  ///< for a person: what happened; no trailing full stop
  bool operator==(const Fault&) const = default;
};

/// Ends the answer: the file is not for this reader or nobody may read it (encrypted, unsupported).
struct Refused {
  ErrorKind kind = ErrorKind::unsupported;
  std::string sentence;
  bool operator==(const Refused&) const = default;
};

/// Ends the answer; counts what went before.
struct Done {
  uint32_t pages = 0;  ///< PageRead, GreyPage or Picture messages
  uint32_t faults = 0;
  bool operator==(const Done&) const = default;
};

using Message =
    std::variant<Hello, Document, PageRead, GreyPage, PixelRows, Picture, Fault, Refused, Done, TableSheet, TableRows>;

}  // namespace recto::wire
