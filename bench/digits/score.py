#!/usr/bin/env python3
"""Scores the reading of numbers: `bench/digits/score.py FOLDER` for a folder written by digit_pages.

A number is a run of digits with the signs between them (/ - . , :). The words of a page's gold are aligned with the words read (edits
weighed by how unlike two words are), and so are the numbers in them. Printed for each digit set and grade, and for the fonts that training never saw:
  exact    numbers read exactly, digits and order, of all
  marked   of those not exact, how many have a word below 0.80 in their place, or nothing at all (`lost`, counted apart)
  invented numbers read where the page has a word without digits, for 100 numbers
"""
import argparse, json, re, subprocess, sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UNSURE = 0.80
EASTERN = {ord("٠") + k: str(k) for k in range(10)} | {ord("٬"): ",", ord("٫"): ".", ord("،"): ","}
NUMBER = re.compile(r"\d+(?:[/.,:\-]\d+)*")


def plain(text):
    return text.translate(EASTERN)


def numbers(text):
    return NUMBER.findall(plain(text))


def cost(a, b):
    """0 for equal words, up to 1 for those that share no letters."""
    if a == b:
        return 0.0
    shared = sum(min(a.count(c), b.count(c)) for c in set(a))
    return 1 - 0.9 * shared / max(len(a), len(b))


def aligned(gold, read):
    """Pairs of indexes (either may be None), least cost."""
    gap = 0.7
    rows = [[j * gap for j in range(len(read) + 1)]]
    for i, a in enumerate(gold, 1):
        before, row = rows[-1], [i * gap]
        for j, b in enumerate(read, 1):
            row.append(min(before[j - 1] + cost(a, b), before[j] + gap, row[j - 1] + gap))
        rows.append(row)
    pairs, i, j = [], len(gold), len(read)
    while i or j:
        if i and j and abs(rows[i][j] - rows[i - 1][j - 1] - cost(gold[i - 1], read[j - 1])) < 1e-9:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif i and abs(rows[i][j] - rows[i - 1][j] - gap) < 1e-9:
            i -= 1
            pairs.append((i, None))
        else:
            j -= 1
            pairs.append((None, j))
    return pairs[::-1]


def score_page(gold_text, page, tally, misses):
    gold, words = plain(gold_text).split(), page["words"]
    read = [plain(word["text"]) for word in words]
    partner = {}
    strays = defaultdict(list)  # words read between gold words, kept with the gold word before them
    last = -1
    for i, j in aligned(gold, read):
        if i is not None:
            last = i
            if j is not None:
                partner[i] = j
        else:
            strays[last].append(j)
    for i, word in enumerate(gold):
        wanted = numbers(word)
        places = ([partner[i]] if i in partner else []) + strays[i] + strays[i - 1]
        got = [n for j in places for n in numbers(read[j])]
        if not wanted:
            tally["invented"] += sum(bool(numbers(read[j])) for j in places[:1] if i in partner)
            continue
        sure = bool(places) and all(words[j]["confidence"] >= UNSURE for j in places[:1] or places)
        for n in wanted:
            tally["numbers"] += 1
            if n in got:
                got.remove(n)
                tally["exact"] += 1
                tally["doubted"] += not sure
            else:
                tally["lost"] += not places
                tally["marked"] += bool(places) and not sure
                misses.append((word, [(read[j], round(words[j]["confidence"], 2)) for j in places]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--recto", type=Path, default=ROOT / "build" / "recto")
    parser.add_argument("--misses", action="store_true", help="each number that was not read exactly")
    given = parser.parse_args()
    head, *rows = (given.folder / "pages.tsv").read_text().splitlines()
    pages = [dict(zip(head.split("\t"), row.split("\t"))) for row in rows]
    done = subprocess.run([given.recto, "read", "--json", "--quiet", *(given.folder / p["file"] for p in pages)], capture_output=True)
    read = {Path(line["file"]).name: line for line in map(json.loads, done.stdout.splitlines()) if line["kind"] == "page"}
    tallies = defaultdict(lambda: defaultdict(int))
    for page in pages:
        one, misses = defaultdict(int), []
        gold = (given.folder / page["file"]).with_suffix(".txt").read_text(encoding="utf-8")
        score_page(gold, read.get(page["file"], {"words": []}), one, misses)
        worn = "light" if page["grade"] == "light" else "worn"
        for key in [(page["digits"], page["grade"]), (page["digits"], worn + ", all"), (page["digits"], worn + (", kept out" if page["unseen"] == "1" else ", seen"))]:
            for name, value in one.items():
                tallies[key][name] += value
        if given.misses:
            for word, places in misses:
                print(page["file"], page["font"], word, places, sep="\t")
    print(f"{'digits':8} {'pages':18} {'numbers':>7} {'exact':>6} {'wrong':>5} {'marked':>6} {'lost':>5} {'doubted':>7} {'invented':>8}")
    for (digits, grade), t in sorted(tallies.items()):
        wrong = t["numbers"] - t["exact"]
        print(f"{digits:8} {grade:18} {t['numbers']:7} {t['exact'] / max(1, t['numbers']):6.3f} {wrong:5} {t['marked']:6} {t['lost']:5} {t['doubted']:7} {t['invented']:8}")


if __name__ == "__main__":
    sys.exit(main())
