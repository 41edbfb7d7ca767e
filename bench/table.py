"""The rows that the benches give, and the one table they end in."""
import json
from dataclasses import asdict, dataclass
from typing import Optional


@dataclass
class Row:
    bench: str                 # "intake", "tracing", …
    what: str                  # "documents a second"
    size: str                  # what it was measured on: "10,000 pages"
    recto: Optional[float]
    unit: str
    peer: str = ""             # the program compared with; empty: none
    other: Optional[float] = None
    target: Optional[float] = None
    target_of: str = "recto"   # "recto" or "ratio": what the target is about
    better: str = "lower"      # "lower" or "higher"
    note: str = ""

    @property
    def ratio(self):
        """How many times better than the peer."""
        if not self.recto or not self.other:
            return None
        return self.recto / self.other if self.better == "higher" else self.other / self.recto

    @property
    def verdict(self):
        reached = self.ratio if self.target_of == "ratio" else self.recto
        if self.target is None or reached is None:
            return ""
        enough = reached >= self.target if self.better == "higher" or self.target_of == "ratio" else reached <= self.target
        return "reached" if enough else "SHORT"


def number(value):
    if value is None:
        return "–"
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}" if abs(value) >= 0.1 else f"{value:.4f}"


def target_text(row):
    if row.target is None:
        return ""
    sign = "≥" if row.better == "higher" or row.target_of == "ratio" else "≤"
    return f"{sign} {number(row.target)}{' ×' if row.target_of == 'ratio' else ''} {row.verdict}"


def markdown(rows):
    head = ("bench", "what", "on", "recto", "unit", "peer", "ratio", "target", "note")
    cells = [head] + [(row.bench, row.what, row.size, number(row.recto), row.unit,
                       f"{row.peer} {number(row.other)}" if row.peer else "",
                       f"{row.ratio:.2f} ×" if row.ratio else "", target_text(row), row.note) for row in rows]
    widths = [max(len(line[k]) for line in cells) for k in range(len(head))]
    lines = ["| " + " | ".join(text.ljust(width) for text, width in zip(line, widths)) + " |" for line in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def write_json(rows, heading, path):
    with open(path, "w") as out:
        json.dump({"heading": heading, "rows": [asdict(row) | {"ratio": row.ratio, "verdict": row.verdict} for row in rows]},
                  out, ensure_ascii=False, indent=1)
