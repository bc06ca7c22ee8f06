"""How well Russian offices and meetings are read, on factRuEval-2016: `python eval/factrueval.py FOLDER [--misses]`.

FOLDER holds the devset's texts with their standoff files (`book_1.txt`, `.spans`, `.objects`, `.coref`, `.facts`).
Each text is read as a report of its own. A person's office with its organisation or state is an Occupation; a meeting,
visit, contact or session in which at least two persons take part is a Meeting. What a report says twice in the same
words counts once; an office whose organisation or state the reader does not know states no fact.

A fact of ours is right when a fact of the gold of its kind pairs with it:

- person: each person of ours is the one person of the gold with whose mentions its own overlap most often, or, where
  they overlap with none, the one whose first and last name the full name of ours has;
- office: the words of ours (the head and its portfolios) and those of the gold share at least half of the shorter, or
  have the same words once their endings are cut;
- organisation or state: the words of ours and those of one mention of the gold's share at least half of the longer, or
  the gold's lie in the head of our office (`speaker of the Senate`); or one of the gold's names is a name of our state,
  or has the same words as our organisation once their endings are cut;
- meeting: the persons are the same, none more and none fewer.

What a fact of the gold leaves out is not asked for. Facts marked as of raised difficulty are left out: they are not
missed, and a fact of ours that pairs with nothing else is neither right nor wrong. Precision is the share of our facts
that are right, recall the share of the gold's that a fact of ours pairs with.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import regex

from bilateral import languages
from bilateral.frames import read as read_frames
from bilateral.languages.offices import offices_of
from bilateral.model import Frame, Report, report_id
from bilateral.model.mention import Element
from bilateral.model.recognised import Recognised, Told, plain
from bilateral.pipeline import prepare
from bilateral.recognise.cases import stem

MEETINGS = frozenset(("meeting", "visit", "contact", "session"))
DIFFICULT = "Сложность повышенная"

Words = frozenset[int]  # numbers of a text's words


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, organisation or state of the gold: the words of its mentions, and its names."""

    mentions: tuple[Words, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the gold: ids of its people and of its organisation or state, the words of its office."""

    kind: str
    people: frozenset[str]
    offices: tuple[Words, ...]
    wheres: tuple[str, ...]
    difficult: bool
    shown: str


@dataclass(frozen=True, slots=True)
class Read:
    """A fact as the reader tells it: full names, words of the office, of its head, of its organisation or state."""

    kind: str
    people: frozenset[str]
    office: Words = frozenset()
    head: Words = frozenset()
    wheres: tuple[Words, ...] = ()
    party: str | None = None
    shown: str = ""


@dataclass(slots=True)
class Gold:
    """A text of the exam: its words and what is told of it."""

    text: str
    words: list[tuple[int, int]] = field(default_factory=list)
    persons: dict[str, Thing] = field(default_factory=dict)
    things: dict[str, Thing] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)

    def between(self, start: int, end: int) -> Words:
        """The words of a stretch."""
        return frozenset(n for n, (a, b) in enumerate(self.words) if a < end and start < b)

    def stems(self, words: Words) -> str:
        """Words without their endings."""
        return stems(" ".join(self.text[slice(*self.words[n])] for n in sorted(words)))


def stems(text: str) -> str:
    """The words of a text without their endings."""
    return stem(plain(" ".join(regex.findall(r"\w+", text))), "ru")


def _blocks(path: Path) -> Iterator[list[str]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line.strip()]
        if lines:
            yield lines


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield line.partition("#")[0].split()


def load_gold(path: Path) -> Gold:
    """Read one text with its standoff files.

    Args:
        path: the text's file.

    Returns:
        The text, its people and other things, and its facts of the two kinds.
    """
    gold = Gold(path.read_text(encoding="utf-8"))
    gold.words = [m.span() for m in regex.finditer(r"\w+", gold.text)]
    spans = {row[0]: gold.between(int(row[2]), int(row[2]) + int(row[3])) for row in _rows(path.with_suffix(".spans"))}
    objects = {row[0]: row[1:] for row in _rows(path.with_suffix(".objects"))}
    for lines in _blocks(path.with_suffix(".coref")):
        number, *members = lines[0].split()
        named = [objects[m] for m in members if m in objects]
        mentions = tuple(
            frozenset().union(*(spans[s] for s in object_[1:] if s in spans)) for object_ in named if len(object_) > 1
        )
        values = dict(line.split(" ", 1) for line in lines[1:] if " " in line)
        if any(object_[0] == "Person" for object_ in named):
            whole = " ".join(v for k in ("firstname", "lastname") if (v := values.get(k)))
            gold.persons[number] = Thing(mentions, (whole,) if whole else ())
        names = tuple(line.split(" ", 1)[1] for line in lines[1:] if line.startswith("name "))
        gold.things[number] = Thing(mentions, names)
    for lines in _blocks(path.with_suffix(".facts")):
        kind = lines[0].split()[1]
        if kind in ("Occupation", "Meeting"):
            gold.facts.append(_fact(kind, lines, spans))
    return gold


def _fact(kind: str, lines: list[str], spans: dict[str, Words]) -> Fact:
    ids: dict[str, list[str]] = {}
    for line in lines[1:]:
        slot, _, value = line.partition(" ")
        ids.setdefault(slot, []).extend(regex.findall(r"(?:obj|span)(\d+)", value))
    return Fact(
        kind,
        frozenset(ids.get("Who", []) + ids.get("Participant", [])),
        tuple(spans[s] for s in ids.get("Position", []) if s in spans),
        tuple(ids.get("Where", [])),
        DIFFICULT in (line.strip() for line in lines),
        " | ".join(lines),
    )


def read_facts(gold: Gold, address: str) -> tuple[list[Read], dict[str, list[Words]]]:
    """What the reader says of a text: its facts, each once, and for each full name the words of the mentions."""
    report = Report(report_id(gold.text, address, None), gold.text, address, address, language="ru")
    known, page, passages, recognised = prepare(report)
    frames = read_frames(known, page, passages, recognised)
    elements = dict(_people(recognised))
    out: dict[object, Read] = {}
    for frame in frames:
        if frame.type == "person":
            told, element = elements[frame.actors[0].start, frame.actors[0].end]
            for fact in _occupations(gold, frame, told, element):
                where = tuple(gold.stems(words) for words in fact.wheres)
                out.setdefault((fact.people, gold.stems(fact.office), fact.party, where), fact)
        elif frame.type == "event" and frame.kind in MEETINGS:
            people = frozenset(actor.name for actor in frame.actors if actor.kind == "person")
            if len(people) > 1:
                shown = f"{frame.kind} {frame.status}: {', '.join(sorted(people))} <{frame.rule}>"
                out.setdefault(people, Read("Meeting", people, shown=shown))
    mentions: dict[str, list[Words]] = {}
    for told, element in elements.values():
        name, leaf = _name(recognised, element)
        mentions.setdefault(name, []).append(gold.between(*told.view.origin(leaf.start, leaf.end)))
    return list(out.values()), mentions


def _people(recognised: Recognised) -> Iterator[tuple[tuple[int, int], tuple[Told, Element]]]:
    for told in recognised.told:
        for element in told.folded.at.values():
            if element.cls == "A" and _leaf(element) is not None:
                yield told.view.origin(element.start, element.end), (told, element)


def _leaf(element: Element) -> Element | None:
    return next(_under(element, "N"), None)


def _name(recognised: Recognised, element: Element) -> tuple[str, Element]:
    leaf = _leaf(element)
    assert leaf is not None  # noqa: S101  (`_people` yields no other)
    return recognised.people.of(leaf.key) or leaf.key, leaf


def _under(element: Element, classes: str) -> Iterator[Element]:
    """The outermost elements of some classes in an element."""
    if element.cls in classes:
        yield element
        return
    for part in element.parts:
        yield from _under(part, classes)


def _occupations(gold: Gold, frame: Frame, told: Told, element: Element) -> Iterator[Read]:
    """The facts of a person's frame: an office each whose organisation or state is known."""
    actor = frame.actors[0]

    def words(parts: Iterable[Element]) -> Words:
        return frozenset().union(*(gold.between(*told.view.origin(e.start, e.end)) for e in parts))

    heads = [(head, office) for office in _under(element, "O") for head in _under(office, "HG") if head.cls == "H"]
    stated = offices_of(element, "ru")
    if len(heads) != len(stated) or len(stated) != len(actor.offices):
        return
    for (head, office), known in zip(heads, actor.offices, strict=True):
        inside = [e for e in _near(office, head) if e.cls in "QGCJIP"]
        groups = [words([e]) for e in inside if e.cls in "GCJIP"]
        groups += [words([e]) for g in inside for e in g.parts if g.cls == e.cls == "G"]  # whose part it is
        if not groups and known.party is None:
            continue
        said = words([head, *(e for e in inside if e.cls == "Q")])
        shown = f"{actor.name} | {known.title} | {known.organisation} | {known.party} | {actor.surface}"
        yield Read("Occupation", frozenset((actor.name,)), said, words([head]), tuple(groups), known.party, shown)


def _near(office: Element, head: Element) -> list[Element]:
    """What stands around a head in its office, up to the next head on either side."""
    flat = list(_under(office, "HQGCJIP"))
    at = flat.index(head)
    first = next((i + 1 for i in range(at - 1, -1, -1) if flat[i].cls == "H"), 0)
    last = next((i for i in range(at + 1, len(flat)) if flat[i].cls == "H"), len(flat))
    return flat[first:last]


def who_is_who(gold: Gold, mentions: dict[str, list[Words]]) -> dict[str, str]:
    """Our full names → the gold's people."""
    out = {}
    for name, listed in mentions.items():
        votes = Counter(
            {n: sum(any(m & w for m in person.mentions) for w in listed) for n, person in gold.persons.items()}
        )
        best = max(sorted(votes), key=lambda n: votes[n], default=None)
        same = [n for n, p in gold.persons.items() if any(stems(name) == stems(whole) for whole in p.names)]
        if best is not None and votes[best]:
            out[name] = best
        elif same:
            out[name] = same[0]
    return out


def _same_office(gold: Gold, ours: Read, theirs: Fact) -> bool:
    if not theirs.offices:
        return True
    own = gold.stems(ours.office)
    return any(
        2 * len(ours.office & words) >= min(len(ours.office), len(words)) > 0 or own == gold.stems(words)
        for words in theirs.offices
    )


def _same_where(gold: Gold, ours: Read, thing: Thing) -> bool:
    own = {gold.stems(words) for words in ours.wheres}
    for mention in thing.mentions:
        if mention and mention <= ours.head:
            return True
        if any(2 * len(words & mention) >= max(len(words), len(mention)) > 0 for words in ours.wheres):
            return True
    named = {plain(n) for n in _names_of(ours.party)}
    return any(plain(name) in named or stems(name) in own for name in thing.names)


def _names_of(party: str | None) -> list[str]:
    listed: list[str] = []
    for file in ("countries", "igos"):
        listed += languages.data("ru", file).get(party or "", {}).get("names", ())
    return listed


def pairs(gold: Gold, ours: Read, theirs: Fact, who: dict[str, str]) -> bool:
    """Whether a fact of ours and one of the gold say the same.

    Args:
        gold: the text.
        ours: what the reader says.
        theirs: what the gold says.
        who: our names → the gold's people.

    Returns:
        Whether their kind, and all that the gold states, pair.
    """
    people = frozenset(who.get(name, name) for name in ours.people)
    if ours.kind != theirs.kind or people != theirs.people:
        return False
    if ours.kind == "Meeting":
        return True
    wheres = [gold.things[n] for n in theirs.wheres if n in gold.things]
    return _same_office(gold, ours, theirs) and (
        not theirs.wheres or any(_same_where(gold, ours, thing) for thing in wheres)
    )


@dataclass(slots=True)
class Tally:
    """How many facts of one kind are right, wrong, found and missed."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of our facts that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the gold's facts that are found."""
        return self.found / max(1, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        """One line."""
        return (
            f"F1 {self.f1:.3f}  precision {self.precision:.3f} ({self.right} of {self.right + self.wrong})  "
            f"recall {self.recall:.3f} ({self.found} of {self.found + self.missed})"
        )


def judge(gold: Gold, address: str, tallies: dict[str, Tally]) -> list[str]:
    """Count the facts of one text.

    Args:
        gold: the text.
        address: what it goes by.
        tallies: kind → its figures, which grow.

    Returns:
        A line for each fact that is wrong or missed.
    """
    ours, mentions = read_facts(gold, address)
    who = who_is_who(gold, mentions)
    notes = []
    found: set[int] = set()
    for fact in ours:
        paired = [n for n, theirs in enumerate(gold.facts) if pairs(gold, fact, theirs, who)]
        found.update(paired)
        asked = [n for n in paired if not gold.facts[n].difficult]
        tallies[fact.kind].right += bool(asked)
        if not paired:
            tallies[fact.kind].wrong += 1
            notes.append(f"{address} wrong {fact.kind}: {fact.shown}")
    for number, theirs in enumerate(gold.facts):
        if not theirs.difficult:
            tallies[theirs.kind].found += number in found
            tallies[theirs.kind].missed += number not in found
            if number not in found:
                notes.append(f"{address} missed {theirs.shown}")
    return notes


def main() -> None:
    """Read all texts and print a line for each kind of fact."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what is wrong and what is missed")
    options = parser.parse_args()
    tallies = {"Occupation": Tally(), "Meeting": Tally()}
    for path in sorted(options.folder.glob("book_*.txt")):
        notes = judge(load_gold(path), path.name, tallies)
        if options.misses and notes:
            print("\n".join(notes))
    for kind, tally in tallies.items():
        print(f"{kind:10}  {tally}")


if __name__ == "__main__":
    main()
