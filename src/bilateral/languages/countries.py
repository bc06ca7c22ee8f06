"""Countries by code and by name, in every language of the packs."""

from __future__ import annotations

import unicodedata
from functools import cache

from bilateral import languages
from bilateral.model.recognised import plain


def _plain(text: str) -> str:
    return plain(text.strip().replace("’", "'"))


def _exact(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip().lower().replace("’", "'"))


@cache
def _by_name() -> tuple[dict[str, str], dict[str, str]]:
    """Names as written, and names without their marks; English first, names before adjectives."""
    exact: dict[str, str] = {}
    bare: dict[str, str] = {}
    for group in ("names", "adjectives", "people"):
        for code in ("en", *languages.codes()):
            for iso, names in languages.data(code, "countries").items():
                for form in names.get(group, ()):
                    exact.setdefault(_exact(form), iso)
                    bare.setdefault(_plain(form), iso)
    for code in ("en", *languages.codes()):
        for key, names in languages.data(code, "igos").items():
            for form in names.get("names", ()):
                exact.setdefault(_exact(form), key)
                bare.setdefault(_plain(form), key)
    return exact, bare


def find_country(text: str) -> str | None:
    """The party that a code or a name in any of the packs' languages means.

    Args:
        text: such as `VNM`, `Vietnam`, `Việt Nam`, `Россия`, `ASEAN`; any case, with or without diacritics.

    Returns:
        ISO 3166-1 alpha-3 code or an international organisation's short name; None where nothing is so called.
    """
    stripped = text.strip()
    codes = (languages.data("en", "countries"), languages.data("en", "igos"))
    if any(stripped in listed for listed in codes):
        return stripped
    exact, bare = _by_name()
    if found := exact.get(_exact(text)):  # before a code in small letters: Nga is Russia, NGA Nigeria
        return found
    if any(stripped.upper() in listed for listed in codes):
        return stripped.upper()
    return bare.get(_plain(text))


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


def capital(code: str) -> str | None:
    """The capital of a country.

    Args:
        code: ISO 3166-1 alpha-3 code.

    Returns:
        Its English name, as `places.yaml` has it for a key; None where there is none.
    """
    return languages.data("shared", "countries").get(code, {}).get("capital") or None
