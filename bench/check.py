"""The main job as the case grows: `recto check` of a story of 2,000 words against papers of all kinds (case_papers.py, case_story.py).

Measured whole, the start of the program and the opening of the case with it: that is what a person waits for.
"""
from case_papers import make_case_papers
from case_story import make_story
from measuring import measure
from setting import BenchFailed, add_to_new_case, json_lines, say
from table import Row

WORDS = 2_000
TARGETS_SECONDS = {100_000: 3, 1_000_000: 10}
TARGET_MB = 1_000


def run(setting):
    rows = []
    for pages in setting.sizes:
        size = f"{pages:,} pages"
        folder, case = setting.work / f"whole-{pages}", setting.work / f"whole-case-{pages}"
        if not (folder / "told.jsonl").is_file():
            say(f"bench: making papers of {size}")
            make_case_papers(setting.papers(pages) / "text", folder, pages)
        say("bench: taking them in")
        intake = add_to_new_case(setting.recto, case, [folder / "papers"])
        rows.append(Row("check", "papers of all kinds taken in", size, pages / intake.seconds, "pages/s", better="higher",
                        note=f"{intake.seconds:.0f} s, {intake.cpu_seconds:.0f} s of processor time"))
        rows += check_rows(setting, case, folder, pages, size)
    return rows


def check_rows(setting, case, folder, pages, size):
    story = folder / f"story-{WORDS}.md"
    story.write_text(make_story(folder, WORDS))
    say(f"bench: recto check, {WORDS} words, {size}")
    first, done = check(setting, case, story), check(setting, case, story)
    summary = [line for line in json_lines(done.out) if line["kind"] == "summary"][0]
    return [Row("check", f"a story of {WORDS:,} words", size, done.seconds, "s", target=TARGETS_SECONDS.get(pages),
                note=f"{done.cpu_seconds:.1f} s of processor time; the first time {first.seconds:.1f} s; {summary['claims']} claims"),
            Row("check", "memory", size, done.peak_tree_mb, "MB", target=TARGET_MB)]


def check(setting, case, story):
    done = measure([setting.recto, "check", case, story, "--json", "--quiet"])
    if done.code not in (0, 1):
        raise BenchFailed(f"recto check: exit {done.code}: {done.err.decode(errors='replace').strip()[-500:]}")
    return done
