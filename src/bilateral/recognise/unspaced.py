"""People and short names of states in scripts without spaces and capitals, such as Chinese.

A person's name is known by the office or rank beside it, by the dot between its parts (安德烈·科尔托夫), or by having
been named before in the same report. One letter stands for a state only in company (中俄, 越方, 访美).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import regex

from bilateral import languages
from bilateral.model.mention import Element
from bilateral.model.recognised import People, plain
from bilateral.model.view import View
from bilateral.recognise.lexicon import fold
from bilateral.recognise.speakers import ENVOY, envoys, given, latin, speakers
from bilateral.recognise.witness import named

_HAN = regex.compile(r"[\p{Han}·]+")
_LATIN = r"\p{Lu}[\p{Latin}\p{M}.'-]*(?: \p{Lu}[\p{Latin}\p{M}.'-]*){1,4}"
_LATIN_FIRST, _LATIN_LAST = regex.compile(rf" ?({_LATIN})"), regex.compile(rf"({_LATIN}) ?$")
_LATIN_WORD = regex.compile(r"(?<!\p{Latin}[ .'-]?)(\p{Lu}[\p{Ll}\p{M}'-]+) ?$")  # before an honorific
_LONGEST = 9  # letters of a name without a dot


@dataclass(frozen=True, slots=True)
class Customs:
    """A pack's naming customs, compiled."""

    dotted: regex.Pattern[str]
    foreign: regex.Pattern[str]
    stop: regex.Pattern[str]
    before: regex.Pattern[str]
    named_so: regex.Pattern[str]
    surnames: regex.Pattern[str]
    two_letters: frozenset[str]
    not_names: frozenset[str]
    shorts: tuple[regex.Pattern[str], ...]
    states: dict[str, tuple[str, ...]]
    usual: dict[str, str]
    posted: tuple[str, ...]


def _any(words: set[str]) -> str:
    return "|".join(sorted(map(regex.escape, words), key=lambda w: (-len(w), w))) or "(?!)"


@cache
def customs(code: str) -> Customs:
    """The naming customs of a pack.

    Args:
        code: language code.

    Returns:
        Compiled customs.
    """
    data, words = languages.data(code, "names"), languages.data(code, "words")
    letters = "[" + regex.escape("".join(fold(data.get("characters", "\0"), code).split())) + "]"
    dotted = regex.compile(
        rf"(?:{letters}{{1,8}}(?:-{letters}{{1,6}})?|[a-z]\.?)(?:·(?:{letters}{{1,9}}(?:-{letters}{{1,6}})?|[a-z]\.?(?=·)))+"
    )
    surnames = {fold(s, code) for group in data.get("surnames_by_country", {}).values() for s in group}
    states: dict[str, list[str]] = {}
    for iso, names in languages.data(code, "countries").items():
        for form in names.get("compound", ()):
            states.setdefault(fold(form, code), []).append(iso)
    for form, key in words.get("organisations", {}).items():
        states.setdefault(fold(form, code), []).append(key)
    one = "[" + "".join(sorted(states)) + "]" if states else "(?!)"
    return Customs(
        dotted,
        regex.compile(letters + "+"),
        regex.compile(_any({fold(w, code) for w in data.get("stops", ())})),
        regex.compile(_any({fold(w, code) for w in data.get("before", ())})),
        regex.compile(_any({fold(w, code) for w in data.get("named_so", ())})),
        regex.compile(_any(surnames)),
        frozenset(s for s in surnames if len(s) > 1),
        frozenset(fold(w, code) for w in data.get("not_names", ())),
        tuple(regex.compile(p.replace("{s}", one)) for p in words.get("shorts", ())),
        {s: tuple(isos) for s, isos in states.items()},
        {fold(k, code): v for k, v in words.get("usual", {}).items()},
        tuple(words.get("posted", ())),
    )


def candidates(view: View, elements: list[Element], code: str) -> tuple[list[Element], list[Element]]:
    """Short names of states, and stretches that the words beside them show to be people.

    Args:
        view: the passage.
        elements: what the lexicon found.
        code: language code.

    Returns:
        (elements, names): the elements that remain with the states' short names among them, and candidates of class N.
    """
    custom = customs(code)
    elements, names = _dotted(view, elements, custom)
    elements = sorted(elements + _shorts(view, elements + names, custom), key=lambda e: e.start)
    elements = [_away(e, view, custom) for e in elements if e.cls]
    taken = sorted(elements + names, key=lambda e: e.start)
    for i, element in enumerate(taken):
        if element.cls not in "HRT":
            continue
        start = taken[i - 1].end if i else 0
        stop = taken[i + 1].start if i + 1 < len(taken) else len(view.lower)
        follower = taken[i + 1] if i + 1 < len(taken) else None
        near = (
            _behind(view, (element.end, stop), follower, custom),
            _in_front(view, start, element.start, custom, honorific=element.cls == "T"),
        )
        names.extend(name for name in near if name is not None)
    names = _apart(names + [_name(view, *found) for found in latin(view, taken + names, code)])
    spoken = [
        *speakers(view, taken + names, custom.surnames, custom.foreign, code),
        *named(view, taken + names, custom.surnames, custom.foreign, code),
    ]
    names = _apart(
        names + [_name(view, *found) for found in spoken if view.lower[slice(*found[:2])] not in custom.not_names]
    )
    elements = [e for e in elements if all(e.end <= n.start or n.end <= e.start for n in names)]
    return elements, names


def _apart(names: list[Element]) -> list[Element]:
    """Candidates without overlap, the surer first."""
    out: list[Element] = []
    for name in sorted(names, key=lambda n: (-n.info["points"], n.start)):
        if all(name.end <= other.start or other.end <= name.start for other in out):
            out.append(name)
    return sorted(out, key=lambda n: n.start)


def _away(element: Element, view: View, custom: Customs) -> Element:
    """A state's name behind `posted at` is a place: the ambassador to Russia is not Russia's."""
    before = view.lower[max(0, element.start - 1) : element.start]
    if element.cls == "C" and before and before in custom.posted:
        return Element(element.start - 1, element.end, "P", f"{element.key}|{element.key}", info={"state": element.key})
    return element


def _name(view: View, start: int, end: int, points: int, **info: object) -> Element:
    surface = "".join(
        "·" if low == "·" else c for c, low in zip(view.text[start:end], view.lower[start:end], strict=True)
    )
    return Element(start, end, "N", surface, info={"points": points, **info})


def _dotted(view: View, elements: list[Element], custom: Customs) -> tuple[list[Element], list[Element]]:
    """Names with a dot; a listed word at their head (俄罗斯安东·…) is cut off unless one letter is left (马里奥·…)."""
    names: list[Element] = []
    if "·" not in view.lower:
        return elements, names
    for match in custom.dotted.finditer(view.lower):
        start, end = match.span()
        first = view.lower.index("·", start)
        for element in elements:
            if element.start <= start < element.end <= first - 2 or start < element.end <= first - 2:
                start = element.end
        for before in custom.before.finditer(view.lower, max(0, start - 3), first - 1):
            start = max(start, before.end())
        start = min((start, *(first - n for n in range(2, 8) if view.lower[first - n : first] in given("han"))))
        last = view.lower.rindex("·", start, end) + 1
        stop = custom.stop.search(view.lower, last + 1, min(len(view.lower), end + 6))
        if stop and stop.start() < end:
            end = stop.start()
        inside = [e for e in elements if e.start < end and start < e.end]
        for element in inside:
            if element.cls in "HRTD" and element.start > last:
                end = min(end, element.start)
        if start < first < end - 1 and not custom.named_so.match(view.lower, end):
            behind = any(e.cls in "HR" and e.end == start for e in elements)
            names.append(_name(view, start, end, 3, titled=behind))
    return [e for e in elements if all(e.end <= n.start or n.end <= e.start for n in names)], names


def _behind(view: View, place: tuple[int, int], follower: Element | None, custom: Customs) -> Element | None:
    """The name right behind an office or rank."""
    start, stop = place
    latin = _LATIN_FIRST.match(view.text, start, stop)
    if latin:
        return _name(view, latin.start(1), latin.end(1), 3, titled=True)
    while start < stop and view.lower[start] in ' "':
        start += 1
    match = _HAN.match(view.lower, start, stop)
    run = match[0] if match else ""
    if follower is not None and follower.cls in "PCG":  # 罗德里加斯 holds the name of a town
        whole = custom.foreign.match(view.lower, start, start + _LONGEST)
        over = custom.stop.search(view.lower, start + 2, start + _LONGEST + 2)
        end = min(whole.end() if whole else start, over.start() if over else start + _LONGEST)
        if end > follower.end > follower.start < end and follower.start - start < 3:
            return _name(view, start, end, 2, titled=True)
        alone = len(run) == 1 and follower.start == start + 1 and follower.end - follower.start <= 2
        if alone and follower.cls != "C" and custom.surnames.fullmatch(run):  # a given name that is a listed word too
            return _name(view, start, follower.end, 2, titled=True)
    reaches = follower is not None and start + len(run) == follower.start and follower.cls in "CGOPILUW"
    length, points = _length(run, custom, reaches=reaches)
    return _name(view, start, start + length, points, titled=points >= 3) if length else None


def _length(run: str, custom: Customs, *, reaches: bool) -> tuple[int, int]:
    """How many letters of a run behind an office are a name, and how sure that is; (0, 0) where none are.

    Args:
        run: letters up to the next mark, number or known word.
        custom: the pack's customs.
        reaches: the run ends at a state, organisation or place, so that its last letter may be a small word (与, 对).
    """
    opens = custom.stop.match(run)
    if len(run) < 2 or opens and (len(opens[0]) > 1 or not custom.surnames.match(run)):
        return 0, 0
    stop = custom.stop.search(run, 2)
    end = stop.start() if stop else len(run)
    if (
        stop
        and stop.start() == 2
        and len(run) >= 3
        and not reaches
        and len(stop[0]) == 1
        and stop[0] in "和同应向成前共"
    ):
        follows = custom.stop.match(run, 3)
        if follows and (len(follows[0]) > 1 or stop[0] in "和同成") and custom.surnames.match(run):
            end = 3  # a given name that ends in a small word
    name = run[:end]
    if name in custom.not_names or any(run.startswith(w) for w in custom.not_names if len(w) > 1):
        return 0, 0
    surname = custom.surnames.match(name)
    if surname:
        rest = end - surname.end()
        if 1 <= rest <= 2 or (rest == 3 and (surname[0] in custom.two_letters or name[1] == "氏")):
            return end, 3
    foreign = custom.foreign.match(name)
    length = foreign.end() if foreign else 0
    if length == end and 2 <= end <= _LONGEST:
        return end, 3
    if length >= 3:
        return length, 2
    if surname and end > surname.end() + 2:
        return surname.end() + 2, 1
    sure = stop is not None and len(stop[0]) > 1 and end >= 3  # …部长大岛纯表示
    return (end, 1 + sure) if 2 <= end <= 5 else (0, 0)


def _in_front(view: View, start: int, stop: int, custom: Customs, *, honorific: bool) -> Element | None:
    """The name right in front of a title or rank."""
    latin = _LATIN_LAST.search(view.text, start, stop) or (honorific and _LATIN_WORD.search(view.text, start, stop))
    if latin:
        return _name(view, latin.start(1), latin.end(1), 2)
    run = ""
    for match in _HAN.finditer(view.lower, start, stop):
        run = match[0] if match.end() == stop else ""
    if len(run) < 2:
        return None
    begin = 0
    for match in custom.stop.finditer(run):
        if match.end() <= len(run) - 2:
            begin = match.end()
    name = run[begin:]
    if name in custom.not_names:
        return None
    surname = custom.surnames.match(name)
    foreign = custom.foreign.fullmatch(name)
    if foreign and 2 <= len(name) <= _LONGEST or surname and 2 <= len(name) <= 4:
        return _name(view, stop - len(name), stop, 2)
    for size in (3, 2):  # a surname inside a longer run
        tail = run[-size:]
        if len(run) >= size and custom.surnames.match(tail) and tail not in custom.not_names:
            return _name(view, stop - size, stop, 1)
    return None


def _shorts(view: View, elements: list[Element], custom: Customs) -> list[Element]:
    """States written with one letter."""
    out: list[Element] = []
    taken = [(e.start, e.end) for e in elements]
    for pattern in custom.shorts:
        for match in pattern.finditer(view.lower, overlapped=True):
            spans = match.spans("s")
            if any(a < y and x < b for a, b in spans for x, y in taken):
                continue
            taken.extend(spans)
            out.extend(
                Element(a, b, "C", custom.states.get(view.lower[a], ("",))[0], info={"short": view.lower[a]})
                for a, b in spans
            )
    return out


def agree(found: list[list[Element]], code: str) -> None:
    """Decide which state each one-letter name of a report means: the one named in full, else the usual one, else none.

    Args:
        found: the elements of each passage; changed in place.
        code: language code.
    """
    custom = customs(code)
    full = Counter(e.key for elements in found for e in elements if e.cls in "CI" and "short" not in e.info)
    full.update(e.key.partition("|")[2] for elements in found for e in elements if e.cls == "P")
    for elements in found:
        for element in [e for e in elements if "short" in e.info]:
            short = element.info["short"]
            options = custom.states.get(short, ())
            key = max((o for o in options if full[o]), key=lambda o: full[o], default=custom.usual.get(short))
            if key is None:
                elements.remove(element)
            else:
                element.key = key
                element.cls = "C" if len(key) == 3 and key.isupper() else "I"


def pruned(scored: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Candidates without those that a shorter and no rarer one begins: the words behind it ran into the name.

    Args:
        scored: every candidate's surface and points.

    Returns:
        The rest.
    """
    count = Counter(surface for surface, _ in scored)
    sure = {surface for surface, points in scored if points >= 2 and _HAN.fullmatch(surface)}
    out = []
    for surface, points in scored:
        inner = (s for s in sure if s != surface and surface.startswith(s) and "·" not in surface[len(s) :])
        if _HAN.fullmatch(surface) and any(count[s] >= count[surface] for s in inner):
            continue
        out.append((surface, points))
    return out


def with_parts(people: People) -> People:
    """Let the later parts of a dotted name stand for the whole of it.

    Args:
        people: the people of a report; grows.

    Returns:
        The same people.
    """
    for full in list(dict.fromkeys(people.full.values())):
        pieces = full.split("·")
        for piece in pieces[1:]:
            if len(piece) >= 2:
                people.full.setdefault(plain(piece), full)
    fulls = sorted({full for full in people.full.values() if len(full) > 2 and _HAN.fullmatch(full)})
    for short in fulls:
        whole = [f for f in fulls if f.endswith(short) and len(f) > len(short) + 1]
        if len(whole) == 1:  # 库恩斯 is 克里斯·库恩斯
            people.full.update({key: whole[0] for key, full in people.full.items() if full == short})
    return people


def mentions(
    view: View, elements: list[Element], people: People, titled: frozenset[str]
) -> tuple[list[Element], list[Element]]:
    """All mentions of the report's people in a passage.

    Args:
        view: the passage.
        elements: its elements.
        people: the people of the report.
        titled: full names that stand behind an office somewhere in the report; the bare title behind them adds nothing.

    Returns:
        (elements, names) without overlap, in order.
    """
    names: list[Element] = []
    if people.full:
        listed = "|".join(map(regex.escape, sorted(people.full, key=lambda k: (-len(k), k))))
        shown = "".join("·" if low == "·" else c for c, low in zip(view.text, view.lower, strict=True))
        for match in regex.finditer(rf"(?<!\p{{Latin}})(?:{listed})(?!\p{{Latin}})", shown.lower()):
            start, end = match.span()
            inside = [e for e in elements if e.start < end and start < e.end]
            if any(e.start < start or e.end > end for e in inside):
                continue
            elements = [e for e in elements if e not in inside]
            title = next((e for e in elements if e.start == end and e.cls == "H" and e.key != ENVOY), None)
            full = people.of(match[0])
            if title is not None and full in titled and not view.lower.startswith("兼", title.end):
                elements = [e for e in elements if e is not title]
                end = title.end
            names.append(Element(start, end, "N", shown[slice(*match.span())]))
    return envoys(view, elements, names)
