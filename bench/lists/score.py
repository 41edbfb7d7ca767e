#!/usr/bin/env python3
"""Scores the reading of lists: `bench/lists/score.py FOLDER` for a folder written by list_pages.

The lists are taken into a case and read by `recto lists`. Printed for each grade (and, with --by, for each script and kind of rules):
  lists     how many there are; `found` of them came out as one list
  count     lists whose number of rows is exact
  cells     cells right of all, letters folded (spelling of alef, hamza, ya, ta marbuta; either set of digits; case; spaces)
  exact     the same of cells that hold digits, `reordered` of those wrong that hold the same digits in another order
  struck    rows struck out that are said to be, of all; `falsely` others that are. merged: places over several rows told with their number
  unsure    of wrong cells with digits, the share that is marked: confidence below 0.80, a serial number that does not fit, or nothing there
Rows are aligned by their cells, columns by how many cells agree.
"""
import argparse, json, os, re, subprocess, sys, tempfile, unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UNSURE = 0.80
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ـ": None, "ی": "ي", "ک": "ك"})
DITTOS = {'"', "//", "=", "״", "〃", "''", "”", "“", "،،", ",,"}


def folded(text):
    text = unicodedata.normalize("NFKC", text.strip()).translate(FOLD).lower()
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text if not unicodedata.combining(c))
    return '"' if text in DITTOS else "".join(text.split())


def digits(text):
    return re.sub(r"\D", "", folded(text))


def alike(a, b):
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def aligned_rows(gold, read):
    """For each gold row the index of its read row or None: least-cost alignment of whole rows."""
    a, b = [" ".join(map(folded, row)) for row in gold], [" ".join(folded(c["text"]) for c in row["cells"]) for row in read]
    if len(a) == len(b):
        return list(range(len(a)))
    gap, table = 0.6, [[j * 0.6 for j in range(len(b) + 1)]]
    costs = {}
    for i in range(1, len(a) + 1):
        row = [i * gap]
        for j in range(1, len(b) + 1):
            near = abs(i - j) <= abs(len(a) - len(b)) + 6
            costs[i, j] = 1 - alike(a[i - 1], b[j - 1]) if near else 2
            row.append(min(table[-1][j - 1] + costs[i, j], table[-1][j] + gap, row[j - 1] + gap))
        table.append(row)
    out, i, j = [None] * len(a), len(a), len(b)
    while i and j:
        if abs(table[i][j] - table[i - 1][j - 1] - costs[i, j]) < 1e-9:
            i, j = i - 1, j - 1
            out[i] = j
        elif abs(table[i][j] - table[i - 1][j] - gap) < 1e-9:
            i -= 1
        else:
            j -= 1
    return out


def aligned_columns(gold, read, rows, width):
    """For each gold column the read column that agrees with it in most cells, in order."""
    columns = max((len(row["cells"]) for row in read), default=0)
    if columns == width:
        return list(range(width))
    agree = [[0.0] * columns for _ in range(width)]
    for i, j in enumerate(rows):
        if j is None:
            continue
        for g in range(width):
            for r in range(min(columns, len(read[j]["cells"]))):
                agree[g][r] += alike(folded(gold[i][g]), folded(read[j]["cells"][r]["text"]))
    best = [[0.0] * (columns + 1) for _ in range(width + 1)]
    for g in range(1, width + 1):
        for r in range(1, columns + 1):
            best[g][r] = max(best[g - 1][r], best[g][r - 1], best[g - 1][r - 1] + agree[g - 1][r - 1])
    out, g, r = [None] * width, width, columns
    while g and r:
        if best[g][r] == best[g - 1][r]:
            g -= 1
        elif best[g][r] == best[g][r - 1]:
            r -= 1
        else:
            g, r = g - 1, r - 1
            out[g] = r
    return out


def score(gold_path, lists, tally, misses):
    head, *lines = gold_path.read_text(encoding="utf-8").splitlines()
    width = len(head.split("\t"))
    gold = [(line.split("\t") + [""] * width)[:width] for line in lines]
    read = [row for one in lists for row in one["rows"]]
    tally["lists"] += 1
    tally["found"] += len(lists) == 1
    tally["count"] += len(lists) == 1 and len(read) == len(gold)
    if len(read) != len(gold) or len(lists) != 1:
        misses.append((len(lists), "lists", f"{len(gold)} rows", f"{len(read)} read"))
    rows = aligned_rows(gold, read)
    columns = aligned_columns(gold, read, rows, width)
    marks = gold_path.with_suffix(".marks.tsv")
    for i, line in enumerate(marks.read_text().splitlines()[1:] if marks.exists() else []):
        struck, covers = line.split("\t")
        there = read[rows[i]] if rows[i] is not None else {"cells": []}
        tally["struck"] += struck == "1"
        tally["told"] += struck == "1" and there.get("struck", False)
        tally["falsely"] += struck == "0" and there.get("struck", False)
        tally["merges"] += int(covers) > 1
        tally["merged"] += int(covers) > 1 and any(cell.get("rows") == int(covers) for cell in there["cells"])
    for i, row in enumerate(gold):
        for g, wanted in enumerate(row):
            found = rows[i] is not None and columns[g] is not None and columns[g] < len(read[rows[i]]["cells"])
            cell = read[rows[i]]["cells"][columns[g]] if found else {"text": "", "confidence": 0}
            right = folded(cell["text"]) == folded(wanted)
            tally["cells"] += 1
            tally["right"] += right
            if not right:
                misses.append((head.split("\t")[g], i + 1, wanted, cell["text"], cell["confidence"]))
            if not digits(wanted):
                continue
            tally["numbers"] += 1
            tally["exact"] += right
            if right:
                continue
            got = digits(cell["text"])
            tally["wrong"] += 1
            tally["reordered"] += got != digits(wanted) and sorted(got) == sorted(digits(wanted))
            serial = found and head.split("\t")[g] == "serial" and read[rows[i]]["serial_unsure"]
            tally["marked"] += cell["confidence"] < UNSURE or serial or not got


def read_lists(recto, files, kept):
    with tempfile.TemporaryDirectory() as folder:
        case = kept or os.path.join(folder, "case")
        if not os.path.exists(case):
            subprocess.run([recto, "new", case], check=True, capture_output=True)
            subprocess.run([recto, "add", "--quiet", case, *files], capture_output=True)
        out = subprocess.run([recto, "lists", case, "--json"], capture_output=True, check=True).stdout
    found, last = defaultdict(list), None
    for line in map(json.loads, out.splitlines()):
        if line["kind"] == "list":
            last = line | {"rows": []}
            found[Path(line["file"]).name].append(last)
        elif line["kind"] == "row":
            last["rows"].append(line)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--recto", type=Path, default=ROOT / "build" / "recto")
    parser.add_argument("--case", help="a case to read the lists of; made there if it is not, and kept")
    parser.add_argument("--grades", default="clean,light,medium")
    parser.add_argument("--by", action="store_true", help="figures by script and rules, too")
    parser.add_argument("--misses", action="store_true", help="each cell that is not right")
    given = parser.parse_args()
    head, *lines = (given.folder / "lists.tsv").read_text().splitlines()
    looks = [dict(zip(head.split("\t"), line.split("\t"))) for line in lines]
    grades = given.grades.split(",")
    found = read_lists(given.recto, [given.folder / f"{look['list']}-{grade}.tif" for look in looks for grade in grades], given.case)
    tallies = defaultdict(lambda: defaultdict(int))
    for look in looks:
        for grade in grades:
            one, misses = defaultdict(int), []
            score(given.folder / f"{look['list']}.tsv", found[f"{look['list']}-{grade}.tif"], one, misses)
            for key in [grade] + ([f"{grade}, {look['script']}", f"{grade}, {look['rules']}"] if given.by else []):
                for name, value in one.items():
                    tallies[key][name] += value
            if given.misses:
                for miss in misses:
                    print(look["list"], grade, look["script"], look["rules"], *miss, sep="\t")
    print(f"{'pages':18} {'lists':>5} {'found':>5} {'count':>6} {'cells':>6} {'right':>6} {'numbers':>7} {'exact':>6} {'wrong':>5} {'unsure':>6} {'reordered':>9} {'struck':>9} {'falsely':>7} {'merged':>9}")
    for key in sorted(tallies):
        t = tallies[key]
        print(f"{key:18} {t['lists']:5} {t['found']:5} {t['count'] / t['lists']:6.3f} {t['cells']:6} {t['right'] / max(1, t['cells']):6.3f} {t['numbers']:7} "
              f"{t['exact'] / max(1, t['numbers']):6.3f} {t['wrong']:5} {t['marked'] / max(1, t['wrong']):6.3f} {t['reordered']:9} "
              f"{t['told']:4}/{t['struck']:<4} {t['falsely']:7} {t['merged']:4}/{t['merges']:<4}")


if __name__ == "__main__":
    sys.exit(main())
