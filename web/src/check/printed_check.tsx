// The whole check on paper: the story, then every claim with its evidence. The print dialog makes a PDF of it.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Bdi } from "../parts/text";
import { useWords } from "../words/words";
import { check_words } from "./check_words";
import { Evidence } from "./evidence_pane";
import type { Check } from "./objects";
import { StoryPane } from "./story_pane";

/// Pictures that have not come after this time are printed as what is said in their place.
const kPatience = 20_000;
const kLook = 200;

export function PrintedCheck({ check, done }: { check: Check; done: () => void }): JSX.Element {
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
      done();
    }, kLook);
    return () => clearInterval(timer);
  }, [done]);
  const claims = new Map(check.claims.map((claim) => [claim.n, claim]));
  return (
    <div class="printed" ref={sheet}>
      <h1>
        <Bdi text={check.name} />
      </h1>
      {check.story ? <StoryPane story={check.story} claims={check.claims} choice={{ claims, chosen: null, address: (n) => `#${n}` }} /> : null}
      <section aria-label={say("evidence")}>
        {check.claims.map((claim) => (
          <article key={claim.n} class="printed-claim">
            <Evidence claim={claim} all={check.claims.length} />
          </article>
        ))}
      </section>
    </div>
  );
}
