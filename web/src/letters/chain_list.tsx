import type { JSX } from "preact";
import type { Letter } from "../api/objects";
import { Link } from "../frame/link";
import { Bdi } from "../parts/text";
import { format_date } from "../words/settings";
import { useWords } from "../words/words";
import { chain_of, type ChainLink } from "./chain";
import { DateShown } from "./letter_table";
import { letter_address, line_of } from "./letter_rows";
import { letters_words } from "./letters_words";
import { useLetters } from "./use_letter";

function Other({ link, letter }: { link: ChainLink; letter: Letter | undefined }): JSX.Element {
  const say = useWords(letters_words);
  const line = letter ? line_of(letter) : null;
  const number = line?.number || link.number || "";
  const words = number === "" ? <bdi>{say("show")}</bdi> : <Bdi text={number} />;
  return (
    <>
      <span class="of-page">{link.letter === null ? words : <Link to={letter_address(link.letter)}>{words}</Link>}</span>
      <span class="soft items">
        {line && line.date !== "" ? <DateShown line={line} /> : link.date ? <bdi>{format_date(link.date)}</bdi> : null}
        {line && line.from !== "" ? <Bdi text={line.from} /> : null}
        {link.letter === null ? <span>{say("not_in_case")}</span> : null}
        {link.by !== null ? <span title={link.why ?? ""}>{say("link_by", { name: link.by })}</span> : null}
      </span>
    </>
  );
}

/// What a letter cites, what cites it, what is missing.
export function ChainList({ letter }: { letter: Letter }): JSX.Element {
  const say = useWords(letters_words);
  const citing = useLetters(letter.cited_by);
  const answers_me = (id: string): boolean => citing.get(id)?.references.some((one) => one.letter === letter.id && one.answers) ?? false;
  const links = chain_of(letter, answers_me);
  const others = useLetters([...new Set(links.flatMap((link) => (link.letter === null ? [] : [link.letter])))]);
  return (
    <section class="chain" aria-labelledby="chain-title">
      <h2 id="chain-title">{say("chain")}</h2>
      {links.length === 0 ? <p class="soft">{say("no_chain")}</p> : null}
      <dl>
        {links.map((link, i) => (
          <div key={i} class={link.relation === "missing" ? "chain-link is-missing" : "chain-link"}>
            <dt>{say(link.relation)}</dt>
            <dd>
              <Other link={link} letter={link.letter === null ? undefined : others.get(link.letter)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
