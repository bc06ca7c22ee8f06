"""What is offered for review and merged by nobody; and one wire in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilateral.model import Evidence, Item
from bilateral.pipeline import read_reports
from bilateral.query import render_answer, review, show
from bilateral.query.review import doubtful_pairs
from bilateral.query.wires import translations
from bilateral.record import Record

ENGLISH = (
    "Chilean, Peruvian ministers hold talks in Lima\nPublished: 2022-05-06\n\n"
    "LIMA, May 6 2022 - Chilean Defence Minister Pedro Salinas held talks with Peruvian Defence Minister Rosa Huamán "
    "in Lima on May 6, 2022.\n\n"
    "Salinas paid an official visit to Peru from May 5 to 7, 2022.\n\n"
    "The two sides agreed to expand cooperation in education and search and rescue.\n\n"
    "After the talks, the two ministers signed a Memorandum of Understanding on peacekeeping.\n"
)
SPANISH = (
    "Ministros de Chile y Perú sostienen conversaciones en Lima\nPublicado: 2022-05-06\n\n"
    "Lima, 6 may 2022 - El ministro de Defensa de Chile, Pedro Salinas, sostuvo conversaciones con la ministra "
    "de Defensa del Perú, Rosa Huamán, en Lima el 6 de mayo de 2022.\n\n"
    "Salinas realizó una visita oficial al Perú del 5 al 7 de mayo de 2022.\n\n"
    "Las dos partes acordaron ampliar la cooperación en educación y búsqueda y rescate.\n\n"
    "Tras las conversaciones, los dos ministros firmaron un memorando de entendimiento sobre mantenimiento de la paz.\n"
)
OTHER = (
    "Peru's minister speaks of a busy week\nPublished: 2022-05-09\n\n"
    "LIMA, May 9 2022 - Peruvian Defence Minister Rosa Huamán held talks with Chilean Defence Minister Pedro Salinas "
    "in Lima on May 6, 2022.\n\nShe spoke to reporters of 14 ships, 300 sailors and a bridge of 120 metres.\n"
)


def person(id_: str, name: str, party: str | None, title: str, report: str) -> Item:
    """A person item named in one report."""
    fields = {
        "name": name,
        "names": [{"name": name, "language": "en", "count": 1}],
        "party": party,
        "offices": [{"title": title, "organisation": None, "party": party, "from": "2022", "to": "2022"}],
    }
    return Item("person", id_, fields, (Evidence(report, 0, len(name), name),), 1, 1, 0.8)


def test_a_doubtful_pair_is_offered_with_its_reasons() -> None:
    """Alike names of one state in one office, in different reports; others are not offered."""
    one = person("p-1", "Rosa Huaman", "PER", "Minister of Defence", "r-1")
    other = person("p-2", "Roza Khuaman", "PER", "Minister of Defence", "r-2")
    (pair,) = doubtful_pairs([other, one])
    assert (pair.one, pair.other) == ("p-1", "p-2")
    assert pair.reasons[1:] == ("both of Peru", "both Minister of Defence")
    assert "Rosa Huaman / Roza Khuaman" in pair.reasons[0]
    assert not doubtful_pairs([one, person("p-2", "Roza Khuaman", "CHL", "Minister of Defence", "r-2")])
    assert not doubtful_pairs([one, person("p-2", "Roza Khuaman", "PER", "Minister of Defence", "r-1")])
    assert not doubtful_pairs([one, person("p-2", "Pedro Salinas", "PER", "Minister of Defence", "r-2")])


def test_a_single_name_is_offered_with_each_who_bears_it() -> None:
    """Of two who are called so, a person has to say which is meant."""
    alone = person("p-3", "Huaman", "PER", "Speaker", "r-3")
    both = [person(f"p-{i}", f"{name} Huaman", "PER", "Envoy", f"r-{i}") for i, name in ((1, "Rosa"), (2, "Inti"))]
    pairs = [p for p in doubtful_pairs([alone, *both]) if "p-3" in (p.one, p.other)]
    assert [(p.one, p.other) for p in pairs] == [("p-1", "p-3"), ("p-2", "p-3")]
    assert pairs[0].reasons[0].startswith("a single name that is part of the other's")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """One wire in two languages, and a report of the same talks that is none of it."""
    folder = tmp_path_factory.mktemp("wires")
    for name, text in (("en.txt", ENGLISH), ("es.txt", SPANISH), ("other.txt", OTHER)):
        (folder / name).write_text(text, "utf-8")
    record = Record.open(folder / "r.db", create=True)
    read_reports([str(p) for p in sorted(Path(folder).glob("*.txt"))], record)
    return record


def test_one_wire_in_two_languages_is_noted(told: Record) -> None:
    """Both reports name each other; the third is left out; reprints keep their form."""
    by_file = {r.file: r.id for r in told.store.reports()}
    assert [t.report for t in translations(told, by_file["en.txt"])] == [by_file["es.txt"]]
    assert [t.report for t in translations(told, by_file["es.txt"])] == [by_file["en.txt"]]
    assert translations(told, by_file["other.txt"]) == []
    facts = dict(show(told, by_file["en.txt"]).facts)
    assert facts["same wire, translated"].startswith(by_file["es.txt"])


def test_nothing_to_review_is_said_in_few_words(told: Record) -> None:
    """A record without doubts gives an empty list."""
    assert render_answer(review(told)).startswith("For review\n")
