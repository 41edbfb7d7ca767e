// Every action has a key. A mounted component gives its keys with `useKeys`; the last one mounted is asked first, so that a dialog's keys go before
// those of the view under it. `?` shows all that hold now.
//
// A key is written as in KeyboardEvent.key with modifiers before it: "j", "ArrowLeft", "ctrl+f", "shift+Enter". Letters are found by their place on
// the keyboard when the layout is not Latin, so that J works on an Arabic keyboard too.

import { useLayoutEffect, useRef } from "preact/hooks";
import { settings_now } from "../words/settings";

export interface Key {
  key: string;
  /// What it does, as the list of keys says it.
  does: string;
  run: (event: KeyboardEvent) => void;
  /// Holds while typing in a field too (Escape, Enter with a modifier).
  typing?: boolean;
}

const layers: { keys: Key[] }[] = [];

function name_of_event(event: KeyboardEvent): string {
  let key = event.key;
  if (key.length === 1 && key > "~") {
    if (/^Key[A-Z]$/.test(event.code)) key = event.code.slice(3).toLowerCase();
    else if (/^Digit\d$/.test(event.code)) key = event.code.slice(5);
    else if (key === "؟") key = "?";
  }
  const modifiers = [event.ctrlKey || event.metaKey ? "ctrl+" : "", event.altKey ? "alt+" : ""];
  if (event.shiftKey && (key.length > 1 || /[a-z]/i.test(key))) modifiers.push("shift+");
  return modifiers.join("") + (key.length === 1 ? key.toLowerCase() : key);
}

const is_typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !/^(checkbox|radio|file)$/.test((target as HTMLInputElement).type);

/// Enter and Space belong to the button or link that has the focus.
const is_pressing = (target: EventTarget | null, name: string): boolean =>
  target instanceof HTMLElement && /^(Enter| )$/.test(name) && /^(BUTTON|A|SUMMARY)$/.test(target.tagName);

function on_key(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const name = name_of_event(event);
  if (name.length === 1 && !settings_now().single_keys) return;
  if (is_pressing(event.target, name)) return;
  const typing = is_typing(event.target);
  for (let i = layers.length - 1; i >= 0; --i) {
    const found = layers[i]?.keys.find((key) => key.key === name && (!typing || key.typing === true));
    if (found) {
      event.preventDefault();
      found.run(event);
      return;
    }
  }
}

window.addEventListener("keydown", on_key);

/// The keys that hold while the calling component is mounted.
export function useKeys(keys: Key[]): void {
  const layer = useRef({ keys });
  layer.current.keys = keys;
  // Before it is painted: what is seen has its keys.
  useLayoutEffect(() => {
    const mine = layer.current;
    layers.push(mine);
    return () => void layers.splice(layers.indexOf(mine), 1);
  }, []);
}

/// All keys that hold now, the innermost first, each once.
export function keys_now(): Key[] {
  const seen = new Set<string>();
  return [...layers]
    .reverse()
    .flatMap((layer) => layer.keys)
    .filter((key) => !seen.has(key.key) && seen.add(key.key));
}
