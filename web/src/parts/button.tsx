import type { ComponentChildren, JSX } from "preact";

export interface ButtonProps {
  children: ComponentChildren;
  press: () => void;
  /// The key that does the same, shown on the button.
  hint?: string;
  /// What is said of it where the face is only a sign.
  label?: string;
  pressed?: boolean;
  disabled?: boolean;
  face?: "main" | "plain";
}

export function Button({ children, press, hint, label, pressed, disabled, face }: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class={`button ${face ?? ""}`}
      onClick={press}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      aria-keyshortcuts={hint === undefined || hint.length !== 1 ? undefined : hint}
    >
      {label === undefined ? children : <span aria-hidden="true">{children}</span>}
      {label === undefined ? null : <span class="only-heard">{label}</span>}
      {hint === undefined ? null : <kbd aria-hidden="true">{hint.length === 1 ? hint.toUpperCase() : hint}</kbd>}
    </button>
  );
}
