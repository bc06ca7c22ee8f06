"""Passages: sentences in blocks, each with its language; and a text that breaks off."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral.model import Block, Page, Report
from bilateral.segment import language_of, report_language, segment, sentences
from promises import least_seconds

EN = "The foreign ministers of Laos and Peru signed a deal on Monday."


def parts(text: str, language: str) -> list[str]:
    """The sentences of a paragraph."""
    return [text[a:b] for a, b in sentences(text, language)]


def read(text: str, *blocks: tuple[int, int, str], language: str = "und") -> list[tuple[str, str, str, bool]]:
    """Passages as text, language, role and cut."""
    found = tuple(Block(*b) for b in blocks) or (Block(0, len(text), "body"),)
    report = Report(id="r-0", text=text, source="a", file="a", language=language)
    return [(text[p.start : p.end], p.language, p.role, p.cut) for p in segment(report, Page(found))]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "Lt. Gen. Keo met Mr. Primerov in the U.S. Senate.",
                "They spoke at 5 p.m. on Dec. 5.",
                "No. 5 was 3.5 percent.",
            ],
        ),
        ("en", ["He left in May.", "He came in Dec.", "The U.S. The two sides agreed."]),
        ("en", ['"Why?" he asked.', '"We won\'t."', "1. First item.", "Keo (left) smiled."]),
        ("en", ["Ties will grow stronger./.", "VNA"]),
        ("en", ["He came... and left.", "Wait…", "Yes!"]),
        (
            "ru",
            [
                "С. К. Примеров прибыл во Вьентьян.",
                "Он сказал: «Мы рады.»",
                "В 2018 г. Россия и Лаос открыли мост и т.д.",
            ],
        ),
        ("ru", ["Сумма составила 5 млн. рублей.", "Г-н Кео уехал."]),
        ("vi", ["Ông thăm TP. Luang Prabang, v.v.", "Hai bên nhất trí.", "PGS.TS. Mẫu phát biểu..."]),
        ("zh", ["双方举行会谈。", "“很好！”他说；会后签署文件。", "（完）"]),
        ("es", ["El Sr. Keo llegó a EE.UU. el lunes.", "¿Por qué?", "¡Bien!", "Dijo que no.", "Luego salió."]),
        ("fr", ["M. Keo et S.E.M. Exemple ont parlé.", "J.-Y. Exemple est venu.", "« C’est bien. »", "Il part."]),
    ],
)
def test_sentences(language: str, expected: list[str]) -> None:
    """Titles, initials, abbreviations, decimals and quotes end no sentence; stops with their closing quotes do."""
    joined = ("" if language == "zh" else " ").join(expected)
    if "U.S. The" in joined:
        expected = ["He left in May.", "He came in Dec.", "The U.S.", "The two sides agreed."]
    assert parts(joined, language) == expected


def test_lost_white_space() -> None:
    """Sentences that ran together are parted; addresses are not."""
    assert parts("Hai bên nhất trí.Việt Nam coi trọng hợp tác.", "vi") == [
        "Hai bên nhất trí.",
        "Việt Nam coi trọng hợp tác.",
    ]
    assert parts("It was reported by Gazeta.Ru and VOV.VN on Monday.", "en") == [
        "It was reported by Gazeta.Ru and VOV.VN on Monday."
    ]


def test_stop_with_space_before_it_and_double_stops() -> None:
    """Damaged stops end a sentence like whole ones."""
    assert parts("Hai bên ký ngày 07 tháng 8 . Ông cảm ơn.. Hết.", "vi") == [
        "Hai bên ký ngày 07 tháng 8 .",
        "Ông cảm ơn..",
        "Hết.",
    ]


SAMPLES = [
    ("en", "The two sides agreed that they would hold talks on trade every year."),
    ("vi", "Hai bên nhất trí sẽ tổ chức đối thoại về thương mại hằng năm."),
    ("vi", "Hai ben nhat tri se to chuc doi thoai ve thuong mai giua hai nuoc trong thoi gian toi."),
    ("ru", "Стороны договорились ежегодно проводить переговоры по торговле."),
    ("zh", "双方同意每年举行贸易对话。"),
    ("zh", "雙方同意每年舉行貿易對話。"),
    ("es", "Las dos partes acordaron celebrar cada año un diálogo sobre el comercio."),
    ("fr", "Les deux parties sont convenues de tenir chaque année un dialogue sur le commerce."),
    ("de", "Die beiden Seiten haben sich auf einen jährlichen Dialog über den Handel geeinigt."),
    ("it", "Le due parti hanno concordato di tenere ogni anno un dialogo sul commercio della regione."),
    ("pt", "As duas partes também concordaram em realizar um diálogo anual sobre o comércio, não sobre a pesca."),
    ("id", "Kedua pihak sepakat untuk mengadakan dialog tentang perdagangan yang akan diadakan setiap tahun."),
    (
        "nl",
        "De twee partijen zijn het eens geworden over een jaarlijkse dialoog die ook in het voorjaar wordt gehouden.",
    ),
    ("uk", "Сторони домовилися щороку проводити переговори щодо торгівлі між країнами."),
    ("ja", "双方は毎年貿易対話を行うことで合意した。"),
    ("ko", "양측은 매년 무역 대화를 열기로 합의했다."),
    ("ar", "اتفق الجانبان على عقد حوار سنوي بشأن التجارة بين البلدين."),
    ("fa", "دو طرف توافق کردند که هر سال درباره تجارت گفتگو کنند و پیمان ببندند."),
    ("th", "ทั้งสองฝ่ายตกลงที่จะจัดการเจรจาการค้าทุกปี"),
    ("ka", "მხარეები შეთანხმდნენ მოლაპარაკებებზე."),
]


@pytest.mark.parametrize(("code", "text"), SAMPLES)
def test_language(code: str, text: str) -> None:
    """Languages with a pack are told from one another, with or without their marks, and foreign ones from them."""
    assert language_of(text) == code


@pytest.mark.parametrize(("code", "text"), SAMPLES[:8])
def test_composed_and_decomposed_letters_are_the_same_language(code: str, text: str) -> None:
    """Letters in pieces do not change the language."""
    assert language_of(unicodedata.normalize("NFD", text)) == code


def test_names_do_not_turn_a_sentence() -> None:
    """A sentence's language is the report's unless something clearly speaks for another."""
    assert language_of("Trần Văn Mẫu, Nguyễn Thị Mẫu, Lê Văn Ví Dụ", "en") == "en"
    assert language_of("Иван Примеров", "vi") == "ru"
    assert language_of("1234 — 567", "fr") == "fr"
    assert language_of("1234") == "und"


def test_foreign_sentence_in_a_report() -> None:
    """A sentence in another language has its own code."""
    text = f"{EN} Стороны подписали соглашение о мосте."
    assert [p[1] for p in read(text)] == ["en", "ru"]


def test_report_language_is_told_from_what_is_read() -> None:
    """Furniture in another language does not decide; a foreign report is kept with its code."""
    text = f"Chia sẻ bài viết với bạn bè của bạn trên mạng xã hội nhé.\n{EN}"
    cut = text.index("\n")
    report = Report(id="r-0", text=text, source="a", file="a")
    assert report_language(report, Page((Block(0, cut, "button"), Block(cut + 1, len(text), "body")))) == "en"
    german = "Die Minister haben sich am Montag getroffen und über den Handel gesprochen."
    assert read(german)[0][1] == "de"


def test_given_language_is_kept() -> None:
    """A report whose language is known keeps it where its words say little."""
    assert read("Bounmy Keo, Vientiane", language="fr")[0][1] == "fr"


def test_roles_paragraphs_and_order() -> None:
    """Passages carry role and paragraph of their block; blocks on one line share a paragraph."""
    text = f"Laos and Peru sign deal\nVientiane (VNA) – {EN} They met."
    line, dash = text.index("\n") + 1, text.index("The foreign")
    report = Report(id="r-0", text=text, source="a", file="a")
    page = Page((Block(0, line - 1, "headline"), Block(line, dash - 1, "dateline"), Block(dash, len(text), "body")))
    found = segment(report, page)
    assert [(p.index, p.role, p.paragraph) for p in found] == [
        (0, "headline", 0), (1, "dateline", 1), (2, "body", 1), (3, "body", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("blocks", "cut"),
    [
        (["body:They met. They also agreed to hold consul"], True),
        (["body:They met.", "body:They also agreed to hold consul", "button:Read more"], True),
        (["body:They met. They agreed."], False),
        (['body:They said: "We agreed."'], False),
        (["body:They agreed as follows:"], False),
        (["headline:Laos and Peru sign deal"], False),
        (["body:They also agreed to hold consultations", "credit:VNA"], False),
        (["body:They also agreed to hold consultations", "related:Related news"], False),
    ],
)
def test_text_that_breaks_off(blocks: list[str], cut: bool) -> None:
    """The last sentence is marked where the text breaks off in it, and nowhere else."""
    text, spans = "", []
    for block in blocks:
        role, _, content = block.partition(":")
        spans.append((len(text), len(text) + len(content), role))
        text += content + "\n"
    found = read(text, *spans)
    assert [p[3] for p in found].count(True) == int(cut)
    if cut:
        assert next(p[0] for p in found if p[3]).endswith("consul")


def test_empty_page() -> None:
    """A page without blocks has no passages."""
    report = Report(id="r-0", text="", source="a", file="a")
    assert segment(report, Page()) == ()


def test_speed() -> None:
    """At least half a megabyte a second, on the slowest and busiest machine (about eight on a quiet one)."""
    text = (EN + " They also agreed to hold consultations every year, starting in Lima in the spring. ") * 3000
    assert len(text) / least_seconds(lambda: read(text)) > 500_000


TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            [
                "Mr. Keo",
                "met.",
                "“很好！”",
                "他说。",
                "г. Москва",
                "…",
                '."',
                "U.S.",
                "😀.",
                "e\u0301.",
                "./.",
                "\n",
                " ",
                "?!",
                "«Да.»",
                ". .",
                "No.",
                "5",
            ]
        ),
        max_size=30,
    ).map(" ".join),
)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["en", "vi", "ru", "zh", "es", "fr", "de", "und", "th"]))
def test_sentences_hold_every_character(text: str, language: str) -> None:
    """Any text: sentences in order, without overlap, only white space between and around them, none empty."""
    end = 0
    for a, b in sentences(text, language):
        assert end <= a < b <= len(text)
        assert not text[end:a].strip()
        assert text[a:b] == text[a:b].strip()
        end = b
    assert not text[end:].strip()


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, default=st.sampled_from(["und", "en", "vi", "ru"]))
def test_language_never_raises(text: str, default: str) -> None:
    """Any text has a language code, deterministic."""
    assert language_of(text, default) == language_of(text, default)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, points=st.lists(st.integers(0, 300), max_size=6))
def test_passages_lie_in_their_blocks(text: str, points: list[int]) -> None:
    """Whatever the blocks: passages lie in them, in order, numbered from 0, at most one is cut."""
    marks = sorted({min(p, len(text)) for p in (0, *points, len(text))})
    blocks = tuple(Block(a, b, "body") for a, b in zip(marks, marks[1:], strict=False) if text[a:b].strip())
    found = segment(Report(id="r-0", text=text, source="a", file="a"), Page(blocks))
    assert [p.index for p in found] == list(range(len(found)))
    assert all(any(b.start <= p.start < p.end <= b.end for b in blocks) for p in found)
    assert sum(p.cut for p in found) <= 1


def test_what_a_semicolon_parts_keeps_the_verb_that_governs_it() -> None:
    """What a semicolon parts is one sentence, unless it grows too long."""
    member = "扩大两国农业科研机构和高等院校之间的交流；"
    assert parts("双方同意加强干部培训；" + member + "推动媒体合作。", "zh") == [
        "双方同意加强干部培训；" + member + "推动媒体合作。"
    ]
    assert len(parts(member * 30, "zh")) > 1
