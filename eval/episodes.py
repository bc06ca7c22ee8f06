"""Score the episodes on their reports in some languages only: `episodes.py EXAM --texts DIR --languages en,vi`.

Gold items that none of the chosen reports tells of are left out, and the others cite only the chosen reports.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

SECTIONS = ("events", "agreements", "commitments", "mechanisms", "positions", "people", "relationship")


def exam_module(exam: Path, name: str) -> ModuleType:
    """A module of the exam, by its file.

    Args:
        exam: the exam's folder.
        name: such as `run`.

    Returns:
        The module.
    """
    spec = importlib.util.spec_from_file_location(f"exam_{name}", exam / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{exam / name}.py is missing: name the exam's folder.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def restricted(gold: dict[str, Any], languages: set[str]) -> dict[str, Any]:
    """The gold of an episode as its reports in some languages tell it."""
    files = {r["file"] for r in gold["reports"] if r["language"] in languages}
    out = {**gold, "reports": [r for r in gold["reports"] if r["file"] in files]}
    for section in SECTIONS:
        kept = []
        for item in gold.get(section, []):
            told = [f for f in item.get("reports", []) if f in files]
            if told:
                kept.append({**item, "reports": told})
        out[section] = kept
    return out


def main() -> None:
    """Run and print one line an episode and the mean."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("exam", type=Path)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--languages", default="en,vi")
    parser.add_argument("--only", default="")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    os.environ.setdefault("BILATERAL", str(Path(__file__).resolve().parents[1] / ".venv/bin/bilateral"))
    run = exam_module(args.exam, "run")
    scores = []
    for name, path in run.episodes(args.exam).items():
        texts = path.parent if any(path.parent.glob("*.txt")) else args.texts / name
        if args.only not in name or not any(texts.glob("*.txt")):
            continue
        gold = restricted(json.loads(path.read_text("utf-8")), set(args.languages.split(",")))
        if not gold["reports"]:
            continue
        with tempfile.TemporaryDirectory() as scratch:
            work = (args.keep / name) if args.keep else Path(scratch)
            work.mkdir(parents=True, exist_ok=True)
            _, lines = run.run(gold, texts, work)
        exam = run.Exam(gold, lines)
        out = exam.run()
        scores.append(out["score"])
        parts = " ".join(f"{k} {(out[k]['found'] or 0):.2f}/{(out[k]['right'] or 0):.2f}" for k in run.KINDS)
        print(f"{name:32} {len(gold['reports'])} reports  {parts}   {out['score']:.3f}")
        if args.misses:
            print("\n".join("    " + m for m in exam.misses))
    if scores:
        print(f"mean {sum(scores) / len(scores):.3f}")


if __name__ == "__main__":
    main()
