"""Transcriptions between Vietnamese, Russian and Chinese, syllable by syllable."""

from __future__ import annotations

import pytest

from bilateral.resolve import chinese, cyrillic, vietnamese
from bilateral.resolve.folding import distance
from bilateral.resolve.names import keys


@pytest.mark.parametrize(
    ("syllable", "russian"),
    [
        ("Nguyễn", "нгуен"), ("Chí", "ти"), ("Vịnh", "винь"), ("Phan", "фан"), ("Văn", "ван"), ("Giang", "зянг"),
        ("Phùng", "фунг"), ("Quang", "куанг"), ("Thanh", "тхань"), ("Ngô", "нго"), ("Xuân", "суан"), ("Lịch", "лить"),
        ("Trần", "чан"), ("Trương", "чыонг"), ("Đỗ", "до"), ("Dũng", "зунг"), ("Sơn", "шон"), ("Nhật", "нят"),
        ("Khánh", "кхань"), ("Hương", "хыонг"), ("Quý", "куи"), ("Châu", "тяу"), ("Tuyết", "тует"),
    ],
)  # fmt: skip
def test_vietnamese_and_russian(syllable: str, russian: str) -> None:
    """The tables lead from the syllable to its Russian spelling and back."""
    assert russian in vietnamese.to_russian(syllable)
    assert vietnamese.bare(syllable) in vietnamese.from_russian(russian)


def test_every_syllable_has_a_russian_spelling() -> None:
    """No syllable that Vietnamese can build is without a Russian spelling, and each spelling leads back to it."""
    for syllable in vietnamese.syllables():
        spellings = vietnamese.to_russian(syllable)
        assert spellings, syllable
        assert all(vietnamese.bare(syllable) in vietnamese.from_russian(s) for s in spellings)


def test_tone_marks_and_closing_y() -> None:
    """One syllable in two habits of writing is one; another tone is another syllable."""
    assert vietnamese.toned("hòa") == vietnamese.toned("hoà")
    assert vietnamese.toned("Lý") == vietnamese.toned("lí")
    assert vietnamese.toned("thanh") != vietnamese.toned("thành")
    assert vietnamese.bare("Quý") == "quy"


def test_readings_of_characters() -> None:
    """Characters have their Vietnamese readings, also those beside the dictionary's one."""
    assert vietnamese.toned("Phùng") in chinese.vietnamese("馮") & chinese.vietnamese("冯")
    assert {vietnamese.toned("Vũ"), vietnamese.toned("Võ")} <= chinese.vietnamese("武")
    assert "thanh" in chinese.vietnamese_of_pinyin("qing")
    assert chinese.vietnamese_of_pinyin("xyz") == frozenset()


def test_every_pinyin_syllable_in_palladius() -> None:
    """Each pinyin syllable of everyday characters is written in Russian in a way that leads back to it."""
    for syllable in chinese.syllables():
        russian = chinese.to_palladius(syllable)
        if russian:
            assert any(len(way) == 1 and syllable in way[0] for way in chinese.cut_palladius(russian)), syllable
    assert sum(not chinese.to_palladius(s) for s in chinese.syllables()) <= 2


def test_cutting_words() -> None:
    """Joined syllables come apart, in more than one way where there is more than one."""
    assert ("guang", "qing") in chinese.cut_pinyin("guangqing")
    assert {("xian",), ("xi", "an")} <= set(chinese.cut_pinyin("xian"))
    assert chinese.cut_pinyin("smith") == ()
    assert [sorted(s) for s in chinese.cut_palladius("цзяньго")[0]] == [["jian"], ["guo"]]


def test_wade_giles() -> None:
    """The older English spelling leads to pinyin."""
    assert "jian" in chinese.wade_giles("chien")
    assert "xiao" in chinese.wade_giles("hsiao")
    assert "dong" in chinese.wade_giles("tung")


@pytest.mark.parametrize(
    ("case", "nominative"),
    [
        ("кузнецовым", "кузнецов"), ("морозовой", "морозова"), ("загорскому", "загорский"), ("сергеем", "сергей"),
        ("дмитрию", "дмитрий"), ("игорем", "игорь"), ("павлом", "павел"), ("еленой", "елена"), ("олегу", "олег"),
        ("ивановичем", "иванович"), ("никитина", "никитин"), ("лебедеву", "лебедев"),
    ],
)  # fmt: skip
def test_russian_cases(case: str, nominative: str) -> None:
    """A declined name leads to its nominative, among few guesses."""
    assert nominative in cyrillic.nominatives(case)
    assert len(cyrillic.nominatives(case)) <= 5


def test_ukrainian_letters() -> None:
    """Names with Ukrainian letters are read as Ukrainian."""
    assert cyrillic.latin("григорій") == "hryhoriy"
    assert cyrillic.latin("григорий") == "grigoriy"


def test_distance_of_parts() -> None:
    """Another habit of spelling costs next to nothing, a letter costs more, another name costs most."""
    assert distance("schubin", "shubin") < distance("shubin", "shupin") < distance("shubin", "shulin") < 2
    assert distance("petrov", "sidorov") > 2


def test_a_name_of_which_one_syllable_came_out_damaged_is_still_compared() -> None:
    """Two syllables side by side are enough to find it; a middle name that everybody bears is not."""
    assert keys("Нгуэан Куок Хоанг") & keys("Nguyễn Quốc Hoàng")
    assert not keys("Нгуэан Ван Хоанг") & keys("Nguyễn Văn Hoàng")
