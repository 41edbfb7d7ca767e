// Long lists: only the rows in sight (and some around) are in the page, each of one height, so that 100,000 scroll as well as ten.

import type { ComponentChild, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

interface VirtualListProps {
  count: number;
  row_height: number;
  label: string;
  /// Draws a row; it gets its own place in the list.
  row: (index: number) => ComponentChild;
  /// The row kept in sight when it changes.
  shown?: number | undefined;
}

const kAround = 6;

export function VirtualList({ count, row_height, label, row, shown }: VirtualListProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [seen, set_seen] = useState({ top: 0, height: 800 });
  const look = (): void => {
    const element = box.current;
    if (element) set_seen({ top: element.scrollTop, height: element.clientHeight });
  };
  useLayoutEffect(look, []);
  useEffect(() => {
    const watcher = new ResizeObserver(look);
    if (box.current) watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (shown === undefined || !element) return;
    const top = shown * row_height;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + row_height > element.scrollTop + element.clientHeight) element.scrollTop = top + row_height - element.clientHeight;
  }, [shown, row_height]);
  const first = Math.max(0, Math.floor(seen.top / row_height) - kAround);
  const last = Math.min(count, Math.ceil((seen.top + seen.height) / row_height) + kAround);
  const rows: JSX.Element[] = [];
  for (let k = first; k < last; ++k) {
    rows.push(
      <div key={k} role="listitem" aria-setsize={count} aria-posinset={k + 1} class="virtual-row" style={{ top: `${k * row_height}px`, height: `${row_height}px` }}>
        {row(k)}
      </div>,
    );
  }
  return (
    <div class="virtual" ref={box} onScroll={look} tabIndex={0} role="region" aria-label={label}>
      <div class="virtual-room" role="list" style={{ height: `${count * row_height}px` }}>
        {rows}
      </div>
    </div>
  );
}
