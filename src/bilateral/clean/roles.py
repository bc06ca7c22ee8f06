"""What a paragraph is by its place: headline, heading, body, and all that follows a marker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilateral.clean.forms import byline
from bilateral.clean.furniture import key
from bilateral.clean.paragraphs import bulleted
from bilateral.clean.pieces import Piece

_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]")
_HEADLINE = 220
_HEADING = 130
_LONG = 150
_PARAGRAPH = 110
_PARAGRAPHS = 3
_BOX = 6
_TAIL = 3
_CAPTION = 420


def weight(text: str) -> int:
    """The length of a text, a character of a script without spaces counting three.

    Args:
        text: any text.

    Returns:
        About how many letters its translation would have.
    """
    return len(text) if text.isascii() else len(text) + 2 * len(_HAN.findall(text[:1000]))


def prose(piece: Piece) -> bool:
    """Whether a piece is a paragraph of sentences.

    Args:
        piece: a piece.

    Returns:
        False for what reads like a headline or a line of a menu.
    """
    size = weight(piece.text)
    return (piece.stopped and size >= 60) or size >= 240


def mark_after_markers(pieces: Sequence[Piece]) -> None:
    """Marks what follows `You may also like`, or the comments, to the end or to the body's clear return.

    Args:
        pieces: all pieces; roles are set.
    """
    following, seen, marker = "", 0, 0
    total = sum(weight(p.text) for p in pieces if not p.role and prose(p))
    for i, piece in enumerate(pieces):
        if piece.marker:
            following, marker = _following(pieces, i, seen, total), i
            continue
        text = not piece.role and prose(piece)
        if following == "related" and text and _resumes(pieces, marker, i, seen):
            following = ""
        if following:
            piece.role = following
        elif text:
            seen += weight(piece.text)


def _following(pieces: Sequence[Piece], i: int, seen: int, total: int) -> str:
    """What the marker at i makes of the pieces behind it."""
    if pieces[i].marker != "ends":
        return "related"
    bar = not seen or (seen * 2 < total and _body_like(pieces[i + 1 :], _PARAGRAPHS))
    return "" if bar else "boilerplate"


def _resumes(pieces: Sequence[Piece], marker: int, i: int, seen: int) -> bool:
    """A box of links before or amid the body ends where paragraphs follow that no headlines part.

    Elsewhere a headline and its teaser take turns to the end.
    """
    if not seen and weight(pieces[i].text) >= _LONG:
        return True
    links = [p for p in pieces[marker + 1 : i] if not p.stopped]
    if not links and all(p.role == "button" or not p.text for p in pieces[marker + 1 : i]):
        return _body_like(pieces[i:], _PARAGRAPHS)  # the box's links did not come along with the text
    return 1 <= len(links) <= _BOX and i - marker <= _BOX + 2 and _body_like(pieces[i:], _PARAGRAPHS)


def _body_like(pieces: Sequence[Piece], least: int) -> bool:
    plain = [p for p in pieces if not p.role]
    whole = [p for p in plain if prose(p)]
    long = sum(1 for p in whole if weight(p.text) >= _PARAGRAPH)
    last = plain[-1:] if plain and weight(plain[-1].text) >= 60 else []  # where the text breaks off
    loose = [p for p in plain if not prose(p) and not p.stopped and not p.text.endswith((",", "，"))]
    short = sum(1 for p in loose if p not in last)
    return (len(whole) >= least or long >= least - 1) and short * 5 <= len(whole)


def headline(pieces: Sequence[Piece], title: str | None) -> int | None:
    """Finds the headline and marks it.

    Args:
        pieces: all pieces; the headline and what stands above it get their roles.
        title: the headline as the feed gave it.

    Returns:
        Its index; None where the report has none.
    """
    plain = [i for i, p in enumerate(pieces) if not p.role]
    wanted = key(title) if title else ""
    if wanted:
        for i in plain[:12]:
            if key(pieces[i].text) == wanted:
                return _mark_headline(pieces, i)
    first = next((i for i in plain if prose(pieces[i])), None)
    above = [i for i in plain if first is None or i < first]
    texts = [pieces[i].text for i in above]
    likely = [i for i in above if _headline_like(pieces[i])]
    # A line written twice is a picture's substitute and its caption, unless it opens the page.
    likely = [i for i in likely if i == above[0] or texts.count(pieces[i].text) == 1] or likely
    if not likely:
        stopped = _stopped_headline(pieces, plain)
        return _mark_headline(pieces, stopped) if stopped is not None else None
    if first is None and len(plain) < 2 and pieces[likely[0]].stopped:
        return None
    return _mark_headline(pieces, _best(pieces, likely, first))


def _headline_like(piece: Piece) -> bool:
    text = piece.text
    if text.endswith((".", "。", ":", "：", ",", ";")) or len(text) > _HEADLINE or bulleted(text):
        return False
    return len(text.split()) >= 3 or len(_HAN.findall(text)) >= 6


def _best(pieces: Sequence[Piece], likely: list[int], first: int | None) -> int:
    """Of many lines above the body the one whose words the body takes up; else the first."""
    if len(likely) < 3 or first is None:
        return likely[0]
    body = set(_WORD.findall(" ".join(p.text for p in pieces[first : first + 4])[:2500].casefold()))

    def shared(i: int) -> float:
        words = {w for w in _WORD.findall(pieces[i].text.casefold()) if len(w) > 2}
        return len(words & body) / len(words) if words else 0.0

    best = max(likely, key=lambda i: (round(shared(i), 1), -i))
    return likely[0] if shared(likely[0]) * 2 >= shared(best) else best


def _stopped_headline(pieces: Sequence[Piece], plain: list[int]) -> int | None:
    """A first line that is a sentence is the headline where the paragraph below says the same at length."""
    said = [i for i in plain if len(pieces[i].text.split()) >= 3]
    if len(said) < 2:
        return None
    first, second = pieces[said[0]].text, pieces[said[1]].text
    words = {w for w in _WORD.findall(first.casefold()) if len(w) > 2}
    shared = words & set(_WORD.findall(second.casefold()))
    like = first.endswith(".") and 3 <= len(first.split()) <= 14 and first.count(". ") == 0
    return said[0] if like and prose(pieces[said[1]]) and len(shared) * 5 >= len(words) * 3 else None


def _mark_headline(pieces: Sequence[Piece], at: int) -> int:
    pieces[at].role = "headline"
    for piece in pieces[:at]:
        if not piece.role and not prose(piece):
            piece.role = "boilerplate"
    same = key(pieces[at].text)
    for piece in pieces[at + 1 : at + 6]:
        if not piece.role and key(piece.text) == same:
            piece.role = "headline"
    return at


def mark_captions(pieces: Sequence[Piece], text: str) -> None:
    """Marks what its neighbours show to be a caption.

    A line right above its credit, a line that says a caption again, the headline again with a picture's number, and a
    line that a page wrote twice, once as the picture's substitute and once below it.

    Args:
        pieces: all pieces with their roles.
        text: the report's text.
    """
    top = next((key(p.text) for p in pieces if p.role == "headline"), "")
    captions = [key(p.text) for p in pieces if p.role == "caption" and len(p.text) > 12]
    for i, piece in enumerate(pieces):
        if piece.role not in ("body", "heading") or len(piece.text) > _CAPTION:
            continue
        bare = key(piece.text)
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        beside = any(0 <= k < len(pieces) and pieces[k].role == "caption" for k in (i - 1, i + 1))
        again = len(bare) > (9 if beside and not piece.stopped else 25) and any(
            c.startswith(bare) or bare.startswith(c) for c in captions
        )
        rest = bare[len(top) :].lstrip() if len(top) > 15 and bare.startswith(top) else "?"
        numbered = rest[:1] in ("|", "-", "–", "—") or not (rest == "?" or _LETTERS.search(rest))
        credited = after is not None and not piece.stopped and _credit_below(piece, after, text)
        twice = after is not None and not piece.stopped and after.text == piece.text
        if again or numbered or credited or twice:
            piece.role = "caption"
            if twice and after is not None:
                after.role = "caption"


def _credit_below(piece: Piece, after: Piece, text: str) -> bool:
    return after.role == "caption" and len(after.text) <= 90 and text.count("\n", piece.end, after.start) == 1


def mark_rest(pieces: Sequence[Piece], at: int | None) -> None:
    """Gives the remaining pieces their roles: heading or body, credit for a closing name, related for a closing list.

    Args:
        pieces: all pieces; roles are set.
        at: index of the headline.
    """
    plain = [i for i, p in enumerate(pieces) if not p.role]
    first = next((i for i in plain if prose(pieces[i])), len(pieces))
    last = next((i for i in reversed(plain) if prose(pieces[i])), -1)
    _mark_tail(pieces, [i for i in plain if i > last], last)
    for position, i in enumerate(plain):
        piece = pieces[i]
        if piece.role:
            continue
        before = pieces[plain[position - 1]] if position else None
        after = pieces[plain[position + 1]] if position + 1 < len(plain) else None
        if i < first and at is not None and not piece.stopped and len(piece.text.split()) < 4 and _thin(piece):
            piece.role = "boilerplate"
        else:
            piece.role = "heading" if _heading(piece, before, after, i < first) else "body"


def _thin(piece: Piece) -> bool:
    return weight(piece.text) < 30


def _heading(piece: Piece, before: Piece | None, after: Piece | None, above: bool) -> bool:
    text = piece.text
    if piece.stopped or after is None or weight(text) > _HEADING or bulleted(text) or text[:1].islower():
        return False
    if text.endswith((",", "，", ";")) or (before is not None and before.text.endswith((":", "："))):
        return False
    return above or prose(after) or (before is not None and before.stopped and after.stopped)


def _mark_tail(pieces: Sequence[Piece], tail: list[int], last: int) -> None:
    """Short lines behind the last paragraph: a name is a credit, three headlines or more are other reports."""
    if last < 0 or not tail:
        return
    if pieces[last].text.endswith((":", "：")):
        return
    if len(tail) >= _TAIL and not any(pieces[i].stopped or bulleted(pieces[i].text) for i in tail):
        for i in tail:
            pieces[i].role = "related"
        return
    for i in tail:
        if (
            not pieces[i].stopped
            and not bulleted(pieces[i].text)
            and len(pieces[i].text.split()) < 3
            and _thin(pieces[i])
        ):
            pieces[i].role = "boilerplate"
        if byline(pieces[i].text) and pieces[last].stopped and not pieces[i].stopped:
            pieces[i].role = "credit"
