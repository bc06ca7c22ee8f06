"""What a sentence adds to the one before it, lists of lands, and people told by what they are to each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from retold import items


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru will strengthen cooperation in trade. That would include joint work on health.",
        "Чили и Перу намерены расширять торговлю. В частности, речь идет о здравоохранении.",
        "Chile dan Peru sepakat memperkuat perdagangan. Kerja sama tersebut mencakup kesehatan.",
        "Chile và Peru nhất trí tăng cường thương mại. Hợp tác này bao gồm y tế.",
        "智利和秘鲁一致同意扩大贸易。这包括卫生合作。",
    ],
)
def test_a_sentence_adds_fields_to_the_promise_before_it(tmp_path: Path, text: str) -> None:
    """ "That includes …" belongs to what was promised."""
    (promise,) = items(tmp_path, "commitment", a=text)
    assert sorted(promise["areas"]) == ["health", "trade"]


@pytest.mark.parametrize(
    "text",
    [
        "Chilean Foreign Minister Rosa Fuentes will visit Peru, Laos and Ghana next week.",
        "Menteri Luar Negeri Chile Rosa Fuentes akan berkunjung ke Peru, Laos, dan Ghana pekan depan.",
        "Bộ trưởng Ngoại giao Chile Rosa Fuentes sẽ thăm Peru, Lào và Ghana vào tuần tới.",
        "智利外长罗莎·富恩特斯将访问秘鲁、老挝和加纳。",
    ],
)
def test_one_journey_to_several_lands_is_a_visit_to_each(tmp_path: Path, text: str) -> None:
    """Each land of the list has its visit."""
    visits = items(tmp_path, "event", a=text)
    assert sorted(p for x in visits for p in x["parties"] if p != "CHL") == ["GHA", "LAO", "PER"]


def test_a_counterpart_is_who_holds_the_office_for_the_other_side(tmp_path: Path) -> None:
    """ "Her counterpart" is named elsewhere in the report."""
    text = (
        "Chilean Defence Minister Rosa Fuentes and Peruvian Defence Minister Luis Quispe met in Lima on 3 May 2024. "
        "On Friday, 10 May 2024, Rosa Fuentes held talks with her counterpart in Arica."
    )
    talks = [x for x in items(tmp_path, "event", a=text) if x["kind"] == "meeting"]
    assert all({p["name"] for p in x["participants"]} == {"Rosa Fuentes", "Luis Quispe"} for x in talks)


@pytest.mark.parametrize(
    ("words", "promises"),
    [
        ("双方同意加强农业合作,扩大旅游往来,推动教育交流。", [["agriculture", "education", "tourism"]]),
        ("双方同意加强农业合作;扩大旅游往来,推动教育交流。", [["agriculture"], ["education", "tourism"]]),
        ("双方同意加强农业合作,推动两国关系健康稳定发展。", [["agriculture"]]),
    ],
)
def test_a_chain_of_verbs_under_one_is_one_promise_in_chinese(
    tmp_path: Path, words: str, promises: list[list[str]]
) -> None:
    """Commas part the steps of one promise, semicolons two promises; the healthy growth of relations is no health."""
    met = "智利外长罗莎·富恩特斯会见秘鲁外长路易斯·基斯佩。"
    found = items(tmp_path, "commitment", a=met + words)
    assert sorted(sorted(set(x["areas"]) - {"people_to_people"}) for x in found) == promises


def test_a_first_name_and_a_fathers_name_are_the_one_of_that_first_name(tmp_path: Path) -> None:
    """Russian leaves out the surname where it is courteous."""
    text = (
        "Министр обороны Чили Сергей Петухов прибыл в Перу. Сергей Иванович Лаптев остался дома. "
        "Министр обороны Перу принял министра обороны Чили Сергея Петухова. «Андрей Ильич планирует переговоры», — "
        "сообщил министр обороны Чили Сергей Петухов. С ним прибыл посол Чили Андрей Громов."
    )
    names = {x["name"] for x in items(tmp_path, "person", a=text)}
    assert "Андрей Громов" in names and not any("Ильич" in name for name in names)
