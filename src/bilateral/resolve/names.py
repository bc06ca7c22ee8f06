"""How alike two names of persons are, across spellings, scripts and damage."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bilateral.resolve import chinese, phones
from bilateral.resolve.blocking import keys_of
from bilateral.resolve.folding import FAR, allowed, bare_distance, bones, distance, foldings
from bilateral.resolve.organisations import org_likeness
from bilateral.resolve.parts import Name, Part, parse, part_of
from bilateral.resolve.readings import Reading, Syllables

__all__ = ["MATCH", "best", "keys", "likeness", "org_likeness"]

MATCH = 0.75
"""From here on two names are more likely one person's than two persons'."""
_APART = 0.6
_HEARD = 0.82
# Pinyin of a Vietnamese name fits several names: likely, but for context to confirm. What only sounds alike is less.
_BRIDGED = 0.86
_BY_SOUND = 0.74
_BOTH_BY_EAR = 0.78
_RUN_ON = 5  # sounds at least of a whole name written as one word: 佐科维多多
_SHORT = 0.7
_TITLED = 0.72
_BY_CONSONANTS = 0.8


def best(a_variants: Iterable[str], b_variants: Iterable[str]) -> float:
    """The greatest likeness between the spellings of two persons.

    Args:
        a_variants: spellings of the one.
        b_variants: spellings of the other.

    Returns:
        0 to 1; 0 where there are none.
    """
    others = tuple(b_variants)
    return max((likeness(a, b) for a in a_variants for b in others), default=0.0)


def keys(name: str) -> frozenset[str]:
    """Keys of which names that match share at least one, whatever their script.

    Args:
        name: a person's.

    Returns:
        A few short strings.
    """
    return keys_of(parse(name))


@lru_cache(maxsize=4096)
def likeness(a: str, b: str) -> float:
    """How alike two persons' names are.

    Args:
        a: as written.
        b: as written.

    Returns:
        1 for the same name, MATCH or more for what is likely one person's, 0.7 where one may be short for the other,
        0.6 or less where a part of each has nothing to answer it in the other.
    """
    one, other = parse(a), parse(b)
    if not one.plain or not other.plain:
        # Letters that say nothing by themselves (ʻ) are like themselves, and like nothing else.
        return float(a == b and any(c.isalpha() for c in a))
    if one.plain == other.plain:
        return 1.0
    verdict = _by_syllables(one, other)
    return max(_by_parts(one, other), _by_ear(one, other)) if verdict is None else verdict


def _by_syllables(one: Name, other: Name) -> float | None:
    """Likeness as Vietnamese, Chinese or Korean syllables: the last word where both names can be read so."""
    a, b = one.reading, other.reading
    if one.script == other.script == "hangul":
        return _APART
    if a.korean and b.korean and a.korean == b.korean and not (a.han and b.han):
        return 0.95
    if a.han and b.han:
        return 1.0 if _same_characters(a, b) else _APART
    scores: list[float] = []
    marked = bool(a.toned and b.toned) and not (a.han or b.han)
    if a.toned and b.toned:
        scores.append(_syllables(a.toned, b.toned, 1.0))
    if a.viet and b.viet:
        scores.append(_syllables(a.viet, b.viet, _APART if marked else 0.96))
    if a.mandarin and b.mandarin:
        scores.append(_syllables(a.mandarin, b.mandarin, 0.96))
    for x, y in ((a, b), (b, a)):
        if x.mandarin and y.viet and not y.han:
            bridged = tuple(tuple(_bridge(s) for s in way) for way in x.mandarin)
            # Characters say which reading is meant; only a damaged text has others of the same sound.
            scores.append(_syllables(bridged, y.viet, _BY_SOUND if x.han else _BRIDGED))
    return max(scores, default=None)


def _bridge(syllables: frozenset[str]) -> frozenset[str]:
    """The Vietnamese readings of what is read so in Mandarin."""
    return frozenset().union(*(chinese.vietnamese_of_pinyin(s) for s in syllables))


def _same_characters(a: Reading, b: Reading) -> bool:
    """Whether two Chinese spellings are the same, one perhaps in traditional characters."""
    return len(a.han) == len(b.han) and all(
        x == y or (va & vb and pa & pb)
        for x, y, va, vb, pa, pb in zip(a.han, b.han, a.toned[0], b.toned[0], a.mandarin[0], b.mandarin[0], strict=True)
    )


def _syllables(ways: tuple[Syllables, ...], others: tuple[Syllables, ...], full: float) -> float:
    """`full` where two names agree in each syllable; 0.7 where one leaves out the middle; else no more than apart."""
    found = 0.0
    for a in ways:
        for b in others:
            if len(a) == len(b):
                hits = sum(1 for x, y in zip(a, b, strict=True) if x & y)
                found = max(found, full if hits == len(a) else _APART * hits / len(a))
            elif a[0] & b[0] and a[-1] & b[-1]:
                found = max(found, min(full, _SHORT if min(len(a), len(b)) == 2 else _APART))
    return found


def _by_ear(one: Name, other: Name) -> float:
    """Likeness where one of the names, or both, were written down by ear."""
    found = 0.0
    for ear, name in ((one, other), (other, one)):
        if ear.reading.by_ear and name.script != "hangul" and not name.reading.sure:
            targets = _targets(name)
            if targets:
                heard = _heard(_targets(ear), targets)
                # Where both were written by ear, each is vague, and likeness is never sure.
                found = max(found, min(heard, _BOTH_BY_EAR) if name.reading.by_ear else heard)
    return found


Target = tuple[tuple[tuple[phones.Sound, ...], ...], frozenset[int]]


def _targets(name: Name) -> list[Target]:
    """The parts of a name as sounds, in each way they may sound, and the given names they are known as."""
    if name.reading.by_ear:
        same = [p.same for p in name.parts] if len(name.parts) == len(name.reading.by_ear) else []
        return [((s,), same[i] if same else frozenset()) for i, s in enumerate(name.reading.by_ear)]
    full = [p for p in name.parts if not p.patronymic and not p.initial] if name.script != "han" else []
    return [(tuple(s for form in p.forms for s in phones.sounds(form)), p.same) for p in full]


def _heard(heard: list[Target], full: list[Target]) -> float:
    """How well the parts of a name answer to the parts written down by ear."""
    if len(heard) == 1 and len(full) > 1:
        # One word may be the family name alone (often), or the whole name.
        alone = max(_hears(heard[0], p) for p in (full[-1], full[0]))
        whole = tuple(sound for ways, _ in full for sound in ways[0])
        written = sum(1 for way in heard[0][0] for sound in way if sound.may_be)
        run_on = _hears(heard[0], ((whole,), frozenset())) if written >= _RUN_ON and all(w for w, _ in full) else 0.0
        return max(_SHORT if alone >= _HEARD else 0.5 * alone, 0.9 * run_on if run_on >= _HEARD else 0.0)
    scores: list[float] = []
    left = list(full)
    for target in heard:
        if left:
            score, place = max((_hears(target, p), -i) for i, p in enumerate(left))
            scores.append(score)
            del left[-place]
    if len(scores) < min(len(heard), len(full)) or min(scores) < _HEARD:
        return min(_APART, sum(scores) / len(scores))
    extra = abs(len(heard) - len(full))
    return 0.95 * sum(scores) / len(scores) * (1 - 0.08 * extra)


@lru_cache(maxsize=4096)
def _hears(one: Target, other: Target) -> float:
    """How well a part answers to another by ear, or as a form of the same given name."""
    if one[1] & other[1]:
        return 1.0
    return max((phones.likeness(a, b) for a in one[0] for b in other[0]), default=0.0)


@lru_cache(maxsize=4096)
def _cost(one: Part, other: Part, rough: bool) -> float:
    """The distance of two parts; FAR where they are not the same name."""
    if one.initial or other.initial:
        return 0.2 if one.first & other.first else FAR
    if one.patronymic != other.patronymic and not rough:
        return FAR
    if one.same & other.same:
        return 0.2
    measure = bare_distance if rough else distance
    cost = min(
        measure(a, b) + (0.05 if i or j else 0.0) for i, a in enumerate(one.forms) for j, b in enumerate(other.forms)
    )
    if cost <= allowed(_length(one, other)):
        return cost
    return _BY_CONSONANTS if one.cyrillic != other.cyrillic and _same_consonants(one, other) else FAR


def _same_consonants(one: Part, other: Part) -> bool:
    """Whether two parts have the same consonants, two or more: Russian writes English vowels as they sound (Флейк)."""
    mine = {bones(f) for form in one.forms for f in foldings(form)}
    theirs = {bones(f) for form in other.forms for f in foldings(form)}
    return any(len(b) > 1 for b in mine & theirs)


def _length(one: Part, other: Part) -> int:
    """The length of the longer of two parts."""
    written = max(len(one.forms[0]), len(other.forms[0]))
    return (written + max(len(foldings(p.forms[0])[0]) if foldings(p.forms[0]) else 1 for p in (one, other))) // 2


def _by_parts(one: Name, other: Name) -> float:
    """Likeness part by part, in whatever order they stand."""
    rough = (one.script == "rough") != (other.script == "rough")
    if "han" in (one.script, other.script) or not one.parts or not other.parts:
        return 0.0
    pairs, left, right = _align(one.parts, other.parts, rough)
    if _crossed(one, other):
        return _APART
    if left and right and len(one.plain) > 4:
        joined = _joined(one, other)
        if joined:
            return joined
        pairs, left, right = _mended(pairs, left, right, rough)
    if not pairs:
        return 0.0
    return _weigh(pairs, left, right, one, other)


def _align(
    a: tuple[Part, ...], b: tuple[Part, ...], rough: bool
) -> tuple[list[tuple[float, Part, Part]], list[Part], list[Part]]:
    """Pair the parts of two names, the nearest first; what is left of each has no partner."""
    costs = sorted(
        ((_cost(p, q, rough), abs(i - j), i, j) for i, p in enumerate(a) for j, q in enumerate(b)), key=lambda c: c[:2]
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs: list[tuple[float, Part, Part]] = []
    for cost, _, i, j in costs:
        if cost < FAR and i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((cost, a[i], b[j]))
    return pairs, [p for i, p in enumerate(a) if i not in used_a], [p for j, p in enumerate(b) if j not in used_b]


def _crossed(one: Name, other: Name) -> bool:
    """Whether father and son have changed places: Salman bin Muhammad is not Muhammad bin Salman."""
    a, b = _father_and_son(one), _father_and_son(other)
    if not a or not b:
        return False
    straight = _cost(a[0], b[0], False) + _cost(a[1], b[1], False)
    return straight >= FAR > _cost(a[0], b[1], False) + _cost(a[1], b[0], False)


def _father_and_son(name: Name) -> tuple[Part, Part] | None:
    """The first part and the first one behind a `bin`."""
    father = next((p for p in name.parts[1:] if p.of_father), None)
    return (name.parts[0], father) if father else None


def _mended(
    pairs: list[tuple[float, Part, Part]], left: list[Part], right: list[Part], rough: bool
) -> tuple[list[tuple[float, Part, Part]], list[Part], list[Part]]:
    """Join neighbouring parts that have no partner, where together they have one: a name broken in two."""
    for broken, whole in ((left, right), (right, left)):
        if len(broken) < 2:
            continue
        together = part_of("".join(p.forms[0] for p in broken))
        partner = min(whole, key=lambda p: _cost(together, p, rough))
        cost = _cost(together, partner, rough)
        if cost < FAR:
            rest = [p for p in whole if p is not partner]
            mended = [*pairs, (cost, together, partner)]
            return (mended, [], rest) if broken is left else (mended, rest, [])
    return pairs, left, right


def _joined(one: Name, other: Name) -> float:
    """Likeness of names of which one lost its spaces or got some in the wrong place."""
    a = "".join(p.forms[0] for p in one.parts)
    b = "".join(p.forms[0] for p in other.parts)
    if sorted(a) != sorted(b) and abs(len(a) - len(b)) > 2 or len(one.parts) == len(other.parts):
        return 0.0
    cost = distance(a, b)
    if len(a) == len(b) and sorted(a) == sorted(b) and cost > 2:
        c = "".join(p.forms[0] for p in reversed(other.parts))
        cost = min(cost, distance(a, c))
    return 1 - 1.6 * cost / max(len(a), 8) if cost <= min(1.1, allowed(len(a))) else 0.0


def _weigh(pairs: list[tuple[float, Part, Part]], left: list[Part], right: list[Part], one: Name, other: Name) -> float:
    """One number for the parts that answer each other and those that do not."""
    weights = [min(p.weight, q.weight) for _, p, q in pairs]
    total = sum(weights)
    near = (
        sum(w * max(0.0, 1 - 1.3 * c / max(3, _length(p, q))) for w, (c, p, q) in zip(weights, pairs, strict=True))
        / total
    )
    letters = sum(_length(p, q) for _, p, q in pairs)
    served = any(p.forms[0].startswith("abd") != q.forms[0].startswith("abd") for _, p, q in pairs)
    if left and right or (served and (left or right)) or sum(c for c, _, _ in pairs) > max(1.3, 0.17 * letters):
        missing = max(0.3, min(sum(p.weight for p in left), sum(p.weight for p in right)))
        return _APART * near * total / (total + missing)
    if not any(not p.initial and not q.initial for _, p, q in pairs):
        return 0.3
    extra = sum(p.weight for p in left or right)
    if not extra:
        return near
    whole = [p for _, p, q in pairs if not p.initial and not q.initial]
    if len(pairs) < 2 and (len(one.parts) == 1 or len(other.parts) == 1):
        short = one if len(one.parts) == 1 else other
        return near * (_TITLED if short.titled and len(whole) == 1 else _SHORT)
    return near * total / (total + 0.25 * extra)
