"""What belongs to the relations between two parties."""

from __future__ import annotations

from pathlib import Path

import sample
from bilateral.model import Item
from bilateral.record import Record


def test_both_sides_one_side_people_reports_and_conflicts_belong(record: Record) -> None:
    """All of the invented record is about Vietnam and Kazakhstan, in either order, by name or code."""
    everything = {i.id for i in record.items()}
    assert {i.id for i in record.between("Vietnam", "Kazakhstan")} == everything
    assert record.between("KAZ", "VNM") == record.between("VNM", "KAZ")
    assert record.between("VNM", "RUS") == []


def test_what_concerns_others_does_not_belong(tmp_path: Path) -> None:
    """A promise to a third state, and one side's words at home, are left out, even from the same report."""
    with sample.make_record(tmp_path / "r.db") as record:
        items = list(record.items())
        piece = record.item("l-partners").evidence
        third = Item("commitment", "c-third", {"by": ["KAZ", "RUS"], "what": "x", "event": None}, piece)
        home = Item("event", "e-home", {"kind": "meeting", "parties": ["KAZ"], "participants": []}, piece)
        words = Item("position", "s-home", {"speaker": "A", "party": "KAZ", "event": "e-home"}, piece)
        apart = Item("person", "p-apart", {"name": "B", "names": [], "party": "KAZ"}, piece)
        record.store.replace_items([*items, third, home, words, apart])
        found = {i.id for i in record.between("VNM", "KAZ")}
    assert not found & {"c-third", "e-home", "s-home", "p-apart"}
    assert {"c-cadets", "s-thanks"} <= found
