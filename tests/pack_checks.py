"""Small checks that a schema is made of: each looks at one value and yields what is wrong with it, one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import regex

Check = Callable[[Any, str], Iterator[str]]


def text(value: Any, where: str) -> Iterator[str]:
    """A string that is not empty."""
    if not isinstance(value, str) or not value.strip():
        yield f"{where}: a string is wanted, not {value!r}"


def like(pattern: str) -> Check:
    """A string of a form."""

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, str) or not regex.fullmatch(pattern, value):
            yield f"{where}: {value!r} has not the form {pattern}"

    return check


def one_of(values: Iterable[str]) -> Check:
    """A string of a closed list."""
    known = frozenset(values)

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, str) or value not in known:
            yield f"{where}: {value!r} is none of {', '.join(sorted(known)[:60])}"

    return check


def expression(compiles: Callable[[str], object] = regex.compile) -> Check:
    """A regular expression."""

    def check(value: Any, where: str) -> Iterator[str]:
        yield from text(value, where)
        try:
            if isinstance(value, str):
                compiles(value)
        except regex.error as error:
            yield f"{where}: {error}"

    return check


def many(check: Check = text, least: int = 0) -> Check:
    """A list."""

    def all_of(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{where}: a list is wanted, not {value!r:.60}"
            return
        if len(value) < least:
            yield f"{where}: at least {least} are wanted"
        for number, entry in enumerate(value):
            yield from check(entry, f"{where}[{number}]")

    return all_of


def table(key: Check, value: Check) -> Check:
    """A mapping whose keys are of one kind."""

    def check(given: Any, where: str) -> Iterator[str]:
        if not isinstance(given, dict):
            yield f"{where}: a table is wanted, not {given!r:.60}"
            return
        for name, entry in given.items():
            yield from key(name, f"{where}, key")
            yield from value(entry, f"{where}.{name}")

    return check


def record(needed: dict[str, Check], possible: dict[str, Check] | None = None) -> Check:
    """A mapping whose keys are named one by one."""
    known = {**needed, **(possible or {})}

    def check(given: Any, where: str) -> Iterator[str]:
        if not isinstance(given, dict):
            yield f"{where}: a table is wanted, not {given!r:.60}"
            return
        for name in needed.keys() - given.keys():
            yield f"{where}: {name!r} is missing"
        for name, entry in given.items():
            if name not in known:
                yield f"{where}: unknown key {name!r}; known: {', '.join(sorted(known))}"
            else:
                yield from known[name](entry, f"{where}.{name}")

    return check
