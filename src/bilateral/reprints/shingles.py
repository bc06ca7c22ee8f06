"""A passage as numbers: its words, and the runs of words that a copy shares."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xxhash import xxh3_64_intdigest, xxh32_intdigest

_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_KEEP_VOCABULARY = 50_000


@dataclass(frozen=True, slots=True)
class Manner:
    """How the words of a script are counted.

    Attributes:
        wide: length of the runs that find candidates: so long that two reports rarely share one by chance.
        narrow: length of the runs that prove a copy: so short that most survive when one word in ten is changed.
        least: passages of fewer words than this say nothing about copying.
    """

    wide: int
    narrow: int
    least: int


WORDS = Manner(wide=5, narrow=3, least=6)
# Chinese and Japanese write a word with about two characters, Thai, Lao, Khmer and Burmese with about four.
HAN = Manner(wide=6, narrow=4, least=12)
UNSPACED = Manner(wide=12, narrow=8, least=24)


class _Vocabulary(dict[str, int]):
    """A number for each word, the same in every process."""

    def __missing__(self, word: str) -> int:
        """Make the number of a word not seen before."""
        if len(self) >= _KEEP_VOCABULARY:
            self.clear()
        number = xxh32_intdigest(word.encode("utf-8", "surrogatepass"))
        self[word] = number
        return number


_vocabulary = _Vocabulary()


def tokens(text: str) -> tuple[Manner, list[int]]:
    """The words of a passage as numbers, without case, punctuation and compatibility forms.

    Args:
        text: a passage.

    Returns:
        How its script is counted, and one number a word (a character, where a script sets no spaces).
    """
    if text.isascii():
        return WORDS, [_vocabulary[w] for w in _WORD.findall(text.lower())]
    text = unicodedata.normalize("NFKC", text).casefold()
    han, unspaced = len(_HAN.findall(text)), len(_UNSPACED.findall(text))
    if 3 * max(han, unspaced) < len(text):
        return WORDS, [_vocabulary[w] for w in _WORD.findall(text)]
    return HAN if han >= unspaced else UNSPACED, [_vocabulary[c] for c in text if c.isalnum()]


def grams(words: Sequence[int], length: int) -> Iterable[int]:
    """The runs of so many neighbouring words, each as one number.

    Args:
        words: numbers of words.
        length: how many make a run.

    Returns:
        One number a run, in order. (CPython's hash of a tuple of integers does not vary from process to process.)
    """
    return map(hash, zip(*(words[i:] for i in range(length)), strict=False))


def fingerprint(words: Sequence[int]) -> int:
    """One number for a whole sequence of words: equal where all words are equal.

    Args:
        words: numbers of words.

    Returns:
        64 bits.
    """
    return xxh3_64_intdigest(array("I", words).tobytes())
