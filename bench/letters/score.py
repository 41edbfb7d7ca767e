#!/usr/bin/env python3
"""How well letters are read from drawn pages, field by field: precision, recall, F1 after recognition.

    build/bench/letter_pages bench/letters/papers FOLDER layouts 2 1 light,medium
    bench/letters/score.py FOLDER [--recto build/recto] [--fields build/bench/letter_fields] [--misses] [--least 0.95] [--only WEAR]

Pages are recognised once and kept in FOLDER/pages.jsonl; letters are read from them anew each time. A field of text is right where its letters,
folded, are those of the gold but for a fifth (recognition misreads some), a number where letters and digits are (digit sets are one),
a date where it is the same day in either calendar. Parties are held without forms of address, a sender by its office or its name.
Of what is missed, `unread` counts what does not stand on the page as it was recognised: the loss of reading, not of the rules.
Exit code 1 where a field is under --least.
"""
import argparse, json, re, subprocess, sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIGITS = {ord(c): str(k) for zero in "٠۰" for k, c in enumerate(chr(ord(zero) + n) for n in range(10))}
FOLDED = str.maketrans("أإآٱىةؤئ", "اااايهوي")
MARKS = re.compile(r"[\u064b-\u0655\u0640]")
FORMS = {"السيد", "السيده", "الساده", "المحترم", "المحترمين", "سعاده", "معالي", "حضره", "الاخ", "الاستاذ", "حفظه", "الله", "كافه", "جميع", "الي",
         "the", "mr", "to", "all"}
KEPT = 0.8  # of the letters of a text must be right
WHOLE = {"number", "registry"}
DATES = {"date", "received"}
PARTIES = {"from", "to", "copies", "via", "signature"}
LABELS = ("requested", "ordered", "reported", "prohibited")


def folded(text):
    return MARKS.sub("", text.translate(DIGITS)).translate(FOLDED).lower()


def words(text):
    return re.findall(r"[^\W_]+", folded(text))


def edits(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def alike(a, b):
    longer = max(len(a), len(b))
    return longer > 0 and 1 - edits(a, b) / longer >= KEPT


def within(gold, text):
    """Does something like the gold stand in the text? Semi-global alignment."""
    row = [0] * (len(text) + 1)
    for i, x in enumerate(gold, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(text, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return min(row) <= (1 - KEPT) * len(gold)


def plain(field, text):
    if field in WHOLE:
        return "/".join(words(text))
    return " ".join(w for w in words(text) if not (field in PARTIES and w in FORMS))


def right(field, gold, read):
    """Is the reading of a field the gold?"""
    if field in DATES:
        return read["value"] in gold.split("|")
    if field in WHOLE:
        return plain(field, gold) == plain(field, read["text"])
    wanted = plain(field, gold)
    if field in ("from", "signature"):
        return any(alike(wanted, plain(field, read.get(part) or "")) for part in ("text", "body", "name", "post")) or (
            field == "signature" and within(wanted, plain(field, read["text"])))
    return alike(wanted, plain(field, read["text"]))


def gold_of(page):
    """Field → list of gold texts; requests as (label, text), references as (number, date)."""
    gold = defaultdict(list)
    for field, text in page["fields"]:
        if field == "reference_date" and gold["references"] and gold["references"][-1][1] is None:
            gold["references"][-1] = (gold["references"][-1][0], text)
        elif field == "reference":
            gold["references"].append((text, None))
        elif field in LABELS:
            gold["requests"].append((field, text))
        elif field == "date_hijri":
            gold["hijri"].append(text)
        elif field != "reference_date":
            gold[field].append(text)
    if gold.pop("hijri", None):
        days = [text for field, text in page["fields"] if field in ("date", "date_hijri")]
        gold["date"] = ["|".join(days)]
    return gold


def readings(letter, field):
    got = letter.get(field)
    return [] if got is None else got if isinstance(got, list) else [got]


def matches(field, gold, read):
    if field == "references":
        same = "/".join(words(gold[0])) == "/".join(words(read["number"] or ""))
        return same and (gold[1] is None or gold[1] == read["date"])
    if field == "requests":
        passage, wanted = plain(field, read["text"]), plain(field, gold[1])
        return gold[0] == read["label"] and (within(wanted, passage) or (len(passage) > 20 and within(passage, wanted)))
    return right(field, gold, read)


def stands(field, gold, text):
    """Does the gold stand on the page as recognised?"""
    if field in DATES:
        return None
    said = gold[0] if field == "references" else gold[1] if field == "requests" else gold
    if field in WHOLE or field == "references":
        return plain("number", said) in "/".join(words(text))
    return within(plain(field, said), plain(field, text))


FIELDS = ("from", "to", "copies", "via", "number", "registry", "date", "received", "place", "subject", "classification", "urgency",
          "references", "enclosures", "signature", "requests")


def score_page(page, letter, text, tally, misses):
    gold = gold_of(page)
    tally["type"]["right"] += letter.get("type") == page["type"]
    tally["type"]["wrong"] += letter.get("type") != page["type"]
    tally["type"]["missed"] += letter.get("type") != page["type"]
    if letter.get("type") != page["type"]:
        misses.append((page["file"], "type", page["type"], letter.get("type")))
    for field in FIELDS:
        left = readings(letter, field)
        for one in gold[field]:
            hit = next((r for r in left if matches(field, one, r)), None)
            if hit is not None:
                left.remove(hit)
                tally[field]["right"] += 1
                continue
            tally[field]["missed"] += 1
            tally[field]["unread"] += stands(field, one, text) is False
            misses.append((page["file"], field, one, [r["text"] for r in left] or None))
        tally[field]["wrong"] += len(left)
        if left and not gold[field]:
            misses.append((page["file"], field, None, [r["text"] for r in left]))


def plain_page(path):
    """A page of plain text as `recto read` gives it; no recogniser is needed."""
    return json.dumps({"kind": "page", "file": path, "page": 1, "width": 0, "height": 0, "source": "text-layer", "text": Path(path).read_text(encoding="utf-8"), "words": []})


def recognised(folder, pages, recto):
    kept = folder / "pages.jsonl"
    have = {json.loads(line)["file"] for line in kept.open()} if kept.exists() else set()
    missing = [str(folder / p["file"]) for p in pages if str(folder / p["file"]) not in have]
    with kept.open("a", encoding="utf-8") as out:
        out.writelines(plain_page(path) + "\n" for path in missing if path.endswith(".txt"))
        missing = [path for path in missing if not path.endswith(".txt")]
        if missing:
            done = subprocess.run([recto, "read", "--json", "--quiet", *missing], stdout=subprocess.PIPE, text=True)
            out.writelines(line + "\n" for line in done.stdout.splitlines() if json.loads(line)["kind"] == "page")
    return kept


def table(tally):
    rows = {}
    for field in ("type", *FIELDS):
        t = tally[field]
        if not t["right"] + t["missed"] + t["wrong"]:
            continue
        precision = t["right"] / max(1, t["right"] + t["wrong"])
        recall = t["right"] / max(1, t["right"] + t["missed"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        rows[field] = {"gold": t["right"] + t["missed"], "precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3), "unread": t["unread"]}
    return rows


def draw(program, folder):
    """A small set of its own: one page a layout as plain text."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pages.jsonl").unlink(missing_ok=True)
    subprocess.run([program, ROOT / "bench" / "letters" / "papers", folder, "layouts", "2", "7", "text"], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--recto", default=str(ROOT / "build" / "recto"))
    parser.add_argument("--fields", default=str(ROOT / "build" / "bench" / "letter_fields"))
    parser.add_argument("--misses", action="store_true", help="each field that was missed or invented")
    parser.add_argument("--least", type=float, default=0.0)
    parser.add_argument("--only", help="pages of this wear")
    parser.add_argument("--draw", help="the program letter_pages: first draw two pages a layout as plain text")
    given = parser.parse_args()
    if given.draw:
        draw(given.draw, given.folder)
    pages = [json.loads(line) for line in (given.folder / "gold.jsonl").open(encoding="utf-8")]
    pages = [p for p in pages if given.only in (None, p["wear"])]
    kept = recognised(given.folder, pages, given.recto)
    texts = {Path(line["file"]).name: line["text"] for line in map(json.loads, kept.open())}
    done = subprocess.run([given.fields], stdin=kept.open(), stdout=subprocess.PIPE, text=True, check=True)
    letters = {}
    for letter in map(json.loads, done.stdout.splitlines()):
        letters.setdefault(Path(letter["file"]).name, letter)
    tally, misses = defaultdict(lambda: defaultdict(int)), []
    for page in pages:
        score_page(page, letters.get(page["file"], {}), texts.get(page["file"], ""), tally, misses)
    if given.misses:
        for file, field, wanted, got in misses:
            print(file, field, f"wanted {wanted!r}", f"got {got!r}", sep=" | ")
    rows = table(tally)
    print(f"{'field':15} {'gold':>5} {'prec':>6} {'recall':>6} {'F1':>6} {'unread':>6}")
    for field, row in rows.items():
        print(f"{field:15} {row['gold']:5} {row['precision']:6.3f} {row['recall']:6.3f} {row['f1']:6.3f} {row['unread']:6}")
    parties = sum(bool(letters.get(p["file"], {}).get("from") or letters.get(p["file"], {}).get("to")) for p in pages)
    print(json.dumps({"measure": "letters_drawn", "pages": len(pages), "with_parties": parties, "fields": rows}))
    return 1 if any(row["f1"] < given.least for row in rows.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
