"""Reading pictures: `recto read` against plain `tesseract` on generated letters in three grades of wear.

Recto is told nothing about the pages; tesseract is told the language of each and otherwise runs at its defaults, one page after
the other, as its command line is used. Both have the same two cores. The character error is edit distance over the length of
the text on the page (NFKC, white space as one space).
"""
import subprocess, unicodedata
from collections import Counter
from pathlib import Path

from measuring import measure
from setting import BenchFailed, has_peer, json_lines, say
from table import Row

SEED = "20261122"  # none that anything was tuned on
TARGETS = {"mixed": 4.0, "light": 1.5}


def run(setting):
    maker = setting.program("degraded_pages")
    if not maker.is_file():
        say(f"bench: {maker} is not built: pictures skipped")
        return []
    folder = setting.work / "pictures"
    folder.mkdir(exist_ok=True)
    subprocess.run([maker, folder, "12" if setting.quick else "48", SEED], check=True)
    head, *rows = (folder / "pages.tsv").read_text().splitlines()
    pages = [dict(zip(head.split("\t"), row.split("\t"))) for row in rows]
    say(f"bench: recto read, {len(pages)} pictures")
    ours, texts = with_recto(setting, folder, pages)
    peer, peer_texts = None, {}
    if has_peer("tesseract"):
        say(f"bench: tesseract, {len(pages)} pictures")
        peer, peer_texts = with_tesseract(folder, pages)
    errors, peer_errors = error_rates(folder, pages, texts), error_rates(folder, pages, peer_texts)
    size = f"{len(pages)} pages"
    rows = [Row("pictures", "pages a second", size, len(pages) / ours.seconds, "1/s", "tesseract", peer and len(pages) / peer, 3.5, "ratio",
                "higher", f"{ours.seconds / len(pages):.2f} s a page; {ours.peak_tree_mb:.0f} MB in all processes")]
    for key in sorted(errors):
        rows.append(Row("pictures", f"character error, {key}", size, errors[key], "%", "tesseract", peer_errors.get(key) if peer_texts else None,
                        TARGETS.get(key)))
    return rows


def with_recto(setting, folder, pages):
    done = measure([setting.recto, "read", "--json", "--quiet", *(folder / page["file"] for page in pages)])
    if done.code not in (0, 1):
        raise BenchFailed(f"recto read: exit {done.code}: {done.err.decode(errors='replace').strip()[-300:]}")
    texts = {}
    for line in json_lines(done.out):
        if line["kind"] == "page":
            name = Path(line["file"]).name
            texts[name] = texts.get(name, "") + line["text"] + "\n"
    return done, texts


def with_tesseract(folder, pages):
    seconds, texts = 0.0, {}
    for page in pages:
        done = measure(["tesseract", folder / page["file"], "stdout", "-l", page["language"]])
        seconds += done.seconds
        texts[page["file"]] = done.out.decode(errors="replace")
    return seconds, texts


def error_rates(folder, pages, texts):
    """Per cent by grade, by language and of all: {"mixed": …, "light": …, "ara": …}."""
    wrong, length = Counter(), Counter()
    for page in pages:
        gold = plain((folder / page["file"]).with_suffix(".txt").read_text(encoding="utf-8"))
        edits = distance(gold, plain(texts.get(page["file"], "")))
        for key in ("mixed", page["grade"], f"mixed {page['language']}"):
            wrong[key] += min(edits, len(gold))
            length[key] += len(gold)
    return {key: 100 * wrong[key] / length[key] for key in length}


def plain(text):
    return " ".join(unicodedata.normalize("NFKC", text).split())


def distance(a, b):
    """Levenshtein distance by bit vectors, one step a character of b (Myers 1999, section 3)."""
    if not a or not b:
        return len(a) + len(b)
    masks = {}
    for k, c in enumerate(a):
        masks[c] = masks.get(c, 0) | 1 << k
    full, last, score = (1 << len(a)) - 1, 1 << len(a) - 1, len(a)
    plus, minus = full, 0
    for c in b:
        equal = masks.get(c, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up, down = minus | (full & ~(horizontal | plus)), plus & horizontal
        score += bool(up & last) - bool(down & last)
        up, down = (up << 1 | 1) & full, (down << 1) & full
        plus, minus = down | (full & ~(vertical | up)), up & vertical
    return score
