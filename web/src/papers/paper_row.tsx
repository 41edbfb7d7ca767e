import type { JSX } from "preact";
import { page_picture } from "../api/client";
import type { DocumentLine } from "../api/objects";
import { usePicture } from "../api/pictures";
import { Link } from "../frame/link";
import { Bdi, short_name } from "../parts/text";
import { common_words, name_of } from "../words/common";
import { format_date, format_share } from "../words/settings";
import { useWords } from "../words/words";

/// A page as a small picture, on paper of its shape until it comes.
export function Thumbnail({ paper, page, width }: { paper: DocumentLine; page: number; width: number }): JSX.Element {
  const state = usePicture(paper.pictures ? page_picture(paper.document, page, width) : null);
  if (!paper.pictures) return <span class="thumbnail without" />;
  return <span class="thumbnail">{state.is === "shown" ? <img src={state.picture.url} alt="" /> : null}</span>;
}

function Parties({ paper }: { paper: DocumentLine }): JSX.Element | null {
  const [to] = paper.to;
  if (paper.from === null && to === undefined) return null;
  return (
    <span>
      {paper.from === null ? "…" : <Bdi text={paper.from} />}
      <span class="arrow" aria-hidden="true" />
      {to === undefined ? "…" : <Bdi text={to} />}
    </span>
  );
}

/// One paper of the list: what it is about, who to whom, when; and how surely it was read.
export function PaperRow({ paper, current }: { paper: DocumentLine; current: boolean }): JSX.Element {
  const common = useWords(common_words);
  const title = paper.subject ?? short_name(paper.file);
  const type = paper.types[0];
  return (
    <Link to={`/papers/${encodeURIComponent(paper.document)}/1`} class={current ? "paper current" : "paper"}>
      <Thumbnail paper={paper} page={1} width={120} />
      <span class="paper-what">
        <span class="paper-title">
          <Bdi text={title} class="document-text" />
          {paper.number === null ? null : <Bdi text={paper.number} class="paper-number" />}
        </span>
        <span class="paper-who">
          <Parties paper={paper} />
        </span>
        <span class="soft paper-facts">
          {type === undefined ? null : <span>{name_of(common, type)}</span>}
          {paper.date === null ? null : <span>{format_date(paper.date)}</span>}
          <span>{common("pages", { count: paper.pages })}</span>
          {paper.language === null ? null : <span>{name_of(common, paper.language)}</span>}
          {paper.subject === null ? null : <Bdi text={short_name(paper.file)} class="paper-file" />}
        </span>
      </span>
      <span class="soft paper-sure">
        {common(paper.source === "ocr" ? "read_by_ocr" : "text_layer")}
        <br />
        {paper.source === "ocr" ? common("sure", { share: format_share(paper.confidence) }) : null}
      </span>
    </Link>
  );
}
