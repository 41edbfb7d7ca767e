"""Runs a program and measures it: wall clock, processor time, memory of its largest process and of its whole tree.

Memory is sampled every 100 ms from /proc: the largest resident set of any one process (RSS), and the sum of the
proportional sets of all (PSS, which counts a shared page once). What lives shorter than a sample may be missed. The
processor time is exact: what a child was not waited for by its parent comes to us to be waited for.
"""
import ctypes, os, re, subprocess, threading, time
from dataclasses import dataclass, field
from pathlib import Path

CORES = 2
TICKS = os.sysconf("SC_CLK_TCK")
PR_SET_CHILD_SUBREAPER = 36
ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


@dataclass
class Measured:
    code: int
    seconds: float
    cpu_seconds: float
    out: bytes
    err: bytes
    peak_process_mb: float = 0.0
    peak_process: str = ""
    peak_tree_mb: float = 0.0
    cpu_by_thread: dict = field(default_factory=dict)  # of the threads of the first process, by name


def on_two_cores():
    """The command prefix that keeps a program and its children on two cores."""
    allowed = sorted(os.sched_getaffinity(0))[:CORES]
    return ["taskset", "-c", ",".join(map(str, allowed))]


def descendants(root):
    """Process ids of `root` and all below it."""
    found, wanted = [], [root]
    while wanted:
        pid = wanted.pop()
        found.append(pid)
        try:
            for children in Path(f"/proc/{pid}/task").glob("*/children"):
                wanted += map(int, children.read_text().split())
        except OSError:  # it has ended
            pass
    return found


def kilobytes(path, key):
    try:
        hit = re.search(rf"^{key}:\s+(\d+) kB", Path(path).read_text(), re.M)
    except OSError:
        return 0
    return int(hit.group(1)) if hit else 0


def processor_seconds(stat):
    fields = stat.rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


class Watch(threading.Thread):
    def __init__(self, pid, measured):
        super().__init__(daemon=True)
        self.pid, self.measured, self.over = pid, measured, threading.Event()

    def run(self):
        while not self.over.wait(0.1):
            self.sample()

    def sample(self):
        tree = 0
        for pid in descendants(self.pid):
            tree += kilobytes(f"/proc/{pid}/smaps_rollup", "Pss")
            resident = kilobytes(f"/proc/{pid}/status", "VmRSS") / 1024
            if resident > self.measured.peak_process_mb:
                self.measured.peak_process_mb = resident
                self.measured.peak_process = name_of(pid)
        self.measured.peak_tree_mb = max(self.measured.peak_tree_mb, tree / 1024)
        self.threads()

    def threads(self):
        for stat in Path(f"/proc/{self.pid}/task").glob("*/stat"):
            try:
                text = stat.read_text()
            except OSError:
                continue
            name = text[text.index("(") + 1:text.rindex(")")]
            self.measured.cpu_by_thread[(stat.parent.name, name)] = processor_seconds(text)


def name_of(pid):
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return "?"


def measure(command, *, cwd=None, env=None, stdin=None, pinned=True):
    """Runs `command` to its end. Its output is kept in files meanwhile, so that it never waits for us."""
    with open(os.devnull) as nothing, tempfile_pair() as (out, err):
        started = time.perf_counter()
        process = subprocess.Popen((on_two_cores() if pinned else []) + list(map(str, command)), cwd=cwd, env=env,
                                   stdin=stdin or nothing, stdout=out, stderr=err)
        measured = Measured(0, 0.0, 0.0, b"", b"")
        watch = Watch(process.pid, measured)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        measured.seconds = time.perf_counter() - started
        watch.over.set()
        watch.join()
        process.returncode = measured.code = os.waitstatus_to_exitcode(status)
        measured.cpu_seconds = usage.ru_utime + usage.ru_stime + orphans_seconds()
        measured.out, measured.err = whole(out), whole(err)
    return measured


def orphans_seconds():
    """Waits for what the program left behind; its processor time."""
    seconds = 0.0
    while True:
        try:
            pid, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return seconds
        if pid == 0:
            return seconds
        seconds += usage.ru_utime + usage.ru_stime


class tempfile_pair:
    """Two unnamed files for the output and the errors of a program."""
    def __enter__(self):
        import tempfile
        self.files = (tempfile.TemporaryFile(), tempfile.TemporaryFile())
        return self.files

    def __exit__(self, *_):
        for file in self.files:
            file.close()


def whole(file):
    file.seek(0)
    return file.read()
