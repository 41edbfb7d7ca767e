import type { JSX } from "preact";
import type { Hit } from "../api/objects";
import { Link } from "../frame/link";
import { Crop } from "../parts/crop";
import { Bdi, direction_of, short_name } from "../parts/text";
import { address_of_hit } from "../reader/hits";
import { common_words } from "../words/common";
import { format_number } from "../words/settings";
import { useWords } from "../words/words";
import { marked_pieces } from "./query";
import { search_words } from "./words";

export const kHitHeight = 200;

/// A hit: where it is, the lines of the page, its words as read, and why it answers.
export function HitRow({ hit, q, current }: { hit: Hit; q: string; current: boolean }): JSX.Element {
  const say = useWords(search_words);
  const common = useWords(common_words);
  const { passage } = hit;
  const pictured = passage.boxes.length > 0;
  return (
    <Link to={address_of_hit(hit, q)} class={current ? "hit current" : "hit"}>
      <span class="hit-head">
        <span class="soft hit-rank">{format_number(hit.rank)}</span>
        <Bdi text={short_name(passage.file)} class="hit-file" />
        <span class="soft">{common("page_n", { n: passage.page })}</span>
        <span class={`hit-why why-${hit.why}`}>{say(hit.why)}</span>
      </span>
      {pictured ? <Crop passage={passage} width={1000} height={106} /> : null}
      <span class={`hit-words document-text${pictured ? "" : " long"}`} dir={direction_of(hit.snippet)}>
        {marked_pieces(hit.snippet.replace(/\s+/g, " "), hit.matched.map((word) => word.replace(/\s+/g, " "))).map((piece, k) => (piece.marked ? <mark key={k}>{piece.text}</mark> : piece.text))}
      </span>
    </Link>
  );
}
