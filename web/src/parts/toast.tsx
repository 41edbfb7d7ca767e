// A word about what just happened, heard by screen readers; gone after some seconds.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

interface Told {
  id: number;
  text: string;
  bad: boolean;
}

let told: Told[] = [];
let last = 0;
let redraw: () => void = () => undefined;

function tell_as(text: string, bad: boolean): void {
  const id = ++last;
  told = [...told.slice(-2), { id, text, bad }];
  redraw();
  setTimeout(
    () => {
      told = told.filter((one) => one.id !== id);
      redraw();
    },
    bad ? 9000 : 3500,
  );
}

export const tell = (text: string): void => tell_as(text, false);
/// Tells of a failure with its own sentence.
export const tell_error = (cause: unknown): void => tell_as(cause instanceof Error ? cause.message : String(cause), true);

export function Toasts(): JSX.Element {
  const [, set] = useState(0);
  useEffect(() => {
    redraw = () => set((n) => n + 1);
  }, []);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {told.map((one) => (
        <div key={one.id} class={one.bad ? "toast bad" : "toast"} dir="auto">
          {one.text}
        </div>
      ))}
    </div>
  );
}
