"""The day of publication: what is trusted before what, and what is not taken."""

from __future__ import annotations

import pytest
from clean_pages import page

from bilateral.clean.dates import address_date, full_dates

BODY = "The foreign ministers of Laos and Peru signed a tourism deal on Monday in Vientiane, the ministry said."


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2015/07/17/a-visit", "2015-07-17"),
        ("https://example.org/n/2015/0718/c31618-8922522.html", "2015-07-18"),
        ("https://example.org/news/20150717", "2015-07-17"),
        ("https://example.org/news/2021-09-09/deal/100448662", "2021-09-09"),
        ("https://example.org/news/2015-07/17/deal", "2015-07-17"),
        ("https://example.org/2013/3/6/623368.html", "2013-03-06"),
        ("https://example.org/pages/20130305/deal.aspx", "2013-03-05"),
        ("https://example.org/html/201303/t20130306_360412.html", "2013-03-06"),
        ("https://example.org/20150717123456.html", "2015-07-17"),
        ("https://example.org/202002/deal-5668323/", "2020-02"),
        ("https://example.org/2013/03/deal.html", "2013-03"),
        ("https://example.org/deal-post97078.vnp", None),
        ("https://example.org/202513999-x", None),
        ("https://example.org/1616123.html", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_address(url: str | None, day: str | None) -> None:
    """Days and months in addresses are found in their many forms, and other numbers are not taken for them."""
    assert address_date(url) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("July 17, 2015", "2015-07-17"),
        ("17 July 2015", "2015-07-17"),
        ("20.07.2015 - Article", "2015-07-20"),
        ("Thứ Tư, 5/2/2020", "2020-02-05"),
        ("ngày 3 tháng 9 năm 2018", "2018-09-03"),
        ("3 декабря 2018 г.", "2018-12-03"),
        ("17 de julio de 2015", "2015-07-17"),
        ("17 juillet 2015", "2015-07-17"),
        ("1er décembre 2021", "2021-12-01"),
        ("2018年12月3日", "2018-12-03"),
        ("Friday, 09/20/2024", "2024-09-20"),
        ("Wednesday, 02/05/2020", "2020-02-05"),
        ("05/02/2020", None),
        ("31/02/2020", None),
    ],
)
def test_full_dates(text: str, day: str | None) -> None:
    """Dates of many languages; where day and month could be either and nothing decides, none is taken."""
    assert next((f.day for f in full_dates(text)), None) == day


def test_order_of_trust() -> None:
    """What was given goes before the address, the address before the head."""
    text = f"Laos and Peru sign deal\nMay 3, 2019\n{BODY}\n"
    assert page(text).published == "2019-05-03"
    assert page(text, url="https://example.org/2019/05/04/x").published == "2019-05-04"
    assert page(text, url="https://example.org/2019/05/04/x", published="2019-05-05").published == "2019-05-05"


def test_month_of_the_address_is_refined() -> None:
    """A month is refined by a day of the head or of the dateline that fits it."""
    url = "https://example.org/201905/x"
    assert page(f"Laos and Peru sign deal\nMay 3, 2019\n{BODY}", url=url).published == "2019-05-03"
    assert page(f"VIENTIANE, May 4 (Xinhua) -- {BODY}", url=url).published == "2019-05-04"
    assert page(f"VIENTIANE, April 4 (Xinhua) -- {BODY}", published="2019-05").published == "2019-05"


def test_dateline_without_a_year() -> None:
    """Day and month without a year stay without one."""
    assert page(f"VIENTIANE, May 4 (Xinhua) -- {BODY}").published == "XXXX-05-04"
    assert page(BODY).published is None


def test_day_of_fetching_is_not_taken() -> None:
    """A day in the head that lies years behind the report's own dates, or far above its headline, is the site's."""
    assert page(f"Laos and Peru sign deal\nMay 3, 2024\n{BODY} It was signed on May 2, 2019.").published is None
    text = f"Friday, 09/20/2024\nWorld\nSport\nCulture\nLaos and Peru sign tourism deal\n{BODY}"
    assert page(text).published is None


def test_no_picture_is_older_than_its_page() -> None:
    """A labelled day before the day of a picture on the page is wrong."""
    text = f" date 2021-07-01 The ministers in Vientiane on Sept. 9, 2021. (Photo courtesy of the ministry)\n\n{BODY}"
    assert page(text).published is None


def test_dateline_months_away_from_the_head() -> None:
    """A head and a dateline that cannot both be right leave the year open."""
    text = f"Laos and Peru sign deal\nSeptember 20, 2024\nVIENTIANE, May 4 (Xinhua) -- {BODY}"
    assert page(text).published == "XXXX-05-04"


def test_a_line_that_says_published_is_taken() -> None:
    """`Published:` begins like boilerplate, and its day counts all the same."""
    assert page(f"Laos and Peru sign deal\nPublished: 3 May 2019, 18:42\n\n{BODY}").published == "2019-05-03"


def test_an_old_date_in_the_body_does_not_outvote_dateline_or_recent_dates() -> None:
    """A report may look back thirty years: where dateline or another date bears the head out, it stands."""
    head = "Laos and Peru sign deal\n3 May 2019\n\n"
    old = f"{BODY} Relations were set up on June 29, 1992"
    assert page(f"{head}VIENTIANE, May 3 (Xinhua) -- {old}.").published == "2019-05-03"
    assert page(f"{head}{old}, and the day will be marked on June 29, 2019.").published == "2019-05-03"
    assert page(f"{head}{old}.").published is None
