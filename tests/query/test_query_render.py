"""The brief as text, Markdown and HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from bilateral.errors import SettingsError
from bilateral.query import FORMATS, brief, render_answer, render_brief, show
from bilateral.record import Record

VOID = frozenset({"meta", "br", "link", "img", "hr", "input"})


class Page(HTMLParser):
    """Collects an HTML file's tags, and fails on those that do not close."""

    def __init__(self, text: str) -> None:
        """Parse."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Tags close in order."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words.append(data)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_tells_everything(record: Record, form: str) -> None:
    """Dates, names, quotes in four scripts, and the sources stand in each format."""
    text = render_brief(brief(record, "VNM", "KAZ"), form)
    if form == "html":
        text = "".join(Page(text).words)
    for words in (
        "Strategic partnership since 2013", "14–16 March 2023", "Daniyar Abenov (Minister of Defence, Kazakhstan)",
        "7 August (year unknown)", "no report here says whether it took place", "Tin Bắc Hà",
        "nhất trí mở rộng đào tạo sĩ quan",
        "[8]",
    ):  # fmt: skip
        assert words in re.sub(r"\s+", " ", text).replace("\\", "").replace("*", "")


def test_the_html_is_whole_and_asks_for_nothing_outside(record: Record) -> None:
    """One file: well formed, no script, nothing fetched, so it can be mailed and kept."""
    text = render_brief(brief(record, "VNM", "KAZ"), "html")
    page = Page(text)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object"}
    assert not re.search(r"@import|url\(", text)
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    inner = {attrs["href"] for tag, attrs in page.tags if tag == "a" and (attrs["href"] or "").startswith("#")}
    assert {link[1:] for link in inner if link} <= set(ids)


def test_quotes_keep_their_language_and_direction(record: Record) -> None:
    """Screen readers and browsers are told what language a quote is in; Arabic runs from the right."""
    page = Page(render_brief(brief(record, "VNM", "KAZ"), "html"))
    quotes = {(attrs["lang"], attrs["dir"]) for tag, attrs in page.tags if tag == "q"}
    assert quotes == {("en", "auto"), ("vi", "auto"), ("zh", "auto"), ("ar", "rtl")}
    assert any(tag == "mark" for tag, _ in page.tags)


def test_text_of_strangers_is_only_text(record: Record) -> None:
    """Markup in a report's words or an outlet's name does nothing, in any format."""
    told = brief(record, "VNM", "KAZ")
    assert "Weekly <Review>" not in render_brief(told, "html")
    assert "Weekly &lt;Review&gt;" in render_brief(told, "html")
    assert r"Weekly \<Review\>" in render_brief(told, "md")
    assert r"\[sic\] \*Later\*" in render_brief(told, "md")
    assert "[sic] *Later*" in render_brief(told, "text")


def test_an_address_that_runs_a_script_is_no_link(record: Record) -> None:
    """Only web addresses become links."""
    told = brief(record, "VNM", "KAZ")
    for address, linked in (("javascript:alert(1)", False), ("https://example.org/a?b=1&c=2", True)):
        sources = tuple(type(s)(**{n: getattr(s, n) for n in s.__slots__} | {"url": address}) for s in told.sources)
        asked = type(told)(**{n: getattr(told, n) for n in told.__slots__} | {"sources": sources})
        assert ('href="' + address.partition(":")[0] in render_brief(asked, "html")) is linked


def test_plain_text_is_wrapped_and_has_no_colours(record: Record) -> None:
    """Text for files and pipes: a hundred columns, no escape codes, no spaces at line ends."""
    for text in (render_brief(brief(record, "VNM", "KAZ")), render_answer(show(record, "e-talks"))):
        assert "\x1b" not in text
        assert max(map(len, text.splitlines())) <= 100
        assert not re.search(r" \n", text)


def test_an_unknown_format_is_refused(record: Record) -> None:
    """The message names the formats that there are."""
    with pytest.raises(SettingsError, match="text, html, md"):
        render_brief(brief(record, "VNM", "KAZ"), "pdf")
