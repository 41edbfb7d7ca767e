#include "app/letter_graph.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <vector>

#include "app/letters.h"
#include "base/files.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace recto::app {
namespace {

struct Node {
  std::string id, kind, label, date, number;
};
struct Edge {
  std::string from, to, kind;
  bool confirmed = false;
};

/// Text for XML: what it may not hold is left out, what it reads as its own is escaped.
std::string escaped(std::string_view untrusted) {
  std::string out;
  for (const char c : untrusted) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
  }
  return out;
}

/// Gathers nodes and edges as letters are listed.
class Gatherer : public LetterListener {
 public:
  Result<void> letter(const FoundLetter& found) override {
    const std::string id = found.id.to_string();
    if (found.letter.from) connect(person(*found.letter.from), id, "sent", found.letter.from->confirmed);
    for (const Party& party : found.letter.to) connect(id, person(party), "addressed", party.confirmed);
    for (const Party& party : found.letter.copies) connect(id, person(party), "copied", party.confirmed);
    for (const auto& cited : found.cited) {
      if (cited) connect(id, cited->id.to_string(), cited->doubtful ? "perhaps cites" : "cites", false);
    }
    for (const LetterLink& link : found.links) {
      if (!link.passive) connect(id, link.other.to_string(), std::string(to_string(link.relation)), true);
    }
    Node node{id, std::string(to_string(found.letter.type)), label_of(found), {}, {}};
    if (found.letter.date) node.date = text::encode_utf8(found.letter.date->value);
    if (found.letter.number) node.number = text::encode_utf8(found.letter.number->text);
    nodes.push_back(std::move(node));
    return {};
  }

  Result<void> missing(const MissingLetter& missing) override {
    const std::string id = fmt::format("missing {}", nodes.size());
    nodes.push_back({id, "missing", text::encode_utf8(missing.text), missing.date, text::encode_utf8(missing.number)});
    for (const LetterId& citing : missing.cited_by) connect(citing.to_string(), id, "cites", false);
    return {};
  }

  /// Leaves out what is no letter and no edge leads to.
  void leave_out_others() {
    std::set<std::string_view> joined;
    for (const Edge& edge : edges) joined.insert({edge.from, edge.to});
    const std::string_view other = to_string(LetterType::other);
    std::erase_if(nodes, [&](const Node& node) { return node.kind == other && !joined.contains(node.id); });
  }

  std::vector<Node> nodes;
  std::vector<Edge> edges;

 private:
  static std::string label_of(const FoundLetter& found) {
    if (found.letter.subject) return text::encode_utf8(found.letter.subject->text);
    if (found.letter.number) return text::encode_utf8(found.letter.number->text);
    return printable(found.document.untrusted_file);
  }

  /// The node of a correspondent: one for all whose names fold to the same words.
  std::string person(const Party& party) {
    const std::u32string& name = party.name.empty() ? party.text : party.name;
    const std::u32string spelled = text::folded(name, text::Folding::spelling);
    std::u32string key;
    for (const text::WordSpan& word : text::words(spelled)) {
      key += spelled.substr(word.range.start.value, word.range.length()) + U" ";
    }
    const auto [at, fresh] = people_.emplace(key, fmt::format("correspondent {}", people_.size() + 1));
    if (fresh) nodes.push_back({at->second, "correspondent", text::encode_utf8(name), {}, {}});
    return at->second;
  }

  void connect(std::string from, std::string to, std::string kind, bool confirmed) {
    edges.push_back({std::move(from), std::move(to), std::move(kind), confirmed});
  }

  std::map<std::u32string, std::string> people_;
};

std::string graphml(const Gatherer& graph) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const char* key : {"kind", "label", "date", "number"}) {
    out += fmt::format("<key id=\"{0}\" for=\"node\" attr.name=\"{0}\" attr.type=\"string\"/>\n", key);
  }
  out +=
      "<key id=\"relation\" for=\"edge\" attr.name=\"relation\" attr.type=\"string\"/>\n"
      "<key id=\"confirmed\" for=\"edge\" attr.name=\"confirmed\" attr.type=\"boolean\"/>\n"
      "<graph edgedefault=\"directed\">\n";
  for (const Node& node : graph.nodes) {
    out += fmt::format(
        "<node id=\"{}\"><data key=\"kind\">{}</data><data key=\"label\">{}</data><data key=\"date\">{}</data>"
        "<data key=\"number\">{}</data></node>\n",
        escaped(node.id), node.kind, escaped(node.label), escaped(node.date), escaped(node.number));
  }
  for (const Edge& edge : graph.edges) {
    out += fmt::format(
        "<edge source=\"{}\" target=\"{}\"><data key=\"relation\">{}</data><data key=\"confirmed\">{}</data></edge>\n",
        escaped(edge.from), escaped(edge.to), edge.kind, edge.confirmed);
  }
  return out + "</graph>\n</graphml>\n";
}

std::string gexf(const Gatherer& graph) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
      "<graph defaultedgetype=\"directed\">\n<attributes class=\"node\">\n";
  for (const char* key : {"kind", "date", "number"}) {
    out += fmt::format("<attribute id=\"{0}\" title=\"{0}\" type=\"string\"/>\n", key);
  }
  out +=
      "</attributes>\n<attributes class=\"edge\">\n<attribute id=\"confirmed\" title=\"confirmed\" type=\"boolean\"/>\n"
      "</attributes>\n<nodes>\n";
  for (const Node& node : graph.nodes) {
    out += fmt::format(
        "<node id=\"{}\" label=\"{}\"><attvalues><attvalue for=\"kind\" value=\"{}\"/><attvalue for=\"date\" "
        "value=\"{}\"/>"
        "<attvalue for=\"number\" value=\"{}\"/></attvalues></node>\n",
        escaped(node.id), escaped(node.label), node.kind, escaped(node.date), escaped(node.number));
  }
  out += "</nodes>\n<edges>\n";
  size_t n = 0;
  for (const Edge& edge : graph.edges) {
    out += fmt::format(
        "<edge id=\"{}\" source=\"{}\" target=\"{}\" label=\"{}\"><attvalues><attvalue for=\"confirmed\" value=\"{}\"/>"
        "</attvalues></edge>\n",
        ++n, escaped(edge.from), escaped(edge.to), edge.kind, edge.confirmed);
  }
  return out + "</edges>\n</graph>\n</gexf>\n";
}

}  // namespace

Result<std::string> letter_graph(const std::string& folder, GraphFormat format) {
  Gatherer graph;
  TRY(letters(folder, {}, graph));
  graph.leave_out_others();
  return format == GraphFormat::graphml ? graphml(graph) : gexf(graph);
}

}  // namespace recto::app
