"""The lists behind cleaning: outlets and the packs' page.yaml."""

from __future__ import annotations

import re

import pytest

from bilateral import languages
from bilateral.clean.furniture import furniture, key
from bilateral.languages.outlets import outlet_at, outlet_country, outlet_named

LISTS = {
    "related", "read_also", "buttons", "boilerplate", "boilerplate_starts", "ends", "captions", "caption_hints",
    "caption_counters", "credits", "weekdays", "abbreviations", "numbered_abbreviations", "ending_abbreviations",
    "common_words", "plain_words", "acronyms",
}  # fmt: skip
NEEDED = {"related", "buttons", "boilerplate", "ends", "captions", "credits", "abbreviations", "common_words", "months"}


@pytest.mark.parametrize("code", [*languages.codes(), "shared"])
def test_page_file_keeps_its_schema(code: str) -> None:
    """Every pack has the lists that cleaning and segmenting need, of non-empty strings, and no others."""
    data = languages.data(code, "page")
    if code != "shared":
        assert set(data) >= NEEDED
    assert set(data) <= LISTS | {"months", "foreign_words"}
    for name, rows in data.items():
        if name in LISTS:
            assert all(isinstance(row, str) and row.strip() for row in rows), name
    assert all(re.fullmatch(r"[1-9]|1[0-2]", number) for number in data.get("months", {}).values())


def test_outlets_keep_their_schema() -> None:
    """Each outlet has a name, a country and lists; a name or domain belongs to one outlet only."""
    rows = languages.data("shared", "outlets")["outlets"]
    domains = [d for row in rows for d in row["domains"]]
    assert len(domains) == len(set(domains))
    names = [
        (n.casefold(), row["name"])
        for row in rows
        for n in {row["name"].casefold(), *(x.casefold() for x in row["names"])}
    ]
    assert len({n for n, _ in names}) == len(names)
    assert all(re.fullmatch(r"(?:[A-Z]{3})?", row["country"]) for row in rows)
    assert all(re.fullmatch(r"[A-Z]{3}", c) for c in languages.data("shared", "outlets")["tlds"].values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TTXVN", "VNA"),
        ("VNA/VNS", "Viet Nam News"),
        ("新华社", "Xinhua"),
        ("/ТАСС/", "TASS"),
        ("Иван Примеров/ТАСС", "TASS"),
        ("Nobody", None),
    ],
)
def test_outlet_named(text: str, name: str | None) -> None:
    """Outlets are known by their names in any script, alone or beside a person's."""
    found = outlet_named(text)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("outlet", "url", "country"),
    [
        ("VNA", None, "VNM"),
        (None, "https://baovidu.vn/x", "VNM"),
        (None, "https://fr.vietnamplus.vn/x", "VNM"),
        ("en.kremlin.ru", None, "RUS"),
        ("TASS (via example.org)", "https://example.org/x", "RUS"),
        ("Example paper (VNA)", "https://example.de/x", "DEU"),
        (None, "https://www.state.gov/x", "USA"),
        (None, "https://example.com/x", None),
        (None, "http://[broken", None),
        (None, None, None),
    ],
)
def test_outlet_country(outlet: str | None, url: str | None, country: str | None) -> None:
    """The outlet's own country goes first, then its address, then an agency it names; some domains tell nothing."""
    assert outlet_country(outlet, url) == country
    assert outlet_at(None) is None


def test_markers_are_compared_without_case_counts_and_edges() -> None:
    """`Comments (12)`, `COMMENTS` and `2. Comments:` are the same line."""
    assert {key(line) for line in ("Comments (12)", "COMMENTS", "2. Comments:", "» Comments")} == {"comments"}
    assert furniture().lines["comments"] == "ends"
    assert furniture().lines["tin liên quan"] == "related"
