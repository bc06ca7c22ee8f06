"""How well names are told apart: F1 of a file of labelled pairs at the one fixed threshold, overall and by schema.

python eval/names.py CASES.csv [--misses]      columns name1, name2, is_match, schema
python eval/names.py --bridge [--misses]       the own bench beside this file, both halves
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from bilateral.resolve.names import MATCH, likeness, org_likeness

BRIDGE = Path(__file__).parent / "names_bridge.tsv"


def f1(counts: Counter[str]) -> str:
    """F1, precision and recall of counted hits and misses, as text."""
    hit, wrong, missed = counts["tp"], counts["fp"], counts["fn"]
    precision, recall = hit / max(1, hit + wrong), hit / max(1, hit + missed)
    score = 2 * hit / max(1, 2 * hit + wrong + missed)
    return f"F1 {score:.3f}  precision {precision:.3f}  recall {recall:.3f}  ({counts.total()} pairs)"


def judge(rows: list[tuple[str, str, str, bool, bool]], misses: bool) -> dict[str, Counter[str]]:
    """Compare all pairs.

    Args:
        rows: group, two names, whether they match, whether they are persons.
        misses: whether to print what was judged wrongly.

    Returns:
        For each group, and for all, how many were true or false positives or negatives.
    """
    counts: dict[str, Counter[str]] = {"all": Counter()}
    for group, one, other, match, person in rows:
        score = (likeness if person else org_likeness)(one, other)
        kind = ("t" if (score >= MATCH) == match else "f") + ("p" if score >= MATCH else "n")
        counts["all"][kind] += 1
        counts.setdefault(group, Counter())[kind] += 1
        if misses and kind[0] == "f":
            print(f"  {kind} {score:.3f} [{group}] {one} | {other}")
    return counts


def main() -> None:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="?", type=Path)
    parser.add_argument("--bridge", action="store_true", help="the own bench")
    parser.add_argument("--misses", action="store_true", help="print what was judged wrongly")
    options = parser.parse_args()
    if options.bridge or not options.cases:
        with BRIDGE.open(encoding="utf-8") as lines:
            table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            rows = [(r["half"], r["name1"], r["name2"], r["match"] == "yes", True) for r in table]
    else:
        with options.cases.open(encoding="utf-8") as lines:
            rows = [
                (r["schema"], r["name1"], r["name2"], r["is_match"].lower() == "true", r["schema"] == "Person")
                for r in csv.DictReader(lines)
            ]
    for group, counts in judge(rows, options.misses).items():
        print(f"{group:14} {f1(counts)}")


if __name__ == "__main__":
    main()
