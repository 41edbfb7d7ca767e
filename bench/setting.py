"""What all benches share: where things are, which peers are there, the generated papers and the cases made of them."""
import json, platform, re, shutil, subprocess, sys
from dataclasses import dataclass, field
from pathlib import Path

from measuring import Measured, measure

ROOT = Path(__file__).resolve().parent.parent
SEED = 1


def say(text):
    print(text, file=sys.stderr, flush=True)


@dataclass
class TextCase:
    folder: Path
    papers: Path        # holds text/, passages.jsonl, clean.jsonl, queries.jsonl
    pages: int
    megabytes: float    # of text
    intake: Measured


@dataclass
class Setting:
    work: Path
    quick: bool
    build: Path = ROOT / "build"
    sizes: tuple = ()
    passages: int = 500
    cases: dict = field(default_factory=dict)

    @property
    def recto(self):
        return self.build / "recto"

    def program(self, name):
        return self.build / "bench" / name

    def papers(self, pages):
        """A folder with text files of so many pages in all, passages and queries; made once."""
        folder = self.work / f"text-{pages}"
        if not (folder / "queries.jsonl").is_file():
            folder.mkdir(parents=True, exist_ok=True)
            say(f"bench: making {pages:,} pages")
            subprocess.run([self.program("bench_papers"), "text", "--pages", str(pages), "--passages", str(self.passages),
                            "--seed", str(SEED), "--out", folder], check=True)
        return folder

    def mixed(self, megabytes):
        """A folder of born-digital files of several kinds; made once."""
        folder = self.work / f"mixed-{megabytes}"
        if not (folder / "made").is_file():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            say(f"bench: making {megabytes} MB of mixed files")
            subprocess.run([self.program("bench_papers"), "mixed", "--megabytes", str(megabytes), "--seed", str(SEED),
                            "--out", folder], check=True, stdout=subprocess.DEVNULL)
            (folder / "made").touch()
        return folder / "mixed"

    def text_case(self, pages):
        """A case of so many pages of text, taken in through `recto add`; made once a run."""
        if pages in self.cases:
            return self.cases[pages]
        papers, folder = self.papers(pages), self.work / f"case-{pages}"
        size = sum(f.stat().st_size for f in (papers / "text").iterdir()) / 1e6
        say(f"bench: taking in {pages:,} pages, {size:,.0f} MB")
        intake = add_to_new_case(self.recto, folder, [papers / "text"])
        self.cases[pages] = TextCase(folder, papers, pages, size, intake)
        return self.cases[pages]


class BenchFailed(Exception):
    pass


def add_to_new_case(recto, folder, paths):
    """Makes the case anew and takes the paths in, measured. Fails when not every file is accounted for."""
    shutil.rmtree(folder, ignore_errors=True)
    made = measure([recto, "new", folder])
    if made.code:
        raise BenchFailed(f"recto new: {made.err.decode(errors='replace').strip()}")
    added = measure([recto, "add", folder, *paths, "--json", "--quiet"])
    if added.code not in (0, 1):
        raise BenchFailed(f"recto add: exit {added.code}: {added.err.decode(errors='replace').strip()[-500:]}")
    return added


def json_lines(output):
    for line in output.splitlines():
        if line.strip():
            yield json.loads(line)


def folder_megabytes(folder):
    return sum(f.stat().st_size for f in Path(folder).rglob("*") if f.is_file()) / 1e6


PEERS = {
    "recollindex": (["recollindex", "-v"], r"Recoll ([\d.]+)", "recollcmd"),
    "tesseract": (["tesseract", "--version"], r"tesseract ([\d.]+)", "tesseract-ocr"),
    "pdftotext": (["pdftotext", "-v"], r"version ([\d.]+)", "poppler-utils"),
    "sqlite3": (["sqlite3", "--version"], r"([\d.]+)", "sqlite3"),
}


def peer_version(name):
    """The version of an installed peer, or None."""
    command, pattern, _ = PEERS[name]
    if not shutil.which(command[0]):
        return None
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    hit = re.search(pattern, done.stdout + done.stderr)
    return hit.group(1) if hit else "unknown version"


def has_peer(name):
    if shutil.which(name):
        return True
    say(f"bench: {name} is not installed (Debian package {PEERS[name][2]}): skipped")
    return False


def heading(setting):
    """Date, machine and versions, as lines of text."""
    cpu = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text()).group(1)) / 1048576
    version = subprocess.run([setting.recto, "--version"], capture_output=True, text=True).stdout.strip()
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    date = subprocess.run(["date", "-u", "+%Y-%m-%d %H:%M UTC"], capture_output=True, text=True).stdout.strip()
    load = Path("/proc/loadavg").read_text().split()[0]
    peers = ", ".join(f"{name} {peer_version(name) or 'not installed'}" for name in PEERS)
    return [f"{date}; {cpu.group(1) if cpu else platform.machine()}, two cores used, {memory:.0f} GB, Linux {platform.release()}; load at the start {load}",
            f"recto {version or 'unknown'} at {commit}; {peers}"]
