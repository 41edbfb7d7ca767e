"""Search with snippets, in the process and as a command; speed and size of the index; SQLite FTS5 on the same pages.

FTS5 looks for the letters as typed; Recto also for other forms and for misread ones, so the work is not the same.
"""
import json, statistics

from measuring import measure
from setting import BenchFailed, json_lines, say
from table import Row


def run(setting):
    rows = []
    for pages in setting.sizes:
        rows += in_process(setting, setting.text_case(pages), f"{pages:,} pages")
        rows += as_command(setting, setting.text_case(pages), f"{pages:,} pages")
    return rows


def in_process(setting, case, size):
    scratch = setting.work / "scratch"
    scratch.mkdir(exist_ok=True)
    say(f"bench: search in the process, {size}")
    done = measure([setting.program("bench_search"), case.folder, case.papers / "queries.jsonl", case.papers / "passages.jsonl",
                    scratch, "--fts5", "--budget", "20" if setting.quick else "120"])
    if done.code:
        raise BenchFailed(f"bench_search: {done.err.decode(errors='replace').strip()[-500:]}")
    got = {}
    for line in json_lines(done.out):
        got[line["what"], line["engine"], line.get("kind", "")] = line
    return [*query_rows(got, case, size), *index_rows(got, size), passage_row(got, size)]


def query_rows(got, case, size):
    ours, theirs = got["query", "recto", "all"], got["query", "fts5", "all"]
    kinds = ", ".join(f"{kind} {got['query', 'recto', kind]['p95']:.1f}" for _, engine, kind in got
                      if engine == "recto" and kind not in ("", "all"))
    opened = got["open", "recto", ""]
    return [Row("search", "p50 with snippets", size, ours["p50"], "ms", "FTS5", theirs["p50"], note=f"{ours['n']} queries, {ours['answered']} answered"
                f" (FTS5 {theirs['n']}, {theirs['answered']})"),
            Row("search", "p95 with snippets", size, ours["p95"], "ms", "FTS5", theirs["p95"], 15, note=f"p95 by kind: {kinds}"),
            Row("search", "p95, processor time", size, ours["cpu95"], "ms", "FTS5", theirs["cpu95"], note=f"p50 {ours['cpu50']:.1f}"),
            Row("search", "open to first answer", size, opened["first_answer_ms"], "ms", target=1000, note="in the process")]


def index_rows(got, size):
    ours, theirs = got["index", "recto", ""], got["index", "fts5", ""]
    speed = lambda line: line["text_bytes"] / 1e6 / line["seconds"]
    return [Row("index", "text a second, one thread", size, speed(ours), "MB/s", "FTS5", speed(theirs), better="higher",
                note="recto: reading the pages from the store counted"),
            Row("index", "bytes a byte of text", size, ours["bytes"] / ours["text_bytes"], "", "FTS5", theirs["bytes"] / theirs["text_bytes"])]


def passage_row(got, size):
    line = got["passage", "fts5", "passage"]
    return Row("tracing", "FTS5: any word of the passage, 10 % noise", size, None, "ms", "FTS5 p50", line["p50"],
               note=f"p95 {line['p95']:.0f} ms, right at rank 1 {100 * line['right'] / line['n']:.1f} % of {line['n']}")


def as_command(setting, case, size):
    """The whole program, from start to end."""
    queries = [json.loads(line)["text"] for line in (case.papers / "queries.jsonl").read_text().splitlines()][:60]
    seconds = [measure([setting.recto, "search", case.folder, query, "--json", "--quiet"]).seconds for query in queries]
    seconds.sort()
    return [Row("search", "recto search, p50 of a process", size, 1000 * statistics.median(seconds), "ms",
                note=f"p95 {1000 * seconds[round(0.95 * (len(seconds) - 1))]:.0f} ms, {len(seconds)} queries")]
