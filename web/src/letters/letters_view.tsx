import "./letters.css";
import type { JSX } from "preact";
import type { View } from "../frame/view";
import { Link } from "../frame/link";
import { useWords } from "../words/words";
import { CorrespondentGraph } from "./correspondent_graph";
import { LetterDetail } from "./letter_detail";
import { LetterTable } from "./letter_table";
import { letters_words } from "./letters_words";
import { MissingTable } from "./missing_table";
import { Timeline } from "./timeline";

const kTabs = ["table", "missing", "graph", "timeline"] as const;
type Tab = (typeof kTabs)[number];
const kShown: Record<Tab, () => JSX.Element> = { table: LetterTable, missing: MissingTable, graph: CorrespondentGraph, timeline: Timeline };

function Main({ parts }: { parts: string[] }): JSX.Element {
  const say = useWords(letters_words);
  if (parts.length === 2) return <LetterDetail key={parts.join("/")} id={parts.join("/")} />;
  const at = kTabs.find((tab) => tab === parts[0]) ?? "table";
  const Shown = kShown[at];
  return (
    <div class="letters">
      <nav class="letters-tabs" aria-label={say("all")}>
        {kTabs.map((tab) => (
          <Link key={tab} to={tab === "table" ? "/letters" : `/letters/${tab}`} current={tab === at}>
            {say(`tab_${tab}`)}
          </Link>
        ))}
      </nav>
      <Shown />
    </div>
  );
}

/// Letters: /letters, /letters/missing, /letters/graph, /letters/timeline, /letters/DOCUMENT/lN.
export const letters_view: View = { id: "letters", name: { en: "Letters", ar: "الرسائل" }, draw: (_route, parts) => <Main parts={parts} /> };
