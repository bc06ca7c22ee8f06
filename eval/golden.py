"""What a careful reader gets from some sample reports, written by hand, beside what the program gets.

    python eval/golden.py [NAME …]       what is missing and what is unwanted
    python eval/golden.py --tidy         lower the counts in the files to what is reached; they never rise

A file of tests/golden holds the facts of one report. A fact names only what is to be compared; a list of values means
any of them. `optional` facts may be read or not. `missing` and `unwanted` count what is still read wrongly, and only go
down.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bilateral.export import export_record
from bilateral.pipeline import read_reports
from bilateral.record import Record

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests/golden"
REPORTS = ROOT / "examples/reports"
SECTIONS = ("event", "agreement", "commitment", "mechanism", "person", "relationship")
Fact = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a report's reading compares.

    Attributes:
        missing: facts that are not read, as text.
        unwanted: what is read and is no fact of the report, as text.
    """

    missing: list[str]
    unwanted: list[str]


def names() -> list[str]:
    """The golden files, without their ending."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def load(name: str) -> dict[str, Any]:
    """One golden file."""
    data: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return data


def read(files: Iterable[Path]) -> list[Fact]:
    """The export's lines of some reports, read together."""
    with tempfile.TemporaryDirectory() as scratch, Record.open(Path(scratch) / "r.db", create=True) as record:
        read_reports(list(files), record)
        return [json.loads(line) for line in export_record(record)]


def told(line: Fact) -> Fact:
    """A line of the export as a golden fact writes it."""
    kind = line["type"]
    if kind == "event":
        people = {p["name"]: p["role"] for p in line["participants"] if p["id"].startswith("p-")}
        place = line["place"] or {}
        return _only(line, "kind", "status", "date", "mode") | {"country": place.get("country"), "people": people}
    if kind == "agreement":
        return _only(line, "kind", "status", "date", "period", "areas")
    if kind == "commitment":
        return {"by": sorted(line["by"])} | _only(line, "status", "areas")
    if kind == "mechanism":
        return _only(line, "form", "level", "status") | {"rounds": [r["number"] for r in line["rounds"]]}
    if kind == "person":
        return _only(line, "name", "party") | {"offices": [o["title"] for o in line["offices"]]}
    return _only(line, "level", "since")


def _only(line: Fact, *keys: str) -> Fact:
    return {key: line.get(key) for key in keys}


def agrees(fact: Fact, got: Fact) -> bool:
    """Whether what is read says what a fact asks for.

    Args:
        fact: a golden fact.
        got: as `told` writes it.

    Returns:
        True where every value that the fact names is right.
    """
    return all(_agrees(key, value, got.get(key)) for key, value in fact.items() if key != "says")


def _agrees(key: str, wanted: Any, got: Any) -> bool:
    if key == "areas":  # all of them, and at most one more
        return set(wanted) <= set(got or ()) and len(set(got or ()) - set(wanted)) <= 1
    if key == "rounds":
        return set(wanted) <= set(got or ())
    if key == "offices":  # one state's Minister of Defence is another's Minister of National Defence
        return {x.replace("National ", "") for x in wanted} <= {x.replace("National ", "") for x in got or ()}
    if key == "people":
        return {plain(n): r for n, r in wanted.items()} == {plain(n): r for n, r in (got or {}).items()}
    if key == "name":
        return plain(wanted) == plain(str(got))
    if key == "by":
        return bool(sorted(wanted) == got)
    return bool(got in wanted if isinstance(wanted, list) else got == wanted)


def plain(text: str) -> str:
    """A name without case and accents."""
    spread = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(c for c in spread if not unicodedata.combining(c))


def compare(golden: dict[str, Any], lines: Iterable[Fact]) -> Outcome:
    """Pair facts with what is read, each with one line at most.

    Args:
        golden: a golden file.
        lines: of the export.

    Returns:
        What is missing, and what is read beyond.
    """
    got: dict[str, list[Fact]] = defaultdict(list)
    for line in lines:
        if line["type"] in SECTIONS:
            got[line["type"]].append(told(line))
    missing = []
    for section in SECTIONS:
        missing += [f"{section} {_shown(f)}" for f in golden.get(section, ()) if not _take(f, got[section])]
        for fact in golden.get("optional", {}).get(section, ()):
            _take(fact, got[section])
    return Outcome(missing, [f"{section} {_shown(fact)}" for section in SECTIONS for fact in got[section]])


def _take(fact: Fact, left: list[Fact]) -> bool:
    found = next((got for got in left if agrees(fact, got)), None)
    if found is not None:
        left.remove(found)
    return found is not None


def _shown(fact: Fact) -> str:
    return json.dumps(fact, ensure_ascii=False)


def outcome(name: str) -> Outcome:
    """Read a golden file's report and compare."""
    golden = load(name)
    return compare(golden, read([REPORTS / golden["report"]]))


def tidy(name: str) -> bool:
    """Lower the counts of a golden file to what is reached.

    Args:
        name: of the file.

    Returns:
        Whether it changed.
    """
    golden, found = load(name), outcome(name)
    reached = {"missing": len(found.missing), "unwanted": len(found.unwanted)}
    lowered = {key: min(golden[key], n) for key, n in reached.items()}
    if all(golden[key] == n for key, n in lowered.items()):
        return False
    path = FOLDER / f"{name}.json"
    text = path.read_text("utf-8")
    for key, n in lowered.items():
        text = text.replace(f'"{key}": {golden[key]}', f'"{key}": {n}')
    path.write_text(text, "utf-8")
    return True


def main() -> None:
    """Print, or tidy."""
    parser = argparse.ArgumentParser(description="Compare the golden reports with what is read.")
    parser.add_argument("names", nargs="*", default=names())
    parser.add_argument("--tidy", action="store_true", help="lower the counts to what is reached")
    args = parser.parse_args()
    for name in args.names:
        if args.tidy:
            print(name, "lowered" if tidy(name) else "as it was")
            continue
        found, golden = outcome(name), load(name)
        print(
            f"{name}: {len(found.missing)} missing (at most {golden['missing']}), "
            f"{len(found.unwanted)} unwanted (at most {golden['unwanted']})"
        )
        print(
            "".join(f"  - {fact}\n" for fact in found.missing) + "".join(f"  + {x}\n" for x in found.unwanted), end=""
        )


if __name__ == "__main__":
    main()
