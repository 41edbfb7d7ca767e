import type { JSX } from "preact";
import { Dialog } from "../parts/dialog";
import { change_settings, useSettings } from "../words/settings";
import type { Settings } from "../words/settings";
import { useWords, words_of } from "../words/words";

const words = words_of({
  en: {
    title: "Settings",
    language: "Language",
    theme: "Light or dark",
    system: "As the system",
    light: "Light",
    dark: "Dark",
    digits: "Digits",
    months: "Arabic months",
    single_keys: "Keys without Ctrl",
    on: "On",
    off: "Off",
    person: "Your name, for the log",
  },
  ar: {
    title: "الإعدادات",
    language: "اللغة",
    theme: "فاتح أو داكن",
    system: "كما في النظام",
    light: "فاتح",
    dark: "داكن",
    digits: "الأرقام",
    months: "أسماء الأشهر",
    single_keys: "مفاتيح بلا Ctrl",
    on: "تعمل",
    off: "لا تعمل",
    person: "اسمك، للسجل",
  },
});

interface ChoiceProps<Name extends "language" | "theme" | "digits" | "months"> {
  name: Name;
  options: Record<Settings[Name], string>;
}

function Choice<Name extends "language" | "theme" | "digits" | "months">({ name, options }: ChoiceProps<Name>): JSX.Element {
  const say = useWords(words);
  const settings = useSettings();
  return (
    <label>
      <span>{say(name)}</span>
      <select class="field" value={settings[name]} onChange={(event) => change_settings({ [name]: event.currentTarget.value })}>
        {Object.entries<string>(options).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

export function SettingsDialog({ close }: { close: () => void }): JSX.Element {
  const say = useWords(words);
  const settings = useSettings();
  return (
    <Dialog title={say("title")} close={close}>
      <div class="settings">
        <Choice name="language" options={{ en: "English", ar: "العربية" }} />
        <Choice name="theme" options={{ system: say("system"), light: say("light"), dark: say("dark") }} />
        <Choice name="digits" options={{ latn: "0 1 2 3", arab: "٠ ١ ٢ ٣" }} />
        <Choice name="months" options={{ levant: "كانون الثاني، شباط، آذار", egypt: "يناير، فبراير، مارس" }} />
        <label>
          <span>{say("single_keys")}</span>
          <select class="field" value={settings.single_keys ? "on" : "off"} onChange={(event) => change_settings({ single_keys: event.currentTarget.value === "on" })}>
            <option value="on">{say("on")}</option>
            <option value="off">{say("off")}</option>
          </select>
        </label>
        <label>
          <span>{say("person")}</span>
          <input class="field" dir="auto" maxLength={200} value={settings.person} onChange={(event) => change_settings({ person: event.currentTarget.value.trim() })} />
        </label>
      </div>
    </Dialog>
  );
}
