"""Who is told of by an office held before holds none: it neither raises a meeting's level nor stands in a time line."""

from __future__ import annotations

from pathlib import Path

import pytest

from retold import items

HEAD = "Talks\n\nPublished: 4 May 2024\n\n"
TOLD = {
    "en": "French Foreign Minister Jean Dupont met former German Chancellor Peter Braun in Paris on Friday.",
    "de": "Bundeskanzler Peter Braun hat am Freitag in Berlin den ehemaligen französischen Präsidenten Jean Dupont "
    "empfangen.",
    "fr": "Le ministre français des Affaires étrangères Jean Dupont a reçu vendredi à Paris l'ancien chancelier "
    "allemand Peter Braun.",
    "es": "El ministro de Relaciones Exteriores de Perú, Juan Quispe, recibió el viernes en Lima al ex presidente de "
    "Francia Jean Dupont.",
    "ru": "Министр иностранных дел России Иван Крылов принял 3 мая в Москве бывшего президента Франции Жака Дюпона.",
    "vi": "Sáng 3/5, Bộ trưởng Ngoại giao Việt Nam Trần Văn Hải tiếp cựu Tổng thống Pháp Jean Dupont tại Hà Nội.",
    "zh": "新华社北京5月3日电 外交部长王强3日在北京会见俄罗斯前总理伊万诺夫。",
    "id": "Menteri Luar Negeri Indonesia Budi Santoso menerima mantan Perdana Menteri Jepang Taro Yamada di Jakarta, "
    "Jumat (3/5).",
}


@pytest.mark.parametrize("language", sorted(TOLD))
def test_a_former_minister_is_called_one(tmp_path: Path, language: str) -> None:
    """Of the two who meet, one has an office and the other had one."""
    (met,) = [x for x in items(tmp_path, "event", a=HEAD + TOLD[language] + "\n") if x["kind"] == "meeting"]
    offices = [p["office"] for p in met["participants"]]
    assert [str(o).startswith("Former ") for o in offices].count(True) == 1
    assert met["level"] in ("minister", "head_of_government")


def test_a_former_minister_is_one_in_one_word_too(tmp_path: Path) -> None:
    """Spanish writes expresidente, excanciller."""
    text = "El canciller de Perú, Juan Quispe, recibió el viernes en Lima al expresidente de Francia Jean Dupont.\n"
    (met,) = [x for x in items(tmp_path, "event", a=HEAD + text) if x["kind"] == "meeting"]
    assert {p["office"] for p in met["participants"]} == {"Minister of Foreign Affairs", "Former President"}


def test_an_office_held_before_contradicts_nobody(tmp_path: Path) -> None:
    """A report of a former minister does not put two people into one office."""
    found = items(
        tmp_path,
        "conflict",
        a=f"{HEAD}German Foreign Minister Karl Brandt met French Foreign Minister Jean Dupont in Paris on Friday.\n",
        b=f"{HEAD}Former German Foreign Minister Otto Lehmann met Jean Dupont in Paris on Friday.\n",
    )
    assert found == []


def test_one_person_holds_offices_of_one_state(tmp_path: Path) -> None:
    """Two offices in front of one name, of two states, are two people's: the nearer one is that of the name."""
    (found,) = items(
        tmp_path,
        "person",
        a="Talks\n\nThe Federal Chancellor of Germany and President of France Jean Dupont met in Paris on Friday.\n",
    )
    assert [(o["title"], o["party"]) for o in found["offices"]] == [("President", "FRA")]
