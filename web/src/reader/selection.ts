// Which words are selected, however they came to be: by dragging over the text (the browser's own selection), by a click on a word, or word by word with the keys.

import { useEffect, useState } from "preact/hooks";
import type { Page } from "../api/objects";
import { end_of, words_in } from "./passages";
import type { Span } from "./passages";

/// The span of one end of a browser's selection: of the element with data-start around it, plus the scalars before it in there.
function offset_of(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const word = element?.closest<HTMLElement>("[data-start]");
  if (!word) return null;
  const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "").slice(0, offset) : offset > 0 ? (node.textContent ?? "") : "";
  return Number(word.dataset["start"]) + Array.from(text.replace(/\s+$/, "")).length;
}

function selected_by_browser(): Span | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offset_of(range.startContainer, range.startOffset);
  const end = offset_of(range.endContainer, range.endOffset);
  return start === null || end === null || start === end ? null : { start: Math.min(start, end), end: Math.max(start, end) };
}

/// The same page, perhaps asked for again: what is selected on it stays.
function is_same(one: Page, other: Page): boolean {
  return one === other || (one.file === other.file && one.page === other.page && one.text === other.text);
}

/// Whole words only: what is cited and searched is words.
function to_words(page: Page, span: Span): Span | null {
  const words = words_in(page, span);
  const [first, last] = [words[0], words[words.length - 1]];
  return first && last ? { start: first.start, end: end_of(last) } : null;
}

export interface WordSelection {
  span: Span | null;
  /// Moves the word cursor by so many words; with `longer` the selection's far end goes and its near end stays.
  move: (by: number, longer: boolean) => void;
  clear: () => void;
}

export function useWordSelection(page: Page | null): WordSelection {
  const [keys, set_keys] = useState<{ page: Page; anchor: number; focus: number } | null>(null);
  const [dragged, set_dragged] = useState<Span | null>(null);
  useEffect(() => {
    const changed = (): void => set_dragged(selected_by_browser());
    document.addEventListener("selectionchange", changed);
    return () => document.removeEventListener("selectionchange", changed);
  }, []);
  useEffect(() => {
    const clicked = (event: MouseEvent): void => {
      const word = event.target instanceof Element ? event.target.closest<HTMLElement>(".text-layer [data-start], .word[data-start]") : null;
      if (!page || !word || getSelection()?.isCollapsed === false) return;
      const at = Number(word.dataset["start"]);
      const index = page.words.findIndex((one) => one.start <= at && at < end_of(one));
      if (index >= 0) set_keys({ page, anchor: index, focus: index });
    };
    document.addEventListener("click", clicked);
    return () => document.removeEventListener("click", clicked);
  }, [page]);
  const move = (by: number, longer: boolean): void => {
    if (!page || page.words.length === 0) return;
    getSelection()?.removeAllRanges();
    set_keys((now) => {
      const from = now && is_same(now.page, page) ? now : { anchor: by > 0 ? -1 : page.words.length, focus: by > 0 ? -1 : page.words.length };
      const focus = Math.max(0, Math.min(page.words.length - 1, from.focus + by));
      return { page, focus, anchor: longer && from.anchor >= 0 && from.anchor < page.words.length ? from.anchor : focus };
    });
  };
  const clear = (): void => {
    getSelection()?.removeAllRanges();
    set_keys(null);
    set_dragged(null);
  };
  return { span: page && (dragged ? to_words(page, dragged) : span_of_keys(page, keys)), move, clear };
}

function span_of_keys(page: Page, keys: { page: Page; anchor: number; focus: number } | null): Span | null {
  if (!keys || !is_same(keys.page, page)) return null;
  const first = page.words[Math.min(keys.anchor, keys.focus)];
  const last = page.words[Math.max(keys.anchor, keys.focus)];
  return first && last ? { start: first.start, end: end_of(last) } : null;
}
