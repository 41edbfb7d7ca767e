import type { ComponentChildren, JSX } from "preact";
import { go } from "./router";

interface LinkProps {
  to: string;
  children: ComponentChildren;
  class?: string | undefined;
  current?: boolean;
  label?: string;
  replace?: boolean;
}

/// A link within the application: a plain click moves without loading, any other (middle, with Ctrl) does what links do.
export function Link({ to, children, class: name, current, label, replace }: LinkProps): JSX.Element {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to, replace === true ? { replace: true } : {});
  };
  return (
    <a href={to} class={name} onClick={follow} aria-current={current === true ? "page" : undefined} aria-label={label}>
      {children}
    </a>
  );
}
