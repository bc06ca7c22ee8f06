"""Two readers: what both say is more certain, what one says is kept with its name, contradictions are noted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from bilateral.frames import read as grammar
from bilateral.llm.both import compare, together
from bilateral.model import Frame
from llm.endpoint_script import Answer, serving
from llm.made import good, prepared, reader, report


def readings(tmp_path: Path) -> tuple[tuple[Frame, ...], tuple[Frame, ...]]:
    """One report by the grammar and by a model."""
    known = prepared(report())
    with serving(lambda body: Answer(good(body))) as there:
        return grammar(*known), reader(there.url, tmp_path).read(*known)


def test_what_both_say_is_said_once_and_more_certain(tmp_path: Path) -> None:
    """Every frame of the model has its pair among the grammar's."""
    ours, theirs = readings(tmp_path)
    found = together(ours, theirs)
    both = [f for f in found if f.reader == "both"]
    assert {f.type for f in both} == {"event", "agreement", "commitment", "person"}
    assert all(f.confidence > max(x.confidence for x in (*ours, *theirs)) for f in both)
    assert len(found) == len(ours) + len(theirs) - len(both)
    assert all(f.model == "scripted" and not f.disputed for f in both)


def test_what_one_says_alone_keeps_its_reader(tmp_path: Path) -> None:
    """Nothing is lost, nothing is lent."""
    ours, theirs = readings(tmp_path)
    assert {f.reader for f in together(ours, ())} == {"grammar"}
    assert {f.reader for f in together((), theirs)} == {"model"}
    assert together((), theirs) == theirs


def test_a_contradiction_is_noted_with_both_values(tmp_path: Path) -> None:
    """The day of one and the same talks, their status, their country."""
    ours, theirs = readings(tmp_path)
    other = tuple(
        replace(f, date="2023-03-01", status="planned", country="MNG", place="Ulaanbaatar") if f.type == "event" else f
        for f in theirs
    )
    talks = next(f for f in together(ours, other) if f.type == "event")
    assert talks.reader == "both"
    assert set(talks.disputed) == {
        ("date", "2023-03-01", "2023-03-13"), ("status", "planned", "held"), ("country", "MNG", "LAO"),
    }  # fmt: skip
    assert Frame.from_json(json.dumps(talks.to_json())).disputed == talks.disputed


def test_a_pair_is_made_once(tmp_path: Path) -> None:
    """One frame of one reader is the same as one of the other at most."""
    ours, theirs = readings(tmp_path)
    twice = (*theirs, *(replace(f, id=f.id + "x") for f in theirs))
    found = compare(ours, twice)
    assert len(found.pairs) <= len(ours)
    assert len(found.pairs) + len(found.model) == len(twice)


def test_the_parts_of_a_promise_that_the_model_tells_whole_are_not_told_again(tmp_path: Path) -> None:
    """A list that the grammar splits and the model keeps is one promise, with the fields that the model names."""
    ours, theirs = readings(tmp_path)
    promise = next(f for f in theirs if f.type == "commitment")
    whole = replace(promise, areas=("culture", "health", "training"))
    parts = tuple(replace(promise, id=f"fr-{a}", reader="grammar", areas=(a,)) for a in whole.areas)
    elsewhere = replace(parts[0], id="fr-elsewhere", start=promise.end + 100, end=promise.end + 150, areas=("navy",))
    found = [f for f in together((*parts, elsewhere), (whole,)) if f.type == "commitment"]
    assert [(f.reader, f.areas) for f in found] == [("both", whole.areas), ("grammar", ("navy",))]


def test_a_promise_keeps_the_fields_that_the_model_leaves_open(tmp_path: Path) -> None:
    """The grammar's field may come from the speakers' offices: it is not put into the model's mouth."""
    _, theirs = readings(tmp_path)
    open_field = replace(next(f for f in theirs if f.type == "commitment"), areas=())
    by_office = replace(open_field, reader="grammar", areas=("defence",))
    (found,) = together((by_office,), (open_field,))
    assert (found.reader, found.areas) == ("both", ())
