import "./check.css";
import "./print.css";
import type { JSX } from "preact";
import type { View } from "../frame/view";
import { Link } from "../frame/link";
import { useWords } from "../words/words";
import { check_words } from "./check_words";
import { Conflicts } from "./conflicts";
import { Start } from "./start";
import { Workspace } from "./workspace";

/// The two tabs of the view's first page.
function Tabs({ at }: { at: "drafts" | "conflicts" }): JSX.Element {
  const say = useWords(check_words);
  return (
    <nav class="check-tabs" aria-label={say("title")}>
      <Link to="/check" current={at === "drafts"}>
        {say("tab_drafts")}
      </Link>
      <Link to="/check/conflicts" current={at === "conflicts"}>
        {say("tab_conflicts")}
      </Link>
    </nav>
  );
}

function Main({ parts }: { parts: string[] }): JSX.Element {
  const [id] = parts;
  if (id !== undefined && id !== "conflicts") return <Workspace key={id} id={id} />;
  return (
    <div class="check-first">
      <Tabs at={id === "conflicts" ? "conflicts" : "drafts"} />
      {id === "conflicts" ? <Conflicts /> : <Start />}
    </div>
  );
}

/// Drafts held against the papers, and the papers against each other: /check, /check/conflicts, /check/ID?claim=N.
export const check_view: View = { id: "check", name: { en: "Check", ar: "التدقيق" }, draw: (_route, parts) => <Main parts={parts} /> };
