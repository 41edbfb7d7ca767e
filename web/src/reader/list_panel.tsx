// A list of the paper as a table; each cell shows its words on the page.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Cell, List, Passage } from "../api/objects";
import { Button } from "../parts/button";
import { Bdi } from "../parts/text";
import { format_number } from "../words/settings";
import { useWords } from "../words/words";
import { kSureReading } from "./passages";
import { reader_words } from "./words";

const kRowsAtOnce = 100;

interface ListPanelProps {
  list: List;
  show: (passage: Passage | null) => void;
  /// Goes to the page of a cell and stays with its words.
  open: (passage: Passage) => void;
}

function CellButton({ cell, show, open }: { cell: Cell } & Omit<ListPanelProps, "list">): JSX.Element {
  const say = useWords(reader_words);
  const { passage } = cell;
  if (!passage) return <Bdi text={cell.text} />;
  return (
    <button
      type="button"
      class={`cell${cell.confidence < kSureReading ? " unsure" : ""}${cell.struck ? " struck" : ""}`}
      title={cell.unread ? say("unread_cell") : undefined}
      onMouseEnter={() => show(passage)}
      onMouseLeave={() => show(null)}
      onFocus={() => show(passage)}
      onBlur={() => show(null)}
      onClick={() => open(passage)}
    >
      <Bdi text={cell.text} />
    </button>
  );
}

export function ListPanel({ list, show, open }: ListPanelProps): JSX.Element {
  const say = useWords(reader_words);
  const [shown, set_shown] = useState(kRowsAtOnce);
  const missing = list.missing.map(([first, last]) => (first === last ? format_number(first) : `${format_number(first)}–${format_number(last)}`)).join(", ");
  const rtl = /[\u0590-\u08ff]/.test(list.columns.join("") + (list.row_list[0]?.cells.map((cell) => cell.text).join("") ?? ""));
  return (
    <section class="list-panel">
      <h2>{list.title === null ? null : <Bdi text={list.title} class="document-text" />}</h2>
      <p class="soft">{say("rows", { count: list.rows })}</p>
      {missing === "" ? null : <p class="missing">{say("missing_rows", { list: missing })}</p>}
      <div class="table-room" dir={rtl ? "rtl" : "ltr"} tabIndex={0} role="region" aria-label={list.title ?? say("lists")}>
        <table class="document-text">
          <thead>
            <tr>
              {list.columns.map((column, k) => (
                <th key={k} scope="col">
                  <Bdi text={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.row_list.slice(0, shown).map((row) => (
              <tr key={row.n} class={row.struck ? "struck" : undefined}>
                {row.cells.map((cell, k) =>
                  cell.rows === 0 || cell.columns === 0 ? null : (
                    <td key={k} rowSpan={cell.rows ?? 1} colSpan={cell.columns ?? 1}>
                      <CellButton cell={cell} show={show} open={open} />
                      {row.struck && k === 0 ? <span class="row-note">{say("struck_row")}</span> : null}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown < list.row_list.length ? <Button press={() => set_shown(shown + 5 * kRowsAtOnce)}>{say("more_rows")}</Button> : null}
    </section>
  );
}
