// A text addressed by Unicode scalars, as the program counts them; a JavaScript string counts UTF-16 units, which differ beyond U+FFFF.

export class Scalars {
  readonly length: number;
  /// Where each scalar begins in UTF-16 units; absent when every scalar is one unit.
  private readonly starts: Uint32Array | null;

  constructor(private readonly text: string) {
    const wide = /[\u{10000}-\u{10FFFF}]/u.test(text);
    this.starts = wide ? Scalars.starts_of(text) : null;
    this.length = this.starts ? this.starts.length - 1 : text.length;
  }

  /// The text of [start, end), cut to what there is. O(end - start).
  slice(start: number, end: number): string {
    const from = Math.max(0, Math.min(start, this.length));
    const to = Math.max(from, Math.min(end, this.length));
    if (!this.starts) return this.text.slice(from, to);
    return this.text.slice(this.starts[from], this.starts[to]);
  }

  private static starts_of(text: string): Uint32Array {
    const starts: number[] = [];
    let at = 0;
    for (const scalar of text) {
      starts.push(at);
      at += scalar.length;
    }
    starts.push(at);
    return Uint32Array.from(starts);
  }
}
