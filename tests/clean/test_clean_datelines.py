"""Datelines of many agencies: where they end, what they say; and beginnings that only look like one."""

from __future__ import annotations

import pytest

from bilateral.clean.datelines import dateline

YES = [
    ("MOSCOW As part of his visit, the minister", "MOSCOW ", "MOSCOW", None, None),
    ("Hanoi (VNA) – The minister", "Hanoi (VNA) – ", "Hanoi", "VNA", None),
    ("Hanoi (VNA) El ministro de", "Hanoi (VNA) ", "Hanoi", "VNA", None),
    ("HANOI, March 5 (Xinhua) -- The two", "HANOI, March 5 (Xinhua) -- ", "HANOI", "Xinhua", "03-05"),
    ("Moscow, December 3, 2018 (TASS) – The", "Moscow, December 3, 2018 (TASS) – ", "Moscow", "TASS", "2018-12-03"),
    ("МОСКВА, 3 декабря. /ТАСС/. Министр", "МОСКВА, 3 декабря. /ТАСС/. ", "МОСКВА", "TASS", "12-03"),
    ("ХАНОЙ, 6 мар — РИА Новости. Министр", "ХАНОЙ, 6 мар — РИА Новости. ", "ХАНОЙ", "RIA Novosti", "03-06"),
    (
        "МОСКВА, 3 дек - РИА Новости, Иван Примеров. Министр",
        "МОСКВА, 3 дек - РИА Новости, Иван Примеров. ",
        "МОСКВА",
        "RIA Novosti",
        "12-03",
    ),
    ("Москва. 5 февраля. INTERFAX.RU - Министр", "Москва. 5 февраля. INTERFAX.RU - ", "Москва", "Interfax", "02-05"),
    ("MOSCOW. Dec 3 (Interfax) - Russian", "MOSCOW. Dec 3 (Interfax) - ", "MOSCOW", "Interfax", "12-03"),
    ("新华社河内12月3日电（记者 张三）两国", "新华社河内12月3日电（记者 张三）", "河内", "Xinhua", "12-03"),
    ("中新网3月6日电 据", "中新网3月6日电 ", None, "China News Service", "03-06"),
    ("越通社河内——应邀", "越通社河内——", "河内", "VNA", None),
    ("(中央社記者陳小明利馬17日專電)外長", "(中央社記者陳小明利馬17日專電)", "利馬", "Central News Agency", None),
    ("【环球时报报道 记者 王五】据报道", "【环球时报报道 记者 王五】", None, "Global Times", None),
    ("Hà Nội (TTXVN) - Ngày", "Hà Nội (TTXVN) - ", "Hà Nội", "VNA", None),
    ("HÀ NỘI — Prime Minister", "HÀ NỘI — ", "HÀ NỘI", None, None),
    ("HAVANA,  July  17  (EFE) The foreign", "HAVANA,  July  17  (EFE) ", "HAVANA", "EFE", "07-17"),
    ("Berlin (AFP) Der Minister", "Berlin (AFP) ", "Berlin", "AFP", None),
    ("KYIV, Ukraine (AP) — The", "KYIV, Ukraine (AP) — ", "KYIV, Ukraine", "AP", None),
    ("Moscú, 4 dic (VNA)- Los", "Moscú, 4 dic (VNA)- ", "Moscú", "VNA", "12-04"),
    (
        "La Habana, 17 jul (Prensa Latina) El canciller",
        "La Habana, 17 jul (Prensa Latina) ",
        "La Habana",
        "Prensa Latina",
        "07-17",
    ),
    ("Hanoï, 21 janvier (VNA) - Le", "Hanoï, 21 janvier (VNA) - ", "Hanoï", "VNA", "01-21"),
    ("VOV.VN - Ngày 5", "VOV.VN - ", None, "VOV", None),
    ("QĐND - Sáng", "QĐND - ", None, "People's Army Newspaper", None),
    ("NDO/VNA – General", "NDO/VNA – ", None, "Nhan Dan", None),
    ("(VOVWORLD) – The", "(VOVWORLD) – ", None, "VOV", None),
    ("(Dân trí) - Bộ trưởng", "(Dân trí) - ", None, "Dan Tri", None),
    ("TEMPO.CO, Jakarta - Menteri", "TEMPO.CO, Jakarta - ", "Jakarta", "Tempo", None),
    ("Jakarta, CNN Indonesia -- Menteri", "Jakarta, CNN Indonesia -- ", "Jakarta", "CNN Indonesia", None),
    ("Jakarta, 9/9 (ANTARA) - Menteri", "Jakarta, 9/9 (ANTARA) - ", "Jakarta", "Antara", "09-09"),
    ("PADANG (PadangKini) – Menteri", "PADANG (PadangKini) – ", "PADANG", "PadangKini", None),
    (
        "HANOI, March 15 (Red River News) – The",
        "HANOI, March 15 (Red River News) – ",
        "HANOI",
        "Red River News",
        "03-15",
    ),
    (
        "HO CHI MINH CITY, Jan. 16 (Red River News) – A",
        "HO CHI MINH CITY, Jan. 16 (Red River News) – ",
        "HO CHI MINH CITY",
        "Red River News",
        "01-16",
    ),
    ("Nur-Sultan (Red River News) – The", "Nur-Sultan (Red River News) – ", "Nur-Sultan", "Red River News", None),
    (
        "ASTANA, 12 June. /Steppe Press/. Kazakhstan",
        "ASTANA, 12 June. /Steppe Press/. ",
        "ASTANA",
        "Steppe Press",
        "06-12",
    ),
    ("(Sông Hồng Online) - Chiều 9/3", "(Sông Hồng Online) - ", None, "Sông Hồng Online", None),
    (
        "**HANOI, 20 September. Steppe Press** – The",
        "**HANOI, 20 September. Steppe Press** – ",
        "HANOI",
        "Steppe Press",
        "09-20",
    ),
    ("จาการ์ตา 9 ก.ย.- อินโดนีเซีย", "จาการ์ตา 9 ก.ย.- ", "จาการ์ตา", None, "09-09"),
    ("2-12-2023 (MANILA) The ministers met", "2-12-2023 (MANILA) ", "MANILA", None, "2023-12-02"),
    (
        "Manille, Philippines | AFP | samedi 02/12/2023 - Les ministres",
        "Manille, Philippines | AFP | samedi 02/12/2023 - ",
        "Manille, Philippines",
        "AFP",
        "2023-12-02",
    ),
]

NO = [
    "ASEAN Defence Ministers met in Lima.",
    "NATO - The alliance said so.",
    "President Primerov (left) – said the aide.",
    "The Ministry (MoD) said on Monday that",
    "Vietnam – Russia relations are good.",
    "Russia - China talks were held on Monday.",
    "Defence Minister Bounmy Keo (VNA) met with",
    "Ivan Primerov - the minister - arrived.",
    "On December 2, Keo met - they said.",
    "COVID-19 cases - The ministry",
    "Lionel Primerov (Red River Football Club) – a free kick",
    "Ivan Primerov (the Red River) – said",
    "The Ministry (Press and Information Office) - said",
    "Hanoi (VNA) –",
    "",
    "(",
]


@pytest.mark.parametrize(("text", "taken", "place", "outlet", "day"), YES)
def test_dateline(text: str, taken: str, place: str | None, outlet: str | None, day: str | None) -> None:
    """A dateline ends where the sentence begins, and gives place, agency and day as far as it names them."""
    found = dateline(text, first=True)
    assert found is not None
    assert text[: found.end] == taken
    assert (found.place, found.outlet, found.day) == (place, outlet, day)
    if found.place_span is not None:
        assert text[slice(*found.place_span)] == place


@pytest.mark.parametrize("text", NO)
def test_no_dateline(text: str) -> None:
    """Acronyms, names with remarks in brackets and dashes between countries open a sentence, no dateline."""
    assert dateline(text, first=True) is None


def test_capitals_alone_are_a_place_only_at_the_beginning() -> None:
    """A word in capitals without a dash is taken for a place in the report's first paragraph only."""
    assert dateline("MOSCOW As part of his visit", first=False) is None
