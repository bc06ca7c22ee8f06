"""Datelines: where, when and by whom a report was filed, in front of its first sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import regex

from bilateral import languages
from bilateral.clean.furniture import furniture
from bilateral.languages.outlets import outlet_named, outlet_names

_PLACE = r"(?P<place>\p{Lu}[\p{L}\p{M}.'’\- ]{1,40}?(?:,\s\p{Lu}[\p{L}\p{M}.'’\- ]{1,30}?)??)"
_DATE = (
    r"(?P<date>\d{1,2}\.?\s*(?:de\s+)?[\p{L}\p{M}.]{3,12}(?:,?\s+(?:de\s+)?\d{4}(?:\s*г\.?)?)?"
    r"|\p{L}{3,12}\.?\s+\d{1,2}(?:,?\s*\d{4})?|\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?)"
)
_DASH = r"(?P<dash>-{1,2}|[–—]+)"
_BRACKETED = regex.compile(
    rf"^(?:{_PLACE})?(?:[,.]?\s*{_DATE})?\s*[.,]?\s*[(\[（/]\s*(?P<agency>[^()\[\]（）/]{{2,40}}(?:[/,+][^()（）]{{0,30}}?)?)\s*[)\]）/]"
    rf"\s*[.:]?\s*{_DASH}?[:.]?\s*"
)
_NAMED = regex.compile(
    rf"^{_PLACE}(?:[,.]?\s*{_DATE})?\.?\s*[,.]?\s*(?:[-–—]+\s*)?(?<=[\s,.–—\-])"
    rf"(?P<agency>\p{{Lu}}[\p{{L}}\p{{M}}. ]{{1,28}}?)"
    rf"(?:,\s*\p{{Lu}}\p{{Ll}}+\s\p{{Lu}}[\p{{L}}\-]+)?[*_]{{0,2}}\s*(?:{_DASH}|[.:])\s+"
)
_AGENCY_FIRST = regex.compile(
    rf"^(?P<agency>\p{{Lu}}[\p{{L}}\p{{M}}./+ ]{{1,28}}?)(?:,\s*{_PLACE})?(?:,\s*{_DATE})?\s*{_DASH}\s*"
    r"(?=[\p{Lu}\d\"“«'(])"
)
_CAPITALS = regex.compile(
    r"^(?P<place>\p{Lu}[\p{Lu}\p{M}.'’\-]+(?:\s\p{Lu}[\p{Lu}\p{M}.'’\-]+){0,3}(?:,\s\p{Lu}[\p{L}\p{M}.'’\- ]{1,30}?)?)"
    rf"(?:,\s*{_DATE})?\s*(?:{_DASH}|:)\s*(?=\S)"
)
_GLUED = regex.compile(r"^(?P<place>\p{Lu}{4,}(?:\s\p{Lu}{2,}){0,2})\s+(?=\p{Lu}\p{Ll}|A\s|[\"“«]\p{Lu}\p{Ll})")
_DATED = regex.compile(
    rf"^(?P<place>\p{{L}}[\p{{L}}\p{{M}}]{{2,20}}(?:\s\p{{Lu}}[\p{{L}}\p{{M}}]+)?),?\s+{_DATE}\s*\.?\s*{_DASH}\s*"
)
_DATE_FIRST = regex.compile(
    rf"^(?P<date>\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{4}})\s*[(\[]\s*{_PLACE}\s*[)\]]\s*{_DASH}?\s*(?=[\p{{Lu}}\"“«'])"
)
_PIPED = regex.compile(
    rf"^{_PLACE}\s*\|\s*(?P<agency>\p{{Lu}}[\p{{L}}\p{{M}}. ]{{1,28}}?)\s*\|\s*(?:\p{{L}}+\s)?{_DATE}\s*{_DASH}\s*"
)
_HAN_DATE = r"(?:(?P<date>(?:\d{1,2}月)?\d{1,2}日)\s*)?"
_PARTICLES = frozenset("de la el las los del do da dos di du des the of al le les и на".split())
_HEAD = 200


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the beginning of a paragraph.

    Attributes:
        end: how many characters of the paragraph it takes, with the white space after it.
        place: its place as written; None where it names none.
        place_span: where the place stands in the paragraph.
        outlet: the usual English name of its agency; as written where nobody has listed it.
        day: `MM-DD`, or a full day; None where it names none.
    """

    end: int
    place: str | None = None
    place_span: tuple[int, int] | None = None
    outlet: str | None = None
    day: str | None = None


@cache
def _han() -> regex.Pattern[str]:
    agencies = "|".join(regex.escape(n) for n in outlet_names() if n and n[0] > "\u2e80" and len(n) >= 2)
    return regex.compile(
        rf"^(?:【(?P<bracketed>{agencies})[^】]{{0,20}}】\s*|[(（【]?(?P<agency>{agencies}|本报|本網|本网)\s*(?:[/／]\s*(?:{agencies}))?\s*(?:(?:驻[\p{{Han}}]{{2,6}})?(?:记者|記者)\s?[\p{{Han}}]{{2,3}})?"
        rf"(?P<place>[\p{{Han}}]{{2,9}}?)?\s*{_HAN_DATE}(?:专电|專電|综合电|电|電|讯|訊|消息|——+|－－|--)"
        r"\s*(?:[（(](?:记者|記者|通讯员|实习记者)[^（）()]{0,40}[）)])?[）)】]?\s*[:：—\-]*\s*)"
    )


def _month_day(text: str | None) -> str | None:
    """Day and month of a dateline, and the year where it has one."""
    if not text:
        return None
    numbers = regex.findall(r"\d+", text)
    word = regex.search(r"[\p{L}\p{M}.]{3,12}", regex.sub(r"\bde\b", " ", text))
    if "日" in text:
        return f"{int(numbers[0]):02}-{int(numbers[1]):02}" if len(numbers) > 1 else None
    month = furniture().months.get(word.group().casefold().rstrip(".")) if word else None
    if word is None and len(numbers) > 1:
        day, month = int(numbers[0]), int(numbers[1])
        year = numbers[2] if len(numbers) > 2 and len(numbers[2]) == 4 else None
    else:
        day = int(numbers[0]) if numbers else 0
        year = numbers[1] if len(numbers) > 1 and len(numbers[1]) == 4 else None
    if not month or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return f"{year}-{month:02}-{day:02}" if year else f"{month:02}-{day:02}"


def _place_like(place: str) -> bool:
    words = place.replace(",", " ").replace("-", " ").split()
    if not 1 <= len(words) <= 5 or furniture().weekdays.intersection({place.casefold()}):
        return False
    return all(w[0].isupper() or w.casefold() in _PARTICLES for w in words)


def _dateline(match: regex.Match[str], agency: str | None) -> Dateline:
    groups = match.groupdict()
    place = groups.get("place")
    outlet = outlet_named(agency) if agency else None
    return Dateline(
        end=match.end(),
        place=place.rstrip(" .,-") if place else None,
        place_span=(match.start("place"), match.start("place") + len(place.rstrip(" .,-"))) if place else None,
        outlet=outlet.name if outlet else agency and " ".join(agency.split()),
        day=_month_day(groups.get("date")),
    )


def _bracketed(head: str) -> Dateline | None:
    match = _BRACKETED.match(head)
    if match is None:
        return None
    place, agency, dash = match.group("place"), match.group("agency"), match.group("dash")
    if place is not None and not _place_like(place):
        return None
    if match.group("date") and _month_day(match.group("date")) is None:
        return None
    known = outlet_named(agency) is not None
    after = head[match.end() : match.end() + 1]
    plain = place is not None and len(place.split()) <= 3 and not after.islower()
    if known and (dash or plain or head[match.end() - 2 : match.end()] == ": "):
        return _dateline(match, agency)
    # An agency nobody has listed still makes a dateline of "Place (Name) – Sentence".
    short = len(agency) <= 20 and len(agency.split()) <= 2 and agency[0].isupper()
    if place is not None and dash and short and len(place.split()) <= 3:
        return _dateline(match, agency)
    return _dateline(match, agency) if _unlisted(match, agency) else None


def _unlisted(match: regex.Match[str], agency: str) -> bool:
    """Whether a longer name that nobody has listed is an agency: every word has a capital, and all around it fits."""
    words = agency.split()
    if not 2 <= len(words) <= 4 or not all(w[0].isupper() for w in words):
        return False
    place, dated = match.group("place"), match.group("date") is not None
    slashed = match.group(0).rstrip(" .:").endswith("/")
    if place is None:
        return not dated and match.group("dash") is not None and not slashed
    filed = dated or place.isupper() or place.casefold() in _places()
    return filed and (match.group("dash") is not None or (slashed and dated and place.isupper()))


@cache
def _places() -> frozenset[str]:
    """The places that any pack knows."""
    known = (place for code in languages.codes() for place in languages.data(code, "places").values())
    return frozenset(form.casefold() for place in known for form in place["forms"])


def _named(head: str) -> Dateline | None:
    match = _NAMED.match(head)
    if match is None or not _place_like(match.group("place")):
        return None
    agency = match.group("agency")
    dated = _month_day(match.group("date")) is not None
    between = head[match.end("place") : match.start("agency")]
    unlisted = 2 <= len(agency) <= 8 and agency.isupper() and match.group("dash") and "," in between
    unlisted = unlisted or (match.group("place").isupper() and dated and match.group("dash") and agency.istitle())
    known = outlet_named(agency) is not None or unlisted
    if not known or not (dated or match.group("dash")):
        return None
    return _dateline(match, agency)


def _agency_first(head: str) -> Dateline | None:
    match = _AGENCY_FIRST.match(head)
    if match is None or outlet_named(match.group("agency")) is None or len(match.group("agency").split()) > 3:
        return None
    return _dateline(match, match.group("agency"))


def _capitals(head: str) -> Dateline | None:
    match = _CAPITALS.match(head)
    if match is not None:
        place = match.group("place")
        first = place.partition(",")[0]
        if first in furniture().acronyms or len(first) < 4 or not _place_like(place):
            return None
        if match.group("dash") == "-" and head[match.end() - 1 : match.end()] != " ":
            return None
        if match.group("dash") is None and match.group("date") is None:
            return None
        return _dateline(match, None)
    match = _DATED.match(head)
    if match is not None and regex.search(r"\p{L}", match.group("date")) and _month_day(match.group("date")):
        return _dateline(match, None)
    return None


def _glued(head: str) -> Dateline | None:
    """`MOSCOW As part of …`: a page that lost its dash."""
    match = _GLUED.match(head)
    if match is None or set(match.group("place").split()) & furniture().acronyms:
        return None
    return _dateline(match, None) if outlet_named(match.group("place")) is None else None


def _dated_otherwise(head: str) -> Dateline | None:
    """`2-12-2023 (MANILA) The …` and `Manila, Philippines | AFP | Saturday 02/12/2023 - The …`."""
    match = _DATE_FIRST.match(head) or _PIPED.match(head)
    if match is None or not _place_like(match.group("place")) or _month_day(match.group("date")) is None:
        return None
    return _dateline(match, match.groupdict().get("agency"))


def dateline(text: str, first: bool) -> Dateline | None:
    """The dateline at the beginning of a paragraph.

    Args:
        text: the paragraph.
        first: whether it is the report's first; only there a word in capitals alone is taken for a place.

    Returns:
        The dateline; None where the paragraph has none, or is nothing else.
    """
    marks = len(text) - len(text.lstrip("*_"))
    if 0 < marks <= 2:
        found = dateline(text[marks:], first)
        return None if found is None else _moved(found, marks)
    head = text[:_HEAD]
    found = None
    if any("\u4e00" <= c <= "\u9fff" for c in head[:12]):
        match = _han().match(head)
        if match is not None:
            found = _dateline(match, match.group("agency") or match.group("bracketed"))
    else:
        window = head[:90]
        if "(" in window or "/" in window or "（" in window or "[" in window:
            found = _bracketed(head)
        if found is None and any(c in window for c in "-–—.:"):
            found = _dated_otherwise(head) or _agency_first(head) or _named(head) or _capitals(head)
        if found is None and first and head[:3].isupper():
            found = _glued(head)
    if found is None or found.end >= len(text):
        return None
    return found


def _moved(found: Dateline, by: int) -> Dateline:
    """A dateline behind marks of emphasis."""
    span = found.place_span
    return replace(found, end=found.end + by, place_span=(span[0] + by, span[1] + by) if span else None)
