// The whole check on paper: the story, then every claim with its evidence. The browser's print dialog prints it or saves it as PDF; how it is set stands in print.css.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Bdi } from "../parts/text";
import { format_moment, useSettings } from "../words/settings";
import { useWords } from "../words/words";
import { check_words } from "./check_words";
import { progress_of } from "./decisions";
import { Evidence } from "./evidence_pane";
import { type Check, type Claim, kVerdicts, type WholeClaim } from "./objects";
import { StoryPane } from "./story_pane";

/// Pictures that have not come after this time are printed as what is said in their place.
const kPatience = 20_000;
const kLook = 200;

/// `claims`: all of the check, with their evidence.
export function PrintedCheck({ check, claims, done }: { check: Check; claims: readonly WholeClaim[]; done: () => void }): JSX.Element {
  const say = useWords(check_words);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const begun = Date.now();
    const timer = setInterval(() => {
      const waiting = sheet.current?.querySelectorAll(".marked-crop.waiting").length ?? 0;
      const pictures = [...(sheet.current?.querySelectorAll("img") ?? [])];
      if ((waiting > 0 || pictures.some((picture) => !picture.complete)) && Date.now() - begun < kPatience) return;
      clearInterval(timer);
      window.print();
    }, kLook);
    // Safari's print() comes back while its dialog is open.
    window.addEventListener("afterprint", done);
    return () => {
      clearInterval(timer);
      window.removeEventListener("afterprint", done);
    };
  }, []);
  const { language } = useSettings();
  const listed = language === "ar" ? "، " : ", ";
  const progress = progress_of(claims);
  const by_number = new Map<number, Claim>(claims.map((claim) => [claim.n, claim]));
  return (
    <div class="printed" ref={sheet}>
      <header class="printed-head">
        <h1>
          <Bdi text={check.name} />
        </h1>
        <p>
          {say("printed_on", { when: format_moment(new Date().toISOString()) })} {say("claims", { count: claims.length })}: {kVerdicts.map((verdict) => say(`count_${verdict}`, { n: progress.counts[verdict] })).join(listed)}. {say("decided_of", { n: progress.decided, all: progress.claims })}.
        </p>
      </header>
      {check.story ? <StoryPane story={check.story} claims={claims} choice={{ claims: by_number, chosen: null, address: (n) => `#${n}`, numbered: true }} /> : null}
      <section aria-label={say("evidence")}>
        {claims.map((claim) => (
          <article key={claim.n} class="printed-claim">
            <Evidence claim={claim} all={claims.length} />
          </article>
        ))}
      </section>
    </div>
  );
}
