"""Loading: whatever comes in becomes a report or a remark with its reason; nothing raises, nothing stops the others."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilateral.errors import SettingsError
from bilateral.load import READERS, LoadOptions, load
from bilateral.model import Report, Unread, report_id
from promises import least_seconds

PAGE = """<!doctype html><html lang="en"><head><title>Laos and Peru sign tourism deal - Example News</title>
<meta property="og:site_name" content="Example News">
<meta property="og:title" content="Laos and Peru sign tourism deal">
<meta property="article:published_time" content="2019-05-03T10:00:00Z">
<link rel="canonical" href="https://example.org/2019/05/03/deal"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Laos and Peru sign tourism deal</h1><p>The foreign ministers of Laos and Peru signed a tourism deal on Monday in
Vientiane, the ministry said in a statement.</p><p>They also agreed to open embassies in both capitals and to hold
consultations every year, starting in Lima in the spring.</p><p>Both sides will meet again next year and will review all
projects under the deal, it added.</p></article><footer>Copyright 2024 Example News</footer></body></html>"""


def one(path: Path, options: LoadOptions | None = None) -> Report:
    """The only report of a file."""
    (report,) = load([str(path)], options)
    assert isinstance(report, Report), report
    return report


def refusal(path: Path, options: LoadOptions | None = None) -> Unread:
    """The only remark of a file."""
    (remark,) = load([str(path)], options)
    assert isinstance(remark, Unread), remark
    return remark


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_text_is_stored_as_it_stands(tmp_path: Path, name: str) -> None:
    """Plain text and Markdown keep every character, line ends and marks included."""
    text = "# Laos\r\n\r\n[Peru](https://example.org) signed.\n\n  Bộ trưởng\u00a0"
    path = tmp_path / name
    path.write_bytes(text.encode())
    report = one(path)
    assert report.text == text
    assert (report.file, report.source, report.language) == (name, str(path), "und")
    assert report.id == report_id(text, name, None)


def test_head_of_a_markdown_file(tmp_path: Path) -> None:
    """Title, outlet, day and address between two lines of dashes are taken; the text keeps them; nonsense is left."""
    rows = (
        'title: "Talks: the first day"\nOutlet: Steppe Press\npublished: 2022-10-14T08:00\nurl: https://example.org/1\n'
    )
    path = tmp_path / "a.md"
    path.write_text(f"---\n{rows}tags: [a]\n---\n\n# Talks\n", "utf-8")
    report = one(path, LoadOptions(published="2020", outlet="Other"))
    assert report.text.startswith("---\ntitle")
    assert (report.title, report.outlet) == ("Talks: the first day", "Steppe Press")
    assert (report.published, report.url) == ("2022-10-14", "https://example.org/1")
    path.write_text("---\npublished: soon\nurl: none\n---\nTalks\n---\ntitle: no\n---\n", "utf-8")
    report = one(path, LoadOptions(published="2020"))
    assert (report.title, report.published, report.url) == (None, "2020", None)
    path.write_text("Talks\n---\ntitle: no\n---\n", "utf-8")
    assert one(path).title is None


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", "Hai bên ký kết thỏa thuận."),
        ("utf-16", "Стороны подписали соглашение."),
        ("cp1251", "Министр обороны прибыл во Вьентьян с рабочим визитом и провёл переговоры."),
        ("cp1252", "Le général a été reçu à l’ambassade, où il a déclaré que la coopération était très étroite."),
        ("gb18030", "老挝外长和秘鲁外长在万象举行会谈，双方签署了旅游合作协议，会后的记者会上发表了讲话。"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, text: str) -> None:
    """UTF-8 and UTF-16 with their marks, and an older encoding where it is clearly the right one, give the text."""
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert one(path).text == text


def test_vietnamese_legacy_encoding(tmp_path: Path) -> None:
    """Windows-1258 writes Vietnamese in pieces; they are kept as they are."""
    text = "Ha\u0301i bên đa\u0303 ky\u0301 thoa\u0309 thuâ\u0323n, mơ\u0309 đươ\u0300ng bay trư\u0323c tiê\u0301p."
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("cp1258"))
    assert one(path).text == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not_text"),
        (b"Laos \xff\xfe\xfa\x81 signed \x9d\x8f", "undecodable"),
    ],
)
def test_refusals_have_a_reason_and_advice(tmp_path: Path, content: bytes, reason: str) -> None:
    """What is no text is listed with its reason and a sentence that says what to do."""
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    remark = refusal(path)
    assert remark.reason == reason
    assert remark.source == str(path)
    assert ":" in remark.detail


def test_missing_unknown_and_too_large(tmp_path: Path) -> None:
    """A path that is not there, an ending that no reader takes, and a file beyond the limit are each remarked on."""
    assert refusal(tmp_path / "nope.txt").reason == "missing"
    table = tmp_path / "a.xlsx"
    table.write_bytes(b"PK")
    assert refusal(table).reason == "not_text"
    long = tmp_path / "a.txt"
    long.write_text("Laos " * 100)
    assert refusal(long, LoadOptions(max_bytes=100)).reason == "too_large"


def test_page_becomes_its_main_text(tmp_path: Path) -> None:
    """Of a saved page the main text is the report; title, day, site and address come from its head."""
    path = tmp_path / "deal.html"
    path.write_text(PAGE)
    report = one(path)
    assert "signed a tourism deal" in report.text
    assert "Copyright" not in report.text
    assert report.title == "Laos and Peru sign tourism deal"
    assert (report.published, report.outlet) == ("2019-05-03", "Example News")
    assert report.url == "https://example.org/2019/05/03/deal"


def test_page_in_its_own_encoding(tmp_path: Path) -> None:
    """A page's own word about its encoding counts where it is not UTF-8."""
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("Both sides", "Обе стороны")
    path = tmp_path / "deal.htm"
    path.write_bytes(page.encode("cp1251"))
    assert "Обе стороны" in one(path).text


def test_page_without_text(tmp_path: Path) -> None:
    """A page with nothing to read is remarked on."""
    path = tmp_path / "a.html"
    path.write_text("<html><body><script>x()</script></body></html>")
    assert refusal(path).reason == "empty"


def test_feed(tmp_path: Path) -> None:
    """Each line is a report with what the feed says of it; a broken line is remarked on by number and stops nothing."""
    rows = [
        json.dumps({"text": "One.", "url": "https://example.org/1", "published": "2019-05-03T10:00:00Z", "title": "T"}),
        "{broken",
        "",
        json.dumps(
            {"text": "Two.", "file": "two.txt", "outlet": "Example", "published": "Fri, 03 May 2019 10:00:00 +0700"}
        ),
        json.dumps({"title": "no text"}),
        json.dumps({"text": " "}),
        json.dumps({"text": "Three.", "published": "last week", "url": 7}),
        json.dumps(["text"]),
    ]
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(rows))
    found = list(load([str(path)], LoadOptions(outlet="Default", published="2019")))
    one_, broken, two, no_text, empty, three, no_object = found
    assert isinstance(one_, Report) and isinstance(two, Report) and isinstance(three, Report)
    assert (one_.file, one_.source, one_.published, one_.outlet) == ("feed.jsonl#1", one_.url, "2019-05-03", "Default")
    assert one_.title == "T"
    assert (two.file, two.outlet, two.published, two.source) == ("two.txt", "Example", "2019-05-03", f"{path}#4")
    assert (three.published, three.url) == ("2019", None)
    assert [
        (u.reason, u.source.rpartition("#")[2]) for u in (broken, no_text, empty, no_object) if isinstance(u, Unread)
    ] == [
        ("broken", "2"),
        ("broken", "5"),
        ("empty", "6"),
        ("broken", "8"),
    ]


def test_feed_line_beyond_the_limit_and_in_other_bytes(tmp_path: Path) -> None:
    """The limit and the encoding are a line's own affair: the lines around it are read."""
    path = tmp_path / "feed.jsonl"
    path.write_bytes(
        b"\n".join(
            [
                b'{"text": "One."}',
                b'{"text": "' + b"x" * 500 + b'"}',
                b'{"text": "\xff\xfe\x81"}',
                b'{"text": "Half a pair \\ud83d."}',
                b'{"text": "Two."}',
            ]
        )
    )
    found = list(load([str(path)], LoadOptions(max_bytes=200)))
    assert [f.text if isinstance(f, Report) else f.reason for f in found] == [
        "One.",
        "too_large",
        "undecodable",
        "Half a pair \ufffd.",
        "Two.",
    ]


def test_packed_feed_and_a_broken_pack(tmp_path: Path) -> None:
    """Packed feeds are read; one that breaks off keeps what was read of it and says so."""
    # The bytes have to be such that packing does not shrink the feed to one piece.
    rows = "\n".join(
        json.dumps({"text": f"Report {i} " + "".join(chr(97 + (i * j) % 26) for j in range(400))}) for i in range(400)
    )
    path = tmp_path / "feed.jsonl.gz"
    packed = gzip.compress(rows.encode())
    path.write_bytes(packed)
    assert len([r for r in load([str(path)]) if isinstance(r, Report)]) == 400
    path.write_bytes(packed[: len(packed) // 2])
    found = list(load([str(path)]))
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], Unread)
    assert found[-1].reason == "broken"
    path.write_bytes(b"no pack at all")
    assert refusal(path).reason == "broken"


def test_json_file_with_one_report_or_a_list(tmp_path: Path) -> None:
    """A .json file may hold one report, a list, or be a feed under another name."""
    path = tmp_path / "a.json"
    for content, expected in [
        ('{"text": "One."}', ["One."]),
        ('[{"text": "One."}, {"text": "Two."}]', ["One.", "Two."]),
        ('{"text": "One."}\n{"text": "Two."}', ["One.", "Two."]),
    ]:
        path.write_text(content)
        assert [r.text for r in load([str(path)]) if isinstance(r, Report)] == expected
    path.write_text("[]")
    assert refusal(path).reason == "empty"


def test_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    """Folders are read with all below them, sorted, hidden files left out; an empty one is remarked on."""
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.txt", ".hidden.txt"):
        (tmp_path / name).write_text(name)
    assert [r.text for r in load([str(tmp_path)]) if isinstance(r, Report)] == ["a.txt", "c.txt", "b/1.txt", "b/2.txt"]
    (tmp_path / "empty").mkdir()
    assert refusal(tmp_path / "empty").reason == "empty"


@pytest.mark.parametrize(
    ("content", "expected"),
    [("Laos and Peru met.", ["Laos and Peru met."]), ('{"text": "One."}\n{"text": "Two."}', ["One.", "Two."])],
)
def test_standard_input(content: str, expected: list[str]) -> None:
    """`-` is plain text or JSON Lines, told by its content."""
    assert [r.text for r in load(["-"], LoadOptions(stdin=content)) if isinstance(r, Report)] == expected


def test_id_depends_on_text_address_and_outlet_only(tmp_path: Path) -> None:
    """The same report under another path is the same report."""
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("Laos and Peru met.")
    first, second = load([str(tmp_path / "x"), str(tmp_path / "y")])
    assert isinstance(first, Report) and isinstance(second, Report)
    assert first.id == second.id
    assert first.source != second.source


@pytest.mark.parametrize("published", ["yesterday", "2019-13", "03.05.2019"])
def test_a_wrong_date_is_refused_before_anything_is_read(published: str) -> None:
    """A date of publication that is none is the caller's mistake, and the message says how to write one."""
    with pytest.raises(SettingsError, match="2021-12-02"):
        LoadOptions(published=published)
    with pytest.raises(SettingsError):
        LoadOptions(max_bytes=0)


def test_five_thousand_reports_in_about_a_second(tmp_path: Path) -> None:
    """A feed of 5,000 reports of 2,000 characters loads in well under the two seconds allowed here."""
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(json.dumps({"text": f"{i} " + "Laos and Peru met. " * 100}) for i in range(5000)))
    assert least_seconds(lambda: list(load([str(path)]))) < 2
    assert sum(1 for _ in load([str(path)])) == 5000


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(content=st.binary(max_size=400), name=st.sampled_from(sorted(READERS)))
def test_no_bytes_raise(tmp_path: Path, content: bytes, name: str) -> None:
    """Any bytes under any known ending become reports or remarks, never an error."""
    path = tmp_path / f"a{name}"
    path.write_bytes(content)
    for found in load([str(path)]):
        assert isinstance(found, Report | Unread)
        if isinstance(found, Report):
            found.text.encode("utf-8")
