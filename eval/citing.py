"""How many found events cite every report that tells of them: `python -m eval.citing EXAM --texts DIR [--misses]`.

Only reports in a language with a pack count. Events pair with the gold's as the exam pairs them; where the exam finds
two pairs equally good, the one with more right fields is taken.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from bilateral import languages
from eval.episodes import exam_module


def cites_all(exam: Any, known: set[str]) -> tuple[int, int, list[str]]:
    """Count the events of one episode.

    Args:
        exam: the exam's scorer, filled with gold and export.
        known: files of the reports in a language with a pack.

    Returns:
        Events that cite all, events found, one line for each that does not.
    """

    def worth(gold: dict[str, Any], got: dict[str, Any]) -> float:
        value = float(exam.event(gold, got))
        return value + exam.event_credit(gold, got) / 1000 if value > 0 else 0.0

    pairs = exam.pair(exam.gold["events"], exam.got.get("event", []), worth)
    missing = []
    for gold, got in pairs:
        lost = (set(gold["reports"]) & known) - exam.files(got)
        if lost:
            missing.append(f"{gold['id']} {gold['kind']} {gold.get('date')}: not {sorted(lost)}")
    return len(pairs) - len(missing), len(pairs), missing


def main() -> None:
    """Run and print one line an episode and the share of all."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("exam", type=Path)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    os.environ.setdefault("BILATERAL", str(Path(__file__).resolve().parents[1] / ".venv/bin/bilateral"))
    run = exam_module(args.exam, "run")
    packs = set(languages.codes())
    full = found = 0
    for name, path in run.episodes(args.exam).items():
        texts = path.parent if any(path.parent.glob("*.txt")) else args.texts / name
        if not any(texts.glob("*.txt")):
            continue
        gold = json.loads(path.read_text("utf-8"))
        with tempfile.TemporaryDirectory() as scratch:
            _, lines = run.run(gold, texts, Path(scratch))
        known = {r["file"] for r in gold["reports"] if r["language"][:2] in packs}
        cited, pairs, missing = cites_all(run.Exam(gold, lines), known)
        full, found = full + cited, found + pairs
        print(f"{name:32} {cited} of {pairs}")
        if args.misses:
            print("\n".join("    " + line for line in missing))
    print(f"share {full / found:.3f} ({full} of {found})")


if __name__ == "__main__":
    main()
