// Text of papers within the interface: isolated, in the direction of its own first strong letter.

import type { JSX } from "preact";

/// A letter number such as 214/ق/3 has no strong letter where it begins; it is set as it stands on an Arabic page.
const kArabic = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
export const direction_of = (text: string): "rtl" | "ltr" => (kArabic.test(text) ? "rtl" : "ltr");

/// Words of a paper, a name or a number. `dir` is taken from whether there is any Arabic in them.
export function Bdi({ text, class: name, title }: { text: string; class?: string; title?: string }): JSX.Element {
  const dir = direction_of(text);
  return (
    <bdi dir={dir} lang={dir === "rtl" ? "ar" : undefined} class={name} title={title}>
      {text}
    </bdi>
  );
}

/// Several names as one text, with the comma of their script.
export const joined = (names: readonly string[]): string => names.join(names.some((name) => direction_of(name) === "rtl") ? "، " : ", ");

/// A range of code points of a text: offsets of the interface count Unicode scalars, those of a JavaScript string count halves of some.
export const slice_scalars = (text: string, start: number, end?: number): string => Array.from(text).slice(start, end).join("");

/// A file's name without its folders, as one mostly wants to see it.
export const short_name = (file: string): string => file.split("/").pop() ?? file;
