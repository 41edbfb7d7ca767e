// The bar on top and the view under it.

import type { JSX } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { get_case } from "../api/client";
import { useEvent } from "../api/events";
import { ApiError } from "../api/http";
import type { CaseInfo } from "../api/objects";
import { keys_now, useKeys } from "../keys/keyboard";
import { Dialog } from "../parts/dialog";
import { useLoaded } from "../parts/loaded";
import { Bdi } from "../parts/text";
import { Toasts } from "../parts/toast";
import { views } from "../views";
import { change_settings, useSettings } from "../words/settings";
import { useWords, words_of } from "../words/words";
import { Link } from "./link";
import { PersonAsked } from "./person";
import { go, useRoute } from "./router";
import { SettingsDialog } from "./settings_dialog";

const words = words_of({
  en: {
    skip: "Skip to the content",
    views: "Views",
    settings: "Settings",
    keys: "Keys",
    go_to: "Go to {name}",
    no_way_in: "This address has no way in",
    open_again: "Open the address that “recto serve” printed in the terminal, whole, with what stands after the #. It is a new one each time it is started.",
    cannot: "The case cannot be shown",
    nothing_here: "There is nothing at this address",
  },
  ar: {
    skip: "إلى المحتوى",
    views: "الأقسام",
    settings: "الإعدادات",
    keys: "المفاتيح",
    go_to: "إلى {name}",
    no_way_in: "لا مدخل من هذا العنوان",
    open_again: "افتح العنوان الذي طبعه الأمر recto serve في الطرفية كاملاً، مع ما بعد علامة #. وهو جديد في كل تشغيل.",
    cannot: "تعذّر عرض القضية",
    nothing_here: "لا شيء في هذا العنوان",
  },
});

function KeyList({ close }: { close: () => void }): JSX.Element {
  const say = useWords(words);
  return (
    <Dialog title={say("keys")} close={close}>
      <dl class="key-list">
        {keys_now().map((key) => [
          <dt key={key.key}>
            <kbd dir="ltr">{key.key}</kbd>
          </dt>,
          <dd key={`${key.key} does`}>{key.does}</dd>,
        ])}
      </dl>
    </Dialog>
  );
}

function Bar({ info, open }: { info: CaseInfo | null; open: (dialog: "settings" | "keys") => void }): JSX.Element {
  const say = useWords(words);
  const { language } = useSettings();
  const here = useRoute().parts[0];
  const other = language === "en" ? "ar" : "en";
  return (
    <header class="bar">
      <Link to="/" class="bar-mark">
        Recto
      </Link>
      {info ? (
        <span class="bar-case">
          <Bdi text={info.name} />
        </span>
      ) : null}
      <nav aria-label={say("views")}>
        {views.map((view) => (
          <Link key={view.id} to={`/${view.id}`} current={view.id === here}>
            {view.name[language]}
          </Link>
        ))}
      </nav>
      <div class="bar-end">
        <button type="button" lang={other} onClick={() => change_settings({ language: other })}>
          {other === "ar" ? "العربية" : "English"}
        </button>
        <button type="button" onClick={() => open("settings")}>
          {say("settings")}
        </button>
        <button type="button" aria-label={say("keys")} title={say("keys")} onClick={() => open("keys")}>
          ?
        </button>
      </div>
    </header>
  );
}

function NoWayIn({ why }: { why: Error }): JSX.Element {
  const say = useWords(words);
  const locked_out = why instanceof ApiError && (why.status === 401 || why.status === 403);
  return (
    <div class="stand">
      <h1>{say(locked_out ? "no_way_in" : "cannot")}</h1>
      <p>{locked_out ? say("open_again") : why.message}</p>
    </div>
  );
}

function Shown({ info }: { info: ReturnType<typeof useLoaded<CaseInfo>>[0] }): JSX.Element {
  const say = useWords(words);
  const route = useRoute();
  const view = views.find((one) => one.id === route.parts[0]);
  if (info.is === "failed") return <NoWayIn why={info.why} />;
  if (info.is === "loading") return <div />;
  if (!view) {
    return (
      <div class="stand">
        <h1>{say("nothing_here")}</h1>
      </div>
    );
  }
  return view.draw(route, route.parts.slice(1));
}

export function Frame(): JSX.Element {
  const say = useWords(words);
  const { language } = useSettings();
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const [dialog, open] = useState<"settings" | "keys" | null>(null);
  const [info, again] = useLoaded("case", get_case);
  const view = views.find((one) => one.id === route.parts[0]);
  useEvent("case", useCallback(() => again(), [again]));
  useEffect(() => {
    if (route.path === "/") go(`/${views[0]?.id ?? ""}`, { replace: true });
  }, [route.path]);
  useEffect(() => {
    document.title = view ? `${view.name[language]} – Recto` : "Recto";
  }, [view, language]);
  useKeys([
    { key: "?", does: say("keys"), run: () => open("keys") },
    ...views.map((one, k) => ({ key: `alt+${k + 1}`, does: say("go_to", { name: one.name[language] }), typing: true, run: () => go(`/${one.id}`) })),
  ]);
  return (
    <div class="frame">
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        {say("skip")}
      </a>
      <Bar info={info.is === "here" ? info.value : null} open={open} />
      <main class="view" id="main" tabIndex={-1} ref={main}>
        <Shown info={info} />
      </main>
      {dialog === "settings" ? <SettingsDialog close={() => open(null)} /> : null}
      {dialog === "keys" ? <KeyList close={() => open(null)} /> : null}
      <PersonAsked />
      <Toasts />
    </div>
  );
}
