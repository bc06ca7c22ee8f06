"""Taggers that a pack may name, each in packages of their own with its model inside; any may be missing.

A tagger is a function `text → Tagged…`. To add one, write its loader, list it in `TAGGERS`, name it as `tagger` in a
pack's `pack.yaml`, and give it an extra in `pyproject.toml`. What it is heard on: `witness.py`.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from bilateral import languages


@dataclass(frozen=True, slots=True)
class Tagged:
    """Some words, and what a tagger takes them for.

    Attributes:
        start: of the first letter.
        end: behind the last letter.
        tag: person, place, organisation, name (of whatever), noun, title, verb, link, mark or other.
        listed: the tagger's own dictionary has the word; it did not guess it from its letters.
    """

    start: int
    end: int
    tag: str
    listed: bool = False


Tagger = Callable[[str], tuple[Tagged, ...]]


def _natasha() -> Tagger:
    """Names in Russian news; natasha's parts are called one by one, since as a whole it asks for an older Python."""
    navec, slovnet, limits = map(importlib.import_module, ("navec", "slovnet", "threadpoolctl"))
    found = importlib.util.find_spec("natasha")
    data = Path(str(found.origin if found else "")).parent / "data"
    model = slovnet.NER.load(data / "model/slovnet_ner_news_v1.tar")
    model.navec(navec.Navec.load(data / "emb/navec_news_v1_1B_250K_300d_100q.tar"))
    threads = limits.ThreadpoolController()
    tags = {"PER": "person", "LOC": "place", "ORG": "organisation"}

    def read(text: str) -> tuple[Tagged, ...]:
        with threads.limit(limits=1):  # its matrices are small: more threads only wait for one another
            spans = model(text).spans
        return tuple(Tagged(s.start, s.stop, tags.get(s.type, "other")) for s in spans)

    return read


def _underthesea() -> Tagger:
    """Words and their classes in Vietnamese; its names are of whatever kind."""
    pos_tag = importlib.import_module("underthesea").pos_tag
    tags = {"Np": "name", "N": "noun", "Nc": "title", "V": "verb", "R": "verb", "C": "link", "CH": "mark"}

    def read(text: str) -> tuple[Tagged, ...]:
        out, position = [], 0
        for word, tag in pos_tag(text):
            start = text.find(word, position)
            if start >= 0:
                position = start + len(word)
                out.append(Tagged(start, position, tags.get(tag, "other")))
        return tuple(out)

    return read


def _rjieba() -> Tagger:
    """Words and their classes in Chinese."""
    model = importlib.import_module("rjieba")
    tags = {"nr": "person", "nrt": "person", "nrfg": "person", "ns": "place", "nt": "organisation"}
    tags |= dict.fromkeys(("v", "d", "vd", "vg", "df", "zg"), "verb") | dict.fromkeys(("p", "c"), "link")

    def read(text: str) -> tuple[Tagged, ...]:
        out, position = [], 0
        for word, tag in model.tag(text):
            kind, start = tags.get(tag, "other"), position
            position += len(word)
            out.append(Tagged(start, position, kind, kind == "person" and model.has_word(word)))
        return tuple(out)

    return read


@dataclass(frozen=True, slots=True)
class Known:
    """A tagger that packs may name.

    Attributes:
        load: makes it.
        needs: the modules that it is made of, its own first.
        extra: of this project, which installs them.
        use: what it does.
        without: what goes without it.
        kinds: it tells people from places and organisations, not names from other words alone.
    """

    load: Callable[[], Tagger]
    needs: tuple[str, ...]
    extra: str
    use: str
    without: str
    kinds: bool = True


TAGGERS = {
    "natasha": Known(
        _natasha,
        ("natasha", "slovnet", "navec", "threadpoolctl"),
        "russian",
        "tells Russian names of people from others",
        "more people without an office or a known first name are missed (16 of 100 mentions, not 12)",
    ),
    "rjieba": Known(
        _rjieba,
        ("rjieba",),
        "chinese",
        "finds Chinese names of people by word classes",
        "more people without an office beside them are missed (25 of 100, not 22)",
    ),
    "underthesea": Known(
        _underthesea,
        ("underthesea",),
        "vietnamese",
        "tells Vietnamese names from other words",
        "more foreigners without an office beside them are missed (18 of 100 people, not 15)",
        kinds=False,
    ),
}
WANTED = set(TAGGERS)
"""What may be heard; emptied where figures have to be the same on every machine, whatever is installed there."""


def installed(name: str) -> bool:
    """Whether all that a tagger needs is installed.

    Args:
        name: as packs have it.
    """
    return all(importlib.util.find_spec(module) is not None for module in TAGGERS[name].needs)


@cache
def _named(code: str) -> str | None:
    name = languages.data(code, "pack").get("tagger")
    return str(name) if name in TAGGERS and installed(name) else None


def at_hand(code: str) -> bool:
    """Whether a pack's tagger may be heard. Nothing is loaded.

    Args:
        code: language code.
    """
    return _named(code) in WANTED


def tells_kinds(code: str) -> bool:
    """Whether a pack's tagger tells people from places and organisations.

    Args:
        code: language code.
    """
    name = _named(code)
    return name is not None and TAGGERS[name].kinds


_PASSAGES = 32  # kept: the names of a passage are asked for one by one, and a report may be gone through twice


@cache
def _loaded(name: str) -> Tagger:
    return lru_cache(maxsize=_PASSAGES)(TAGGERS[name].load())


def tagged(text: str, code: str) -> tuple[Tagged, ...]:
    """What a pack's tagger finds in a passage.

    Args:
        text: the passage.
        code: language code.

    Returns:
        Its words in order; none where the pack has no tagger at hand.
    """
    name = _named(code)
    return _loaded(name)(text) if name in WANTED and name is not None else ()


def forget() -> None:
    """Look up anew what packs name and what is installed."""
    _named.cache_clear()
