"""The gazetteers of every shipped pack: shapes, known ids, no form in two countries, nothing empty."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import Any

import pytest

from bilateral import languages
from bilateral.model.vocabulary import AREAS, LEVELS, ORGANISATION_KINDS

PACKS = languages.codes()
FILES = ("countries", "igos", "places", "offices", "organisations", "areas", "dates", "names")

# ISO 3166-1 alpha-3, with XKX for Kosovo (user-assigned, in general use) and four former states of ISO 3166-3.
ISO = frozenset(
    """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR
    BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP
    CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB
    GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN
    KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD
    MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN
    PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM
    SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR
    UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE XKX SUN YUG DDR CSK
    """.split()
)
UNITED_NATIONS = 193


def strings(found: Any, where: str) -> list[str]:
    """A list of forms: not empty, none blank, none twice, composed characters, no white space at the ends."""
    assert isinstance(found, list), f"{where}: a list is wanted"
    assert found, f"{where}: no forms"
    for form in found:
        assert isinstance(form, str), f"{where}: {form!r} is no string"
        assert form, f"{where}: an empty form"
        assert form == form.strip() == " ".join(form.split()), f"{where}: white space in {form!r}"
        assert form == unicodedata.normalize("NFC", form), f"{where}: {form!r} is not composed"
    twice = sorted({form for form in found if found.count(form) > 1})
    assert not twice, f"{where}: twice {twice}"
    return found


def groups(table: Any, where: str) -> dict[str, list[str]]:
    """A mapping of ids to lists of forms."""
    assert isinstance(table, dict), f"{where}: a mapping is wanted"
    return {key: strings(forms, f"{where}.{key}") for key, forms in table.items()}


def two_owners(rows: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Forms that more than one owner has."""
    owners: dict[str, set[str]] = defaultdict(set)
    for owner, form in rows:
        owners[form].add(owner)
    return {form: sorted(found) for form, found in owners.items() if len(found) > 1}


@pytest.mark.parametrize("pack", PACKS)
def test_no_pack_lacks_a_gazetteer(pack: str) -> None:
    """An incomplete pack reads nothing and says nothing: better that it fails here."""
    assert not [name for name in FILES if not languages.data(pack, name)]


def test_shared_countries_are_the_states_of_the_world() -> None:
    """ISO codes, a domain each, and a capital for all but the two special administrative regions."""
    table = languages.data("shared", "countries")
    assert set(table) <= ISO
    assert len(table) > UNITED_NATIONS
    assert {"PSE", "XKX", "TWN", "HKG", "MAC", "SUN", "YUG", "DDR", "CSK"} <= set(table)
    domains = [entry["tld"] for entry in table.values()]
    assert len(set(domains)) == len(domains)
    assert all(len(tld) == 2 and tld.isalpha() and tld.islower() for tld in domains)
    assert {code for code, entry in table.items() if not entry["capital"]} == {"HKG", "MAC"}
    assert all(set(entry) == {"tld", "capital"} for entry in table.values())


@pytest.mark.parametrize("pack", PACKS)
def test_countries(pack: str) -> None:
    """Every state has a name in every language, and no name, adjective or compound two states."""
    table = languages.data(pack, "countries")
    assert set(table) == set(languages.data("shared", "countries"))
    rows: dict[str, list[tuple[str, str]]] = {"free": [], "compound": []}
    for code, entry in table.items():
        assert "names" in entry, f"{code}: no names"
        assert set(entry) <= {"names", "adjectives", "people", "compound"}, f"{code}: {sorted(entry)}"
        for group, forms in entry.items():
            if forms:
                kind = "compound" if group == "compound" else "free"
                rows[kind] += [(code, form.lower()) for form in strings(forms, f"{pack} {code}.{group}")]
    assert two_owners(rows["free"]) == {}
    if pack != "zh":  # one character may stand for several states there; its reader wants more than that
        assert two_owners(rows["compound"]) == {}


@pytest.mark.parametrize("pack", PACKS)
def test_international_organisations(pack: str) -> None:
    """Codes that English has too, and no name of two organisations or of a country."""
    rows = [
        (code, form.lower()) for code, entry in languages.data(pack, "countries").items() for form in entry["names"]
    ]
    for code, entry in languages.data(pack, "igos").items():
        assert set(entry) == {"names"}, f"{code}: {sorted(entry)}"
        assert code in languages.data("en", "igos"), f"{code} is not in the English pack"
        assert code not in ISO, f"{code} is a country's code"
        rows += [(code, form.lower()) for form in strings(entry["names"], f"{pack} {code}")]
    assert two_owners(rows) == {}


@pytest.mark.parametrize("pack", PACKS)
def test_places(pack: str) -> None:
    """Known countries, English keys that mean the same everywhere, and no form in two countries."""
    rows = []
    for key, entry in languages.data(pack, "places").items():
        assert set(entry) == {"country", "forms"}, f"{key}: {sorted(entry)}"
        assert entry["country"] == "" or entry["country"] in languages.data("shared", "countries"), f"{pack} {key}"
        elsewhere = languages.data("en", "places").get(key)
        assert elsewhere is None or elsewhere["country"] == entry["country"], f"{key} is elsewhere in English"
        rows += [(entry["country"], form.lower()) for form in strings(entry["forms"], f"{pack} {key}")]
    assert two_owners(rows) == {}


@pytest.mark.parametrize("pack", PACKS)
def test_every_pack_knows_the_capitals(pack: str) -> None:
    """The capitals stand among the places, under their English names, unless state and capital have one name."""
    places = languages.data(pack, "places")
    named = {"Vatican City", "Singapore", "Monaco", "San Marino", "Djibouti", "Luxembourg"}
    small = {"Victoria", "Laayoune", "Saint George's", "East Berlin", "Avarua", "Noumea", "Male"}
    for code, entry in languages.data("shared", "countries").items():
        capital = entry["capital"]
        assert not capital or capital in places or capital in named | small, f"{pack}: {code}'s capital {capital}"


def test_shared_offices() -> None:
    """Titles, levels of RECORD.md, areas of RECORD.md."""
    offices = languages.data("shared", "offices")
    assert set(offices) == {"heads", "portfolios"}
    for key, entry in offices["heads"].items():
        assert set(entry) - {"private"} == {"title", "level"} and entry["title"], key
        assert entry["level"] in (*LEVELS, "null") and entry.get("private", "yes") == "yes", key
    for key, entry in offices["portfolios"].items():
        assert set(entry) == {"title", "ministry", "areas"} and entry["title"] and entry["ministry"], key
        assert set(entry["areas"]) <= set(AREAS), key


@pytest.mark.parametrize("pack", PACKS)
def test_offices(pack: str) -> None:
    """Every id is one of the shared vocabulary, and no form two offices."""
    table = languages.data(pack, "offices")
    shared = languages.data("shared", "offices")
    asked = {"heads", "portfolios", "fixed", "ranks", "honorifics", "counterpart"}
    assert asked <= set(table) <= {*asked, "parties"}
    for group in ("heads", "portfolios"):
        found = groups(table[group], f"{pack}.{group}")
        assert sorted({key.rstrip("*") for key in found} - set(shared[group])) == []  # minister*: the plural's forms
        assert two_owners([(key, form.lower()) for key, forms in found.items() for form in forms]) == {}
    for row in table["fixed"]:
        assert {"form", "head"} <= set(row) <= {"form", "head", "portfolio", "plural"}, row
        assert row["form"] and row["head"] in shared["heads"], row
        assert row.get("portfolio", "") in ("", *shared["portfolios"]), row
    strings([row["form"] for row in table["fixed"]], f"{pack}.fixed")
    for group in ("ranks", "honorifics", "counterpart"):
        strings(table[group], f"{pack}.{group}")


def test_shared_organisations() -> None:
    """Names, kinds of RECORD.md, and the party where only one has such an organisation."""
    parties = {*languages.data("shared", "countries"), *languages.data("en", "igos")}
    for key, entry in languages.data("shared", "organisations").items():
        assert {"name", "kind"} <= set(entry) <= {"name", "kind", "party"}, key
        assert entry["name"], key
        assert entry["kind"] in ORGANISATION_KINDS, key
        assert entry.get("party", "VNM") in parties, key


@pytest.mark.parametrize("pack", PACKS)
def test_organisations(pack: str) -> None:
    """Every id is one of the shared vocabulary, and no phrase names two organisations."""
    table = languages.data(pack, "organisations")
    assert {"heads", "named"} <= set(table) <= {"heads", "named", "ministries", "parties"}
    shared = set(languages.data("shared", "organisations"))
    portfolios = languages.data("shared", "offices")["portfolios"]
    assert set(groups(table.get("ministries", {}), f"{pack}.ministries")) <= set(portfolios)
    for group in ("heads", "named"):
        found = groups(table[group], f"{pack}.{group}")
        assert sorted(set(found) - shared) == []
        assert two_owners([(key, form.lower()) for key, forms in found.items() for form in forms]) == {}


@pytest.mark.parametrize("pack", PACKS)
def test_areas(pack: str) -> None:
    """Phrases for all areas of RECORD.md and no others, in small letters, a star only at the end."""
    table = groups(languages.data(pack, "areas"), pack)
    assert sorted(area for area in table if area != "none") == sorted(AREAS)
    for area, phrases in table.items():
        for phrase in phrases:
            assert phrase == phrase.lower(), f"{pack} {area}: {phrase!r}"
            assert "*" not in phrase[:-1], f"{pack} {area}: {phrase!r}"
            assert pack == "zh" or len(phrase.rstrip("*")) > 1, f"{pack} {area}: {phrase!r}"


@pytest.mark.parametrize("pack", PACKS)
def test_dates(pack: str) -> None:
    """Twelve months, seven weekdays, the relative words that are understood, numbers and ordinals by their value."""
    table = languages.data(pack, "dates")
    assert {"months", "weekdays", "relative", "numbers", "ordinals"} <= set(table)
    assert sorted(groups(table["months"], pack), key=int) == [str(n) for n in range(1, 13)]
    assert sorted(groups(table["weekdays"], pack), key=int) == [str(n) for n in range(1, 8)]
    for group in ("months", "weekdays", "relative", "ordinals"):
        rows = [(key, form.lower()) for key, forms in groups(table[group], f"{pack}.{group}").items() for form in forms]
        assert two_owners(rows) == {}, group
    assert {"today", "yesterday", "tomorrow", "same_day", "this_year", "last_year", "next_year"} <= set(
        table["relative"]
    )
    for group in ("numbers", "ordinals"):
        assert {str(n) for n in range(1, 21)} <= set(table[group]), group
        assert all(key.isdigit() for key in table[group]), group


@pytest.mark.parametrize("pack", PACKS)
def test_names(pack: str) -> None:
    """Customs of naming: lists of forms, and tables by country with known codes; what else is a pack's own affair."""
    table = languages.data(pack, "names")
    for key in ("given", "surnames", "family_names", "particles", "middle"):
        if key in table:
            strings(table[key], f"{pack}.{key}")
    for key in ("surnames_by_country", "endings_by_country"):
        found = groups(table.get(key, {}), f"{pack}.{key}")
        assert set(found) <= ISO, f"{pack}.{key}"


@pytest.mark.parametrize("pack", PACKS)
def test_words_that_name_nothing(pack: str) -> None:
    """Longer words that hide a listed form: a list of forms, none of them a country's name itself."""
    table = languages.data(pack, "words")
    if not table:
        return
    names = {form.lower() for entry in languages.data(pack, "countries").values() for form in entry["names"]}
    assert sorted(names & {form.lower() for form in strings(table["whole"], f"{pack}.whole")}) == []
