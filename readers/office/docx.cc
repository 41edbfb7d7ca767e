#include "readers/office/docx.h"

#include <algorithm>
#include <array>
#include <deque>

#include "readers/harness/block_text.h"
#include "readers/office/xml.h"
#include "text/utf8.h"

namespace recto::office {
namespace {

using harness::BlockText;
using Break = BlockText::Break;

constexpr std::array<std::string_view, 9> kLeftOutOfDocx = {"del",    "moveFrom", "instrText",    "delText", "rPr",
                                                            "sectPr", "pPr",      "delInstrText", "binData"};

bool is_left_out(std::string_view name) { return std::ranges::find(kLeftOutOfDocx, name) != kLeftOutOfDocx.end(); }

/// Separators between text and notes are notes of their own.
bool is_separator(const pugi::xml_node& note) {
  const std::string_view type = attribute(note, "type");
  return type == "separator" || type == "continuationSeparator" || type == "continuationNotice";
}

/// Writes one part down.
class PartWriter {
 public:
  explicit PartWriter(BlockText& out) : out_(out) {}

  void write(const pugi::xml_node& root) {
    visit(root);
    while (!boxes_.empty()) {
      const pugi::xml_node box = boxes_.front();
      boxes_.pop_front();
      visit(box);
    }
  }

 private:
  void visit(const pugi::xml_node& root) {
    walk(
        root, [this](const pugi::xml_node& node) { return enter(node); },
        [this](const pugi::xml_node& node) { leave(node); });
  }

  Step enter(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (is_left_out(name)) return Step::over;
    if (name == "t") out_.add(text::decode_utf8_lossy(node.text().get()), true);
    if (name == "tab" || name == "ptab") out_.add(U"\t", true);
    if (name == "noBreakHyphen") out_.add(U"\u2011", true);
    if (name == "softHyphen") out_.add(U"\u00AD", true);
    if (name == "sym") out_.add(U"\u2022", true);
    if (name == "cr") out_.line_end();
    if (name == "br") add_break(node);
    if (name == "p") out_.need(break_of_paragraph(node));
    if (name == "tbl") out_.need(Break::paragraph);
    if (name == "tc") out_.begin_cell(is_first_cell(node) ? BlockText::Cell::first : BlockText::Cell::next);
    return is_entered(node, name) ? Step::into : Step::over;
  }

  bool is_entered(const pugi::xml_node& node, std::string_view name) {
    if (name == "txbxContent") {
      boxes_.push_back(node);
      return false;
    }
    if (name == "r") return !is_on(child(node, "rPr"), "vanish");
    if (name == "tr") {
      if (child(child(node, "trPr"), "del")) return false;
      out_.need(Break::line);
      return true;
    }
    if (name == "Fallback") return !child(node.parent(), "Choice");
    if (name == "Choice") return node == child(node.parent(), "Choice");
    if (name == "footnote" || name == "endnote") return !is_separator(node);
    return true;
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "p") end_paragraph(node);
    if (name == "tc") out_.end_cell();
    if (name == "tr") out_.need(Break::line);
    if (name == "tbl") out_.need(Break::paragraph);
  }

  void end_paragraph(const pugi::xml_node& node) {
    out_.need(break_of_paragraph(node));
    if (in_boxes_) return;
    in_boxes_ = true;  // boxes within boxes queue up instead of nesting
    for (; !boxes_.empty(); boxes_.pop_front()) visit(boxes_.front());
    in_boxes_ = false;
  }

  static Break break_of_paragraph(const pugi::xml_node& paragraph) {
    const pugi::xml_node properties = child(paragraph, "pPr");
    return child(properties, "numPr") ? Break::line : Break::paragraph;
  }

  static bool is_first_cell(const pugi::xml_node& cell) {
    for (pugi::xml_node before = cell.previous_sibling(); before; before = before.previous_sibling()) {
      if (local_name(before) == "tc") return false;
    }
    return true;
  }

  void add_break(const pugi::xml_node& node) {
    if (attribute(node, "type") == "page") return out_.page_break();
    out_.line_end();
  }

  BlockText& out_;
  std::deque<pugi::xml_node> boxes_;
  bool in_boxes_ = false;
};

std::u32string title_of(std::string& core) {
  pugi::xml_document xml;
  (void)parse(core, xml);
  return text::decode_utf8_lossy(child(child(xml, "coreProperties"), "title").text().get());
}

/// The parts beside the main one that hold text, by what their names begin with, in the order of writing.
struct PartNames {
  std::vector<std::string> before, after;

  PartNames(const Package& package, const std::string& main_part) {
    const std::string folder = main_part.substr(0, main_part.rfind('/') + 1);
    collect(package, folder + "header", before);
    for (const char* part : {"footnotes.xml", "endnotes.xml", "footer", "comments.xml"}) {
      collect(package, folder + part, after);
    }
  }
  static void collect(const Package& package, const std::string& start, std::vector<std::string>& out) {
    for (auto name = package.names().lower_bound(start); name != package.names().end() && name->starts_with(start);
         ++name) {
      if (name->ends_with(".xml")) out.push_back(*name);
    }
  }
};

class DocumentWriter {
 public:
  explicit DocumentWriter(std::map<std::string, std::string> parts) : parts_(std::move(parts)) {}

  OfficeText write(const PartNames& names, const std::string& main_part) {
    for (const std::string& name : names.before) add_once(part_text(name));
    add_once(part_text(main_part));
    for (const std::string& name : names.after) add_once(part_text(name));
    out_.title = title_of(parts_["docProps/core.xml"]);
    return std::move(out_);
  }

 private:
  std::u32string part_text(const std::string& name) {
    const auto part = parts_.find(name);
    if (part == parts_.end()) return {};
    pugi::xml_document xml;
    out_.damaged = !parse(part->second, xml) || out_.damaged;
    BlockText text;
    PartWriter(text).write(xml);
    parts_.erase(part);
    return text.take();
  }
  void add_once(std::u32string text) {
    const bool says_nothing =
        std::ranges::all_of(text, [](char32_t c) { return c == U' ' || c == U'\n' || c == U'\t'; });
    if (says_nothing || !said_.insert(text).second) return;
    if (!out_.text.empty() && out_.text.back() != U'\f') out_.text += U"\n\n";
    out_.text += text;
  }

  std::map<std::string, std::string> parts_;
  std::set<std::u32string> said_;
  OfficeText out_;
};

}  // namespace

Result<OfficeText> read_docx(Package& package, const std::string& main_part) {
  const PartNames names(package, main_part);
  std::set<std::string> wanted = {main_part, "docProps/core.xml"};
  wanted.insert(names.before.begin(), names.before.end());
  wanted.insert(names.after.begin(), names.after.end());
  OfficeText text = DocumentWriter(TRY(package.read(wanted))).write(names, main_part);
  text.damaged = text.damaged || package.is_damaged();
  return text;
}

}  // namespace recto::office
