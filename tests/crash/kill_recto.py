#!/usr/bin/env python3
"""kill -9 at random while the real command adds papers (TRUST R1).

After each kill: the case opens, the log is sound, every file that was told is there with its original and its documents. Whenever
an `add` comes to its end, the case must equal one that was never disturbed: acts (but for times and the hashes that hang on them),
files, documents, every page, and the answers of a search. The log is walked here with docs/FORMATS.md alone, sharing no code with
Recto.

usage: kill_recto.py RECTO [KILLS [SEED]]     exit 77: the command cannot run here (no sandbox)
"""
import hashlib, json, os, random, shutil, signal, sqlite3, subprocess, sys, tempfile, time
from pathlib import Path

SKIPPED = 77


def bdecode(data, at=0):
    """One bencoded value and where it ends."""
    kind = data[at:at + 1]
    if kind == b"i":
        end = data.index(b"e", at)
        return int(data[at + 1:end]), end + 1
    if kind in (b"l", b"d"):
        items, at = [], at + 1
        while data[at:at + 1] != b"e":
            item, at = bdecode(data, at)
            items.append(item)
        return (items if kind == b"l" else dict(zip(items[::2], items[1::2]))), at + 1
    colon = data.index(b":", at)
    end = colon + 1 + int(data[at:colon])
    return data[colon + 1:end], end


def acts_of(database):
    """The acts without what differs from run to run; checks the chain on the way."""
    acts, previous = [], bytes(32)
    for number, raw, leaf in database.execute("SELECT number, bytes, leaf FROM acts ORDER BY number"):
        act, end = bdecode(raw)
        assert end == len(raw) and act[b"number"] == number == len(acts) + 1, f"act {number} is not what it should be"
        assert hashlib.sha256(b"\0" + raw).digest() == leaf, f"act {number} has another hash"
        assert act[b"previous"] == previous, f"act {number} does not follow the one before"
        previous = leaf
        act[b"payload"].pop(b"modified", None)
        acts.append((act[b"act"], act[b"payload"]))
    return acts


def dump(case):
    """Everything a case says."""
    with sqlite3.connect(f"file:{case}/case.db?mode=ro", uri=True) as database:
        tables = {"acts": acts_of(database)}
        for name, sql in {
            "files": "SELECT path, act, copy, changed, outcome, why, sha256, reading_outcome, reading_why FROM file_rows ORDER BY path",
            "documents": "SELECT sha256, number, path, pages, reader, outcome FROM document_rows ORDER BY read, number",
            "pages": "SELECT exhibit, document, page, hash FROM pages ORDER BY exhibit, document, page",
        }.items():
            tables[name] = database.execute(sql).fetchall()
    return tables


def check_told(case, told):
    """Every file that was told is read and its original has the bytes it is named by."""
    with sqlite3.connect(f"file:{case}/case.db?mode=ro", uri=True) as database:
        acts_of(database)
        read = {bytes(p): (s, r) for p, s, r in database.execute("SELECT path, sha256, read FROM file_rows")}
        known = {(s.hex() if k == 1 else f"{s.hex()}.{k}") for s, k in database.execute("SELECT sha256, number FROM document_rows")}
    for line in told:
        sha256, act = read[os.fsencode(line["file"])]
        assert act is not None, f"{line['file']} was told and is not read"
        assert set(line["documents"] or []) <= known, f"{line['file']}: its documents are gone"
        stored = Path(case, "originals", sha256.hex()[:2], sha256.hex()).read_bytes()
        assert hashlib.sha256(stored).digest() == sha256, f"the original of {line['file']} is damaged"


def make_papers(folder, count, chance):
    words = [bytes(chance.choice(b"abcdefghilmnoprstu") for _ in range(chance.randint(2, 9))).decode() for _ in range(400)]
    for i in range(count):
        place = folder / str(i % 4)
        place.mkdir(parents=True, exist_ok=True)
        text = "\f".join(" ".join(chance.choices(words, k=120)) for _ in range(1 + i % 5))
        if i % 9 == 4:
            text = "the same bytes as some others"
        if i % 3 == 1:
            (place / f"paper {i}.html").write_text(f"<p>{text}</p>")
        elif i % 20 == 19:
            (place / f"paper {i}.mp3").write_bytes(b"ID3\x04\0\0\0\0\0\0")
        else:
            (place / f"paper {i}.txt").write_text("" if i % 30 == 29 else text)
    return words[0]


class Adding:
    def __init__(self, recto, case, papers):
        if not Path(case, "case.db").exists():
            made = subprocess.run([recto, "new", case], capture_output=True, text=True)
            assert made.returncode == 0, made.stderr
        self.process = subprocess.Popen([recto, "add", case, papers, "--json", "--quiet"], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, start_new_session=True)

    def end(self, after=None):
        """Lets it run, or kills it after so many seconds; the lines it told, and its exit code (negative: killed)."""
        try:
            out, err = self.process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            os.kill(self.process.pid, signal.SIGKILL)
            out, err = self.process.communicate()
        told = [json.loads(line) for line in out.split(b"\n")[:-1]]
        return [t for t in told if t["kind"] == "file"], self.process.returncode, err.decode(errors="replace")


def answers(recto, case, word):
    out = subprocess.run([recto, "search", case, word, "--json"], capture_output=True, text=True)
    assert out.returncode in (0, 1), out.stderr
    return out.stdout


def main():
    recto, kills = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 50
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.SystemRandom().randrange(1 << 30)
    print(f"seed {seed}")
    if not os.path.exists(recto):
        print("skipped: the command is not built")
        return SKIPPED
    memory = "/dev/shm"  # a kill is not a power cut: nothing here needs a disk
    place = memory if os.path.isdir(memory) and shutil.disk_usage(memory).free > 256 << 20 else None
    chance, top = random.Random(seed), Path(tempfile.mkdtemp(prefix="recto-kill-", dir=place))
    try:
        return run(recto, kills, chance, top)
    finally:
        shutil.rmtree(top, ignore_errors=True)


def run(recto, kills, chance, top):
    word = make_papers(top / "papers", 90, chance)
    os.chdir(top)
    started = time.monotonic()
    told, code, err = Adding(recto, "undisturbed", "papers").end()
    if code == 3 and ("sandbox" in err or "bubblewrap" in err or "namespace" in err or "reader" in err):
        print("skipped:", err.strip())
        return SKIPPED
    whole = time.monotonic() - started
    assert code in (0, 1) and len(told) == 90, err
    expected, expected_answers = dump("undisturbed"), answers(recto, "undisturbed", word)
    done = killed = finished = 0
    told, case = [], "case 0"
    while killed < kills:
        lines, code, err = Adding(recto, case, "papers").end(chance.random() * whole * 0.7)
        told += lines
        if code == -signal.SIGKILL:
            killed += 1
            check_told(case, told)
            continue
        assert code in (0, 1), err
        finished += 1
        compare(expected, dump(case))
        assert answers(recto, case, word) == expected_answers, "a search answers otherwise"
        told, case = [], f"case {finished}"
    lines, code, err = Adding(recto, case, "papers").end()
    assert code in (0, 1), err
    compare(expected, dump(case))
    assert answers(recto, case, word) == expected_answers, "a search answers otherwise"
    print(f"killed {killed} times, {finished + 1} cases finished, each equal to the undisturbed one")
    return 0


def compare(expected, got):
    for table in expected:
        for a, b in zip(expected[table], got[table]):
            assert a == b, f"{table}: {a} became {b}"
        assert len(expected[table]) == len(got[table]), f"{table}: {len(expected[table])} rows became {len(got[table])}"


if __name__ == "__main__":
    sys.exit(main())
