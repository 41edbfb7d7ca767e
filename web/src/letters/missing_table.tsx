// Letters that are cited and not in the case.

import type { JSX } from "preact";
import { Link } from "../frame/link";
import { useLoaded } from "../parts/loaded";
import { Bdi } from "../parts/text";
import { format_date } from "../words/settings";
import { useWords } from "../words/words";
import { letter_address, line_of } from "./letter_rows";
import { get_missing, type Missing } from "./letters_client";
import { letters_words } from "./letters_words";
import { useLetters } from "./use_letter";

const kMost = 500;

function Row({ missing }: { missing: Missing }): JSX.Element {
  const say = useWords(letters_words);
  const citing = useLetters(missing.cited_by);
  return (
    <tr>
      <th scope="row" class="of-page">
        {missing.number ? <Bdi text={missing.number} /> : "–"}
      </th>
      <td>{missing.date ? <bdi>{format_date(missing.date)}</bdi> : ""}</td>
      <td class="of-page">
        <Bdi text={missing.text} />
      </td>
      <td>
        <ul class="cited-in">
          {missing.cited_by.map((id) => {
            const letter = citing.get(id);
            const line = letter ? line_of(letter) : null;
            return (
              <li key={id}>
                <Link to={letter_address(id)}>{line && line.number !== "" ? <Bdi text={line.number} /> : say("show")}</Link>{" "}
                {line && line.date !== "" ? <bdi class="soft">{format_date(line.date)}</bdi> : null}
              </li>
            );
          })}
        </ul>
      </td>
    </tr>
  );
}

export function MissingTable(): JSX.Element {
  const say = useWords(letters_words);
  const [loaded] = useLoaded("missing", (signal) => get_missing(0, kMost, signal));
  const items = loaded.is === "here" ? loaded.value.items : [];
  return (
    <div class="letters-page" tabIndex={0} role="region" aria-label={say("tab_missing")}>
      <p class="soft">{say("missing_intro")}</p>
      {loaded.is === "failed" ? <p>{loaded.why.message}</p> : null}
      {loaded.is === "here" && items.length === 0 ? <p>{say("no_missing")}</p> : null}
      {items.length > 0 ? (
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{say("number")}</th>
              <th scope="col">{say("date")}</th>
              <th scope="col">{say("as_cited")}</th>
              <th scope="col">{say("cited_in")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((missing, i) => (
              <Row key={i} missing={missing} />
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  );
}
