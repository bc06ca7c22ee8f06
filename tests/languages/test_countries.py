"""Countries by code and name in every language."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bilateral import languages
from bilateral.languages.countries import capital, country_name, find_country

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("VNM", "VNM"),
        ("vnm", "VNM"),
        ("Vietnam", "VNM"),
        ("viet nam", "VNM"),
        ("Việt Nam", "VNM"),
        ("Vietnamese", "VNM"),
        ("Nga", "RUS"),
        ("NGA", "NGA"),
        ("hoa kỳ", "USA"),
        ("Hoa Ky", "USA"),
        ("Côte d’Ivoire", "CIV"),
        ("cote d'ivoire", "CIV"),
        ("Turkiye", "TUR"),
        ("DPRK", "PRK"),
        ("Russian Federation", "RUS"),
        ("ASEAN", "ASEAN"),
        ("United Nations", "UN"),
        ("Liên hợp quốc", "UN"),
        ("Россия", "RUS"),
        ("российского", "RUS"),
        ("越南", "VNM"),
        ("俄羅斯", "RUS"),
        ("Alemania", "DEU"),
        ("allemande", "DEU"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_finds_a_country_by_any_of_its_names(text: str, code: str | None) -> None:
    """Codes, names, adjectives; with and without diacritics and capitals."""
    assert find_country(text) == code


@pytest.mark.parametrize("pack", languages.codes())
def test_every_first_name_leads_back_to_its_country(pack: str) -> None:
    """No usual name is taken by another country."""
    for code in languages.data(pack, "countries"):
        assert find_country(country_name(code, pack)) == code


def test_names_a_country_in_a_language() -> None:
    """The first name in the list is the usual one."""
    assert country_name("VNM") == "Vietnam"
    assert country_name("VNM", "vi") == "Việt Nam"
    assert country_name("NOR") == "Norway"  # YAML 1.1 would have read its top-level domain as false
    assert languages.data("shared", "countries")["NOR"]["tld"] == "no"


def test_an_unknown_code_is_its_own_name() -> None:
    """Nothing is guessed."""
    assert country_name("ASEAN") == "ASEAN"
    assert country_name("XYZ", "fr") == "XYZ"


def test_knows_capitals() -> None:
    """Where there is one."""
    assert capital("VNM") == "Hanoi"
    assert capital("RUS") == "Moscow"
    assert capital("HKG") is None
    assert capital("XYZ") is None


def test_names_of_cldr_are_not_missing() -> None:
    """The tool that keeps the lists up to date has nothing to add."""
    pytest.importorskip("babel")
    command = [sys.executable, str(ROOT / "tools" / "countries.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
