"""Planted copies in synthetic reports: recall, precision and seconds of `reprints.find`, with MinHash LSH beside it.

    python bench/reprints.py [REPORTS]

A third of the planted copies is whole (with another headline), a third partial (35 to 60 % of the passages among
foreign ones), a third edited (one word in ten replaced, dropped or doubled).
"""

from __future__ import annotations

import random
import sys
import time
from itertools import islice

from bilateral.reprints import find

Report = tuple[str, list[str]]
Pair = frozenset[str]
FORMULAS = [
    "the two sides agreed to further strengthen cooperation in the fields of",
    "speaking at the talks the minister highly appreciated the results of",
    "for his part the guest thanked the host for the warm welcome and affirmed that",
    "on this occasion the two ministers exchanged views on regional and international issues of",
]


def vocabulary(chance: random.Random, size: int = 20_000) -> list[str]:
    """Words that no language has, so that nothing is shared but what is planted."""
    syllables = [c + v for c in "bdfghjklmnprstvz" for v in ("a", "e", "i", "o", "u", "ai", "ou")]
    return sorted({"".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(size * 2)})[:size]


def passage(chance: random.Random, words: list[str], weights: list[float]) -> str:
    """A sentence: words by a Zipf law, every fourth time behind a formula of the trade."""
    start = chance.choice(FORMULAS) + " " if chance.random() < 0.25 else ""
    return start + " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(12, 35))) + "."


def edited(chance: random.Random, text: str, words: list[str]) -> str:
    """The sentence with one word in ten replaced, dropped or doubled."""
    out: list[str] = []
    for word in text.split():
        if chance.random() >= 0.1:
            out.append(word)
        else:
            out += chance.choice(([chance.choice(words)], [], [word, chance.choice(words)]))
    return " ".join(out)


def plant(count: int, share: float = 0.15, seed: int = 7) -> tuple[list[Report], dict[Pair, str]]:
    """Synthetic reports of which some copy others.

    Args:
        count: how many reports.
        share: how many of them copy another one.
        seed: of the random numbers.

    Returns:
        The reports in random order, and for each planted pair how it was copied.
    """
    chance = random.Random(seed)
    words = vocabulary(chance)
    total, weights = 0.0, []
    for rank in range(1, len(words) + 1):
        total += 1 / (rank + 20)
        weights.append(total)
    copies = int(count * share)
    new = [[passage(chance, words, weights) for _ in range(chance.randint(6, 20))] for _ in range(count)]
    truth: dict[Pair, str] = {}
    for number in range(count - copies, count):
        origin = number - (count - copies)
        source, how = new[origin], ("whole", "partial", "edited")[number % 3]
        if how == "whole":
            new[number] = [passage(chance, words, weights), *source]
        elif how == "edited":
            new[number] = [edited(chance, p, words) for p in source]
        else:
            take = max(2, round(len(source) * chance.uniform(0.35, 0.6)))
            start = chance.randint(0, len(source) - take)
            # At least three in ten of the smaller report's text: lifted passages among at most as many foreign ones.
            new[number] = [*source[start : start + take], *new[number][: chance.randint(1, take)]]
        truth[frozenset((f"r{origin:06}", f"r{number:06}"))] = how
    reports = [(f"r{n:06}", p) for n, p in enumerate(new)]
    chance.shuffle(reports)
    return reports, truth


def report(name: str, pairs: set[Pair], truth: dict[Pair, str], seconds: float, count: int) -> None:
    """Print one line."""
    right = len(pairs & truth.keys())
    by = {h: sum(p in pairs for p, k in truth.items() if k == h) for h in ("whole", "partial", "edited")}
    of = {h: max(1, sum(k == h for k in truth.values())) for h in by}
    print(
        f"{name:20} recall {right / len(truth):.4f}  precision {right / max(1, len(pairs)):.4f}  {seconds:6.1f} s"
        f"  {count / seconds:8.0f} reports/s  " + "  ".join(f"{h} {by[h] / of[h]:.3f}" for h in by)
    )


def minhash(reports: list[Report]) -> set[Pair] | None:
    """Pairs by datasketch's MinHash LSH over word 5-grams; None where it is not installed."""
    try:
        from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  (an optional peer)
    except ImportError:
        return None
    lsh, pairs = MinHashLSH(threshold=0.5, num_perm=128), set()
    for name, passages in reports:
        words = " ".join(passages).lower().split()
        sketch = MinHash(num_perm=128)
        sketch.update_batch(
            [" ".join(w).encode() for w in zip(*(islice(words, i, None) for i in range(5)), strict=False)]
        )
        pairs |= {frozenset((name, other)) for other in lsh.query(sketch)}
        lsh.insert(name, sketch)
    return pairs


def main() -> None:
    """Run both and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    reports, truth = plant(count)
    started = time.perf_counter()
    found = find(reports)
    seconds = time.perf_counter() - started
    report(
        "bilateral.reprints", {frozenset((r, s.report)) for r, ss in found.items() for s in ss}, truth, seconds, count
    )
    started = time.perf_counter()
    pairs = minhash(reports)
    if pairs is not None:
        report("datasketch LSH 0.5", pairs, truth, time.perf_counter() - started, count)


if __name__ == "__main__":
    main()
