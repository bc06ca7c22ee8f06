"""What a paper is about, where its own name does not say so: the words behind it, or the next sentence, tell."""

from __future__ import annotations

import regex

from bilateral.frames.clause import macro
from bilateral.frames.discourse import Discourse
from bilateral.frames.draft import Draft
from bilateral.languages.areas import areas_of
from bilateral.languages.offices import leaves, with_portfolios
from bilateral.model.mention import Element
from bilateral.model.recognised import Told

_FAR = 260  # letters behind a paper's name in which its matter is told


def goes_on(told: Told, end: int) -> int:
    """Where the list ends that a paper's name begins: agreements on tourism**, health and energy**.

    Args:
        told: the passage.
        end: where the name ends in the folded text, at a comma.

    Returns:
        The end of the list; the same place where none follows.
    """
    pattern = macro(told.passage.language, "goes_on")
    found = pattern.match(told.folded.text, end) if pattern is not None else None
    return found.end() if found is not None else end


def tells_matter(told: Told, place: tuple[int, int]) -> bool:
    """Whether a paper's name holds a word behind which its matter stands: a memorandum **on** …

    Args:
        told: the passage.
        place: of the name in the folded text.

    Returns:
        True where it does.
    """
    pattern = macro(told.passage.language, "about")
    return pattern is not None and pattern.search(told.folded.text, *place) is not None


def each_paper(told: Told, end: int) -> list[tuple[int, int]]:
    """The papers that are told one by one: two agreements, **one on tourism**, **another on health**.

    Args:
        told: the passage.
        end: where the name that counts them ends in the folded text.

    Returns:
        A span for each; none where they are not told so, or only one is.
    """
    pattern = macro(told.passage.language, "each_paper")
    if pattern is None:
        return []
    stop = told.folded.text.find(". ", end)
    found = [m.span() for m in pattern.finditer(told.folded.text, end, stop if stop >= 0 else len(told.folded.text))]
    return found if len(found) > 1 and found[0][0] - end < _NEAR else []


_NEAR = 60


def matter_before(told: Told, start: int) -> tuple[str, ...]:
    """The areas of what a sentence opens with: **on tourism**, the two states signed a memorandum.

    Args:
        told: the passage.
        start: where the paper's name begins in the folded text.

    Returns:
        Areas of RECORD.md; none where the sentence opens otherwise.
    """
    pattern = macro(told.passage.language, "topic")
    found = pattern.match(told.folded.text, 0, start) if pattern is not None else None
    return _areas(told, *found.span("topic")) if found is not None else ()


def matter_of_ministries(told: Told) -> tuple[str, ...]:
    """The areas that the ministries or ministers of both sides have in common: a paper of two ministries of health.

    Args:
        told: the passage.

    Returns:
        Areas of RECORD.md; none where a side is told by no portfolio.
    """
    sides: list[tuple[str, ...]] = []
    for position, element in told.folded.at.items():
        if element.cls not in "GUOA" or not (own := _portfolios(element)):
            continue
        both = element.cls == "U" or _BOTH.match(told.folded.text, position) is not None
        both = both or len({e.key for e in leaves(element) if e.cls in "CJ"}) > 1
        sides.extend([areas_of(with_portfolios("Minister", own)[0], "en")] * (2 if both else 1))
    return tuple(area for area in sides[0] if all(area in x for x in sides)) if len(sides) > 1 else ()


def matter_behind(told: Told, end: int) -> tuple[str, ...]:
    """The areas that a sentence tells behind a paper's name: agreements **that cover trade and tourism**.

    Args:
        told: the passage.
        end: where the name ends in the folded text.

    Returns:
        Areas of RECORD.md, without that of papers themselves.
    """
    pattern, text = macro(told.passage.language, "matter"), told.folded.text
    last = text.find(";", end)
    last = min(last if last >= 0 else len(text), end + _FAR)
    found = pattern.match(text, end, last) if pattern is not None else None
    return _areas(told, found.end(), last) if found is not None else ()


_BOTH = regex.compile(r"G (?:and|y|et|und) C\b")


def _portfolios(element: Element) -> list[str]:
    """The portfolios in an actor's or an organisation's name; of a head such as chancellor, that which it implies."""
    own = element.key.partition("+")[2]
    if own or element.cls == "Q":
        return [own or element.key]
    return [key for part in element.parts for key in _portfolios(part)]


def matter_told_next(told: Told, before: list[Draft]) -> None:
    """ "The agreements cover trade and tourism" tells the areas of the papers named in the sentence before.

    Args:
        told: a passage.
        before: drafts of the passages before it; papers among them that have no areas are given them.
    """
    pattern = macro(told.passage.language, "papers_cover")
    found: regex.Match[str] | None = pattern.match(told.folded.text) if pattern is not None else None
    if found is None:
        return
    bare = [x for x in before if x.type == "agreement" and not x.fields.get("areas") and x.kind != "joint_statement"]
    last = max((x.told.passage.index for x in bare), default=-9)
    if told.passage.index - last > 2:
        return
    areas = _areas(told, found.end(), len(told.folded.text))
    for draft in bare:
        if draft.told.passage.index == last and areas:
            draft.fields["areas"] = areas


def areas_of_offices(d: Discourse) -> tuple[str, ...]:
    """The areas that both sides' foremost people have by their offices: ministers of defence speak of defence.

    Args:
        d: the discourse; its offices are known from the start.

    Returns:
        Areas of RECORD.md; none where the sides differ, or a minister of foreign affairs is among them.
    """
    first: dict[str, tuple[str, ...]] = {}
    for name, offices in d.offices.items():
        party = d.party.get(name)
        if party in d.pair and offices:
            if offices[0].title.endswith("Foreign Affairs"):
                return ()  # a 2+2 speaks of more
            first.setdefault(party, areas_of(offices[0].title, "en"))
    if len(first) < 2:
        return ()
    one, other = (first[party] for party in d.pair[:2])
    return tuple(area for area in one if area in other)


def _areas(told: Told, start: int, end: int) -> tuple[str, ...]:
    first, last = told.folded.view_span(start, end)
    found = areas_of(told.view.text[first:last], told.passage.language)
    return tuple(area for area in found if area != "legal_framework")
