"""Every country's name and its people's name in the six languages that read all kinds of frames."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from bilateral import languages
from bilateral.languages.countries import find_country
from bilateral.model.view import View
from bilateral.recognise.lexicon import lexicon

babel = pytest.importorskip("babel")

TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "countries.py"))
TWO = {iso: two for iso, two in TOOL["alpha2"]().items() if iso not in ("DDR", "SUN", "YUG", "CSK")}
SIX = ("en", "vi", "ru", "zh", "es", "fr")
# Codes of Babel that name no country: territories of another state, uninhabited islands, unions, codes for private use.
NO_COUNTRIES = frozenset(
    "AI AQ AS AW AX BL BM BQ BV CC CW CX FK FO GF GG GI GP GS GU HM IM IO JE KY MF MP MQ MS NF PF PM PN RE SH SJ SX TC "
    "TF TK UM VG VI WF YT EU EZ UN QO XA XB ZZ AC CP CQ DG EA IC TA".split()
)
# These languages make adjective and people of the name itself: người Lào, 老挝人.
BY_NAME = {"vi": "người {}", "zh": "{}人"}
# A people without a word of its own in that language, or with another state's (Dominican, конголезский).
WORDLESS = {"en": {"DMA"}, "ru": {"COD", "COK", "KNA"}}
# Names that no case changes.
INDECLINABLE = frozenset("BFA DJI FJI HTI KIR LSO NIU NRU PLW PRI SMR STP TON TUV VUT WSM".split())


def test_no_country_of_babel_is_missing() -> None:
    """Every two-letter code is a country of ours or known to be none."""
    territories = {code for code in babel.Locale.parse("en").territories if len(code) == 2 and code.isalpha()}
    assert territories - set(TWO.values()) - NO_COUNTRIES == set()


@pytest.mark.parametrize("pack", SIX)
def test_the_name_of_cldr_leads_to_the_country(pack: str) -> None:
    """But for those that are made for menus."""
    names = babel.Locale.parse(pack).territories
    wrong = {
        names[two]: find_country(names[two])
        for iso, two in TWO.items()
        if not TOOL["UNREPORTED"].search(names[two])
        and names[two] not in TOOL["GIVEN_NAMES"]
        and find_country(names[two]) != iso
    }
    assert wrong == {}


@pytest.mark.parametrize("pack", SIX)
def test_every_people_has_a_name_that_is_read(pack: str) -> None:
    """By its own word, or by the country's where the language has no other."""
    lex = lexicon(pack)
    missing = []
    for iso in TWO:
        entry = languages.data(pack, "countries")[iso]
        words = [*entry.get("adjectives", ()), *entry.get("people", ())]
        if pack in BY_NAME:
            words = [BY_NAME[pack].format(entry["names"][0])]
        elif iso in WORDLESS.get(pack, ()):
            assert not words, f"{iso} has words now: take it off the list"
            continue
        shown = words[0][:1].upper() + words[0][1:] if words else ""
        found = lex.find(View(shown, vietnamese=pack == "vi", letters=languages.letters(pack)))
        if not any(e.key == iso and e.cls in "CJ" for e in found):
            missing.append((iso, shown))
    assert missing == []


def test_russian_names_stand_in_all_their_cases() -> None:
    """A name of more than one form, unless no case changes it; adjectives and inhabitants likewise."""
    for iso in TWO:
        entry = languages.data("ru", "countries")[iso]
        assert len(entry["names"]) > 1 or iso in INDECLINABLE, iso
        assert len(entry.get("adjectives", ())) != 1, iso
