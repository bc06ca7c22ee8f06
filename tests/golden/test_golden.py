"""What a careful reader gets from ten sample reports, the program gets too; what it still misses only grows less."""

from __future__ import annotations

import pytest

from eval import golden


@pytest.mark.parametrize("name", golden.names())
def test_the_facts_of_a_report(name: str) -> None:
    """Each report alone gives its hand-written facts and nothing else, but for what its file counts as still wrong."""
    data, found = golden.load(name), golden.outcome(name)
    if len(found.missing) > data["missing"] or len(found.unwanted) > data["unwanted"]:
        shown = [f"  - {fact}" for fact in found.missing] + [f"  + {fact}" for fact in found.unwanted]
        head = (
            f"{data['report']}: {len(found.missing)} facts are missing (at most {data['missing']} may be) and "
            f"{len(found.unwanted)} are unwanted (at most {data['unwanted']} may be); - missing, + unwanted:"
        )
        pytest.fail("\n".join([head, *shown]), pytrace=False)


def test_there_are_golden_files() -> None:
    """Ten of them, each for a sample report of its own, with facts to compare."""
    files = [golden.load(name) for name in golden.names()]
    assert len({data["report"] for data in files}) == len(files) >= 10
    for data in files:
        assert (golden.REPORTS / data["report"]).is_file()
        assert set(data) <= {"report", "optional", "missing", "unwanted", *golden.SECTIONS}
        assert sum(len(data.get(section, ())) for section in golden.SECTIONS) >= 2


def test_a_wrong_fact_is_noticed() -> None:
    """The comparison can fail: other status, day, role, one more person, a fact told twice."""
    line = {
        "type": "event", "kind": "visit", "status": "held", "date": "2023-03-15", "mode": "in_person",
        "place": {"name": "Hanoi", "country": "VNM"},
        "participants": [{"id": "p-1", "name": "Lê Văn Bình", "role": "guest"}],
    }  # fmt: skip
    fact = {"kind": "visit", "status": "held", "date": ["2023-03-15", None], "people": {"Le Van Binh": "guest"}}
    assert golden.compare({"event": [fact]}, [line]) == golden.Outcome([], [])
    for key, value in (
        ("status", "planned"),
        ("date", "2023-03-16"),
        ("people", {"Le Van Binh": "host"}),
        ("people", {}),
    ):
        wrong = golden.compare({"event": [fact | {key: value}]}, [line])
        assert (len(wrong.missing), len(wrong.unwanted)) == (1, 1)
    assert len(golden.compare({"event": [fact]}, [line, line]).unwanted) == 1
    assert golden.compare({"event": [fact], "optional": {"event": [fact]}}, [line, line]).unwanted == []
