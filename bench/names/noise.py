#!/usr/bin/env python3
"""What one misread letter costs: the sanctions list's Arabic-Latin pairs, again with one Arabic letter of each undotted or taken for a like one.

Prints the recall at 1 % false matches, clean and misread; the threshold is the clean one, read off the list's own negatives.

  bench/names/noise.py --recto build/recto [--data DIR]
"""
import argparse, csv, os, random, subprocess, tempfile
from pathlib import Path

ALIKE = ["بتثپ", "جحخچ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق", "در", "ور"]
INSIDE = ["بتثنيپ"]  # not at the end of a word, where ن and ي have shapes of their own
UNDOTTED = dict(zip("بتثنيجخذزشضظغفقة", "ٮٮٮںىححدرسصطعڡٯه"))


def misread(name, rng):
    """One letter without its dots, or taken for one of its shape."""
    places = [(i, UNDOTTED[c]) for i, c in enumerate(name) if c in UNDOTTED]
    for groups, last in ((ALIKE, True), (INSIDE, False)):
        places += [(i, other) for i, c in enumerate(name) for group in groups if c in group for other in group
                   if other != c and (last or name[i + 1:i + 2].isalpha())]
    if not places:
        return name
    i, other = rng.choice(places)
    return name[:i] + other + name[i + 1:]


def scores(recto, pairs):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
        file.write("name_a\tname_b\n" + "".join(f"{a}\t{b}\n" for a, b in pairs))
        file.flush()
        out = subprocess.run([recto, "names", "compare", file.name], capture_output=True, text=True, check=True).stdout
    return [float(line.split("\t")[2]) for line in out.splitlines()[1:]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recto", default="build/recto")
    parser.add_argument("--data", default=os.environ.get("RECTO_DATA"), required="RECTO_DATA" not in os.environ)
    given = parser.parse_args()
    rows = list(csv.DictReader(open(Path(given.data) / "names" / "pairs.tsv", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
    same = [(r["name_a"], r["name_b"]) for r in rows if r["subtype"] == "primary"]
    other = sorted(scores(given.recto, [(r["name_a"], r["name_b"]) for r in rows if r["label"] == "0"]), reverse=True)
    threshold = other[len(other) // 100]
    clean = sum(s > threshold for s in scores(given.recto, same)) / len(same)
    print(f"clean: recall {clean:.3f} at {threshold:.3f}")
    for seed in range(5):
        rng = random.Random(seed)
        noisy = sum(s > threshold for s in scores(given.recto, [(misread(a, rng), b) for a, b in same])) / len(same)
        print(f"one letter misread, seed {seed}: recall {noisy:.3f}, {100 * (clean - noisy):.1f} points lost")


if __name__ == "__main__":
    main()
