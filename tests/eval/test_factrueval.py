"""The scorer of factRuEval pairs facts as its docstring says, on an invented text in the corpus's own format."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.factrueval import Tally, judge, load_gold, stems

TEXT = """Министр обороны Ганы Кофи Асанте встретился в Найроби с послом Перу Хуаном Кеведо.

Директор института "Маяк" Иван Перов молчал. Премьер-министр Ганы Джеймс Отиено молчал тоже.
"""
PEOPLE = {"1": "Кофи Асанте", "2": "Хуаном Кеведо", "3": "Иван Перов", "4": "Джеймс Отиено"}
PLACES = {"5": "Ганы", "6": "Перу", "7": 'института "Маяк"'}
OFFICES = {"11": "Министр обороны", "12": "послом", "13": "Директор", "14": "Премьер-министр"}
NAMES = {"1": "firstname Кофи\nlastname Асанте", "2": "firstname Хуан\nlastname Кеведо", "5": "name Гана"}
FACTS = """9-0 Meeting
Participant obj1 Асанте Кофи
Participant obj2 Кеведо Хуан

9-1 Occupation
Who obj1 Асанте Кофи
Position span11 министр обороны
Where obj5 Гана

9-2 Occupation
Who obj2 Кеведо Хуан
Position span12 послом
Where obj7 Маяк

9-3 Occupation
Who obj3 Перов Иван
Position span13 директор
Where obj7 Маяк

9-4 Occupation
Who obj4 Отиено Джеймс
Position span14 премьер-министр
Where obj5 Гана
Сложность повышенная
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """The invented text with its standoff files."""
    path = tmp_path / "book_9.txt"
    path.write_text(TEXT, encoding="utf-8")
    marked = {**PEOPLE, **PLACES, **OFFICES}
    spans = [f"{n} kind {TEXT.index(words)} {len(words)} 0 1  # {words}" for n, words in marked.items()]
    objects = [f"{n} {'Person' if n in PEOPLE else 'Org'} {n} # {words}" for n, words in (PEOPLE | PLACES).items()]
    coref = [f"{n} {n}\n{NAMES.get(n, 'descriptor')}" for n in PEOPLE | PLACES]
    path.with_suffix(".spans").write_text("\n".join(spans), encoding="utf-8")
    path.with_suffix(".objects").write_text("\n".join(objects), encoding="utf-8")
    path.with_suffix(".coref").write_text("\n\n".join(coref), encoding="utf-8")
    path.with_suffix(".facts").write_text(FACTS, encoding="utf-8")
    return path


def test_a_fact_is_right_when_all_that_the_gold_states_pairs(text: Path) -> None:
    """A wrong organisation makes a fact wrong, and the gold's missed; what is difficult is left out."""
    tallies = {"Occupation": Tally(), "Meeting": Tally()}
    notes = judge(load_gold(text), text.name, tallies)
    occupation, meeting = tallies["Occupation"], tallies["Meeting"]
    assert (meeting.right, meeting.wrong, meeting.found, meeting.missed) == (1, 0, 1, 0), notes
    assert (occupation.right, occupation.wrong, occupation.found, occupation.missed) == (2, 1, 2, 1), notes
    assert sorted(note.split()[1] for note in notes) == ["missed", "wrong"]
    assert all("Кеведо" in note for note in notes)


def test_figures() -> None:
    """F1 is the harmonic mean of the two shares; nothing read and nothing asked is 0, no fault."""
    assert Tally(3, 1, 3, 3).f1 == pytest.approx(0.6)
    assert Tally().f1 == 0


def test_endings_do_not_count() -> None:
    """A word pairs with itself in another case."""
    assert stems("президента") == stems("президентом") == stems("Президент")
