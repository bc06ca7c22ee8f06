"""Why the names of a person are taken for one person's: kept in the record, and told where somebody asks."""

from __future__ import annotations

from pathlib import Path

from bilateral.query import show
from retold import items, record_of

REPORTS = {
    "a": "Talks\n\nPublished: 4 May 2024\n\nRussian Defence Minister Sergei Chuprov met Peruvian Defence Minister Juan "
    "Quispe in Lima on Friday.\n",
    "b": "Переговоры\n\nОпубликовано: 4 мая 2024\n\nМинистр обороны России Сергей Чупров провел в Лиме переговоры с "
    "министром обороны Перу Хуаном Киспе.\n",
    "c": "Entretien\n\nPublié le 4 mai 2024\n\nLe ministre russe Tchouprov a rencontré vendredi à Lima le ministre "
    "péruvien de la Défense Juan Quispe.\n",
}


def test_every_name_says_which_other_it_is_tied_to_and_why(tmp_path: Path) -> None:
    """Letters of another script are compared by sound, with the office that both were told with."""
    (found,) = [x for x in items(tmp_path, "person", **REPORTS) if x["party"] == "RUS"]
    tied = {row["name"]: row for row in found["joined"]}
    assert set(tied) == {"Сергей Чупров", "Tchouprov"}
    cyrillic = tied["Сергей Чупров"]
    assert cyrillic["with"] == "Sergei Chuprov" and cyrillic["likeness"] > 0.8
    assert cyrillic["because"][1:] == ["both told as Minister of Defence"]
    assert tied["Tchouprov"]["because"][0].startswith("a single name that sounds like a part of the full one")


def test_show_tells_why(tmp_path: Path) -> None:
    """One line for each name but the usual one."""
    with record_of(tmp_path, **REPORTS) as record:
        (person,) = [p for p in record.items("person") if p.fields["party"] == "RUS"]
        told = [text for name, text in show(record, person.id).facts if name == "one person"]
    assert len(told) == 2
    assert told[0].startswith("Сергей Чупров is Sergei Chuprov: names alike") and told[0].endswith("of Russia")
