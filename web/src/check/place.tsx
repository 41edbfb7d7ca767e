// One place of the papers that answers a claim: its picture, where it stands, the words compared, what it adds up to.

import type { JSX } from "preact";
import { Link } from "../frame/link";
import { address_of } from "../frame/router";
import { Bdi, short_name } from "../parts/text";
import { common_words } from "../words/common";
import { format_share } from "../words/settings";
import { useWords } from "../words/words";
import { whole_text } from "./alignment";
import { AlignedWords, TextBlock } from "./aligned_words";
import { check_words } from "./check_words";
import { useDocument, usePage } from "../parts/kept";
import { MarkedCrop, TextAround } from "./marked_crop";
import { main_direction } from "../parts/mixed";
import { Mixed, Words } from "../parts/mixed_text";
import type { Claim, Match, OtherLanguage, Passage, Sum } from "./objects";
import { needs_context } from "./reasons";
import { parting } from "./text_around";

/// A page of the place: its picture, or its text where it has none.
function PagePart({ passage, match, part }: { passage: Passage; match: Match; part: number }): JSX.Element {
  const document = useDocument(passage.document);
  const differences = parting(match.differences, part);
  if (document === null) return <div class="marked-crop waiting" />;
  if (document.pictures) return <MarkedCrop passage={passage} differences={differences} />;
  return <TextAround passage={passage} differences={differences} torn={needs_context(match.reasons) ? match : null} />;
}

/// Which paper, which page, how it was read, and the way there.
function Caption({ passage }: { passage: Passage }): JSX.Element {
  const say = useWords(check_words);
  const say_common = useWords(common_words);
  const page = usePage(passage.document, passage.page);
  const document = useDocument(passage.document);
  const read = page && (page.source === "ocr" ? say("by_ocr", { share: format_share(page.confidence) }) : say("own_text"));
  return (
    <figcaption class="place-caption">
      <span class="items">
        <span>{document?.number ? say.rich("number", { number: <Bdi text={document.number} /> }) : <bdi dir="ltr">{short_name(passage.file)}</bdi>}</span>
        <span>{document ? say_common("page_of", { n: passage.page, all: document.pages }) : say_common("page_n", { n: passage.page })}</span>
      </span>
      <span class="items">
        <span>{read ?? "\u00A0"}</span>
        <Link to={address_of(passage)}>
          {say("open_page")} <span aria-hidden="true">↗</span>
        </Link>
      </span>
    </figcaption>
  );
}

/// The space between marked words and those beside them, of which the server sends none.
const space_after = (before: string): string => (/[«“‘([]$/.test(before) ? "" : " ");
const space_before = (after: string): string => (/^[.,;:!?…»”’)\]،؛؟]/.test(after) ? "" : " ");

/// The sentence that the passage stands in, its words marked; what the story leaves out of it set off.
function Sentence({ match, torn }: { match: Match; torn: boolean }): JSX.Element | null {
  const { text } = match.passage;
  const [before, after] = [match.before ?? "", match.after ?? ""];
  if (before === "" && after === "") return null;
  const direction = main_direction(text + before + after) ?? "ltr";
  const around = torn ? "torn" : undefined;
  return (
    <p class="sentence" dir={direction} lang={direction === "rtl" ? "ar" : "en"}>
      <span class={around}>
        <Mixed text={before} direction={direction} />
      </span>
      {space_after(before)}
      <mark>
        <Mixed text={text} direction={direction} />
      </mark>
      {space_before(after)}
      <span class={around}>
        <Mixed text={after} direction={direction} />
      </span>
    </p>
  );
}

/// A sum as a sum: each term with the words it is from, a line, the total.
function SumShown({ sum }: { sum: Sum }): JSX.Element {
  const say = useWords(check_words);
  const terms = sum.terms ?? [];
  if (terms.length === 0) return <TextBlock class="note-box" text={sum.text ?? sum.total ?? ""} />;
  return (
    <table class="sum note-box">
      <caption class="only-heard">{say("sum")}</caption>
      <tbody>
        {terms.map((term, i) => (
          <tr key={i}>
            <td aria-hidden="true">{i === 0 ? "" : "+"}</td>
            <td class="sum-value">{term.value}</td>
            <td>
              {term.passage ? (
                <Link to={address_of(term.passage)}>
                  <Words text={term.text ?? term.passage.text} />
                </Link>
              ) : (
                <Words text={term.text ?? ""} />
              )}
            </td>
          </tr>
        ))}
        <tr class="sum-total">
          <td aria-hidden="true">=</td>
          <td class="sum-value">{sum.total ?? ""}</td>
          <td>{say("total")}</td>
        </tr>
      </tbody>
    </table>
  );
}

/// The original beside its translation, or the other way round, with what one says and the other does not.
function OtherLanguageShown({ match, other }: { match: Match; other: OtherLanguage }): JSX.Element {
  const say = useWords(check_words);
  const here = other.role === "original" ? "in_translation" : "in_original";
  const there = other.role === "original" ? "in_original" : "in_translation";
  return (
    <dl class="two-texts">
      <dt>{say(here)}</dt>
      <dd>
        <TextBlock class="aligned-line" text={whole_text(match)} />
      </dd>
      <dt>{say(there)}</dt>
      <dd>
        <TextBlock class="aligned-line" text={other.passage.text} />
        <p class="small soft items">
          <Link to={address_of(other.passage)}>
            <bdi dir="ltr">{short_name(other.passage.file)}</bdi> <span aria-hidden="true">↗</span>
          </Link>
          <span>{say(other.linked === "person" ? "linked_by_person" : "link_proposed")}</span>
        </p>
        {other.differences.map((one, i) => (
          <p key={i} class="small parts">
            {say.rich("languages_part", { here: <Words text={one.here ?? "–"} />, there: <Words text={one.there ?? "–"} /> })}
          </p>
        ))}
      </dd>
    </dl>
  );
}

function Copies({ copies }: { copies: Passage[] }): JSX.Element {
  const say = useWords(check_words);
  const files = copies.map((copy, i) => (
    <>
      {i === 0 ? "" : ", "}
      <Link to={address_of(copy)}>
        <bdi dir="ltr">{short_name(copy.file)}</bdi>
      </Link>
    </>
  ));
  return <p class="small soft">{say.rich(copies.length === 1 ? "one_copy" : "copies", { files: <span>{files}</span> })}</p>;
}

export function Place({ claim, match }: { claim: Claim; match: Match }): JSX.Element {
  const quotation = claim.type === "quotation";
  const torn = needs_context(match.reasons);
  const pictured = useDocument(match.passage.document)?.pictures ?? false;
  const sum = match.sum ?? claim.sum;
  return (
    <>
      <figure class="place">
        <PagePart passage={match.passage} match={match} part={0} />
        {match.passage.and ? <PagePart passage={match.passage.and} match={match} part={1} /> : null}
        <Caption passage={match.passage} />
      </figure>
      {quotation ? <AlignedWords claim={claim} match={match} /> : null}
      {pictured && (!quotation || torn) ? <Sentence match={match} torn={torn} /> : null}
      {match.other_language ? <OtherLanguageShown match={match} other={match.other_language} /> : null}
      {sum ? <SumShown sum={sum} /> : null}
      {match.copies && match.copies.length > 0 ? <Copies copies={match.copies} /> : null}
    </>
  );
}
