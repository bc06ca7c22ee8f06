"""Captions: a paragraph under a picture, or what a page glued in front of the report's first sentence."""

from __future__ import annotations

from functools import cache

import regex

from bilateral.clean.furniture import furniture
from bilateral.clean.paragraphs import stops
from bilateral.clean.pieces import Piece, split
from bilateral.languages.outlets import outlet_named

_LONG = 420
_SHORT = 300
_NUMBERED = 280
_TAIL = 130
_REST = 25
_STOP = regex.compile(r"(?<=[\p{Ll}\d)”\"]{2})[.!?](?=\s+[\p{Lu}\"“(]|$)|[。！？]")
_PHOTO = regex.compile(
    r"(?:^|[\s.])(?:\p{Lu}[\p{L}./]{1,20}\s)(?:[Pp]hotos?|PHOTO)(?:\s+(?:by\s+)?\p{Lu}[\p{L}\p{M}. \-]{1,40})?\.?$"
    r"|\(\s*photo\s*\)$"
)
_BEFORE_LINE = regex.compile(
    r"\s(?:(?P<place>\p{Lu}[\p{L}\p{M}' ]{1,30})\s)?(?=[(（][\p{L}\p{M}+/. ]{2,20}[)）]\s*[-–—])"
)
_RIGHTS = regex.compile(r"©\s?[^!?]{2,70}$")
_DESK = regex.compile(
    r"(?:REUTERS|Reuters|AFP|AP|EPA|Xinhua|TASS|VNA|TTXVN|EFE|Getty Images)\s?/\s?\p{Lu}[\p{L}\p{M}. \-/]{2,40}$"
)
_SHOT = regex.compile(
    r"(?:新华社|中新社|中新网)?(?:记者|記者)?\s?[\p{Han}]{2,4}\s?[摄攝]$|图自[\p{Han}]{2,8}。?$|(?:图片来源|圖片來源)[:：]?.{2,20}$"
)


@cache
def _begins() -> regex.Pattern[str]:
    words = furniture().caption_words
    return regex.compile(
        rf"^(?:{words})(?:\s+\p{{L}}+){{0,3}}\s*[:：]|^[©®]|^图为|^圖為|^\(?(?:{words})\)?\s*$", regex.IGNORECASE
    )


@cache
def _bracket() -> regex.Pattern[str]:
    words, sources = furniture().caption_words, furniture().credit_words
    return regex.compile(
        rf"[(（\[]\s*(?:(?:(?:{words})|(?P<source>{sources}))(?:\s+(?:by|of|de))?\s*[:：/-]\s*"
        r"[^()（）\[\]]{1,90}"
        rf"|(?:{words})(?:\s+(?:by|courtesy|de|von|minh họa|tư liệu))?(?:\s[^()（）\[\]]{{1,60}})?"
        r"|[^()（）\[\]]{1,40}[\s/](?:[Pp]hoto|PHOTO|ảnh|摄|攝)"
        r"|[\p{Han}]{0,8}(?:资料图|资料照片|图片来源|圖片來源|图自|图源)[^()（）]{0,30})\s*[)）\]][.。]?"
    )


@cache
def _ends() -> regex.Pattern[str]:
    words = furniture().caption_words
    return regex.compile(
        rf"(?:^|[\s.,;|/…\"”»)])(?:{words})(?:\s+(?:by|minh họa|tư liệu|de))?\s*[:：]\s*\S[^.!?]{{0,70}}\.?$"
    )


@cache
def _unmarked() -> regex.Pattern[str]:
    """`… the new bridge. Photo example.org`: a credit without its colon behind a full stop."""
    return regex.compile(rf"[.!?]\s+(?:{furniture().caption_words})\s+\p{{L}}\S*(?:\s\p{{Lu}}\S*){{0,2}}$")


@cache
def _hint() -> regex.Pattern[str]:
    return regex.compile(rf"[(（]\s*(?:{furniture().hints})(?:\s*[,;][^()（）]{{0,30}})?\s*[)）]", regex.IGNORECASE)


@cache
def _counted() -> regex.Pattern[str]:
    return regex.compile(rf"[\s\-](?:{furniture().counters})\s?\d{{1,2}}(?!\d)")


def begins_caption(text: str) -> bool:
    """Whether a paragraph begins as captions do: `Photo:`, `©`.

    Args:
        text: the paragraph.

    Returns:
        True where it does.
    """
    return _begins().match(text) is not None


def caption(piece: Piece, early: bool) -> list[Piece]:
    """Finds a caption: the whole paragraph, or what is glued in front of the report's first sentence.

    Args:
        piece: a paragraph.
        early: whether no full paragraph of the report has been seen yet.

    Returns:
        The paragraph, or caption and rest.
    """
    text = piece.text
    short = len(text) <= _LONG
    if not (short or early):
        return [piece]
    if begins_caption(text):
        match = _BEFORE_LINE.search(text[:_SHORT])
        if match is not None:
            # "Photo: VNA (VOV) - …" has its agency where "Photo: VNA Hanoi (VNA) - …" has the place.
            placed = match.group("place") is not None and outlet_named(match.group("place")) is None
            return split(piece, match.start() if placed else match.end(), "caption", "")
        if len(text) <= _SHORT:
            piece.role = "caption"
            return [piece]
    parts = _bracketed(piece, early)
    if parts is not None:
        return parts
    if short and (_tail(text) or _placed(piece, early)):
        piece.role = "caption"
    return [piece]


def _bracketed(piece: Piece, early: bool) -> list[Piece] | None:
    """Captions that a credit in brackets closes, or that a number after a repeated headline opens."""
    text = piece.text
    window = text[:_LONG]
    counted = _counted().search(window, 8, _NUMBERED)
    if "(" in window or "（" in window or "[" in window:
        match = _bracket().search(window, counted.end() if counted else 0)
        if match is not None and _caption_like(text[: match.start()], early, match.group("source") is not None):
            if len(text) - match.end() <= _REST:
                piece.role = "caption"
                return [piece]
            if early:
                return split(piece, match.end(), "caption", "")
    if counted and len(text) <= _LONG:
        piece.role = "caption"
        return [piece]
    return None


def _caption_like(before: str, early: bool, sourced: bool) -> bool:
    """A caption is a phrase, or one sentence; what stops and has its source behind it is a report's last paragraph."""
    bare = before.strip()
    if len(_STOP.findall(bare)) > 1:
        return False
    return not stops(bare) or (len(bare) <= 300 and (early or not sourced))


def _tail(text: str) -> bool:
    tail = text[-_TAIL:]
    if (":" in tail or "：" in tail) and _ends().search(tail):
        return True
    if "hoto" in tail and _PHOTO.search(tail) or "©" in tail and _RIGHTS.search(tail):
        return True
    if "/" in tail and _DESK.search(tail):
        return True
    if not tail.isascii() and _SHOT.search(tail):
        return True
    return _unmarked().search(tail) is not None


def _placed(piece: Piece, early: bool) -> bool:
    """`(left)` and its like: who stands where in a picture."""
    if not (early or not piece.stopped) or len(piece.text) > 350:
        return False
    return ("(" in piece.text or "（" in piece.text) and _hint().search(piece.text) is not None
