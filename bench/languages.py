"""Reading speed by language: reports a second beside English, all in one process.

    python bench/languages.py EXAM [--rounds N]     EXAM is the exam's folder

The reports are the documents of NTREX-128, the same in six languages. A round reads all of them in every language,
by turns, so that what else the machine does hits all alike; a language's speed is that of its fastest round. What
counts is the ratio to English; every language should reach half of it.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from bilateral.model import Report
from bilateral.pipeline import read_one

LANGUAGES = ("en", "vi", "ru", "zh", "es", "fr")
BAR = 0.5


def reports(exam: Path, language: str) -> list[Report]:
    """The documents in one language, a report each."""
    texts: dict[str, list[str]] = {}
    with (exam / "ntrex/sentences.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            sentence = json.loads(line)
            texts.setdefault(sentence["document"], []).append(sentence[language])
    return [
        Report(f"r-{i}", "\n\n".join(sentences), name, name, published="2018-10-02")
        for i, (name, sentences) in enumerate(texts.items())
    ]


def seconds(listed: list[Report]) -> float:
    """Processor time to read some reports."""
    started = time.process_time()
    for report in listed:
        read_one(report)
    return time.process_time() - started


def main() -> None:
    """Read, compare, print; exit code 1 where a language stays below the bar."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("exam", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    listed = {language: reports(args.exam, language) for language in LANGUAGES}
    for some in listed.values():
        seconds(some)  # packs are compiled when first wanted
    best = dict.fromkeys(LANGUAGES, float("inf"))
    for _ in range(args.rounds):
        for language, some in listed.items():
            best[language] = min(best[language], seconds(some))
    speeds = {language: len(listed[language]) / best[language] for language in LANGUAGES}
    print("| language | reports a second | beside English |")
    for language, speed in speeds.items():
        print(f"| {language} | {speed:.0f} | {speed / speeds['en']:.2f} |")
    if slow := [language for language in LANGUAGES if speeds[language] < BAR * speeds["en"]]:
        sys.exit(f"Below {BAR} of English: {', '.join(slow)}")


if __name__ == "__main__":
    main()
