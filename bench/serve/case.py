"""The case that the benches of the server ask, made once and kept; and what is asked of it."""
import json, random, subprocess, sys, urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "serve"))
sys.path.insert(0, str(ROOT / "bench" / "serve"))

import papers
from serving import Server

ENGLISH = ("lorries", "\"sacks of flour\"", "record dated", "volunteers depot", "shortage", "fuel AND road", "tents NOT drivers", "lorr*", "water tank", "signed and sent back")
ARABIC = ("شاحنات", "\"أكياس طحين\"", "محضر مؤرخ", "متطوعين مستودع", "نقص", "وقود", "خيام", "المياه", "خزانات مياه", "توقيع المحضر")
TYPED = ("lor", "lorr", "lorri", "شاح", "شاحن", "tent", "vol", "volun", "طح", "طحي")


def say(text):
    print(text, file=sys.stderr, flush=True)


def make(build, work, letters):
    """The case of so many letters and the sample papers below `work`; nothing where it was made before."""
    case, made = work / f"case-{letters}", work / f"case-{letters}.made"
    if made.is_file():
        return case
    folder = work / f"letters-{letters}"
    say(f"bench: writing {letters:,} letters")
    papers.write(folder, letters)
    say("bench: taking them in")
    subprocess.run(["rm", "-rf", case], check=True)
    subprocess.run([build / "bench" / "bench_serve_case", case, folder], check=True)
    subprocess.run([build / "recto", "--quiet", "add", case, ROOT / "samples" / "papers"], check=True, stdout=subprocess.DEVNULL)
    made.touch()
    return case


def quoted(text):
    return urllib.parse.quote(text, safe="")


def routes(server, seed=1):
    """{kind: addresses}, of what readers do; all of them exist."""
    draw = random.Random(seed)
    total = server.get("/api/documents?limit=0").json()["total"]
    some = [one["document"] for _ in range(8) for one in server.get(f"/api/documents?limit=50&offset={draw.randrange(max(1, total - 50))}").json()["items"]]
    drawn = [(one["document"], page) for one in server.get("/api/documents?limit=50&sort=-pages").json()["items"] if one["pictures"] for page in range(1, one["pages"] + 1)]
    offices = list(server.get("/api/documents?limit=0").json()["facets"]["correspondent"])[:20]
    years = list(server.get("/api/documents?limit=0").json()["facets"]["year"])
    offset = lambda: draw.randrange(max(1, total - 50))
    return {
        "documents": [f"/api/documents?limit=50&offset={offset()}" for _ in range(40)] + [f"/api/documents?sort={sort}&offset={offset()}" for sort in ("date", "-date", "subject", "file", "correspondent", "-pages")],
        "documents filtered": [f"/api/documents?year={draw.choice(years)}&type=letter&correspondent={quoted(draw.choice(offices))}" for _ in range(20)] + [f"/api/documents?q={quoted(word)}" for word in ("lorries", "طحين", "317", "Depot")],
        "document": [f"/api/documents/{one}" for one in some],
        "page text": [f"/api/documents/{one}/pages/1" for one in some],
        "page image": [f"/api/documents/{one}/pages/{page}/image?width={width}" for one, page in drawn for width in (160, 900)],
        "letters": [f"/api/letters?limit=50&offset={offset()}" for _ in range(20)] + ["/api/letters?sort=-date", "/api/letters?language=ara&sort=subject"],
        "letters of a document": [f"/api/documents/{one}/letters" for one in some],
        "letters missing": ["/api/letters/missing?limit=50"],
        "correspondents": ["/api/letters/graph?letters=0"],
        "search English": [f"/api/search?q={quoted(one)}" for one in ENGLISH],
        "search Arabic": [f"/api/search?q={quoted(one)}" for one in ARABIC],
        "search with facets": [f"/api/search?facets=1&q={quoted(one)}" for one in ENGLISH[:4] + ARABIC[:4]],
        "search as one types": [f"/api/search?limit=10&q={quoted(one)}" for one in TYPED],
        "files not read": ["/api/files?outcome=wanting"],
        "case": ["/api/case"],
    }


def resident_megabytes(pid):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
