"""Tracing passages as the case grows: `recto trace` on passages with 10 % of their characters changed, and on clean ones.

Right at rank 1 means: the best match is in the right file, on the right page, and covers at least half of the range.
The milliseconds a passage leave out the start of the program, which is told apart by a run with one passage.
"""
import json

from measuring import measure
from setting import BenchFailed, json_lines, say
from table import Row

TARGETS_MS = {200_000: 10, 1_000_000: 30}


def run(setting):
    rows = []
    for pages in setting.sizes:
        case = setting.text_case(pages)
        size = f"{pages:,} pages"
        rows += intake_rows(case, size)
        for name, label in (("passages", "10 % noise"), ("clean", "clean")):
            rows += trace_rows(setting, case, name, label, size)
    return rows


def intake_rows(case, size):
    intake = case.intake
    return [Row("intake", "text taken in", size, case.megabytes / intake.seconds, "MB/s", better="higher",
                note=f"{case.pages / intake.seconds:,.0f} pages a second"),
            Row("intake", "all processes", size, intake.peak_tree_mb, "MB", target=600, note=f"largest: {intake.peak_process} {intake.peak_process_mb:.0f} MB")]


def trace_rows(setting, case, name, label, size):
    gold = [json.loads(line) for line in (case.papers / f"{name}.jsonl").read_text().splitlines()]
    asked = case.papers / f"{name}-asked.jsonl"
    asked.write_text("".join(json.dumps({"id": p["id"], "text": p["text"]}, ensure_ascii=False) + "\n" for p in gold))
    one = case.papers / "one.jsonl"
    one.write_text(asked.read_text().split("\n", 1)[0] + "\n")
    say(f"bench: recto trace, {len(gold)} passages, {label}, {size}")
    start = trace(setting, case, one)
    done = trace(setting, case, asked)
    answers = {line["id"]: line["matches"] for line in json_lines(done.out) if line["kind"] == "trace"}
    first = sum(is_right(answers.get(p["id"], [])[:1], p["gold"]) for p in gold)
    found = sum(is_right(answers.get(p["id"], []), p["gold"]) for p in gold)
    each = 1000 * max(0.0, done.seconds - start.seconds) / (len(gold) - 1)
    cpu = 1000 * max(0.0, done.cpu_seconds - start.cpu_seconds) / (len(gold) - 1)
    target = TARGETS_MS.get(case.pages) if name == "passages" else None
    return [Row("tracing", f"a passage, {label}", size, each, "ms", target=target,
                note=f"{cpu:.1f} ms of processor time; start {start.seconds * 1000:.0f} ms; {done.peak_process_mb:.0f} MB"),
            Row("tracing", f"right at rank 1, {label}", size, 100 * first / len(gold), "%", target=98, better="higher",
                note=f"within the answers {100 * found / len(gold):.1f} %, {len(gold)} passages")]


def trace(setting, case, passages):
    done = measure([setting.recto, "trace", case.folder, passages, "--json", "--quiet"])
    if done.code not in (0, 1):
        raise BenchFailed(f"recto trace: exit {done.code}: {done.err.decode(errors='replace').strip()[-500:]}")
    return done


def is_right(matches, gold):
    return any(covers(part, gold) for match in matches for part in parts(match["passage"]))


def parts(passage):
    while passage:
        yield passage
        passage = passage.get("and")


def covers(passage, gold):
    if not passage["file"].endswith("/" + gold["file"]) or passage["page"] != gold["page"]:
        return False
    shared = min(passage["end"], gold["end"]) - max(passage["start"], gold["start"])
    return 2 * shared >= gold["end"] - gold["start"]
