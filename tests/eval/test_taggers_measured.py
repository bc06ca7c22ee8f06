"""The list of people, and a tagger heard for one measurement and no longer."""

from __future__ import annotations

import pytest

from bilateral import languages
from bilateral.recognise import taggers
from bilateral.recognise.taggers import TAGGERS, Known
from eval.taggers import heard, listed


def test_the_list_names_people_and_tells_the_doubtful() -> None:
    """A document a line, its people behind a tab; nobody twice."""
    people = listed()
    assert len(people) == 60
    assert sum(p[0] != "?" for names in people.values() for p in names) == 232
    assert all(len(names) == len(set(names)) for names in people.values())


def test_a_tagger_is_heard_for_as_long_as_it_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Afterwards the pack names its own again, and what was wanted before is wanted."""
    monkeypatch.setitem(TAGGERS, "fake", Known(lambda: lambda text: (), (), "", "", ""))
    named = languages.data("en", "pack").get("tagger")
    with heard("en", "fake"):
        assert taggers.at_hand("en")
        assert not taggers.at_hand("ru")
    with heard("en", ""):
        assert not taggers.at_hand("en")
    assert languages.data("en", "pack").get("tagger") == named
    assert not taggers.WANTED
