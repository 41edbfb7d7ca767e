import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { common_words } from "../words/common";
import { useWords } from "../words/words";
import { Button } from "./button";

interface DialogProps {
  title: string;
  close: () => void;
  children: ComponentChildren;
  /// Buttons at its foot; without them there is only the one that closes.
  foot?: ComponentChildren;
}

/// A modal dialog: the browser keeps the focus in it and gives it back; Escape closes.
export function Dialog({ title, close, children, foot }: DialogProps): JSX.Element {
  const box = useRef<HTMLDialogElement>(null);
  const say = useWords(common_words);
  useEffect(() => {
    const shown = box.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={box}
      class="dialog"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="dialog-head">
        <h2>{title}</h2>
        <Button press={close} face="plain" label={say("close")}>
          ✕
        </Button>
      </div>
      {children}
      {foot === undefined ? null : <div class="dialog-foot">{foot}</div>}
    </dialog>
  );
}
