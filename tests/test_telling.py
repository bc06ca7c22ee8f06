"""One happening told by several reports, some without a day: it stays one event, with the day that somebody states."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bilateral import languages
from retold import items

MET = "German Foreign Minister Karl Brandt"
HOST = "Cuban President Andrés Peña"


def test_the_day_of_an_announcement_gives_way_to_the_day_of_the_talks(tmp_path: Path) -> None:
    """ "As the ministry said on Friday" is no day of talks where another report puts them on Thursday."""
    found = items(
        tmp_path,
        "event",
        a=f"Talks\n\nPublished: 17 July 2015\n\n{MET} met with {HOST} in Havana, the ministry said on Friday.\n",
        b=f"Talks\n\nPublished: 17 July 2015\n\n{MET} met with {HOST} in Havana on Thursday.\n",
    )
    assert [(x["kind"], x["date"], x["reports"]) for x in found] == [("meeting", "2015-07-16", 2)]


def test_a_day_before_a_relative_clause_is_not_the_clauses_own(tmp_path: Path) -> None:
    """ "Ended his visit on Friday, where he met" leaves the day of the meeting to who knows it."""
    found = items(
        tmp_path,
        "event",
        a="Visita\n\nPublicado: 18 de julio de 2015\n\nEl ministro de Relaciones Exteriores de Alemania, Karl Brandt, "
        "concluyó este viernes una visita a Cuba, donde se reunió con el presidente Andrés Peña.\n",
        b=f"Talks\n\nPublished: 17 July 2015\n\n{MET} met with {HOST} in Havana on Thursday.\n",
    )
    talks = [x for x in found if x["kind"] == "meeting"]
    assert [(x["date"], x["reports"]) for x in talks] == [("2015-07-16", 2)]
    assert {p["party"] for p in talks[0]["participants"]} == {"DEU", "CUB"}


def test_a_signing_with_one_signer_takes_the_other_side_from_the_papers_name(tmp_path: Path) -> None:
    """ "Signed an agreement with Kenya" is a signing of two states."""
    found = items(
        tmp_path,
        "event",
        a="Signing\n\nPublished: 17 July 2015\n\nJapanese Foreign Minister Taro Mori signed an agreement with Kenya on "
        "fishing on Monday.\n",
    )
    assert [(x["kind"], x["parties"]) for x in found] == [("signing", ["JPN", "KEN"])]


def test_an_undated_signing_by_the_same_hands_is_the_one_that_is_dated(tmp_path: Path) -> None:
    """One report tells of a statement, another of a memorandum: the same two ministers signed once."""
    found = items(
        tmp_path,
        "event",
        a=f"Signing\n\nPublished: 17 July 2015\n\n{MET} and Cuban Foreign Minister Luis Vera signed a memorandum of "
        "understanding on consultations on Thursday.\n",
        b=f"Visit\n\nPublished: 17 July 2015\n\n{MET} and Cuban Foreign Minister Luis Vera have signed a joint "
        "declaration on cooperation.\n",
    )
    signings = [x for x in found if x["kind"] == "signing"]
    assert [(x["date"], x["reports"]) for x in signings] == [("2015-07-16", 2)]


@pytest.mark.parametrize("known", [True, False])
def test_a_plan_without_a_day_meets_its_happening_only_where_two_people_say_so(tmp_path: Path, known: bool) -> None:
    """A plan in a report without a date joins talks of the same two; with but one of them named it stays apart."""
    whom = HOST if known else "the Cuban government"
    found = items(
        tmp_path,
        "event",
        a=f"Plan\n\n{MET} will hold talks with {whom} in Havana.\n",
        b=f"Talks\n\nPublished: 17 July 2015\n\n{MET} met with {HOST} in Havana on Thursday.\n",
    )
    held = [x["reports"] for x in found if x["kind"] == "meeting" and x["status"] == "held"]
    assert held == [2 if known else 1]


def test_no_pack_file_lists_a_key_twice() -> None:
    """A key that stands twice in a file silently loses its first value."""

    class Strict(yaml.SafeLoader):
        """Refuses a mapping in which a key stands twice."""

    def mapping(loader: Strict, node: yaml.MappingNode, deep: bool = False) -> Any:
        keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"{node.start_mark}: a key stands twice: {keys}"
        return yaml.SafeLoader.construct_mapping(loader, node, deep)

    Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    for path in sorted(languages.HERE.rglob("*.yaml")):
        yaml.load(path.read_text("utf-8"), Strict)  # noqa: S506  (a safe loader, made stricter)


def test_a_minister_who_receives_is_of_the_country_where_that_is(tmp_path: Path) -> None:
    """A paper at home leaves out whose minister it is who received a foreigner in the capital."""
    (host,) = [
        x
        for x in items(
            tmp_path,
            "person",
            a="Talks\n\nForeign Minister Jean Dupont received German Chancellor Peter Braun in Paris on 3 May 2024.\n",
        )
        if x["name"] == "Jean Dupont"
    ]
    assert host["party"] == "FRA"
    assert [(o["title"], o["party"]) for o in host["offices"]] == [("Minister of Foreign Affairs", "FRA")]


@pytest.mark.parametrize("others", ["the two ministers", "officials of both sides"])
def test_papers_signed_on_one_day_are_signed_at_one_ceremony(tmp_path: Path, others: str) -> None:
    """A memorandum and a programme are two papers, and came of one signing."""
    found = items(
        tmp_path,
        "event",
        a="Talks\n\nPublished: 17 July 2015\n\nOn July 16, 2015, German Foreign Minister Karl Brandt and Cuban Foreign "
        "Minister Andrés Peña signed a memorandum of understanding on education in Havana. On July 16, 2015, "
        f"{others} signed a cooperation programme on culture in Havana.\n",
    )
    (held,) = [x for x in found if x["kind"] == "signing"]
    assert len(held["outcomes"]) == 2


def test_a_paper_signed_by_other_hands_on_the_same_day_is_signed_apart(tmp_path: Path) -> None:
    """Two presidents sign one paper, two ministers another."""
    found = items(
        tmp_path,
        "event",
        a="Talks\n\nPublished: 17 July 2015\n\nOn July 16, 2015, German Foreign Minister Karl Brandt and Cuban Foreign "
        "Minister Andrés Peña signed a memorandum of understanding on education in Havana. On July 16, 2015, German "
        "Culture Minister Otto Lehmann and Cuban Culture Minister Luis Soto signed a cooperation programme on culture "
        "in Havana.\n",
    )
    assert len([x for x in found if x["kind"] == "signing"]) == 2
