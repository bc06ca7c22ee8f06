"""What a paragraph shows by its own form: credits, buttons, links, dates; and its split where two are glued."""

from __future__ import annotations

from functools import cache

import regex

from bilateral.clean.dates import date_line
from bilateral.clean.furniture import first_word, furniture, key
from bilateral.clean.paragraphs import stops
from bilateral.clean.pieces import Piece, split
from bilateral.languages.outlets import outlet_named

_DATE_LABEL = regex.compile(r"^date\s+(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?)(?!\S)\s*")
_NO_WORDS = regex.compile(r"^[\W_]+$")
_SIGNED = regex.compile(
    r"(?<=[.!?…。！？\"”»’)）/])\s*(?P<credit>[-–—(（/]{0,2}\s*(?P<name>[^.()（）!?。！？:：;\n]{2,40}?)\s*[)）/]?[./]{0,3})$"
)
_UPPER_START = regex.compile(r"^[\p{Lu}\p{Lo}]")
_BYLINE = regex.compile(r"^(?:\p{Lu}[\p{L}\p{M}.'’\-]*\s?){2,4}$")
_INNER_STOP = regex.compile(r"[。！？!?]|\.\s")
_POINTING = regex.compile(r"(?:>>+|»»+|》》+|→)\s*$")
_SEPARATOR = regex.compile(r"\s[|•·]\s|\s[-–—]\s")


@cache
def _credit_start() -> regex.Pattern[str]:
    return regex.compile(rf"^[(（\[]?(?:{furniture().credit_words})\s*(?:[:：]|[|｜])", regex.IGNORECASE)


@cache
def _by_name() -> regex.Pattern[str]:
    return regex.compile(
        r"^(?:By|Por|Par|Oleh|Von|Theo|Nguồn|Source|Fuente)\s+(?:\p{Lu}[\p{L}\p{M}.'’/+\-]*[\s,/]*){1,3}"
        r"(?:\p{Ll}{5,}\s+)?(?:\p{Lu}[\p{L}\p{M}.'’/+\-]*[\s,/]*){1,3}(?:\(.{1,30}\))?$"
    )


def label(piece: Piece) -> list[Piece]:
    """Takes a leading `date 2021-12-02` off a paragraph.

    Args:
        piece: a paragraph.

    Returns:
        The label, if there is one, and the rest.
    """
    match = _DATE_LABEL.match(piece.text)
    if match is None:
        return [piece]
    front = piece.part(0, match.end("day"), "boilerplate")
    rest = piece.part(match.end(), len(piece.text))
    if front is not None:
        front.day, front.trusted = match.group("day"), True
    return [p for p in (front, rest) if p is not None]


def line_role(piece: Piece) -> None:
    """Decides the role of a line that is furniture as a whole.

    Args:
        piece: a paragraph; its role and marker are set where the lists know it.
    """
    text = piece.text
    if len(text) > 500:
        return
    if _NO_WORDS.match(text):
        piece.role = "boilerplate"
        return
    bare = key(text)
    # "Next." is said by somebody; a button has no full stop.
    spoken = text[-1] in ".?!。？！," and text[-3:] != "..."
    known = furniture().lines.get(bare or text.casefold()) if len(text) <= 80 and not spoken else None
    if known is not None:
        piece.marker = known if known in ("related", "ends") else ""
        piece.role = "boilerplate" if known == "ends" else known
        return
    words = bare.split() if len(bare) <= 80 and not spoken else []
    if len(words) > 2 and all(furniture().lines.get(word) == "button" for word in words):
        piece.role = "button"
        return
    plain = " ".join(text.split()).casefold().replace("’", "'")
    if _starts(plain.lstrip("|•>*▶►-– "), furniture().read_also) or _POINTING.search(text):
        piece.role = "related"
    else:
        start = _boilerplate(plain)
        if start and _slight(piece, start):
            piece.role = "boilerplate"


def _slight(piece: Piece, start: str) -> bool:
    """Whether a line that begins like boilerplate is short enough to be it; three words or more leave no doubt."""
    if start.count(" ") >= 2:
        return True
    return len(piece.text) <= 100 and not piece.text.endswith((".", "。")) or len(piece.text) <= 45


def _boilerplate(plain: str) -> str:
    for start in furniture().starts.get(first_word(plain), ()):
        after = plain[len(start) : len(start) + 1]
        if plain.startswith(start) and (not after.isalpha() or start[-1] > "\u2e80" or start.count(" ") >= 2):
            return start
    return ""


def _starts(plain: str, lists: dict[str, tuple[str, ...]]) -> bool:
    for start in lists.get(first_word(plain), ()):
        if plain.startswith(start):
            after = plain[len(start) : len(start) + 2].lstrip()[:1]
            return start[0] == ">" or after in (":", "：", "|")
    return False


@cache
def _desk() -> regex.Pattern[str]:
    rows = "|".join(
        w for w in furniture().credit_words.split("|") if w.casefold().endswith(("by", "por", "par", "von"))
    )
    return regex.compile(rf"^[(（\[](?:{rows})\s+\p{{Lu}}[^()（）]{{2,250}}[)）\]]\.?$", regex.IGNORECASE)


def is_credit(text: str) -> bool:
    """Whether a line does nothing but name a source or an author.

    Args:
        text: a line.

    Returns:
        True for `Source: VNA`, `VNA/CVN`, `By John Smith`, `责任编辑：张三`.
    """
    if text[0] in "(（[" and _desk().match(text):
        return True  # (Reporting by …; Editing by …)
    if len(text) > 110 or text[-1] in "?!？！":
        return False
    sentence = text.endswith((".", "。"))
    if not sentence and len(text.split()) <= 12 and (_credit_start().match(text) or _by_name().match(text)):
        return True
    bare = text.strip(" -–—()（）[]./*")
    if not bare or len(bare) > 45 or len(bare.split()) > 5 or (sentence and "," in bare) or _INNER_STOP.search(bare):
        return False
    return outlet_named(bare) is not None and not _SEPARATOR.search(bare)


def signature(piece: Piece) -> list[Piece]:
    """Takes an agency's name off the end of a paragraph.

    Args:
        piece: a paragraph of text.

    Returns:
        The text and the credit, or the paragraph as it was.
    """
    tail = piece.text[-60:]
    if stops(tail) and not tail.endswith((")", "）", "/", "./.", ".")):
        return [piece]
    match = _SIGNED.search(tail)
    if match is None:
        return _bracketed_credit(piece)
    name = match.group("name").strip(" -–—/")
    if "," in name or len(name.split()) > 4 or outlet_named(name) is None:
        return _bracketed_credit(piece)
    cut = len(piece.text) - len(tail) + match.start("credit")
    return split(piece, cut, "", "credit")


@cache
def _source_bracket() -> regex.Pattern[str]:
    words = furniture().credit_words
    return regex.compile(
        rf"[(（\[]\s*(?:(?:{words})\s*[:：]?\s*[^()（）]{{1,40}}|完)\s*[)）\]]\s*\d*[./]*$", regex.IGNORECASE
    )


def _bracketed_credit(piece: Piece) -> list[Piece]:
    tail = piece.text[-70:]
    match = _source_bracket().search(tail) if tail.rstrip("./0123456789")[-1:] in (")", "）", "]") else None
    if match is None:
        return [piece]
    cut = len(piece.text) - len(tail) + match.start()
    return split(piece, cut, "", "credit") if stops(piece.text[:cut].rstrip()) else [piece]


def day_line(piece: Piece, country: str | None) -> None:
    """Marks a line that is there to give the date.

    Args:
        piece: a short paragraph.
        country: of the outlet.
    """
    day = date_line(piece.text, country)
    if day is not None:
        piece.role, piece.day = "boilerplate", day


def byline(text: str) -> bool:
    """Whether a last line is nothing but somebody's name.

    Args:
        text: a line.

    Returns:
        True for two to four capitalised words.
    """
    return len(text) <= 40 and _BYLINE.match(text) is not None
