"""What papers are about and what offices speak of, told beside the words themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from retold import items


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed three agreements in Lima. The agreements cover tourism and health.",
        "Chile and Peru signed three agreements in Lima that cover tourism and health.",
        "Chile y Perú firmaron tres acuerdos en Lima. Los acuerdos abarcan el turismo y la salud.",
        "Le Chili et le Pérou ont signé trois accords à Lima. Ces accords portent sur le tourisme et la santé.",
        "Chile und Peru haben in Lima drei Abkommen unterzeichnet. Die Abkommen betreffen Tourismus und Gesundheit.",
    ],
)
def test_a_paper_is_about_what_the_words_behind_it_or_the_next_sentence_tell(tmp_path: Path, text: str) -> None:
    """ "The agreements cover …" gives the areas of the papers just named."""
    papers = items(tmp_path, "agreement", a=text)
    assert [sorted(x["areas"]) for x in papers] == [["health", "tourism"]]


def test_what_two_ministers_of_defence_promise_is_defence(tmp_path: Path) -> None:
    """A promise that names no field has that of both offices, unless it is for every field."""
    met = "Chilean Defence Minister Rosa Fuentes met Peruvian Defence Minister Luis Quispe in Lima. "
    (promise,) = items(tmp_path, "commitment", a=met + "Both sides agreed to strengthen cooperation.")
    assert promise["areas"] == ["defence"]


def test_a_promise_for_every_field_has_no_area_whoever_makes_it(tmp_path: Path) -> None:
    """ "In all fields" means more than the office of those who speak."""
    met = "Chilean Defence Minister Rosa Fuentes met Peruvian Defence Minister Luis Quispe in Lima. "
    (promise,) = items(tmp_path, "commitment", a=met + "Both sides agreed to strengthen cooperation in all fields.")
    assert promise["areas"] == []


def test_whoever_is_expelled_is_so_from_the_land_of_those_who_expel(tmp_path: Path) -> None:
    """Tellings of one expulsion, with and without a day, are one; the answer to it is another."""
    found = items(
        tmp_path,
        "event",
        a="Published: 9 May 2023\n\nNorway expelled two Fijian diplomats on Monday.\n",
        b="Published: 10 May 2023\n\nThe Norwegian government has ordered Fijian diplomats to leave the country.\n",
        c="Published: 10 May 2023\n\nFiji ordered two Norwegian diplomats to leave the country.\n",
    )
    told = sorted((x["kind"], x["place"]["country"], x["date"] or "", x["reports"]) for x in found)
    assert told == [("expulsion", "FJI", "", 1), ("expulsion", "NOR", "2023-05-08", 2)]


def test_what_one_of_the_two_agrees_with_a_third_state_is_not_between_the_two(tmp_path: Path) -> None:
    """ "A similar deal with Japan" is Peru's and Japan's, though the report is about Chile and Peru."""
    text = (
        "Chilean Minister Rosa Fuentes met Peruvian Minister Luis Quispe in Lima. Chile and Peru share a border. "
        "In May, Peru decided to begin talks with Japan on a similar trade deal."
    )
    promises = items(tmp_path, "commitment", a=text)
    assert {tuple(sorted(x["by"])) for x in promises} <= {("JPN", "PER")}


def test_the_visiting_minister_is_on_a_visit(tmp_path: Path) -> None:
    """ "Visiting Minister A" tells of a visit where nothing else does."""
    text = "Visiting Chilean Minister Rosa Fuentes met Peruvian Minister Luis Quispe on Monday to talk about tourism."
    found = items(tmp_path, "event", a="Published: 9 May 2023\n\n" + text)
    visits = [(x["place"]["country"], [p["name"] for p in x["participants"]]) for x in found if x["kind"] == "visit"]
    assert visits == [("PER", ["Rosa Fuentes"])]


def test_papers_take_the_day_of_the_talks_they_are_told_with_unless_they_are_old(tmp_path: Path) -> None:
    """Another report dates the talks; what was signed at them has that day, what an anniversary is of has none."""
    met = "Chilean President Rosa Fuentes met Peruvian President Luis Quispe in Lima"
    found = items(
        tmp_path,
        "event",
        a=f"{met}. Their ministers of health and tourism of Chile and Peru signed an agreement on tourism.",
        b=f"Published: 9 May 2023\n\n{met} on Monday.",
    )
    assert {(x["kind"], x["date"]) for x in found} == {("meeting", "2023-05-08"), ("signing", "2023-05-08")}
    old = f"{met} on Monday. It is the tenth anniversary of the day on which Chile and Peru signed a treaty on tourism."
    other = tmp_path / "other"
    other.mkdir()
    found = items(other, "event", a="Published: 9 May 2023\n\n" + old)
    assert [x["date"] for x in found if x["kind"] == "signing"] in ([], [None])
