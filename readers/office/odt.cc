#include "readers/office/odt.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <deque>
#include <set>

#include "readers/harness/block_text.h"
#include "readers/office/xml.h"
#include "text/utf8.h"

namespace recto::office {
namespace {

using harness::BlockText;
using Break = BlockText::Break;

constexpr std::array<std::string_view, 11> kLeftOutOfOdt = {
    "tracked-changes", "deletion", "forms",     "scripts", "note-citation", "title", "desc",
    "creator",         "date",     "ruby-text", "meta"};

constexpr int kMostRepeats = 100;

int repeats(const pugi::xml_node& node, std::string_view name) {
  const std::string value(attribute(node, name));
  return std::clamp(value.empty() ? 1 : std::atoi(value.c_str()), 1, kMostRepeats);
}

/// Names of paragraph styles that begin a page.
std::set<std::string, std::less<>> page_break_styles(const pugi::xml_document& content) {
  std::set<std::string, std::less<>> styles;
  const pugi::xml_node automatic = child(child(content, "document-content"), "automatic-styles");
  for (const pugi::xml_node& style : automatic.children()) {
    const pugi::xml_node properties = child(style, "paragraph-properties");
    if (attribute(properties, "break-before") == "page") styles.emplace(attribute(style, "name"));
  }
  return styles;
}

class BodyWriter {
 public:
  BodyWriter(BlockText& out, std::set<std::string, std::less<>> page_breaks)
      : out_(out), page_breaks_(std::move(page_breaks)) {}

  void write(const pugi::xml_node& root) { visit(root); }
  void write_notes() {
    for (const pugi::xml_node& note : notes_) visit(child(note, "note-body"));
    for (const pugi::xml_node& comment : comments_) visit(comment);
  }

 private:
  void visit(const pugi::xml_node& root) {
    walk(
        root, [this](const pugi::xml_node& node) { return enter(node); },
        [this](const pugi::xml_node& node) { leave(node); });
  }

  Step enter(const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      if (paragraphs_ > 0) out_.add(text::decode_utf8_lossy(node.value()), false);
      return Step::into;
    }
    const std::string_view name = local_name(node);
    if (std::ranges::find(kLeftOutOfOdt, name) != kLeftOutOfOdt.end()) return Step::over;
    if (name == "s") out_.add(std::u32string(static_cast<size_t>(repeats(node, "c")), U' '), true);
    if (name == "tab") out_.add(U"\t", true);
    if (name == "line-break") out_.line_end();
    if (name == "p" || name == "h") begin_paragraph(node);
    if (name == "table-row") out_.need(Break::line);
    if (name == "table-cell") {
      out_.begin_cell(is_first_cell(node) ? BlockText::Cell::first : BlockText::Cell::next);
    }
    return put_aside(node, name) ? Step::over : Step::into;
  }

  /// What is written elsewhere: boxes after their paragraph, notes and comments at the end.
  bool put_aside(const pugi::xml_node& node, std::string_view name) {
    std::deque<pugi::xml_node>* aside = nullptr;
    if (name == "text-box" && paragraphs_ > 0) aside = &boxes_;
    if (name == "note") aside = &notes_;
    if (name == "annotation") aside = &comments_;
    if (aside) aside->push_back(node);
    return aside != nullptr;
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "p" || name == "h") end_paragraph(node);
    if (name == "table-cell") out_.end_cell();
    if (name == "table-row") out_.need(Break::line);
    if (name == "table") out_.need(Break::paragraph);
  }

  void begin_paragraph(const pugi::xml_node& node) {
    ++paragraphs_;
    if (page_breaks_.contains(attribute(node, "style-name"))) out_.page_break();
    out_.need(break_of(node));
  }

  void end_paragraph(const pugi::xml_node& node) {
    --paragraphs_;
    out_.need(break_of(node));
    if (paragraphs_ > 0 || in_boxes_) return;
    in_boxes_ = true;
    for (; !boxes_.empty(); boxes_.pop_front()) visit(boxes_.front());
    in_boxes_ = false;
  }

  static Break break_of(const pugi::xml_node& paragraph) {
    return local_name(paragraph.parent()) == "list-item" ? Break::line : Break::paragraph;
  }

  static bool is_first_cell(const pugi::xml_node& cell) {
    for (pugi::xml_node before = cell.previous_sibling(); before; before = before.previous_sibling()) {
      if (local_name(before).ends_with("table-cell")) return false;
    }
    return true;
  }

  BlockText& out_;
  std::set<std::string, std::less<>> page_breaks_;
  std::deque<pugi::xml_node> boxes_, notes_, comments_;
  int paragraphs_ = 0;
  bool in_boxes_ = false;
};

/// Headers or footers of all page styles, each text once.
void write_page_styles(const pugi::xml_document& styles, std::string_view start, BlockText& out) {
  std::set<std::u32string> said;
  const pugi::xml_node masters = child(child(styles, "document-styles"), "master-styles");
  for (const pugi::xml_node& master : masters.children()) {
    for (const pugi::xml_node& part : master.children()) {
      if (!local_name(part).starts_with(start)) continue;
      BlockText text;
      BodyWriter(text, {}).write(part);
      std::u32string once = text.take();
      if (once.empty() || !said.insert(once).second) continue;
      out.need(Break::paragraph);
      out.add(once, true);
    }
  }
  out.need(Break::paragraph);
}

}  // namespace

Result<OfficeText> read_odt(Package& package) {
  auto parts = TRY(package.read({"content.xml", "styles.xml", "meta.xml"}));
  OfficeText out;
  pugi::xml_document content, styles, meta;
  out.damaged = !parse(parts["content.xml"], content) || package.is_damaged();
  (void)parse(parts["styles.xml"], styles);  // a broken header spoils only itself
  (void)parse(parts["meta.xml"], meta);
  out.title = text::decode_utf8_lossy(child(child(child(meta, "document-meta"), "meta"), "title").text().get());
  BlockText text;
  write_page_styles(styles, "header", text);
  BodyWriter body(text, page_break_styles(content));
  body.write(child(child(content, "document-content"), "body"));
  text.need(Break::paragraph);
  body.write_notes();
  write_page_styles(styles, "footer", text);
  out.text = text.take();
  return out;
}

}  // namespace recto::office
