"""What is due on a day: open, overdue, silent, about to end, behind its rhythm, not taken up."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilateral.errors import SettingsError
from bilateral.pipeline import read_reports
from bilateral.query import Brief, due, render_brief
from bilateral.record import Record

REPORTS = {
    "2019-03-04-lima.txt": (
        "Peru, Norway defence ministers hold talks in Lima\n\n"
        "LIMA, March 4 2019 - Peruvian Defence Minister Carlos Quispe held talks with Norwegian Defence Minister "
        "Ingrid Solberg in Lima on Monday.\n\n"
        "The two sides agreed to hold a joint rescue exercise in Norway by the end of 2020.\n\n"
        "After the talks, the two ministers signed the Defence Cooperation Plan for 2019-2021.\n\n"
        "Solberg invited Quispe to visit Norway."
    ),
    "2019-03-06-consulate.txt": (
        "Peru, Norway agree on consulate\n\n"
        "LIMA, March 6 2019 - Peruvian Foreign Minister Inti Rojas held talks with Norwegian Foreign Minister Nils "
        "Haugen in Lima on March 5, 2019.\n\n"
        "The two sides agreed to open a Norwegian consulate in Arequipa and to consider issuing a joint postage stamp "
        "on the anniversary of diplomatic relations.\n\n"
        "Peru pledged to send 20 students to Bergen by 2020."
    ),
    "2020-06-09-opened.txt": (
        "Norway opens consulate in Arequipa\n\n"
        "AREQUIPA, June 9 2020 - Norway opened its consulate in Arequipa, Peru, on June 8, 2020."
    ),
    "2021-02-03-stamp.txt": (
        "Peru, Norway issue joint stamp\n\n"
        "LIMA, February 3 2021 - Peru and Norway issued the joint postage stamp to mark the anniversary of their "
        "diplomatic relations on February 2, 2021 in Lima."
    ),
    "2019-05-10-first.txt": (
        "Peru, Norway hold first defence policy dialogue\n\n"
        "OSLO, May 10 2019 - The first Peru-Norway defence policy dialogue was held in Oslo on May 10, 2019."
    ),
    "2020-05-12-second.txt": (
        "Peru, Norway hold second defence policy dialogue\n\n"
        "LIMA, May 12 2020 - The second Peru-Norway defence policy dialogue was held in Lima on May 12, 2020."
    ),
    "2022-05-11-fourth.txt": (
        "Peru, Norway hold fourth defence policy dialogue\n\n"
        "LIMA, May 11 2022 - The fourth Peru-Norway defence policy dialogue was held in Lima on May 11, 2022."
    ),
    "2020-09-20-exercise.txt": (
        "Norway, Peru hold joint rescue exercise\n\n"
        "OSLO, September 20 2020 - The joint rescue exercise of Norway and Peru took place near Bergen in Norway on "
        "September 19, 2020."
    ),
    "2021-06-02-visit.txt": (
        "Peruvian defence minister visits Norway\n\n"
        "OSLO, June 2 2021 - Peruvian Defence Minister Carlos Quispe paid an official visit to Norway on June 1, 2021."
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A record of invented reports over four years."""
    folder = tmp_path_factory.mktemp("due")
    for name, text in REPORTS.items():
        head, _, body = text.partition("\n")
        (folder / name).write_text(f"{head}\nPublished: {name[:10]}\n{body}", "utf-8")
    record = Record.open(folder / "r.db", create=True)
    read_reports([str(p) for p in sorted(Path(folder).glob("*.txt"))], record)
    return record


def section(found: Brief, key: str) -> str:
    """The texts, statuses and notes of a section's lines."""
    chosen = next(s for s in found.sections if s.key == key)
    return "\n".join(
        f"{g.title} | {line.text} | {line.status} | {'; '.join(line.notes)}" for g in chosen.groups for line in g.lines
    )


def test_a_promise_is_open_then_kept(told: Record) -> None:
    """On each day it stands as it was known on that day."""
    assert "rescue exercise" in section(due(told, "Peru", "Norway", "2019-12-31"), "open")
    later = due(told, "Peru", "Norway", "2021-12-31")
    assert all("rescue exercise" not in section(later, key) for key in ("open", "overdue", "silent"))
    (kept,) = [c for c in told.items("commitment") if "rescue exercise" in c.fields["what"]]
    assert [row["status"] for row in kept.fields["history"]] == ["agreed", "done"]
    assert told.item(kept.fields["kept_by"][0]).fields["kind"] == "exercise"


def test_a_consulate_opened_and_a_stamp_issued_keep_what_was_agreed(told: Record) -> None:
    """What nobody tells of again stays open, and is overdue after its term."""
    status = {str(c.fields["what"]): c.fields["status"] for c in told.items("commitment")}
    assert [s for what, s in status.items() if "consulate" in what or "stamp" in what] == ["done", "done"]
    assert "20 students to Bergen" in section(due(told, "Peru", "Norway", "2020-06-30"), "open")
    assert "20 students to Bergen" in section(due(told, "Peru", "Norway", "2021-06-30"), "overdue")


def test_agreements_end_with_their_period(told: Record) -> None:
    """A plan for three years is about to end in its last year, and ended after it."""
    assert section(due(told, "Peru", "Norway", "2020-06"), "agreements") == ""
    assert section(due(told, "Peru", "Norway", "2021-06"), "agreements").startswith("About to end | Defence")
    assert section(due(told, "Peru", "Norway", "2022-06"), "agreements").startswith("Ended | Defence Cooperation Plan")


def test_a_mechanism_behind_its_rhythm_and_the_number_that_is_missing(told: Record) -> None:
    """Rounds line up by their number; after more than the usual spacing the next is late; the third is missing."""
    mechanism = next(told.items("mechanism"))
    assert [(r["number"], r["date"]) for r in mechanism.fields["rounds"]] == [
        (1, "2019-05-10"), (2, "2020-05-12"), (4, "2022-05-11"),
    ]  # fmt: skip
    assert "No round in the usual time" not in section(due(told, "Peru", "Norway", "2023-06"), "mechanisms")
    assert "No round in the usual time" in section(due(told, "Peru", "Norway", "2025"), "mechanisms")
    assert "the 3rd round is not in the record" in section(due(told, "Peru", "Norway", "2023-06"), "mechanisms")


def test_an_invitation_taken_up_is_no_longer_open(told: Record) -> None:
    """It is open until the visit, to which it is linked."""
    assert "Carlos Quispe" in section(due(told, "Peru", "Norway", "2020-12-31"), "invitations")
    assert section(due(told, "Peru", "Norway", "2021-12-31"), "invitations") == ""


def test_every_line_is_cited_and_rendered(told: Record) -> None:
    """The answer has the same numbered sources and quotes as a brief, in every format."""
    found = due(told, "Peru", "Norway", "2020")
    lines = [line for s in found.sections for g in s.groups for line in g.lines]
    assert lines and all(line.numbers and line.citations for line in lines)
    for form in ("text", "md", "html"):
        assert "Peru and Norway: what is due" in render_brief(found, form)


def test_a_day_that_is_none(told: Record) -> None:
    """It is refused, with a word on how to write it."""
    with pytest.raises(SettingsError, match="--on 'soon' is no date"):
        due(told, "Peru", "Norway", "soon")
