"""Reading pictures: the bench of degraded pages keeps its own driver; its rows join the table."""
import importlib.util

from setting import ROOT, say


def run(setting):
    driver = ROOT / "bench" / "degraded" / "rows.py"
    if not driver.is_file():
        say("bench: bench/degraded/rows.py is not there: pictures skipped")
        return []
    spec = importlib.util.spec_from_file_location("degraded_rows", driver)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.run(setting)
