"""Offices over time, reports that contradict the rest over one, and countries that a report has wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilateral.pipeline import read_reports
from bilateral.query import Line, brief, render_brief, show
from bilateral.record import Record

_TALKS = (
    "{place}, {day} - Peruvian Defence Minister {peru} held talks with Norwegian Defence Minister {norway} in {place}."
)
REPORTS = {
    "2019-03-04": ("March 4 2019", "Lima", "Carlos Quispe", "Ingrid Solberg"),
    "2019-09-02": ("September 2 2019", "Oslo", "Carlos Quispe", "Ingrid Solberg"),
    "2020-03-02": ("March 2 2020", "Lima", "Carlos Quispe", "Ingrid Solberg"),
    "2021-06-07": ("June 7 2021", "Oslo", "Rosa Huaman", "Ingrid Solberg"),
    "2019-10-07": ("October 7 2019", "Lima", "Carlos Quispe", "Nils Haugen"),
}
PLANS = {
    "a": "Peru, Norway sign plan\n\nLIMA, May 6 2022 - Peruvian Defence Minister Rosa Huaman and Norwegian Defence "
    "Minister Ingrid Solberg signed the Defence Cooperation Plan for 2022-2024 in Lima on May 6, 2022.",
    "b": "Three years of work for two navies\n\nNorway and Peru signed the Defence Cooperation Plan for 2022-2024 in "
    "Lima on May 6, 2022. Officers of both navies hope for courses in cold water.",
    "c": "Peru, Sweden sign a plan\n\nPeru and Sweden signed the Defence Cooperation Plan for 2022-2024 in Lima on "
    "May 6, 2022, a paper says that was put into another language twice.",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A record of invented reports: one minister follows another, one report names somebody else."""
    folder = tmp_path_factory.mktemp("offices")
    for published, (day, place, peru, norway) in REPORTS.items():
        head = f"Peru, Norway hold talks in {place}\nPublished: {published}\n\n"
        text = head + _TALKS.format(place=place, day=day, peru=peru, norway=norway)
        (folder / f"{published}.txt").write_text(text, "utf-8")
    for name, text in PLANS.items():
        head, _, body = text.partition("\n")
        (folder / f"2022-{name}.txt").write_text(f"{head}\nPublished: 2022-05-07\n{body}", "utf-8")
    record = Record.open(folder / "r.db", create=True)
    read_reports([str(p) for p in sorted(Path(folder).glob("*.txt"))], record)
    return record


def _conflicts(record: Record) -> list[Line]:
    section = next(s for s in brief(record, "Peru", "Norway").sections if s.key == "conflicts")
    return [line for group in section.groups for line in group.lines]


def _id(record: Record, name: str) -> str:
    return next(p.id for p in record.items("person") if p.fields["name"] == name)


def test_offices_form_a_time_line(told: Record) -> None:
    """Who held an office, first and last seen, and who came after; in the brief and beside the person."""
    text = render_brief(brief(told, "Peru", "Norway"))
    assert "followed as Minister of Defence by Rosa Huaman" in " ".join(text.split())
    facts = dict(show(told, _id(told, "Rosa Huaman")).facts)
    assert facts["office"].startswith("Minister of Defence of Peru: Carlos Quispe (seen 4 March 2019 to 2 March 2020)")


def test_a_report_that_contradicts_the_others_over_an_office_is_flagged(told: Record) -> None:
    """One report puts somebody in an office that the others of that time give somebody else."""
    found = _conflicts(told)
    (post,) = [c for c in found if c.text.startswith("Holder of the office")]
    assert post.notes == ("taken here: Ingrid Solberg (more independent reports say so)",)
    assert [child.text for child in post.children] == ["Ingrid Solberg", "Nils Haugen"]


def test_a_wrong_country_loses_against_the_rest_and_is_listed(told: Record) -> None:
    """A plan of Peru and Sweden in one report is that of Peru and Norway in the others."""
    found = _conflicts(told)
    (parties,) = [c for c in found if c.text.startswith("Parties of")]
    assert [child.text for child in parties.children] == ["Norway and Peru", "Peru and Sweden"]
    wrong = brief(told, "Peru", "Sweden")
    assert next(s for s in wrong.sections if s.key == "agreements").groups == ()
