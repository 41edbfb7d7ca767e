// Letters on a line of time, read in the direction of the interface, and the same as a table.

import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { go } from "../frame/router";
import { Link } from "../frame/link";
import { useLoaded } from "../parts/loaded";
import { Bdi, joined } from "../parts/text";
import { common_words, name_of } from "../words/common";
import { format_date, useSettings } from "../words/settings";
import { useWords } from "../words/words";
import { LetterFilter, useLetterQuery } from "./letter_filter";
import { DateShown } from "./letter_table";
import { letter_address, line_of, type LetterLine } from "./letter_rows";
import { get_letters } from "./letters_client";
import { letters_words } from "./letters_words";
import { day_span, type DaySpan, lanes, padded, share_of, ticks } from "./timeline_scale";

const kWidth = 1200;
/// Half of the longest name of a month.
const kMargin = 60;
const kLane = 24;
const kApart = 20;
const kMostTicks = 12;
const kMost = 500;

interface Mark {
  line: LetterLine;
  span: DaySpan;
}

/// A shape for each kind of letter: round for letters, square for orders and the like, a diamond for telegrams and mail.
function Shape({ type, x, y }: { type: string; x: number; y: number }): JSX.Element {
  if (type === "telegram" || type === "email") return <path d={`M${x} ${y - 8}L${x + 8} ${y}L${x} ${y + 8}L${x - 8} ${y}Z`} />;
  if (type === "letter") return <circle cx={x} cy={y} r={7} />;
  return <rect x={x - 6.5} y={y - 6.5} width={13} height={13} />;
}

interface LineProps {
  marks: Mark[];
  from_right: boolean;
}

function Line({ marks, from_right }: LineProps): JSX.Element | null {
  const say = useWords(letters_words);
  const say_common = useWords(common_words);
  const svg = useRef<SVGSVGElement>(null);
  const range = padded(marks.map(({ span }) => span));
  if (!range) return null;
  const place = (day: number): number => kMargin + share_of(day, range.first, range.last) * (kWidth - 2 * kMargin);
  const shown = (x: number): number => (from_right ? kWidth - x : x);
  const middles = marks.map(({ span }) => place((span.first + span.last) / 2));
  const lane_of = lanes(middles, kApart);
  const ground = (Math.max(...lane_of) + 1) * kLane + 16;
  const focus = (k: number): void => svg.current?.querySelectorAll<SVGGElement>(".time-mark")[k]?.focus();
  const on_key = (k: number) => (event: KeyboardEvent): void => {
    const forward = from_right ? -1 : 1;
    const step = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" || event.key === " ") go(letter_address((marks[k] as Mark).line.id));
    else if (step === undefined) return;
    else focus(Math.max(0, Math.min(marks.length - 1, k + step)));
    event.preventDefault();
  };
  return (
    <svg ref={svg} class="timeline" viewBox={`0 0 ${kWidth} ${ground + 34}`} role="group" aria-label={say("timeline_label")}>
      <line class="time-ground" x1={kMargin} x2={kWidth - kMargin} y1={ground} y2={ground} />
      {ticks(range.first, range.last, kMostTicks).map((tick) => (
        <g key={tick.day} class={tick.month === 0 ? "time-tick of-year" : "time-tick"} aria-hidden="true">
          <line x1={shown(place(tick.day))} x2={shown(place(tick.day))} y1={ground} y2={ground + 7} />
          <text x={shown(place(tick.day))} y={ground + 24} text-anchor="middle">
            {tick.month === 0 ? format_date(String(tick.year)) : format_date(`${tick.year}-${String(tick.month).padStart(2, "0")}`)}
          </text>
        </g>
      ))}
      {marks.map(({ line, span }, k) => {
        const y = ground - 18 - (lane_of[k] ?? 0) * kLane;
        const [a, b] = [shown(place(span.first)), shown(place(span.last))];
        const name = [name_of(say_common, line.type), line.number, format_date(line.date), line.from].filter((part) => part !== "").join(", ");
        return (
          <g key={line.id} class="time-mark" tabindex={k === 0 ? 0 : -1} role="link" aria-label={name} onKeyDown={on_key(k)} onClick={() => go(letter_address(line.id))}>
            <title>{name}</title>
            {span.last > span.first ? <line class="time-range" x1={a} x2={b} y1={y} y2={y} /> : null}
            <Shape type={line.type} x={shown(middles[k] ?? 0)} y={y} />
          </g>
        );
      })}
    </svg>
  );
}

function TimeTable({ lines }: { lines: LetterLine[] }): JSX.Element {
  const say = useWords(letters_words);
  const say_common = useWords(common_words);
  return (
    <table class="plain-table">
      <thead>
        <tr>
          {(["date", "type", "number", "from", "to", "subject"] as const).map((name) => (
            <th key={name} scope="col">
              {say(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>{line.date === "" ? "" : <DateShown line={line} />}</td>
            <td>{name_of(say_common, line.type)}</td>
            <th scope="row" class="of-page">
              <Link to={letter_address(line.id)}>{line.number === "" ? say("show") : <Bdi text={line.number} />}</Link>
            </th>
            <td class="of-page">{line.from === "" ? "" : <Bdi text={line.from} />}</td>
            <td class="of-page">{line.to.length === 0 ? "" : <Bdi text={joined(line.to)} />}</td>
            <td class="of-page">{line.subject === "" ? "" : <Bdi text={line.subject} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Timeline(): JSX.Element {
  const say = useWords(letters_words);
  const { language } = useSettings();
  const [query] = useLetterQuery();
  const [loaded] = useLoaded(JSON.stringify(query), (signal) => get_letters({ ...query, sort: "date" }, 0, kMost, signal));
  const listing = loaded.is === "here" ? loaded.value : null;
  const lines = useMemo(() => (listing?.items ?? []).map(line_of), [listing]);
  const marks = useMemo(
    () =>
      lines
        .flatMap((line): Mark[] => {
          const span = line.calendar === "gregorian" ? day_span(line.date) : null;
          return span ? [{ line, span }] : [];
        })
        .sort((a, b) => a.span.first + a.span.last - b.span.first - b.span.last),
    [lines],
  );
  const undated = lines.length - marks.length;
  return (
    <div class="letter-table">
      <LetterFilter facets={listing?.facets ?? {}} total={listing?.total ?? null} complete />
      <div class="letters-page" tabIndex={0} role="region" aria-label={say("tab_timeline")}>
        {loaded.is === "failed" ? <p>{loaded.why.message}</p> : null}
        <figure hidden={listing === null}>
          <Line marks={marks} from_right={language === "ar"} />
          <figcaption class="soft items">
            <span>{say("timeline_intro")}</span>
            {undated > 0 ? <span>{say("undated", { count: undated })}</span> : null}
            {listing && listing.total > lines.length ? <span>{say("only_first", { n: lines.length, all: listing.total })}</span> : null}
          </figcaption>
        </figure>
        {listing === null ? null : <TimeTable lines={lines} />}
      </div>
    </div>
  );
}
