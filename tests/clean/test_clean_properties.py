"""What holds for every text: blocks cover it, in order, without overlap."""

from __future__ import annotations

from clean_pages import page
from hypothesis import given, settings
from hypothesis import strategies as st

ROLES = {"headline", "heading", "dateline", "body", "caption", "credit", "related", "button", "boilerplate"}
LINES = st.sampled_from(
    [
        "Related news", "Share", "Source: VNA", "Hanoi (VNA) – The ministers met.", "MOSCOW As part of",
        "date 2021-12-02 A b",
        "Xem thêm", "Комментарии", "更多", "新华社河内12月3日电（记者 张三）双方会谈。（新华社）", "-----", "a" * 300,
        "Photo: VNA (VOV) - The",
        "The talks were held (left). (Photo: VNA)", "Hai bên ky\u0301 ke\u0302\u0301t. VNA", "😀 (Ảnh: X)😀", "\u200b",
        "July 17, 2015", "…",
        "The ministers of Laos and Peru signed a deal on Monday in Vientiane, the ministry said in a long statement.",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=14).map("\n".join),
    st.lists(LINES, max_size=8).map("\r\n\r\n".join),
    st.lists(LINES, max_size=6).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, title=st.none() | st.text(max_size=30), url=st.none() | st.text(max_size=40))
def test_blocks_cover_the_text(text: str, title: str | None, url: str | None) -> None:
    """Any text, emoji and pieces of letters included: blocks in order, no overlap, only white space between them."""
    known = {name: value for name, value in (("title", title), ("url", url)) if value is not None}
    found = page(text, **known)
    end = 0
    for block in found.blocks:
        assert end <= block.start < block.end <= len(text)
        assert not text[end : block.start].strip()
        assert block.role in ROLES
        end = block.end
    assert not text[end:].strip()
    if found.place_span is not None:
        assert text[slice(*found.place_span)] == found.place
