"""What a name's own form says of its bearer's country: customs of naming, never particular people."""

from __future__ import annotations

import re
from functools import cache

from bilateral import languages
from bilateral.model.recognised import plain


@cache
def _tables(code: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    data = languages.data(code, "names")
    surnames: dict[str, str] = {}
    for country, listed in data.get("surnames_by_country", {}).items():
        for surname in listed:
            key = plain(surname)
            surnames[key] = "" if surnames.get(key, country) != country else country
    endings = [(e, country) for country, listed in data.get("endings_by_country", {}).items() for e in listed]
    return surnames, tuple(sorted(((plain(e), c) for e, c in endings), key=lambda x: -len(x[0])))


_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|th|tr|ph|kh|gh|gi|ch|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?", re.IGNORECASE
)


def fits(name: str, country: str) -> bool | None:
    """Whether a name can be one of a country whose names keep to strict syllables.

    Args:
        name: as written, one word or more.
        country: ISO code.

    Returns:
        None where the country's customs rule nothing out.
    """
    if country in _IN_HAN and _HAN.fullmatch(name):
        return None if _surnamed(name, country) else False
    if country == "CHN":
        return None if _pinyin(name) else False
    if country != "VNM" or not plain(name).replace(" ", "").replace("-", "").isascii():
        return None
    return all(_SYLLABLE.fullmatch(w) for w in plain(name).replace("-", " ").split())


_HAN = re.compile(r"[\u4e00-\u9fff·]+")
_PINYIN = re.compile(
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw]|ly)?"
    r"(?:iang|uang|ueng|iong|iao|ian|uai|uan|ang|eng|ing|ong|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|ve|[aeiouv])",
    re.IGNORECASE,
)


_IN_HAN = frozenset(("CHN", "VNM", "KOR"))  # whose names are written in Chinese letters, a surname in front


def _surnamed(name: str, country: str) -> bool:
    """Whether a name in Chinese letters has a surname of a country in front and few letters behind it."""
    name = name.translate(languages.letters("zh"))
    if "·" in name or len(name) > 4:
        return False
    surnames = _tables("zh")[0]
    own = [n for n in (1, 2) if surnames.get(plain(name[:n])) in (country, "")]
    return bool(own) and (len(name) < 4 or 2 in own or country == "VNM")


def _pinyin(name: str) -> bool:
    """Whether a name in Latin letters consists of syllables of pinyin; True for other letters."""
    words = plain(name).replace("-", " ").replace("'", " ").split()
    if not all(w.isascii() for w in words):
        return True
    return all(re.fullmatch(rf"(?:{_PINYIN.pattern}){{1,3}}", w, re.IGNORECASE) for w in words)


_SLAVIC = frozenset(("RUS", "UKR", "BLR"))
_BORNE_IN = {
    "UKR": _SLAVIC | {"MDA", "KAZ"},
    "RUS": _SLAVIC | {"BGR", "KAZ", "KGZ", "UZB", "TKM", "TJK", "AZE", "MKD"},
    "ARM": frozenset(("RUS", "GEO")),
    "GEO": frozenset(("RUS",)),
    "KAZ": frozenset(("RUS", "KGZ", "UZB")),
    "POL": frozenset(("UKR", "BLR", "LTU")),
}


def borne_in(custom: str, country: str) -> bool:
    """Whether names of one country's customs are those of many in another, too.

    Args:
        custom: whose customs a name follows.
        country: the other country.
    """
    return country in _BORNE_IN.get(custom, ())


@cache
def origin(name: str, code: str = "en") -> str | None:
    """The country whose naming customs a full name follows.

    Args:
        name: as written.
        code: language of the text it stands in.

    Returns:
        ISO 3166-1 alpha-3 code, or None where customs say nothing certain.
    """
    words = plain(name).replace("-", " ").split()
    if not words:
        return None
    surnames, endings = _tables(code)
    if len(words) >= 2 and surnames.get(words[0]) == "VNM" and all(len(w) <= 6 for w in words):
        return "VNM"
    if len(words) in (2, 3) and surnames.get(words[0]) in ("CHN", "KOR") and all(len(w) <= 7 for w in words):
        return surnames[words[0]]
    last = words[-1]
    if len(words) >= 2 and (found := surnames.get(last)) and found not in ("VNM", "CHN", "KOR"):
        return found
    for ending, country in endings:
        if len(last) >= len(ending) + 3 and last.endswith(ending):
            return country
    for ending, country in _patronyms(code) if len(words) > 1 else ():
        if len(words[0]) >= len(ending) + 2 and words[0].endswith(ending):
            return country
    return None


@cache
def _patronyms(code: str) -> tuple[tuple[str, str], ...]:
    """Endings of a father's name that stands in front."""
    listed = languages.data(code, "names").get("patronyms_by_country", {})
    return tuple((plain(e), country) for country, endings in listed.items() for e in endings)
