// Searches kept with the case, and a batch of queries from a CSV.

import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { forget_search, get_searches, save_bytes, save_search, search_batch } from "../api/client";
import { Link } from "../frame/link";
import { Button } from "../parts/button";
import { useLoaded } from "../parts/loaded";
import { Bdi } from "../parts/text";
import { tell, tell_error } from "../parts/toast";
import { useWords } from "../words/words";
import { search_words } from "./words";

export function Saved({ q }: { q: string }): JSX.Element {
  const say = useWords(search_words);
  const [state, again] = useLoaded("saved", get_searches);
  const saved = state.is === "here" ? state.value : [];
  const known = saved.some((one) => one.q === q);
  const keep = (): void => {
    save_search(q, q).then(() => (tell(say("saved_now")), again()), tell_error);
  };
  return (
    <section class="facet">
      <h3>{say("saved")}</h3>
      <ul>
        {saved.map((one) => (
          <li key={one.id} class="saved">
            <Link to={`/search?q=${encodeURIComponent(one.q)}`}>
              <Bdi text={one.name} />
            </Link>
            <button type="button" class="link-button" aria-label={say("forget", { name: one.name })} title={say("forget", { name: one.name })} onClick={() => void forget_search(one.id).then(again, tell_error)}>
              ✕
            </button>
          </li>
        ))}
      </ul>
      {q !== "" && !known ? (
        <button type="button" class="link-button" onClick={keep}>
          {say("save")}
        </button>
      ) : null}
      <Batch />
    </section>
  );
}

function Batch(): JSX.Element {
  const say = useWords(search_words);
  const input = useRef<HTMLInputElement>(null);
  const chosen = (file: File | undefined): void => {
    if (!file) return;
    search_batch(file).then((answers) => (save_bytes(answers, file.name.replace(/(\.csv)?$/i, ".answers.csv")), tell(say("batch_done"))), tell_error);
  };
  return (
    <div class="batch">
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        hidden
        onChange={(event) => {
          chosen(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      <Button press={() => input.current?.click()}>{say("batch")}</Button>
      <p class="soft">{say("batch_why")}</p>
    </div>
  );
}
