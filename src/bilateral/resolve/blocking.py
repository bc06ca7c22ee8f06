"""Keys under which names that may be one person's are found without comparing all with all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from bilateral.resolve import chinese, tables
from bilateral.resolve.folding import foldings
from bilateral.resolve.parts import Name, Part
from bilateral.resolve.phones import Sound
from bilateral.resolve.readings import Syllables

# The sounds that other scripts confuse are one letter here.
_COARSE = {
    letter: like
    for like, letters in {"s": "szScCJ", "k": "kghHx", "t": "td", "p": "bp", "f": "fv", "n": "mn", "r": "lr"}.items()
    for letter in letters
}
_MOST = 48


def keys_of(name: Name) -> frozenset[str]:
    """The keys of a name.

    Args:
        name: taken apart.

    Returns:
        Keys of syllables (`v:`, `p:`, `k:`; `m:` for two side by side, of three) and of sounds (`s:`).
    """
    reading = name.reading
    found: set[str] = set()
    for way in reading.viet:
        found |= _ends("v", way)
        if name.script == "latin" and len(way) == 3:
            found |= _ends("m", way[:2]) | _ends("m", way[1:])
    if reading.beside:
        found |= _ends("m", reading.beside)
    for way in reading.mandarin:
        found |= _ends("p", way)
        if not reading.han:
            found |= _ends("v", _vietnamese(way))
    if reading.korean:
        found.add(f"k:{reading.korean[0]}:{reading.korean[1]}")
    for sounds in reading.by_ear:
        found |= _sounds(sounds)
    if name.script == "han":
        found |= {f"g:{n}" for part in name.parts for n in part.same}
    elif not (reading.sure and reading.viet):
        for part in name.parts:
            found |= _part(part)
        if name.script == "latin" and len(name.parts) == 2:  # as characters without a dot write it: 佐科维多多
            found |= _sounded({name.parts[0].forms[0] + name.parts[1].forms[0]})
    return frozenset(found or {f"t:{name.plain[:12]}"})


def _vietnamese(way: Syllables) -> Syllables:
    """First and last of Mandarin syllables as Vietnamese reads them."""
    first, last = (frozenset().union(*(chinese.vietnamese_of_pinyin(s) for s in x)) for x in (way[0], way[-1]))
    return first & tables.families("vietnamese"), last


_EVERYBODYS = frozenset(("van", "thi"))  # middle names that tell nobody from another


def _ends(kind: str, way: Syllables) -> set[str]:
    """First and last syllable: what a short form keeps."""
    pairs = product(sorted(way[0]), sorted(way[-1]))
    return {f"{kind}:{a}:{b}" for a, b in pairs if kind != "m" or _EVERYBODYS.isdisjoint((a, b))}


def _part(part: Part) -> set[str]:
    """The first consonants of a part, in each folding."""
    if part.initial:
        return set()
    return _sounded(part.forms) | {f"g:{n}" for n in part.same}


def _sounded(written: Iterable[str]) -> set[str]:
    """The first consonants of what is written, in each folding."""
    forms = {f for form in written for f in foldings(form)}
    return {"s:" + "".join(_run(_COARSE.get(c, "") for c in f))[:3] for f in forms}


def _run(letters: object) -> list[str]:
    """The letters without neighbouring repetitions."""
    out: list[str] = []
    for letter in letters:  # type: ignore[attr-defined]
        if letter and (not out or out[-1] != letter):
            out.append(letter)
    return out


def _sounds(sounds: tuple[Sound, ...]) -> set[str]:
    """The first consonants of a part written down by ear, in all ways that it may sound."""
    heard = [sorted({_COARSE[c] for c in s.may_be if c in _COARSE}) for s in sounds if s.may_be and s.skip > 0.2][:4]
    found: set[str] = set()
    for way in product(*heard):
        found.add("s:" + "".join(_run(way))[:3])
        if len(found) >= _MOST:
            break
    return found
