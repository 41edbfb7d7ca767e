"""Taking in born-digital files: `recto add` against `recollindex`, and reading PDF text against `pdftotext`.

Both take the same files from the page cache into an empty index on the same two cores, one after the other.
"""
import os, shutil, subprocess
from pathlib import Path

from measuring import measure
from setting import add_to_new_case, folder_megabytes, has_peer, json_lines, say
from table import Row


def run(setting):
    megabytes = 30 if setting.quick else 294
    files = setting.mixed(megabytes)
    count = sum(1 for f in files.rglob("*") if f.is_file())
    size = f"{count:,} files, {megabytes} MB"
    warm(files)
    return [*add_rows(setting, files, count, size), *text_rows(setting, files)]


def warm(files):
    """Reads every file once, so that neither program waits for the disk."""
    for path in files.rglob("*"):
        if path.is_file():
            path.read_bytes()


def add_rows(setting, files, count, size):
    case = setting.work / "case-mixed"
    say(f"bench: recto add, {size}")
    added = add_to_new_case(setting.recto, case, [files])
    summary = next((line for line in json_lines(added.out) if line["kind"] == "summary"), {})
    recoll = recollindex(setting, files, size) if has_peer("recollindex") else None
    outcome = f"{summary.get('stored', 0)} stored, {summary.get('pages', 0):,} pages"
    if summary.get("stored", 0) + summary.get("duplicate", 0) != count:
        outcome += "; NOT ALL STORED"
    peer = "recollindex"
    rows = [Row("intake", "documents a second", size, count / added.seconds, "1/s", peer,
                recoll and recoll.documents / recoll.measured.seconds, 3, "ratio", "higher", outcome),
            Row("intake", "processor time a document", size, 1000 * added.cpu_seconds / count, "ms", peer,
                recoll and 1000 * recoll.measured.cpu_seconds / recoll.documents, note=where_time_went(added)),
            Row("intake", "largest process", size, added.peak_process_mb, "MB", peer,
                recoll and recoll.measured.peak_process_mb, note=added.peak_process),
            Row("intake", "all processes", size, added.peak_tree_mb, "MB", peer, recoll and recoll.measured.peak_tree_mb, 600),
            Row("intake", "index on disk", size, folder_megabytes(case / "index"), "MB", peer, recoll and recoll.index_mb)]
    return rows


def where_time_went(added):
    """Processor seconds of the program's own threads and of its readers."""
    own = {}
    for (_, name), seconds in added.cpu_by_thread.items():
        own[name] = own.get(name, 0) + seconds
    readers = max(0.0, added.cpu_seconds - sum(own.values()))
    parts = [f"{name} {seconds:.1f} s" for name, seconds in sorted(own.items(), key=lambda part: -part[1]) if seconds >= 0.05]
    return ", ".join(parts + [f"readers {readers:.1f} s"]) + f" of {added.cpu_seconds:.1f} s"


class Recoll:
    def __init__(self, measured, documents, index_mb):
        self.measured, self.documents, self.index_mb = measured, documents, index_mb


def recollindex(setting, files, size):
    """One cold run with Recoll's defaults, without its spelling dictionary, and not in the background: by default it runs at the
    lowest priority."""
    folder = setting.work / "recoll"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "recoll.conf").write_text(f"topdirs = {files}\nnoaspell = 1\nidxniceprio = 0\nmonioniceclass = 2\n")
    say(f"bench: recollindex, {size}")
    measured = measure(["recollindex", "-c", folder], env=os.environ | {"LC_ALL": "C.UTF-8"})
    status = dict(line.split(" = ", 1) for line in (folder / "idxstatus.txt").read_text().splitlines() if " = " in line)
    folders = 1 + sum(1 for f in files.rglob("*") if f.is_dir())
    documents = int(status["docsdone"]) - folders
    if (folder / "missing").read_text().strip():
        say("bench: recollindex lacks programs: " + (folder / "missing").read_text().strip())
    return Recoll(measured, documents, folder_megabytes(folder / "xapiandb"))


def text_rows(setting, files):
    """Pages of PDF text a second, both with two processes at a time."""
    pdfs = sorted(files.rglob("*.pdf"))[:400]
    say(f"bench: recto read, {len(pdfs)} PDFs")
    read = measure([setting.recto, "read", "--json", "--quiet", *pdfs])
    pages = sum(line["kind"] == "page" for line in json_lines(read.out))
    on = f"{len(pdfs)} PDFs, {pages:,} pages"
    peers = [pdftotext(setting, pdfs, arguments) for arguments in ([], ["-bbox"])] if has_peer("pdftotext") else [None, None]
    return [Row("reading", "PDF pages a second", on, pages / read.seconds, "1/s", "pdftotext", peers[0] and pages / peers[0], better="higher",
                note="recto: sandboxed, words with boxes as JSON"),
            Row("reading", "PDF pages a second", on, pages / read.seconds, "1/s", "pdftotext -bbox", peers[1] and pages / peers[1], better="higher",
                note="words with boxes as HTML")]


def pdftotext(setting, pdfs, arguments):
    """Seconds for all the files, two processes at a time."""
    names = setting.work / "pdfs"
    names.write_text("".join(f"{path}\0" for path in pdfs))
    with open(names) as stdin:
        return measure(["xargs", "-0", "-P", "2", "-I", "{}", "pdftotext", *arguments, "{}", "/dev/null"], stdin=stdin).seconds
