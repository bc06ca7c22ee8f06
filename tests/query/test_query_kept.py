"""A promise told in one language is shown kept by what a report in another language says was done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bilateral.query import due, render_brief
from retold import items, record_of

PROMISED = (
    "Hai nước hội đàm\n\nXuất bản: 3/5/2021\n\nNgày 3/5/2021, Bộ trưởng Ngoại giao Việt Nam Trần Văn Hải hội đàm với "
    "Bộ trưởng Ngoại giao Nga Ivan Krylov tại Hà Nội. Hai bên nhất trí sớm ký Bản ghi nhớ về hợp tác giáo dục, tổ chức "
    "Đối thoại chiến lược lần thứ 8, ký Hiệp định về hợp tác y tế và thành lập nhóm công tác về năng lượng.\n"
)
SIGNED = (
    "Подписан меморандум\n\nОпубликовано: 12 марта 2022\n\nХАНОЙ, 12 марта 2022 года. Министр иностранных дел России "
    "Иван Крылов и министр иностранных дел Вьетнама Чан Ван Хай подписали в Ханое меморандум о взаимопонимании в "
    "области образования.\n"
)
ROUND = (
    "越俄战略对话\n\n发布时间:2022年6月9日\n\n新华社莫斯科2022年6月9日电 越南和俄罗斯第八轮战略对话9日在莫斯科举行。\n"
)


def _promises(tmp_path: Path, **texts: str) -> dict[str, dict[str, Any]]:
    return {x["what"]: x for x in items(tmp_path, "commitment", **texts)}


def test_the_words_of_a_promise_say_what_is_to_be_done(tmp_path: Path) -> None:
    """In English, of our own: a paper to be signed, a round to be held, a body to be set up."""
    found = _promises(tmp_path, a=PROMISED)
    assert set(found) == {
        "sign a memorandum of understanding on education",
        "sign an agreement on health",
        "hold the 8th round of the strategic dialogue",
        "set up a working group on energy",
    }
    assert {x["status"] for x in found.values()} == {"agreed"}


def test_what_was_promised_in_vietnamese_is_kept_in_russian_and_chinese(tmp_path: Path) -> None:
    """The memorandum and the round are done, with the reports that say so; the other paper and the body are not."""
    found = _promises(tmp_path, a=PROMISED, b=SIGNED, c=ROUND)
    done = {what: x["history"][-1]["date"] for what, x in found.items() if x["status"] == "done"}
    assert done == {
        "sign a memorandum of understanding on education": "2022-03-12",
        "hold the 8th round of the strategic dialogue": "2022-06-09",
    }
    assert all(found[what]["kept_by"] for what in done)


def test_due_lists_what_is_still_open(tmp_path: Path) -> None:
    """After the signing and the round, the health agreement and the working group are left."""
    with record_of(tmp_path, a=PROMISED, b=SIGNED, c=ROUND) as record:
        told = " ".join(render_brief(due(record, "VNM", "RUS", "2022-12-31")).split())
    assert "agreement on health" in told and "working group on energy" in told
    assert "memorandum of understanding on education" not in told and "8th round" not in told


@pytest.mark.parametrize(
    "paper",
    ["меморандум о взаимопонимании в области культуры", "протокол о сотрудничестве в области образования"],
)
def test_another_paper_keeps_no_promise(tmp_path: Path, paper: str) -> None:
    """A memorandum on something else, or another kind of paper on the same, is not what was promised."""
    other = SIGNED.replace("меморандум о взаимопонимании в области образования", paper)
    other = other.replace("Подписан меморандум", "Министры в Ханое")
    assert paper in other
    found = _promises(tmp_path, a=PROMISED, b=other)
    assert found["sign a memorandum of understanding on education"]["status"] == "agreed"


def test_a_promise_repeated_in_another_language_is_the_same_promise(tmp_path: Path) -> None:
    """A year later, and in Russian: the memorandum that was to be signed is still to be signed."""
    again = (
        "Переговоры в Москве\n\nОпубликовано: 14 апреля 2022\n\nМОСКВА, 14 апреля 2022 года. Министр иностранных дел "
        "России Иван Крылов провел переговоры с министром иностранных дел Вьетнама Чан Ван Хаем. Стороны договорились "
        "подписать меморандум о взаимопонимании в области образования.\n"
    )
    found = _promises(tmp_path, a=PROMISED, b=again)
    promise = found["sign a memorandum of understanding on education"]
    assert promise["reports"] == 2 and promise["status"] == "agreed"
    assert [row["date"] for row in promise["history"]] == ["2021-05-03", "2022-04-14"]
