"""Looking up a model's quotes: seconds for reports of growing length in several scripts, half of the quotes not there.

    python bench/quotes.py [QUOTES]

The whole report is one passage, the worst that segmentation can do. A row also tells how far the quotes are from
standing alone: `same` is a text of one letter, in which every quote stands everywhere.
"""

from __future__ import annotations

import random
import sys
import time
import unicodedata

from bilateral.llm.quotes import Normal

UNITS = {
    "Vietnamese": "Bộ trưởng Quốc phòng hai nước đã hội đàm tại thủ đô và ký kế hoạch hợp tác. ",
    "Vietnamese, decomposed": unicodedata.normalize("NFD", "Bộ trưởng Quốc phòng hai nước đã hội đàm tại thủ đô. "),
    "Chinese": "两国国防部长在首都举行会谈并签署合作计划。",
    "Arabic": "أجرى وزيرا الدفاع محادثات في العاصمة ووقعا خطة للتعاون. ",
    "Thai": "รัฐมนตรีทั้งสองประเทศหารือและลงนามแผนความร่วมมือ",
    "Hindi": "दोनों देशों के मंत्रियों ने राजधानी में वार्ता की। ",
    "same": "a",
}
SIZES = (50_000, 100_000, 200_000)


def seconds(unit: str, size: int, quotes: int) -> float:
    """How long it takes to normalise one report and look up its quotes.

    Args:
        unit: what the report repeats, with a number between.
        size: characters of the report.
        quotes: how many are looked up.

    Returns:
        Seconds of processor time.
    """
    chance = random.Random(size)
    pieces, length = [], 0
    while length < size:
        pieces.append(unit if len(unit) == 1 else f"{unit}{chance.randrange(10**6)} ")
        length += len(pieces[-1])
    text = "".join(pieces)[:size]
    starts = [chance.randrange(size - 200) for _ in range(quotes)]
    wanted = [text[i : i + 90] + ("ж" if n % 2 else "") for n, i in enumerate(starts)]
    started = time.process_time()
    passage = Normal(text)
    for words in wanted:
        passage.find(words)
    return time.process_time() - started


def main() -> None:
    """Print the table."""
    quotes = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    print(f"{quotes} quotes" + "".join(f"{size:>12,}" for size in SIZES))
    for name, unit in UNITS.items():
        print(f"{name:24}" + "".join(f"{seconds(unit, size, quotes):10.2f} s" for size in SIZES))


if __name__ == "__main__":
    main()
