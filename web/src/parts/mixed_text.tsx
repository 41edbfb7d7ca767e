import type { JSX } from "preact";
import { type Direction, harmless, main_direction, pieces } from "./mixed";

/// Running text of a block of a known direction: stretches of the other script isolated.
export function Mixed({ text, direction }: { text: string; direction: Direction }): JSX.Element {
  const other = direction === "ltr" ? "rtl" : "ltr";
  return (
    <>
      {pieces(text, direction).map((piece, i) =>
        piece.foreign ? (
          <bdi key={i} dir={other} lang={other === "rtl" ? "ar" : undefined}>
            {piece.text}
          </bdi>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}

/// Words of a story or paper within a line of the interface.
export function Words({ text }: { text: string }): JSX.Element {
  const direction = main_direction(text);
  if (direction === null) return <bdi>{harmless(text)}</bdi>;
  return (
    <bdi dir={direction} lang={direction === "rtl" ? "ar" : undefined}>
      <Mixed text={text} direction={direction} />
    </bdi>
  );
}
