"""What stands around a match: force (held, planned, denied …), date, place, mode."""

from __future__ import annotations

from functools import cache
from typing import Any

import regex

from bilateral import languages
from bilateral.frames.patterns import compiled, forces
from bilateral.languages.countries import capital
from bilateral.languages.offices import party_of
from bilateral.model.mention import Element
from bilateral.model.recognised import Told


def core(match: regex.Match[str]) -> tuple[int, int]:
    """The verb of a match, or all of it: two readings may not share it.

    Args:
        match: of a pattern; a group `v` marks its verb.

    Returns:
        Its first character in the folded text, and one past its last.
    """
    has_verb = "v" in match.re.groupindex and match.start("v") >= 0
    start, end = match.span("v") if has_verb else match.span()
    return start, end


def status_of(told: Told, match: regex.Match[str], fixed: str | None) -> str | None:
    """Whether the words around a match make it held, planned, invited, postponed, cancelled, or nothing.

    Args:
        told: the passage.
        match: of a pattern; a group `v` marks its verb.
        fixed: the status that the pattern itself states.

    Returns:
        A status of RECORD.md; `denied` or `hoped` for what is no event; None where the pattern's own words decide.
    """
    text = told.folded.text
    verb = core(match)[0]
    before = text[max(0, verb - 70) : verb]
    cut = max(before.rfind(". "), before.rfind("; "), before.rfind('"'))
    before = before[cut + 1 :]
    after = text[match.end() : match.end() + 130]
    for where, status, words in forces(told.passage.language):
        scope = {"before": before, "after": after, "sentence": text, "match": match[0]}[where]
        if words.search(scope):
            if status == "plain":
                return fixed
            if fixed in ("invited", "postponed", "cancelled") and status in ("planned", "hoped"):
                continue
            return status
    return fixed


@cache
def macro(code: str, name: str) -> regex.Pattern[str] | None:
    """An expression of a pack's `clause` macros.

    Args:
        code: language code.
        name: of the macro.

    Returns:
        Compiled; None where the pack has none.
    """
    data: dict[str, Any] = languages.data(code, "macros").get("clause", {})
    return compiled(data[name], code) if name in data else None


def date_near(told: Told, match: regex.Match[str], ahead: bool) -> Element | None:
    """The date element that belongs to a match: in it, right behind it, or at the head of its sentence.

    Args:
        told: the passage.
        match: of a pattern.
        ahead: the happening is still to come, or will not.

    Returns:
        An element of class D, or None.
    """
    text, taken = told.folded.text, _barred(told, ahead)
    groups = match.re.groupindex
    if "date" in groups and 0 <= match.start("date") not in taken:
        return told.folded.at.get(match.start("date"))
    apart = macro(told.passage.language, "apart")
    verb = core(match)[0]
    best: tuple[int, Element] | None = None
    for position, element in told.folded.at.items():
        if element.cls != "D" or position in taken or (element.info["kind"] == "year" and "in" not in element.key):
            continue
        if _of_a_list(told, position, verb) or _told_better(told, position):
            continue
        if match.start() <= position < match.end():
            if position > verb and apart is not None and apart.search(text[core(match)[1] : position]):
                continue  # "signed a plan that had been prepared since March": March is no day of signing
            # without spaces the date stands right in front of its verb: of two inside, the one beside it
            distance = 0 if languages.spaced(told.passage.language) else abs(position - verb) - 1000
        elif position >= match.end():
            gap = text[match.end() : position]
            if apart is not None and apart.search(gap):
                continue  # "comes days before the reopening on Monday": Monday is the other's
            distance = len(gap) + (60 if ";" in gap or ". " in gap else 0) + 25 * gap.count(",")
        else:
            gap = text[position + 1 : match.start()]
            distance = len(gap) + (0 if position < 14 else 30) + 15 * gap.count(",")
            if position < _OPENING:  # a date that opens a sentence holds for all of it
                distance = min(distance, 140)
        if distance <= 140 and (best is None or distance < best[0]):
            best = (distance, element)
    return best[1] if best else None


_OPENING = 4


def _told_better(told: Told, position: int) -> bool:
    """Whether a day that cannot be reckoned is told again right behind ("the day before, Monday (10/3)")."""
    if told.folded.at[position].info["edtf"] is not None:
        return False
    beside = (told.folded.at.get(position + n) for n in (2, 3))
    return any(e is not None and e.cls == "D" and e.info["edtf"] for e in beside)


def _of_a_list(told: Told, position: int, start: int) -> bool:
    """Whether a date is one of two that a clause before names: met in March and in April, and signed a plan."""
    clause = told.folded.text[: max(0, start)].rpartition(", ")[0]
    if position >= len(clause):
        return False
    days = {e.info["edtf"] for i, e in told.folded.at.items() if i < len(clause) and e.cls == "D" and e.info["edtf"]}
    return len(days) > 1


def _barred(told: Told, ahead: bool) -> set[int]:
    """Dates that are no happening's: a plan's years; of what is to come, the day of its announcement."""
    out = {i for i, element in told.folded.at.items() if element.cls == "D" and _is_period(element)}
    return out | _of_saying(told) if ahead else out


def _of_saying(told: Told) -> set[int]:
    """Where the dates stand on which something was announced."""
    pattern = macro(told.passage.language, "said")
    return {found.start("d") for found in pattern.finditer(told.folded.text)} if pattern is not None else set()


def beside_it(told: Told, match: regex.Match[str], date: Element) -> bool:
    """Whether a date is not the happening's own, but one close by: when it was announced, or its main clause's day.

    "Met the President, as the ministry said on Friday"; "ended his visit on Friday, where he had met the President".

    Args:
        told: the passage.
        match: of a pattern.
        date: the date that belongs to the match, after `date_near`.

    Returns:
        True where other reports know better.
    """
    text = told.folded.text
    position = next((i for i, element in told.folded.at.items() if element is date), -1)
    if position in _of_saying(told):
        return True
    relative = macro(told.passage.language, "relative")
    verb = core(match)[0]
    gap = text[position + 1 : verb] if position < verb else ""
    return relative is not None and relative.search(gap) is not None


def _is_period(element: Element) -> bool:
    """Whether a date is a span of years, as plans have them: no happening lasts so long."""
    edtf = str(element.info["edtf"] or "")
    return "/" in edtf and len(edtf) <= 9


def place_near(told: Told, match: regex.Match[str]) -> Element | None:
    """The place element that belongs to a match, or None."""
    groups = match.re.groupindex
    if "place" in groups and match.start("place") >= 0:
        for position in range(match.start("place"), match.end("place")):
            if position in told.folded.at and (found := _where(told.folded.at[position])) is not None:
                return found
    seat = macro(told.passage.language, "capital")
    found_seat = seat.search(told.folded.text) if seat is not None else None
    if found_seat is not None and (town := _capital(told.folded.at.get(found_seat.start("c")))) is not None:
        return town
    pattern = macro(told.passage.language, "place")
    if pattern is None:
        return None
    relative = macro(told.passage.language, "relative")
    happens = macro(told.passage.language, "happens")
    best: tuple[int, Element] | None = None
    for found in pattern.finditer(told.folded.text):
        position = found.start("p")
        element = told.folded.at.get(position)
        if element is None or element.cls not in "PC":
            continue
        distance = position - match.end() if position >= match.end() else match.start() - position + 20
        gap = told.folded.text[match.end() : position]
        aside = relative is not None and relative.search(gap)
        if position >= match.end() and aside and not (happens is not None and happens.search(gap)):
            continue  # "… veterans who fought in": that is where they fought
        if match.start() <= position < match.end():
            distance = 0
        if distance <= 90 and (best is None or distance < best[0]):
            best = (distance, element)
    return best[1] if best else None


def _where(element: Element) -> Element | None:
    """The place that an element is, or that the name of an organisation ends with: the embassy of C in P."""
    if element.cls in "PC":
        return element
    last = element.parts[-1] if element.cls == "G" and element.parts else None
    return None if last is None else last if last.cls == "P" else _where(last) if last.cls == "G" else None


def comes_about(told: Told, place: tuple[int, int]) -> bool:
    """Whether the words right behind a stretch say that it took place: the meeting was held …

    Args:
        told: the passage.
        place: in the folded text.

    Returns:
        True where they do.
    """
    happens = macro(told.passage.language, "happens")
    return happens is not None and happens.search(told.folded.text, place[1], place[1] + 30) is not None


def _capital(element: Element | None) -> Element | None:
    """The capital of the country that an element names, as a place."""
    town = capital(element.key) if element is not None and element.cls in "CJ" else None
    if element is None or town is None:
        return None
    return Element(element.start, element.end, "P", f"{town}|{element.key}")


def mode_of(told: Told, match: regex.Match[str]) -> str | None:
    """online, phone or letter where the words of the sentence say so."""
    low, high = max(0, match.start() - 60), match.end() + 60
    window = told.folded.text[low:high]
    for mode in ("online", "phone", "letter"):
        pattern = macro(told.passage.language, mode)
        if pattern is not None and pattern.search(window):
            return mode
    return None


def years_since(told: Told, match: regex.Match[str], published: str | None) -> str | None:
    """The year that `five years since … signed` means.

    Args:
        told: the passage.
        match: of a pattern.
        published: EDTF date of the report.

    Returns:
        A year; an empty string where years are counted but the report has no date; None where none are counted.
    """
    pattern = macro(told.passage.language, "years_since")
    if pattern is None:
        return None
    start = max(0, match.start() - 40)
    verb = core(match)[1]
    counted = list(pattern.finditer(told.folded.text, start, verb))
    if not counted:
        return None
    found = counted[-1]
    table = languages.data(told.passage.language, "dates").get("numbers", {})
    numbers = {str(form): int(key) for key, forms in table.items() for form in forms}
    count = int(found["n"]) if found["n"].isdigit() else numbers.get(found["n"])
    year = (published or "")[:4]
    return str(int(year) - count) if count and year.isdigit() else ""


def is_past(told: Told, match: regex.Match[str]) -> bool:
    """Whether what is told lies decades back, or is what an anniversary is of.

    Args:
        told: the passage.
        match: of a pattern.

    Returns:
        True where words in front of its verb say so.
    """
    pattern = macro(told.passage.language, "past")
    verb = core(match)[0]
    return pattern is not None and pattern.search(told.folded.text, max(0, verb - 80), match.end()) is not None


_ALSO = frozenset(("award", "signing", "statement"))


def same_time(told: Told, kind: str) -> bool:
    """Whether the sentence says that its happening was on the day of the main one (after the talks, on this occasion).

    Args:
        told: the passage.
        kind: event kind; `also` binds only what ends a meeting.

    Returns:
        True where it does.
    """
    pattern, also = macro(told.passage.language, "same_time"), macro(told.passage.language, "also")
    if pattern is not None and pattern.search(told.folded.text):
        return True
    return kind in _ALSO and also is not None and also.search(told.folded.text) is not None


def place_value(element: Element | None) -> tuple[str | None, str | None]:
    """(name, country code) of a place element.

    Args:
        element: of class P or C, or None.

    Returns:
        English name and ISO code; (None, None) for None.
    """
    if element is None:
        return None, None
    if element.cls == "P":
        name, _, country = element.key.partition("|")
        return name, country or None
    names = languages.data("en", "countries").get(element.key, {}).get("names")
    return (str(names[0]) if names else element.key), element.key


def other_state(told: Told, start: int, pair: tuple[str, ...]) -> str | None:
    """A third state with which something is agreed or signed: "decided to negotiate a similar treaty **with Japan**".

    Args:
        told: the passage.
        start: where the matter begins in the folded text.
        pair: the two states that the report is about.

    Returns:
        Its code; None where the words name none but the two.
    """
    pattern, text = macro(told.passage.language, "with_state"), told.folded.text
    if pattern is None:
        return None
    found = pattern.search(text, start, min(len(text), start + _WITH))
    party = party_of(told.folded.at[found.start("c")]) if found is not None else None
    return party if party is not None and party not in pair else None


_WITH = 160
