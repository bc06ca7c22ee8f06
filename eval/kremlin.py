"""Read the exam's official news, one process, and score the record against the publisher's labels.

python -m eval.kremlin EXAM [--keep FILE]     EXAM is the exam's folder; FILE keeps the export
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bilateral.export import export_record
from bilateral.pipeline import Summary, read_reports
from bilateral.record import Record

# What score.py prints, line by line, and the names its figures have here.
_FIGURES = {
    "calls": re.compile(r"calls .* all (?P<calls>[\d.]+)"),
    "countries": re.compile(r"countries .* F1 (?P<countries>[\d.]+)"),
    "planned": re.compile(r"planned .*as planned (?P<planned>[\d.]+) .* wrongly held (?P<wrongly_held>[\d.]+)"),
}


def read(exam: Path, export: Path) -> Summary:
    """Read the reports and write the export.

    Args:
        exam: the exam's folder.
        export: the file to write.

    Returns:
        What was read.
    """
    with tempfile.TemporaryDirectory() as scratch, Record.open(Path(scratch) / "r.db", create=True) as record:
        summary = read_reports([exam / "kremlin/reports.jsonl.gz"], record)
        with export.open("w", encoding="utf-8") as file:
            file.writelines(export_record(record))
    return summary


def score(exam: Path, export: Path) -> str:
    """What the exam's scorer prints.

    Args:
        exam: the exam's folder.
        export: an export of these reports.

    Returns:
        Three lines.
    """
    script = exam / "kremlin/score.py"
    command = [sys.executable, str(script), str(exam / "kremlin/gold.jsonl"), str(export)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{script} fell over this export:\n{done.stderr[-2000:]}")
    return done.stdout


def figures(printed: str) -> dict[str, float]:
    """The figures in what the scorer prints.

    Args:
        printed: its lines.

    Returns:
        calls, countries, planned and wrongly_held, each from 0 to 1.
    """
    found: dict[str, float] = {}
    for name, pattern in _FIGURES.items():
        match = pattern.search(printed)
        if match is None:
            raise SystemExit(f"The scorer says nothing of {name}:\n{printed}")
        found |= {key: float(value) for key, value in match.groupdict().items()}
    return found


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description="Score the reading of the exam's official news.")
    parser.add_argument("exam", type=Path)
    parser.add_argument("--keep", type=Path, help="keep the export in this file")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        export = args.keep or Path(scratch) / "export.jsonl"
        started = time.perf_counter()
        summary = read(args.exam, export)
        print(f"{summary.read} read, {len(summary.unread)} not, {time.perf_counter() - started:.0f} s")
        print(score(args.exam, export), end="")


if __name__ == "__main__":
    main()
