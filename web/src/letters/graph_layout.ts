// Where correspondents stand and how the lines between them run.
//
// A drawing that is the same every time is worth more than one that is short by a few lines: correspondents stand on an ellipse, neighbours beside each other, and the
// one with most letters begins. The order is found by hanging each next correspondent on the end of the arc to which most of its letters go. Lines bow towards the
// middle, so that both directions between two can be told apart. Beyond kMostDrawn the drawing shows those with most letters, and the table beside it all.

export interface GraphNode {
  id: string;
  name: string;
  letters: number;
}

export interface GraphEdge {
  from: string;
  to: string;
  count: number;
  first: string | null;
  last: string | null;
}

export interface Placed extends GraphNode {
  x: number;
  y: number;
  radius: number;
  /// On which side of its mark the name stands.
  side: "left" | "right" | "middle";
}

export interface DrawnEdge extends GraphEdge {
  /// The `d` of an SVG path from mark to mark.
  path: string;
  width: number;
  /// Where the number of letters stands.
  x: number;
  y: number;
}

export interface Drawing {
  nodes: Placed[];
  edges: DrawnEdge[];
  /// Correspondents not drawn.
  left_out: number;
}

export const kMostDrawn = 40;
const kLeastRadius = 6;
const kMostRadius = 22;
const kArrow = 5;

function between(edges: readonly GraphEdge[], a: string, b: string): number {
  return edges
    .filter((edge) => (edge.from === a && edge.to === b) || (edge.from === b && edge.to === a))
    .reduce((sum, edge) => sum + edge.count, 0);
}

/// An order around the ellipse in which those who write to each other stand close. O(n²·edges), n at most kMostDrawn.
export function around(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphNode[] {
  const waiting = [...nodes].sort((a, b) => b.letters - a.letters || (a.name < b.name ? -1 : 1));
  const arc: GraphNode[] = waiting.splice(0, 1);
  while (waiting.length > 0) {
    const ends = [arc[0] as GraphNode, arc[arc.length - 1] as GraphNode];
    const pull = (node: GraphNode) => Math.max(...ends.map((end) => between(edges, node.id, end.id)));
    let best = 0;
    waiting.forEach((node, i) => {
      if (pull(node) > pull(waiting[best] as GraphNode)) best = i;
    });
    const next = waiting.splice(best, 1)[0] as GraphNode;
    const [first, last] = ends.map((end) => between(edges, next.id, end.id)) as [number, number];
    if (first > last) arc.unshift(next);
    else arc.push(next);
  }
  return arc;
}

function place(order: readonly GraphNode[], width: number, height: number): Placed[] {
  const most = Math.max(1, ...order.map((node) => node.letters));
  const [rx, ry] = [width * 0.26, height * 0.4];
  return order.map((node, i) => {
    const angle = (2 * Math.PI * i) / order.length - Math.PI / 2;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const side = Math.abs(cos) < 0.1 ? "middle" : cos > 0 ? "right" : "left";
    const radius = kLeastRadius + (kMostRadius - kLeastRadius) * Math.sqrt(node.letters / most);
    return { ...node, x: width / 2 + rx * cos, y: height / 2 + ry * sin, radius, side };
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;

/// A line from mark to mark, bowed to its own left, that ends where the marks' rims are.
function draw_edge(edge: GraphEdge, from: Placed, to: Placed, most: number): DrawnEdge {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const bow = Math.min(60, length * 0.18);
  const [mx, my] = [(from.x + to.x) / 2 + (dy / length) * bow, (from.y + to.y) / 2 - (dx / length) * bow];
  const toward = (mark: Placed, gap: number): [number, number] => {
    const away = Math.hypot(mx - mark.x, my - mark.y) || 1;
    return [mark.x + ((mx - mark.x) / away) * gap, mark.y + ((my - mark.y) / away) * gap];
  };
  const [ax, ay] = toward(from, from.radius + 2);
  const [bx, by] = toward(to, to.radius + kArrow + 2);
  const width = round(1.2 + 3.2 * Math.sqrt(edge.count / most));
  const path = `M${round(ax)} ${round(ay)}Q${round(mx)} ${round(my)} ${round(bx)} ${round(by)}`;
  return { ...edge, path, width, x: round((ax + 2 * mx + bx) / 4), y: round((ay + 2 * my + by) / 4) };
}

/// A letter to oneself: a loop over the mark.
function draw_loop(edge: GraphEdge, at: Placed, most: number): DrawnEdge {
  const reach = at.radius + 26;
  const path = `M${round(at.x - 4)} ${round(at.y - at.radius - 2)}C${round(at.x - 24)} ${round(at.y - reach)} ${round(at.x + 24)} ${round(at.y - reach)} ${round(at.x + 4)} ${round(at.y - at.radius - kArrow)}`;
  const width = round(1.2 + 3.2 * Math.sqrt(edge.count / most));
  return { ...edge, path, width, x: round(at.x), y: round(at.y - reach + 4) };
}

export function draw_graph(nodes: readonly GraphNode[], edges: readonly GraphEdge[], width: number, height: number): Drawing {
  const kept = [...nodes].sort((a, b) => b.letters - a.letters || (a.name < b.name ? -1 : 1)).slice(0, kMostDrawn);
  const placed = place(around(kept, edges), width, height);
  const by_id = new Map(placed.map((node) => [node.id, node]));
  const most = Math.max(1, ...edges.map((edge) => edge.count));
  const drawn: DrawnEdge[] = [];
  for (const edge of edges) {
    const from = by_id.get(edge.from);
    const to = by_id.get(edge.to);
    if (from && to) drawn.push(from === to ? draw_loop(edge, from, most) : draw_edge(edge, from, to, most));
  }
  return { nodes: placed, edges: drawn, left_out: nodes.length - kept.length };
}
