// Who wrote to whom: drawn, and as a table that says the same.

import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { Link } from "../frame/link";
import { useLoaded } from "../parts/loaded";
import { Bdi, direction_of } from "../parts/text";
import { format_date, format_number } from "../words/settings";
import { useWords } from "../words/words";
import { draw_graph, type Drawing, type Placed } from "./graph_layout";
import { get_graph, type Graph } from "./letters_client";
import { letters_words } from "./letters_words";

const kWidth = 900;
const kHeight = 600;
const kLongest = 26;
const kSides: Record<Placed["side"], { anchor: "start" | "end" | "middle"; dx: number }> = { left: { anchor: "end", dx: -1 }, right: { anchor: "start", dx: 1 }, middle: { anchor: "middle", dx: 0 } };

const filter_address = (name: string): string => `/letters?correspondent=${encodeURIComponent(name)}`;
const shortened = (name: string): string => (name.length <= kLongest ? name : `${name.slice(0, kLongest - 1)}…`);

/// SVG anchors its text by the text's own direction: "start" of Arabic is its right end.
function anchor_for(name: string, anchor: "start" | "end" | "middle"): "start" | "end" | "middle" {
  if (anchor === "middle" || direction_of(name) === "ltr") return anchor;
  return anchor === "start" ? "end" : "start";
}

interface NodeProps {
  node: Placed;
  chosen: boolean;
  choose: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function Node({ node, chosen, choose, onKeyDown }: NodeProps): JSX.Element {
  const say = useWords(letters_words);
  return (
    <g
      class={chosen ? "graph-node chosen" : "graph-node"}
      tabindex={chosen ? 0 : -1}
      role="button"
      aria-pressed={chosen}
      aria-label={`${node.name}, ${say("written", { n: node.letters })}`}
      data-node={node.id}
      onClick={choose}
      onFocus={choose}
      onKeyDown={onKeyDown}
    >
      <circle cx={node.x} cy={node.y} r={node.radius} />
    </g>
  );
}

/// What a mark says to the eye; its button says the same whole.
function NodeText({ node, chosen }: { node: Placed; chosen: boolean }): JSX.Element {
  const side = kSides[node.side];
  const below = node.side === "middle" ? (node.y < kHeight / 2 ? -node.radius - 9 : node.radius + 19) : 5;
  const direction = direction_of(node.name);
  return (
    <g class={chosen ? "graph-text chosen" : "graph-text"} aria-hidden="true">
      <text x={node.x} y={node.y + 4.5} text-anchor="middle" class="graph-count">
        {node.radius >= 9 ? format_number(node.letters) : ""}
      </text>
      <text
        x={node.x + side.dx * (node.radius + 8)}
        y={node.y + below}
        text-anchor={anchor_for(node.name, side.anchor)}
        direction={direction}
        lang={direction === "rtl" ? "ar" : "en"}
      >
        {shortened(node.name)}
      </text>
    </g>
  );
}

function DrawingShown({ drawing, chosen, choose }: { drawing: Drawing; chosen: string | null; choose: (id: string) => void }): JSX.Element {
  const say = useWords(letters_words);
  const svg = useRef<SVGSVGElement>(null);
  const first = chosen ?? drawing.nodes[0]?.id ?? null;
  const move = (from: number) => (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = drawing.nodes[(from + step + drawing.nodes.length) % drawing.nodes.length];
    if (next) svg.current?.querySelector<SVGGElement>(`[data-node="${CSS.escape(next.id)}"]`)?.focus();
  };
  const touches = (edge: { from: string; to: string }): boolean => chosen !== null && (edge.from === chosen || edge.to === chosen);
  return (
    <svg ref={svg} class="graph" viewBox={`0 0 ${kWidth} ${kHeight}`} role="group" aria-label={say("graph_label")}>
      <defs>
        <marker id="graph-arrow" viewBox="0 0 8 8" refX="3" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">
          <path d="M0 0L8 4L0 8Z" />
        </marker>
      </defs>
      {drawing.edges.map((edge, i) => (
        <g key={i} class={touches(edge) ? "graph-edge touched" : "graph-edge"} aria-hidden="true">
          <path d={edge.path} stroke-width={edge.width} marker-end="url(#graph-arrow)" />
          <text x={edge.x} y={edge.y + 4} text-anchor="middle">
            {format_number(edge.count)}
          </text>
        </g>
      ))}
      {drawing.nodes.map((node, i) => (
        <Node key={node.id} node={node} chosen={node.id === first} choose={() => choose(node.id)} onKeyDown={move(i)} />
      ))}
      {drawing.nodes.map((node) => (
        <NodeText key={node.id} node={node} chosen={node.id === first} />
      ))}
    </svg>
  );
}

/// The lines as rows; with a correspondent chosen, those of the one first.
function EdgeTable({ graph, chosen }: { graph: Graph; chosen: string | null }): JSX.Element {
  const say = useWords(letters_words);
  const names = new Map(graph.nodes.map((node) => [node.id, node.name]));
  const mine = (edge: { from: string; to: string }): number => Number(edge.from === chosen || edge.to === chosen);
  const edges = [...graph.edges].sort((a, b) => mine(b) - mine(a) || b.count - a.count);
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">{say("from")}</th>
          <th scope="col">{say("to")}</th>
          <th scope="col">{say("letters_between")}</th>
          <th scope="col">{say("first")}</th>
          <th scope="col">{say("last")}</th>
        </tr>
      </thead>
      <tbody>
        {edges.map((edge) => (
          <tr key={`${edge.from} ${edge.to}`} class={mine(edge) ? "of-chosen" : ""}>
            {[edge.from, edge.to].map((id, i) => (
              <td key={i} class="of-page">
                <Link to={filter_address(names.get(id) ?? id)}>
                  <Bdi text={names.get(id) ?? id} />
                </Link>
              </td>
            ))}
            <td>{format_number(edge.count)}</td>
            <td>{edge.first ? <bdi>{format_date(edge.first)}</bdi> : ""}</td>
            <td>{edge.last ? <bdi>{format_date(edge.last)}</bdi> : ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function CorrespondentGraph(): JSX.Element {
  const say = useWords(letters_words);
  const [loaded] = useLoaded("graph", get_graph);
  const [chosen, choose] = useState<string | null>(null);
  const graph = loaded.is === "here" ? loaded.value : null;
  const drawing = useMemo(() => (graph ? draw_graph(graph.nodes, graph.edges, kWidth, kHeight) : null), [graph]);
  if (!graph) return <div class="letters-page">{loaded.is === "failed" ? <p>{loaded.why.message}</p> : null}</div>;
  return (
    <div class="letters-page graph-page">
      <figure>
        {drawing && drawing.nodes.length > 0 ? <DrawingShown drawing={drawing} chosen={chosen} choose={choose} /> : null}
        <figcaption class="soft">
          {say("graph_intro")} {drawing && drawing.left_out > 0 ? say("left_out", { count: drawing.left_out }) : ""}
        </figcaption>
      </figure>
      <div class="graph-table" tabIndex={0} role="region" aria-label={say("letters_between")}>
        <EdgeTable graph={graph} chosen={chosen} />
      </div>
    </div>
  );
}
