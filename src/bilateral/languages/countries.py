"""Countries by code and by name, in every language of the packs."""

from __future__ import annotations

import unicodedata
from functools import cache

from bilateral import languages


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFD", text.strip().lower().replace("đ", "d"))
    return "".join(c for c in text if not unicodedata.combining(c))


@cache
def _by_name() -> dict[str, str]:
    out: dict[str, str] = {}
    for group in ("names", "adjectives", "people"):
        for code in ("en", *languages.codes()):
            for iso, names in languages.data(code, "countries").items():
                for form in names.get(group, ()):
                    out.setdefault(_plain(form), iso)
    for code in ("en", *languages.codes()):
        for key, names in languages.data(code, "igos").items():
            for form in names.get("names", ()):
                out.setdefault(_plain(form), key)
    return out


def find_country(text: str) -> str | None:
    """The party that a code or a name in any of the packs' languages means.

    Args:
        text: such as `VNM`, `Vietnam`, `Việt Nam`, `Россия`, `ASEAN`.

    Returns:
        ISO 3166-1 alpha-3 code or an international organisation's short name; None where nothing is so called.
    """
    upper = text.strip().upper()
    if upper in languages.data("en", "countries") or upper in languages.data("en", "igos"):
        return upper
    return _by_name().get(_plain(text))


def country_name(code: str, language: str = "en") -> str:
    """The usual name of a party.

    Args:
        code: ISO code or short name.
        language: of a pack.

    Returns:
        The name; the code itself where there is none.
    """
    names = languages.data(language, "countries").get(code, {}).get("names")
    return str(names[0]) if names else code
