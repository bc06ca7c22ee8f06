"""The scorer that compares versions of a report: sets, pairs of people, and units in which nothing is named."""

from __future__ import annotations

import pytest

from eval.ntrex import Named, compared, differences, f1, mean, named, pairs


def test_f1_of_sets_and_of_nothing() -> None:
    """Two empty sets say nothing; one empty set is a miss."""
    assert f1(2, 2, 4) == pytest.approx(2 / 3)
    assert f1(0, 0, 3) == 0.0
    assert f1(0, 0, 0) is None
    assert mean([1.0, None, 0.5]) == 0.75
    assert mean([None]) == 0.0


def test_people_are_paired_one_to_one_by_any_spelling() -> None:
    """A short spelling does not take the person whom a full one fits better."""
    english = (frozenset({"Anna Keller", "Keller"}), frozenset({"Mark Olsen"}))
    russian = (frozenset({"Марк Олсен"}), frozenset({"Анна Келлер"}), frozenset({"Пётр Громов"}))
    assert sorted(pairs(russian, english)) == [(0, 1), (1, 0)]
    assert pairs(english, ()) == []


def test_versions_are_compared_by_kind() -> None:
    """What only one version names costs precision or recall; what neither names is left out."""
    english = Named((frozenset({"Mark Olsen"}),), frozenset({"NOR", "LAO"}), frozenset())
    version = Named((), frozenset({"NOR"}), frozenset())
    assert compared(version, english) == {"people": 0.0, "states": pytest.approx(2 / 3), "dates": None}
    assert differences(version, english, "states") == "+   - LAO"
    assert differences(version, english, "people") == "+   - Mark Olsen"


SENTENCES = {
    "en": "Norwegian Foreign Minister Mark Olsen arrived in Laos on 3 May 2017.",
    "vi": "Bộ trưởng Ngoại giao Na Uy Mark Olsen đến Lào ngày 3/5/2017.",
    "ru": "Министр иностранных дел Норвегии Марк Олсен прибыл в Лаос 3 мая 2017 года.",
    "zh": "挪威外交部长马克·奥尔森于2017年5月3日抵达老挝首都，开始对该国进行为期三天的正式访问，双方将讨论贸易合作。",
    "es": "El ministro de Relaciones Exteriores de Noruega, Mark Olsen, llegó a Laos el 3 de mayo de 2017.",
    "fr": "Le ministre norvégien des Affaires étrangères, Mark Olsen, est arrivé au Laos le 3 mai 2017.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_each_language_names_the_same(language: str) -> None:
    """An invented sentence in six languages gives the same person, states and day."""
    english = named(SENTENCES["en"], "en")
    assert english.states == {"NOR", "LAO"}
    assert english.dates == {"2017-05-03"}
    assert compared(named(SENTENCES[language], language), english) == {"people": 1.0, "states": 1.0, "dates": 1.0}
