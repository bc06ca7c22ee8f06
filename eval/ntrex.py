"""Whether versions of the same report in other languages name the same people, states and dates as the English one.

python eval/ntrex.py EXAM [--languages vi,ru] [--misses people,states,dates]     EXAM is the exam's folder

Each document of NTREX-128 is one report, its sentences a line each, with the same day of publication for every
version, as a feed would give it, so that weekdays and days without a year come out as EDTF. Each version is
cleaned, segmented and recognised. A document's states are the countries named in it, by noun, adjective or
inhabitants; its dates are the days, months, years and spans; its people are paired one to one with the English
version's by the likeness with which the record resolves names across scripts, at its one threshold, or by a single
name that only one bears. Where neither version names anything of a kind, the document is left out of that kind's
mean.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bilateral import languages
from bilateral.model import Report
from bilateral.model.mention import Element
from bilateral.pipeline import prepare
from bilateral.resolve.names import MATCH, best
from bilateral.resolve.people import sounds_like

PUBLISHED = "2018-10-02"  # about when the news of the corpus was collected; the same day for all versions
LANGUAGES = ("vi", "ru", "zh", "es", "fr")
KINDS = ("people", "states", "dates")
Spellings = frozenset[str]
PARTS = re.compile(r"[ ·]")


@dataclass(frozen=True, slots=True)
class Named:
    """What one version of a document names.

    Attributes:
        people: of each person the spellings.
        states: ISO codes.
        dates: EDTF.
    """

    people: tuple[Spellings, ...] = ()
    states: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()


def named(text: str, language: str) -> Named:
    """Read a text as far as its names.

    Args:
        text: of a report.
        language: its code.

    Returns:
        Whom and what it names.
    """
    report = Report("r-0", text, "document.txt", "document.txt", language=language, published=PUBLISHED)
    found = prepare(report)[3]
    people: dict[str, set[str]] = {}
    dates = set()
    for element in (leaf for told in found.told for leaf in leaves(told.folded.at.values())):
        if element.cls == "N" and (full := found.people.of(element.key)):
            people.setdefault(full, {full}).add(element.key)
        elif element.cls == "D" and (date := element.info.get("edtf")):
            dates.add(str(date))
    states = frozenset(found.parties) & languages.data("shared", "countries").keys()
    return Named(tuple(frozenset(p) for _, p in sorted(people.items())), states, frozenset(dates))


def leaves(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements that were not folded from others, and dates whole."""
    for element in elements:
        if element.parts and element.cls != "D":
            yield from leaves(element.parts)
        else:
            yield element


def pairs(
    ours: tuple[Spellings, ...],
    theirs: tuple[Spellings, ...],
    alike: Callable[[Iterable[str], Iterable[str]], float] | None = None,
) -> list[tuple[int, int]]:
    """Pair people one to one, the most alike first.

    Args:
        ours: of each person the spellings.
        theirs: likewise.
        alike: how alike two persons' spellings are; None for the record's own measure.

    Returns:
        Places in both lists.
    """
    alike = alike or same_person
    ranked = sorted((-alike(sorted(a), sorted(b)), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs))
    out: list[tuple[int, int]] = []
    for minus, i, j in ranked:
        if -minus >= MATCH and all(i != x and j != y for x, y in out):
            out.append((i, j))
    return out


def same_person(ours: Iterable[str], theirs: Iterable[str]) -> float:
    """How likely two persons are one: by whole names, or by a single name that means who bears it, as in the record."""
    one, other = list(ours), list(theirs)
    found = best(one, other)
    if found >= MATCH:
        return found
    sides = ((one, other), (other, one))
    borne = any(
        sounds_like(short, part)
        for a, b in sides
        for short in a
        if len(words := PARTS.split(short)) == 1 and max(len(PARTS.split(name)) for name in a) == len(words)
        for name in b
        for part in PARTS.split(name)[-1:]
    )
    return MATCH if borne else found


def f1(common: int, one: int, other: int) -> float | None:
    """F1 of two sets by their sizes; None where both are empty."""
    return 2 * common / (one + other) if one + other else None


def compared(version: Named, english: Named) -> dict[str, float | None]:
    """F1 of each kind.

    Args:
        version: what a document names.
        english: what its English version names.

    Returns:
        Kind → F1, or None where neither names anything of the kind.
    """
    people = len(pairs(version.people, english.people))
    return {
        "people": f1(people, len(version.people), len(english.people)),
        "states": f1(len(version.states & english.states), len(version.states), len(english.states)),
        "dates": f1(len(version.dates & english.dates), len(version.dates), len(english.dates)),
    }


def mean(values: Iterable[float | None]) -> float:
    """The mean of the values that there are; 0 for none."""
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else 0.0


def documents(exam: Path) -> dict[str, list[dict[str, str]]]:
    """The sentences of each document, in order, in all languages."""
    out: dict[str, list[dict[str, str]]] = {}
    with (exam / "ntrex/sentences.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            sentence = json.loads(line)
            out.setdefault(sentence["document"], []).append(sentence)
    return out


def text_of(sentences: list[dict[str, str]], language: str) -> str:
    """A version of a document as one text, a sentence a line."""
    return "\n".join(sentence[language] for sentence in sentences)


def differences(version: Named, english: Named, kind: str) -> str:
    """What only one of two versions names, in one line."""
    if kind != "people":
        ours, theirs = getattr(version, kind), getattr(english, kind)
        return f"+ {', '.join(sorted(ours - theirs))}  - {', '.join(sorted(theirs - ours))}"
    paired = pairs(version.people, english.people)
    more = ["/".join(sorted(p)) for i, p in enumerate(version.people) if all(i != x for x, _ in paired)]
    less = ["/".join(sorted(p)) for j, p in enumerate(english.people) if all(j != y for _, y in paired)]
    return f"+ {', '.join(more)}  - {', '.join(less)}"


def main() -> None:
    """Read all versions and print mean F1 by language and kind."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("exam", type=Path)
    parser.add_argument("--languages", default=",".join(LANGUAGES), help="which versions to compare with the English")
    parser.add_argument("--misses", default="", help="print what only one version names: people,states,dates")
    args = parser.parse_args()
    listed = documents(args.exam)
    english = {name: named(text_of(sentences, "en"), "en") for name, sentences in listed.items()}
    print("| language | " + " | ".join(KINDS) + " |")
    for language in args.languages.split(","):
        scores: list[dict[str, float | None]] = []
        for name, sentences in listed.items():
            version = named(text_of(sentences, language), language)
            scores.append(compared(version, english[name]))
            for kind in filter(None, args.misses.split(",")):
                line = differences(version, english[name], kind)
                if not re.fullmatch(r"\+ +- ", line):
                    print(f"  {language} {name} {kind}: {line}")
        print(f"| {language} | " + " | ".join(f"{mean(s[kind] for s in scores):.3f}" for kind in KINDS) + " |")


if __name__ == "__main__":
    main()
