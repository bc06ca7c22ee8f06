"""The same happenings told in six languages: does each text alone give the same facts, and do all six give one event?

    python -m eval.agreement                    the figures, by language and over all
    python -m eval.agreement --misses [NAME …]  what is read otherwise, text by text
    python -m eval.agreement --only ru          one language

A file of tests/golden/happenings holds one happening: `published`, its `texts` by language, and the facts that every
one of them states: `event`, `agreement`, `commitment`; `optional` ones may be read or not. A list of dates or kinds
means any of them, `null` that none need be known. A commitment stands once for each side and status, with all areas of
it.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bilateral.export import export_record
from bilateral.pipeline import read_reports
from bilateral.record import Record

FOLDER = Path(__file__).resolve().parents[1] / "tests/golden/happenings"
LANGUAGES = ("en", "vi", "ru", "zh", "es", "fr")
SECTIONS = ("event", "agreement", "commitment")
SLOTS = ("kind", "parties", "date", "status", "areas")
Fact = dict[str, Any]
Figures = dict[str, float]


@dataclass(slots=True)
class Tally:
    """What was asked, what was right, and what was not.

    Attributes:
        asked: how often each slot was asked for.
        right: how often it was as the file says.
        misses: the rest, one line each.
    """

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take another tally's counts into this one."""
        self.asked += other.asked
        self.right += other.right

    def figures(self) -> Figures:
        """Slot → share that is right."""
        return {slot: round(self.right[slot] / self.asked[slot], 3) for slot in SLOTS if self.asked[slot]}


def names() -> list[str]:
    """The happenings, by the names of their files."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def load(name: str) -> dict[str, Any]:
    """One happening; every value is a string, as in the packs."""
    data: dict[str, Any] = yaml.load((FOLDER / f"{name}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return data


def read(happening: dict[str, Any], codes: Iterable[str]) -> list[Fact]:
    """The export's lines of some of a happening's texts, read into one record.

    Args:
        happening: as `load` gives it.
        codes: the languages of the texts.

    Returns:
        Lines of the export. The texts' languages are not told to the reader.
    """
    rows = [
        {"text": happening["texts"][code].strip(), "published": happening["published"], "file": f"{code}.txt"}
        for code in codes
    ]
    with tempfile.TemporaryDirectory() as scratch, Record.open(Path(scratch) / "r.db", create=True) as record:
        feed = Path(scratch) / "texts.jsonl"
        feed.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
        read_reports([feed], record)
        return [json.loads(line) for line in export_record(record)]


def told(lines: Iterable[Fact]) -> dict[str, list[Fact]]:
    """What the lines say, by section, as a file writes it; commitments of one side and status taken together."""
    found: dict[str, list[Fact]] = {section: [] for section in SECTIONS}
    pools: dict[tuple[tuple[str, ...], str], set[str]] = defaultdict(set)
    for line in lines:
        if line["type"] == "commitment":
            pools[tuple(sorted(line["by"])), line["status"]] |= set(line["areas"])
        elif line["type"] in SECTIONS:
            found[line["type"]].append({key: line.get(key) for key in (*SLOTS, "mode", "period", "reports")})
    found["commitment"] = [{"by": by, "status": s, "areas": sorted(areas)} for (by, s), areas in sorted(pools.items())]
    return found


def compare(happening: dict[str, Any], found: dict[str, list[Fact]]) -> Tally:
    """Facts of a file against what is read, slot by slot.

    Args:
        happening: as `load` gives it.
        found: as `told` gives it.

    Returns:
        The counts. A fact that is missing is wrong in each slot; one that is read and not there counts as a wrong kind.
    """
    tally = Tally()
    for section in SECTIONS:
        left = list(found[section])
        for fact in sorted(happening.get(section, ()), key=lambda f: -_best(f, left)):
            got = max(left, key=lambda g: _alike(fact, g), default=None)
            if got is not None and _alike(fact, got) > 0:
                left.remove(got)
            else:
                got = None
            _count(tally, section, fact, got)
        optional = happening.get("optional", {}).get(section, ())
        for extra in left:
            if not any(all(_right(slot, fact, extra) for slot in SLOTS if _named(slot, fact)) for fact in optional):
                tally.asked["kind"] += 1
                tally.misses.append(f"+ {section} {json.dumps(extra, ensure_ascii=False)}")
    return tally


def _count(tally: Tally, section: str, fact: Fact, got: Fact | None) -> None:
    wrong = []
    for slot in SLOTS:
        if slot == "kind" or _named(slot, fact):
            tally.asked[slot] += 1
            good = got is not None and _right(slot, fact, got)
            tally.right[slot] += good
            wrong += [] if good else [slot]
    if wrong:
        tally.misses.append(f"- {section} {', '.join(wrong)}: {json.dumps(fact)}; read: {json.dumps(got)}")


def _best(fact: Fact, left: Sequence[Fact]) -> float:
    return max((_alike(fact, got) for got in left), default=0.0)


def _alike(fact: Fact, got: Fact) -> float:
    """How well what is read fits a fact: its kind first, or for a commitment some of its areas."""
    if "kind" in fact:
        near = 4.0 if _right("kind", fact, got) else 0.5 * _right("parties", fact, got)
    else:
        near = 4.0 if set(fact["areas"]) & set(got["areas"]) else 0.0
    return near and near + sum(_right(slot, fact, got) for slot in ("parties", "date", "status") if _named(slot, fact))


def _named(slot: str, fact: Fact) -> bool:
    return slot in fact or (slot == "parties" and "by" in fact)


def _right(slot: str, fact: Fact, got: Fact) -> bool:
    if slot == "parties":
        key = "by" if "by" in fact else "parties"
        return sorted(fact[key]) == sorted(got[key])
    if slot == "areas":
        return sorted(fact["areas"]) == sorted(got["areas"] or ())
    if slot not in fact:  # commitments have no kind
        return True
    wanted = fact[slot] if isinstance(fact[slot], list) else [fact[slot]]
    return (got.get(slot) or "null") in wanted


def by_language(wanted: Sequence[str], codes: Sequence[str] = LANGUAGES) -> dict[str, Tally]:
    """Each text read alone, counted by its language.

    Args:
        wanted: names of happenings.
        codes: languages.

    Returns:
        Language → counts, with `all` at the end.
    """
    tallies = {code: Tally() for code in (*codes, "all")}
    for name in wanted:
        happening = load(name)
        for code in codes:
            one = compare(happening, told(read(happening, [code])))
            tallies[code].add(one)
            tallies["all"].add(one)
            tallies[code].misses += [f"{name} {code} {miss}" for miss in one.misses]
    return tallies


def merged(wanted: Sequence[str], codes: Sequence[str] = LANGUAGES) -> tuple[float, list[str]]:
    """All versions of a happening in one record: the share of events that are one item which cites all of them.

    Args:
        wanted: names of happenings.
        codes: languages.

    Returns:
        The share, and the events that are not, one line each.
    """
    asked, apart = 0, []
    for name in wanted:
        happening = load(name)
        events = told(read(happening, codes))["event"]
        for fact in happening.get("event", ()):
            asked += 1
            alike = [e for e in events if _right("kind", fact, e) and e["status"] == fact["status"]]
            cited = [len(e["reports"]) if isinstance(e["reports"], list) else e["reports"] for e in alike]
            if cited != [len(codes)]:
                apart.append(f"{name} {fact['kind']} {fact['status']}: cited by {cited}")
    return round(1 - len(apart) / asked, 3), apart


@cache
def figures() -> Figures:
    """What the gate pins: each slot over all texts, and the share of events that all versions make one."""
    wanted = names()
    return by_language(wanted)["all"].figures() | {"merged": merged(wanted)[0]}


def main() -> None:
    """Print the figures, or what is read otherwise."""
    parser = argparse.ArgumentParser(description="Compare what the same happening gives in six languages.")
    parser.add_argument("names", nargs="*", default=names(), help="happenings; all without it")
    parser.add_argument("--misses", action="store_true", help="print what is read otherwise")
    parser.add_argument("--only", choices=LANGUAGES, help="one language; the versions are not merged then")
    args = parser.parse_args()
    codes = (args.only,) if args.only else LANGUAGES
    tallies = by_language(args.names, codes)
    print(f"{'':8}" + "".join(f"{slot:>9}" for slot in SLOTS))
    for code, tally in tallies.items():
        shares = tally.figures()
        print(f"{code:8}" + "".join(f"{shares[slot]:9.3f}" if slot in shares else f"{'':9}" for slot in SLOTS))
    misses = [miss for tally in tallies.values() for miss in tally.misses] if args.misses else []
    if not args.only:
        share, apart = merged(args.names)
        print(f"one event of all versions: {share:.3f}")
        misses += [f"apart: {line}" for line in apart] if args.misses else []
    print("".join(f"{miss}\n" for miss in misses), end="")


if __name__ == "__main__":
    main()
