#pragma once
// The letters of a case as a graph, for programs that draw and count graphs: GraphML (yEd, Gephi, NetworkX) and GEXF 1.3 (Gephi).
//
// Nodes are letters and correspondents, edges say sent, addressed, copied, cites, perhaps cites, and the links that persons made.
// Correspondents whose names fold to the same words are one node; nothing else is put together: that is for a person to decide.

#include <cstdint>
#include <string>

#include "base/result.h"

namespace recto::app {

enum class GraphFormat : uint8_t { graphml, gexf };

/// The graph of a whole case as one XML text, UTF-8. Letters of type `other` without edges are left out. Errors: those of letters().
Result<std::string> letter_graph(const std::string& folder, GraphFormat format);

}  // namespace recto::app
