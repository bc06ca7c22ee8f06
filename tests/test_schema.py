"""Every file of every pack keeps the schema; what breaks it is named."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

import pack_schema
from bilateral import languages

FILES = [
    (code, str(path.relative_to(languages.HERE / code).with_suffix("")))
    for code in (*languages.codes(), "shared")
    for path in sorted((languages.HERE / code).rglob("*.yaml"))
]


@pytest.mark.parametrize("code", [*languages.codes(), "shared"])
def test_every_file_keeps_its_schema(code: str) -> None:
    """Keys, types, and values of the closed lists, in everything that is shipped."""
    faults = [f"{code}/{found}" for c, name in FILES if c == code for found in _faults(code, name)]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def _faults(code: str, name: str) -> list[str]:
    return pack_schema.faults(code, name, languages.data(code, name))


def test_the_files_are_found() -> None:
    """The test above looks at files: those of English and Vietnamese with all their frames, and the shared ones."""
    for code in ("en", "vi"):
        assert {(code, "pack"), (code, "offices"), (code, "frames/visit"), (code, "frames/commitment")} <= set(FILES)
    assert ("shared", "outlets") in FILES


def visit(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """The faults of the English visits after a change."""
    data = copy.deepcopy(languages.data("en", "frames/visit"))
    change(data)
    return pack_schema.faults("en", "frames/visit", data)


def first(**options: Any) -> Callable[[dict[str, Any]], object]:
    """A change of the first pattern."""
    return lambda data: data["patterns"][0].update(options)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda d: d.update(colour="blue"), "unknown key 'colour'"),
        (lambda d: d.update(kind="vist"), "'vist' is none of"),
        (lambda d: d.update(type="happening"), "'happening' is none of"),
        (lambda d: d.update(patterns="x"), "a list is wanted"),
        (lambda d: d["patterns"][0].pop("match"), "'match' is missing"),
        (lambda d: d["patterns"].append(d["patterns"][0]), "this id is taken"),
        (first(status="hold"), "'hold' is none of"),
        (first(roles={"who": "visitor"}), "'visitor' is none of"),
        (first(roles={"nobody": "guest"}), "no <nobody> in its expression"),
        (first(match="<who> (visited"), "missing )"),
        (first(must_reed=["x"]), "unknown key 'must_reed'"),
        (first(must_read=[{"text": "x", "published": "soon"}]), "has not the form"),
        (first(must_read="one sentence"), "a list is wanted"),
    ],
)
def test_a_broken_frame_file_is_named(change: Callable[[dict[str, Any]], object], fault: str) -> None:
    """Every kind of slip in a frame file gives a line that says what and where."""
    assert visit(lambda _: None) == []
    assert any(fault in found for found in visit(change)), visit(change)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("areas", {"defense": ["x"]}, "'defense' is none of"),
        ("areas", {"defence": "x"}, "a list is wanted"),
        ("countries", {"XYZ": {"names": ["x"]}}, "'XYZ' is none of"),
        ("countries", {"LAO": {"names": []}}, "at least 1"),
        ("places", {"Vientiane": {"country": "Laos", "forms": ["x"]}}, "'Laos' is none of"),
        ("levels", {"ministers": ["x"]}, "'ministers' is none of"),
        ("force", {"rules": [{"status": "perhaps", "words": ["x"]}]}, "'perhaps' is none of"),
        ("offices", {"heads": {"boss": ["x"]}}, "'boss' is none of"),
        ("dates", {"months": {"13": ["x"]}, "weekdays": {}}, "'13' has not the form"),
        ("actors", {"rules": [{"name": "x", "to": "a", "match": "x"}]}, "'a' has not the form"),
        ("colours", {}, "no stage reads such a file"),
    ],
)
def test_a_broken_list_is_named(name: str, data: Any, fault: str) -> None:
    """Unknown ids, wrong types and unknown files are named."""
    assert any(fault in found for found in pack_schema.faults("en", name, data))
