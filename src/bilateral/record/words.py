"""How texts are searched: without regard to case, accents or the spaces that some scripts do not write."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640]")
_LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"})
# Scripts that do not set words apart: every character becomes a word, and a word of the query a phrase of them.
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff])"
)
_QUERY = re.compile(r'"([^"]+)"|(\S+)')
_WORD = re.compile(r"\w+")
_SHORTEST_PREFIX = 4


def fold(text: str) -> str:
    """A text as it is compared in searching.

    Args:
        text: any text.

    Returns:
        Lower case, without accents and Arabic vowel signs, `đ` as `d`, full-width forms as plain ones.
    """
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


def spaced(text: str) -> str:
    """A text as the index keeps it: folded, with the characters of unspaced scripts set apart.

    Args:
        text: any text.

    Returns:
        Words between spaces.
    """
    return _UNSPACED.sub(r" \1 ", fold(text))


def terms(query: str) -> tuple[str, ...]:
    """The words and "quoted phrases" of a query, folded, in order.

    Args:
        query: what a person typed.

    Returns:
        Each as it would stand in a folded text; without those that hold no letter or digit.
    """
    found = (fold(m[1] or m[2]).strip() for m in _QUERY.finditer(query))
    return tuple(" ".join(_WORD.findall(t)) for t in found if _WORD.search(t))


def match(query: str) -> str:
    """The query in the index's own language: all words must be there; from four letters on, longer forms count too.

    Args:
        query: what a person typed.

    Returns:
        An FTS5 expression; empty where the query holds no word.
    """
    parts = []
    for term in terms(query):
        words = _WORD.findall(_UNSPACED.sub(r" \1 ", term))
        # A prefix finds `dialogues` under `dialogue`, and the cases of Russian and other inflected languages.
        star = "*" if len(words[-1]) >= _SHORTEST_PREFIX else ""
        parts.append('"' + " ".join(words) + '"' + star)
    return " ".join(parts)


def highlights(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where the query's words stand in a text.

    Args:
        text: any text, as written.
        query: what a person typed.

    Returns:
        (start, end) pairs in the text as written, in order, none overlapping another.
    """
    folded, origin = [], []
    for position, character in enumerate(text):
        piece = fold(character)
        folded.append(piece)
        origin.extend([position] * len(piece))
    plain = "".join(folded)
    found: list[tuple[int, int]] = []
    for term in terms(query):
        edge = "" if _UNSPACED.match(term) else r"\b"
        words = r"\W+".join(re.escape(word) for word in term.split())
        longer = r"\w*" if len(term) >= _SHORTEST_PREFIX and edge else edge
        for m in re.finditer(edge + words + longer, plain):
            found.append((origin[m.start()], origin[m.end() - 1] + 1))
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return tuple(apart)
