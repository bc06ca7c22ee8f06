"""Agencies and papers: what a dateline or credit calls them, and the country an outlet or address belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from bilateral.languages import data

_PARTS = re.compile(r"\s*[/|,;+&()（）、，–—]\s*|\s+-\s+|\s+(?:via|after|theo|según|selon|по)\s+")
_EDGES = "().（）[]【】«»\"'“”*/-–—:：,"


@dataclass(frozen=True, slots=True)
class Outlet:
    """An agency, paper or broadcaster.

    Attributes:
        name: its usual English name.
        country: ISO 3166-1 alpha-3 code.
    """

    name: str
    country: str


def _key(name: str) -> str:
    return " ".join(name.split()).strip(_EDGES).casefold()


@cache
def _by_name() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for row in data("shared", "outlets").get("outlets", ()):
        outlet = Outlet(row["name"], row["country"])
        for name in (row["name"], *row["names"]):
            found.setdefault(_key(name), outlet)
    return found


@cache
def _by_domain() -> dict[str, Outlet]:
    rows = data("shared", "outlets").get("outlets", ())
    return {domain: Outlet(row["name"], row["country"]) for row in rows for domain in row["domains"]}


@cache
def outlet_names() -> tuple[str, ...]:
    """Every spelling of every outlet, as the shared list writes it, the longest first."""
    rows = data("shared", "outlets").get("outlets", ())
    return tuple(sorted({n for row in rows for n in (row["name"], *row["names"])}, key=lambda n: (-len(n), n)))


@lru_cache(maxsize=4096)
def outlet_named(text: str) -> Outlet | None:
    """The outlet that a dateline or credit names.

    Args:
        text: such as `TTXVN`, `VNA/VNS` or `Иван Иванов/ТАСС`.

    Returns:
        The outlet; of several the first that is known; None where none is known.
    """
    known = _by_name()
    whole = known.get(_key(text))
    if whole is not None:
        return whole
    return next((known[key] for part in _PARTS.split(text) if (key := _key(part)) in known), None)


def _host(url: str) -> str:
    try:
        host = urlsplit(url if "//" in url else "//" + url).hostname
    except ValueError:
        return ""
    return host or ""


def outlet_at(url: str | None) -> Outlet | None:
    """The outlet that an address belongs to.

    Args:
        url: an address, with or without its scheme.

    Returns:
        The outlet of the longest known domain; None where none is known.
    """
    labels = _host(url).split(".") if url else []
    known = _by_domain()
    return next((known[d] for i in range(len(labels)) if (d := ".".join(labels[i:])) in known), None)


@lru_cache(maxsize=8192)
def outlet_country(outlet: str | None, url: str | None) -> str | None:
    """The country whose outlet published a report.

    Args:
        outlet: its name, where known; a host name will do.
        url: the report's address, where known.

    Returns:
        ISO 3166-1 alpha-3 code; None where neither name nor address tells.
    """
    # "Havana Live (EFE)" at a Cuban address is a Cuban outlet: the address goes before an agency named in passing.
    whole = _by_name().get(_key(outlet)) if outlet else None
    found = whole or outlet_at(url) or (outlet_at(outlet) if outlet and "." in outlet else None)
    if found is not None:
        return found.country or None  # an agency that writes for all the world is at home nowhere
    tlds = data("shared", "outlets").get("tlds", {})
    for address in (url, outlet if outlet and "." in outlet and " " not in outlet else None):
        country = tlds.get(_host(address).rpartition(".")[2].lower()) if address else None
        if country:
            return str(country)
    named = outlet_named(outlet) if outlet else None
    return (named.country or None) if named else None
