"""The word lists of this folder's `data/`, read once. They hold customs of naming, no persons."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_DATA = Path(__file__).parent / "data"


@cache
def _file(name: str) -> Any:
    """A YAML file of strings, lists and mappings."""
    return yaml.load((_DATA / name).read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  (our own file, strings only)


@cache
def families(custom: str) -> frozenset[str]:
    """The family names of a naming custom.

    Args:
        custom: vietnamese, chinese, chinese_characters or korean.

    Returns:
        Lower case, without marks; for chinese_characters the characters.
    """
    text: str = _file("families.yaml")[custom]
    return frozenset(text.replace(" ", "")) if custom == "chinese_characters" else frozenset(text.split())


@cache
def korean_family(spelling: str) -> str:
    """One spelling for all the spellings of a Korean family name.

    Args:
        spelling: lower case.

    Returns:
        The first of its row; itself where it has none.
    """
    rows: list[str] = _file("families.yaml")["korean_same"]
    return next((row.split()[0] for row in rows if spelling in row.split()), spelling)


@cache
def honorifics() -> frozenset[str]:
    """Single words of address, office and rank, in lower case."""
    data = _file("honorifics.yaml")
    return frozenset(data["any"].split()) | frozenset(data["russian"].split())


@cache
def honorific_phrases() -> tuple[str, ...]:
    """Vietnamese words of address, office and rank, the longest first."""
    return tuple(sorted(_file("honorifics.yaml")["vietnamese"], key=len, reverse=True))


@cache
def chinese_honorifics() -> tuple[str, ...]:
    """Chinese words of address, office and rank."""
    return tuple(_file("honorifics.yaml")["chinese"].split())


@cache
def given_names() -> dict[str, frozenset[int]]:
    """Each form of a common name, with the names it is a form of."""
    found: dict[str, frozenset[int]] = {}
    number = 0
    for file in ("given_names.tsv", "transcribed_names.tsv"):
        for line in (_DATA / file).read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            number += 1
            own = frozenset((number,))
            for form in line.split("\t"):
                found[form] = found[form] | own if form in found else own
    return found


@cache
def more_readings() -> dict[str, str]:
    """Sino-Vietnamese readings of characters that a dictionary with one reading each leaves out."""
    lines = (_DATA / "readings.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


@cache
def korean_readings() -> dict[str, str]:
    """How Korean reads characters that are frequent in its names."""
    lines = (_DATA / "readings_korean.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of words of `organisations.yaml`.

    Args:
        name: its key.

    Returns:
        The words.
    """
    return frozenset(_file("organisations.yaml")[name].split())


@cache
def word_pairs(name: str) -> tuple[tuple[str, str], ...]:
    """A mapping of `organisations.yaml`, the longest keys first.

    Args:
        name: its key.

    Returns:
        Pairs of a phrase and what stands for it.
    """
    pairs: dict[str, str] = _file("organisations.yaml")[name]
    return tuple(sorted(pairs.items(), key=lambda p: (-len(p[0]), p[0])))
