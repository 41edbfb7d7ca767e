"""The small benchmarks in C++ (google-benchmark): folding, words, alignment, wire. No peers; they show what changed."""
import json

from measuring import measure
from setting import BenchFailed, say
from table import Row


def run(setting):
    say("bench: micro")
    done = measure([setting.program("bench_micro"), "--benchmark_format=json", "--benchmark_min_time=" + ("0.1" if setting.quick else "0.5")])
    if done.code:
        raise BenchFailed(f"bench_micro: {done.err.decode(errors='replace').strip()[-300:]}")
    return [row(result) for result in json.loads(done.out)["benchmarks"]]


def row(result):
    if "bytes_per_second" in result:
        return Row("micro", result["name"], "", result["bytes_per_second"] / 1e6, "MB/s", better="higher")
    return Row("micro", result["name"], "", result["real_time"], result["time_unit"])
