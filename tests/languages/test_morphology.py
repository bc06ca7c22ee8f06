"""A dictionary of word forms helps where it is installed, and is not needed."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator

import pytest

from bilateral.recognise import morphology
from bilateral.recognise.cases import nominative

NAME = ["Жуану Киале"]


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if no dictionary were there."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    morphology._analyser.cache_clear()
    morphology.given_name.cache_clear()
    yield
    morphology._analyser.cache_clear()
    morphology.given_name.cache_clear()


@pytest.mark.skipif(importlib.util.find_spec("pymorphy3") is None, reason="pymorphy3 is not installed")
def test_a_name_that_no_list_holds_comes_back_to_the_nominative() -> None:
    """The dictionary knows the given name in the dative, and by it the case of the whole."""
    assert morphology.given_name("Жуану", "ru")[0] == ("Жуан", "masculine", "dative")
    assert nominative(NAME, "ru") == "Жуан Киала"


@pytest.mark.usefixtures("nothing_installed")
def test_without_the_dictionary_names_are_read_as_before() -> None:
    """A listed given name goes back by the pack's own rules; another one stays as it stands."""
    assert morphology.given_name("Жуану", "ru") == ()
    assert nominative(["Сергеем Петровым"], "ru") == "Сергей Петров"
    assert nominative(NAME, "ru")


def test_a_pack_without_a_dictionary_has_none() -> None:
    """No pack but those that name one looks anything up."""
    assert morphology.given_name("Michael", "en") == ()
