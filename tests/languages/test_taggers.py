"""A tagger is heard where it is installed and the report leaves a name open, and is not needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from typer.testing import CliRunner

from bilateral.cli.main import app
from bilateral.model import Report
from bilateral.pipeline import prepare
from bilateral.recognise import taggers
from bilateral.recognise.taggers import TAGGERS, Known, Tagged

OPEN = "После концерта публика провожала Арвен Тилмок."
SPOKEN = "Договор подписан, а в среду Галдур заявил о прибыли."
TITLED = "Министр обороны Лаоса Галдур Виск прибыл в Пекин."


def people(text: str, language: str) -> list[str]:
    """The people whom a report names."""
    report = Report("r", text, "r.txt", "r.txt", language=language, published="2023-03-15")
    return sorted(set(prepare(report)[3].people.full.values()))


def fake(words: dict[str, str], *, listed: bool = False) -> taggers.Tagger:
    """A tagger that knows some words."""

    def read(text: str) -> tuple[Tagged, ...]:
        found = ((text.find(word), word, tag) for word, tag in words.items())
        return tuple(Tagged(at, at + len(w), tag, listed) for at, w, tag in sorted(found) if at >= 0)

    return read


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Puts a fake tagger in the place of one that a pack names."""

    def put(name: str, read: taggers.Tagger, *, kinds: bool = True) -> None:
        monkeypatch.setitem(TAGGERS, name, Known(lambda: read, (), "x", "", "", kinds))
        monkeypatch.setattr(taggers, "WANTED", {name})
        forget()

    forget()
    yield put
    monkeypatch.undo()
    forget()


def forget() -> None:
    """What is installed is looked up and loaded anew."""
    taggers.forget()
    taggers._loaded.cache_clear()


def test_without_a_tagger_the_pack_works() -> None:
    """Two words with a capital are not enough; a verb of saying is; so is an office."""
    assert people(OPEN, "ru") == []
    assert people(SPOKEN, "ru") == ["Галдур"]
    assert people(TITLED, "ru") == ["Галдур Виск"]


def test_a_tagger_settles_what_the_report_leaves_open(put: Callable[..., None]) -> None:
    """It makes a person of two words with a capital, and of a firm that "says" none."""
    put("natasha", fake({"Арвен Тилмок": "person", "Галдур": "organisation"}))
    assert people(OPEN, "ru") == ["Арвен Тилмок"]
    assert people(SPOKEN, "ru") == []


def test_a_tagger_does_not_overrule_an_office(put: Callable[..., None]) -> None:
    """Whom an office stands by is a person wherever the report names him, and the tagger is not asked."""
    put("natasha", fake({"Галдур": "organisation"}))
    assert people(f"{TITLED} {SPOKEN}", "ru") == ["Галдур Виск"]


def test_word_classes_settle_a_name_that_does_something(put: Callable[..., None]) -> None:
    """Where the tagger tells names from other words alone, a verb behind the name has to say that it is a person's."""
    words = {"Brindor Kalmus": "name", "đã": "verb", "giải": "noun", "khai mạc": "verb"}
    put("underthesea", fake(words), kinds=False)
    assert people("Ông rời đi. Brindor Kalmus đã hát.", "vi") == ["Brindor Kalmus"]
    assert people("Hôm nay giải Brindor Kalmus đã khai mạc.", "vi") == []


def test_a_listed_name_before_a_verb_is_a_person_in_chinese(put: Callable[..., None]) -> None:
    """The dictionary has the name, and a verb stands behind it or a preposition in front; a guess is not enough."""
    words = {"王立明": "person", "介绍": "verb", "与": "link"}
    put("rjieba", fake(words, listed=True))
    assert people("今天上午王立明介绍了情况。", "zh") == ["王立明"]
    assert people("他与王立明见面。", "zh") == ["王立明"]
    assert people("今天上午王立明的书出版。", "zh") == []
    put("rjieba", fake(words))
    assert people("今天上午王立明介绍了情况。", "zh") == []
    put("rjieba", fake({"朴成浩": "person"}))
    assert people("记者说，朴成浩(Pak Song Ho)来了。", "zh") == ["Pak Song Ho"]  # one person of two spellings


def test_a_piece_of_a_foreign_name_is_no_person(put: Callable[..., None]) -> None:
    """A tagger may cut a name that it does not know."""
    put("rjieba", fake({"特伍德": "person", "弗利": "person", "介绍": "verb"}, listed=True))
    assert people("今天弗利特伍德介绍了情况。", "zh") == []


def test_doctor_says_what_is_missing_and_what_that_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each tagger with the extra that installs it."""
    monkeypatch.setattr(taggers, "installed", lambda name: False)
    shown = " ".join(CliRunner().invoke(app, ["doctor"], env={"COLUMNS": "300"}).stdout.split())
    for name, known in TAGGERS.items():
        assert name in shown
        assert known.without in shown
        assert f"pip install 'bilateral[{known.extra}]'" in shown


@pytest.mark.parametrize(
    ("name", "language", "text", "found"),
    [
        ("natasha", "ru", "Публика провожала актрису Арвен Тилмок.", ["Арвен Тилмок"]),
        ("rjieba", "zh", "他与王羲之见面。", ["王羲之"]),
        ("underthesea", "vi", "Ông rời đi. Brindor Kalmus đã hát.", ["Brindor Kalmus"]),
    ],
)
def test_the_real_ones(monkeypatch: pytest.MonkeyPatch, name: str, language: str, text: str, found: list[str]) -> None:
    """Each tagger that is installed here does what its place asks for."""
    for module in TAGGERS[name].needs:
        pytest.importorskip(module)
    assert people(text, language) == []
    monkeypatch.setattr(taggers, "WANTED", {name})
    forget()
    assert people(text, language) == found
