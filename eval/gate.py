"""The gate: what is reached stays reached. A figure under its floor fails; the message says which and by how much.

    python -m eval.gate               measure and compare with eval/floors.json
    python -m eval.gate --raise       the same, then write better figures as new floors, and tidy the golden counts
    python -m eval.gate --lower       write the figures as they are, on purpose
    python -m eval.gate --only seeds  one group of figures

The exam's folder is ../shared/exam, or $EXAM; where it is missing, its figures are passed over.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bilateral import languages
from bilateral.export import export_record
from bilateral.pipeline import read_reports
from bilateral.recognise import taggers
from bilateral.record import Record
from eval import agreement, examples, golden, kremlin
from eval.episodes import exam_module

ROOT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("floors.json")
# Figures of which less is better; all others are the better the more.
CEILINGS = frozenset({"inexact_quotes", "invented_dates", "wrongly_held"})
_NEAR = 0.0005
Figures = dict[str, float]


def exam_folder() -> Path:
    """Where the exam lies, if it is there."""
    return Path(os.environ.get("EXAM") or ROOT / "../shared/exam").resolve()


def seeds(exam: Path) -> Figures:
    """The seed reports, read, exported, scored.

    Args:
        exam: the exam's folder.

    Returns:
        The score, `right` of the main kinds, and what must be nought.
    """
    run = exam_module(exam, "run")
    gold = json.loads((exam / "seeds/gold.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        feed = Path(scratch) / "reports.jsonl"
        rows = [json.dumps(row, ensure_ascii=False) for row in run.feed(gold, exam / "seeds")]
        feed.write_text("\n".join(rows), "utf-8")
        with Record.open(Path(scratch) / "r.db", create=True) as record:
            read_reports([feed], record)
            lines = [json.loads(line) for line in export_record(record)]
    out = run.Exam(gold, lines).run()
    found = {"score": out["score"]}
    found |= {kind: out[kind]["right"] or 0.0 for kind in run.KINDS}
    found["inexact_quotes"] = out["evidence"]["without_exact_evidence"]
    found["invented_dates"] = 1 - (out["events"]["slots"]["date_not_invented"] or 0.0)
    return {name: round(value, 3) for name, value in found.items()}


def official(exam: Path) -> Figures:
    """The official news, read in one process, exported, scored.

    Args:
        exam: the exam's folder.

    Returns:
        calls, countries, planned, wrongly_held.
    """
    with tempfile.TemporaryDirectory() as scratch:
        export = Path(scratch) / "export.jsonl"
        kremlin.read(exam, export)
        return kremlin.figures(kremlin.score(exam, export))


def sentences(_: Path) -> Figures:
    """How many patterns of each pack list a sentence they must read, from 0 to 1."""
    found = {}
    for code in languages.codes():
        files = [languages.data(code, f"frames/{name}") for name in languages.names(code, "frames")]
        total = sum(len(data.get("patterns", ())) for data in files)
        if total:
            found[code] = round(1 - len(examples.without_sentence(code)) / total, 3)
    return found


def agreed(_: Path) -> Figures:
    """What the same happenings, told in six languages, give alike."""
    return agreement.figures()


GROUPS: dict[str, tuple[str, Callable[[Path], Figures]]] = {
    "sentences": ("", sentences),
    "agreement": ("", agreed),
    "seeds": ("seeds/gold.json", seeds),
    "kremlin": ("kremlin/reports.jsonl.gz", official),
}


def measure(exam: Path, only: str = "") -> dict[str, Figures]:
    """All figures that can be had here.

    Args:
        exam: the exam's folder.
        only: one group; all without it.

    Returns:
        Group → name → figure.
    """
    found = {}
    for name, (needs, group) in GROUPS.items():
        if only and name != only:
            continue
        if needs and not (exam / needs).is_file():
            print(f"{name}: the exam is not at {exam}; passed over (set EXAM to its folder to check it)")
            continue
        found[name] = group(exam)
    return found


def worse(name: str, figure: float, floor: float) -> bool:
    """Whether a figure is on the wrong side of its floor."""
    return figure > floor + _NEAR if name in CEILINGS else figure < floor - _NEAR


def failures(found: dict[str, Figures], floors: dict[str, Figures]) -> list[str]:
    """What is worse than its floor.

    Args:
        found: what was measured.
        floors: what is pinned.

    Returns:
        One line each.
    """
    out = []
    for group, pinned in floors.items():
        for name, floor in pinned.items() if group in found else ():
            figure = found[group].get(name)
            if figure is None:
                out.append(f"{group} {name}: nothing was measured; its floor is {floor:g}")
            elif worse(name, figure, floor):
                side = "above its ceiling" if name in CEILINGS else "below its floor"
                out.append(f"{group} {name}: {figure:g} is {abs(figure - floor):.3g} {side} of {floor:g}")
    return out


def renewed(found: dict[str, Figures], floors: dict[str, Figures], lower: bool) -> dict[str, Figures]:
    """The floors after this run.

    Args:
        found: what was measured.
        floors: what is pinned.
        lower: take every figure as it is; else only better and new ones.

    Returns:
        New floors; groups that were not measured stay as they are.
    """
    out = {group: dict(pinned) for group, pinned in floors.items()}
    for group, figures in found.items():
        pinned = out.setdefault(group, {})
        for name, figure in figures.items():
            if lower or name not in pinned or not worse(name, figure, pinned[name]):
                pinned[name] = figure
    return out


def main() -> None:
    """Measure, compare, print; end with 1 where anything is worse than its floor."""
    parser = argparse.ArgumentParser(description="Compare what is reached with the pinned floors.")
    parser.add_argument("--raise", dest="up", action="store_true", help="write better figures as new floors")
    parser.add_argument("--lower", action="store_true", help="write all figures as they are")
    parser.add_argument("--only", default="", choices=["", *GROUPS], help="one group of figures")
    args = parser.parse_args()
    floors: dict[str, Figures] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    taggers.WANTED.clear()  # the floors are those of every machine, whatever is installed there
    found = measure(exam_folder(), args.only)
    for group, figures in found.items():
        for name, figure in figures.items():
            floor = floors.get(group, {}).get(name)
            print(f"{group:10} {name:16} {figure:6.3f}   {'no floor' if floor is None else f'floor {floor:.3f}'}")
    faults = failures(found, floors)
    if args.up or args.lower:
        FLOORS.write_text(json.dumps(renewed(found, floors, args.lower), indent=1) + "\n", "utf-8")
        print(f"{FLOORS.name} is written; golden counts lowered: {[n for n in golden.names() if golden.tidy(n)]}")
    if faults and not args.lower:
        print("\n".join(["The gate is shut:", *faults, "Mend it; or lower the floor on purpose with --lower."]))
        sys.exit(1)


if __name__ == "__main__":
    main()
