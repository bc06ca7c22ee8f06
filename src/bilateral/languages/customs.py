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
    if country != "VNM" or not plain(name).replace(" ", "").replace("-", "").isascii():
        return None
    return all(_SYLLABLE.fullmatch(w) for w in plain(name).replace("-", " ").split())


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
    return None
