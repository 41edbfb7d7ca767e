"""Two lists of names joined: `recto names match` as a process, and what it misses of comparing all pairs. The peer compares letters."""
import json

from measuring import measure
from setting import SEED, BenchFailed, say
from table import Row

THRESHOLD = "0.8"


def run(setting):
    left, right, sample = (1_000, 20_000, 50) if setting.quick else (10_000, 1_000_000, 50)
    folder = setting.work / f"names-{left}-{right}"
    folder.mkdir(parents=True, exist_ok=True)
    program = setting.program("bench_names_match")
    say(f"bench: joining {left:,} names with {right:,}")
    done(measure([program, "write", folder, str(left), str(right), str(SEED)]), "bench_names_match write")
    joined = measure([setting.recto, "names", "match", folder / "left.csv", folder / "right.csv", "--threshold", THRESHOLD, "--csv", "--quiet"])
    done(joined, "recto names match")
    # All pairs of the sample, in a list that is compared in minutes.
    seen = json.loads(done(measure([program, "measure", str(min(left, 2_000)), "20000", str(sample), THRESHOLD, str(SEED)]), "bench_names_match measure"))
    size = f"{left:,} × {right:,} names"
    return [Row("names", "joining two lists", size, joined.seconds, "s", target=None if setting.quick else 20,
                note=f"{joined.cpu_seconds:.0f} s of processor time, {len(joined.out.splitlines()) - 1:,} pairs"),
            Row("names", "largest process of it", size, joined.peak_process_mb, "MB", target=2_000),
            Row("names", "of what comparing all pairs finds", f"a sample of {sample}", seen["recall_of_exhaustive"], "", better="higher", target=0.999),
            Row("names", "persons of both lists found", f"a sample of {sample}", seen["persons_found"], "", "Jaro-Winkler 0.9",
                seen["persons_found_jaro_winkler"], better="higher")]


def done(measured, what):
    if measured.code:
        raise BenchFailed(f"{what}: {measured.err.decode(errors='replace').strip()[-300:]}")
    return measured.out
