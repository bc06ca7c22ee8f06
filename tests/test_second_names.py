"""Names in brackets, days told in the lead, and drafts that say nothing of their own."""

from __future__ import annotations

from pathlib import Path

from bilateral.model import Frame, Report
from bilateral.pipeline import read_one, read_reports
from bilateral.record import Record


def _frames(text: str, kind: str, published: str | None = None) -> list[Frame]:
    return [f for f in read_one(Report("r", text, "r.txt", "r.txt", published=published)).frames if f.type == kind]


def test_a_second_name_in_brackets_is_the_same_persons() -> None:
    """A second name in brackets is the same persons."""
    text = (
        "Presiden Mongolia Bagus Wirawan (Bagwir) menerima Menteri Luar Negeri Laos Khamsone Sisay di Ulaanbaatar, "
        "Selasa (6/2/2024). Bagwir mengatakan Mongolia akan memperkuat kerja sama perdagangan dengan Laos."
    )
    people = {a.name for f in _frames(text, "person") for a in f.actors}
    assert people == {"Bagus Wirawan", "Khamsone Sisay"}
    meeting = next(f for f in _frames(text, "event") if f.kind == "meeting")
    assert {a.name for a in meeting.actors} == people


def test_a_full_day_in_the_lead_gives_the_year_of_others() -> None:
    """A full day in the lead gives the year of others."""
    text = (
        "Menteri Luar Negeri Laos Khamsone Sisay bertemu Menteri Luar Negeri Mongolia Bagus Wirawan di Ulaanbaatar, "
        "Rabu (22/2/2023). Khamsone Sisay berkunjung ke Mongolia pada 21-23 Februari."
    )
    visit = next(f for f in _frames(text, "event") if f.kind == "visit")
    assert visit.date == "2023-02-21/2023-02-23"


def test_this_deal_is_none_beside_the_deal_itself() -> None:
    """This deal is none beside the deal itself."""
    text = (
        "Chile and Peru signed an agreement on tourism in Lima on 3 May 2021. "
        "The deal was signed by Chilean Trade Minister Rosa Fuentes and Peruvian Trade Minister Luis Quispe."
    )
    assert [f.areas for f in _frames(text, "agreement")] == [("tourism",)]


def test_a_headline_promises_nothing_more_than_the_body() -> None:
    """A headline promises nothing more than the body."""
    text = (
        "Chile, Peru agree to deepen cooperation\n\n"
        "Lima, 3 May 2021. Chilean Trade Minister Rosa Fuentes and Peruvian Trade Minister Luis Quispe met in Lima. "
        "Chile and Peru agreed to expand cooperation in tourism."
    )
    assert [f.areas for f in _frames(text, "commitment")] == [("tourism",)]


def test_one_office_told_in_two_scripts_is_one_meeting(tmp_path: Path) -> None:
    """One office told in two scripts is one meeting."""
    told = {
        "a.txt": "Vietnamese Defence Minister Tran Van Hung met Japanese Defence Minister Kenji Sato in Hanoi on 3 May "
        "2021.",
        "b.txt": "越南国防部长陈文雄2021年5月3日在河内与日本防卫大臣佐藤健二举行会谈。",
    }
    for name, text in told.items():
        (tmp_path / name).write_text(text, "utf-8")
    with Record.open(tmp_path / "r.db", create=True) as record:
        read_reports([tmp_path / name for name in told], record)
        meetings = [e for e in record.items("event") if e.fields["kind"] == "meeting"]
    assert [e.reports for e in meetings] == [2]


def test_a_name_in_latin_letters_before_an_honorific_is_a_person() -> None:
    """A single name in Latin letters is a person before an honorific; a firm before a preposition is none."""
    text = "蒙古国外长Bagus Wirawan 22日在乌兰巴托会见老挝商会代表Mandaga先生。Tarvex在会上展示产品。Tarvex将扩大投资。"
    people = {a.name for f in _frames(text, "person", published="2024-02-23") for a in f.actors}
    assert {"Bagus Wirawan", "Mandaga"} <= people
    assert "Tarvex" not in people


def test_the_original_of_a_name_stands_in_brackets_behind_blanks() -> None:
    """The original of a name may stand in brackets behind blanks, with blanks inside."""
    text = "老挝总统奥尔盖·伊万尼（ Orge Ivani）22日在万象会见蒙古国外长瓦尔登·克鲁尔  (Walden Krull)。"
    people = {a.name for f in _frames(text, "person", published="2024-02-23") for a in f.actors}
    assert people == {"Orge Ivani", "Walden Krull"}


def test_whom_an_envoy_stands_for_does_not_take_part() -> None:
    """Whom an envoy stands for is part of the office, and offices in front are of the right one of the two."""
    text = (
        "老挝人民革命党中央政治局委员、外交部长、宋塞总书记特使康顺6日在乌兰巴托会见蒙古国总统巴特尔。"
        "蒙古国总统巴特尔特使、外交部长额尔登7日在万象与老挝总理本扬举行会谈。"
    )
    meetings = [f for f in _frames(text, "event", published="2024-02-09") if f.kind == "meeting"]
    assert [{a.name for a in f.actors} for f in meetings] == [{"康顺", "巴特尔"}, {"额尔登", "本扬"}]
    offices = {a.name: {o.title for o in a.offices} for f in meetings for a in f.actors}
    assert {"Minister of Foreign Affairs", "Special Envoy"} <= offices["康顺"]
    assert "President" not in offices["额尔登"]
