#include "readers/html/visible_text.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <new>
#include <vector>

#include "readers/harness/block_text.h"
#include "readers/html/arena.h"
#include "readers/html/nesting.h"
#include "text/utf8.h"

namespace recto::html {
namespace {

using harness::BlockText;
using Break = BlockText::Break;

constexpr size_t kMostMemory = 1200UL << 20;

void* take(void* arena, size_t size) { return static_cast<Arena*>(arena)->take(size); }
void give_back(void* arena, void* block) { static_cast<Arena*>(arena)->give_back(block); }

template <size_t N>
bool is_one_of(GumboTag tag, const std::array<GumboTag, N>& tags) {
  return std::ranges::find(tags, tag) != tags.end();
}

constexpr std::array kNotShown = {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_TEMPLATE, GUMBO_TAG_HEAD,
                                  GUMBO_TAG_IFRAME, GUMBO_TAG_NOFRAMES, GUMBO_TAG_OBJECT,   GUMBO_TAG_DATALIST};
constexpr std::array kParagraphs = {GUMBO_TAG_P,  GUMBO_TAG_H1,         GUMBO_TAG_H2,  GUMBO_TAG_H3,   GUMBO_TAG_H4,
                                    GUMBO_TAG_H5, GUMBO_TAG_H6,         GUMBO_TAG_PRE, GUMBO_TAG_UL,   GUMBO_TAG_OL,
                                    GUMBO_TAG_DL, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_HR,  GUMBO_TAG_TABLE};
constexpr std::array kLines = {GUMBO_TAG_DIV,     GUMBO_TAG_LI,         GUMBO_TAG_DT,      GUMBO_TAG_DD,
                               GUMBO_TAG_TR,      GUMBO_TAG_ADDRESS,    GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,
                               GUMBO_TAG_CAPTION, GUMBO_TAG_CENTER,     GUMBO_TAG_DETAILS, GUMBO_TAG_FIELDSET,
                               GUMBO_TAG_FIGURE,  GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,
                               GUMBO_TAG_HEADER,  GUMBO_TAG_LEGEND,     GUMBO_TAG_MAIN,    GUMBO_TAG_NAV,
                               GUMBO_TAG_OPTION,  GUMBO_TAG_SECTION,    GUMBO_TAG_SUMMARY};

Break break_of(GumboTag tag) {
  if (is_one_of(tag, kParagraphs)) return Break::paragraph;
  return is_one_of(tag, kLines) ? Break::line : Break::none;
}

bool is_cell(GumboTag tag) { return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH; }

bool is_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden")) return true;
  const GumboAttribute* style = gumbo_get_attribute(&element.attributes, "style");
  if (!style) return false;
  std::string plain(style->value);
  std::erase_if(plain, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
  std::ranges::transform(plain, plain.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return plain.find("display:none") != plain.npos || plain.find("visibility:hidden") != plain.npos;
}

/// Walks the tree with its own stack and collects what is shown.
class Walk {
 public:
  explicit Walk(HtmlText& out) : out_(out) {}

  void run(const GumboNode* root) {
    enter(root);
    while (!stack_.empty()) {
      Place& place = stack_.back();
      const GumboVector& children = children_of(place.node);
      if (place.next < children.length) {
        enter(static_cast<const GumboNode*>(children.data[place.next++]));
      } else {
        const GumboNode* node = place.node;
        stack_.pop_back();
        leave(node);
      }
    }
    out_.text = text_.take();
  }

 private:
  struct Place {
    const GumboNode* node;
    unsigned next;
  };

  static const GumboVector& children_of(const GumboNode* node) {
    return node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children : node->v.element.children;
  }

  void enter(const GumboNode* node) {
    switch (node->type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        return text_.add(text::decode_utf8_lossy(node->v.text.text), preformatted_ > 0);
      case GUMBO_NODE_ELEMENT:
        return enter_element(node);
      case GUMBO_NODE_DOCUMENT:
        return stack_.push_back({node, 0});
      default:
        return;
    }
  }

  void enter_element(const GumboNode* node) {
    const GumboElement& element = node->v.element;
    if (element.tag == GUMBO_TAG_HEAD) find_title(element);
    if (is_one_of(element.tag, kNotShown)) return;
    if (is_hidden(element)) {
      out_.hidden = true;
      return;
    }
    if (element.tag == GUMBO_TAG_BR) return text_.line_end();
    text_.need(break_of(element.tag));
    if (is_cell(element.tag)) text_.begin_cell(has_cell_before(node) ? BlockText::Cell::next : BlockText::Cell::first);
    if (element.tag == GUMBO_TAG_Q) text_.add(U"\u201C", false);
    preformatted_ += is_preformatted(element.tag);
    stack_.push_back({node, 0});
  }

  void leave(const GumboNode* node) {
    if (node->type != GUMBO_NODE_ELEMENT) return;
    const GumboTag tag = node->v.element.tag;
    preformatted_ -= is_preformatted(tag);
    if (tag == GUMBO_TAG_Q) text_.add(U"\u201D", false);
    if (is_cell(tag)) return text_.end_cell();
    text_.need(break_of(tag));
  }

  static bool is_preformatted(GumboTag tag) {
    return tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_TEXTAREA || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_XMP ||
           tag == GUMBO_TAG_PLAINTEXT;
  }

  /// Looks back over the white space between cells; a row of n cells costs O(n).
  static bool has_cell_before(const GumboNode* node) {
    const GumboVector& siblings = children_of(node->parent);
    for (size_t i = node->index_within_parent; i-- > 0;) {
      const auto* sibling = static_cast<const GumboNode*>(siblings.data[i]);
      if (sibling->type == GUMBO_NODE_ELEMENT) return is_cell(sibling->v.element.tag);
    }
    return false;
  }

  void find_title(const GumboElement& head) {
    for (unsigned i = 0; i < head.children.length; ++i) {
      const auto* node = static_cast<const GumboNode*>(head.children.data[i]);
      if (node->type != GUMBO_NODE_ELEMENT || node->v.element.tag != GUMBO_TAG_TITLE) continue;
      if (node->v.element.children.length == 0) return;
      const auto* title = static_cast<const GumboNode*>(node->v.element.children.data[0]);
      BlockText collapsed;
      collapsed.add(text::decode_utf8_lossy(title->v.text.text), false);
      out_.title = collapsed.take();
      return;
    }
  }

  HtmlText& out_;
  BlockText text_;
  std::vector<Place> stack_;
  int preformatted_ = 0;
};

}  // namespace

Result<HtmlText> visible_text(std::string_view utf8) {
  Arena arena(kMostMemory);
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = take;
  options.deallocator = give_back;
  options.userdata = &arena;
  options.max_errors = 0;
  try {
    HtmlText out;
    const std::string flat = flattened(utf8);
    const GumboOutput* parsed = gumbo_parse_with_options(&options, flat.data(), flat.size());
    Walk(out).run(parsed->document);
    return out;
  } catch (const std::bad_alloc&) {
    return fail(ErrorKind::limit, "the page needs more memory than allowed");
  }
}

}  // namespace recto::html
