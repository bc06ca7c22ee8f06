"""Where names are at home: said where custom is clear, left open elsewhere."""

from __future__ import annotations

import pytest

from bilateral.resolve.origin import languages_of_name


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Trần Quốc Bảo", "VNM"), ("Tran Quoc Bao", "VNM"), ("Нгуен Хыу Лок", "VNM"), ("阮友禄", "VNM"),
        ("Wang Jianguo", "CHN"), ("Ван Цзяньго", "CHN"), ("박민수", "KOR"), ("Sergey Kuznetsov", "RUS"),
        ("Сергеем Кузнецовым", None), ("Виктор Загорский", "RUS"), ("John Martin", None), ("Michael Brown", None),
        ("Volodymyr Kovalenko", "UKR"), ("Sergey", None), ("", None), ("陈国宝", None), ("Kenji Takahashi", None),
    ],
)  # fmt: skip
def test_origin(name: str, country: str | None) -> None:
    """Vietnamese syllables, Russian endings with Russian given names; nothing where two customs are possible."""
    assert languages_of_name(name) == country
