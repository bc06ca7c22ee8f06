"""Two readings of one report: what both say, what one alone says, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bilateral.model import Actor, Frame, edtf
from bilateral.model.english import overlap
from bilateral.model.recognised import plain
from bilateral.model.vocabulary import family

_SURER = 0.2
_LENT = (
    "date", "place", "country", "mode", "level", "areas", "what", "period", "horizon", "round", "since", "topic",
    "parties", "between",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """The frames of one report by two readers.

    Attributes:
        pairs: (the grammar's, the model's) where both tell of the same.
        grammar: the grammar's alone; not the parts of a promise that the model tells whole.
        model: the model's alone.
    """

    pairs: tuple[tuple[Frame, Frame], ...]
    grammar: tuple[Frame, ...]
    model: tuple[Frame, ...]


def compare(grammar: Iterable[Frame], model: Iterable[Frame]) -> Compared:
    """Which frames of two readers tell of the same.

    Args:
        grammar: one report's frames by the grammar.
        model: the same report's by a model.

    Returns:
        Pairs, best first served, and what is left.
    """
    ours, theirs = list(grammar), list(model)
    ranked = sorted(
        ((worth, -i, -j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if (worth := _alike(a, b)) > 0),
        reverse=True,
    )
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if -i not in taken_a and -j not in taken_b:
            taken_a.add(-i)
            taken_b.add(-j)
            pairs.append((ours[-i], theirs[-j]))
    return Compared(
        tuple(pairs),
        tuple(f for i, f in enumerate(ours) if i not in taken_a and not any(_holds(b, f) for b in theirs)),
        tuple(f for j, f in enumerate(theirs) if j not in taken_b),
    )


def _holds(whole: Frame, part: Frame) -> bool:
    """Whether one promise names all fields of another in the same words: what the grammar splits."""
    if not whole.type == part.type == "commitment" or not part.areas or not _near(part, whole):
        return False
    return set(part.areas) <= set(whole.areas) and bool(set(part.parties) & set(whole.parties))


def together(grammar: Iterable[Frame], model: Iterable[Frame]) -> tuple[Frame, ...]:
    """One reading of two.

    Args:
        grammar: one report's frames by the grammar.
        model: the same report's by a model.

    Returns:
        Frames in the order of the text: what both say once, more certain; what one alone says with its reader.
    """
    found = compare(grammar, model)
    out = [_joined(a, b) for a, b in found.pairs] + [*found.grammar, *found.model]
    return tuple(sorted(out, key=lambda f: (f.start, f.end, f.type, f.id)))


def _people(frame: Frame) -> set[str]:
    return {plain(a.name) for a in frame.actors if a.kind == "person"}


def _share_people(a: Frame, b: Frame) -> bool:
    """Whether any name of one frame is one of the other, or a part of it."""
    mine, theirs = _people(a), _people(b)
    return any(set(x.split()) <= set(y.split()) or set(y.split()) <= set(x.split()) for x in mine for y in theirs)


def _near(a: Frame, b: Frame) -> bool:
    return a.start < b.end and b.start < a.end or any(s < a.end and a.start < e for s, e in b.cited)


def _alike(a: Frame, b: Frame) -> float:
    if a.type != b.type:
        return 0.0
    near = 1.0 if _near(a, b) else 0.0
    if a.type in ("person", "organisation"):
        return _same_names(a, b, near)
    areas = overlap(set(a.areas), set(b.areas))
    parties = overlap(set(a.parties), set(b.parties))
    if a.type == "event":
        if family(a.kind) != family(b.kind) or not parties:
            return 0.0
        if (a.status == "held") != (b.status == "held") and not near:
            return 0.0
        known = bool(_people(a) and _people(b))
        if known and not _share_people(a, b):
            return 0.0
        met = edtf.meet(a.date, b.date, 1)
        if met is False and not near:
            return 0.0
        return near + parties + (1.0 if known else 0.0) + (0.5 if met else 0.0) if near or known or met else 0.0
    if a.type == "position":
        return near + 1.0 if a.stance == b.stance and near else 0.0
    if a.type == "relationship":
        return 1.0 if a.level == b.level and parties else 0.0
    if not parties or not near and areas < 0.5:
        return 0.0
    kinds = 0.5 if a.kind == b.kind and a.form == b.form else 0.0
    return near + areas + kinds if areas > 0 or not (a.areas and b.areas) else 0.0


def _same_names(a: Frame, b: Frame, near: float) -> float:
    if a.type == "organisation":
        return 1.0 + near if (a.what or "").lower() == (b.what or "").lower() else 0.0
    if not _share_people(a, b):
        return 0.0
    mine, theirs = ({o.title for x in f.actors for o in x.offices} for f in (a, b))
    return 1.0 + near + overlap(mine, theirs) if not (mine and theirs) or mine & theirs or near else 0.0


def _joined(ours: Frame, theirs: Frame) -> Frame:
    """One frame of two: the model's, with what it leaves open from the grammar; contradictions are noted."""
    filled = {n: getattr(ours, n) for n in _LENT if not getattr(theirs, n) and getattr(ours, n)}
    if "date" in filled:
        filled["dated"] = ours.dated
    if ours.type == "commitment":
        filled.pop("areas", None)  # a model is asked for fields that words name; the grammar goes by offices, too
    if "place" in filled and theirs.country and theirs.country != ours.country:
        del filled["place"]
    doubted = theirs.doubt is not None
    return replace(
        theirs,
        **filled,
        actors=_offices(theirs.actors or ours.actors, ours.actors),
        reader="both",
        confidence=theirs.confidence if doubted else min(0.95, max(ours.confidence, theirs.confidence) + _SURER),
        disputed=_contradictions(ours, theirs),
    )


def _offices(theirs: tuple[Actor, ...], ours: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The same actors with the parties and offices that only the other reader saw."""
    known = {plain(a.name): a for a in ours}
    out = []
    for actor in theirs:
        other = known.get(plain(actor.name))
        if other is not None:
            actor = replace(actor, party=actor.party or other.party, offices=actor.offices or other.offices)
        out.append(actor)
    return tuple(out)


def _contradictions(ours: Frame, theirs: Frame) -> tuple[tuple[str, str, str], ...]:
    """Fields in which two readings of the same words cannot both be right: (field, the value taken, the other)."""
    out = []
    if ours.type in ("event", "agreement") and edtf.meet(ours.date, theirs.date) is False:
        out.append(("date", str(theirs.date), str(ours.date)))
    for name in ("status", "country", "stance", "since"):
        one, other = getattr(theirs, name), getattr(ours, name)
        if one and other and one != other:
            out.append((name, str(one), str(other)))
    return tuple(out)
