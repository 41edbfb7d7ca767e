// What the interface says, in English and Arabic. A view keeps its sentences in a table of its own, `words_of({ en: {…}, ar: {…} })`: a key that
// one language lacks does not compile. An entry is a sentence with {places}, or one sentence for each plural form, chosen by {count}.
// Texts put into a place are isolated (U+2068 … U+2069), so that a name of the other direction turns nothing around.

import type { ComponentChild } from "preact";
import { format_number, useSettings } from "./settings";
import type { Language, Settings } from "./settings";

export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Entry = string | Forms;
export type Value = string | number;
export type Table<Key extends string> = Record<Language, Record<Key, Entry>>;

/// A table of sentences; the keys are taken from the English ones and asked of the Arabic ones.
export function words_of<Key extends string>(table: { en: Record<Key, Entry>; ar: Record<NoInfer<Key>, Entry> }): Table<Key> {
  return table;
}
type NoInfer<T> = [T][T extends unknown ? 0 : never];

const rules: Record<Language, Intl.PluralRules> = { en: new Intl.PluralRules("en"), ar: new Intl.PluralRules("ar") };

function sentence(entry: Entry, language: Language, values: Record<string, unknown>): string {
  if (typeof entry === "string") return entry;
  const count = typeof values["count"] === "number" ? values["count"] : 0;
  return entry[rules[language].select(count)] ?? entry.other;
}

const isolated = (text: string): string => `\u2068${text}\u2069`;
const printed = (value: Value, settings: Settings): string => (typeof value === "number" ? format_number(value, settings) : isolated(value));

export interface Say<Key extends string> {
  /// The sentence of a key.
  (key: Key, values?: Record<string, Value>): string;
  /// The same with elements in its places.
  rich(key: Key, values: Record<string, ComponentChild>): ComponentChild[];
}

export function say_in<Key extends string>(table: Table<Key>, settings: Settings): Say<Key> {
  const { language } = settings;
  const say = (key: Key, values: Record<string, Value> = {}): string =>
    sentence(table[language][key], language, values).replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return value === undefined ? place : printed(value, settings);
    });
  const rich = (key: Key, values: Record<string, ComponentChild>): ComponentChild[] =>
    sentence(table[language][key], language, values)
      .split(/(\{\w+\})/)
      .map((part) => {
        const name = /^\{(\w+)\}$/.exec(part)?.[1];
        if (name === undefined) return part;
        const value = values[name];
        return typeof value === "number" ? format_number(value, settings) : value;
      });
  return Object.assign(say, { rich });
}

/// The sentences of a table in the language now chosen.
export const useWords = <Key extends string>(table: Table<Key>): Say<Key> => say_in(table, useSettings());
