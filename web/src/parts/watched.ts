// A value that belongs to no component: those that use it are drawn again when another takes its place.

import { useEffect, useState } from "preact/hooks";

export interface Watched<Value> {
  now: () => Value;
  /// Puts another value in its place and has all drawn again that use it.
  put: (value: Value) => void;
  /// The value now, within a component.
  use: () => Value;
}

export function watched<Value>(first: Value): Watched<Value> {
  let current = first;
  const watchers = new Set<() => void>();
  const put = (value: Value): void => {
    current = value;
    for (const watcher of [...watchers]) watcher();
  };
  const use = (): Value => {
    const [, redraw] = useState(0);
    useEffect(() => {
      const watcher = (): void => redraw((n) => n + 1);
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    }, []);
    return current;
  };
  return { now: () => current, put, use };
}
